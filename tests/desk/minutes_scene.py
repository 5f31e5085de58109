"""A short session with a real decider behind it, for the tests of the minutes column."""

from __future__ import annotations

from datetime import datetime, timedelta

from runofshow.clock import ManualClock, Now
from runofshow.desk.minutes_panel import MinutesPanel
from runofshow.look.tokens import Theme, theme
from runofshow.look.words import refusal_words
from runofshow.programme.models import Programme
from runofshow.show.commands import Command, parse_command
from runofshow.show.decider import Answer, Decider
from runofshow.show.outlook import outlook
from runofshow.show.state import Show

PROGRAMME = Programme.model_validate(
    {
        "title": "A session on capacity building",
        "date": "2018-12-07",
        "start": "08:30",
        "time_zone": "Africa/Casablanca",
        "people": [
            {"id": "daniela-morari", "name": "Daniela Morari", "honorific": "Ms."},
            {
                "id": "paul-robert-tiendrebeogo",
                "name": "Paul Robert Tiendrebeogo",
                "honorific": "H.E. Mr.",
                "organisation": "Government of Burkina Faso",
                "short_organisation": "Burkina Faso",
            },
            {
                "id": "alberto-amador-leal",
                "name": "Alberto Amador Leal",
                "honorific": "Mr.",
                "organisation": "National Institute of Migration of Mexico",
                "short_organisation": "Mexico",
            },
            {
                "id": "souad-zaidi",
                "name": "Souad Zaidi",
                "honorific": "Ms.",
                "organisation": "City of Rabat",
            },
            {
                "id": "camilla-hagstrom",
                "name": "Camilla Hagström",
                "honorific": "Ms.",
                "organisation": "European Commission",
            },
            {"id": "ralph-genetzke", "name": "Ralph Genetzke", "honorific": "Mr.", "organisation": "ICMPD"},
        ],
        "segments": [
            {
                "id": "opening",
                "title": "Opening and introduction by the Chair",
                "kind": "opening",
                "duration": "10m",
                "person": "daniela-morari",
            },
            {
                "id": "session-1",
                "title": "Session I",
                "duration": "25m",
                "turns": [
                    {"id": "burkina-faso", "person": "paul-robert-tiendrebeogo", "duration": "8m"},
                    {"id": "mexico", "person": "alberto-amador-leal", "duration": "8m"},
                    {"id": "rabat", "person": "souad-zaidi", "duration": "8m"},
                ],
            },
            {
                "id": "voting",
                "title": "Interaction with the audience",
                "kind": "vote",
                "duration": "5m",
                "polls": [
                    {
                        "id": "priority",
                        "question": "Which comes first?",
                        "options": [
                            {"id": "people", "text": "People", "colour": "green"},
                            {"id": "systems", "text": "Systems", "colour": "red"},
                        ],
                    }
                ],
            },
        ],
    }
)
START = datetime.fromisoformat("2018-12-07T08:30:00+01:00")


class Session:
    """Submits to a decider under a clock that goes only when told to, and keeps what it was given."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.decider = Decider(PROGRAMME)
        self.commands: list[Command] = []
        self.panel: MinutesPanel | None = None

    @property
    def show(self) -> Show:
        return self.decider.current

    @property
    def now(self) -> Now:
        return self.clock.now()

    def at(self, time_of_day: str) -> Session:
        """Let time pass until HH:MM or HH:MM:SS."""
        self.clock.jump_to(datetime.fromisoformat(f"2018-12-07T{time_of_day}+01:00"))
        return self

    def wait(self, **length: int) -> Session:
        self.clock.jump(timedelta(**length))
        return self

    def do(self, what: str, **fields: object) -> Answer:
        """Submit a command by its name."""
        return self.submit(parse_command({"do": what, **fields}))

    def submit(self, command: Command) -> Answer:
        self.commands.append(command)
        answer = self.decider.submit(command, self.now)
        if self.panel is not None and answer.refusal is not None:
            self.panel.show_refusal(refusal_words(answer.refusal), command.id)
        self.draw()
        return answer

    def draw(self) -> None:
        """Bring the panel up to the show, as the window does after each fact."""
        if self.panel is not None:
            self.panel.set_show(self.show, self.now)
            self.panel.tick(self.show, outlook(self.show, self.now))

    def open_panel(self, look: Theme | None = None) -> MinutesPanel:
        self.panel = MinutesPanel(look or theme("dark"), self.submit)
        self.draw()
        return self.panel


def with_minutes(session: Session) -> Session:
    """Into the second turn of Session I, with an entry of every kind."""
    session.do("start")
    session.at("08:36").do("note", id="m1", kind="note", text="186 participants in the room")
    session.at("08:40").do("next")
    session.at("08:45").do(
        "note", id="m2", kind="conclusion", text="Peer-to-peer exchange works best when demand-driven"
    )
    session.at("08:48").do("next")
    session.do(
        "note",
        id="m3",
        kind="recommendation",
        text="Plan for staff turnover from the outset",
        addressee="partner institutions",
    )
    session.at("08:52").do(
        "note",
        id="m4",
        kind="action",
        text="Circulate the background materials",
        addressee="Organisers",
        due="14 December",
    )
    session.at("08:53").do(
        "ask", id="m5", text="How can local authorities take part early?", to="souad-zaidi"
    )
    session.at("08:54:13")
    return session
