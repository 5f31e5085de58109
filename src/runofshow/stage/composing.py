"""Sets the words of the stage: which text stands where, in which font, for one size of display.

Made anew when words or size change, not with each second; painting then only draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from runofshow.look.fonts import display_font
from runofshow.stage.layout import StageLayout, stage_layout
from runofshow.stage.lettering import SHRINK, Lettering, elide, fit_card, fit_lines
from runofshow.stage.view import Words

__all__ = ["Composition", "Ink", "TextRun", "compose"]

Ink = Literal["word", "text", "text_2", "on_card"]
"""Which colour of the stage a text takes."""

_REFERENCE_PX = 1000
_NAME_TRACKING = -0.015
_WORD_TRACKING = -0.01
_CARD_TRACKING = -0.02
_CARD_LINE_HEIGHT = 1.0
_CARD_LINES = 4
_CARD_GROWTH = (12.0, 16.0)
"""How much further a card of several lines reaches up and down."""

_NAME_LINE_HEIGHT = 1.08
_LINE_HEIGHT = 1.2
_COLUMN_GAP = 70.0
_HEAD_GAP = 58.0
"""Between a phase's word, or its chip, and the clock."""
_NEXT_SHARE = 0.387
"""The most of the width that the next speaker takes beside the present one."""

_NEXT_HEIGHT = 0.5
"""The most of the height that the next speaker takes under the present one."""

_ROW_GAP, _UPRIGHT_INSET = 40.0, 20.0
_ROOMY = 5.0
"""The height in multiples of the name's size from which an organisation may take two lines."""

_NAME_LINES = 3
_TITLE_LINES = 6
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of text. box: its line box, of which no ink stands out; baseline: where painting begins."""

    text: str
    font: QFont
    box: QRectF
    baseline: QPointF
    ink: Ink


@dataclass(frozen=True, slots=True)
class Composition:
    """The set words of a layout. chip: behind shape and word where a theme fills it.

    card: None while no card stands; card_icon: where its icon goes.
    """

    layout: StageLayout
    shape: QRectF | None
    chip: QRectF
    runs: tuple[TextRun, ...]
    card: QRectF | None
    card_icon: QRectF


@dataclass(frozen=True, slots=True)
class _Style:
    """A way to set text: weight, letter spacing in em, line height in multiples of the size."""

    weight: int = 400
    tracking: float = 0.0
    line_height: float = _LINE_HEIGHT
    is_times: bool = False

    def font(self, px: int) -> QFont:
        font = display_font(px, self.weight, times=self.is_times)
        if self.tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.tracking * px)
        return font

    def measure(self, text: str) -> float:
        """The width of `text` at one px."""
        return _metrics(self).horizontalAdvance(text) / _REFERENCE_PX


_WORD = _Style(600, _WORD_TRACKING)
_CLOCK = _Style(500, is_times=True)
_REMARK = _Style(500)
_NAME = _Style(600, _NAME_TRACKING, _NAME_LINE_HEIGHT)
_DETAIL = _Style()
_NEXT_LABEL = _Style(500)
_NEXT_NAME = _Style(600)
_NEXT_DETAIL = _Style(is_times=True)
_CARD = _Style(600, _CARD_TRACKING, _CARD_LINE_HEIGHT)


@cache
def _metrics(style: _Style) -> QFontMetricsF:
    return QFontMetricsF(style.font(_REFERENCE_PX))


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one style at a whole number of px; gap: the space above the block."""

    lettering: Lettering
    style: _Style
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


@lru_cache(maxsize=32)
def compose(words: Words, width: float, height: float, characters: int) -> Composition:
    """Set the words for a display of that size in px; needs the shipped fonts loaded."""
    layout = stage_layout(width, height, characters)
    shape, chip, head = _head(layout, words)
    card, card_icon, card_runs = _card(layout, words.card) if words.card else (None, QRectF(), ())
    below = card_runs if card is not None else () if words.is_idle else _names(layout, words)
    idle = _idle(layout, words, card) if words.is_idle else ()
    return Composition(layout, shape, chip, (*head, *idle, *below), card, card_icon)


def _head(layout: StageLayout, words: Words) -> tuple[QRectF | None, QRectF, tuple[TextRun, ...]]:
    """(shape, chip, runs): the phase on the left, the clock on the right, a remark beside it."""
    runs = _clock(layout, words)
    if words.is_idle:
        return None, QRectF(), runs
    unit, sizes, row = layout.unit, layout.sizes, layout.head
    side = sizes.shape
    shape = QRectF(row.left(), row.center().y() - side / 2, side, side)
    left = shape.right() + 24 * unit
    room = (
        min(run.box.left() for run in runs if run.box.center().y() < row.bottom()) - _HEAD_GAP * unit - left
    )
    px = min(sizes.word, int(room / _WORD.measure(words.phase_word)))
    word = _run(words.phase_word, _WORD, px, "word", left, row.center().y())
    # The chip reaches beyond the margin, so that shape and word stand in one place with it and without.
    chip = QRectF(shape.left() - 22 * unit, row.top() - 6 * unit, 0, row.height() + 12 * unit)
    chip.setRight(word.box.right() + 30 * unit)
    return shape, chip, (word, *runs)


def _clock(layout: StageLayout, words: Words) -> tuple[TextRun, ...]:
    row, sizes = layout.head, layout.sizes
    width = _CLOCK.measure(words.clock) * sizes.clock
    clock = _run(words.clock, _CLOCK, sizes.clock, "text_2", row.right() - width, row.center().y())
    if not words.remark:
        return (clock,)
    width = _REMARK.measure(words.remark) * sizes.remark
    if layout.is_upright:
        below = row.bottom() + sizes.remark / 2
        return clock, _run(words.remark, _REMARK, sizes.remark, "text_2", row.right() - width, below)
    left = clock.box.left() - 28 * layout.unit - width
    remark = _run(words.remark, _REMARK, sizes.remark, "text_2", left, row.center().y())
    level = clock.baseline.y() - remark.baseline.y()
    return clock, TextRun(
        remark.text,
        remark.font,
        remark.box.translated(0, level),
        remark.baseline + QPointF(0, level),
        "text_2",
    )


def _names(layout: StageLayout, words: Words) -> tuple[TextRun, ...]:
    """Who speaks on the left and who is next on the right; above one another on an upright display."""
    area = layout.names
    width, height = area.width(), area.height()
    if layout.is_upright:
        following = _next(layout, words, width, height * _NEXT_HEIGHT)
        taken = sum(block.height for block in following) + (_ROW_GAP * layout.unit if following else 0.0)
        top = area.adjusted(0, _UPRIGHT_INSET * layout.unit, 0, -taken)
        speaking = _who(layout, words, top.width(), top.height())
        return (*_set(speaking, top, "top"), *_set(following, area, "bottom"))
    following = _next(layout, words, width * _NEXT_SHARE, height)
    beside = max((block.width for block in following), default=0.0)
    gap = _COLUMN_GAP * layout.unit if following else 0.0
    speaking = _who(layout, words, width - beside - gap, height)
    return (*_set(speaking, area, "bottom"), *_set(following, area, "bottom", along="right"))


def _who(layout: StageLayout, words: Words, width: float, height: float) -> list[_Block]:
    """The name and the line under it, which takes two lines where the name leaves room for them."""
    sizes, gap = layout.sizes, 10 * layout.unit
    if not words.name:
        return []
    below: list[_Block] = []
    if words.detail:
        lines = 2 if layout.is_upright and height > _ROOMY * sizes.name else 1
        below.append(_line(words.detail, _DETAIL, sizes.detail, width, gap, max_lines=lines))
    room = height - sum(block.height for block in below)
    return [_name_block(words.name, words.is_person, _NAME, sizes.name, layout, width, room), *below]


def _next(layout: StageLayout, words: Words, width: float, height: float) -> list[_Block]:
    """The word, the name, and a line of which the organisation gives way but never the length."""
    sizes, gap = layout.sizes, 6 * layout.unit
    if not words.next_name:
        return []
    tail = f"{_SEPARATOR}{words.next_length}" if words.next_organisation else words.next_length
    left = width / sizes.next_detail - _NEXT_DETAIL.measure(tail)
    detail = elide(words.next_organisation, left, _NEXT_DETAIL.measure) + tail
    label = _line("Next", _NEXT_LABEL, sizes.next_label, width)
    below = _line(detail, _NEXT_DETAIL, sizes.next_detail, width, gap)
    room = height - label.height - below.height - gap
    name = _name_block(
        words.next_name, words.is_next_person, _NEXT_NAME, sizes.next_name, layout, width, room, gap
    )
    return [label, name, below]


def _name_block(
    text: str,
    is_person: bool,
    style: _Style,
    px: int,
    layout: StageLayout,
    width: float,
    height: float,
    gap: float = 0.0,
) -> _Block:
    """A name is never cut, so it may become as small as stage text may be; a title is elided before."""
    least = layout.sizes.least if is_person else max(layout.sizes.least, px * SHRINK)
    lettering = fit_lines(
        text,
        width,
        height,
        px,
        style.measure,
        line_height=style.line_height,
        max_lines=_NAME_LINES,
        least_px=least,
    )
    return _Block(lettering, style, "text", gap)


def _line(text: str, style: _Style, px: int, width: float, gap: float = 0.0, *, max_lines: int = 1) -> _Block:
    """Text at one size, elided where its lines end."""
    if max_lines == 1:
        return _Block(Lettering((elide(text, width / px, style.measure),), px), style, "text_2", gap)
    height = (max_lines + 0.5) * px * style.line_height
    lettering = fit_lines(
        text,
        width,
        height,
        px,
        style.measure,
        line_height=style.line_height,
        max_lines=max_lines,
        least_px=px,
    )
    return _Block(lettering, style, "text_2", gap)


def _idle(layout: StageLayout, words: Words, card: QRectF | None) -> tuple[TextRun, ...]:
    """The programme's title and the room, in the middle of what the clock and a card leave free."""
    area, sizes = QRectF(layout.title), layout.sizes
    if card is not None:
        area.setBottom(card.top() - 40 * layout.unit)
    below: list[_Block] = []
    if words.room:
        below.append(_line(words.room, _DETAIL, sizes.room, area.width(), 28 * layout.unit))
    title = fit_lines(
        words.title,
        area.width(),
        area.height() - sum(block.height for block in below),
        sizes.title,
        _NAME.measure,
        line_height=_NAME_LINE_HEIGHT,
        max_lines=_TITLE_LINES,
        least_px=sizes.room,
    )
    return _set([_Block(title, _NAME, "text"), *below], area, "middle")


def _card(layout: StageLayout, text: str) -> tuple[QRectF, QRectF, tuple[TextRun, ...]]:
    """(card, icon, runs): the icon beside the text, or above it on an upright display."""
    unit = layout.unit
    up, down = (growth * unit for growth in _CARD_GROWTH)
    tall = layout.card.adjusted(0, -up, 0, down)
    inner = tall.adjusted(40 * unit, 12 * unit, -40 * unit, -12 * unit)
    side = 112 * unit
    gap = 40 * unit
    beside, above = (0.0, side + gap) if layout.is_upright else (side + gap, 0.0)
    lettering = fit_card(
        text,
        inner.width() - beside,
        inner.height() - above,
        _CARD.measure,
        one_line_px=layout.sizes.card,
        two_lines_px=layout.sizes.card_two_lines,
        line_height=_CARD_LINE_HEIGHT,
        max_lines=_CARD_LINES,
    )
    card = tall if len(lettering.lines) > 1 else layout.card
    block = _Block(lettering, _CARD, "on_card")
    width = block.width
    left = card.center().x() - (beside + width) / 2
    top = card.center().y() - (above + block.height) / 2
    icon_left = card.center().x() - side / 2 if layout.is_upright else left
    icon_top = top if layout.is_upright else card.center().y() - side / 2
    box = QRectF(left + beside, top + above, width, block.height)
    runs = _set([block], box, "top", along="centre" if layout.is_upright else "left")
    return card, QRectF(icon_left, icon_top, side, side), runs


def _set(
    blocks: Sequence[_Block],
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
            runs.append(_run(text, block.style, block.px, block.ink, left, y + block.line / 2))
            y += block.line
    return tuple(runs)


def _run(text: str, style: _Style, px: int, ink: Ink, left: float, middle: float) -> TextRun:
    """One line whose line box has its middle at `middle`."""
    metrics = _metrics(style)
    ascent, descent = (value * px / _REFERENCE_PX for value in (metrics.ascent(), metrics.descent()))
    top = middle - (ascent + descent) / 2
    box = QRectF(left, top, style.measure(text) * px, ascent + descent)
    return TextRun(text, style.font(px), box, QPointF(left, top + ascent), ink)
