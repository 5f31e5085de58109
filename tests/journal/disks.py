"""Disks for the tests: one that does as it is told, one that is slow, and real ones that are full."""

from __future__ import annotations

import errno
import resource
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from runofshow.journal.codec import Row, decode_rows
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.spill import Head, head_line
from runofshow.journal.store import Journal
from runofshow.show.facts import Fact

SHOW = Path("/stick/x.show")


class Fate(Enum):
    """What becomes of one operation on a fake disk."""

    DONE = "done"
    REFUSED = "refused"
    """Full: nothing happened."""
    BROKEN = "broken"
    """An error of the disk's: nothing happened."""
    ANSWER_LOST = "answer lost"
    """It happened, but an error came back."""
    HALF = "half"
    """A part of it happened, and an error came back."""
    FORGOTTEN = "forgotten"
    """It breaks and, once it is back, has lost the last of what it had promised."""


class Power:
    """Common to the disks of one machine: after `operations` of them it is gone, and so is the process."""

    def __init__(self, operations: int | None = None) -> None:
        self._left = operations
        self._lock = threading.Lock()

    def use(self) -> None:
        with self._lock:
            if self._left is not None:
                if self._left == 0:
                    # Ends the thread that would have gone on, without a word.
                    raise SystemExit
                self._left -= 1


class FakeStore:
    """A show's file whose operations meet the fates given, one after the other, and then are done."""

    def __init__(self, fates: Sequence[Fate], power: Power) -> None:
        self.path = SHOW
        self.rows: list[Row] = []
        self.last_seq = 0
        self._fates = list(fates)
        self._power = power
        self._is_broken = False

    def restarted(self) -> FakeStore:
        """The same file, opened by the next process on a machine that is well."""
        store = FakeStore((), Power())
        store.rows = list(self.rows)
        store.last_seq = len(store.rows)
        return store

    def _fate(self) -> Fate:
        self._power.use()
        return self._fates.pop(0) if self._fates else Fate.DONE

    def facts(self) -> list[Fact]:
        return decode_rows(self.rows)

    def append_rows(self, rows: Sequence[Row]) -> None:
        fate = self._fate()
        if self._is_broken:
            raise _broken()
        assert [row[0] for row in rows] == list(range(self.last_seq + 1, self.last_seq + 1 + len(rows)))
        if fate in (Fate.DONE, Fate.ANSWER_LOST):
            self.rows.extend(rows)
        if fate is Fate.FORGOTTEN:
            del self.rows[len(self.rows) // 2 :]
        if fate is Fate.REFUSED:
            raise JournalError(JournalCode.DISK_FULL, SHOW, "Full.", why="its disk is full")
        if fate is not Fate.DONE:
            self._is_broken = True
            raise _broken()
        self.last_seq = len(self.rows)

    def reconnect(self) -> None:
        if self._fate() not in (Fate.DONE, Fate.HALF):
            raise _broken()
        self._is_broken = False
        self.last_seq = len(self.rows)

    def close(self) -> None:
        pass


def _broken() -> JournalError:
    return JournalError(JournalCode.NOT_SAVED, SHOW, "Broken.", why="its disk is broken")


class FakePlace:
    """A folder for spills in memory. files: what is on the disk. promised: lines it ever said it has."""

    def __init__(self, fates: Sequence[Fate], power: Power) -> None:
        self.path = Path("/home/data")
        self.files: dict[Path, bytes] = {}
        self.promised: list[bytes] = []
        self._fates = list(fates)
        self._power = power

    def fate(self) -> Fate:
        self._power.use()
        return self._fates.pop(0) if self._fates else Fate.DONE

    def begin(self, head: Head) -> FakeSpill:
        path = self.path / f"{len(self.files)}.spill"
        spill = FakeSpill(self, path)
        spill.append(head_line(head))
        return spill

    def remove(self, path: Path) -> None:
        if self.fate() is not Fate.DONE:
            raise OSError(errno.EACCES, "may not be removed")
        self.files.pop(path, None)


class FakeSpill:
    """What is half written stays there, as on a disk that lets nothing be cut off again."""

    def __init__(self, place: FakePlace, path: Path) -> None:
        self.path = path
        self._place = place

    def append(self, lines: bytes) -> None:
        fate = self._place.fate()
        before = self._place.files.get(self.path, b"")
        match fate:
            case Fate.DONE:
                self._place.files[self.path] = before + lines
                self._place.promised.append(lines)
            case Fate.ANSWER_LOST:
                self._place.files[self.path] = before + lines
                raise OSError(errno.EIO, "answer lost")
            case Fate.HALF:
                self._place.files[self.path] = before + lines[: len(lines) // 2] + b"\n"
                raise OSError(errno.ENOSPC, "full")
            case Fate.FORGOTTEN:
                self._place.files.pop(self.path, None)
                raise FileNotFoundError(errno.ENOENT, "gone")
            case _:
                raise OSError(errno.ENOSPC, "full")

    def remove(self) -> None:
        self._place.remove(self.path)

    def close(self) -> None:
        pass


class SlowStore:
    """A real show on a disk that needs `seconds` for each fsync."""

    def __init__(self, journal: Journal, seconds: float) -> None:
        self._journal = journal
        self._seconds = seconds
        self.path = journal.path
        self.commits = 0

    @property
    def last_seq(self) -> int:
        return self._journal.last_seq

    def facts(self) -> list[Fact]:
        return self._journal.facts()

    def append_rows(self, rows: Sequence[Row]) -> None:
        self.commits += 1
        threading.Event().wait(self._seconds)
        self._journal.append_rows(rows)

    def reconnect(self) -> None:
        threading.Event().wait(self._seconds)
        self._journal.reconnect()

    def close(self) -> None:
        self._journal.close()


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A real file system of that size, mounted in a folder; for root only."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(folder)]
    done = subprocess.run(mount, capture_output=True, check=False)
    if done.returncode != 0:
        raise PermissionError(done.stderr.decode())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take all the room that is left in a folder's file system; the file that takes it."""
    path = folder / "fill"
    with path.open("ab", buffering=0) as file:
        for size in (4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)
    return path


@contextmanager
def no_file_grows(beyond: int) -> Iterator[None]:
    """For whoever may not mount: no file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
