"""When a show's own disk did not take the last facts by the end: the whole show goes elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from runofshow.app.opening import Source
from runofshow.show.facts import Fact

__all__ = ["rescue"]


def rescue(source: Source, facts: Sequence[Fact], folder: Path) -> str:
    """Write a complete .show of these facts into `folder`; what became of it, in a sentence."""
    from runofshow.journal.errors import JournalError
    from runofshow.journal.names import show_path
    from runofshow.journal.store import create

    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = show_path(source.programme, folder, source.clock.now().wall)
        with create(path, source.programme) as journal:
            journal.append(facts)
    except (JournalError, OSError) as error:
        return f"The last changes could not be saved, neither beside the programme nor in {folder}: {error}"
    return f"The show's own disk did not take the last changes. The whole show is in {path}."
