"""The list of speakers against the clock: for how many there is room, and who was heard least. Hints only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.times import shown_seconds
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_group
from runofshow.show.rundown import pending_slots, run_of, slot_allotment, slot_rest
from runofshow.show.speaking import heard_for, speaking_time
from runofshow.show.state import FloorRequest, Show, segment_of

__all__ = ["Hint", "Room", "free_time", "hints", "room_for", "round_of"]

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Room:
    """How many can still speak in the current segment, `seconds` each.

    free: seconds of the segment that nobody planned will need; minus where they need more. turns: how
    many fit in. after_list: how many more once the whole list has spoken. lacking: seconds by which
    the list is too long.
    """

    seconds: int
    free: int
    turns: int
    after_list: int
    lacking: int


def free_time(show: Show, view: Outlook) -> timedelta | None:
    """What the segment has left beside its running and pending turns; None where no segment's clock runs."""
    segment, left = view.segment, view.segment_remaining
    if segment is None or left is None:
        return None
    control = show.control
    if view.slot is not None and view.slot != segment:
        left -= max(NOTHING, view.remaining or NOTHING)
    pending = (slot for slot in pending_slots(control) if segment_of(slot) == segment)
    left -= sum((slot_allotment(control, slot) for slot in pending), NOTHING)
    broken_off = run_of(control, control.interrupted)
    if broken_off is not None and broken_off.slot != segment:
        left -= slot_rest(control, broken_off.slot)
    return left


def room_for(show: Show, view: Outlook, seconds: int) -> Room | None:
    """For how many more turns of that length the segment has time; None where no segment's clock runs."""
    left = free_time(show, view)
    if left is None:
        return None
    free = shown_seconds(left)
    after = free - sum(request.seconds for request in show.control.requests)
    return Room(
        seconds=seconds,
        free=free,
        turns=max(0, free // seconds),
        after_list=max(0, after // seconds),
        lacking=max(0, -after) if show.control.requests else 0,
    )


@dataclass(frozen=True, slots=True)
class Hint:
    """What speaks for somebody on the list. heard: how long they have spoken already, nought for not yet.

    is_group_least: no other group on the list was heard for less, and some were heard for more.
    """

    heard: timedelta
    is_group_least: bool


def hints(show: Show, moment: datetime) -> Mapping[str, Hint]:
    """A hint for each request, by its id. Nothing is ever reordered by it."""
    control = show.control
    if not control.requests:
        return {}
    spoken = speaking_time(control, moment)
    by_group = {group.group: group.used for group in spoken.groups}
    groups = {request.id: speaker_group(control.programme, request.speaker) for request in control.requests}
    times = {group: by_group.get(group, NOTHING) for group in groups.values() if group}
    is_uneven = len(set(times.values())) > 1
    least = min(times.values(), default=NOTHING)
    return {
        request.id: Hint(
            heard_for(control.programme, spoken.people, request.speaker),
            is_uneven and times.get(groups[request.id]) == least,
        )
        for request in control.requests
    }


def round_of(requests: tuple[FloorRequest, ...], marked: tuple[str, ...]) -> tuple[FloorRequest, ...]:
    """Who of a round is still to speak, in the order of the list."""
    return tuple(request for request in requests if request.id in marked)
