"""Everything derived from (show, now): what is left, over or under, when it will end, how it stands.

The sums that change only with a fact are made once per show (`_basis`); a frame then costs a few
subtractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from runofshow.clock import Now
from runofshow.programme.models import Segment
from runofshow.show.actuals import Stay, all_stays, frozen_at, run_used, segment_used, stays_used
from runofshow.show.cues import Phase, Thresholds, phase_at, thresholds
from runofshow.show.going_on import goes_on
from runofshow.show.rundown import (
    Standing,
    agreed_excess,
    next_slot,
    pending_slots,
    run_of,
    segment_allotment,
    slot_allotment,
    slot_rest,
)
from runofshow.show.state import Control, Show, segment_of
from runofshow.show.status import Status, status_of

__all__ = ["Outlook", "Phase", "Status", "outlook", "segment_need"]

NOTHING = timedelta(0)
OTHER_DAY = timedelta(hours=12)


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
    goes_on_in: until the next slot is to be taken by itself, nought or less: now; None where somebody has
    to do it.
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
    goes_on_in: timedelta | None = None

    @property
    def is_other_day(self) -> bool:
        """Whether the show is held so far from its plan that differences of times of day mean nothing."""
        return abs(self.late_start) >= OTHER_DAY


@dataclass(frozen=True, slots=True)
class _Basis:
    """What changes only with a fact.

    run_zero, segment_zero: the instants from which used time counts, so that used = clock − zero.
    turns_to_come: Σ allotments of the segment's pending turns; later: Σ of what follows the segment.
    """

    status: Status
    slot: str | None
    run: str | None
    run_started: datetime | None
    run_zero: datetime | None
    allotment: timedelta | None
    limits: Thresholds | None
    segment: str | None
    segment_allotment: timedelta
    segment_zero: datetime | None
    segment_limits: Thresholds | None
    turns_to_come: timedelta
    later: timedelta
    next_slot: str | None
    ends_show: bool
    started: datetime | None
    goes_on: bool


@lru_cache(maxsize=8)
def _basis(show: Show) -> _Basis:
    control = show.control
    status = status_of(control)
    plan = show.programme.cues
    upcoming = next_slot(control)
    run = control.current_run
    at = show.timeline.latest_moment or show.plan.planned_start
    clock = frozen_at(control, at)
    slot = run.slot if run else upcoming if status is Status.STANDBY else None
    allotment = run.allotment if run else slot_allotment(control, slot) if slot else None
    segment = control.current_segment
    planned = control.programme.segments_by_id[segment] if segment else None
    in_segment = segment_allotment(control, planned) if planned else NOTHING
    return _Basis(
        status=status,
        slot=slot,
        run=run.id if run else None,
        run_started=run.started if run else None,
        run_zero=clock - run_used(control, run, clock) if run else None,
        allotment=allotment,
        limits=thresholds(allotment, plan) if allotment is not None else None,
        segment=segment,
        segment_allotment=in_segment,
        segment_zero=clock - segment_used(control, segment, clock) if segment else None,
        segment_limits=thresholds(in_segment, plan) if planned else None,
        turns_to_come=_turns_to_come(control, segment),
        later=_later(control, segment),
        next_slot=upcoming if status is not Status.ENDED else None,
        ends_show=upcoming is None and status not in (Status.STANDBY, Status.ENDED),
        started=control.runs[0].started if control.runs else None,
        goes_on=goes_on(show),
    )


def _turns_to_come(control: Control, segment: str | None) -> timedelta:
    """What the pending turns of the segment still need, a broken-off one its rest."""
    if segment is None:
        return NOTHING
    pending = (slot for slot in pending_slots(control) if segment_of(slot) == segment)
    total = sum((slot_allotment(control, slot) for slot in pending), NOTHING)
    broken_off = run_of(control, control.interrupted)
    if broken_off and broken_off.slot != segment:
        total += slot_rest(control, broken_off.slot)
    return total


def _later(control: Control, segment: str | None) -> timedelta:
    """Σ of what the unskipped segments after the current one need; all of them in standby."""
    segments = control.programme.segments
    after = next((i + 1 for i, planned in enumerate(segments) if planned.id == segment), 0)
    standing = Standing(control)
    stays = all_stays(control, control.runs[-1].started) if control.runs else {}
    return sum(
        (segment_need(standing, planned, stays.get(planned.id, ())) for planned in segments[after:]), NOTHING
    )


def segment_need(standing: Standing, segment: Segment, stays: tuple[Stay, ...]) -> timedelta:
    """What a segment that is not current still needs: its allotment, less what its earlier stays used.

    More time for a turn still to come eats the segment's slack first and lengthens the need only then.
    """
    control = standing.control
    slots = standing.slots[segment.id]
    if not any(standing.state(slot) == "pending" for slot in slots):
        return NOTHING
    allotment = segment_allotment(control, segment)
    is_as_agreed = control.plan.segments_by_id.get(segment.id) is segment and not control.adjustments
    if not stays and (is_as_agreed or not segment.turns):
        return allotment
    pending = (slot for slot in slots if standing.state(slot) == "pending")
    in_turns = sum((slot_allotment(control, slot) for slot in pending), NOTHING)
    if stays:
        return max(NOTHING, allotment - stays_used(control, stays), in_turns)
    # Turns agreed to be too long for their segment are no news; only what was added to them since is.
    return max(allotment, in_turns - agreed_excess(control, segment))


def outlook(show: Show, now: Now) -> Outlook:
    """How the show stands at `now`. Pure; a few microseconds once per frame."""
    basis = _basis(show)
    control = show.control
    moment = show.timeline.moment(now)
    skew = now.wall - moment
    clock = frozen_at(control, moment)
    used = clock - basis.run_zero if basis.run_zero else NOTHING if basis.slot else None
    remaining = basis.allotment - used if basis.allotment is not None and used is not None else None
    segment_used_ = clock - basis.segment_zero if basis.segment_zero else None
    segment_left = basis.segment_allotment - segment_used_ if segment_used_ is not None else None
    end = _forecast_end(show, basis, now, remaining, segment_left)
    started = basis.started
    planned_start = show.plan.planned_start
    hard_stop = show.programme.planned_hard_stop
    is_ticking = basis.status is Status.RUNNING and remaining is not None
    return Outlook(
        moment=moment,
        wall=now.wall,
        status=basis.status,
        phase=_phase(basis, remaining, segment_left),
        slot=basis.slot,
        run=basis.run,
        allotment=basis.allotment,
        used=used,
        remaining=remaining,
        started=basis.run_started + skew if basis.run_started else None,
        due=now.wall + remaining if is_ticking and remaining is not None else None,
        warning_at=basis.limits.warning if basis.limits else None,
        segment=basis.segment,
        segment_allotment=basis.segment_allotment if basis.segment else None,
        segment_used=segment_used_,
        segment_remaining=segment_left,
        next_slot=basis.next_slot,
        ends_show=basis.ends_show,
        forecast_end=end,
        over_under=end - show.plan.planned_end,
        late_start=(started + skew if started else max(now.wall, planned_start)) - planned_start,
        hard_stop_margin=hard_stop - end if hard_stop else None,
        goes_on_in=remaining if basis.goes_on and basis.status is Status.RUNNING else None,
    )


def _phase(basis: _Basis, remaining: timedelta | None, segment_left: timedelta | None) -> Phase:
    """Of the run; between speakers of the segment's own clock."""
    if basis.status in (Status.STANDBY, Status.ENDED):
        return Phase.STANDBY
    if basis.status is Status.PAUSED:
        return Phase.PAUSED
    if remaining is not None and basis.limits is not None:
        return phase_at(remaining, basis.limits)
    assert segment_left is not None
    assert basis.segment_limits is not None
    return phase_at(segment_left, basis.segment_limits)


def _forecast_end(
    show: Show, basis: _Basis, now: Now, remaining: timedelta | None, segment_left: timedelta | None
) -> datetime:
    """now + max(segment remaining, Σ max(0, remaining) of its running and pending turns) + later segments."""
    if basis.status is Status.STANDBY:
        return max(now.wall, show.plan.planned_start.astimezone(UTC)) + basis.later
    if show.control.ended is not None:
        return show.control.ended + show.timeline.skew(now)
    in_turns = max(NOTHING, remaining or NOTHING) + basis.turns_to_come
    return now.wall + max(segment_left or NOTHING, in_turns) + basis.later
