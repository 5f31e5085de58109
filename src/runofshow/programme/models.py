"""The plan: what was agreed before the session. Frozen, and free of any timing.

Every field of a side-event form has its place here. References between the parts (who speaks,
who chairs) are ids; `problems.py` checks them all at once, with their places in the file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from runofshow.programme.fields import ClockTime, Date, Duration, Line, Slug, Text, ZoneName

__all__ = [
    "ClockTime",
    "CuePlan",
    "Duration",
    "Material",
    "Person",
    "PlannedSlot",
    "Poll",
    "PollOption",
    "Programme",
    "Segment",
    "Slug",
    "Turn",
]


def _read_cues(value: Any) -> Any:
    return {"preset": value} if isinstance(value, str) else value


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Person(_Model):
    """Anyone named: chair, panelist, organiser's contact."""

    id: Slug
    name: Line
    honorific: Line | None = None
    role: Line | None = None
    organisation: Line | None = None
    short_organisation: Line | None = None
    """What fits a narrow row: "Mexico", "ICMPD"."""
    group: Line | None = None
    """What speaking time is counted by, such as a region or a constituency."""
    dimension: Line | None = None
    """The level a panelist speaks for: regional, national, local."""
    pronunciation: Line | None = None
    """How the chair is to say the name: "tyen-dray-BAY-oh-go"."""
    language: Literal["en", "fr", "es", "ar", "ru", "zh"] | None = None
    """What this person speaks on the podium: cards are shown in it."""

    @property
    def full_name(self) -> str:
        """Honorific and name, which are never parted."""
        return f"{self.honorific} {self.name}" if self.honorific else self.name


class PollOption(_Model):
    """One answer of a poll and the colour of its card."""

    id: Slug
    text: Line
    colour: Line | None = None


class Poll(_Model):
    """A question put to the audience."""

    id: Slug
    question: Text
    method: Literal["cards", "phones", "hands"] = "cards"
    options: Annotated[tuple[PollOption, ...], Field(min_length=1)]


Timing = Literal["down", "up", "until"]
"""What the digits count: time left, time used, or what is left until a time of day."""

AtEnd = Literal["hold", "go_on"]
"""Whether the next slot is taken by itself when the time is up."""


class Turn(_Model):
    """One speaking turn inside a segment."""

    id: Slug
    person: Slug
    duration: Duration
    minimum_duration: Duration | None = None
    """What is left to it when time must be caught up."""
    topic: Line | None = None
    timing: Timing = "down"
    until: ClockTime | None = None
    at_end: AtEnd = "hold"


class Segment(_Model):
    """One row of the programme, with or without speaking turns."""

    id: Slug
    title: Line
    subtitle: Line | None = None
    short_title: Line | None = None
    kind: Literal["opening", "session", "vote", "discussion", "break", "closing", "other"] = "session"
    duration: Duration
    minimum_duration: Duration | None = None
    may_be_shortened: bool = True
    optional: bool = False
    """Whether it may be dropped when time must be caught up; the first in the programme goes first."""
    notes: Text | None = None
    """The chair's own notes; they stand on no stage and in no report."""
    questions: tuple[Text, ...] = ()
    """What the chair wants asked here."""
    opening_line: Line | None = None
    """What the chair says to begin it and to give the floor."""
    closing_line: Line | None = None
    """What the chair says to take the floor back."""
    timing: Timing = "down"
    until: ClockTime | None = None
    at_end: AtEnd = "hold"
    person: Slug | None = None
    """Who leads the segment where it has no turns."""
    turns: tuple[Turn, ...] = ()
    polls: tuple[Poll, ...] = ()

    @property
    def slack(self) -> dt.timedelta:
        """Segment allotment − Σ turn allotments; negative when the turns are too long."""
        return self.duration - sum((turn.duration for turn in self.turns), dt.timedelta(0))


class Material(_Model):
    """A background document."""

    title: Line
    link: Line | None = None


class CuePlan(_Model):
    """Which preset warns, and the programme's own thresholds where it has any."""

    preset: Literal["podium", "toastmasters"] = "podium"
    warning: Duration | None = None
    """Time left at which the warning phase begins, whatever the slot's allotment."""
    overtime: Duration | None = None
    """Time over at which danger turns into overtime."""


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """Whatever is timed: a turn, or a segment without turns. Its id is `segment` or `segment/turn`."""

    id: str
    segment: Segment
    turn: Turn | None
    person: Person | None
    allotment: dt.timedelta

    @property
    def timed(self) -> Turn | Segment:
        """What says how it is timed."""
        return self.turn or self.segment

    @property
    def title(self) -> str:
        """The speaker's full name, else the topic or the segment's title."""
        if self.turn and self.person:
            return self.person.full_name
        return (self.turn and self.turn.topic) or self.segment.title


class Programme(_Model):
    """The document that a show performs."""

    title: Line
    series: Line | None = None
    reference: Line | None = None
    date: Date
    start: ClockTime
    time_zone: ZoneName
    hard_stop: ClockTime | None = None
    venue: Line | None = None
    room: Line | None = None
    capacity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    organisers: tuple[Line, ...] = ()
    chair: Slug | None = None
    timekeeper: Slug | None = None
    rapporteur: Slug | None = None
    people: tuple[Person, ...] = ()
    abstract: Text | None = None
    objective: Text | None = None
    expected_results: Text | None = None
    guiding_questions: tuple[Text, ...] = ()
    format: Text | None = None
    logistics: tuple[Line, ...] = ()
    materials: tuple[Material, ...] = ()
    cues: Annotated[CuePlan, BeforeValidator(_read_cues)] = CuePlan()
    segments: Annotated[tuple[Segment, ...], Field(min_length=1)]
    examples: tuple[Line, ...] = ()
    """Names of the fields whose values are examples and were not agreed with the organisers."""

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @cached_property
    def planned_start(self) -> dt.datetime:
        """Aware, in the programme's own zone."""
        return dt.datetime.combine(self.date, self.start, self.zone)

    @cached_property
    def planned_duration(self) -> dt.timedelta:
        return sum((segment.duration for segment in self.segments), dt.timedelta(0))

    @cached_property
    def planned_end(self) -> dt.datetime:
        """Planned start + total, counted in real time so that a DST change inside is right."""
        return (self.planned_start.astimezone(dt.UTC) + self.planned_duration).astimezone(self.zone)

    @cached_property
    def planned_hard_stop(self) -> dt.datetime | None:
        """The hard stop's civil time; one that is not after the start belongs to the next day."""
        if self.hard_stop is None:
            return None
        stop = dt.datetime.combine(self.date, self.hard_stop, self.zone)
        return stop if stop > self.planned_start else stop + dt.timedelta(days=1)

    @cached_property
    def timetable(self) -> dict[str, tuple[dt.datetime, dt.timedelta]]:
        """When each segment and each turn is planned to begin (aware, UTC), and how long it is; by id."""
        found, begins = {}, self.planned_start.astimezone(dt.UTC)
        for segment in self.segments:
            found[segment.id] = begins, segment.duration
            turn_begins = begins
            for turn in segment.turns:
                found[f"{segment.id}/{turn.id}"] = turn_begins, turn.duration
                turn_begins += turn.duration
            begins += segment.duration
        return found

    @cached_property
    def persons(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def polls(self) -> dict[str, Poll]:
        """Polls of every segment by id."""
        return {poll.id: poll for segment in self.segments for poll in segment.polls}

    @cached_property
    def slots(self) -> dict[str, PlannedSlot]:
        """Everything that is timed, by slot id, in programme order."""
        found = (slot for segment in self.segments for slot in self._slots_of(segment))
        return {slot.id: slot for slot in found}

    def _slots_of(self, segment: Segment) -> list[PlannedSlot]:
        rows: list[tuple[str, Turn | None, str | None, dt.timedelta]] = [
            (f"{segment.id}/{turn.id}", turn, turn.person, turn.duration) for turn in segment.turns
        ] or [(segment.id, None, segment.person, segment.duration)]
        return [
            PlannedSlot(
                id=slot, segment=segment, turn=turn, person=self.persons.get(who or ""), allotment=length
            )
            for slot, turn, who, length in rows
        ]

    def segment(self, segment_id: str) -> Segment:
        """The segment of that id; raises KeyError."""
        return self.segments_by_id[segment_id]

    @cached_property
    def segments_by_id(self) -> dict[str, Segment]:
        return {segment.id: segment for segment in self.segments}
