"""A short session with everything a report can hold, driven through the real decider."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from runofshow.clock import ManualClock, Now
from runofshow.programme.models import Programme
from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.show.state import Show

OFF_RECORD = "Heard in confidence only"
STRUCK = "Logged by mistake entirely"
HIDDEN_LATER = "Taken off the record later"
AMENDED_AWAY = "Wording before the amendment"

PROGRAMME: dict[str, Any] = {
    "title": "Lessons of a pilot",
    "series": "Series of examples",
    "reference": "EX/7",
    "date": "2018-12-07",
    "start": "08:30",
    "time_zone": "Africa/Casablanca",
    "hard_stop": "09:30",
    "venue": "Example Resort",
    "room": "Blue Room",
    "capacity": 220,
    "organisers": ["Ministry of Examples", "Institute of Samples"],
    "chair": "chair",
    "rapporteur": "rapporteur",
    "people": [
        {
            "id": "chair",
            "name": "Ada Chairwell",
            "honorific": "Ms.",
            "role": "State Secretary",
            "organisation": "Ministry of Examples",
            "group": "Organisers",
        },
        {
            "id": "first",
            "name": "Bo Firstman",
            "honorific": "H.E. Mr.",
            "organisation": "Northland",
            "group": "North",
        },
        {
            "id": "second",
            "name": "Cy Second",
            "honorific": "Mr.",
            "organisation": "Southland",
            "group": "South",
        },
        {"id": "rapporteur", "name": "Di Scribe", "organisation": "Institute of Samples"},
    ],
    "objective": "To see what a pilot can teach.",
    "guiding_questions": ["What works?"],
    "examples": ["hard_stop", "rapporteur"],
    "segments": [
        {"id": "opening", "title": "Opening", "kind": "opening", "duration": "5m", "person": "chair"},
        {
            "id": "session-1",
            "title": "Session I: What works",
            "duration": "20m",
            "turns": [
                {"id": "first", "person": "first", "duration": "8m", "topic": "The view from the north"},
                {"id": "second", "person": "second", "duration": "8m"},
            ],
        },
        {
            "id": "vote",
            "title": "Voting exercise",
            "kind": "vote",
            "duration": "5m",
            "polls": [
                {
                    "id": "enough",
                    "question": "Is there enough capacity?",
                    "method": "cards",
                    "options": [
                        {"id": "yes", "text": "Yes, enough", "colour": "green"},
                        {"id": "no", "text": "Not enough", "colour": "red"},
                    ],
                },
            ],
        },
        {
            "id": "closing",
            "title": "Conclusions and questions",
            "kind": "closing",
            "duration": "15m",
            "person": "chair",
        },
    ],
}


class Session:
    """Commands at minutes from the planned start, on a clock that goes only when told to."""

    def __init__(
        self, programme: Programme | None = None, kind: Literal["live", "rehearsal"] = "live"
    ) -> None:
        self.programme = programme or Programme.model_validate(PROGRAMME)
        self.clock = ManualClock(self.programme.planned_start.astimezone(UTC) - timedelta(minutes=10))
        self.decider = Decider(self.programme, kind)

    @property
    def show(self) -> Show:
        return self.decider.current

    @property
    def now(self) -> Now:
        return self.clock.now()

    def at(self, minutes: float) -> datetime:
        return self.programme.planned_start.astimezone(UTC) + timedelta(minutes=minutes)

    def do(self, minutes: float, do: str, **fields: Any) -> str:
        """Returns the entry's id for what logs one."""
        now = self.clock.jump_to(self.at(minutes))
        answer = self.decider.submit(parse_command({"do": do, **fields}), now)
        assert answer.refusal is None, answer.refusal
        return getattr(answer.facts[-1].body, "entry", "")


def held_session() -> Session:
    """Started 1:00 late, ended at 09:18: everything happens once."""
    session = Session()
    session.do(-5, "note", kind="note", text="The room was set up in time")
    session.do(0, "attendance", present=84)
    session.do(1, "start")
    session.do(2, "note", kind="note", text="Welcome to all delegations")
    session.do(6, "next")
    session.do(7, "note", kind="note", text="A point on staff turnover")
    session.do(8, "note", kind="note", text=OFF_RECORD, off_record=True)
    struck = session.do(9, "note", kind="conclusion", text=STRUCK)
    session.do(9, "strike", entry=struck)
    session.do(10, "pause")
    session.do(12, "resume")
    session.do(16.9, "floor", name="Fay Guest", organisation="Guest Network", group="Civil society")
    session.do(17.5, "note", kind="note", text="A remark from the floor")
    session.do(18, "next")
    session.do(19, "finish")
    session.do(19.5, "note", kind="note", text="Introducing the next speaker", question="What works?")
    session.do(20, "substitute", slot="session-1/second", name="Eve Deputy", organisation="Southland")
    session.do(20, "next")
    session.do(21, "adjust", seconds=60)
    asked = session.do(
        25,
        "ask",
        text="How was the pilot paid for?",
        asker="Gil Asker",
        organisation="Youth Forum",
        group="Youth",
        to="first",
    )
    hidden = session.do(26, "ask", text=HIDDEN_LATER)
    session.do(26, "amend", entry=hidden, off_record=True)
    session.do(28.5, "next")
    session.do(31, "count", poll="enough", counts={"yes": 21, "no": 42}, base=84, base_kind="present")
    session.do(32, "count", poll="Shall we meet again?", counts={"aye": 30, "nay": 10}, exact=False)
    session.do(33, "next")
    session.do(34, "answer", entry=asked, text="By the partners in equal parts", person="first")
    session.do(35, "ask", text="What comes next?")
    wording = session.do(
        36, "note", kind="conclusion", text=AMENDED_AWAY, question="What works?", person="second"
    )
    session.do(37, "amend", entry=wording, text="Pilots need time")
    session.do(
        38, "note", kind="recommendation", text="Plan for two years", addressee="Donors", due="by 2020"
    )
    session.do(39, "note", kind="action", text="Send the report", addressee="rapporteur", due="14 December")
    session.do(48, "end")
    session.do(50, "note", kind="note", text="The room was handed back")
    return session
