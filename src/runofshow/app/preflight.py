"""Gathers the facts of the preflight page and does what the page asks for: a chime, a tick, another look."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from runofshow.app.awake import Awake
from runofshow.app.chimes import Chimes
from runofshow.app.opening import Source, show_folders
from runofshow.app.power import read_power
from runofshow.app.settings import Settings
from runofshow.app.sound_way import SoundWay
from runofshow.app.stages import Stages
from runofshow.desk.preflight_rules import (
    AwakeFact,
    DiskFact,
    DisplayFact,
    PowerFact,
    PreflightFacts,
    SoundFact,
)
from runofshow.desk.wanted import Chime, Heard, LookAgain, Ticked
from runofshow.desk.window import Desk
from runofshow.programme.findings import Finding
from runofshow.programme.reading import read_programme

__all__ = ["Preflight", "read_disk"]


class Preflight(QObject):
    """Nothing is looked at before the page is first opened; from then on what changes is told.

    Ticks are kept in the settings, under the programme's file and later under the show's: a checklist is
    about the room and nobody's record, so a tick makes no .show file and stands in no log and no report.
    """

    def __init__(
        self,
        source: Source,
        desk: Desk,
        settings: Settings,
        faces: tuple[Chimes, Stages, Awake],
        *,
        file: Callable[[], Path | None],
        fallback: Path,
    ) -> None:
        """file: what the ticks are kept for now. fallback: where shows go that find no other place."""
        super().__init__(desk)
        self._source, self._desk, self._settings = source, desk, settings
        self._chimes, self._stages, self._awake = faces
        self._file, self._fallback = file, fallback
        self._way = SoundWay(self)
        self._is_looking = False
        self._is_heard: bool | None = None
        self._power, self._disk = PowerFact(), DiskFact()
        self._findings: tuple[Finding, ...] | None = None
        document = file()
        self._done = settings.ticks(document) if document is not None else frozenset[str]()
        desk.wanted.connect(self._do)
        for around in (self._stages.changed, self._awake.changed, self._chimes.changed, self._way.changed):
            around.connect(self._tell)

    @Slot(object)
    def _do(self, wanted: object) -> None:
        match wanted:
            case LookAgain():
                self._look()
            case Chime():
                self._is_heard = None
                self._chimes.try_out()
            case Heard(is_heard):
                self._is_heard = is_heard
            case Ticked(item, is_done):
                self._done = self._done | {item} if is_done else self._done - {item}
                self.keep()
            case _:
                return
        self._tell()

    def _look(self) -> None:
        """At whatever tells nobody when it changes."""
        if not self._is_looking and self._source.document is not None:
            self._findings = read_programme(self._source.document).findings
        self._is_looking = True
        self._power = read_power()
        self._disk = read_disk(self._folders())
        self._awake.try_out()
        self._way.ask()

    def _folders(self) -> tuple[Path, ...]:
        """Where the show is, or may be made."""
        document, file = self._source.document, self._file()
        if document is None:
            return (file.parent,) if file is not None else (self._fallback,)
        if file is not None and file != document:
            return (file.parent,)
        return show_folders(document, self._fallback)

    @Slot()
    def keep(self) -> None:
        """Keep the ticks for the file there is now; the programme's own go when its show has one."""
        file, document = self._file(), self._source.document
        if file is None:
            return
        self._settings.keep_ticks(file, self._done)
        if document is not None and document != file:
            self._settings.keep_ticks(document, frozenset())

    @Slot()
    def _tell(self) -> None:
        if self._is_looking:
            self._desk.give("preflight", self.facts)

    @property
    def facts(self) -> PreflightFacts:
        return PreflightFacts(
            findings=self._findings,
            displays=self._displays(),
            sound=SoundFact(
                is_muted=self._chimes.is_muted,
                trouble=self._chimes.trouble,
                way=self._way.words,
                is_heard=self._is_heard,
            ),
            disk=self._disk,
            power=self._power,
            awake=AwakeFact(self._awake.is_awake_kept, self._awake.reason),
            done=self._done,
        )

    def _displays(self) -> DisplayFact:
        lines = self._stages.lines()
        idle = sum(line.endswith(": nothing") for line in lines)
        return DisplayFact(lines, idle, self._stages.mirrored, self._stages.trouble)

    def shut(self) -> None:
        self._way.shut()


def read_disk(folders: tuple[Path, ...]) -> DiskFact:
    """Of the first folder that takes a file; one that is not there yet is judged by what it will be in."""
    found = [(folder, _standing(folder)) for folder in folders]
    writable = [pair for pair in found if os.access(pair[1], os.W_OK)]
    folder, standing = (writable or found)[0]
    return DiskFact(_shown(folder), _free(standing), is_writable=bool(writable))


def _standing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _shown(folder: Path) -> str:
    """With `~` for the user's own folder."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
