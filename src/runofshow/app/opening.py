"""Opening what the user names: a programme to perform, or a show to go on with or to look at.

The journal is imported where a show's file is opened: a programme comes to the screen without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from runofshow.app.putting_back import PutBack, kept_beside, put_back
from runofshow.app.saving import recovered_words
from runofshow.clock import Clock, ManualClock, ScaledClock, SystemClock
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.names import SPILL_SUFFIX, SUFFIX, show_path
from runofshow.programme.models import Programme
from runofshow.programme.reading import read_programme
from runofshow.resources import resources_root
from runofshow.show.decider import Decider
from runofshow.show.facts import Fact

if TYPE_CHECKING:
    from runofshow.journal.store import Journal

__all__ = [
    "OpeningError",
    "Source",
    "load_programme",
    "load_show",
    "open_programme",
    "open_show",
    "open_source",
    "open_spill",
    "rehearsal_source",
    "show_folders",
]


class OpeningError(RuntimeError):
    """A file that cannot be opened; its text is ready to be read, a line for each fault."""


@dataclass(frozen=True, slots=True)
class Source:
    """A show to put on the desk.

    make_journal: opens the file for writing, at the first command; None where nothing may be written,
    and `remark` says why. path, facts: the .show file and what is in it, where there is one already.
    document: the programme's own file, where it was opened from one. put_back: what a spill held
    beyond the file, where there was one.
    """

    programme: Programme
    decider: Decider
    clock: Clock
    make_journal: Callable[[], Journal] | None
    path: Path | None = None
    document: Path | None = None
    facts: tuple[Fact, ...] = ()
    speed: float = 1.0
    remark: str = ""
    put_back: PutBack | None = None

    @property
    def is_read_only(self) -> bool:
        return self.make_journal is None


def open_source(path: Path, *, fallback: Path) -> Source:
    """A programme, a show or a spill by its suffix. `fallback`: the folder for shows where theirs takes none.

    Raises OpeningError.
    """
    if path.suffix.lower() == SUFFIX:
        return open_show(path)
    if path.suffix.lower() == SPILL_SUFFIX:
        return open_spill(path, fallback=fallback)
    return open_programme(path, fallback=fallback)


def load_programme(path: Path) -> Programme:
    """A programme without errors; raises OpeningError with every finding."""
    if path.suffix.lower() == SUFFIX:
        raise OpeningError(f"{path.name} is a show, not a programme: name the YAML or JSON file.")
    reading = read_programme(path)
    if reading.programme is None:
        from runofshow.programme.check import CheckResult

        raise OpeningError(CheckResult(str(path), reading).to_text())
    return reading.programme


def open_programme(path: Path, *, fallback: Path) -> Source:
    """A programme in standby. Its show's file is made beside it at the first command."""
    programme = load_programme(path)
    clock = SystemClock()
    return Source(
        programme,
        Decider(programme),
        clock,
        _maker(programme, clock, show_folders(path, fallback)),
        document=path,
    )


def show_folders(path: Path, fallback: Path) -> tuple[Path, ...]:
    """Where shows of a programme are made and looked for; nothing is put beside the bundled examples."""
    is_bundled = path.resolve().is_relative_to(resources_root())
    return (fallback,) if is_bundled else (path.parent, fallback)


def rehearsal_source(
    programme: Programme, *, speed: float, fallback: Path, show_file: Path | None = None
) -> Source:
    """A rehearsal in real windows: its clock starts at the planned start and goes `speed` times as fast."""
    clock = ScaledClock(programme.planned_start, speed)
    decider = Decider(programme, "rehearsal")
    make = _making(programme, show_file) if show_file else _maker(programme, clock, (fallback,))
    return Source(programme, decider, clock, make, speed=speed)


def _making(programme: Programme, show_file: Path) -> Callable[[], Journal]:
    """Makes the show's file under the name that was asked for."""

    def make() -> Journal:
        from runofshow.journal.store import create

        return create(show_file, programme)

    return make


def _maker(programme: Programme, clock: Clock, folders: tuple[Path, ...]) -> Callable[[], Journal]:
    """Makes the show's file in the first folder that takes it."""

    def make() -> Journal:
        from runofshow.journal.store import create

        trouble: JournalError | None = None
        for folder in folders:
            try:
                if folder is folders[-1]:
                    folder.mkdir(parents=True, exist_ok=True)
                return create(show_path(programme, folder, clock.now().wall), programme)
            except JournalError as error:
                trouble = error
            except OSError as error:
                words, why = (
                    f"{folder} cannot be made: {error.strerror}.",
                    f"it cannot be made ({error.strerror})",
                )
                trouble = JournalError(JournalCode.NOT_WRITABLE, folder, words, why=why)
        assert trouble is not None
        raise trouble

    return make


def open_show(path: Path) -> Source:
    """A show to go on with; one that another desk writes, or a rehearsal, only to look at."""
    from runofshow.journal.store import open_journal

    try:
        journal = open_journal(path, writer=True)
    except JournalError as error:
        if error.code is JournalCode.LOCKED_BY or (
            error.code is JournalCode.NOT_WRITABLE and os.access(path, os.R_OK)
        ):
            return _to_look_at(path, f"{error} It is open here for reading.")
        raise OpeningError(str(error)) from None
    try:
        back = put_back(journal, journal.facts())
        decider = _resumed(path, journal.programme, [*back.facts, *back.unsaved])
    except (JournalError, OpeningError) as error:
        journal.close()
        raise OpeningError(str(error)) from None
    if decider.current.kind == "rehearsal":
        journal.close()
        words = "This is a rehearsal. It is not resumed against real time, only shown."
        return _to_look_at(path, f"{back.words} {words}".strip())
    incomplete = "This copy may lack its last entries: copy the show while it is closed."
    return Source(
        journal.programme,
        decider,
        SystemClock(),
        lambda: journal,
        path,
        facts=back.facts,
        remark=f"{back.words} {incomplete if journal.may_be_incomplete else ''}".strip(),
        put_back=back,
    )


def open_spill(path: Path, *, fallback: Path) -> Source:
    """The show that a spill belongs to; where that is gone, a new one in `fallback`, made of the spill."""
    from runofshow.journal.restore import read_orphan, recover, show_of

    try:
        show = show_of(path)
        if show is not None:
            return open_show(show)
        orphan = read_orphan(path)
        if orphan is None:
            words = (
                f"{path.name} holds no whole show. Open the show that it belongs to, once its disk is back."
            )
            raise OpeningError(words)
        made = recover(orphan, fallback)
    except (JournalError, OSError) as error:
        raise OpeningError(f"{path.name} could not be made a show: {error}") from None
    return replace(open_show(made), remark=recovered_words(orphan.show, made, orphan.lost))


def _resumed(path: Path, programme: Programme, facts: Sequence[Fact]) -> Decider:
    """The decider after these facts; OpeningError where they cannot have happened to this programme."""
    from runofshow.show.outlook import outlook

    try:
        decider = Decider.resumed(programme, facts)
        outlook(decider.current, SystemClock().now())
    except Exception as error:
        # Each fact is well formed, but no desk wrote them in this order: whatever folding them ran into.
        words = f"{path.name} is damaged: its events do not fit together. Nothing was changed."
        raise OpeningError(words) from error
    return decider


def _to_look_at(path: Path, remark: str) -> Source:
    decider, clock = load_show(path)
    return Source(decider.current.programme, decider, clock, None, path, remark=remark)


def load_show(path: Path) -> tuple[Decider, Clock]:
    """A show as it is on disk, also while it runs, and the clock it goes by. Raises OpeningError."""
    from runofshow.journal.store import open_journal

    try:
        with open_journal(path, writer=False) as journal:
            facts = journal.facts()
            programme = journal.programme
            facts.extend(kept_beside(journal.path, programme, facts))
    except JournalError as error:
        raise OpeningError(str(error)) from None
    decider = _resumed(path, programme, facts)
    latest = decider.current.timeline.latest
    if decider.current.kind == "rehearsal" and latest is not None:
        return decider, ManualClock(latest.wall, boot=latest.boot, boot_id=latest.boot_id)
    return decider, SystemClock()
