"""The logged result of a vote on the desk: the room's bar chart, small."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.look.chart import FOOT, ROW, paint_result, result_text
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.votes import Result

__all__ = ["VoteChart"]

SIDE = 24


class VoteChart(QWidget):
    """Paints the result it is given; the same in words for whoever doesn't see it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look = theme
        self.result: Result | None = None
        self.setAccessibleName("Result")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        rows = len(self.result.bars) if self.result else 0
        return QSize(px(480), rows * px(ROW) + px(FOOT))

    def set_theme(self, theme: Theme) -> None:
        self._look = theme
        self.update()

    def set_result(self, result: Result) -> None:
        if result != self.result:
            self.result = result
            self.setAccessibleDescription(result_text(result))
            self.updateGeometry()
            self.update()

    def paintEvent(self, _fact: QPaintEvent) -> None:
        if self.result is None:
            return
        painter = QPainter(self)
        paint_result(painter, QRectF(self.rect()).adjusted(SIDE, 0, -SIDE, 0), self.result, self._look)
        painter.end()
