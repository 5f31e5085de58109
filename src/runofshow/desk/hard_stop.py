"""The last line of the rundown: the civil time at which the room must be free."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme, theme
from runofshow.programme.models import Programme

__all__ = ["HardStop"]

HEIGHT = 40


class HardStop(QWidget):
    """Flag, time and words; nothing where the programme has no hard stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme("dark")
        self._clock, self._words = "", ""
        self._time, self._body = text_font(13, times=True), text_font(13)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(HEIGHT))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_programme(self, programme: Programme) -> None:
        """A hard stop that is only an example says so."""
        stop = programme.planned_hard_stop
        self.setVisible(stop is not None)
        if stop is not None:
            self._clock = f"{stop:%H:%M}"
            self._words = "Hard stop (example)" if "hard_stop" in programme.examples else "Hard stop"
            self.setAccessibleName(f"{self._words} {self._clock}")
            self.setToolTip(f"{self._words} {self._clock}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        neutral = self._theme.neutral
        painter.fillRect(self.rect(), QColor(neutral.panel))
        painter.fillRect(QRectF(0, 0, self.width(), self._theme.hair), QColor(neutral.line))
        painter.drawPixmap(px(12), px(13), pixmap("flag", neutral.text_3, px(14), self.devicePixelRatioF()))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._time)
        painter.setPen(QColor(neutral.text_3))
        painter.drawText(QRectF(px(34), 0, px(44), px(HEIGHT)), middle, self._clock)
        painter.setFont(self._body)
        painter.setPen(QColor(neutral.text_2))
        room = self.width() - px(90)
        words = elided(self._body, self._words, room)
        painter.drawText(QRectF(px(80), 0, room, px(HEIGHT)), middle, words)
        painter.end()
