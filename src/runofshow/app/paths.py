"""Paths before anything is opened: what can be said of one, and where files go. No Qt is needed for it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["documents_folder", "is_missing", "is_there", "spill_folder"]


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


def documents_folder() -> Path:
    """Where shows go whose programme has no writable folder."""
    from platformdirs import user_documents_path

    return user_documents_path() / "runofshow"


def spill_folder() -> Path:
    """Where entries are kept that a show's own disk does not take."""
    from platformdirs import user_data_path

    return user_data_path("runofshow", appauthor=False) / "unsaved"
