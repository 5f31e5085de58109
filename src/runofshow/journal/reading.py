"""Reading a .show file so that nothing beside it changes and its writer is never held up.

Which way depends on who else is at it:
- a living writer: an ordinary read-only connection, which uses the writer's own log, closed at once,
  because a reader that outlives the writer would leave the log behind;
- a writer that was killed: a private copy of the file and its log, recovered there;
- nobody, and the file is plain: read-only; where locks are refused, as an immutable file;
- nobody, and the file says that a log belongs to it which is not there: as an immutable file.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from runofshow.journal.errors import JournalCode, JournalError, from_os_error, from_sqlite_error
from runofshow.journal.header import has_side_files, read_header, side_files

__all__ = ["BUSY_SECONDS", "read"]

BUSY_SECONDS = 5.0
"""How long SQLite waits for another process that holds the file for an instant."""

_ATTEMPTS = 5

T = TypeVar("T")
_Work = Callable[[sqlite3.Connection], T]


class _ChangedMeanwhileError(Exception):
    """The file changed under a reading that takes no locks."""


def read(path: Path, work: _Work[T], *, is_live: Callable[[], bool]) -> T:
    """What `work` finds on a connection to the show that changes nothing.

    is_live: whether a writer has it open now, perhaps this very process. Both callables may be called
    more than once. Raises JournalError.
    """
    for _ in range(_ATTEMPTS):
        try:
            return _read_once(path, work, is_live=is_live())
        except _ChangedMeanwhileError:
            continue
        except sqlite3.Error as error:
            raise from_sqlite_error(error, path, while_writing=False) from None
        except OSError as error:
            raise from_os_error(error, path, while_writing=False) from None
    words = f"{path.name} changes faster than it can be read. Close the other program and try again."
    raise JournalError(JournalCode.UNREADABLE, path, words)


def _read_once(path: Path, work: _Work[T], *, is_live: bool) -> T:
    if is_live:
        return _read_at(path, "mode=ro", work)
    before = _signature(path)
    if has_side_files(path):
        return _read_copy(path, work, before)
    try:
        if read_header(path).is_wal:
            found = _read_at(path, "mode=ro&immutable=1", work)
        else:
            found = _read_plain(path, work)
    except sqlite3.Error:
        if _signature(path) != before:
            raise _ChangedMeanwhileError from None
        raise
    if _signature(path) != before:
        raise _ChangedMeanwhileError
    return found


def _read_plain(path: Path, work: _Work[T]) -> T:
    try:
        return _read_at(path, "mode=ro", work)
    except sqlite3.OperationalError:
        # Media and network folders without locks.
        return _read_at(path, "mode=ro&immutable=1", work)


def _read_at(path: Path, options: str, work: _Work[T]) -> T:
    uri = f"{path.as_uri()}?{options}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
        return work(connection)


def _read_copy(path: Path, work: _Work[T], before: object) -> T:
    """Recover what a killed writer left, away from where it lies."""
    with tempfile.TemporaryDirectory(prefix="runofshow-") as folder:
        copy = Path(folder) / "copy.show"
        shutil.copyfile(path, copy)
        for source, target in zip(side_files(path), side_files(copy), strict=True):
            if source.exists():
                shutil.copyfile(source, target)
        if _signature(path) != before:
            raise _ChangedMeanwhileError
        return _read_at(copy, "mode=rw", work)


def _signature(path: Path) -> object:
    """What would be different if someone had written meanwhile."""
    stats = [file.stat() if file.exists() else None for file in (path, *side_files(path))]
    return [stat and (stat.st_ino, stat.st_size, stat.st_mtime_ns) for stat in stats]
