"""How one list of rows becomes another in few narrow steps: removals, moves, insertions. Pure, no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Inserted", "Moved", "Removed", "Step", "steps"]


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows first to last are taken out."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The row at `place` is put before the one at `before`, both counted before the step."""

    place: int
    before: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows are put in, so that they stand at first to last."""

    first: int
    last: int


Step = Removed | Moved | Inserted


def steps(have: Sequence[str], want: Sequence[str]) -> Iterator[Step]:
    """What makes `want` of `have` when done one after the other; ids are unique in each of them.

    As many rows as possible stay where they are: only those outside a longest increasing run are moved.
    """
    if have == want:
        return
    wanted, known = set(want), set(have)
    yield from (Removed(*span) for span in reversed(_spans(row not in wanted for row in have)))
    yield from _moves([row for row in have if row in wanted], [row for row in want if row in known])
    yield from (Inserted(*span) for span in _spans(row not in known for row in want))


def _spans(flags: Iterable[bool]) -> list[tuple[int, int]]:
    """(first, last) of each unbroken stretch of true ones."""
    found: list[tuple[int, int]] = []
    for place, is_in in enumerate(flags):
        if is_in and found and found[-1][1] == place - 1:
            found[-1] = found[-1][0], place
        elif is_in:
            found.append((place, place))
    return found


def _moves(have: list[str], want: list[str]) -> Iterator[Moved]:
    """Both hold the same rows. Each row that does not stay is put right behind the one before it."""
    if have == want:
        return
    target = {row: place for place, row in enumerate(want)}
    staying = {want[place] for place in _longest_increasing([target[row] for row in have])}
    for number, row in enumerate(want):
        if row in staying:
            continue
        place = have.index(row)
        before = have.index(want[number - 1]) + 1 if number else 0
        # One that stands there by now, because others were moved, is right already.
        if before in (place, place + 1):
            continue
        yield Moved(place, before)
        have.insert(before - (before > place), have.pop(place))


def _longest_increasing(numbers: Sequence[int]) -> list[int]:
    """A longest increasing subsequence, by patience sorting."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tails, number)
        before[number] = tails[pile - 1] if pile else None
        tails[pile : pile + 1] = [number]
    found: list[int] = []
    last: int | None = tails[-1] if tails else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]
