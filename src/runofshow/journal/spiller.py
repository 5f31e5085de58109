"""The thread that keeps in the user's data folder what a show's own disk does not take.

It begins when it is told to, with what is not acknowledged; further facts follow as they happen. Then
come the facts from before, so that the spill is a whole show should the show's disk never come back.
Once everything is acknowledged the spill is taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from runofshow.journal.errors import JournalCode, JournalError, from_os_error
from runofshow.journal.news import News, Spilled, Tell, Unspilled
from runofshow.journal.spill import Head, fact_lines
from runofshow.journal.spill_file import OpenSpill, SpillPlace
from runofshow.journal.worker import Step, Worker, report_bug
from runofshow.show.facts import Fact

__all__ = ["MakeHead", "Spiller"]

_MOST_AT_ONCE = 500
"""Facts per fsync: a long show must not hold up the next fact, nor the window's thread."""

MakeHead = Callable[[Sequence[Fact]], Head]
"""The head of a spill for these facts of the show, of which there is at least the first."""


class Spiller:
    """Writes a spill while the journal's writer cannot. Its methods return at once but for `close`.

    tell: hears Spilled and Unspilled. leftovers: earlier spills whose facts have been handed to the
    writer again; they go when everything is in the show's file.
    """

    def __init__(
        self,
        place: SpillPlace,
        make_head: MakeHead,
        tell: Tell,
        *,
        earlier: Sequence[Fact] = (),
        leftovers: Sequence[Path] = (),
        first_retry: float = 0.05,
        longest_retry: float = 2.0,
    ) -> None:
        self._place = place
        self._make_head = make_head
        self._tell = tell
        self._facts = list(earlier)
        self._saved = len(self._facts)
        self._leftovers = list(leftovers)
        self._is_wanted = False
        self._has_begun = False
        self._file: OpenSpill | None = None
        self._news: News | None = None
        self._forget()
        self._worker = Worker(
            "spill", self._step, self._end, first_retry=first_retry, longest_retry=longest_retry
        )

    def put(self, facts: Sequence[Fact]) -> None:
        """These happened, too."""
        with self._worker.changed:
            self._facts.extend(facts)
            is_wanted = self._is_wanted
        if is_wanted:
            self._worker.wake()

    def begin(self) -> None:
        """Keep what is not acknowledged, and what follows, until everything is."""
        with self._worker.changed:
            if self._is_wanted or self._saved == len(self._facts):
                return
            self._is_wanted = True
        self._wake()

    def saved(self, last_seq: int) -> None:
        """The show's file holds the facts up to this one: more than before, or fewer after a pulled stick."""
        with self._worker.changed:
            self._saved = last_seq
            is_done = last_seq == len(self._facts) and (self._is_wanted or bool(self._leftovers))
            self._is_wanted = self._is_wanted and not is_done
        if is_done:
            self._wake()

    def wait(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until the spill is a whole show, or is needed no longer."""
        return self._has_begun and self._worker.wait_until(self._is_settled, timeout)

    def close(self, timeout: float) -> None:
        """Do the last of it, within `timeout` seconds, and end the thread."""
        self.wait(timeout)
        if self._has_begun:
            self._worker.stop(timeout)

    # ---- on the spill's thread

    def _wake(self) -> None:
        """A show whose disk is well never needs the thread."""
        if not self._has_begun:
            self._has_begun = True
            self._worker.start()
        self._worker.wake()

    def _is_settled(self) -> bool:
        """Called with the lock: nothing is left to do."""
        if not self._is_wanted:
            return self._file is None and not self._leftovers
        return self._kept_to == len(self._facts) and self._earlier_to >= self._kept_from

    def _forget(self) -> None:
        """No file: none of the facts from `_kept_from` to `_kept_to` is kept, nor any up to `_earlier_to`."""
        self._kept_from = self._kept_to = self._saved
        self._earlier_to = 0

    def _step(self) -> Step:
        try:
            return self._clear() if not self._is_wanted else self._keep_next()
        except OSError as error:
            self._say_trouble(from_os_error(error, self._path, while_writing=True))
        except Exception:
            report_bug()
            words, why = "The spill could not be written.", "something went wrong inside"
            self._say_trouble(JournalError(JournalCode.NOT_SAVED, self._path, words, why=why))
        return Step.FAILED

    def _keep_next(self) -> Step:
        """One write: first what is not acknowledged, then, bit by bit, what came before."""
        with self._worker.changed:
            if self._file is None:
                self._forget()
            facts = self._facts[self._kept_to :][:_MOST_AT_ONCE]
            until = min(self._earlier_to + _MOST_AT_ONCE, self._kept_from)
            earlier = [] if facts else self._facts[self._earlier_to : until]
            first = self._facts[:1]
        if not facts and not earlier:
            self._say(Spilled(self._path))
            return Step.IDLE
        if self._file is None:
            self._file = self._place.begin(self._make_head(first))
        self._append(self._file, [*facts, *earlier])
        with self._worker.changed:
            self._kept_to += len(facts)
            self._earlier_to += len(earlier)
            is_told = self._kept_to == len(self._facts)
        if is_told:
            self._say(Spilled(self._path))
        return Step.AGAIN

    def _append(self, file: OpenSpill, facts: Sequence[Fact]) -> None:
        try:
            file.append(fact_lines(facts))
        except FileNotFoundError:
            # Somebody took it away: all of it is written anew.
            file.close()
            self._file = None
            raise

    def _clear(self) -> Step:
        """All is in the show's file. A spill that cannot be removed goes when the show is opened again."""
        file, self._file = self._file, None
        paths, self._leftovers = self._leftovers, []
        if file is None and not paths and self._news is None:
            return Step.IDLE
        try:
            if file is not None:
                file.remove()
            for path in paths:
                self._place.remove(path)
        except OSError:
            pass
        self._say(Unspilled())
        self._news = None
        return Step.IDLE

    @property
    def _path(self) -> Path:
        return self._file.path if self._file else self._place.path

    def _say_trouble(self, error: JournalError) -> None:
        self._say(Spilled(self._path, error))

    def _say(self, news: News) -> None:
        """The same is said once."""
        if _told(news) == _told(self._news):
            return
        self._news = news
        try:
            self._tell(news)
        except Exception:
            report_bug()

    def _end(self) -> None:
        """A step that was under way may have made a spill that nobody needs any more."""
        if not self._is_wanted:
            self._clear()
        elif self._file is not None:
            self._file.close()


def _told(news: News | None) -> object:
    match news:
        case Spilled(path, error):
            return path, error and error.code
        case _:
            return news
