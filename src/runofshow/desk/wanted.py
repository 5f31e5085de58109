"""What panels want of the application: values that the desk hands on, for what is no command of the show."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Chime", "Heard", "LookAgain", "NotesSize", "Ticked"]


@dataclass(frozen=True, slots=True)
class NotesSize:
    """The text of the chair's page was given another size, in per cent of the desk's."""

    percent: int


@dataclass(frozen=True, slots=True)
class LookAgain:
    """The surroundings are to be looked at anew: displays, disk, power."""


@dataclass(frozen=True, slots=True)
class Chime:
    """A chime is to be played, so that somebody can listen for it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Whether the chime was heard in the room."""

    is_heard: bool


@dataclass(frozen=True, slots=True)
class Ticked:
    """A line of the programme's checklist is done, or not."""

    item: str
    is_done: bool
