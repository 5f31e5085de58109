"""What can go wrong with a .show file: a code for programs, plain words for the chair."""

from __future__ import annotations

import errno
import sqlite3
from enum import StrEnum
from pathlib import Path

from runofshow.journal.holder import Holder

__all__ = ["JournalCode", "JournalError", "from_os_error", "from_sqlite_error"]


class JournalCode(StrEnum):
    """Every kind of trouble a JournalError can name."""

    MISSING = "missing"
    NOT_A_SHOW = "not_a_show"
    NEWER_VERSION = "newer_version"
    DAMAGED = "damaged"
    """Cut off, with a gap, or not readable inside."""
    UNREADABLE = "unreadable"
    EXISTS = "exists"
    LOCKED_BY = "locked_by"
    """Another desk writes this show; `holder` says who."""
    NOT_WRITABLE = "not_writable"
    DISK_FULL = "disk_full"
    NOT_SAVED = "not_saved"
    """The disk did not take it, for a reason other than being full."""


class JournalError(Exception):
    """A .show file could not be made, opened, read or written; its text is one or two plain sentences.

    code: for programs. path: the show. holder: who writes it, where the code is LOCKED_BY and the
    lock file could be read. why: the same as a clause, to follow the file's name: "its disk is full".
    """

    def __init__(
        self, code: JournalCode, path: Path, words: str, *, holder: Holder | None = None, why: str = ""
    ) -> None:
        super().__init__(words)
        self.code = code
        self.path = path
        self.holder = holder
        self.why = why or words.rstrip(".")


def from_os_error(error: OSError, path: Path, *, while_writing: bool) -> JournalError:
    """Put the operating system's refusal into words."""
    reason = error.strerror or str(error)
    if isinstance(error, FileNotFoundError) and not while_writing:
        return JournalError(JournalCode.MISSING, path, f"There is no file {path}.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _disk_full(path)
    if while_writing:
        words = f"{path.name} cannot be written in {path.parent}: {reason}."
        why = f"it cannot be written in {path.parent} ({reason})"
        return JournalError(JournalCode.NOT_WRITABLE, path, words, why=why)
    return JournalError(JournalCode.UNREADABLE, path, f"{path.name} cannot be read: {reason}.")


def from_sqlite_error(error: sqlite3.Error, path: Path, *, while_writing: bool) -> JournalError:
    """Put SQLite's refusal into words; `sqlite_errorcode`'s low byte is the primary code."""
    primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    match primary:
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return JournalError(JournalCode.DAMAGED, path, f"{path.name} is damaged inside ({error}).")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            words = f"{path.name} cannot be written: {error}."
            return JournalError(JournalCode.NOT_WRITABLE, path, words, why="it may not be written")
    if while_writing:
        words = f"{path.name} could not be saved: {error}. It will be tried again."
        return JournalError(JournalCode.NOT_SAVED, path, words, why=f"its disk does not take it ({error})")
    return JournalError(JournalCode.UNREADABLE, path, f"{path.name} cannot be read: {error}.")


def _disk_full(path: Path) -> JournalError:
    words = f"The disk that holds {path.name} is full. Make room on it."
    return JournalError(JournalCode.DISK_FULL, path, words, why="its disk is full")
