"""Where things stand on the timekeeper's picture, for any display: pure geometry.

Above, in the phase's colours: phase and clock, the countdown, and the figures beside it where there is room.
Below, in neutral: who has the floor, and as much of the rundown as fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from runofshow.look.fonts import display_font, fit_countdown
from runofshow.stage.layout import CAPITAL, LEAST_TEXT

__all__ = ["TimekeeperLayout", "timekeeper_layout"]

_HEIGHT = 1080.0
_NARROWEST = 910.0
_MARGIN = 60.0
_HEAD_TOP, _HEAD_HEIGHT = 34.0, 72.0
_DIGITS_TOP = 140.0
_CAPITAL = 0.26
"""Capital height of the digits, as a share of the display's height, where its width allows it."""

_BAR_GAP, _BAR, _BAND_END = 36.0, 18.0, 30.0
_FIGURES_GAP, _FIGURES_LEAST = 70.0, 420.0
"""Before the figures beside the digits, and the least width for them there; else they stand below the bar."""

_FIRST_FIGURE = 1.4
"""How much more of the height the first figure beside the digits takes."""

_FIGURE_WIDTH, _FIGURE_ROW = 440.0, 66.0
_WHO = 76.0
_ROW = 1.42
"""A row of the rundown, in multiples of its text."""

_BOTTOM = 26.0


@dataclass(frozen=True, slots=True)
class TimekeeperLayout:
    """Rectangles and font sizes in px. unit: 1/1080 of the height, less on upright displays.

    band: what takes the phase's colours. figures: one box for each; is_beside: they stand beside the
    digits. who: the line between band and rundown. caption: over the columns. rows: one box for each row
    that fits.
    """

    width: float
    height: float
    unit: float
    band: QRectF
    head: QRectF
    digits: QRectF
    digits_px: int
    bar: QRectF
    figures: tuple[QRectF, ...]
    is_beside: bool
    who: QRectF
    caption: QRectF
    rows: tuple[QRectF, ...]
    text_px: int

    def px(self, units: float) -> int:
        """A font size that was drawn in units, never smaller than stage text may be."""
        return max(self.text_px, round(units * self.unit))


def timekeeper_layout(width: float, height: float, characters: int, figures: int) -> TimekeeperLayout:
    """The layout of a display of that size in px. characters: 5, or 7 from an hour on."""
    unit = min(height / _HEIGHT, width / _NARROWEST)
    margin, text_px = _MARGIN * unit, ceil(LEAST_TEXT * height)
    content = width - 2 * margin
    head = QRectF(margin, _HEAD_TOP * unit, content, max(_HEAD_HEIGHT * unit, 1.3 * text_px))
    digits_px = fit_countdown(characters, content, _CAPITAL * height)
    top = head.bottom() + (_DIGITS_TOP - _HEAD_TOP - _HEAD_HEIGHT) * unit
    digits = QRectF(margin, top, _widest(characters) * digits_px, digits_px * CAPITAL)
    beside = content - digits.width() - _FIGURES_GAP * unit
    is_beside = beside >= _FIGURES_LEAST * unit
    bar = QRectF(margin, digits.bottom() + _BAR_GAP * unit, content, _BAR * unit)
    free = QRectF(margin, bar.bottom() + _BAND_END * unit, content, 0)
    if is_beside:
        boxes = _beside(QRectF(width - margin - beside, top, beside, digits.height()), figures)
    else:
        digits.setWidth(content)
        row = max(_FIGURE_ROW * unit, 1.3 * text_px)
        boxes = _below(free, figures, max(1, int(content // max(_FIGURE_WIDTH * unit, 11 * text_px))), row)
        free.moveTop(max(box.bottom() for box in boxes) + 0.5 * _BAND_END * unit)
    band = QRectF(0, 0, width, round(free.top()))
    who = QRectF(margin, free.top(), content, max(_WHO * unit, 1.6 * text_px))
    row = _ROW * text_px
    caption = QRectF(margin, who.bottom(), content, row)
    count = max(0, int((height - _BOTTOM * unit - caption.bottom()) // row))
    rows = tuple(QRectF(margin, caption.bottom() + row * number, content, row) for number in range(count))
    return TimekeeperLayout(
        width=width,
        height=height,
        unit=unit,
        band=band,
        head=head,
        digits=digits,
        digits_px=digits_px,
        bar=bar,
        figures=boxes,
        is_beside=is_beside,
        who=who,
        caption=caption,
        rows=rows,
        text_px=text_px,
    )


def _beside(area: QRectF, count: int) -> tuple[QRectF, ...]:
    """One under the other, as high as the digits; the first is the largest."""
    height = area.height() / (max(3, count) - 1 + _FIRST_FIGURE)
    tops = [0.0, *(height * (_FIRST_FIGURE + number) for number in range(count - 1))]
    return tuple(
        QRectF(area.left(), area.top() + top, area.width(), height if top else height * _FIRST_FIGURE)
        for top in tops
    )


def _below(area: QRectF, count: int, columns: int, height: float) -> tuple[QRectF, ...]:
    """In rows of so many columns, under the bar."""
    columns = min(columns, count)
    gap = 0.05 * area.width()
    width = (area.width() - gap * (columns - 1)) / columns
    return tuple(
        QRectF(
            area.left() + (width + gap) * (number % columns),
            area.top() + height * (number // columns),
            width,
            height,
        )
        for number in range(count)
    )


@cache
def _widest(characters: int) -> float:
    """The width of so many characters of a countdown at one px."""
    text = "88:88" if characters <= 5 else "8:88:88"
    return QFontMetricsF(display_font(1000, countdown=True)).horizontalAdvance(text) / 1000
