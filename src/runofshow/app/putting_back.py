"""When a show is opened of which a spill holds more than its file: the missing entries go back into it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from runofshow.app.paths import spill_folder
from runofshow.app.saving import put_back_words
from runofshow.journal.errors import JournalError
from runofshow.journal.names import spills_in
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

if TYPE_CHECKING:
    from runofshow.journal.restore import Found
    from runofshow.journal.store import Journal

__all__ = ["PutBack", "kept_beside", "put_back"]


@dataclass(frozen=True, slots=True)
class PutBack:
    """What became of it.

    facts: in the file now. unsaved: what the file has not taken this time either, and `trouble` says
    why; their spills are `leftovers`. words: for the bar.
    """

    facts: tuple[Fact, ...]
    unsaved: tuple[Fact, ...] = ()
    leftovers: tuple[Path, ...] = ()
    trouble: JournalError | None = None
    words: str = ""


def put_back(journal: Journal, facts: Sequence[Fact]) -> PutBack:
    """Append to the show's file what only a spill holds; the spill goes once that is durable."""
    here = tuple(facts)
    found = _found(journal.path, journal.programme, here, writer=True)
    if found is None:
        return PutBack(here)
    if found.is_cut:
        words = "Some entries that the disk had not taken cannot be put back: those before them are missing."
        return PutBack(here, words=f"{words} They stay in {spill_folder()}.")
    try:
        journal.append(found.facts)
    except JournalError as error:
        return PutBack(here, found.facts, found.spills, error)
    for path in found.spills:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    return PutBack((*here, *found.facts), words=put_back_words(found.count, found.lost))


def kept_beside(path: Path, programme: Programme, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What a spill holds beyond the file, for whoever only reads; nothing is changed."""
    found = _found(path, programme, facts, writer=False)
    return found.facts if found else ()


def _found(path: Path, programme: Programme, facts: Sequence[Fact], *, writer: bool) -> Found | None:
    """Nearly always there is no spill at all, and nothing more is imported."""
    folder = spill_folder()
    if not spills_in(folder):
        return None
    from runofshow.journal.restore import found_for

    return found_for(folder, path, programme, facts, writer=writer)
