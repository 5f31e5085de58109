"""Where rows of the running order go: one place up or down, or after another row. Pure.

Whether they may go there is for `decide` to say. An item is a segment or a turn by its id; a place is
named by the item that comes right behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

from runofshow.show.rundown import slots_of
from runofshow.show.state import Control, segment_of

__all__ = ["Place", "first_turn_place", "is_item", "place_after", "place_down", "place_up"]


@dataclass(frozen=True, slots=True)
class Place:
    """before: the id of what comes right behind; None for the last place."""

    before: str | None


def is_item(control: Control, row: str | None) -> bool:
    """Whether a row is part of the programme; a turn from the floor is not."""
    return row in control.programme.segments_by_id or row in control.programme.slots


def place_up(control: Control, item: str) -> Place | None:
    """One place earlier among its own kind; None for the first."""
    others = _siblings(control, item)
    here = others.index(item)
    return Place(others[here - 1]) if here else None


def place_down(control: Control, item: str) -> Place | None:
    """One place later among its own kind; None for the last."""
    others = _siblings(control, item)
    here = others.index(item)
    if here == len(others) - 1:
        return None
    return Place(others[here + 2] if here + 2 < len(others) else None)


def place_after(control: Control, item: str) -> Place:
    """Right behind an item of the same kind."""
    others = _siblings(control, item)
    here = others.index(item)
    return Place(others[here + 1] if here + 1 < len(others) else None)


def first_turn_place(control: Control, segment: str) -> Place:
    """The first place in a segment that is still free to be filled: behind the turns that were taken."""
    turns = _turns(control, segment)
    taken = {run.slot for run in control.runs}
    last = max((place for place, turn in enumerate(turns) if turn in taken), default=-1)
    return Place(turns[last + 1] if last + 1 < len(turns) else None)


def _siblings(control: Control, item: str) -> list[str]:
    if "/" in item:
        return _turns(control, segment_of(item))
    return [segment.id for segment in control.programme.segments]


def _turns(control: Control, segment: str) -> list[str]:
    return [slot for slot in slots_of(control, segment) if slot != segment]
