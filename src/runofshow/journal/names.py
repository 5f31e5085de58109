"""What files are called, which shows of a programme wait to be finished, and which spills there are."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from itertools import count
from pathlib import Path

from runofshow.clock import Clock
from runofshow.programme.models import Programme

__all__ = ["SPILL_SUFFIX", "SUFFIX", "show_path", "spills_in", "unfinished_shows"]

SUFFIX = ".show"
SPILL_SUFFIX = ".spill"

_LONGEST_SLUG = 60
_MOST_BYTES = 180
"""Of a slug in UTF-8: most file systems end a name at 255 bytes, and date and side files come after it."""


def show_path(programme: Programme, folder: Path, wall: datetime) -> Path:
    """A name in `folder` that no file has yet: `<slug>-<date>-<HHMM>.show`, then -2, -3 and so on.

    wall: aware; date and time are written in the programme's own zone.
    """
    stem = f"{_slug(programme.title)}-{wall.astimezone(programme.zone):%Y-%m-%d-%H%M}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{SUFFIX}").exists())


def spills_in(folder: Path) -> tuple[Path, ...]:
    """The spills in a folder, the oldest first; none where there is no such folder."""
    try:
        return tuple(sorted(folder.glob(f"*{SPILL_SUFFIX}")))
    except OSError:
        return ()


def _slug(title: str) -> str:
    """Lower-case letters and digits of any script, joined by -, without accents; cut after a word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    slug = ""
    for word in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain.lower())):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST_SLUG or len(longer.encode()) > _MOST_BYTES:
            # A single endless word is cut where it must be.
            return slug or word[:_LONGEST_SLUG].encode()[:_MOST_BYTES].decode(errors="ignore")
        slug = longer
    return slug or "show"


def unfinished_shows(programme: Programme, folder: Path, *, clock: Clock | None = None) -> tuple[Path, ...]:
    """The live shows of this programme in `folder` that were opened and have not ended, latest first.

    A show is of this programme if title and date are the same: the plan may have been edited since.
    Files that are no shows, cannot be read or hold facts that do not fit together are passed over;
    nothing is changed.
    """
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        latest = _latest_fact_if_unfinished(programme, path, clock)
        if latest is not None:
            found.append((latest, path))
    return tuple(path for _, path in sorted(found, reverse=True))


def _latest_fact_if_unfinished(programme: Programme, path: Path, clock: Clock | None) -> datetime | None:
    """When its last fact was, in civil time; None for any file that is not to be offered."""
    # A desk that comes up with a programme asks for a name only, and should not wait for SQLite.
    from runofshow.journal.store import open_journal
    from runofshow.show.evolve import replay
    from runofshow.show.outlook import outlook

    try:
        with open_journal(path, writer=False, clock=clock) as journal:
            theirs = journal.programme
            if (theirs.title, theirs.date) != (programme.title, programme.date):
                return None
            facts = journal.facts()
        show = replay(theirs, facts)
        if show.kind != "live" or show.control.ended is not None:
            return None
        outlook(show, facts[-1].now)
    except Exception:
        # Whatever is wrong with a file that nobody asked for: the programme beside it is to open.
        return None
    return facts[-1].now.wall
