"""Commands that would be accepted and are hardly meant: nine hours for one turn, 400 cards of 220 present.

`decide` refuses what makes no sense; what merely looks like a slip is asked about in place and done
when it is confirmed. Pure; faces put the codes into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from runofshow.programme.times import DurationError, parse_duration
from runofshow.show import commands as c
from runofshow.show.state import Show

__all__ = ["Doubt", "DoubtCode", "doubts"]

LONG_TURN = timedelta(hours=2)
LONG_SEGMENT = timedelta(hours=4)
SHORT = timedelta(seconds=30)
LONG_FLOOR = timedelta(minutes=30)
LARGE_ADJUSTMENT = timedelta(minutes=60)


class DoubtCode(StrEnum):
    """Every question that `doubts` can ask. Lengths are timedeltas, numbers are votes or people."""

    LONG_TURN = "long_turn"
    """length"""
    LONG_SEGMENT = "long_segment"
    """length"""
    SHORT_ITEM = "short_item"
    """length: somebody wrote seconds and meant minutes"""
    LONG_FLOOR = "long_floor"
    """length"""
    LARGE_ADJUSTMENT = "large_adjustment"
    """length: unsigned; is_less: whether it is taken away"""
    MORE_THAN_PRESENT = "more_than_present"
    """votes, present"""
    MORE_THAN_CAPACITY = "more_than_capacity"
    """number: of votes, or of people said to be present; capacity"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about a command."""

    code: DoubtCode
    params: Mapping[str, Any] = field(default_factory=dict)


def doubts(show: Show, command: c.Command) -> tuple[Doubt, ...]:
    """What to ask before this command is submitted; nothing for most commands."""
    ask = _ASKED.get(command.do)
    return tuple(ask(show, command)) if ask else ()


# ---- lengths


def _edit(show: Show, command: c.Edit) -> Iterable[Doubt]:
    if command.item is not None:
        yield from _length(command.changes, is_turn="/" in command.item)


def _insert(show: Show, command: c.Insert) -> Iterable[Doubt]:
    yield from _length(command.segment or command.turn or {}, is_turn=command.turn is not None)


def _length(values: Mapping[str, Any], *, is_turn: bool) -> Iterable[Doubt]:
    """Of a duration that can be read; one that cannot, and nought, are refused anyway."""
    try:
        length = parse_duration(str(values["duration"]))
    except (KeyError, DurationError):
        return
    if length > (LONG_TURN if is_turn else LONG_SEGMENT):
        yield Doubt(DoubtCode.LONG_TURN if is_turn else DoubtCode.LONG_SEGMENT, {"length": length})
    elif timedelta(0) < length < SHORT:
        yield Doubt(DoubtCode.SHORT_ITEM, {"length": length})


def _floor(show: Show, command: c.Floor | c.Allot) -> Iterable[Doubt]:
    length = timedelta(seconds=command.seconds)
    if length > LONG_FLOOR:
        yield Doubt(DoubtCode.LONG_FLOOR, {"length": length})


def _adjust(show: Show, command: c.Adjust) -> Iterable[Doubt]:
    by = timedelta(seconds=command.seconds)
    if abs(by) > LARGE_ADJUSTMENT:
        yield Doubt(DoubtCode.LARGE_ADJUSTMENT, {"length": abs(by), "is_less": by < timedelta(0)})


# ---- numbers


def _count(show: Show, command: c.Count) -> Iterable[Doubt]:
    """The votes, or what they are counted on; the entitled may well be more than the room holds."""
    votes = sum(command.counts.values())
    if command.base_kind != "entitled":
        votes = max(votes, command.base or 0)
    yield from _crowd(show, votes)


def _tally(show: Show, command: c.TallyVotes) -> Iterable[Doubt]:
    """Asked once, when the sum passes what is possible, and of each single entry that does so alone."""
    blocks = show.tallies.get(command.poll, {})
    before = sum(votes for options in blocks.values() for votes in options.values())
    if command.votes <= 0:
        return
    if _crowd(show, command.votes) or not _crowd(show, before):
        yield from _crowd(show, before + command.votes)


def _attendance(show: Show, command: c.Attendance) -> Iterable[Doubt]:
    yield from _over_capacity(show, command.present)


def _crowd(show: Show, votes: int) -> tuple[Doubt, ...]:
    """More votes than people, counted or as many as the room holds."""
    if show.present is None:
        return _over_capacity(show, votes)
    if votes <= show.present:
        return ()
    return (Doubt(DoubtCode.MORE_THAN_PRESENT, {"votes": votes, "present": show.present}),)


def _over_capacity(show: Show, number: int) -> tuple[Doubt, ...]:
    capacity = show.programme.capacity
    if capacity is None or number <= capacity:
        return ()
    return (Doubt(DoubtCode.MORE_THAN_CAPACITY, {"number": number, "capacity": capacity}),)


_ASKED: dict[str, Callable[[Show, Any], Iterable[Doubt]]] = {
    "edit": _edit,
    "insert": _insert,
    "floor": _floor,
    "allot": _floor,
    "adjust": _adjust,
    "count": _count,
    "tally": _tally,
    "attendance": _attendance,
}
