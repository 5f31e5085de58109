"""The stage beside the desk: its menu of displays, its window, and where it was last time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu, QWidget

from runofshow.app.settings import Settings
from runofshow.clock import Now
from runofshow.desk.window import Desk
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.displays import Display, QtDisplays
from runofshow.stage.placement import Decision, PlacementState, StagePlacement
from runofshow.stage.window import StageWindow

__all__ = ["Stages"]


class Stages(QObject):
    """One stage window. Its menu lists the displays as they are when it is opened."""

    def __init__(self, shell: QWidget, desk: Desk, settings: Settings, theme: Theme) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self.window = StageWindow()
        self.window.set_theme(theme)
        self.placement = StagePlacement(self.window, QtDisplays(shell, self.window, self), self)
        self.placement.changed.connect(self._on_placed)
        self.menu = QMenu("Stage", desk)
        self.menu.aboutToShow.connect(self.fill_menu)
        desk.topbar.set_stage_menu(self.menu)
        desk.menus["View"].addMenu(self.menu)
        desk.preview_asked.connect(self.placement.preview)
        self._show_state(self.placement.decision)
        if settings.stage_display is not None:
            self.placement.place(settings.stage_display)

    @Slot()
    def fill_menu(self) -> None:
        """One line for each display; the desk's own cannot be chosen."""
        self.menu.clear()
        for display in self.placement.displays():
            self._add_display(display)
        self.menu.addSeparator()
        off = self.menu.addAction("No stage")
        off.setCheckable(True)
        off.setChecked(self.placement.decision.state is PlacementState.OFF)
        off.triggered.connect(self._withdraw)
        self.menu.addAction(self._desk.named["preview"])

    def _add_display(self, display: Display) -> None:
        words = f"{display.label} (the desk is here)" if display.is_desk else display.label
        action = self.menu.addAction(words)
        action.setCheckable(True)
        action.setEnabled(not display.is_desk)
        action.setChecked(display.key == self.placement.chosen)
        action.triggered.connect(lambda _checked=False, key=display.key: self.place(key))

    def place(self, key: str) -> None:
        """Put the stage on a display and remember it."""
        self.placement.place(key)
        self._settings.stage_display = self.placement.chosen

    @Slot()
    def _withdraw(self) -> None:
        self.placement.withdraw()
        self._settings.stage_display = None

    @Slot(object)
    def _on_placed(self, decision: Decision) -> None:
        self._show_state(decision)

    def _show_state(self, decision: Decision) -> None:
        is_lost = decision.state in (PlacementState.GONE, PlacementState.DESK_THERE)
        self._desk.topbar.set_stage(decision.label, is_on=decision.state in _SHOWN)
        self._desk.trouble.say(_LOST[decision.state] if is_lost else "", "stage")

    def set_show(self, show: Show, now: Now) -> None:
        self.window.set_show(show, now)

    def tick(self, show: Show, view: Outlook) -> None:
        self.window.tick(show, view)

    def set_theme(self, theme: Theme) -> None:
        self.window.set_theme(theme)

    def shut(self) -> None:
        self.window.close()
        self.window.deleteLater()


_SHOWN = (PlacementState.ON, PlacementState.PREVIEW)

_LOST = {
    PlacementState.GONE: "The stage's display is gone. The stage returns with it.",
    PlacementState.DESK_THERE: "The stage is hidden: the desk is on its display. Move the desk away from it.",
}
