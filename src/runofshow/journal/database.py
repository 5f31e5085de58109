"""What the journal says to SQLite: connecting, laying out, appending, reading, and leaving one plain file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from runofshow import __version__
from runofshow.clock import Clock
from runofshow.journal import schema
from runofshow.journal.codec import COLUMNS, FactUnreadableError, Row, decode_rows, to_microseconds
from runofshow.journal.errors import JournalCode, JournalError, from_sqlite_error
from runofshow.journal.header import newer_version
from runofshow.journal.reading import BUSY_SECONDS
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

__all__ = ["Opening", "connect", "decode", "insert", "lay_out", "leave_plain", "read_opening", "read_rows"]

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM facts ORDER BY seq"
_INSERT = f"INSERT INTO facts ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"

_CLOSE_ATTEMPTS = 100
_CLOSE_PAUSE_SECONDS = 0.02
"""A reader holds the file for milliseconds; two seconds outlast any that goes on."""


class Opening(NamedTuple):
    """What is read first of every show."""

    programme: Programme
    last_seq: int


def lay_out(path: Path, programme: Programme, clock: Clock) -> sqlite3.Connection:
    """Write tables and programme in one transaction, then turn to WAL."""
    try:
        connection = _connect_plain(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            schema.lay_out(connection)
            connection.execute(
                "INSERT INTO programme (only, created_us, app_version, body) VALUES (1, ?, ?, ?)",
                (to_microseconds(clock.now().wall), __version__, programme.model_dump_json()),
            )
            connection.execute("COMMIT")
            _turn_to_wal(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise from_sqlite_error(error, path, while_writing=True) from None
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """A connection for the writer to a file that is laid out; older ones are migrated."""
    connection = _connect_plain(path)
    try:
        schema.migrate(connection)
        _turn_to_wal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_plain(path: Path) -> sqlite3.Connection:
    uri = f"{path.as_uri()}?mode=rw"
    # The journal's thread takes over a connection that the opening thread made.
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        # On macOS fsync alone leaves the data in the drive's cache; elsewhere this says nothing.
        connection.execute("PRAGMA fullfsync = ON")
    except BaseException:
        # An error that somebody keeps would keep the connection alive, and with it its locks.
        connection.close()
        raise
    return connection


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    """Where WAL cannot be had (some network folders), SQLite stays with its rollback journal."""
    connection.execute("PRAGMA journal_mode = WAL")
    # The first reading makes the log: a file that says WAL and has none counts as cut from it.
    connection.execute("SELECT count(*) FROM programme").fetchone()


def leave_plain(connection: sqlite3.Connection) -> None:
    """Bring the log into the main file and leave WAL mode, as soon as no reader is at it."""
    pause = threading.Event()
    for _ in range(_CLOSE_ATTEMPTS):
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            # As long as anybody has the file open in WAL mode this raises SQLITE_BUSY.
            connection.execute("PRAGMA journal_mode = DELETE")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return
        except sqlite3.Error:
            return
        pause.wait(_CLOSE_PAUSE_SECONDS)


def insert(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(_INSERT, rows)
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def read_opening(path: Path, connection: sqlite3.Connection) -> Opening:
    """The programme and how many facts there are, once the file is known to be whole."""
    version = schema.version_of(connection)
    if version > schema.FILE_VERSION:
        raise newer_version(path, version)
    if version < schema.FILE_VERSION:
        with closing(schema.upgraded_copy(connection)) as copy:
            return read_opening(path, copy)
    found = connection.execute("SELECT body FROM programme").fetchone()
    count, first, last = connection.execute("SELECT count(*), min(seq), max(seq) FROM facts").fetchone()
    if found is None:
        raise _damaged(path, "its programme is missing")
    if count and (first, last) != (1, count):
        raise _damaged(path, f"of its facts 1 to {last} only {count} are there")
    try:
        return Opening(Programme.model_validate_json(found[0]), count)
    except ValidationError as error:
        raise _damaged(path, f"its programme cannot be read: {error.errors()[0]['msg']}") from None


def read_rows(connection: sqlite3.Connection) -> list[Row]:
    if schema.version_of(connection) < schema.FILE_VERSION:
        with closing(schema.upgraded_copy(connection)) as copy:
            return read_rows(copy)
    return connection.execute(_SELECT).fetchall()


def decode(path: Path, rows: list[Row]) -> list[Fact]:
    try:
        facts = decode_rows(rows)
    except FactUnreadableError as error:
        raise _damaged(path, str(error)) from None
    if facts and (facts[0].seq, facts[-1].seq) != (1, len(facts)):
        raise _damaged(path, f"of its facts 1 to {facts[-1].seq} only {len(facts)} are there")
    return facts


def _damaged(path: Path, what: str) -> JournalError:
    return JournalError(JournalCode.DAMAGED, path, f"{path.name} is damaged: {what}. Nothing was changed.")
