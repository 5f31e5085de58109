"""The head of the minutes column: Minutes, Questions and Votes, each with its number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from runofshow.desk.minutes_rows import TABS, Tab
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["HEIGHT", "MinutesTabs"]

HEIGHT = 44
_GAP = 6
_BETWEEN = 20
_UNDERLINE = 2
_WORDS = {"minutes": "Minutes", "questions": "Questions", "votes": "Votes"}


class MinutesTabs(QTabBar):
    """Words in the weight of their state, a small number behind them, an accent line under the chosen one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[Tab, int] = dict.fromkeys(TABS, 0)
        self._number = text_font(11, 500, times=True)
        self.setAccessibleName("Minutes, questions or votes")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for number, tab in enumerate(TABS):
            self.addTab(_WORDS[tab])
            self.setAccessibleTabName(number, f"{_WORDS[tab]}, 0")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def count_of(self, tab: Tab) -> int:
        """The number a tab shows."""
        return self._counts[tab]

    def set_counts(self, counts: dict[Tab, int]) -> None:
        if counts == self._counts:
            return
        self._counts = dict(counts)
        for number, tab in enumerate(TABS):
            self.setAccessibleTabName(number, f"{_WORDS[tab]}, {counts[tab]}")
            self.setTabText(number, _WORDS[tab])  # makes the bar measure its tabs anew
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, number: int) -> QSize:
        """As wide as in its bolder weight, so that choosing a tab moves none."""
        words = QFontMetricsF(_font(True)).horizontalAdvance(self.tabText(number))
        count = QFontMetricsF(self._number).horizontalAdvance(str(self._counts[TABS[number]]))
        return QSize(round(words + _GAP + count) + _BETWEEN, px(HEIGHT))

    def minimumTabSizeHint(self, number: int) -> QSize:
        return self.tabSizeHint(number)

    def paintEvent(self, _fact: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self.count()):
            self._paint_tab(painter, number)
        painter.end()

    def _paint_tab(self, painter: QPainter, number: int) -> None:
        neutral = self._theme.neutral
        is_on = number == self.currentIndex()
        is_hot = self.tabRect(number).contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        box = self.tabRect(number).adjusted(0, 0, -_BETWEEN, 0)
        if self.isRightToLeft():
            box.translate(_BETWEEN, 0)
        font = _font(is_on)
        painter.setFont(font)
        painter.setPen(QColor(neutral.text if is_on or is_hot else neutral.text_2))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, centred | Qt.AlignmentFlag.AlignLeading, self.tabText(number))
        painter.setFont(self._number)
        painter.setPen(QColor(neutral.text_3))
        painter.drawText(self._count_box(box, font, number), centred, str(self._counts[TABS[number]]))
        if is_on:
            line = QRect(box.left(), self.height() - _UNDERLINE, box.width(), _UNDERLINE)
            painter.fillRect(line, QColor(self._theme.accent.fill))

    def _count_box(self, box: QRect, font: QFont, number: int) -> QRect:
        words = round(QFontMetricsF(font).horizontalAdvance(self.tabText(number))) + _GAP
        return box.adjusted(0, 1, -words, 0) if self.isRightToLeft() else box.adjusted(words, 1, 0, 0)


def _font(is_on: bool) -> QFont:
    return text_font(13, 600 if is_on else 500)
