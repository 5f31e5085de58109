"""Type on the stage: a way to set text, blocks of fitted lines, and the runs that painting draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from runofshow.look.fonts import display_font
from runofshow.stage.lettering import Lettering

__all__ = ["Block", "Ink", "Style", "TextRun", "set_blocks", "set_line"]

Ink = Literal["word", "text", "text_2", "on_card"]
"""Which colour of the stage a text takes."""

_REFERENCE_PX = 1000
"""The size that text is measured at; without hinting every width is proportional to the size."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of text. box: its line box, of which no ink stands out; baseline: where painting begins."""

    text: str
    font: QFont
    box: QRectF
    baseline: QPointF
    ink: Ink


@dataclass(frozen=True, slots=True)
class Style:
    """A way to set text: weight, letter spacing in em, line height in multiples of the size."""

    weight: int = 400
    tracking: float = 0.0
    line_height: float = 1.2
    is_times: bool = False

    def font(self, px: int) -> QFont:
        font = display_font(px, self.weight, times=self.is_times)
        if self.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.tracking * px)
        return font

    def measure(self, text: str) -> float:
        """The width of `text` at one px."""
        return _metrics(self).horizontalAdvance(text) / _REFERENCE_PX


@cache
def _metrics(style: Style) -> QFontMetricsF:
    return QFontMetricsF(style.font(_REFERENCE_PX))


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one style at a whole number of px; gap: the space above the block."""

    lettering: Lettering
    style: Style
    ink: Ink
    gap: float = 0.0

    @property
    def px(self) -> int:
        return max(1, int(self.lettering.px))

    @property
    def line(self) -> float:
        return self.px * self.style.line_height

    @property
    def height(self) -> float:
        return self.gap + self.line * len(self.lettering.lines)

    @property
    def width(self) -> float:
        return max(self.style.measure(line) for line in self.lettering.lines) * self.px


def set_blocks(
    blocks: Sequence[Block],
    area: QRectF,
    where: Literal["top", "middle", "bottom"],
    *,
    along: Literal["left", "centre", "right"] = "left",
) -> tuple[TextRun, ...]:
    """The blocks under one another, at the top, in the middle or at the bottom of `area`."""
    spare = area.height() - sum(block.height for block in blocks)
    y = area.top() + {"top": 0.0, "middle": spare / 2, "bottom": spare}[where]
    runs = []
    for block in blocks:
        y += block.gap
        for text in block.lettering.lines:
            beside = area.width() - block.style.measure(text) * block.px
            left = area.left() + {"left": 0.0, "centre": beside / 2, "right": beside}[along]
            runs.append(set_line(text, block.style, block.px, block.ink, left, y + block.line / 2))
            y += block.line
    return tuple(runs)


def set_line(text: str, style: Style, px: int, ink: Ink, left: float, middle: float) -> TextRun:
    """One line whose line box has its middle at `middle`."""
    metrics = _metrics(style)
    ascent, descent = (value * px / _REFERENCE_PX for value in (metrics.ascent(), metrics.descent()))
    top = middle - (ascent + descent) / 2
    box = QRectF(left, top, style.measure(text) * px, ascent + descent)
    return TextRun(text, style.font(px), box, QPointF(left, top + ascent), ink)
