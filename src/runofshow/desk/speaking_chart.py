"""Paints one column of speaking time: a heading, then name, figures and bar of each row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.speaking_words import Bar, bar_text
from runofshow.desk.text import balanced_lines, elided, name_font, paint_words
from runofshow.look.chart import paint_bar
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["SpeakingChart"]

HEADING, LINE, BAR, GAP = 32, 20, 8, 16
PERCENT = 44
"""What the percentage takes at the end of a bar."""


class SpeakingChart(QWidget):
    """As high as its rows. Bars are neutral; who speaks now has the accent."""

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self._look = theme
        self._heading = heading
        self.bars: tuple[Bar, ...] = ()
        self.note = ""
        self._bold, self._name, self._small = text_font(13, 600), text_font(13, 500), text_font(12)
        self._time, self._figure = text_font(13, times=True), text_font(13, 600, times=True)
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self._look = theme
        self.update()

    def set_bars(self, bars: tuple[Bar, ...], note: str = "") -> None:
        """note: what stands there where there is no bar."""
        if (bars, note) == (self.bars, self.note):
            return
        self.bars, self.note = bars, note
        self.setAccessibleDescription(bar_text(bars) or note)
        self._settle()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.height())

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._settle()

    def _settle(self) -> None:
        rows = sum(self._row_height(bar) for bar in self.bars) if self.bars else px(LINE)
        height = px(HEADING) + rows
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def _row_height(self, bar: Bar) -> int:
        lines, _ = self._fitted(bar)
        return px(LINE * len(lines) + BAR + GAP + 2)

    def _fitted(self, bar: Bar) -> tuple[list[str], QFont]:
        """The title whole, on one line or two, beside its figures."""
        font = self._bold if bar.is_now else self._name
        width = max(1.0, self.width() - QFontMetricsF(self._time).horizontalAdvance(bar.figures) - px(12))
        lines = balanced_lines(font, bar.title, width)
        return lines, name_font(font, lines, width)

    def paintEvent(self, _fact: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._look.neutral
        paint_words(painter, self._bold, neutral.text_2, QRectF(0, 0, self.width(), px(LINE)), self._heading)
        top = px(HEADING)
        for bar in self.bars:
            self._paint_row(painter, bar, top)
            top += self._row_height(bar)
        if not self.bars:
            paint_words(
                painter, self._small, neutral.text_2, QRectF(0, top, self.width(), px(LINE)), self.note
            )
        painter.end()

    def _paint_row(self, painter: QPainter, bar: Bar, top: int) -> None:
        neutral, accent = self._look.neutral, self._look.accent
        lines, font = self._fitted(bar)
        line = QRectF(0, top, self.width(), px(LINE))
        paint_words(painter, self._time, neutral.text_2, line, bar.figures, Qt.AlignmentFlag.AlignRight)
        for number, words in enumerate(lines):
            paint_words(painter, font, neutral.text, line.translated(0, number * px(LINE)), words)
        used = QFontMetricsF(font).horizontalAdvance(lines[-1]) + px(10)
        figures = QFontMetricsF(self._time).horizontalAdvance(bar.figures) if len(lines) == 1 else 0
        beside = line.translated(0, (len(lines) - 1) * px(LINE)).adjusted(used, 0, -figures - px(12), 0)
        if beside.width() > px(40):
            cut = elided(self._small, bar.beside, beside.width())
            paint_words(painter, self._small, neutral.text_2, beside, cut)
        below = top + px(LINE * len(lines) + 2)
        track = QRectF(0, below, self.width() - px(PERCENT), px(BAR))
        fill = accent.fill if bar.is_now else neutral.line_strong
        paint_bar(painter, track, bar.share, neutral.hover, fill)
        percent = QRectF(track.right(), below + px(BAR / 2) - px(10), px(PERCENT), px(LINE))
        paint_words(painter, self._figure, neutral.text, percent, bar.percent, Qt.AlignmentFlag.AlignRight)
