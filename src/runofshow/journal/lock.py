"""Who writes a show: `NAME.show.lock` names the one writer and is held with a lock of the system.

The system's lock decides between processes of one machine and vanishes with its process, kill -9
included. What the file says tells people who it is, and decides where the system's lock does not
reach: another computer on a shared or synchronised folder.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import platform
import sys
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from runofshow.clock import Clock
from runofshow.journal.errors import JournalCode, JournalError, from_os_error
from runofshow.journal.holder import Holder, own_start
from runofshow.journal.process import process_start

__all__ = ["Lock", "acquire", "held_by", "is_at", "live_holder", "lock_path", "this_process"]

_SIZE = 2048
"""Bytes of a lock file. Always written whole, so that nobody reads half of it."""

_LOCKED_BYTE = 1 << 30
"""Windows forbids reading what is locked: the byte that is locked lies far behind what is written."""

_HELD = {errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


@dataclass(slots=True)
class Lock:
    """The right to write one show, until released."""

    path: Path
    holder: Holder
    _descriptor: int

    def release(self) -> None:
        """Give it back and take the lock file away; it may be gone already, with its disk."""
        try:
            if sys.platform == "win32":
                os.close(self._descriptor)
                self.path.unlink(missing_ok=True)
            else:
                # Unlinked while held: nobody can lock this very file in between and lose it.
                if is_at(self._descriptor, self.path):
                    self.path.unlink(missing_ok=True)
                os.close(self._descriptor)
        except OSError:
            pass


def lock_path(show: Path) -> Path:
    """Where the lock of a show lies."""
    return show.with_name(f"{show.name}.lock")


def held_by(show: Path) -> Holder | None:
    """Whom the lock file names, living or dead; None if there is none or it cannot be read."""
    try:
        with lock_path(show).open("rb") as file:
            return Holder.from_json(json.loads(file.read(_SIZE)))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def live_holder(show: Path, clock: Clock) -> Holder | None:
    """Who writes the show now, as far as this machine can know; None if nobody does.

    A writer on another computer counts as alive: nothing here can tell.
    """
    holder = held_by(show)
    return holder if holder and _is_live(holder, clock) else None


def acquire(show: Path, clock: Clock, *, take_over: bool = False) -> Lock:
    """Become the show's writer.

    A writer that has ended is succeeded without asking. take_over also succeeds one on another
    computer, of whom nothing is known here; ask the chair first.
    Raises JournalError: LOCKED_BY with the holder, or NOT_WRITABLE.
    """
    path = lock_path(show)
    descriptor = _open_and_lock(path, show)
    holder = live_holder(show, clock)
    if holder and holder.is_this_process:
        # It let go of the show while the disk was away, and could not take its name back.
        holder = None
    if holder and not (take_over and holder.host != platform.node()):
        os.close(descriptor)
        raise _locked_by(show, holder)
    lock = Lock(path, this_process(clock), descriptor)
    try:
        _write(descriptor, lock.holder)
    except OSError as error:
        lock.release()
        raise from_os_error(error, show, while_writing=True) from None
    return lock


def _open_and_lock(path: Path, show: Path) -> int:
    """A descriptor of the lock file with the system's lock on it."""
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        except OSError as error:
            raise from_os_error(error, show, while_writing=True) from None
        if not _try_lock(descriptor):
            os.close(descriptor)
            raise _locked_by(show, held_by(show))
        if is_at(descriptor, path):
            return descriptor
        # The former writer took this file away between our opening and our locking it.
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    """Take the system's lock without waiting; True also where the file system has none."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        if error.errno not in _UNSUPPORTED:
            raise
    return True


def is_at(descriptor: int, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _is_live(holder: Holder, clock: Clock) -> bool:
    if holder.host != platform.node():
        return True
    if holder.boot_id != clock.now().boot_id:
        return False
    return process_start(holder.pid) == holder.process_start


def this_process(clock: Clock) -> Holder:
    """Who this process is, from now on."""
    now = clock.now()
    return Holder(platform.node(), os.getpid(), own_start(), now.boot_id, _user(), now.wall)


def _user() -> str:
    """The login name; a process may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _write(descriptor: int, holder: Holder) -> None:
    text = json.dumps(holder.to_json())
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode().ljust(_SIZE - 1) + b"\n")


def _locked_by(show: Path, holder: Holder | None) -> JournalError:
    if holder is None:
        words = f"Another program is writing {show.name}. You can read it here, but not change it."
        return JournalError(JournalCode.LOCKED_BY, show, words)
    since = f"{holder.since.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    who = f"{holder.user} on {holder.host}" if holder.user else holder.host
    words = (
        f"{show.name} is being written by another desk ({who}, process {holder.pid}, since {since})."
        " You can read it here, but not change it."
    )
    return JournalError(JournalCode.LOCKED_BY, show, words, holder=holder)
