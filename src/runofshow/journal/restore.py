"""Putting back what a spill kept: into the show it belongs to or, where that is gone, into a new one.

A spill belongs to a show of the same identity in which every fact that both hold is the same. What
the show lacks must follow on it without a gap, but for lines of the spill that cannot be read: such
a fact is passed over, and whatever no longer makes sense without it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from runofshow.clock import Clock, Now, SystemClock
from runofshow.journal.errors import JournalError
from runofshow.journal.names import show_path, spills_in
from runofshow.journal.process import process_start
from runofshow.journal.spill import Head, Spill, is_same_fact, read_spill, show_identity
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.evolve import evolve, replay
from runofshow.show.facts import Fact, FactLost
from runofshow.show.outlook import outlook
from runofshow.show.state import Show

__all__ = ["Found", "Orphan", "found_for", "orphans", "read_orphan", "recover", "show_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """What spills hold of a show beyond its file.

    facts: to be appended, without a gap. spills: to be removed once that is durable. lost: facts that
    cannot be read or make no sense without such. is_cut: there is more, but what comes before it is
    nowhere; the spills then stay.
    """

    facts: tuple[Fact, ...] = ()
    spills: tuple[Path, ...] = ()
    lost: int = 0
    is_cut: bool = False

    @property
    def count(self) -> int:
        """The entries that are put back."""
        return sum(not isinstance(fact.body, FactLost) for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A spill that holds a whole show whose file is gone, or went on without it."""

    path: Path
    show: Path | None
    programme: Programme
    facts: tuple[Fact, ...]
    lost: int


def found_for(
    folder: Path,
    show: Path,
    programme: Programme,
    facts: Sequence[Fact],
    *,
    writer: bool,
    clock: Clock | None = None,
) -> Found:
    """What the spills in `folder` hold of the show at `show`, in which `facts` are. Changes nothing.

    writer: the facts are to be put back; what a desk that is still at it keeps is then left alone.
    """
    paths = spills_in(folder)
    if not paths:
        return Found()
    clock = clock or SystemClock()
    spills = [
        spill
        for spill in _read(paths)
        if _belongs(spill, show, programme, facts) and not (writer and _is_in_use(spill, clock))
    ]
    kept = {fact.seq: fact for spill in reversed(spills) for fact in spill.facts}
    damaged = sum(spill.damaged for spill in spills)
    return _following(programme, facts, kept, damaged, tuple(spill.path for spill in spills))


def _read(paths: Iterable[Path]) -> list[Spill]:
    """What of these can be read at all."""
    found = []
    for path in paths:
        try:
            spill = read_spill(path)
        except OSError:
            continue
        if spill is not None:
            found.append(spill)
    return found


def _belongs(spill: Spill, show: Path, programme: Programme, facts: Sequence[Fact]) -> bool:
    head = spill.head
    if head is not None and head.show is not None and head.show != show and _is_there(head.show):
        # A copy; the spill is for the show itself.
        return False
    if not facts:
        # A file that was made, but never took a fact: it is known by its place alone.
        return head is not None and head.show == show and head.programme == programme
    if spill.identity != show_identity(facts):
        return False
    return all(is_same_fact(facts[fact.seq - 1], fact) for fact in spill.facts if fact.seq <= len(facts))


def _is_in_use(spill: Spill, clock: Clock) -> bool:
    """By another desk that runs now. The computer's name may have changed; the boot's id tells enough."""
    if spill.head is None:
        return False
    writer = spill.head.writer
    if writer.boot_id != clock.now().boot_id or writer.pid == os.getpid():
        return False
    return process_start(writer.pid) == writer.process_start


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _following(
    programme: Programme,
    facts: Sequence[Fact],
    kept: dict[int, Fact],
    damaged: int,
    spills: tuple[Path, ...],
) -> Found:
    wanted = range(len(facts) + 1, max(kept, default=0) + 1)
    gaps = [seq for seq in wanted if seq not in kept]
    if len(gaps) > damaged:
        return Found(is_cut=True)
    if not gaps:
        return Found(tuple(kept[seq] for seq in wanted), spills, damaged)
    following = _sensible(programme, facts, [kept[seq] for seq in wanted if seq in kept], wanted)
    lost = sum(isinstance(fact.body, FactLost) for fact in following)
    return Found(tuple(following), spills, max(damaged, lost))


def _sensible(programme: Programme, facts: Sequence[Fact], kept: Sequence[Fact], wanted: range) -> list[Fact]:
    """What still makes sense of `kept`, with a FactLost in each gap; of a command, all facts or none."""
    show = replay(programme, facts)
    following: dict[int, Fact] = {}
    for _, group in groupby(kept, lambda fact: fact.group):
        command = tuple(group)
        after = _folded(show, command)
        if after is not None:
            show = after
            following |= {fact.seq: fact for fact in command}
    return list(_without_gaps(following, wanted, facts[-1].now if facts else kept[0].now))


def _folded(show: Show, command: tuple[Fact, ...]) -> Show | None:
    """The show after a command; None where no desk can have decided it here."""
    if [fact.seq for fact in command] != list(range(command[0].group, command[0].group + len(command))):
        return None
    try:
        for fact in command:
            show = evolve(show, fact)
        outlook(show, command[-1].now)
    except Exception:
        # Whatever folding ran into, missing what was lost.
        return None
    return show


def _without_gaps(following: dict[int, Fact], wanted: range, before: Now) -> Iterator[Fact]:
    for seq in wanted:
        fact = following.get(seq) or Fact(seq, seq, before, FactLost())
        before = fact.now
        yield fact


def orphans(folder: Path, clock: Clock | None = None) -> tuple[Orphan, ...]:
    """The whole shows among the spills in `folder` that no show is left to take, the latest first.

    Those of a desk that is still at it are left alone.
    """
    clock = clock or SystemClock()
    found = []
    for spill in _read(spills_in(folder)):
        if spill.head is None or _is_in_use(spill, clock) or _has_show(spill, spill.head):
            continue
        orphan = _orphan(spill, spill.head)
        if orphan is not None:
            found.append(orphan)
    return tuple(reversed(found))


def _has_show(spill: Spill, head: Head) -> bool:
    """Whether the show is where it was, and can take what the spill holds."""
    if head.show is None or not _is_there(head.show):
        return False
    try:
        with open_journal(head.show, writer=False) as journal:
            return _belongs(spill, head.show, journal.programme, journal.facts())
    except JournalError:
        return False


def _orphan(spill: Spill, head: Head) -> Orphan | None:
    kept = {fact.seq: fact for fact in spill.facts}
    found = _following(head.programme, (), kept, spill.damaged, (spill.path,))
    return Orphan(spill.path, head.show, head.programme, found.facts, found.lost) if found.facts else None


def read_orphan(path: Path) -> Orphan | None:
    """The whole show in one spill; None where it does not hold one. Raises OSError."""
    spill = read_spill(path)
    return _orphan(spill, spill.head) if spill and spill.head else None


def show_of(path: Path) -> Path | None:
    """The show that can still take what this spill holds. Raises OSError."""
    spill = read_spill(path)
    return spill.head.show if spill and spill.head and _has_show(spill, spill.head) else None


def recover(orphan: Orphan, folder: Path, clock: Clock | None = None) -> Path:
    """Make a new .show of an orphan in `folder` and, once it is durable, remove the spill.

    Raises JournalError or OSError; the spill is then still there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    began = orphan.facts[0].now.wall
    path = show_path(orphan.programme, folder, began)
    with create(path, orphan.programme, clock=clock) as journal:
        journal.append(orphan.facts)
    orphan.path.unlink(missing_ok=True)
    return path
