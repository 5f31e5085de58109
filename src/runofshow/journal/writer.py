"""The one thread that writes: it owns the SQLite connection, commits in groups and acknowledges.

A slow or absent disk delays the acknowledgement and nothing else: facts wait in order until they are
on the disk.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Protocol

from runofshow.journal.codec import Row, encode_fact
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.store import Journal
from runofshow.show.facts import Fact

__all__ = ["JournalWriter", "OnSaved", "OnTrouble"]

_LARGEST_GROUP = 1000
"""Facts per commit: bounds how long an acknowledgement waits behind a burst."""


_Waiting = tuple[Fact, Row]


class OnSaved(Protocol):
    def __call__(self, last_seq: int) -> None:
        """Everything up to `last_seq` is on the disk."""


OnTrouble = Callable[[JournalError | None], None]
"""The disk does not take facts, and why; None once it does again."""


class JournalWriter:
    """Writes facts to a journal in the background.

    on_saved and on_trouble are called on the journal's thread and should only pass the word on. From
    here on the journal belongs to this writer, which also closes it.
    """

    def __init__(
        self,
        journal: Journal,
        on_saved: OnSaved,
        on_trouble: OnTrouble,
        *,
        first_retry: float = 0.05,
        longest_retry: float = 2.0,
    ) -> None:
        """first_retry, longest_retry: seconds between attempts, doubled each time up to the longest."""
        self._journal = journal
        self._on_saved = on_saved
        self._on_trouble = on_trouble
        self._first_retry = first_retry
        self._longest_retry = longest_retry
        self._changed = threading.Condition()
        self._pending: deque[_Waiting] = deque()
        self._must_reconnect = False
        self._is_urgent = False
        self._is_stopping = False
        self._has_ended = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def put(self, facts: Sequence[Fact]) -> None:
        """Have facts written, after all that were put before; returns at once.

        Raises RuntimeError once the writer is closed.
        """
        # Encoded here: a fact that cannot be would otherwise block all that come after it.
        waiting = [(fact, encode_fact(fact)) for fact in facts]
        with self._changed:
            if self._is_stopping:
                raise RuntimeError("the journal's writer is closed")
            self._pending.extend(waiting)
            self._changed.notify_all()

    def pending(self) -> tuple[Fact, ...]:
        """What is not yet acknowledged, in order."""
        with self._changed:
            return tuple(fact for fact, _ in self._pending)

    def flush(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until all is on the disk; a waiting retry is made at once."""
        with self._changed:
            self._is_urgent = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._pending or self._has_ended, timeout)
            return not self._pending

    def close(self, timeout: float) -> bool:
        """Write what can be written within `timeout` seconds, close the file and end the thread.

        True if everything is on the disk; otherwise `pending` still holds the rest.
        """
        is_saved = self.flush(timeout)
        with self._changed:
            self._is_stopping = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return is_saved and not self._pending

    def _work(self) -> None:
        trouble: JournalError | None = None
        delay = self._first_retry
        try:
            while group := self._next_group(delay if trouble else None):
                before, trouble = trouble, self._write(group)
                if trouble:
                    delay = min(delay * 2, self._longest_retry) if before else self._first_retry
                self._tell_trouble(before, trouble)
        finally:
            self._journal.close()
            with self._changed:
                self._has_ended = True
                self._changed.notify_all()

    def _next_group(self, delay: float | None) -> tuple[_Waiting, ...]:
        """What to commit next; nothing when the writer is to stop.

        delay: seconds to let pass first, after trouble; a flush or the end cuts it short.
        """
        with self._changed:
            if delay is not None:
                self._changed.wait_for(lambda: self._is_urgent or self._is_stopping, delay)
                if self._is_stopping:
                    return ()
            self._is_urgent = False
            self._changed.wait_for(lambda: bool(self._pending) or self._is_stopping)
            return tuple(islice(self._pending, _LARGEST_GROUP))

    def _write(self, group: tuple[_Waiting, ...]) -> JournalError | None:
        """Commit a group and acknowledge it; the trouble if that failed."""
        try:
            if self._must_reconnect:
                self._journal.reconnect()
                self._must_reconnect = False
            # What a failed commit left in the file after all is not written again.
            self._journal.append_rows([row for _, row in group if row[0] > self._journal.last_seq])
        except JournalError as error:
            # After anything but a full disk the connection may be dead for good.
            self._must_reconnect = error.code is not JournalCode.DISK_FULL
            return error
        except Exception:
            # A bug of ours must not end the saving of a show.
            sys.excepthook(*sys.exc_info())
            words = f"{self._journal.path.name} could not be saved. It will be tried again."
            return JournalError(JournalCode.NOT_SAVED, self._journal.path, words)
        self._acknowledge(len(group))
        return None

    def _acknowledge(self, saved: int) -> None:
        with self._changed:
            latest = [self._pending.popleft() for _ in range(saved)][-1]
            self._changed.notify_all()
        _call(lambda: self._on_saved(latest[0].seq))

    def _tell_trouble(self, before: JournalError | None, now: JournalError | None) -> None:
        if (before and before.code) != (now and now.code):
            _call(lambda: self._on_trouble(now))


def _call(callback: Callable[[], None]) -> None:
    """A listener's bug goes to the crash log, never through the journal's thread."""
    try:
        callback()
    except Exception:
        sys.excepthook(*sys.exc_info())
