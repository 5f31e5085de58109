"""Commands that change the programme, before the show and while it runs. `undo` takes each of them back.

An item is a segment or a turn by its id, `segment` or `segment/turn`. Values are written as a file
holds them, such as `8m`; the programme's models read them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, model_validator

from runofshow.show.commands.fields import CommandBase, Key

__all__ = ["Edit", "Insert", "Move", "Remove"]

Values = Annotated[dict[str, JsonValue], Field(min_length=1, max_length=50)]


class Edit(CommandBase):
    """Change fields of an item, or of the programme itself where none is named. Null empties a field."""

    do: Literal["edit"] = "edit"
    item: Key | None = None
    changes: Values


class Insert(CommandBase):
    """Put in a segment, or a turn into a segment; an id is made where none is given.

    before: the id of the segment or turn that it precedes; without one it comes last.
    """

    do: Literal["insert"] = "insert"
    segment: Values | None = None
    turn: Values | None = None
    into: Key | None = None
    before: Key | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Insert:
        if (self.segment is None) == (self.turn is None):
            raise ValueError("say what: either a segment or a turn")
        if (self.turn is None) != (self.into is None):
            raise ValueError("a turn goes into a segment: name it in into, and only then")
        return self


class Move(CommandBase):
    """Put an item before another of its kind, or last; a turn stays in its segment."""

    do: Literal["move"] = "move"
    item: Key
    before: Key | None = None


class Remove(CommandBase):
    """Take out an item that nobody has taken yet."""

    do: Literal["remove"] = "remove"
    item: Key
