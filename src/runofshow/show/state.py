"""The show as it stands: one performance of a programme, from standby to ended. Frozen throughout.

What `undo` takes back lives in `Control`; minutes, cards and counts live beside it, so taking back
a control command is putting an earlier Control in its place.

Times of runs and pauses are *moments*: aware datetimes in UTC on the show's own timeline, which
starts at the wall time of its first fact and goes on with boot time, so that a step of civil time
moves no countdown (see `timeline.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal

from runofshow.programme.models import PlannedSlot, Programme
from runofshow.show.facts import Speaker
from runofshow.show.ledger import Ledger
from runofshow.show.timeline import Timeline

__all__ = [
    "Card",
    "Control",
    "Count",
    "Entry",
    "FloorRequest",
    "FloorSlot",
    "History",
    "Pause",
    "Run",
    "Show",
    "Timer",
    "segment_of",
]

_NONE: Mapping[str, Any] = MappingProxyType({})


def segment_of(slot: str) -> str:
    """The segment's id of a slot id: `session-1/mexico` → `session-1`."""
    return slot.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Run:
    """One taking of a slot. `ended` is None while it is open; at most one run is open at a time.

    allotment: of the slot, adjustments to this run included. continues: the id of the run that was
    interrupted by a floor turn and goes on in this one.
    """

    id: str
    slot: str
    started: datetime
    allotment: timedelta
    ended: datetime | None = None
    continues: str | None = None

    @property
    def segment(self) -> str:
        return segment_of(self.slot)


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which no clock of slot or segment runs. `ended` is None while it lasts.

    `is_closed_show`: the stretch between an end and a reopening.
    """

    started: datetime
    ended: datetime | None = None
    is_closed_show: bool = False


@dataclass(frozen=True, slots=True)
class FloorSlot:
    """A turn that was not planned: someone of the floor, inside a segment."""

    id: str
    speaker: Speaker
    allotment: timedelta

    @property
    def segment(self) -> str:
        return segment_of(self.id)


@dataclass(frozen=True, slots=True)
class FloorRequest:
    """A place on the list of speakers."""

    id: str
    speaker: Speaker
    seconds: int


@dataclass(frozen=True, slots=True)
class Control:
    """Everything that `undo` can take back.

    programme: the running order as it stands, edits included. agreed: what it was when the show
    started, which all that is called planned is measured by; None in standby. runs: in the order of
    time. skipped: slot ids. adjustments: slots still to come, and segments with turns → change of
    their allotment. interrupted: the run that a floor turn broke off and `next` returns to.
    """

    programme: Programme
    runs: tuple[Run, ...] = ()
    pauses: tuple[Pause, ...] = ()
    skipped: frozenset[str] = frozenset()
    adjustments: Mapping[str, timedelta] = field(default_factory=lambda: _NONE)
    substitutes: Mapping[str, Speaker] = field(default_factory=lambda: _NONE)
    floor_slots: Mapping[str, FloorSlot] = field(default_factory=lambda: _NONE)
    requests: tuple[FloorRequest, ...] = ()
    interrupted: str | None = None
    ended: datetime | None = None
    agreed: Programme | None = None

    @property
    def plan(self) -> Programme:
        """What was agreed before the show."""
        return self.agreed or self.programme

    @property
    def is_started(self) -> bool:
        return bool(self.runs)

    @property
    def is_paused(self) -> bool:
        return bool(self.pauses) and self.pauses[-1].ended is None

    @property
    def current_run(self) -> Run | None:
        """The open run, or None in standby, between speakers and after the end."""
        return self.runs[-1] if self.runs and self.runs[-1].ended is None else None

    @property
    def current_segment(self) -> str | None:
        """The id of the segment whose clock runs, or None in standby and after the end."""
        return self.runs[-1].segment if self.runs and self.ended is None else None

    def planned(self, slot: str) -> PlannedSlot | None:
        """The planned slot of that id; None for a floor turn or an unknown id."""
        return self.programme.slots.get(slot)

    def speaker(self, slot: str) -> Speaker | None:
        """Who speaks in a slot: the floor speaker, the substitute, or the one planned."""
        if slot in self.floor_slots:
            return self.floor_slots[slot].speaker
        if slot in self.substitutes:
            return self.substitutes[slot]
        planned = self.planned(slot)
        return Speaker(person=planned.person.id) if planned and planned.person else None


@dataclass(frozen=True, slots=True)
class History:
    """One link of the undo (or redo) chain: what stood before (or after) a control command."""

    control: Control
    command: str
    earlier: History | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A minute entry as it stands now. `moment` is when it was logged and never changes.

    person, slot: only where set by hand; otherwise derived from the moment. originals: earlier
    texts and field values, oldest first, as `{field: value}`.
    """

    id: str
    kind: Literal["conclusion", "recommendation", "action", "note", "question"]
    moment: datetime
    text: str
    person: str | None = None
    slot: str | None = None
    question: str | None = None
    addressee: str | None = None
    due: str | None = None
    asker: str | None = None
    organisation: str | None = None
    group: str | None = None
    to: str | None = None
    off_record: bool = False
    is_struck: bool = False
    outcome: Literal["answered", "deferred", "dismissed"] | None = None
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    originals: tuple[Mapping[str, Any], ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One result of a vote. majority: the option that was clearly ahead and not counted itself."""

    poll: str
    counts: Mapping[str, int]
    base: int | None
    base_kind: Literal["cast", "present", "entitled"]
    is_exact: bool
    moment: datetime
    majority: str | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """A timer beside the slot's. It runs on through pauses: whoever votes does not stand still."""

    label: str
    started: datetime
    allotment: timedelta


@dataclass(frozen=True, slots=True)
class Card:
    """Words put on the stage, for whoever had the floor then (`run`)."""

    text: str
    tone: Literal["info", "warning", "stop"]
    moment: datetime
    run: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Show:
    """One performance. Compared by identity: every fact makes a new one.

    seq, group: of the last fact; 0 before the first. last_control: seq of the last fact that
    changed `control`. kind is None until the journal has been opened. tallies: votes counted and not
    yet logged, by poll, block of the room and option. blocks: of the room, in the order in which they
    were first counted. presence: people of the programme by id. shown_result: the poll whose result
    stands on the stage. timer_length: of the last timer, and so of the next. is_dark: every stage is black.
    """

    control: Control
    timeline: Timeline = field(default_factory=Timeline)
    kind: Literal["live", "rehearsal"] | None = None
    seq: int = 0
    group: int = 0
    last_control: int = 0
    undoable: History | None = None
    redoable: History | None = None
    entries: Ledger[Entry] = field(default_factory=Ledger)
    counts: tuple[Count, ...] = ()
    present: int | None = None
    card: Card | None = None
    tallies: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=lambda: _NONE)
    blocks: tuple[str, ...] = ()
    presence: Mapping[str, bool] = field(default_factory=lambda: _NONE)
    shown_result: str | None = None
    timer: Timer | None = None
    timer_length: timedelta = timedelta(minutes=2)
    is_dark: bool = False

    @classmethod
    def standby(cls, programme: Programme) -> Show:
        """A show that nobody has touched yet."""
        return cls(Control(programme))

    @property
    def programme(self) -> Programme:
        return self.control.programme

    @property
    def plan(self) -> Programme:
        """What was agreed before the show: planned times are measured by it."""
        return self.control.plan
