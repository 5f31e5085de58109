"""What the journal's threads have to say, each piece one frozen value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from runofshow.journal.errors import JournalError

__all__ = ["News", "Opened", "Saved", "Spilled", "Tell", "Trouble", "Unspilled"]


@dataclass(frozen=True, slots=True)
class Opened:
    """The show's file is there and held."""

    path: Path


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything up to `last_seq` is in the show's file, on the disk."""

    last_seq: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """The show's file does not take facts, and why; None: it does again."""

    error: JournalError | None


@dataclass(frozen=True, slots=True)
class Spilled:
    """What is not saved is kept in the spill at `path`; with an error: it cannot be kept there either."""

    path: Path
    error: JournalError | None = None


@dataclass(frozen=True, slots=True)
class Unspilled:
    """There is no spill any more: everything is in the show's file."""


News = Opened | Saved | Trouble | Spilled | Unspilled

Tell = Callable[[News], None]
"""Called on a thread of the journal's; should only pass the word on."""
