"""Fitting words into a width: names wrap, everything else elides at its end."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from runofshow.look.direction import is_right_to_left

__all__ = ["ElidedLabel", "Widths", "balanced_lines", "elided", "isolated", "name_font", "paint_words"]

LEAST_SHARE = 0.85
"""How far a name that doesn't fit may be shrunk."""


class Widths:
    """Widths of texts in one font, each measured once: for what is asked at every layout."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._known: dict[str, float] = {}

    def __call__(self, text: str) -> float:
        width = self._known.get(text)
        if width is None:
            width = self._known[text] = self._metrics.horizontalAdvance(text)
        return width


def elided(font: QFont, text: str, width: float) -> str:
    """The text, cut at its end with an ellipsis where it doesn't fit."""
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return cut if cut == text else isolated(cut)


def isolated(text: str) -> str:
    """Right-to-left text in an isolate of its own, so that what follows it stays where it belongs."""
    return f"\u2067{text}\u2069" if is_right_to_left(text) else text


def name_font(font: QFont, lines: list[str], width: float) -> QFont:
    """The font, smaller by at most 15 % where the longest line of a name would not fit."""
    widest = max(QFontMetricsF(font).horizontalAdvance(line) for line in lines)
    if widest <= width:
        return font
    size = font.pixelSize()
    smaller = QFont(font)
    smaller.setPixelSize(max(ceil(size * LEAST_SHARE), int(size * width / widest)))
    return smaller


def balanced_lines(font: QFont, text: str, width: float) -> list[str]:
    """A name on one line, or on two that are about equally long, broken at a space. Never cut."""
    metrics = QFontMetricsF(font)
    words = text.split()
    if metrics.horizontalAdvance(text) <= width or len(words) < 2:
        return [text]
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    best = min(breaks, key=lambda pair: max(metrics.horizontalAdvance(line) for line in pair))
    return list(best)


class ElidedLabel(QLabel):
    """A label that cuts its words at the end and keeps them whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        # By the window's direction, not by the text's: a title stands where the other words stand.
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(elided(self.font(), self._words, self.width()))


def paint_words(
    painter: QPainter,
    font: QFont,
    colour: str,
    box: QRectF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text in the middle of the box's height."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)
