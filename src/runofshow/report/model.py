"""What a report says, in the order a secretariat reads it: plain values, no words of layout.

Times are aware datetimes in the programme's own zone; lengths and differences are timedeltas, a
difference being plus when over. Struck and off-the-record entries never get this far.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

__all__ = [
    "Action",
    "Conclusion",
    "Cover",
    "GroupTime",
    "Intervention",
    "LogLine",
    "LogWhat",
    "Note",
    "OptionResult",
    "PersonTime",
    "QuestionAsked",
    "Recommendation",
    "ReportDoc",
    "SessionReport",
    "SlotState",
    "Standing",
    "VoteResult",
    "Who",
]

SlotState = Literal["pending", "running", "done", "skipped"]
LogWhat = Literal[
    "started",
    "taken",
    "finished",
    "paused",
    "resumed",
    "ended",
    "reopened",
    "conclusion",
    "recommendation",
    "action",
    "note",
    "question",
    "answered",
    "deferred",
    "dismissed",
    "count",
]


@dataclass(frozen=True, slots=True)
class Who:
    """Someone named: `name` with honorific; the rest where it is known."""

    name: str
    role: str | None = None
    organisation: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """Who met, when and where. `examples`: names of the programme's fields whose values were not agreed."""

    title: str
    series: str | None
    reference: str | None
    date: date
    planned_start: datetime
    planned_end: datetime
    hard_stop: datetime | None
    venue: str | None
    room: str | None
    organisers: tuple[str, ...]
    chair: Who | None
    rapporteur: Who | None
    timekeeper: Who | None
    present: int | None
    capacity: int | None
    examples: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the show is in its life, `as_of` the instant of the report.

    late_start: actual − planned start, None in standby. over_under: actual or, before the end,
    forecast end − planned end. paused: how long the whole show stood still, in all.
    """

    status: Literal["standby", "running", "ended"]
    is_rehearsal: bool
    as_of: datetime
    started_at: datetime | None
    ended_at: datetime | None
    planned_end: datetime
    forecast_end: datetime
    late_start: timedelta | None
    over_under: timedelta
    paused: timedelta


@dataclass(frozen=True, slots=True)
class Note:
    """One note. question: the guiding question it bears on.

    about: whom it was said by or is about, only where someone set it by hand and it does not stand
    under that person's own intervention.
    """

    at: datetime
    text: str
    about: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question and what became of it. `outcome` is None while it is open."""

    at: datetime
    text: str
    asker: Who | None
    to: str | None
    outcome: Literal["answered", "deferred", "dismissed"] | None
    answer: str | None
    answered_by: str | None


@dataclass(frozen=True, slots=True)
class Intervention:
    """One slot: what was planned and what came of it.

    speaker: who spoke (or is to speak); on_behalf_of: the one planned, where another spoke.
    planned: as the programme has it, None for a floor turn; allotted: with what was adjusted.
    actual: what was spoken, None before the first run; used: what counts against the allotment, which is
    more where the segment itself is the slot and floor turns nest in it. over_under: used − allotted.
    """

    slot: str
    title: str
    topic: str | None
    kind: Literal["planned", "floor"]
    speaker: Who | None
    on_behalf_of: Who | None
    planned: timedelta | None
    allotted: timedelta
    actual: timedelta | None
    used: timedelta | None
    over_under: timedelta | None
    state: SlotState
    started_at: datetime | None
    ended_at: datetime | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionReport:
    """One segment. `notes`: logged in it while nobody had the floor.

    planned: None where it came in during the show. allotted: as planned, less what was freed by
    skipping. over_under: of the segment's own clock.
    """

    segment: str
    title: str
    subtitle: str | None
    planned: timedelta | None
    allotted: timedelta
    actual: timedelta | None
    over_under: timedelta | None
    interventions: tuple[Intervention, ...]
    notes: tuple[Note, ...]
    questions: tuple[QuestionAsked, ...]


@dataclass(frozen=True, slots=True)
class OptionResult:
    """`share` is count ÷ base as a fraction; None where there is no base to take it of."""

    text: str
    count: int
    share: float | None


@dataclass(frozen=True, slots=True)
class VoteResult:
    """One count, or a planned poll that none was logged for (`at` None, no options counted).

    is_example: the poll stands in the programme as an example. majority: the option that was clearly
    ahead and not counted itself.
    """

    question: str
    method: Literal["cards", "phones", "hands"] | None
    options: tuple[OptionResult, ...]
    base: int | None
    base_kind: Literal["cast", "present", "entitled"]
    is_exact: bool
    is_example: bool
    at: datetime | None
    majority: str | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`question`: the guiding question it answers; `person`: only where set by hand."""

    at: datetime
    text: str
    question: str | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Recommendation:
    at: datetime
    addressee: str | None
    text: str
    due: str | None


@dataclass(frozen=True, slots=True)
class Action:
    """Follow-up. `responsible`: the addressee, else the person set by hand."""

    at: datetime
    text: str
    responsible: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class PersonTime:
    """Time spoken by one person. turns: how many slots; share: the fraction of all time spoken."""

    who: Who
    turns: int
    actual: timedelta
    share: float


@dataclass(frozen=True, slots=True)
class GroupTime:
    """Time spoken by the people of one group; `group` None: those of whom none is known."""

    group: str | None
    people: int
    turns: int
    actual: timedelta
    share: float


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that happened: `what`, and the words it has (a title, a text), as they stand."""

    at: datetime
    what: LogWhat
    text: str


@dataclass(frozen=True, slots=True)
class ReportDoc:
    """A whole report. general_notes and general_questions: logged outside every segment."""

    cover: Cover
    standing: Standing
    abstract: tuple[str, ...]
    key_messages: tuple[str, ...]
    sessions: tuple[SessionReport, ...]
    general_notes: tuple[Note, ...]
    general_questions: tuple[QuestionAsked, ...]
    votes: tuple[VoteResult, ...]
    conclusions: tuple[Conclusion, ...]
    recommendations: tuple[Recommendation, ...]
    follow_up: tuple[Action, ...]
    time_by_person: tuple[PersonTime, ...]
    time_by_group: tuple[GroupTime, ...]
    log: tuple[LogLine, ...]
