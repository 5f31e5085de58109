"""A disk that answers when it is told to, and what a hub said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from runofshow.app.hub import Changed, FactSink, Hub, Refused, Saving
from runofshow.journal.writer import OnSaved
from runofshow.show.facts import Fact


class SlowDisk:
    """A sink that keeps facts and acknowledges them on demand. closes_well: what `close` says."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.acknowledged = 0
        self.openings = 0
        self.is_closed = False
        self.closes_well = True
        self.refuses_with: Exception | None = None
        self._on_saved: OnSaved | None = None
        self._on_trouble: Callable[[Exception | None], None] | None = None

    def open(self, on_saved: OnSaved, on_trouble: Callable[[Exception | None], None]) -> FactSink:
        self.openings += 1
        if self.refuses_with is not None:
            raise self.refuses_with
        self._on_saved, self._on_trouble = on_saved, on_trouble
        return self

    def put(self, facts: Sequence[Fact]) -> None:
        self.facts.extend(facts)

    def pending(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.seq > self.acknowledged)

    def close(self, timeout: float) -> bool:
        self.is_closed = True
        return self.closes_well

    # ---- what the test makes happen

    def acknowledge(self, seq: int | None = None) -> None:
        """Everything up to `seq`, or all of it, is on the disk."""
        assert self._on_saved
        self.acknowledged = seq if seq is not None else self.facts[-1].seq
        self._on_saved(self.acknowledged)

    def fail(self, error: Exception | None) -> None:
        """The disk does not take facts; None: it does again."""
        assert self._on_trouble
        self._on_trouble(error)


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
