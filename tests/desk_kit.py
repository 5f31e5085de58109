"""The real desk in its real window behind a real hub, on a clock that goes only when told to."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from runofshow.app.hub import Changed, Hub, Refused
from runofshow.clock import ManualClock, Now
from runofshow.desk.labels import Figures, figures
from runofshow.desk.rundown_model import RowLook, RundownModel
from runofshow.desk.shell import DeskShell
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.programme.files import read_programme
from runofshow.programme.models import Programme
from runofshow.programme.times import parse_duration
from runofshow.resources import resource
from runofshow.show.commands import Next, parse_command
from runofshow.show.decider import Answer, Decider
from runofshow.show.facts import Fact
from runofshow.show.going_on import BY_CLOCK, GoingOn
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.scene import Scene, desk_scene
from runofshow.show.state import Show

__all__ = ["DeskKit", "gfmd", "key_of", "made_programme", "read"]

CASABLANCA = "2018-12-07T{}+01:00"


def read(path: Path) -> Programme:
    """A programme from its file."""
    programme = read_programme(path).programme
    assert programme is not None
    return programme


def gfmd() -> Programme:
    """The bundled side event: 10 + 25 (three of 8) + 5 + 20 (two of 10) + 15 minutes from 08:30."""
    return read(resource("programmes", "gfmd-2018-side-event.yaml"))


def made_programme(*segments: dict[str, Any], **fields: Any) -> Programme:
    """A programme at the place and hour of the side event, without a hard stop unless one is given."""
    return Programme.model_validate(
        {
            "title": "A session",
            "date": "2018-12-07",
            "start": "08:30",
            "time_zone": "Africa/Casablanca",
            "segments": list(segments),
            **fields,
        }
    )


def key_of(text: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """`Ctrl+Shift+Z`, `Space`, `F5`, `+` as QTest takes them."""
    combination = QKeySequence(text)[0]
    return combination.key(), combination.keyboardModifiers()


class DeskKit:
    """Presses keys on whatever has the focus, lets time pass, and reads what the chair sees."""

    def __init__(
        self,
        qtbot: QtBot,
        programme: Programme | None = None,
        *,
        theme: str = "dark",
        size: tuple[int, int] = (1280, 800),
        text: int = 100,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.look = apply_theme(application, theme, text)
        self.programme = programme or gfmd()
        self.clock = ManualClock(self.programme.planned_start, boot=7_000_000_000_000)
        self.hub = Hub(self.clock, Decider(self.programme))
        self.going_on = GoingOn()
        self.facts: list[Fact] = []
        self.refusals: list[Refused] = []
        self.exports = 0
        self.desk = Desk(self.hub.submit, self.look)
        self._connect()
        self.desk.set_theme(self.look)
        self.desk.set_show(self.show, self.now)
        self.shell = DeskShell(self.look.neutral.window, self.look.neutral.text)
        self.shell.setMinimumSize(*self.look.layout.desk_min)
        self.shell.set_page(self.desk, self.programme.title)
        qtbot.addWidget(self.shell)
        self.resize(*size)
        with qtbot.waitActive(self.shell):
            self.shell.show()
            self.shell.activateWindow()

    def _connect(self) -> None:
        self.hub.changed.connect(self._on_changed)
        self.hub.refused.connect(self._on_refused)
        self.desk.export_asked.connect(self._on_export)
        self.desk.text_size_chosen.connect(self.set_text)

    def _on_changed(self, changed: Changed) -> None:
        self.facts.extend(changed.facts)
        self.desk.set_show(changed.show, changed.now)

    def _on_refused(self, refused: Refused) -> None:
        self.refusals.append(refused)
        self.desk.show_refusal(refused.command, refused.refusal)

    def set_text(self, percent: int) -> DeskKit:
        """Put another size of text on, as the session does."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.look = apply_theme(application, self.look.name, percent)
        self.desk.set_theme(self.look)
        return self.settle()

    def _on_export(self) -> None:
        self.exports += 1

    # ---- acting

    def press(self, keys: str) -> DeskKit:
        """One key with its modifiers, to the focused widget, through Qt's shortcuts."""
        QTest.keyClick(self.focus or self.desk, *key_of(keys))
        return self

    def type(self, text: str) -> DeskKit:
        """Letter by letter into whatever has the focus."""
        assert self.focus is not None
        QTest.keyClicks(self.focus, text)
        return self

    def type_minutes(self, text: str) -> DeskKit:
        """Ctrl+L, a line, Enter; the line keeps the focus."""
        return self.press("Ctrl+L").type(text).press("Return")

    def do(self, do: str, **fields: Any) -> Answer:
        """A command of another way in, such as a script's."""
        return self.hub.submit(parse_command({"do": do, **fields}))

    def select(self, slot: str) -> DeskKit:
        """Select a row of the rundown, as a click would."""
        self.desk.rundown.setCurrentIndex(self.desk.model.index_of(slot))
        return self

    def jump(self, text: str) -> DeskKit:
        """Let so much time pass (`8:00`, `90s`), then tick once."""
        self.clock.jump(parse_duration(text))
        return self.tick()

    def jump_seconds(self, seconds: float) -> DeskKit:
        self.clock.jump(timedelta(seconds=seconds))
        return self.tick()

    def at(self, time_of_day: str) -> DeskKit:
        """Let time pass until `08:54:13` in Casablanca."""
        self.clock.jump_to(datetime.fromisoformat(CASABLANCA.format(time_of_day)))
        return self.tick()

    def tick(self) -> DeskKit:
        """The desk, and after it, as in the application, the slot that follows by itself."""
        view = self.view
        self.desk.tick(self.show, view)
        if self.going_on.is_due(view.run, view.goes_on_in):
            self.hub.submit(Next(by=BY_CLOCK, seen=self.show.seq))
        return self

    def resize(self, width: int, height: int) -> DeskKit:
        self.shell.resize(width, height)
        self.settle()
        return self

    def settle(self) -> DeskKit:
        """Let Qt lay out and paint what it has put off; a layout within a layout takes a second turn."""
        QApplication.processEvents()
        QApplication.processEvents()
        return self

    # ---- looking

    @property
    def show(self) -> Show:
        return self.hub.shown

    @property
    def now(self) -> Now:
        return self.clock.now()

    @property
    def view(self) -> Outlook:
        return outlook(self.show, self.now)

    @property
    def scene(self) -> Scene:
        return desk_scene(self.show, self.view)

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    @property
    def digits(self) -> str:
        """The countdown, as it is painted."""
        scene = self.desk.countdown.scene
        assert scene is not None
        return scene.digits

    @property
    def phase(self) -> str:
        scene = self.desk.countdown.scene
        assert scene is not None
        return scene.phase.value

    @property
    def word(self) -> str:
        """The phase in words, beside its shape."""
        return self.desk.countdown.word

    @property
    def name(self) -> str:
        return self.desk.speaker.words.name

    @property
    def next_label(self) -> str:
        """What the accent button says it will do."""
        return self.desk.transport.primary.text()

    @property
    def refusal(self) -> str:
        """The words beside the controls; empty when none stand there."""
        return self.desk.transport.refusal.text()

    @property
    def line(self) -> QWidget:
        return self.desk.minutes.composer.line

    @property
    def figures(self) -> Figures:
        """The top bar as it is painted."""
        bar = self.desk.topbar
        assert (bar.over_under.value.text(), bar.clock.value.text()) == (
            figures(self.programme, self.view).over_under,
            figures(self.programme, self.view).clock,
        )
        return figures(self.programme, self.view)

    @property
    def rows(self) -> dict[str, RowLook]:
        """The rundown by id, in order, as the model gives it to its view."""
        model, found = self.desk.model, {}
        for top in range(model.rowCount()):
            segment = model.index(top, 0)
            indexes = [segment, *(model.index(i, 0, segment) for i in range(model.rowCount(segment)))]
            for index in indexes:
                look = index.data(RundownModel.LOOK)
                found[look.id] = look
        return found

    @property
    def minutes(self) -> list[tuple[str, str]]:
        """(kind, text) of the entries in sight."""
        return [(entry.kind, entry.text) for entry in self.show.entries]
