"""Moving on: start, next, finish, goto, skip, and taking a command back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from runofshow.clock import Now
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.decision import Decision, new_run, unknown_slot, unpaused
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import (
    is_pending,
    next_slot,
    pending_slots,
    position,
    run_of,
    slots_of,
)
from runofshow.show.state import Control, Show

__all__ = ["MOVING"]

LONGEST_WAIT = timedelta(hours=12)
"""A time of day further away than this has passed."""


def _take(show: Show, slot: str, now: Now) -> f.SlotTaken:
    interrupted = run_of(show.control, show.control.interrupted)
    continues = interrupted.id if interrupted and interrupted.slot == slot else None
    seconds = None if continues else _until(show, slot, now)
    return f.SlotTaken(new_run(show), slot, continues, seconds)


def _until(show: Show, slot: str, now: Now) -> float | None:
    """The allotment of a slot that lasts until a time of day; one that is past leaves it as planned."""
    planned = show.programme.slots[slot].timed
    if planned.timing != "until" or planned.until is None:
        return None
    today = now.wall.astimezone(show.programme.zone).date()
    days = (today, today + timedelta(days=1))
    ends = (datetime.combine(day, planned.until, show.programme.zone).astimezone(UTC) for day in days)
    waits = (end - now.wall for end in ends)
    wait = next((wait for wait in waits if timedelta(0) < wait <= LONGEST_WAIT), None)
    return round(wait.total_seconds(), 3) if wait is not None else None


def _start(show: Show, command: c.Start, now: Now) -> Decision:
    slot = next_slot(show.control)
    if slot is None:
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": ""})
    return (f.ShowStarted(), _take(show, slot, now))


def _next(show: Show, command: c.Next, now: Now) -> Decision:
    slot = next_slot(show.control)
    return (*unpaused(show), f.ShowEnded() if slot is None else _take(show, slot, now))


def _finish(show: Show, command: c.Finish, now: Now) -> Decision:
    run = show.control.current_run
    if run is None:
        return Refusal(RefusalCode.NOTHING_RUNNING, {"do": command.do})
    return (*unpaused(show), f.TurnFinished(run.id))


def _goto(show: Show, command: c.Goto, now: Now) -> Decision:
    control = show.control
    slot = _resolve(control, command.slot)
    if slot is None:
        return unknown_slot(control, command.slot)
    current = control.current_run
    if current and current.slot == slot:
        return Refusal(RefusalCode.SLOT_IS_CURRENT, {"slot": slot})
    order = list(control.programme.slots)
    target = order.index(slot)
    passed = tuple(other for other in pending_slots(control) if order.index(other) < target)
    skipped = (f.SlotsSkipped(passed),) if passed and target > position(control) else ()
    return (*unpaused(show), *skipped, _take(show, slot, now))


def _resolve(control: Control, slot: str) -> str | None:
    """A slot's id; a segment with turns stands for its first pending turn, else its first."""
    if slot in control.programme.slots:
        return slot
    if slot not in control.programme.segments_by_id:
        return None
    turns = slots_of(control, slot)
    return next((turn for turn in turns if is_pending(control, turn)), turns[0])


def _skip(show: Show, command: c.Skip, now: Now) -> Decision:
    control = show.control
    if command.slot in control.programme.slots:
        candidates: tuple[str, ...] = (command.slot,)
    elif command.slot in control.programme.segments_by_id:
        candidates = slots_of(control, command.slot)
    else:
        return unknown_slot(control, command.slot)
    current = control.current_run
    if current and candidates == (current.slot,):
        return Refusal(RefusalCode.SLOT_IS_CURRENT, {"slot": command.slot})
    pending = tuple(
        slot for slot in candidates if is_pending(control, slot) and slot != (current and current.slot)
    )
    if not pending:
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": command.slot})
    return (f.SlotsSkipped(pending),)


def _undo(show: Show, command: c.Undo, now: Now) -> Decision:
    if show.undoable is None:
        return Refusal(RefusalCode.NOTHING_TO_UNDO)
    return (f.CommandUndone(show.undoable.command),)


def _redo(show: Show, command: c.Redo, now: Now) -> Decision:
    if show.redoable is None:
        return Refusal(RefusalCode.NOTHING_TO_REDO)
    return (f.CommandRedone(show.redoable.command),)


MOVING: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "start": _start,
    "next": _next,
    "finish": _finish,
    "goto": _goto,
    "skip": _skip,
    "undo": _undo,
    "redo": _redo,
}
