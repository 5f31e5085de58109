"""A programme with one thing changed: segments and turns edited, inserted, moved, removed. Pure.

An item is named by its id: `segment` or `segment/turn`. New values come as a file holds them, such
as `8m`, and are read by the models; what they refuse raises pydantic's ValidationError.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any, TypeVar

from pydantic import BaseModel

from runofshow.programme.models import Programme, Segment, Turn

__all__ = [
    "edited",
    "item_of",
    "moved",
    "new_id",
    "removed",
    "with_segment",
    "with_turn",
]

Model = TypeVar("Model", bound=BaseModel)
Item = TypeVar("Item", bound="Segment | Turn")


def item_of(programme: Programme, item: str) -> Segment | Turn | None:
    """The segment or turn of that id, or None."""
    segment_id, _, turn_id = item.partition("/")
    segment = programme.segments_by_id.get(segment_id)
    if segment is None or not turn_id:
        return segment
    return next((turn for turn in segment.turns if turn.id == turn_id), None)


def edited(programme: Programme, item: str | None, changes: Mapping[str, Any]) -> Programme:
    """With fields of an item changed, or of the programme itself where `item` is None; null empties one."""
    if item is None:
        return _revised(programme, changes)
    segment_id, _, turn_id = item.partition("/")
    segment = programme.segments_by_id[segment_id]
    if not turn_id:
        return _with(programme, _replaced(programme.segments, _revised(segment, changes)))
    turn = next(turn for turn in segment.turns if turn.id == turn_id)
    return _with_turns(programme, segment, _replaced(segment.turns, _revised(turn, changes)))


def with_segment(programme: Programme, segment: Mapping[str, Any], before: str | None) -> Programme:
    """With one segment more, before another or at the end."""
    made = Segment.model_validate(segment)
    return _with(programme, _inserted(programme.segments, made, before))


def with_turn(
    programme: Programme, segment_id: str, turn: Mapping[str, Any], before: str | None
) -> Programme:
    """With one turn more in a segment, before another (by its own bare id) or at its end."""
    segment = programme.segments_by_id[segment_id]
    return _with_turns(programme, segment, _inserted(segment.turns, Turn.model_validate(turn), before))


def moved(programme: Programme, item: str, before: str | None) -> Programme:
    """With a segment, or a turn inside its segment, put before another of its kind or at the end."""
    segment_id, _, turn_id = item.partition("/")
    segment = programme.segments_by_id[segment_id]
    if not turn_id:
        others = _without(programme.segments, segment_id)
        return _with(programme, _inserted(others, segment, before))
    turn = next(turn for turn in segment.turns if turn.id == turn_id)
    return _with_turns(programme, segment, _inserted(_without(segment.turns, turn_id), turn, before))


def removed(programme: Programme, item: str) -> Programme:
    """Without a segment or a turn."""
    segment_id, _, turn_id = item.partition("/")
    if not turn_id:
        return _with(programme, _without(programme.segments, segment_id))
    segment = programme.segments_by_id[segment_id]
    return _with_turns(programme, segment, _without(segment.turns, turn_id))


def only(programme: Programme, segment_id: str) -> Programme:
    """With that one segment alone, or none where there is no such segment: for checking what changed."""
    segment = programme.segments_by_id.get(segment_id)
    return _with(programme, (segment,) if segment else ())


def new_id(title: str, taken: Iterable[str]) -> str:
    """An id made from a title, unlike those that are taken: `Session I` → `session-i`, then `session-i-2`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "item"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    known = set(taken)
    return next(name for name in names if name not in known)


def _revised(model: Model, changes: Mapping[str, Any]) -> Model:
    """The model read anew from its own values and the changed ones; None lets a field fall to its default."""
    values = {name: getattr(model, name) for name in model.model_fields_set}
    values |= changes
    return type(model).model_validate({name: value for name, value in values.items() if value is not None})


def _with(programme: Programme, segments: tuple[Segment, ...]) -> Programme:
    """A fresh programme: what the old one has worked out of its segments must not come along."""
    values = {name: getattr(programme, name) for name in type(programme).model_fields}
    fields_set = programme.model_fields_set | {"segments"}
    return Programme.model_construct(_fields_set=fields_set, **{**values, "segments": segments})


def _with_turns(programme: Programme, segment: Segment, turns: tuple[Turn, ...]) -> Programme:
    fields_set = segment.model_fields_set | {"turns"}
    values = {name: getattr(segment, name) for name in type(segment).model_fields}
    rewritten = Segment.model_construct(_fields_set=fields_set, **{**values, "turns": turns})
    return _with(programme, _replaced(programme.segments, rewritten))


def _replaced(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    return tuple(item if other.id == item.id else other for other in items)


def _without(items: tuple[Item, ...], item_id: str) -> tuple[Item, ...]:
    return tuple(item for item in items if item.id != item_id)


def _inserted(items: tuple[Item, ...], item: Item, before: str | None) -> tuple[Item, ...]:
    place = next((i for i, other in enumerate(items) if other.id == before), len(items))
    return (*items[:place], item, *items[place:])
