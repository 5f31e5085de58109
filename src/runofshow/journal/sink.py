"""Where a show's facts become durable: its own file and, as long as that does not take them, a spill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from runofshow.clock import Clock, SystemClock
from runofshow.journal.lock import this_process
from runofshow.journal.news import News, Opened, Saved, Tell, Trouble
from runofshow.journal.spill import Head, show_identity
from runofshow.journal.spill_file import SpillPlace
from runofshow.journal.spiller import Spiller
from runofshow.journal.writer import JournalWriter, Store
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

__all__ = ["JournalSink"]

_LAST_ATTEMPT_SECONDS = 1.0
"""How long the end waits for a disk that does not answer, once what it lacks is kept elsewhere."""


class JournalSink:
    """The journal's writer and its spiller behind one door.

    make, tell, earlier: see JournalWriter. place: where spills are made. leftovers: earlier spills
    whose facts are put again and which go once these are in the file. Retries: see Worker.
    """

    def __init__(
        self,
        make: Callable[[], Store],
        tell: Tell,
        programme: Programme,
        place: SpillPlace,
        *,
        earlier: Sequence[Fact] = (),
        leftovers: Sequence[Path] = (),
        clock: Clock | None = None,
        first_retry: float = 0.05,
        longest_retry: float = 2.0,
    ) -> None:
        self._tell = tell
        self._programme = programme
        self._clock = clock or SystemClock()
        self._show: Path | None = None
        self._spiller = Spiller(
            place,
            self._head,
            tell,
            earlier=earlier,
            leftovers=leftovers,
            first_retry=first_retry,
            longest_retry=longest_retry,
        )
        self._writer = JournalWriter(
            make, self._hear, earlier=earlier, first_retry=first_retry, longest_retry=longest_retry
        )

    def put(self, facts: Sequence[Fact]) -> None:
        """Have facts written, after all that were put before; returns at once."""
        self._spiller.put(facts)
        self._writer.put(facts)

    def spill(self) -> None:
        """The desk waits for the disk no longer: what is not acknowledged is to be kept elsewhere."""
        self._spiller.begin()

    def pending(self) -> tuple[Fact, ...]:
        """What is not in the show's file, in order."""
        return self._writer.pending()

    def flush(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until all is in the show's file; a waiting retry is made at once."""
        return self._writer.flush(timeout)

    def wait_kept(self, timeout: float) -> bool:
        """Wait up to `timeout` seconds until the spill holds what is not in the show's file."""
        return self._spiller.wait(timeout)

    def close(self, timeout: float) -> bool:
        """Write what can be written within about `timeout` seconds and let go of all files.

        True if everything is in the show's file. Otherwise it is in a spill, if that could be written.
        """
        is_saved = self.flush(_LAST_ATTEMPT_SECONDS)
        if not is_saved:
            self._spiller.begin()
            is_kept = self.wait_kept(timeout)
            is_saved = self.flush(_LAST_ATTEMPT_SECONDS if is_kept else timeout)
        # A file that has everything is left as one plain file, however slow its disk.
        self._writer.stop(timeout if is_saved else _LAST_ATTEMPT_SECONDS)
        self._spiller.close(timeout)
        return not self.pending()

    def _hear(self, news: News) -> None:
        """On the journal's thread. Screens come first, the spill after them."""
        if isinstance(news, Opened):
            self._show = news.path
        self._tell(news)
        match news:
            case Trouble(error) if error is not None:
                self._spiller.begin()
            case Saved(last_seq):
                self._spiller.saved(last_seq)

    def _head(self, facts: Sequence[Fact]) -> Head:
        identity = show_identity(facts)
        assert identity is not None, "a show's facts begin with the first"
        return Head(identity, self._show, self._programme, this_process(self._clock))
