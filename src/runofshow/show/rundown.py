"""The order of things: which slot comes next, how each stands, what each is allotted."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from runofshow.programme.models import Segment
from runofshow.show.actuals import Stay, run_elapsed, run_used, runs_used, stays_used
from runofshow.show.state import Control, Run

__all__ = [
    "Balance",
    "SlotState",
    "Standing",
    "agreed_excess",
    "is_pending",
    "next_slot",
    "pending_slots",
    "position",
    "run_of",
    "segment_allotment",
    "segment_balance",
    "slot_allotment",
    "slot_rest",
    "slot_state",
    "slots_of",
]

SlotState = Literal["pending", "running", "done", "skipped"]
NOTHING = timedelta(0)


def slots_of(control: Control, segment: str) -> tuple[str, ...]:
    """The slot ids of one segment, in programme order."""
    planned = control.programme.segments_by_id[segment]
    return tuple(f"{segment}/{turn.id}" for turn in planned.turns) or (segment,)


def run_of(control: Control, run_id: str | None) -> Run | None:
    """The run of that id, looked for from the latest."""
    if run_id is None:
        return None
    return next((run for run in reversed(control.runs) if run.id == run_id), None)


class Balance(NamedTuple):
    """What counts against an allotment, adjustments included. over_under: −remaining, plus is over.

    used, over_under: None before the first run.
    """

    allotted: timedelta
    used: timedelta | None
    over_under: timedelta | None


class Standing:
    """How all slots stand, read from the runs once: for whoever asks about many of them.

    slots: of each segment, in programme order. runs: each slot's, in the order of time.
    broken_off: the run that `next` returns to.
    """

    __slots__ = ("broken_off", "control", "current", "runs", "slots")

    def __init__(self, control: Control) -> None:
        self.control = control
        self.slots: defaultdict[str, list[str]] = defaultdict(list)
        for slot, planned in control.programme.slots.items():
            self.slots[planned.segment.id].append(slot)
        self.runs: defaultdict[str, list[Run]] = defaultdict(list)
        for run in control.runs:
            self.runs[run.slot].append(run)
        self.current = control.current_run
        self.broken_off = run_of(control, control.interrupted)

    def state(self, slot: str) -> SlotState:
        """How a slot stands. One that a floor turn broke off is pending: `next` returns to it."""
        if self.current and self.current.slot == slot:
            return "running"
        if slot in self.control.skipped:
            return "skipped"
        if slot not in self.runs or (self.broken_off and self.broken_off.slot == slot):
            return "pending"
        return "done"

    def balance(self, slot: str, moment: datetime) -> Balance:
        """How a slot's time stands; its allotment is its latest run's, while pending what it is to get."""
        runs = self.runs.get(slot)
        if not runs:
            return Balance(slot_allotment(self.control, slot), None, None)
        is_open = self.state(slot) == "pending"
        allotted = slot_allotment(self.control, slot) if is_open else runs[-1].allotment
        used = runs_used(self.control, runs, moment)
        return Balance(allotted, used, used - allotted)


def slot_state(control: Control, slot: str) -> SlotState:
    """How one slot stands; who asks about many asks a Standing."""
    return Standing(control).state(slot)


def is_pending(control: Control, slot: str) -> bool:
    """Whether a slot is still to be taken."""
    return slot_state(control, slot) == "pending"


def position(control: Control) -> int:
    """The index of the planned slot taken last, −1 before the first."""
    planned = control.programme.slots
    taken = next((run.slot for run in reversed(control.runs) if run.slot in planned), None)
    return list(planned).index(taken) if taken is not None else -1


def pending_slots(control: Control) -> tuple[str, ...]:
    """The slots after the position that are still to be taken, in programme order."""
    taken = {run.slot for run in control.runs}
    later = list(control.programme.slots)[position(control) + 1 :]
    return tuple(slot for slot in later if slot not in taken and slot not in control.skipped)


def next_slot(control: Control) -> str | None:
    """What `next` takes: after a floor turn what it broke off, else the next pending slot."""
    interrupted = run_of(control, control.interrupted)
    if interrupted is not None:
        return interrupted.slot
    pending = pending_slots(control)
    return pending[0] if pending else None


def slot_allotment(control: Control, slot: str) -> timedelta:
    """What a slot still to come is allotted: as planned, or as its broken-off run had it, and adjusted."""
    adjustment = control.adjustments.get(slot, NOTHING)
    interrupted = run_of(control, control.interrupted)
    if interrupted and interrupted.slot == slot:
        return interrupted.allotment + adjustment
    if slot in control.floor_slots:
        return control.floor_slots[slot].allotment
    return control.programme.slots[slot].allotment + adjustment


def slot_rest(control: Control, slot: str) -> timedelta:
    """What a slot still to come needs: its allotment, of a broken-off one what is left of it."""
    allotment = slot_allotment(control, slot)
    interrupted = run_of(control, control.interrupted)
    if interrupted is None or interrupted.slot != slot:
        return allotment
    return max(NOTHING, allotment - _used(control, interrupted))


def segment_allotment(control: Control, segment: Segment) -> timedelta:
    """What a segment is allotted: as planned, less its skipped turns, so that skipping frees their time.

    Of a turn that was broken off and then skipped, what it had not used is freed.
    """
    if not segment.turns:
        return _turnless_allotment(control, segment.id)
    whole = segment.duration + control.adjustments.get(segment.id, NOTHING)
    if not control.skipped:
        return whole
    more = control.adjustments
    slots = {f"{segment.id}/{turn.id}": turn.duration for turn in segment.turns}
    # What was added to a turn came from the slack or the forecast; what was taken from it is gone already.
    lengths = {slot: length + min(NOTHING, more.get(slot, NOTHING)) for slot, length in slots.items()}
    skipped = lengths.keys() & control.skipped
    used = dict.fromkeys(skipped, NOTHING)
    for run in control.runs:
        if run.slot in used:
            used[run.slot] += run_elapsed(control, run, run.started)
    return whole - sum((max(NOTHING, lengths[s] - used[s]) for s in skipped), NOTHING)


def agreed_excess(control: Control, segment: Segment) -> timedelta:
    """By how much a segment's turns were agreed to be longer than itself; what edits add is not in it."""
    agreed = control.plan.segments_by_id.get(segment.id)
    return max(NOTHING, -agreed.slack) if agreed is not None else NOTHING


def segment_balance(control: Control, segment: Segment, stays: tuple[Stay, ...]) -> Balance:
    """How the time of a segment's own clock stands."""
    allotted = segment_allotment(control, segment)
    if not stays:
        return Balance(allotted, None, None)
    used = stays_used(control, stays)
    return Balance(allotted, used, used - allotted)


def _turnless_allotment(control: Control, slot: str) -> timedelta:
    taken = next((run for run in reversed(control.runs) if run.slot == slot), None)
    if slot in control.skipped:
        return _used(control, taken) if taken else NOTHING
    if taken is None:
        return slot_allotment(control, slot)
    return taken.allotment + control.adjustments.get(slot, NOTHING)


def _used(control: Control, ended: Run) -> timedelta:
    assert ended.ended is not None
    return run_used(control, ended, ended.ended)
