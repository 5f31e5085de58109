"""A spill while it is written: each line is on the disk when `append` returns, and none is half there."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Protocol

from runofshow.journal.lock import is_at
from runofshow.journal.names import SPILL_SUFFIX
from runofshow.journal.spill import Head, head_line

__all__ = ["OpenSpill", "SpillFile", "SpillFolder", "SpillPlace"]


class OpenSpill(Protocol):
    """A spill that takes lines."""

    @property
    def path(self) -> Path: ...

    def append(self, lines: bytes) -> None:
        """Have lines on the disk; raises OSError, and may then be called again with the same ones."""

    def remove(self) -> None:
        """Take it away: all that it holds is where it belongs. Raises OSError."""

    def close(self) -> None:
        """Leave it where it is, for whoever opens the show again."""


class SpillPlace(Protocol):
    """Where spills are made."""

    @property
    def path(self) -> Path: ...

    def begin(self, head: Head) -> OpenSpill:
        """A new spill with its head on the disk; raises OSError."""

    def remove(self, path: Path) -> None:
        """Take an earlier spill away; raises OSError."""


class SpillFolder:
    """A folder of the user's; made when it is first needed, and nobody else may look into it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, head: Head) -> SpillFile:
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        began = head.writer.since.astimezone(head.programme.zone)
        stem = f"{began:%Y-%m-%d-%H%M}-{head.identity[:8]}"
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        for path in (self.path / f"{name}{SPILL_SUFFIX}" for name in names):
            with contextlib.suppress(FileExistsError):
                return SpillFile(path, head_line(head))
        raise AssertionError("names do not end")

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)


class SpillFile:
    """One spill on a real disk."""

    def __init__(self, path: Path, head: bytes) -> None:
        """Make it; raises OSError, FileExistsError where there is one of that name."""
        self.path = path
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags, 0o600)
        self._length = 0
        self._is_torn = False
        try:
            self.append(head)
            _sync_folder(path.parent)
        except OSError:
            self.remove()
            raise

    def append(self, lines: bytes) -> None:
        if not is_at(self._descriptor, self.path):
            # The system would go on writing to a file that nobody can find any more.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
        # After what could not be cut off a line begins anew: only the torn one is lost.
        content = b"\n" + lines if self._is_torn else lines
        try:
            _write_all(self._descriptor, content)
            os.fsync(self._descriptor)
        except OSError:
            # What is half there, or perhaps not on the disk, is cut off: it comes again as a whole.
            self._is_torn = not _quietly(lambda: os.ftruncate(self._descriptor, self._length))
            raise
        self._length += len(content)
        self._is_torn = False

    def remove(self) -> None:
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            _quietly(lambda: os.close(descriptor))


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_folder(folder: Path) -> None:
    """Have the file's name on the disk as well; where folders cannot be opened, the system sees to it."""

    def sync() -> None:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    _quietly(sync)


def _quietly(call: Callable[[], object]) -> bool:
    """Whether it went well; if not, there is nothing to be done about it."""
    with contextlib.suppress(OSError):
        call()
        return True
    return False
