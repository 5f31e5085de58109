"""A disk that answers when it is told to, and what a hub said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runofshow.app.hub import Changed, FactSink, Hub, Refused
from runofshow.app.saving import Saving
from runofshow.journal.errors import JournalError
from runofshow.journal.news import News, Opened, Saved, Spilled, Tell, Trouble, Unspilled
from runofshow.show.facts import Fact


class SlowDisk:
    """A sink that keeps facts and says of them what it is told to say. closes_well: what `close` says.

    says_at_the_end: news that come while it is being closed.
    """

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.acknowledged = 0
        self.openings = 0
        self.spills = 0
        self.is_closed = False
        self.closes_well = True
        self.says_at_the_end: list[News] = []
        self._tell: Tell | None = None

    def open(self, tell: Tell) -> FactSink:
        self.openings += 1
        self._tell = tell
        return self

    def put(self, facts: Sequence[Fact]) -> None:
        self.facts.extend(facts)

    def spill(self) -> None:
        self.spills += 1

    def pending(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.seq > self.acknowledged)

    def close(self, timeout: float) -> bool:
        self.is_closed = True
        for news in self.says_at_the_end:
            self.tell(news)
        return self.closes_well

    # ---- what the test makes happen

    def tell(self, news: News) -> None:
        assert self._tell
        self._tell(news)

    def opens(self, path: Path) -> None:
        """The show's file is there."""
        self.tell(Opened(path))

    def acknowledge(self, seq: int | None = None) -> None:
        """Everything up to `seq`, or all of it, is on the disk."""
        self.acknowledged = seq if seq is not None else self.facts[-1].seq
        self.tell(Saved(self.acknowledged))

    def fail(self, error: JournalError | None) -> None:
        """The disk does not take facts; None: it does again."""
        self.tell(Trouble(error))

    def keeps(self, path: Path, error: JournalError | None = None) -> None:
        """What is not saved is in a spill, or cannot be kept there."""
        self.tell(Spilled(path, error))

    def unspill(self) -> None:
        self.tell(Unspilled())


class Ear:
    """Everything a hub says, in order."""

    def __init__(self, hub: Hub) -> None:
        self.changes: list[Changed] = []
        self.refusals: list[Refused] = []
        self.savings: list[Saving] = []
        hub.changed.connect(self.changes.append)
        hub.refused.connect(self.refusals.append)
        hub.saving.connect(self.savings.append)

    @property
    def seqs(self) -> list[int]:
        """The facts that reached the screens, in the order they came."""
        return [fact.seq for change in self.changes for fact in change.facts]
