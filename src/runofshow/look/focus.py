"""The focus ring: two pixels in the accent, two pixels outside the control, beyond what a sheet can draw."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget
from shiboken6 import isValid

from runofshow.look.tokens import Theme

__all__ = ["FocusRing"]


class FocusRing(QObject):
    """Follows the keyboard focus over buttons and tabs; fields and rows show it themselves.

    Give it the application, once; it lives as long. `set_theme` recolours it.
    """

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._follow)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._follow(None, self.ringed)

    @property
    def ringed(self) -> QWidget | None:
        """The control that carries the ring now."""
        return self._ring.control if self._ring is not None and isValid(self._ring) else None

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):  # it goes with the panel that holds its control
            ring.hide()
            ring.deleteLater()
        if isinstance(now, QAbstractButton | QTabBar) and now.parentWidget() is not None:
            self._ring = _Ring(now, self._theme)


class _Ring(QWidget):
    """Lies over a control as its sibling, a little larger, and moves, hides and resizes with it."""

    def __init__(self, control: QWidget, theme: Theme) -> None:
        super().__init__(control.parentWidget())
        self.control = control
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._settle()

    def eventFilter(self, _watched: QObject, fact: QEvent) -> bool:
        if fact.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._settle()
        return False

    def paintEvent(self, _fact: QPaintEvent) -> None:
        line = self._theme.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent.focus), line.focus))
        inset = line.focus / 2
        corner = self._theme.radius.control + line.focus_gap
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), corner, corner)
        painter.end()

    def _settle(self) -> None:
        outside = self._theme.line.focus + self._theme.line.focus_gap
        self.setGeometry(self.control.geometry().adjusted(-outside, -outside, outside, outside))
        self.setVisible(not self.control.isHidden())
        self.raise_()
