"""Everything derived from (show, now): what is left, over or under, when it will end, how it stands.

The sums that change only with a fact are made once per show (`_basis`); a frame then costs a few
subtractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

__all__ = ["Outlook", "Phase", "Row", "Status", "outlook", "rows"]


class Phase(StrEnum):
    """How the current clock stands; colour, shape and words hang on it."""

    STANDBY = "standby"
    RUNNING = "running"
    WARNING = "warning"
    DANGER = "danger"
    OVERTIME = "overtime"
    PAUSED = "paused"


class Status(StrEnum):
    """Where the show is in its life."""

    STANDBY = "standby"
    RUNNING = "running"
    BETWEEN = "between"
    """Nobody has the floor; the segment's clock runs on."""
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Outlook:
    """The scalars of one instant. Times of day are aware datetimes in UTC, on the clock of the wall.

    slot, run, remaining, used, allotment, started, due: of the slot that is timed: the current one;
    in standby the first one, untouched; between speakers and after the end None. remaining is minus
    in overtime. due: when its time will be up (None while paused).
    segment, segment_remaining, segment_used, segment_allotment: of the segment whose clock runs.
    next_slot: what `next` would take; None from the last slot on, or where it returns.
    over_under: forecast end − planned end, plus is over. late_start: actual − planned start.
    hard_stop_margin: hard stop − forecast end, plus is room. None without a hard stop.
    """

    moment: datetime
    wall: datetime
    status: Status
    phase: Phase
    slot: str | None
    run: str | None
    allotment: timedelta | None
    used: timedelta | None
    remaining: timedelta | None
    started: datetime | None
    due: datetime | None
    warning_at: timedelta | None
    segment: str | None
    segment_allotment: timedelta | None
    segment_used: timedelta | None
    segment_remaining: timedelta | None
    next_slot: str | None
    ends_show: bool
    forecast_end: datetime
    over_under: timedelta
    late_start: timedelta
    hard_stop_margin: timedelta | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the rundown: a segment, a turn, or a floor turn where it happened.

    kind: "segment" rows may hold turns; a segment without turns is itself a slot (`is_slot`).
    state: pending, running, done or skipped. planned_start, forecast_start: aware UTC; forecast_start
    of what is past is its actual start. planned, allotment, actual: lengths; actual is None before
    the first run and grows while running (as of the instant of the call).
    """

    kind: Literal["segment", "turn", "floor"]
    id: str
    segment: str
    is_slot: bool
    state: Literal["pending", "running", "done", "skipped"]
    is_next: bool
    planned_start: datetime | None
    planned: timedelta | None
    allotment: timedelta
    actual: timedelta | None
    actual_start: datetime | None
    actual_end: datetime | None
    forecast_start: datetime
    forecast_end: datetime
