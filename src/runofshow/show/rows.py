"""The rundown as rows: planned, actual and forecast of each segment, turn and floor turn.

Made anew with each fact, not with each frame; what grows meanwhile is the outlook's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from runofshow.clock import Now
from runofshow.programme.models import Segment
from runofshow.show.actuals import Stay, all_stays, stays_used
from runofshow.show.outlook import Outlook, outlook, segment_need
from runofshow.show.rundown import Balance, SlotState, Standing, segment_balance, slot_rest, slots_of
from runofshow.show.state import Control, Run, Show

__all__ = ["Row", "rows", "rows_at", "slots_in_order"]

NOTHING = timedelta(0)
UNPLANNED: tuple[None, None] = (None, None)


class Row(NamedTuple):
    """One row of the rundown: a segment, a turn, or a floor turn where it happened.

    kind: "segment" rows may hold turns; a segment without turns is itself a slot (`is_slot`).
    state: pending, running, done or skipped. planned_start, forecast_start: aware UTC; forecast_start
    of what is past is its actual start. planned_start and planned are as agreed before the show: None
    of what came in later. planned, allotment, actual: lengths; actual is None before
    the first run and grows while running (as of the instant of the call). used: what counts against
    the allotment; of a segment without turns its own runs and the floor turns nested in them, while its
    actual is its clock, which runs on after `finish`. over_under: −remaining, used − allotment.

    A named tuple, which is made three times as fast as a frozen dataclass: long days have hundreds.
    """

    kind: Literal["segment", "turn", "floor"]
    id: str
    segment: str
    is_slot: bool
    state: SlotState
    is_next: bool
    planned_start: datetime | None
    planned: timedelta | None
    allotment: timedelta
    actual: timedelta | None
    used: timedelta | None
    over_under: timedelta | None
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
            place = ordered.index(after) + 1 if after else 0
            while place < len(ordered) and ordered[place] in control.floor_slots:
                place += 1
            ordered.insert(place, run.slot)
        after = run.slot
    return tuple(ordered)


def rows(show: Show, now: Now) -> tuple[Row, ...]:
    """The rundown at `now`: each segment, then its turns and the floor turns where they happened."""
    return rows_at(show, outlook(show, now))


def rows_at(show: Show, view: Outlook) -> tuple[Row, ...]:
    """The same for an outlook that is made already."""
    return tuple(_Builder(show, view).rows())


class _Builder:
    """Walks the programme once with two cursors: when each thing was planned, when it is forecast."""

    def __init__(self, show: Show, view: Outlook) -> None:
        self.show = show
        self.control = show.control
        self.view = view
        self.skew = view.wall - view.moment
        self.standing = Standing(show.control)
        self.stays = all_stays(show.control, self.view.moment)
        self.with_floor = {floor.segment for floor in show.control.floor_slots.values()}
        self.upcoming = self.view.next_slot
        self.runs, self.slots = self.standing.runs, show.programme.slots
        self.skipped, self.adjustments = show.control.skipped, show.control.adjustments
        self.planned = show.plan.timetable
        starts = show.plan.planned_start.astimezone(UTC)
        self.forecast = view.wall if show.control.is_started else max(view.wall, starts)

    def rows(self) -> list[Row]:
        found: list[Row] = []
        for segment in self.show.programme.segments:
            found += self._segment(segment)
        return found

    def _segment(self, segment: Segment) -> list[Row]:
        stays = self.stays.get(segment.id, ())
        is_current = segment.id == self.view.segment
        inner: list[Row] = []
        cursor = self.forecast
        for slot in self._slots_within(segment):
            row = self._slot(slot, segment.id, cursor)
            inner.append(row)
            if row.state in ("pending", "running"):
                cursor = row.forecast_end
        need = self._current_need(cursor) if is_current else segment_need(self.standing, segment, stays)
        begins, ends = self.forecast, self.forecast + need
        if self.control.ended is None:
            self.forecast = ends
        return [self._segment_row(segment, inner, stays, begins, ends), *inner]

    def _slots_within(self, segment: Segment) -> Sequence[str]:
        """What has rows of its own in a segment: its turns and, where they happened, the floor turns."""
        if segment.id in self.with_floor:
            return tuple(slot for slot in slots_in_order(self.control, segment.id) if slot != segment.id)
        return self.standing.slots[segment.id] if segment.turns else ()

    def _current_need(self, cursor: datetime) -> timedelta:
        """The current segment lasts until its own clock or its slots run out, whichever is later."""
        in_slots = cursor - self.forecast
        if self.view.slot == self.view.segment:
            in_slots += max(NOTHING, self.view.remaining or NOTHING)
        return max(self.view.segment_remaining or NOTHING, in_slots)

    def _segment_row(
        self, segment: Segment, inner: list[Row], stays: tuple[Stay, ...], begins: datetime, ends: datetime
    ) -> Row:
        is_current = segment.id == self.view.segment
        states = {row.state for row in inner if row.kind == "turn"} or {self.standing.state(segment.id)}
        state = self._segment_state(states, is_current, bool(stays))
        allotment, used, over_under = self._segment_balance(segment, stays)
        planned_start, planned = self.planned.get(segment.id, UNPLANNED)
        return Row(
            kind="segment",
            id=segment.id,
            segment=segment.id,
            is_slot=not segment.turns,
            state=state,
            is_next=self.upcoming == segment.id,
            planned_start=planned_start,
            planned=planned,
            allotment=allotment,
            actual=stays_used(self.control, stays) if stays else None,
            used=used,
            over_under=over_under,
            actual_start=stays[0][0] + self.skew if stays else None,
            actual_end=stays[-1][1] + self.skew if stays and not is_current else None,
            forecast_start=stays[0][0] + self.skew if stays else begins,
            forecast_end=stays[-1][1] + self.skew if state == "done" else ends,
        )

    def _segment_balance(self, segment: Segment, stays: tuple[Stay, ...]) -> Balance:
        """Of its own clock, or of the slot that it is itself."""
        if not segment.turns and segment.id in self.standing.runs:
            return self.standing.balance(segment.id, self.view.moment)
        return segment_balance(self.control, segment, stays)

    def _segment_state(self, states: set[SlotState], is_current: bool, has_begun: bool) -> SlotState:
        if is_current:
            return "running"
        if "pending" in states and self.control.ended is None:
            return "pending"
        if has_begun:
            return "done"
        return "skipped" if states == {"skipped"} else "pending"

    def _slot(self, slot: str, segment: str, cursor: datetime) -> Row:
        runs = self.runs.get(slot)
        if runs:
            return self._taken(slot, segment, cursor, runs)
        # Most rows of a long day: a turn nobody has taken neither runs nor was broken off.
        planned_start, planned = self.planned.get(slot, UNPLANNED)
        allotment = self.slots[slot].allotment
        if slot in self.adjustments:
            allotment += self.adjustments[slot]
        state: SlotState = "skipped" if slot in self.skipped else "pending"
        is_next = slot == self.upcoming
        ends = cursor if state == "skipped" else cursor + allotment
        # By place, which is faster than by name; nothing of it is actual yet.
        return Row(
            "turn",
            slot,
            segment,
            True,
            state,
            is_next,
            planned_start,
            planned,
            allotment,
            None,
            None,
            None,
            None,
            None,
            forecast_start=cursor,
            forecast_end=ends,
        )

    def _taken(self, slot: str, segment: str, cursor: datetime, runs: list[Run]) -> Row:
        """The row of a slot that was taken at least once."""
        control, latest, state = self.control, runs[-1], self.standing.state(slot)
        planned_start, planned = self.planned.get(slot, UNPLANNED)
        allotment, used, over_under = self.standing.balance(slot, self.view.moment)
        begins = runs[0].started + self.skew
        ended = latest.ended + self.skew if latest.ended else None
        if state == "pending":
            forecast_end = cursor + slot_rest(control, slot)
        else:
            forecast_end = ended or cursor + max(NOTHING, self.view.remaining or NOTHING)
        return Row(
            kind="turn" if slot in control.programme.slots else "floor",
            id=slot,
            segment=segment,
            is_slot=True,
            state=state,
            is_next=self.upcoming == slot,
            planned_start=planned_start,
            planned=planned,
            allotment=allotment,
            actual=used,
            used=used,
            over_under=over_under,
            actual_start=begins,
            actual_end=ended,
            forecast_start=begins,
            forecast_end=forecast_end,
        )
