"""How a .show file is laid out in SQLite, and how an older layout becomes the present one.

One number is the file's version: it stands in `user_version` and beside each fact, because a show
begun by an older program may be carried on by a newer one. Version n + 1 has `MIGRATIONS[n - 1]` for
the tables and `codec.UPCASTERS[n - 1]` for the bodies of facts; either may do nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

__all__ = [
    "APPLICATION_ID",
    "FILE_VERSION",
    "MIGRATIONS",
    "lay_out",
    "migrate",
    "upgraded_copy",
    "version_of",
]

APPLICATION_ID = 0x52756E53
"""`RunS` in ASCII; `file` and SQLite's own tools show it."""

FILE_VERSION = 1

_TABLES = (
    """
    CREATE TABLE programme (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        created_us INTEGER NOT NULL,    -- civil time, microseconds since 1970 in UTC
        app_version TEXT NOT NULL,
        body TEXT NOT NULL              -- the programme as opened, in JSON
    ) STRICT
    """,
    """
    CREATE TABLE facts (
        seq INTEGER PRIMARY KEY,        -- from 1, without gaps
        group_seq INTEGER NOT NULL,     -- seq of the first fact of the same command
        version INTEGER NOT NULL,       -- file version whose shape the body has
        wall_us INTEGER NOT NULL,       -- civil time, microseconds since 1970 in UTC
        boot_ns INTEGER NOT NULL,       -- nanoseconds since the boot that boot_id names
        boot_id TEXT NOT NULL,
        command TEXT NOT NULL,
        sender TEXT,                    -- who asked for it
        command_id TEXT,
        body TEXT NOT NULL              -- the fact in JSON, tagged by its "fact"
    ) STRICT
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = ()
"""The statements that turn a file of version n + 1 into n + 2, at place n."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database; the caller holds the transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FILE_VERSION}")
    for table in _TABLES:
        connection.execute(table)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> None:
    """Bring an older file to the version after the last of `migrations`, in one transaction or not at all."""
    version = version_of(connection)
    if version > len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statements in migrations[version - 1 :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations) + 1}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def upgraded_copy(
    connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> sqlite3.Connection:
    """The same show in memory at the present version, for a reader, who may not change the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(copy)
        migrate(copy, migrations)
    except BaseException:
        copy.close()
        raise
    return copy
