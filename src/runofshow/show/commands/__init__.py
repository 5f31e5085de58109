"""What someone asks for: a tagged union on `do`, the same on every way in.

Common fields: `id` (repeated, it gives the earlier answer and does nothing), `by` (who asks) and
`seen` (the `seq` of the last fact the sender had on screen). Durations are seconds. A moment is an
ISO 8601 time with offset or relative to now, such as `-90s`.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from runofshow.show.commands.control import (
    Adjust,
    Allot,
    CatchUp,
    Correct,
    End,
    Finish,
    Floor,
    Goto,
    Next,
    Pause,
    Redo,
    Reopen,
    Reorder,
    Resume,
    Skip,
    Start,
    Substitute,
    Undo,
    Withdraw,
)
from runofshow.show.commands.editing import (
    Edit,
    Insert,
    Move,
    Remove,
)
from runofshow.show.commands.fields import EntryKind, Moment
from runofshow.show.commands.record import (
    Amend,
    Answer,
    Ask,
    Attendance,
    Blackout,
    Card,
    ClearCard,
    Count,
    Note,
    Presence,
    ShowResult,
    StopTimer,
    Strike,
    TallyVotes,
    Timer,
)

__all__ = [
    "CONTROL",
    "Adjust",
    "Allot",
    "Amend",
    "Answer",
    "Ask",
    "Attendance",
    "Blackout",
    "Card",
    "CatchUp",
    "ClearCard",
    "Command",
    "CommandError",
    "Correct",
    "Count",
    "Edit",
    "End",
    "EntryKind",
    "Finish",
    "Floor",
    "Goto",
    "Insert",
    "Moment",
    "Move",
    "Next",
    "Note",
    "Pause",
    "Presence",
    "Redo",
    "Remove",
    "Reopen",
    "Reorder",
    "Resume",
    "ShowResult",
    "Skip",
    "Start",
    "StopTimer",
    "Strike",
    "Substitute",
    "TallyVotes",
    "Timer",
    "Undo",
    "Withdraw",
    "parse_command",
]

Command = (
    Start
    | Next
    | Finish
    | Pause
    | Resume
    | End
    | Reopen
    | Undo
    | Redo
    | Goto
    | ClearCard
    | Skip
    | Adjust
    | Correct
    | Floor
    | Substitute
    | Withdraw
    | Reorder
    | Allot
    | CatchUp
    | Edit
    | Insert
    | Move
    | Remove
    | Amend
    | Answer
    | Ask
    | Attendance
    | Blackout
    | Card
    | Count
    | Note
    | Presence
    | ShowResult
    | StopTimer
    | Strike
    | TallyVotes
    | Timer
)

CONTROL = frozenset(
    {
        "start",
        "next",
        "finish",
        "goto",
        "pause",
        "resume",
        "adjust",
        "correct",
        "end",
        "reopen",
        "floor",
        "substitute",
        "skip",
        "withdraw",
        "reorder",
        "allot",
        "catch_up",
        "edit",
        "insert",
        "move",
        "remove",
    }
)
"""What `undo` takes back."""


@cache
def _adapter() -> TypeAdapter[Command]:
    """Built when the first command is read: a desk that only makes commands needs none."""
    return TypeAdapter(Annotated[Command, Field(discriminator="do")])


class CommandError(ValueError):
    """A command that cannot be read. `faults` holds (field, what is wrong) pairs."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{field}: {what}" if field else what for field, what in faults))
        self.faults = faults


def parse_command(data: Any) -> Command:
    """Read a command from plain data (a mapping with `do`); raises CommandError with every fault."""
    try:
        return _adapter().validate_python(data)
    except ValidationError as error:
        raise CommandError(tuple(_fault(item) for item in error.errors(include_url=False))) from None


def _fault(item: Any) -> tuple[str, str]:
    """pydantic's error as (field, words); the first part of `loc` is the discriminator."""
    field = ".".join(str(part) for part in item["loc"][1:])
    match item["type"]:
        case "extra_forbidden":
            return field, "is not a field of this command"
        case "missing":
            return field, "is missing"
        case "union_tag_invalid":
            return "do", f"{item['ctx']['tag']!r} is no command: {item['ctx']['expected_tags']}"
        case "union_tag_not_found":
            return "do", "is missing: say which command"
        case "value_error":
            return field, str(item["ctx"]["error"])
        case _:
            return field, str(item["msg"])
