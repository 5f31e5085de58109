"""Opens the palette over the side column, does what is chosen there, and gives the keyboard back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from runofshow.desk.controls import Controls
from runofshow.look.tokens import Theme
from runofshow.show.state import Show

if TYPE_CHECKING:
    from runofshow.desk.palette import Palette
    from runofshow.desk.palette_rank import Choice
    from runofshow.show.commands import Command

__all__ = ["Finder"]

NOT_NOW = "This makes no sense now."


class Finder(QObject):
    """It lies over the side column alone, so that the digits stay in sight whatever the desk shows."""

    def __init__(self, controls: Controls, actions: Mapping[str, QAction], desk: QWidget) -> None:
        super().__init__(desk)
        self._controls, self._named, self._desk = controls, actions, desk
        self._shown: Show | None = None
        self._place: QWidget | None = None
        self._look: Theme | None = None
        self._before: QWidget | None = None
        self.palette: Palette | None = None
        actions["palette"].triggered.connect(self.toggle)

    def attach(self, place: QWidget, look: Theme) -> None:
        """The column to lie over, and the look to take."""
        self.close()
        self._place, self._look = place, look
        place.installEventFilter(self)

    def set_show(self, show: Show) -> None:
        self._shown = show
        if self.palette is not None:
            self.palette.weigh()

    @Slot()
    def toggle(self) -> None:
        """The key that opens it closes it, too."""
        if self.palette is not None:
            self.close()
        elif self._place is not None and self._look is not None:
            self._open(self._look)

    def _open(self, look: Theme) -> None:
        """Imported when it is first opened: the start does not wait for it."""
        from runofshow.desk.palette import Palette
        from runofshow.desk.palette_choices import all_choices

        self._before = QApplication.focusWidget()
        self.palette = Palette(look, all_choices(self._named, self._shown), self._why_not, self._desk)
        self.palette.chosen.connect(self._do)
        self.palette.left.connect(self.close)
        self._settle()
        self.palette.show()
        self.palette.raise_()
        self.palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close(self) -> None:
        """Take it away; the keyboard goes back to where it was, unless it went elsewhere by itself."""
        palette, self.palette = self.palette, None
        if palette is None:
            return
        had_focus = palette.field.hasFocus()
        palette.hide()
        palette.deleteLater()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_not(self, choice: Choice) -> str:
        if choice.kind == "action":
            if self._named[choice.id].isEnabled():
                return ""
            said = self._named[choice.id].toolTip().partition("\n")[2]
            return self._controls.reasons.get(choice.id) or said or NOT_NOW
        command = self._command(choice)
        return self._controls.why_not(command) if command is not None else NOT_NOW

    def _command(self, choice: Choice) -> Command | None:
        from runofshow.desk.palette_choices import command_of

        return command_of(choice, self._shown) if self._shown is not None else None

    @Slot(object)
    def _do(self, choice: Choice) -> None:
        self.close()
        command = self._command(choice)
        if command is not None:
            self._controls.ask(command)
        else:
            self._named[choice.id].trigger()

    # ---- its place

    def eventFilter(self, _watched: QObject, fact: QEvent) -> bool:
        if fact.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._settle()
        return False

    def _settle(self) -> None:
        if self.palette is not None and self._place is not None:
            corner = self._place.mapTo(self._desk, QPoint(0, 0))
            self.palette.setGeometry(QRect(corner, self._place.size()))
