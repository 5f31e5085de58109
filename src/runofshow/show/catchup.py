"""Catching up: who pays for an overrun, or gets the time that is left over. Pure; nothing is changed here.

A proposal is a set of new allotments, in whole seconds, with which a late forecast meets the hard stop
(the planned end, where there is none) and an early one the planned end. Three ways of sharing:

- *spread*: everything that may shrink gives in proportion to what it can give;
- *protect speakers*: slack, questions and answers, voting and breaks pay first, speaking turns last;
- *cut*: optional segments are dropped in the order of the programme, nothing else is touched.

Nothing goes below its minimum (where none is given, half of what was agreed), and what is pinned or
may not be shortened stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from runofshow.clock import Now
from runofshow.programme.models import Segment, Turn
from runofshow.show.actuals import all_stays, stays_used
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.rundown import (
    Standing,
    agreed_excess,
    run_of,
    segment_allotment,
    slot_allotment,
    slot_rest,
)
from runofshow.show.state import Control, Show
from runofshow.show.status import Status

__all__ = [
    "Change",
    "Proposal",
    "ProposalKind",
    "is_off_course",
    "least",
    "proposals",
    "proposals_at",
    "shares",
    "target_end",
]

NOTHING = timedelta(0)
SECOND = timedelta(seconds=1)
WELL_SHORT = timedelta(minutes=5)
"""Ending earlier than this is worth a proposal."""

FIRST_TO_PAY = frozenset({"vote", "discussion", "break", "closing"})
"""Kinds of segment that pay before a speaker does."""


class ProposalKind(StrEnum):
    SPREAD = "spread"
    PROTECT = "protect"
    CUT = "cut"


class Change(NamedTuple):
    """One row of a proposal. item: a slot, or a segment with turns, whose allotment holds its slack.

    after is None where the segment is dropped. A named tuple, as rows are: a long day has hundreds.
    """

    item: str
    before: timedelta
    after: timedelta | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """forecast_end: when the show would end. miss: by how much that still passes the target, else nought."""

    kind: ProposalKind
    changes: tuple[Change, ...]
    forecast_end: datetime
    miss: timedelta


class _Part(NamedTuple):
    """What may give or get time: a slot to come, or the slack of a segment with turns (then by its id).

    seconds: what it has. room: how much it may lose. is_first: whether it pays before speakers do.
    """

    item: str
    seconds: int
    room: int
    is_slack: bool
    is_first: bool
    is_pinned: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One segment with something to come.

    need: what it still takes of the forecast. excess: by how much its turns run past its own clock.
    allotment: the segment's. is_droppable: optional and untouched.
    """

    segment: Segment
    parts: tuple[_Part, ...]
    need: timedelta
    excess: timedelta
    allotment: timedelta
    is_droppable: bool


def target_end(show: Show) -> datetime:
    """The latest end that is wanted: the hard stop, or the planned end where there is none."""
    return show.programme.planned_hard_stop or show.plan.planned_end


def is_off_course(show: Show, view: Outlook) -> bool:
    """Whether the forecast passes the hard stop, or ends well before the plan, while the show runs."""
    if view.status in (Status.STANDBY, Status.ENDED) or view.is_other_day:
        return False
    return view.forecast_end > target_end(show) or _spare(show, view) >= WELL_SHORT


def _spare(show: Show, view: Outlook) -> timedelta:
    """By how much the show would end before it should."""
    return min(show.plan.planned_end, target_end(show)) - view.forecast_end


def least(planned: Segment | Turn) -> timedelta:
    """The least that an item may be shortened to."""
    if planned.minimum_duration is not None:
        return planned.minimum_duration
    return -(-planned.duration // (2 * SECOND)) * SECOND


def proposals(show: Show, now: Now, pinned: Iterable[str] = ()) -> tuple[Proposal, ...]:
    """What could be done, one proposal of each kind; without changes where the forecast is on course.

    pinned: slots, and segments with all their turns, that must stay as they are.
    """
    return proposals_at(show, outlook(show, now), pinned)


def proposals_at(show: Show, view: Outlook, pinned: Iterable[str] = ()) -> tuple[Proposal, ...]:
    """The same for an outlook that is made already."""
    if view.status is Status.ENDED:
        return ()
    late = -(-(view.forecast_end - target_end(show)) // SECOND)
    spare = max(0, _spare(show, view) // SECOND)
    stretches = _stretches(show, view, frozenset(pinned))
    return tuple(_propose(kind, show, view, stretches, max(0, late), spare) for kind in ProposalKind)


def _propose(
    kind: ProposalKind, show: Show, view: Outlook, stretches: Sequence[_Stretch], late: int, spare: int
) -> Proposal:
    if kind is ProposalKind.CUT:
        changes, gained = _cut(stretches, late)
    else:
        parts = [part for stretch in stretches for part in stretch.parts]
        by_item = _shorten(kind, parts, late) if late else _lengthen(kind, parts, spare)
        changes = tuple(change for stretch in stretches for change in _changes(stretch, by_item))
        gained = -sum(by_item.values()) * SECOND
    end = view.forecast_end - gained
    return Proposal(kind, changes, end, max(NOTHING, end - target_end(show)))


# ---- what there is to share


def _stretches(show: Show, view: Outlook, pinned: frozenset[str]) -> tuple[_Stretch, ...]:
    control = show.control
    standing = Standing(control)
    stays = all_stays(control, view.moment)
    ids = [segment.id for segment in control.programme.segments]
    first = ids.index(view.segment) if view.segment else 0
    found = []
    for segment in control.programme.segments[first:]:
        is_current = segment.id == view.segment
        used = stays_used(control, stays.get(segment.id, ()))
        fixed = _fixed(control, view, segment) if is_current else NOTHING
        pending = [slot for slot in standing.slots[segment.id] if standing.state(slot) == "pending"]
        if pending or is_current:
            is_begun = is_current or segment.id in stays
            found.append(_stretch(standing, segment, pending, used, fixed, is_begun, pinned))
    return tuple(found)


def _fixed(control: Control, view: Outlook, segment: Segment) -> timedelta:
    """What the current segment needs whatever is proposed: its running slot, and one that was broken off."""
    broken_off = run_of(control, control.interrupted)
    rest = slot_rest(control, broken_off.slot) if broken_off and broken_off.slot != segment.id else NOTHING
    return max(NOTHING, view.remaining or NOTHING) + rest


def _stretch(
    standing: Standing,
    segment: Segment,
    pending: Sequence[str],
    used: timedelta,
    fixed: timedelta,
    is_begun: bool,
    pinned: frozenset[str],
) -> _Stretch:
    control = standing.control
    broken_off = standing.broken_off.slot if standing.broken_off else None
    pending = [slot for slot in pending if slot != broken_off]
    allotment = segment_allotment(control, segment)
    lengths = [slot_allotment(control, slot) for slot in pending]
    in_slots = sum(lengths, fixed)
    own = allotment - used
    if not is_begun:
        # Turns agreed to be too long for their segment are no news before it begins: see segment_need.
        in_slots -= agreed_excess(control, segment) if segment.turns else NOTHING
    need = max(own, in_slots) if segment.turns else in_slots
    is_pinned = segment.id in pinned
    is_first = segment.kind in FIRST_TO_PAY
    parts = [
        _slot_part(control, slot, length, is_first, is_pinned or slot in pinned)
        for slot, length in zip(pending, lengths, strict=True)
    ]
    slack = (need - in_slots) // SECOND if segment.turns else 0
    if slack > 0:
        parts.append(_Part(segment.id, slack, slack, True, True, is_pinned))
    return _Stretch(
        segment,
        tuple(_bounded(segment, parts, need, used)),
        need,
        max(NOTHING, in_slots - own),
        allotment,
        is_droppable=segment.optional
        and not is_begun
        and pinned.isdisjoint((segment.id, *standing.slots[segment.id])),
    )


def _slot_part(control: Control, slot: str, length: timedelta, is_first: bool, is_pinned: bool) -> _Part:
    seconds = length // SECOND
    room = max(0, seconds - least(control.programme.slots[slot].timed) // SECOND)
    return _Part(slot, seconds, room, False, is_first, is_pinned)


def _bounded(segment: Segment, parts: Sequence[_Part], need: timedelta, used: timedelta) -> Iterable[_Part]:
    """The parts with no more room than the segment as a whole may lose; slack gives before turns."""
    if not segment.may_be_shortened:
        return [part._replace(room=0) for part in parts]
    free = [part._replace(room=0) if part.is_pinned else part for part in parts]
    if not segment.turns:
        return free
    left = max(0, min(need, need + used - (segment.minimum_duration or NOTHING)) // SECOND)
    slack = min(left, sum(part.room for part in free if part.is_slack))
    in_turns = sum(part.room for part in free if not part.is_slack)
    if left >= slack + in_turns:
        return [part._replace(room=slack) if part.is_slack else part for part in free]
    turns = shares(left - slack, [0 if part.is_slack else part.room for part in free])
    return [part._replace(room=slack if part.is_slack else t) for part, t in zip(free, turns, strict=True)]


# ---- who pays, who gets


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """`total` in whole parts proportional to the weights, by largest remainder (Hamilton's method).

    Where total ≤ Σ weights, no part exceeds its weight. All weights nought: all parts nought.
    """
    whole = sum(weights)
    if not whole or not total:
        return [0] * len(weights)
    if total == whole:
        return list(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts


def _shorten(kind: ProposalKind, parts: Sequence[_Part], late: int) -> dict[str, int]:
    """Seconds by item, negative; a slack by its segment's id."""
    tiers = [parts]
    if kind is ProposalKind.PROTECT:
        slack = [part for part in parts if part.is_slack]
        first = [part for part in parts if part.is_first and not part.is_slack]
        tiers = [slack, first, [part for part in parts if not part.is_first]]
    by_item: dict[str, int] = {}
    for tier in tiers:
        rooms = [part.room for part in tier]
        given = shares(min(late, sum(rooms)), rooms)
        by_item |= {part.item: -seconds for part, seconds in zip(tier, given, strict=True) if seconds}
        late -= sum(given)
    return by_item


def _lengthen(kind: ProposalKind, parts: Sequence[_Part], spare: int) -> dict[str, int]:
    """Seconds by item: to all slots by their length, or to the room's own time first."""
    open_parts = [part for part in parts if not part.is_slack and not part.is_pinned]
    first = [part for part in open_parts if part.is_first]
    chosen = first if kind is ProposalKind.PROTECT and first else open_parts
    given = shares(spare, [part.seconds for part in chosen])
    return {part.item: seconds for part, seconds in zip(chosen, given, strict=True) if seconds}


def _changes(stretch: _Stretch, by_item: dict[str, int]) -> Iterable[Change]:
    """The rows of one segment: its own, where it has turns, and then its turns."""
    total = 0
    rows = []
    for part in stretch.parts:
        by = by_item.get(part.item, 0)
        total += by
        if by and not part.is_slack:
            rows.append(Change(part.item, part.seconds * SECOND, (part.seconds + by) * SECOND))
    if stretch.segment.turns and total:
        by_clock = total * SECOND if total > 0 else min(NOTHING, total * SECOND + stretch.excess)
        whole = by_clock // SECOND * SECOND
        if whole and not (total > 0 and stretch.excess):
            yield Change(stretch.segment.id, stretch.allotment, stretch.allotment + whole)
    yield from rows


def _cut(stretches: Sequence[_Stretch], late: int) -> tuple[tuple[Change, ...], timedelta]:
    """Optional segments, dropped one after the other until the time is found."""
    dropped: list[Change] = []
    gained = NOTHING
    for stretch in stretches:
        if gained >= late * SECOND:
            break
        if stretch.is_droppable:
            dropped.append(Change(stretch.segment.id, stretch.need, None))
            gained += stretch.need
    return tuple(dropped), gained
