"""The one thread that writes a show: it owns the SQLite connection, commits in groups and acknowledges.

A slow or absent disk delays the acknowledgement and nothing else: facts wait in order until they are
on the disk. The file itself is made or opened on this thread, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from runofshow.journal.codec import Row, encode_fact
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.news import News, Opened, Saved, Tell, Trouble
from runofshow.journal.spill import is_same_fact
from runofshow.journal.worker import Step, Worker, report_bug
from runofshow.show.facts import Fact

__all__ = ["JournalWriter", "Store"]

_LARGEST_GROUP = 1000
"""Facts per commit: bounds how long an acknowledgement waits behind a burst."""


class Store(Protocol):
    """A show's file, as far as its writer needs it; every method raises JournalError."""

    @property
    def path(self) -> Path: ...

    @property
    def last_seq(self) -> int: ...

    def facts(self) -> list[Fact]: ...

    def append_rows(self, rows: Sequence[Row]) -> None: ...

    def reconnect(self) -> None: ...

    def close(self) -> None:
        """The one that never raises."""


class JournalWriter:
    """Writes a show's facts to its file in the background.

    make: opens or makes the file; called on this thread, again and again until it can. tell: hears
    Opened, Saved and Trouble. From here on the file belongs to this writer, which also closes it.
    """

    def __init__(
        self,
        make: Callable[[], Store],
        tell: Tell,
        *,
        earlier: Sequence[Fact] = (),
        first_retry: float = 0.05,
        longest_retry: float = 2.0,
    ) -> None:
        """earlier: the facts that are in the file already, from the first. Retries: see Worker."""
        self._make = make
        self._tell = tell
        self._facts = list(earlier)
        self._saved = len(self._facts)
        self._store: Store | None = None
        self._must_reconnect = False
        self._trouble: JournalError | None = None
        self._worker = Worker(
            "journal", self._step, self._end, first_retry=first_retry, longest_retry=longest_retry
        )
        self._worker.start()
        self._worker.wake()

    def put(self, facts: Sequence[Fact]) -> None:
        """Have facts written, after all that were put before; returns at once.

        Raises ValueError where they don't follow, RuntimeError once the writer is closed.
        """
        with self._worker.changed:
            if self._worker.is_stopping:
                raise RuntimeError("the journal's writer is closed")
            expected = range(len(self._facts) + 1, len(self._facts) + 1 + len(facts))
            if [fact.seq for fact in facts] != list(expected):
                raise ValueError(f"facts from {facts[0].seq} on do not follow {len(self._facts)}")
            self._facts.extend(facts)
        self._worker.wake()

    def pending(self) -> tuple[Fact, ...]:
        """What is not yet acknowledged, in order."""
        with self._worker.changed:
            return tuple(self._facts[self._saved :])

    def flush(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until all is on the disk; a waiting retry is made at once."""
        return self._worker.wait_until(self._is_flushed, timeout)

    def _is_flushed(self) -> bool:
        """Called with the lock. A file that was opened beforehand must have been taken over, to be closed."""
        has_begun = self._store is not None or self._trouble is not None
        return has_begun and self._saved == len(self._facts)

    def close(self, timeout: float) -> bool:
        """Write what can be written within `timeout` seconds, close the file and end the thread.

        True if everything is on the disk; otherwise `pending` still holds the rest.
        """
        self.flush(timeout)
        self.stop(timeout)
        return not self.pending()

    def stop(self, timeout: float) -> None:
        """Write no more, close the file and end the thread, within `timeout` seconds."""
        self._worker.stop(timeout)

    # ---- on the journal's thread

    def _step(self) -> Step:
        before, has_written = self._trouble, False
        try:
            has_written = self._write_next()
            self._trouble = None
        except JournalError as error:
            # After anything but a full disk the connection may be dead for good.
            self._must_reconnect = error.code is not JournalCode.DISK_FULL
            self._trouble = error
        except Exception:
            # A bug of ours must not end the saving of a show.
            report_bug()
            self._must_reconnect = True
            self._trouble = self._bug()
        self._tell_trouble(before)
        if self._trouble:
            return Step.FAILED
        return Step.AGAIN if has_written else Step.IDLE

    def _write_next(self) -> bool:
        """Commit what waits and acknowledge it; False if nothing does."""
        store = self._ready()
        with self._worker.changed:
            group = self._facts[self._saved : self._saved + _LARGEST_GROUP]
        if group:
            store.append_rows([encode_fact(fact) for fact in group])
            self._acknowledge(group[-1].seq)
        return bool(group)

    def _ready(self) -> Store:
        """The file, open and known to hold what it should."""
        if self._store is None:
            self._store = self._make()
            self._say(Opened(self._store.path))
        elif self._must_reconnect:
            self._store.reconnect()
            self._compare(self._store)
        self._must_reconnect = False
        return self._store

    def _compare(self, store: Store) -> None:
        """What a file that comes back holds: perhaps more than was acknowledged, perhaps less.

        A commit whose answer was lost is in it after all. A stick that was pulled may have lost what
        it had promised: that is written again.
        """
        theirs = store.facts()
        with self._worker.changed:
            ours = self._facts[: len(theirs)]
        if len(ours) < len(theirs) or not all(map(is_same_fact, ours, theirs)):
            words = f"{store.path.name} is not as this desk left it: another desk went on with it."
            raise JournalError(JournalCode.NOT_A_SHOW, store.path, words, why="another desk went on with it")
        if len(theirs) != self._saved:
            self._acknowledge(len(theirs))

    def _acknowledge(self, last_seq: int) -> None:
        with self._worker.changed:
            self._saved = last_seq
            self._worker.changed.notify_all()
        self._say(Saved(last_seq))

    def _tell_trouble(self, before: JournalError | None) -> None:
        now = self._trouble
        if (before and before.code) != (now and now.code):
            self._say(Trouble(now))

    def _bug(self) -> JournalError:
        path = self._store.path if self._store else Path()
        words = f"{path.name} could not be saved. It will be tried again."
        return JournalError(JournalCode.NOT_SAVED, path, words, why="something went wrong inside")

    def _say(self, news: News) -> None:
        """A listener's bug goes to the crash log, never through the journal's thread."""
        try:
            self._tell(news)
        except Exception:
            report_bug()

    def _end(self) -> None:
        if self._store is not None:
            self._store.close()
