"""The order of things: which slot comes next, how each stands, what each is allotted."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from runofshow.programme.models import Segment
from runofshow.show.state import Control, Run

__all__ = [
    "SlotState",
    "is_pending",
    "next_slot",
    "pending_slots",
    "position",
    "run_of",
    "segment_allotment",
    "slot_allotment",
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
    return next((run for run in reversed(control.runs) if run.id == run_id), None)


def slot_state(control: Control, slot: str) -> SlotState:
    """How a slot stands. One that a floor turn broke off is pending: `next` returns to it."""
    current = control.current_run
    if current and current.slot == slot:
        return "running"
    if slot in control.skipped:
        return "skipped"
    return "pending" if is_pending(control, slot) else "done"


def is_pending(control: Control, slot: str) -> bool:
    """Whether a slot is still to be taken."""
    if slot in control.skipped:
        return False
    interrupted = run_of(control, control.interrupted) if control.interrupted else None
    if interrupted and interrupted.slot == slot:
        return True
    return all(run.slot != slot for run in control.runs)


def position(control: Control) -> int:
    """The index of the planned slot taken last, −1 before the first."""
    order = list(control.programme.slots)
    taken = next((run.slot for run in reversed(control.runs) if run.slot in control.programme.slots), None)
    return order.index(taken) if taken is not None else -1


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
        return control.floor_slots[slot].allotment + adjustment
    return control.programme.slots[slot].allotment + adjustment


def segment_allotment(control: Control, segment: Segment) -> timedelta:
    """What a segment is allotted: as planned, less its skipped turns, so that skipping frees their time.

    More time for turns still to come eats the slack first and lengthens the segment only then.
    """
    if not segment.turns:
        return _turnless_allotment(control, segment)
    slots = {f"{segment.id}/{turn.id}": turn.duration for turn in segment.turns}
    freed = sum((length for slot, length in slots.items() if slot in control.skipped), NOTHING)
    extra = sum(
        (control.adjustments.get(slot, NOTHING) for slot in slots if slot not in control.skipped), NOTHING
    )
    beyond_slack = max(NOTHING, extra - max(NOTHING, segment.slack))
    return max(NOTHING, segment.duration - freed + beyond_slack)


def _turnless_allotment(control: Control, segment: Segment) -> timedelta:
    taken = next((run for run in reversed(control.runs) if run.slot == segment.id), None)
    if taken is not None:
        return taken.allotment
    return NOTHING if segment.id in control.skipped else slot_allotment(control, segment.id)
