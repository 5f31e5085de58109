"""What the actions on a row of the programme stand for: edit, insert, move, remove. Pure, no Qt.

Editing and inserting open an editor first; the commands here, made up as they are, only let `decide`
say whether that makes sense.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from runofshow.show import commands as c
from runofshow.show.placing import is_item, place_after, place_down, place_up
from runofshow.show.state import Show, segment_of

__all__ = ["NOTHING_SELECTED", "PROGRAMME_MEANINGS"]

NOTHING_SELECTED = "Select a slot in the rundown first."
FROM_THE_FLOOR = "A turn from the floor is no part of the programme."
FIRST, LAST = "That is the first one already.", "That is the last one already."
NOBODY = "The programme lists nobody who could speak."

Meaning = Callable[[Show, str], c.Command | str]


def _edit(show: Show, item: str) -> c.Command:
    name = "topic" if "/" in item else "title"
    return c.Edit.model_construct(item=item, changes={name: "…"})


def _insert(show: Show, item: str) -> c.Command | str:
    before = place_after(show.control, item).before
    if "/" not in item:
        return c.Insert.model_construct(segment={"title": "…", "duration": "1m"}, before=before)
    person = next(iter(show.programme.people), None)
    if person is None:
        return NOBODY
    turn: dict[str, Any] = {"person": person.id, "duration": "1m"}
    return c.Insert.model_construct(turn=turn, into=segment_of(item), before=before)


def _move_up(show: Show, item: str) -> c.Command | str:
    place = place_up(show.control, item)
    return c.Move.model_construct(item=item, before=place.before) if place else FIRST


def _move_down(show: Show, item: str) -> c.Command | str:
    place = place_down(show.control, item)
    return c.Move.model_construct(item=item, before=place.before) if place else LAST


def _remove(show: Show, item: str) -> c.Command:
    return c.Remove.model_construct(item=item)


def _of_item(meaning: Meaning) -> Callable[[Show, str | None], Any]:
    """Only of a selected row that the programme holds."""

    def judged(show: Show, row: str | None) -> c.Command | str:
        if row is None:
            return NOTHING_SELECTED
        return meaning(show, row) if is_item(show.control, row) else FROM_THE_FLOOR

    return judged


PROGRAMME_MEANINGS: dict[str, Callable[[Show, str | None], c.Command | str]] = {
    "edit": _of_item(_edit),
    "insert": _of_item(_insert),
    "move_up": _of_item(_move_up),
    "move_down": _of_item(_move_down),
    "remove": _of_item(_remove),
}
"""Action → what it asks for, or why it asks for nothing."""
