"""Bringing up the desk: a window at once, everything else after its first frame.

Nothing of the show is imported before the shell has painted: reading the programme and building
the desk may take their time while the window is already there.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from runofshow.app.painted import say_painted
from runofshow.app.settings import Settings
from runofshow.app.signals import EndOnSignals
from runofshow.desk.shell import DeskShell
from runofshow.look.ground import ground

if TYPE_CHECKING:
    from runofshow.app.opening import Source
    from runofshow.app.session import Session
    from runofshow.app.tidying import Tidier
    from runofshow.look.tokens import Theme

__all__ = ["DeskApplication", "run_desk"]

AFTER_PAINTING_MS = 500

MakeSource = Callable[[], "Source"]


def run_desk(
    path: Path | None,
    *,
    make_source: MakeSource | None = None,
    script: Path | None = None,
    probe: bool = False,
) -> int:
    """Open the desk on a file, on what `make_source` makes, or on the welcome page; returns the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("runofshow")
    application.setDesktopFileName("runofshow")
    desk = DeskApplication(application, Settings(), path, make_source, script=script, is_probed=probe)
    desk.begin()
    EndOnSignals(application)
    code = application.exec()
    desk.shut()
    return code


def wanted_theme(settings: Settings) -> str:
    """What was chosen by hand, else what the system prefers."""
    if settings.theme is not None:
        return settings.theme
    scheme = QGuiApplication.styleHints().colorScheme()
    return "light" if scheme is Qt.ColorScheme.Light else "dark"


class DeskApplication(QObject):
    """The shell and whatever stands in it: the welcome page or one session."""

    _crashed = Signal(str)

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        path: Path | None,
        make_source: MakeSource | None = None,
        *,
        script: Path | None = None,
        is_probed: bool = False,
    ) -> None:
        super().__init__(application)
        self.settings = settings
        self.session: Session | None = None
        self._path = path
        self._make_source = make_source
        self._script = script
        self._is_probed = is_probed
        self._tidier: Tidier | None = None
        self._theme_name = wanted_theme(settings)
        self.shell = DeskShell(*ground(self._theme_name))
        self.shell.painted.connect(self._after_first_frame)
        self.shell.closing.connect(self.shut)

    def begin(self) -> None:
        """Show the window where it was last time."""
        self.shell.restoreGeometry(self.settings.geometry)
        self.shell.show()

    @Slot()
    def _after_first_frame(self) -> None:
        if self._is_probed:
            say_painted("shell")
        QTimer.singleShot(0, self._fill)

    @Slot()
    def _fill(self) -> None:
        from runofshow.app.crash import install_crash_hook
        from runofshow.look.focus import FocusRing
        from runofshow.look.stylesheet import apply_theme

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._theme = apply_theme(application, self._theme_name, self.settings.text_percent)
        self.shell.setMinimumSize(*self._theme.layout.desk_min)
        self._ring = FocusRing(application, self._theme)
        # A bug may be on another thread or in the middle of a painting: its words come in their own turn.
        self._crashed.connect(self._on_crash, Qt.ConnectionType.QueuedConnection)
        install_crash_hook(self._crashed.emit)
        if self._make_source is not None:
            self._open(self._make_source)
        elif self._path is not None:
            self.open_file(self._path)
        else:
            self.welcome()
        QTimer.singleShot(0, self._tidy_up)

    @Slot()
    def _tidy_up(self) -> None:
        """From here on garbage is collected, but not looked for in what the start has left behind."""
        from runofshow.app.tidying import Tidier

        gc.freeze()
        self._tidier = Tidier(self)

    # ---- pages

    def welcome(self, trouble: str = "") -> None:
        """The page without a show: recent files, the examples, open."""
        from runofshow.app.welcoming import make_welcome

        farewell = self._end_session()
        page = make_welcome(self._theme, self.settings, f"{farewell}\n{trouble}".strip())
        page.file_chosen.connect(lambda path: self.open_file(Path(path)))
        page.rehearsal_chosen.connect(lambda path: self.rehearse_file(Path(path)))
        self.shell.set_page(page)
        page.setFocus()

    def open_file(self, path: Path) -> None:
        """A programme or a show. An unfinished show of the programme is offered first."""
        from runofshow.app.opening import open_source
        from runofshow.app.paths import documents_folder
        from runofshow.app.unfinished import offer_unfinished

        self.settings.remember(path)
        chosen = offer_unfinished(self.shell, path) or path
        if self.session is not None and self.session.is_about(chosen):
            return
        self._open(lambda: open_source(chosen, fallback=documents_folder()))

    def rehearse_file(self, path: Path) -> None:
        from runofshow.app.opening import load_programme, rehearsal_source
        from runofshow.app.paths import documents_folder

        self._open(lambda: rehearsal_source(load_programme(path), speed=1.0, fallback=documents_folder()))

    def _open(self, make: MakeSource) -> None:
        from runofshow.app.opening import OpeningError
        from runofshow.app.session import Session

        try:
            source = make()
        except OpeningError as error:
            if self.session is None:
                self.welcome(str(error))
            else:
                # What is on air stays on air.
                self.session.say(str(error).partition("\n")[0])
            return
        farewell = self._end_session()
        self.session = Session(source, self.shell, self.settings, self._theme)
        if farewell:
            self.session.say(farewell)
        self.session.look_changed.connect(self._follow_look)
        self.session.close_asked.connect(self.shell.close, Qt.ConnectionType.QueuedConnection)
        self.session.open_asked.connect(self._choose_file, Qt.ConnectionType.QueuedConnection)
        self._after_opening()

    def _after_opening(self) -> None:
        assert self.session is not None
        if self._is_probed:
            from runofshow.app.probe import Probe

            self._probe = Probe(self.session)
        if self._script is not None:
            from runofshow.app.playing import ScriptPlayer
            from runofshow.app.script import read_script

            self._player = ScriptPlayer(self.session, read_script(self._script))
            self._script = None
        # The player's import would compete with the first painting.
        QTimer.singleShot(AFTER_PAINTING_MS, self.session.chimes.check)

    @Slot(object)
    def _follow_look(self, look: Theme) -> None:
        """What is opened next is made in the look that was chosen last."""
        self._theme = look
        self._ring.set_theme(look)

    @Slot()
    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = "Programmes and shows (*.yaml *.yml *.json *.show)"
        name, _ = QFileDialog.getOpenFileName(self.shell, "Open a programme or a show", "", kinds)
        if name:
            self.open_file(Path(name))

    # ---- ending

    @Slot(str)
    def _on_crash(self, words: str) -> None:
        if self.session is not None:
            self.session.desk.trouble.say(words, "bug")
        else:
            # Perhaps on the way to the first page: a window must not be left without any.
            self.welcome(words)

    def _end_session(self) -> str:
        """What is to be said of the session that ended: that not all of it was saved."""
        session, self.session = self.session, None
        if session is None:
            return ""
        session.shut()
        session.deleteLater()
        return session.farewell

    @Slot()
    def shut(self) -> None:
        """Save geometry and close the show; safe to call twice."""
        self.settings.geometry = self.shell.saveGeometry()
        self._end_session()
        self.settings.sync()
        if self._tidier is not None:
            self._tidier.stop()
