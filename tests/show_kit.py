"""A performance on a clock that goes only when told to: the helper of the core's tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from runofshow.clock import ManualClock, Now
from runofshow.programme.models import CuePlan, Person, Poll, PollOption, Programme, Segment, Turn
from runofshow.programme.times import parse_duration
from runofshow.show.commands import parse_command
from runofshow.show.decider import Answer, Decider
from runofshow.show.facts import Fact
from runofshow.show.minutes import PlacedEntry, placed_entries
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.refusals import Refusal
from runofshow.show.rows import Row, rows
from runofshow.show.rundown import slot_state
from runofshow.show.state import Control, Run, Show

START = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)
"""08:30 in Casablanca on that day."""


def length(text: str) -> timedelta:
    """`8:00`, `90s`, `25m`; with a minus before it, negative."""
    return -parse_duration(text[1:]) if text.startswith("-") else parse_duration(text)


def side_event(**changes: Any) -> Programme:
    """10 + 25 (three of 8) + 5 (a vote) + 20 (10 + 10) + 15 = 75 minutes from 08:30 to 09:45."""
    minutes = {n: timedelta(minutes=n) for n in (5, 8, 10, 15, 20, 25)}
    people = ("ada", "Ada Abara"), ("ben", "Ben Bello"), ("cleo", "Cleo Cruz")
    people += ("dara", "Dara Diop"), ("eli", "Eli Ekman"), ("fay", "Fay Fonseca")
    vote = Poll(
        id="priority",
        question="What comes first?",
        options=(
            PollOption(id="local", text="Local action", colour="green"),
            PollOption(id="national", text="National policy", colour="yellow"),
        ),
    )
    fields: dict[str, Any] = {
        "title": "A side event",
        "date": date(2018, 12, 7),
        "start": time(8, 30),
        "time_zone": "Africa/Casablanca",
        "hard_stop": time(9, 50),
        "chair": "ada",
        "people": tuple(Person(id=key, name=name, organisation=f"Office {key}") for key, name in people),
        "segments": (
            Segment(id="opening", title="Opening", duration=minutes[10], person="ada"),
            Segment(
                id="session-1",
                title="Session I",
                duration=minutes[25],
                turns=tuple(Turn(id=who, person=who, duration=minutes[8]) for who in ("ben", "cleo", "dara")),
            ),
            Segment(id="voting", title="Voting", kind="vote", duration=minutes[5], polls=(vote,)),
            Segment(
                id="session-2",
                title="Session II",
                duration=minutes[20],
                turns=tuple(Turn(id=who, person=who, duration=minutes[10]) for who in ("eli", "fay")),
            ),
            Segment(id="discussion", title="Discussion", kind="discussion", duration=minutes[15]),
        ),
    }
    return Programme(**{**fields, **changes})


def turnless(*minutes: float, **changes: Any) -> Programme:
    """Segments without turns, of those lengths: s1, s2, …"""
    segments = tuple(
        Segment(id=f"s{i}", title=f"Segment {i}", duration=timedelta(minutes=n))
        for i, n in enumerate(minutes, 1)
    )
    return side_event(**{"segments": segments, "people": (), "chair": None, **changes})


def with_cues(**fields: Any) -> Programme:
    """The side event with cues of its own."""
    return side_event(cues=CuePlan(**fields))


class Performance:
    """A show on a manual clock. Times are written from the planned start: `at("12:30")`."""

    def __init__(self, programme: Programme | None = None) -> None:
        self.programme = programme or side_event()
        self.start = self.programme.planned_start.astimezone(UTC)
        self.clock = ManualClock(self.start, boot=5_000_000_000_000)
        self.decider = Decider(self.programme)
        self.facts: list[Fact] = []

    # ---- acting

    def at(self, text: str) -> Performance:
        """Let time pass until then, counted on the clock of the boot."""
        self.clock.jump(self.start + length(text) - self.moment)
        return self

    def wait(self, text: str) -> Performance:
        """Let so much time pass."""
        self.clock.jump(length(text))
        return self

    def submit(self, do: str, **fields: Any) -> Answer:
        """Hand over a command, whatever comes of it."""
        answer = self.decider.submit(parse_command({"do": do, **fields}), self.now)
        if not answer.is_repeat:
            self.facts.extend(answer.facts)
        return answer

    def do(self, do: str, **fields: Any) -> Performance:
        """A command that has to be accepted."""
        answer = self.submit(do, **fields)
        assert answer.refusal is None, answer.refusal
        return self

    def next(self, times: int = 1, every: str = "0s") -> Performance:
        """`next` so many times, letting `every` pass before each."""
        for _ in range(times):
            self.wait(every).do("next")
        return self

    def refused(self, do: str, **fields: Any) -> Refusal:
        """A command that has to be refused and to leave the very same show."""
        before = self.show
        answer = self.submit(do, **fields)
        assert answer.refusal is not None, f"{do} was accepted"
        assert answer.facts == ()
        assert self.show is before
        return answer.refusal

    def code(self, do: str, **fields: Any) -> str:
        """Why a command is refused."""
        return str(self.refused(do, **fields).code)

    # ---- looking

    @property
    def now(self) -> Now:
        return self.clock.now()

    @property
    def show(self) -> Show:
        return self.decider.current

    @property
    def control(self) -> Control:
        return self.show.control

    @property
    def moment(self) -> datetime:
        return self.show.timeline.moment(self.now)

    @property
    def view(self) -> Outlook:
        return outlook(self.show, self.now)

    @property
    def slot(self) -> str | None:
        """Who has the floor."""
        return self.control.current_run.slot if self.control.current_run else None

    @property
    def run(self) -> Run:
        assert self.control.current_run is not None
        return self.control.current_run

    @property
    def forecast(self) -> timedelta:
        """Forecast end, counted from the planned start."""
        return self.view.forecast_end - self.start

    def state(self, slot: str) -> str:
        return slot_state(self.control, slot)

    def states(self, slots: Iterable[str] | None = None) -> dict[str, str]:
        return {slot: self.state(slot) for slot in slots or self.programme.slots}

    def rows(self) -> tuple[Row, ...]:
        return rows(self.show, self.now)

    def row(self, row_id: str) -> Row:
        return next(row for row in self.rows() if row.id == row_id)

    def placed(self) -> tuple[PlacedEntry, ...]:
        return placed_entries(self.show)

    def entry_text(self) -> list[str]:
        return [entry.text for entry in self.show.entries]


def since_start(performance: Performance, moment: datetime | None) -> timedelta:
    """A moment, counted from the planned start."""
    assert moment is not None
    return moment - performance.start
