"""Text broken into lines of a row: laid out once for a width, then drawn again and again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

__all__ = ["TextBlock", "TextBlocks"]

_LINE_SEPARATOR = "\N{LINE SEPARATOR}"
_KEPT = 2_000
"""Blocks kept at most: several times the rows of a long day."""


@dataclass(frozen=True, slots=True, eq=False)
class TextBlock:
    """Lines at their places. height: in px, a whole number of line heights."""

    layout: QTextLayout
    height: int

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        painter.setPen(QColor(colour))
        self.layout.draw(painter, QPointF(x, y))


class TextBlocks:
    """Makes blocks and remembers them by text, font and width."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, int, int, Qt.LayoutDirection], TextBlock] = {}

    def block(
        self, text: str, font: QFont, width: int, line_height: int, direction: Qt.LayoutDirection
    ) -> TextBlock:
        """The text in lines `line_height` px high; words too long for `width` px are broken anywhere."""
        key = (text, font.key(), width, line_height, direction)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _KEPT:
                self._made.clear()
            made = self._made[key] = _lay_out(text, font, width, line_height, direction)
        return made


def _lay_out(
    text: str, font: QFont, width: int, line_height: int, direction: Qt.LayoutDirection
) -> TextBlock:
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    air = (line_height - QFontMetricsF(font).height()) / 2
    height = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, height + air))
        height += line_height
    layout.endLayout()
    return TextBlock(layout, max(height, line_height))
