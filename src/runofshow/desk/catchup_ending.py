"""The last line of the table of proposals: when each way would end, and how that stands to the hard stop."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.catchup_columns import SIDE, Columns, columns_at
from runofshow.desk.catchup_words import clock_words, ending_words
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import format_difference
from runofshow.show.catchup_table import CatchUpTable
from runofshow.show.state import Show

__all__ = ["Ending"]

HEIGHT, LOW_HEIGHT = 60, 36
UPPER, LOWER = 22, 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _End:
    """clock: when it ends. by: over or under. is_missed: whether that passes where it should end."""

    clock: str
    by: str
    is_missed: bool
    is_way: bool


class Ending(QWidget):
    """As it stands, and of each way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.look = theme
        self.chosen = 0
        self._is_low = False
        self._ends: tuple[_End, ...] = ()
        self._about = ""
        self._name, self._caption = text_font(13, 600), text_font(12)
        self._clock, self._strong = text_font(15, times=True), text_font(15, 600, times=True)
        self._small, self._missed = text_font(12, times=True), text_font(12, 600, times=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Forecast end")
        self.set_low(False)

    @property
    def words(self) -> list[tuple[str, str]]:
        """(when, over or under) as it stands and of each way."""
        return [(end.clock, end.by) for end in self._ends]

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        self.update()

    def set_low(self, is_low: bool) -> None:
        """Where room is scarce it keeps to one line."""
        self._is_low = is_low
        self.setFixedHeight(px(LOW_HEIGHT if is_low else HEIGHT))
        self.update()

    def choose(self, place: int) -> None:
        self.chosen = place
        self.update()

    def set_table(self, show: Show, table: CatchUpTable) -> None:
        stands = _End(
            clock_words(show, table.forecast_end), format_difference(table.over_under), False, False
        )
        ways = (_End(*ending_words(show, way), bool(way.miss), True) for way in table.ways)
        self._ends = (stands, *ways)
        end = "hard stop" if table.has_hard_stop else "planned end"
        self._about = f"Against the {end} {table.target.astimezone(show.programme.zone):%H:%M}"
        self.setAccessibleDescription("; ".join(f"{end.clock}, {end.by}" for end in self._ends))
        self.update()

    def paintEvent(self, _fact: QPaintEvent) -> None:
        painter = QPainter(self)
        neutral, hair = self.look.neutral, self.look.hair
        columns = columns_at(self.width(), max(1, len(self._ends) - 1), self.chosen)
        left, width = columns.span(2 + self.chosen)
        painter.fillRect(QRect(left, 0, width, self.height()), QColor(self.look.accent.tint))
        painter.fillRect(QRect(0, 0, self.width(), hair), QColor(neutral.line))
        painter.fillRect(QRect(0, self.height() - hair, self.width(), hair), QColor(neutral.line))
        upper, lower = self._lines(SIDE, columns.span(0)[1] - SIDE)
        self._write(painter, self._name, neutral.text, upper, "Forecast end", _LEFT)
        if not self._is_low:
            self._write(painter, self._caption, neutral.text_3, lower, self._about, _LEFT)
        for place, end in enumerate(self._ends):
            if columns.is_in_sight(place + 1):
                self._paint_end(painter, columns, place + 1, end)
        painter.end()

    def _paint_end(self, painter: QPainter, columns: Columns, column: int, end: _End) -> None:
        neutral = self.look.neutral
        left, right = columns.span(column)[0], columns.text_right(column)
        if not end.is_way:
            left -= SIDE
        upper, lower = self._lines(left, right - left)
        font, ink = (self._strong, neutral.text) if end.is_way else (self._clock, neutral.text_2)
        self._write(painter, font, ink, upper, end.clock, _RIGHT)
        small, tone = (self._missed, neutral.text) if end.is_missed else (self._small, neutral.text_2)
        if not self._is_low:
            self._write(painter, small, tone, lower, end.by, _RIGHT)
        elif end.is_way:
            beside = upper.adjusted(0, 0, -QFontMetricsF(font).horizontalAdvance(end.clock) - px(12), 0)
            self._write(painter, small, tone, beside, end.by, _RIGHT)

    def _lines(self, left: float, width: float) -> tuple[QRectF, QRectF]:
        """The two lines of a cell, in its middle; where room is scarce they are one."""
        if self._is_low:
            whole = QRectF(left, 0, width, self.height())
            return whole, whole
        top = (self.height() - px(UPPER) - px(LOWER)) / 2
        return QRectF(left, top, width, px(UPPER)), QRectF(left, top + px(UPPER), width, px(LOWER))

    def _write(
        self, painter: QPainter, font: QFont, ink: str, box: QRectF, text: str, align: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, align, elided(font, text, box.width()))
