"""The first hundred bytes of a file, read without SQLite: is it a show, of which version, and whole?

SQLite would create side files or recover before we know whose file it is; looking at the bytes
changes nothing. The layout is that of https://www.sqlite.org/fileformat.html, section 1.3.
"""

from __future__ import annotations

import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from runofshow.journal.errors import JournalCode, JournalError, from_os_error
from runofshow.journal.schema import APPLICATION_ID, FILE_VERSION

__all__ = ["Header", "has_side_files", "read_header", "side_files"]

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of itself. size, page_size: bytes. is_wal: a writer has, or had, it open."""

    size: int
    page_size: int
    pages: int
    is_wal: bool
    version: int

    @property
    def is_short(self) -> bool:
        """The file is shorter than its own count of pages; a log beside it may hold the rest."""
        return self.size < self.pages * self.page_size


def side_files(path: Path) -> tuple[Path, Path]:
    """SQLite's write-ahead log and rollback journal of a file, whether they exist or not."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")


def has_side_files(path: Path) -> bool:
    """Whether a writer left something to recover."""
    return any(side.exists() for side in side_files(path))


def read_header(path: Path) -> Header:
    """Look at a file; raises JournalError if it is not a whole show that this program can read.

    Not to be called for a file that this process is writing: closing it again would drop the locks
    that SQLite holds on it (POSIX).
    """
    head, size = _first_bytes(path)
    if not size:
        raise JournalError(JournalCode.NOT_A_SHOW, path, f"{path.name} is empty, so it is not a show.")
    if not head.startswith(_MAGIC[: len(head)]):
        words = f"{path.name} is not a show: runofshow did not make it. Nothing was changed."
        raise JournalError(JournalCode.NOT_A_SHOW, path, words)
    if len(head) < _LENGTH:
        raise _cut_off(path, size, None)
    header = _parse(path, head, size)
    if header.is_short and not has_side_files(path):
        raise _cut_off(path, size, header.pages * header.page_size)
    return header


def _first_bytes(path: Path) -> tuple[bytes, int]:
    """The head of a regular file and its size in bytes."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise JournalError(JournalCode.NOT_A_SHOW, path, f"{path.name} is a folder, not a show.")
        if not stat.S_ISREG(status.st_mode):
            raise JournalError(JournalCode.NOT_A_SHOW, path, f"{path.name} is not an ordinary file.")
        with path.open("rb") as file:
            return file.read(_LENGTH), status.st_size
    except OSError as error:
        raise from_os_error(error, path, while_writing=False) from None


def _parse(path: Path, head: bytes, size: int) -> Header:
    page_size, write_format = struct.unpack_from(">HB", head, 16)
    (pages,) = struct.unpack_from(">I", head, 28)
    (version,) = struct.unpack_from(">i", head, 60)
    (application_id,) = struct.unpack_from(">I", head, 68)
    if application_id != APPLICATION_ID:
        words = f"{path.name} is a database of another program, not a show. Nothing was changed."
        raise JournalError(JournalCode.NOT_A_SHOW, path, words)
    if version > FILE_VERSION:
        raise newer_version(path, version)
    return Header(size, 65_536 if page_size == 1 else page_size, pages, write_format == 2, version)


def newer_version(path: Path, version: int) -> JournalError:
    """The error for a file of a later version than this program's."""
    words = (
        f"{path.name} was made by a newer runofshow (file version {version}, this program knows"
        f" {FILE_VERSION}). Nothing was changed."
    )
    return JournalError(JournalCode.NEWER_VERSION, path, words)


def _cut_off(path: Path, size: int, expected: int | None) -> JournalError:
    of = f" of {expected:,}" if expected else ""
    words = (
        f"{path.name} is cut off: only {size:,}{of} bytes are there. Copy it again from where it came"
        " from. Nothing was changed."
    )
    return JournalError(JournalCode.DAMAGED, path, words)
