"""What can be said of a path before anything is opened."""

from __future__ import annotations

from pathlib import Path

__all__ = ["is_missing", "is_there"]


def is_missing(path: Path) -> bool:
    """Whether there is no such file. One that this user may not see is left to its reader, who says why."""
    try:
        return not path.exists()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether there is such a file, and this user may see it."""
    try:
        return path.exists()
    except OSError:
        return False
