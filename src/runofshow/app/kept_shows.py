"""The shows of which only a spill is left: their file is gone, and all that was logged is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runofshow.app.paths import spill_folder
from runofshow.journal.names import spills_in
from runofshow.programme.models import Programme

if TYPE_CHECKING:
    from runofshow.journal.restore import Orphan

__all__ = ["kept_shows", "unfinished_kept_shows"]


def kept_shows() -> tuple[Orphan, ...]:
    """The latest first. Nearly always there is none, and nothing more is imported."""
    folder = spill_folder()
    if not spills_in(folder):
        return ()
    from runofshow.journal.restore import orphans

    return orphans(folder)


def unfinished_kept_shows(programme: Programme) -> tuple[Orphan, ...]:
    """Those of a programme that wait to be finished; see `names.unfinished_shows`."""
    return tuple(orphan for orphan in kept_shows() if _is_waiting(orphan, programme))


def _is_waiting(orphan: Orphan, programme: Programme) -> bool:
    from runofshow.show.evolve import replay

    theirs = orphan.programme
    if (theirs.title, theirs.date) != (programme.title, programme.date):
        return False
    show = replay(theirs, orphan.facts)
    return show.kind == "live" and show.control.ended is None
