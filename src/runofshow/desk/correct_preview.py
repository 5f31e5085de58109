"""What a correction would do, painted: as it stands, and as it would be, in bold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.catchup_columns import SIDE
from runofshow.desk.correct_words import Line
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["ShiftTable"]

HEAD, ROW = 30, 46
FIGURES, GAP = 84, 20
ONE, TWO = 20, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ShiftTable(QWidget):
    """One row for each edge that moves and one for the forecast; nothing while nothing would move."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.look = theme
        self.lines: tuple[Line, ...] = ()
        self._name, self._small = text_font(13, 500), text_font(12, times=True)
        self._figure, self._strong = text_font(13, times=True), text_font(13, 600, times=True)
        self.setAccessibleName("What it would do")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_lines(())

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        self.update()

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self.setAccessibleDescription("; ".join(line.spoken for line in lines))
        self.setFixedHeight(px(HEAD) + 3 * px(ROW))  # always there, so that nothing moves while one types
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(360), self.height())

    def paintEvent(self, _fact: QPaintEvent) -> None:
        if not self.lines:
            return
        painter = QPainter(self)
        neutral, hair = self.look.neutral, self.look.hair
        for column, words in enumerate(("stands", "becomes")):
            box = QRectF(self._left(column), 0, px(FIGURES), px(HEAD))
            self._write(painter, self._small, neutral.text_3, box, words, _RIGHT)
        for place, line in enumerate(self.lines):
            top = px(HEAD) + place * px(ROW)
            painter.fillRect(QRectF(0, top, self.width(), hair), QColor(neutral.line))
            self._paint_line(painter, top + (px(ROW) - px(ONE) - px(TWO)) / 2, line)
        painter.end()

    def _left(self, column: int) -> float:
        """Of the figures: as they stand, as they would be."""
        return self.width() - SIDE - px(FIGURES) - (px(FIGURES) + px(GAP) if column == 0 else 0)

    def _paint_line(self, painter: QPainter, top: float, line: Line) -> None:
        neutral = self.look.neutral
        room = self._left(0) - SIDE - px(8)
        has_two = bool(line.about)
        name_top = top if has_two else top + px(TWO) / 2
        name = elided(self._name, line.name, room)
        self._write(painter, self._name, neutral.text, QRectF(SIDE, name_top, room, px(ONE)), name, _LEFT)
        about = QRectF(SIDE, top + px(ONE), room, px(TWO))
        self._write(painter, self._small, neutral.text_3, about, line.about, _LEFT)
        for column, (cell, font, ink) in enumerate(
            ((line.stands, self._figure, neutral.text_2), (line.becomes, self._strong, neutral.text))
        ):
            left = self._left(column)
            upper = QRectF(left, name_top, px(FIGURES), px(ONE))
            self._write(painter, font, ink, upper, cell[0], _RIGHT)
            lower = QRectF(left, top + px(ONE), px(FIGURES), px(TWO))
            self._write(painter, self._small, neutral.text_2, lower, cell[1], _RIGHT)

    def _write(
        self, painter: QPainter, font: QFont, ink: str, box: QRectF, text: str, align: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, align, text)
