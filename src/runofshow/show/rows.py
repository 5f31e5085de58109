"""The rundown as rows: planned, actual and forecast of each segment, turn and floor turn.

Made anew with each fact, not with each frame; what grows meanwhile is the outlook's business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from runofshow.clock import Now
from runofshow.programme.models import Segment
from runofshow.show.actuals import segment_stays, segment_used, slot_actual
from runofshow.show.outlook import Outlook, outlook, segment_need
from runofshow.show.rundown import (
    SlotState,
    next_slot,
    segment_allotment,
    slot_allotment,
    slot_state,
    slots_of,
)
from runofshow.show.state import Control, Show, segment_of

__all__ = ["Row", "rows", "slots_in_order"]

NOTHING = timedelta(0)


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


def slots_in_order(control: Control, segment: str) -> tuple[str, ...]:
    """The slots of a segment in programme order, each followed by the floor turns that came after it."""
    ordered = list(slots_of(control, segment))
    after: str | None = None
    for run in control.runs:
        if run.segment != segment:
            continue
        if run.slot in control.floor_slots and run.slot not in ordered:
            ordered.insert(ordered.index(after) + 1 if after else 0, run.slot)
        after = run.slot
    return tuple(ordered)


def rows(show: Show, now: Now) -> tuple[Row, ...]:
    """The rundown at `now`: each segment, then its turns and the floor turns where they happened."""
    return tuple(_Builder(show, now).rows())


class _Builder:
    """Walks the programme once with two cursors: when each thing was planned, when it is forecast."""

    def __init__(self, show: Show, now: Now) -> None:
        self.show = show
        self.control = show.control
        self.view: Outlook = outlook(show, now)
        self.skew = show.timeline.skew(now)
        self.upcoming = next_slot(show.control) if show.control.ended is None else None
        self.planned = show.programme.planned_start.astimezone(UTC)
        self.forecast = self.planned if not show.control.is_started else now.wall
        self.forecast = max(now.wall, self.forecast)

    def rows(self) -> Iterator[Row]:
        for segment in self.show.programme.segments:
            yield from self._segment(segment)
            self.planned += segment.duration

    def _segment(self, segment: Segment) -> Iterator[Row]:
        slots = slots_in_order(self.control, segment.id)
        is_current = segment.id == self.view.segment
        begins, inner = self.forecast, list[Row]()
        planned_at, cursor = self.planned, self.forecast
        for slot in slots:
            if slot == segment.id:
                continue
            row = self._slot(slot, planned_at, cursor)
            inner.append(row)
            planned_at += row.planned or NOTHING
            cursor = row.forecast_end if row.state in ("pending", "running") else cursor
        need = self._current_need(cursor) if is_current else segment_need(self.control, segment)
        if self.control.ended is None:
            self.forecast = begins + need
        yield self._segment_row(segment, slots, begins, begins + need)
        yield from inner

    def _current_need(self, cursor: datetime) -> timedelta:
        """The current segment lasts until its own clock or its turns run out, whichever is later."""
        return max(self.view.segment_remaining or NOTHING, cursor - self.forecast, NOTHING)

    def _segment_row(self, segment: Segment, slots: tuple[str, ...], begins: datetime, ends: datetime) -> Row:
        moment = self.view.moment
        stays = segment_stays(self.control, segment.id, moment)
        is_current = segment.id == self.view.segment
        state = self._segment_state(slots, is_current, bool(stays))
        return Row(
            kind="segment",
            id=segment.id,
            segment=segment.id,
            is_slot=not segment.turns,
            state=state,
            is_next=self.upcoming == segment.id,
            planned_start=self.planned,
            planned=segment.duration,
            allotment=segment_allotment(self.control, segment),
            actual=segment_used(self.control, segment.id, moment) if stays else None,
            actual_start=stays[0][0] + self.skew if stays else None,
            actual_end=stays[-1][1] + self.skew if stays and not is_current else None,
            forecast_start=stays[0][0] + self.skew if stays else begins,
            forecast_end=stays[-1][1] + self.skew if state == "done" else ends,
        )

    def _segment_state(self, slots: tuple[str, ...], is_current: bool, has_begun: bool) -> SlotState:
        if is_current:
            return "running"
        states = {slot_state(self.control, slot) for slot in slots}
        if "pending" in states and self.control.ended is None:
            return "pending"
        if has_begun:
            return "done"
        return "skipped" if states == {"skipped"} else "pending"

    def _slot(self, slot: str, planned_at: datetime, cursor: datetime) -> Row:
        control = self.control
        runs = [run for run in control.runs if run.slot == slot]
        state = slot_state(control, slot)
        planned = control.programme.slots.get(slot)
        kind: Literal["turn", "floor"] = "turn" if planned else "floor"
        allotment = runs[-1].allotment if runs and state != "pending" else slot_allotment(control, slot)
        actual = slot_actual(control, slot, self.view.moment) if runs else None
        left = allotment if state == "pending" else NOTHING
        if state == "running":
            left = max(NOTHING, self.view.remaining or NOTHING)
        elif state == "pending" and actual is not None:
            left = max(NOTHING, allotment - actual)
        begins = runs[0].started + self.skew if runs else cursor
        ended = runs[-1].ended if runs else None
        return Row(
            kind=kind,
            id=slot,
            segment=segment_of(slot),
            is_slot=True,
            state=state,
            is_next=self.upcoming == slot,
            planned_start=planned_at if planned else None,
            planned=planned.allotment if planned else None,
            allotment=allotment,
            actual=actual,
            actual_start=begins if runs else None,
            actual_end=ended + self.skew if ended else None,
            forecast_start=begins,
            forecast_end=ended + self.skew if ended and state == "done" else cursor + left,
        )
