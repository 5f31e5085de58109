"""The forecast as the design's sentence says it, written a second time and plainly.

`now + max(segment remaining, Σ max(0, remaining) of its running and pending turns)
 + Σ allotments of later unskipped segments`
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from runofshow.clock import Now
from runofshow.programme.models import Segment
from runofshow.show.state import Control, Run, Show

NOTHING = timedelta(0)


def forecast_end(show: Show, now: Now) -> datetime:
    """When the show will end."""
    control, moment = show.control, show.timeline.moment(now)
    segments = show.programme.segments
    if not control.runs:
        total = sum((_later_need(control, segment) for segment in segments), NOTHING)
        return max(now.wall, show.programme.planned_start.astimezone(UTC)) + total
    if control.ended is not None:
        return control.ended + (now.wall - moment)
    here = next(i for i, segment in enumerate(segments) if segment.id == control.runs[-1].segment)
    left = _allotment(control, segments[here]) - _segment_clock(control, segments[here].id, moment)
    in_turns = _in_turns(control, segments[here], moment)
    later = sum((_later_need(control, segment) for segment in segments[here + 1 :]), NOTHING)
    return now.wall + max(left, in_turns) + later


def clocked(control: Control, start: datetime, end: datetime) -> timedelta:
    """From start to end without what was paused, a minute hand that stops in pauses."""
    going = end - start
    for pause in control.pauses:
        paused_from, paused_to = max(start, pause.started), min(end, pause.ended or end)
        if paused_to > paused_from:
            going -= paused_to - paused_from
    return going


def _segment_clock(control: Control, segment: str, moment: datetime) -> timedelta:
    """From each run in the segment until the next run of all, whoever has it."""
    starts = [run.started for run in control.runs[1:]] + [moment]
    pairs = zip(control.runs, starts, strict=True)
    return sum((clocked(control, run.started, end) for run, end in pairs if run.segment == segment), NOTHING)


def _used(control: Control, run: Run, moment: datetime) -> timedelta:
    """What a run and those it goes on from have used; of a segment's own slot with the floor between."""
    parts = [run]
    while parts[0].continues:
        parts.insert(0, next(other for other in control.runs if other.id == parts[0].continues))
    if "/" not in run.slot:
        return clocked(control, parts[0].started, run.ended or moment)
    return sum((clocked(control, part.started, part.ended or moment) for part in parts), NOTHING)


def _runs(control: Control, slot: str) -> list[Run]:
    return [run for run in control.runs if run.slot == slot]


def _broken_off(control: Control, slot: str) -> Run | None:
    return next((run for run in _runs(control, slot) if run.id == control.interrupted), None)


def _turn_need(control: Control, slot: str, moment: datetime) -> timedelta:
    """Max(0, remaining) of a turn that runs or is pending, else nothing."""
    runs, more = _runs(control, slot), control.adjustments.get(slot, NOTHING)
    if runs and runs[-1].ended is None and control.ended is None:
        return max(NOTHING, runs[-1].allotment - _used(control, runs[-1], moment))
    if slot in control.skipped:
        return NOTHING
    broken_off = _broken_off(control, slot)
    if broken_off:
        return max(NOTHING, broken_off.allotment + more - _used(control, broken_off, moment))
    return NOTHING if runs else control.programme.slots[slot].allotment + more


def _in_turns(control: Control, segment: Segment, moment: datetime) -> timedelta:
    slots = [f"{segment.id}/{turn.id}" for turn in segment.turns]
    needs = [_turn_need(control, slot, moment) for slot in slots]
    current = control.runs[-1]
    if current.ended is None and current.slot not in slots:
        needs.append(max(NOTHING, current.allotment - _used(control, current, moment)))
    return sum(needs, NOTHING)


def _allotment(control: Control, segment: Segment) -> timedelta:
    """As planned, less what its skipped turns leave unused; of a taken segment without turns its run's."""
    if segment.turns:
        left = segment.duration + control.adjustments.get(segment.id, NOTHING)
        for turn in segment.turns:
            slot = f"{segment.id}/{turn.id}"
            if slot in control.skipped:
                spoken = (clocked(control, r.started, r.ended or r.started) for r in _runs(control, slot))
                length = turn.duration + min(NOTHING, control.adjustments.get(slot, NOTHING))
                left -= max(NOTHING, length - sum(spoken, NOTHING))
        return left
    runs, more = _runs(control, segment.id), control.adjustments.get(segment.id, NOTHING)
    if segment.id in control.skipped:
        last = runs[-1] if runs else None
        return _used(control, last, last.ended or last.started) if last else NOTHING
    return (runs[-1].allotment if runs else segment.duration) + more


def _later_need(control: Control, segment: Segment) -> timedelta:
    """A later segment's allotment: lengthened where its turns were, less what an earlier stay used."""
    slots = [f"{segment.id}/{turn.id}" for turn in segment.turns] or [segment.id]
    pending = [slot for slot in slots if slot not in control.skipped and not _runs(control, slot)]
    if not pending:
        return NOTHING
    allotment = _allotment(control, segment)
    if any(run.segment == segment.id for run in control.runs):
        used = _segment_clock(control, segment.id, control.runs[-1].started)
        in_turns = sum((_turn_need(control, slot, control.runs[-1].started) for slot in pending), NOTHING)
        return max(NOTHING, allotment - used, in_turns)
    if segment.turns:
        lengths = (control.programme.slots[slot].allotment for slot in pending)
        more = (control.adjustments.get(slot, NOTHING) for slot in pending)
        in_turns = sum(lengths, NOTHING) + sum(more, NOTHING)
        agreed = (control.agreed or control.programme).segments_by_id.get(segment.id)
        turns = agreed.turns if agreed else ()
        too_long = sum((turn.duration for turn in turns), NOTHING) - (agreed or segment).duration
        allotment = max(allotment, in_turns - max(NOTHING, too_long))
    return allotment
