"""Who speaks besides the plan: the floor, and substitutes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from runofshow.clock import Now
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.decision import Decision, new_run, unknown_person, unknown_slot, unpaused
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Control, Show

__all__ = ["SPEAKERS"]


def _floor(show: Show, command: c.Floor, now: Now) -> Decision:
    control = show.control
    if command.now and not control.is_started:
        return Refusal(RefusalCode.NOT_STARTED, {"do": command.do})
    unknown = unknown_person(control, command.person)
    if unknown:
        return unknown
    speaker = f.Speaker(command.person, command.name, command.organisation, command.group)
    if not command.now:
        return (f.FloorRequested(f"q{show.seq + 1}", speaker, command.seconds),)
    segment = control.current_segment
    # A turn of the programme may bear such an id, and an entry may be set to a floor turn taken back.
    taken = {*control.programme.slots, *control.floor_slots, *(entry.slot for entry in show.entries)}
    names = (f"{segment}/floor-{number}" for number in count(1))
    slot = next(name for name in names if name not in taken)
    return (
        *unpaused(show),
        f.FloorGiven(slot, speaker, command.seconds),
        f.SlotTaken(new_run(show), slot),
    )


def _substitute(show: Show, command: c.Substitute, now: Now) -> Decision:
    control = show.control
    if command.slot not in control.programme.slots:
        return unknown_slot(control, command.slot)
    unknown = unknown_person(control, command.person)
    if unknown:
        return unknown
    speaker = f.Speaker(command.person, command.name, command.organisation, command.group)
    return (f.SpeakerSubstituted(command.slot, speaker),)


def _withdraw(show: Show, command: c.Withdraw, now: Now) -> Decision:
    return _unknown_request(show.control, command.request) or (f.RequestWithdrawn(command.request),)


def _reorder(show: Show, command: c.Reorder, now: Now) -> Decision:
    refused = _unknown_request(show.control, command.request)
    if refused:
        return refused
    requests = [request.id for request in show.control.requests]
    place = min(command.place, len(requests) - 1)
    if requests.index(command.request) == place:
        return Refusal(RefusalCode.NOTHING_CHANGES, {"item": command.request})
    return (f.RequestMoved(command.request, place),)


def _allot(show: Show, command: c.Allot, now: Now) -> Decision:
    refused = _unknown_request(show.control, command.request)
    if refused:
        return refused
    waiting = next(request for request in show.control.requests if request.id == command.request)
    if waiting.seconds == command.seconds:
        return Refusal(RefusalCode.NOTHING_CHANGES, {"item": command.request})
    return (f.RequestAllotted(command.request, command.seconds),)


def _unknown_request(control: Control, request: str) -> Refusal | None:
    known = {waiting.id for waiting in control.requests}
    return None if request in known else Refusal(RefusalCode.UNKNOWN_REQUEST, {"request": request})


SPEAKERS: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "floor": _floor,
    "substitute": _substitute,
    "withdraw": _withdraw,
    "reorder": _reorder,
    "allot": _allot,
}
