"""How an older file becomes a present one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from runofshow.journal import schema

ADD_ROOM = ("ALTER TABLE programme ADD COLUMN room TEXT", "UPDATE programme SET room = 'unknown'")
ADD_INDEX = ("CREATE INDEX facts_by_command ON facts (command)",)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.lay_out(connection)
    connection.execute("INSERT INTO programme VALUES (1, 0, '0', '{}')")
    yield connection
    connection.close()


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}


def test_a_new_file_says_whose_it_is_and_of_which_version(connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"RunS"),)
    assert schema.version_of(connection) == schema.FILE_VERSION
    assert _names(connection) == {"programme", "facts"}


def test_facts_are_strict_about_types(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="INTEGER"):
        connection.execute("INSERT INTO facts VALUES (1, 'one', 1, 0, 0, '', '', NULL, NULL, '{}')")


def test_every_later_migration_is_applied_in_order(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, (ADD_ROOM, ADD_INDEX))
    assert schema.version_of(connection) == 3
    assert connection.execute("SELECT room FROM programme").fetchone() == ("unknown",)
    assert "facts_by_command" in _names(connection)


def test_what_is_applied_already_is_not_applied_again(connection: sqlite3.Connection) -> None:
    schema.migrate(connection, (ADD_ROOM,))
    schema.migrate(connection, (ADD_ROOM, ADD_INDEX))
    schema.migrate(connection, (ADD_ROOM, ADD_INDEX))
    assert schema.version_of(connection) == 3


def test_a_migration_that_fails_changes_nothing(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, (ADD_ROOM, ("NO SUCH STATEMENT",)))
    assert schema.version_of(connection) == 1
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        connection.execute("SELECT room FROM programme")


def test_a_reader_of_an_older_file_gets_a_copy_and_the_file_stays_as_it_is(
    connection: sqlite3.Connection,
) -> None:
    copy = schema.upgraded_copy(connection, (ADD_ROOM,))
    assert copy.execute("SELECT room FROM programme").fetchone() == ("unknown",)
    assert schema.version_of(connection) == 1
    copy.close()
