"""The clocks: pause, resume, end, reopen, a minute more or less, and correcting a late press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from runofshow.clock import Now
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.actuals import run_used
from runofshow.show.decision import Decision, unknown_slot, unpaused
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import (
    is_pending,
    run_of,
    slot_allotment,
)
from runofshow.show.state import Control, Run, Show

__all__ = ["CLOCKS"]

LONGEST = timedelta(days=1)
SECOND = timedelta(seconds=1)


def _pause(show: Show, command: c.Pause, now: Now) -> Decision:
    return (f.ShowPaused(),)


def _resume(show: Show, command: c.Resume, now: Now) -> Decision:
    return (f.ShowResumed(),)


def _end(show: Show, command: c.End, now: Now) -> Decision:
    return (*unpaused(show), f.ShowEnded())


def _reopen(show: Show, command: c.Reopen, now: Now) -> Decision:
    return (f.ShowReopened(),)


def _adjust(show: Show, command: c.Adjust, now: Now) -> Decision:
    control = show.control
    run = control.current_run
    if command.slot is None and run is None:
        return Refusal(RefusalCode.NOTHING_RUNNING, {"do": command.do})
    if run and command.slot in (None, run.slot):
        used = run_used(control, run, show.timeline.moment(now))
        return _adjustment(command, run.slot, run.allotment, used, run.id)
    slot = command.slot or ""
    if slot not in control.programme.slots and slot not in control.floor_slots:
        return unknown_slot(control, slot)
    if not is_pending(control, slot):
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": slot})
    broken_off = run_of(control, control.interrupted)
    used = timedelta(0)
    if broken_off and broken_off.slot == slot:
        used = run_used(control, broken_off, show.timeline.moment(now))
    return _adjustment(command, slot, slot_allotment(control, slot), used, None)


def _adjustment(
    command: c.Adjust, slot: str, allotment: timedelta, used: timedelta, run: str | None
) -> Decision:
    """The change that is possible, in whole seconds: never below what is used, nor over a day."""
    by = timedelta(seconds=command.seconds)
    if allotment + by > LONGEST:
        return Refusal(RefusalCode.TOO_LONG, {"slot": slot, "seconds": command.seconds})
    if by < timedelta(0):
        left = max(timedelta(0), allotment - used) // SECOND * SECOND
        by = max(by, -left)
    if not by:
        return Refusal(RefusalCode.NOTHING_LEFT_TO_TAKE, {"slot": slot})
    return (f.AllotmentAdjusted(slot, by.total_seconds(), run),)


def _correct(show: Show, command: c.Correct, now: Now) -> Decision:
    control = show.control
    run = run_of(control, command.run) if command.run else (control.runs[-1] if control.runs else None)
    if run is None:
        return Refusal(RefusalCode.UNKNOWN_RUN, {"run": command.run})
    if command.edge == "end" and run.ended is None:
        return Refusal(RefusalCode.RUN_NOT_ENDED, {"run": run.id})
    moment = _moment_of(show, command.moment, now)
    earliest, latest = _room_for(control, run, command.edge, show.timeline.moment(now))
    if not earliest <= moment <= latest:
        skew = show.timeline.skew(now)
        bounds = {"earliest": earliest + skew, "latest": latest + skew}
        return Refusal(RefusalCode.PAST_BOUNDARY, {"run": run.id, **bounds})
    was = run.started if command.edge == "start" else run.ended
    assert was is not None
    return (f.RunCorrected(run.id, command.edge, moment, was),)


def _moment_of(show: Show, moment: datetime | timedelta, now: Now) -> datetime:
    """On the show's timeline; a civil time is what the clock of the wall says, so its skew comes off."""
    if isinstance(moment, timedelta):
        return show.timeline.moment(now) + moment
    return moment - show.timeline.skew(now)


def _room_for(control: Control, run: Run, edge: str, now: datetime) -> tuple[datetime, datetime]:
    """Between which moments an edge may lie: its boundaries are the neighbours', or now.

    Nothing bounds the first start; a slip of more than a day is refused all the same.
    """
    index = control.runs.index(run)
    end_of_time = now if control.ended is None else min(now, control.ended)
    if edge == "start":
        if index == 0:
            return run.started - LONGEST, run.ended or end_of_time
        before = control.runs[index - 1]
        earliest = before.ended if before.ended and before.ended != run.started else before.started
        return earliest, run.ended or end_of_time
    after = control.runs[index + 1] if index + 1 < len(control.runs) else None
    if after is None:
        return run.started, end_of_time
    return run.started, (after.ended or end_of_time) if after.started == run.ended else after.started


CLOCKS: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "pause": _pause,
    "resume": _resume,
    "end": _end,
    "reopen": _reopen,
    "adjust": _adjust,
    "correct": _correct,
}
