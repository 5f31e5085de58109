"""Commands that move the show: slots, clocks and who speaks. `undo` takes each of them back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from runofshow.show.commands.fields import CommandBase, Key, Moment, Seconds, SignedSeconds, Speaking

__all__ = [
    "Adjust",
    "Allot",
    "CatchUp",
    "Correct",
    "End",
    "Finish",
    "Floor",
    "Goto",
    "Next",
    "Pause",
    "Redo",
    "Reopen",
    "Reorder",
    "Resume",
    "Skip",
    "Start",
    "Substitute",
    "Undo",
    "Withdraw",
]


class Start(CommandBase):
    """Leave standby and take the first slot."""

    do: Literal["start"] = "start"


class Next(CommandBase):
    """End the current run and take the next pending slot; from the last one, end the show."""

    do: Literal["next"] = "next"


class Finish(CommandBase):
    """End the turn without taking the next: the segment's clock runs on."""

    do: Literal["finish"] = "finish"


class Pause(CommandBase):
    """Freeze slot and segment; hard stop and forecast go on."""

    do: Literal["pause"] = "pause"


class Resume(CommandBase):
    do: Literal["resume"] = "resume"


class End(CommandBase):
    """End the show now."""

    do: Literal["end"] = "end"


class Reopen(CommandBase):
    """Take an ended show up again, between speakers in the segment where it ended."""

    do: Literal["reopen"] = "reopen"


class Undo(CommandBase):
    """Take back the last control command, with its clock."""

    do: Literal["undo"] = "undo"


class Redo(CommandBase):
    do: Literal["redo"] = "redo"


class Goto(CommandBase):
    """Take a slot; forward, what is passed is marked as skipped."""

    do: Literal["goto"] = "goto"
    slot: Key


class Skip(CommandBase):
    """Mark a pending slot, or a whole pending segment, as skipped, which frees its time."""

    do: Literal["skip"] = "skip"
    slot: Key


class Adjust(CommandBase):
    """Lengthen or shorten one slot's allotment, never below what is used."""

    do: Literal["adjust"] = "adjust"
    seconds: SignedSeconds
    slot: Key | None = None


class Correct(CommandBase):
    """Move a run's start or end, with the neighbour where they touch."""

    do: Literal["correct"] = "correct"
    run: Key | None = None
    edge: Literal["start", "end"]
    moment: Moment


class Floor(Speaking):
    """Give the floor at once, or add to the list of speakers."""

    do: Literal["floor"] = "floor"
    seconds: Seconds = 120
    now: bool = True


class Substitute(Speaking):
    """Someone speaks for the one planned; plan and report keep both."""

    do: Literal["substitute"] = "substitute"
    slot: Key


class Withdraw(CommandBase):
    """Take someone off the list of speakers."""

    do: Literal["withdraw"] = "withdraw"
    request: Key


class Reorder(CommandBase):
    """Move a request on the list of speakers: to a place counted from 0."""

    do: Literal["reorder"] = "reorder"
    request: Key
    place: Annotated[int, Field(strict=True, ge=0, le=10_000)]


class Allot(CommandBase):
    """Say how long someone on the list of speakers is to have."""

    do: Literal["allot"] = "allot"
    request: Key
    seconds: Seconds


class CatchUp(CommandBase):
    """Bring slots still to come to new allotments, and skip some, in one step.

    allotments: seconds by slot id; a segment with turns by its own id, its slack included.
    """

    do: Literal["catch_up"] = "catch_up"
    allotments: Annotated[
        dict[Key, Annotated[int, Field(strict=True, ge=0, le=86_400)]], Field(max_length=2_000)
    ] = Field(default_factory=dict)
    skip: Annotated[tuple[Key, ...], Field(max_length=2_000)] = ()
