"""Where a strip lies on its display, and where things stand on it: pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from runofshow.look.fonts import display_font
from runofshow.stage.display import Area
from runofshow.stage.layout import CAPITAL, LEAST_TEXT
from runofshow.stage.roles import Edge

__all__ = ["STRIP_HEIGHT", "StripLayout", "strip_area", "strip_layout"]

STRIP_HEIGHT = 0.068
"""Of its display's height: as little of the slides as text of the least size allows."""

_BAR = 0.1
_HEAD = 0.26
"""The progress bar and its head, as shares of the strip's height."""

_FRAME = 0.07
_DIGITS = 0.58
"""Capital height of the digits."""

_TEXT = LEAST_TEXT / STRIP_HEIGHT
_SHAPE = 0.48


def strip_area(display: Area, edge: Edge) -> Area:
    """The strip's place along an edge of a display."""
    height = ceil(display.height * STRIP_HEIGHT)
    top = display.y if edge is Edge.UPPER else display.y + display.height - height
    return Area(display.x, top, display.width, height)


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Rectangles in px. text_px: the size of all words. bar: along the edge towards the slides.

    digits: as high as the capitals at `digits_px`; they come first and never move. words: what is left
    beside them. frame: along the edges but for the bar's.
    """

    width: float
    height: float
    frame: tuple[QRectF, ...]
    digits: QRectF
    digits_px: int
    shape: QRectF
    words: QRectF
    bar: QRectF
    head: tuple[float, float]
    text_px: int


def strip_layout(width: float, height: float, edge: Edge, characters: int) -> StripLayout:
    """The layout of a strip of that size in px; `characters` of the countdown: 5, or 7 from an hour on."""
    bar, line = _BAR * height, _FRAME * height
    is_above = edge is Edge.UPPER
    free = QRectF(0, line if is_above else bar, width, height - line - bar)
    gap, middle, side = 0.34 * height, free.center().y(), _SHAPE * height
    digits_px = int(_DIGITS * height / CAPITAL)
    capital = digits_px * CAPITAL
    digits = QRectF(gap, middle - capital / 2, _widest(characters) * digits_px, capital)
    shape = QRectF(digits.right() + 1.3 * gap, middle - side / 2, side, side)
    left = shape.right() + 0.5 * gap
    return StripLayout(
        width=width,
        height=height,
        frame=(
            QRectF(0, 0 if is_above else height - line, width, line),
            QRectF(0, free.top(), line, free.height()),
            QRectF(width - line, free.top(), line, free.height()),
        ),
        digits=digits,
        digits_px=digits_px,
        shape=shape,
        words=QRectF(left, free.top(), width - gap - left, free.height()),
        bar=QRectF(0, height - bar if is_above else 0, width, bar),
        head=(0.05 * height, _HEAD * height),
        text_px=max(1, ceil(_TEXT * height)),
    )


@cache
def _widest(characters: int) -> float:
    """The width of so many characters of a countdown at one px."""
    text = "88:88" if characters <= 5 else "8:88:88"
    return QFontMetricsF(display_font(1000, countdown=True)).horizontalAdvance(text) / 1000
