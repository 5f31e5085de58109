"""The words of a JournalError."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from runofshow.journal.errors import JournalCode, from_os_error, from_sqlite_error

SHOW = Path("/shows/x.show")


def _sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "is_writing", "expected"),
    [
        (sqlite3.SQLITE_FULL, True, JournalCode.DISK_FULL),
        (sqlite3.SQLITE_CORRUPT, False, JournalCode.DAMAGED),
        (sqlite3.SQLITE_NOTADB, False, JournalCode.DAMAGED),
        (sqlite3.SQLITE_READONLY_DBMOVED, True, JournalCode.NOT_WRITABLE),
        (sqlite3.SQLITE_IOERR_FSYNC, True, JournalCode.NOT_SAVED),
        (sqlite3.SQLITE_BUSY, True, JournalCode.NOT_SAVED),
        (sqlite3.SQLITE_CANTOPEN, False, JournalCode.UNREADABLE),
    ],
)
def test_what_sqlite_refuses_has_a_code_and_names_the_file(
    code: int, is_writing: bool, expected: JournalCode
) -> None:
    error = from_sqlite_error(_sqlite_error(code), SHOW, while_writing=is_writing)
    assert (error.code, error.path) == (expected, SHOW)
    assert "x.show" in str(error)


@pytest.mark.parametrize(
    ("number", "is_writing", "expected"),
    [
        (errno.ENOENT, False, JournalCode.MISSING),
        (errno.ENOENT, True, JournalCode.NOT_WRITABLE),
        (errno.ENOSPC, True, JournalCode.DISK_FULL),
        (errno.EROFS, True, JournalCode.NOT_WRITABLE),
        (errno.EACCES, False, JournalCode.UNREADABLE),
    ],
)
def test_what_the_system_refuses_has_a_code_and_names_the_file(
    number: int, is_writing: bool, expected: JournalCode
) -> None:
    error = from_os_error(OSError(number, "as the system says it"), SHOW, while_writing=is_writing)
    assert (error.code, error.path) == (expected, SHOW)
    assert "x.show" in str(error)


def test_an_error_without_a_number_still_has_words() -> None:
    error = from_sqlite_error(sqlite3.ProgrammingError("closed"), SHOW, while_writing=True)
    assert (error.code, "closed" in str(error)) == (JournalCode.NOT_SAVED, True)
