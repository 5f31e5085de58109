"""One .show file: made, opened, read, appended to, and closed as one plain file again.

The writer's file is in SQLite's WAL mode with synchronous=FULL: what `append` returned from is on the
disk. Readers open and close it for each reading.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from runofshow.clock import Clock, SystemClock
from runofshow.journal.codec import Row, encode_fact
from runofshow.journal.database import (
    Opening,
    connect,
    decode,
    insert,
    lay_out,
    leave_plain,
    read_opening,
    read_rows,
)
from runofshow.journal.errors import JournalCode, JournalError, from_os_error, from_sqlite_error
from runofshow.journal.header import has_side_files, read_header
from runofshow.journal.holder import Holder
from runofshow.journal.lock import Lock, acquire, live_holder
from runofshow.journal.reading import read
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

__all__ = ["Journal", "create", "open_journal"]


class Journal:
    """The .show file at `path`; made by `create` or `open_journal`.

    programme: as it was opened. is_writer: this process may append. holder: who was writing it when
    it was opened for reading, if anyone. may_be_incomplete: the file was copied away from the log of
    its writer, so that what came last may be missing.
    Used by one thread at a time.
    """

    def __init__(
        self,
        path: Path,
        opening: Opening,
        clock: Clock,
        *,
        lock: Lock | None = None,
        connection: sqlite3.Connection | None = None,
        may_be_incomplete: bool = False,
        read_ahead: list[Fact] | None = None,
    ) -> None:
        self.path = path
        self.programme = opening.programme
        self.may_be_incomplete = may_be_incomplete
        self.holder: Holder | None = None if lock else live_holder(path, clock)
        self._last_seq = opening.last_seq
        self._clock = clock
        self._lock = lock
        self._connection = connection
        self._identity = _identity(path)
        self._read_ahead = read_ahead

    @property
    def is_writer(self) -> bool:
        return self._lock is not None

    @property
    def last_seq(self) -> int:
        """seq of the last fact seen in the file; 0 before the first."""
        return self._last_seq

    def facts(self) -> list[Fact]:
        """Every committed fact, in order; of a running show, as of now. Raises JournalError."""
        read_ahead, self._read_ahead = self._read_ahead, None
        if read_ahead is not None:
            return read_ahead
        with _gc_off(), self._in_words(while_writing=False):
            if self._connection:
                rows = read_rows(self._connection)
            else:
                rows = read(self.path, read_rows, is_live=lambda: _is_live(self.path, self._clock))
            facts = decode(self.path, rows)
        self._last_seq = max(self._last_seq, len(facts))
        return facts

    def append(self, facts: Sequence[Fact]) -> None:
        """Put facts on the disk, all or none.

        They must go on from `last_seq` without a gap (ValueError). Raises JournalError; the facts are
        then not in the file and may be appended again.
        """
        self.append_rows([encode_fact(fact) for fact in facts])

    def append_rows(self, rows: Sequence[Row]) -> None:
        """The same for facts that are encoded already."""
        if not rows:
            return
        if [row[0] for row in rows] != list(range(self._last_seq + 1, self._last_seq + 1 + len(rows))):
            raise ValueError(f"facts from {rows[0][0]} on do not follow {self._last_seq}")
        if self._connection is None:
            words = f"{self.path.name} is not open for writing."
            raise JournalError(JournalCode.NOT_WRITABLE, self.path, words)
        if _identity(self.path) != self._identity:
            # The system would go on writing to a file that nobody can find any more.
            raise self._gone()
        with self._in_words(while_writing=True):
            insert(self._connection, rows)
        self._read_ahead = None
        self._last_seq = rows[-1][0]

    def reconnect(self) -> None:
        """Open the file anew after trouble with its disk, keeping the lock; for a writer only.

        `last_seq` then says how far the file really is: a commit that failed may be in it after all.
        Raises JournalError, and may then be called again.
        """
        self._read_ahead = None
        with self._in_words(while_writing=True):
            if self._connection:
                self._connection.close()
                self._connection = None
            if _identity(self.path) is None:
                raise self._gone()
            connection = connect(self.path)
            try:
                opening = read_opening(self.path, connection)
                if opening.programme != self.programme:
                    words = f"{self.path.name} is another show than the one that was being written."
                    why = "another show is in its place"
                    raise JournalError(JournalCode.NOT_A_SHOW, self.path, words, why=why)
            except BaseException:
                connection.close()
                raise
        self._connection, self._last_seq = connection, opening.last_seq
        self._identity = _identity(self.path)

    def _gone(self) -> JournalError:
        words = f"{self.path.name} is no longer in {self.path.parent}. Put it back; it will be tried again."
        why = f"it is no longer in {self.path.parent}"
        return JournalError(JournalCode.NOT_SAVED, self.path, words, why=why)

    def close(self) -> None:
        """Let go of the file. After a writer it is one plain, complete file; never raises for a bad disk.

        A reader that holds on for seconds makes SQLite keep its log beside the file; the main file is
        complete all the same and the log goes at the next opening.
        """
        connection, self._connection = self._connection, None
        if connection:
            leave_plain(connection)
            connection.close()
        lock, self._lock = self._lock, None
        if lock:
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _in_words(self, *, while_writing: bool) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise from_sqlite_error(error, self.path, while_writing=while_writing) from error


def create(path: Path, programme: Programme, *, clock: Clock | None = None) -> Journal:
    """Make a new .show file for a programme and open it for writing.

    clock says when it was made; the system's unless given. Raises JournalError: EXISTS (nothing is
    ever overwritten), LOCKED_BY, NOT_WRITABLE, DISK_FULL.
    """
    path, clock = _real(path), clock or SystemClock()
    if path.exists():
        raise _exists(path)
    lock = acquire(path, clock)
    try:
        _reserve(path)
        try:
            connection = lay_out(path, programme, clock)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except BaseException:
        lock.release()
        raise
    return Journal(path, Opening(programme, 0), clock, lock=lock, connection=connection)


def open_journal(path: Path, *, writer: bool, take_over: bool = False, clock: Clock | None = None) -> Journal:
    """Open a .show file, to go on writing it or only to read it.

    A writer that was killed is succeeded. take_over: also succeed one on another computer, of whom
    nothing is known here. clock tells when this process became the writer.
    Raises JournalError: MISSING, NOT_A_SHOW, NEWER_VERSION, DAMAGED, UNREADABLE; for a writer also
    LOCKED_BY (open it for reading then) and NOT_WRITABLE. Whatever it raises, nothing was changed.
    """
    path, clock = _real(path), clock or SystemClock()
    if _is_written_here(path, clock):
        is_incomplete = False
    else:
        header = read_header(path)
        is_incomplete = header.is_wal and not has_side_files(path) and not _is_live(path, clock)
    if writer:
        return _open_writer(path, clock, is_incomplete, take_over=take_over)
    opening = read(path, lambda found: read_opening(path, found), is_live=lambda: _is_live(path, clock))
    return Journal(path, opening, clock, may_be_incomplete=is_incomplete)


def _open_writer(path: Path, clock: Clock, is_incomplete: bool, *, take_over: bool) -> Journal:
    lock = acquire(path, clock, take_over=take_over)
    try:
        # Everything is read, in a way that changes nothing, before anything is recovered or migrated.
        with _gc_off():
            opening, rows = read(
                path, lambda found: (read_opening(path, found), read_rows(found)), is_live=lambda: False
            )
            facts = decode(path, rows)
        try:
            connection = connect(path)
        except sqlite3.Error as error:
            raise from_sqlite_error(error, path, while_writing=True) from None
    except BaseException:
        lock.release()
        raise
    return Journal(
        path,
        opening,
        clock,
        lock=lock,
        connection=connection,
        may_be_incomplete=is_incomplete,
        read_ahead=facts,
    )


def _real(path: Path) -> Path:
    """One name for one file, so that a link to a show finds the same lock."""
    return Path(os.path.realpath(path))


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_live(path: Path, clock: Clock) -> bool:
    return live_holder(path, clock) is not None


def _is_written_here(path: Path, clock: Clock) -> bool:
    """Then the file must not be opened and closed beside SQLite, which would lose its locks."""
    holder = live_holder(path, clock)
    return holder is not None and holder.is_this_process


def _exists(path: Path) -> JournalError:
    words = f"{path.name} is already there in {path.parent}. It was not touched."
    return JournalError(JournalCode.EXISTS, path, words)


def _reserve(path: Path) -> None:
    """Take the name, as an empty file; whoever came first keeps it."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise from_os_error(error, path, while_writing=True) from None


@contextmanager
def _gc_off() -> Iterator[None]:
    """Ten thousand facts are no garbage: looking for cycles among them would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
