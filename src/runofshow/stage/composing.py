"""Sets the words of the stage: which text stands where, in which font, for one size of display.

Made anew when words or size change, not with each second; painting then only draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from runofshow.look.direction import is_right_to_left
from runofshow.stage.layout import StageLayout, stage_layout
from runofshow.stage.lettering import SHRINK, Lettering, elide, fit_card, fit_lines
from runofshow.stage.typesetting import Block, Style, TextRun, set_blocks, set_line
from runofshow.stage.view import Words

__all__ = ["Composition", "compose"]

_CARD_LINES = 4
_CARD_GROWTH = (12.0, 16.0)
"""How much further a card of several lines reaches up and down."""

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


_WORD = Style(600, tracking=-0.01)
_CLOCK = Style(500, is_times=True)
_REMARK = Style(500, is_times=True)
_NAME = Style(600, tracking=-0.015, line_height=1.08)
_DETAIL = Style()
_NEXT_LABEL = Style(500)
_NEXT_NAME = Style(600)
_NEXT_DETAIL = Style(is_times=True)
_CARD = Style(600, tracking=-0.02, line_height=1.0)
_CARD_RTL = Style(600, line_height=1.15)
"""Scripts from right to left have marks above and below their letters, and letters that are joined."""


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
    word = set_line(words.phase_word, _WORD, px, "word", left, row.center().y())
    # The chip reaches beyond the margin, so that shape and word stand in one place with it and without.
    chip = QRectF(shape.left() - 22 * unit, row.top() - 6 * unit, 0, row.height() + 12 * unit)
    chip.setRight(word.box.right() + 30 * unit)
    return shape, chip, (word, *runs)


def _clock(layout: StageLayout, words: Words) -> tuple[TextRun, ...]:
    row, sizes = layout.head, layout.sizes
    width = _CLOCK.measure(words.clock) * sizes.clock
    clock = set_line(words.clock, _CLOCK, sizes.clock, "text_2", row.right() - width, row.center().y())
    if not words.remark:
        return (clock,)
    width = _REMARK.measure(words.remark) * sizes.remark
    if not layout.is_remark_beside:
        below = row.bottom() + min(0.8 * sizes.remark, 0.4 * (layout.digits.top() - row.bottom()))
        return clock, set_line(words.remark, _REMARK, sizes.remark, "text_2", row.right() - width, below)
    left = clock.box.left() - 28 * layout.unit - width
    remark = set_line(words.remark, _REMARK, sizes.remark, "text_2", left, row.center().y())
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
        return (*set_blocks(speaking, top, "top"), *set_blocks(following, area, "bottom"))
    following = _next(layout, words, width * _NEXT_SHARE, height)
    beside = max((block.width for block in following), default=0.0)
    gap = _COLUMN_GAP * layout.unit if following else 0.0
    speaking = _who(layout, words, width - beside - gap, height)
    return (*set_blocks(speaking, area, "bottom"), *set_blocks(following, area, "bottom", along="right"))


def _who(layout: StageLayout, words: Words, width: float, height: float) -> list[Block]:
    """The name and the line under it, which takes two lines where the name leaves room for them."""
    sizes, gap = layout.sizes, 10 * layout.unit
    if not words.name:
        return []
    below: list[Block] = []
    if words.detail:
        lines = 2 if layout.is_upright and height > _ROOMY * sizes.name else 1
        below.append(_line(words.detail, _DETAIL, sizes.detail, width, gap, max_lines=lines))
    room = height - sum(block.height for block in below)
    return [_name_block(words.name, words.is_person, _NAME, sizes.name, layout, width, room), *below]


def _next(layout: StageLayout, words: Words, width: float, height: float) -> list[Block]:
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
    style: Style,
    px: int,
    layout: StageLayout,
    width: float,
    height: float,
    gap: float = 0.0,
) -> Block:
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
    return Block(lettering, style, "text", gap)


def _line(text: str, style: Style, px: int, width: float, gap: float = 0.0, *, max_lines: int = 1) -> Block:
    """Text at one size, elided where its lines end."""
    if max_lines == 1:
        return Block(Lettering((elide(text, width / px, style.measure),), px), style, "text_2", gap)
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
    return Block(lettering, style, "text_2", gap)


def _idle(layout: StageLayout, words: Words, card: QRectF | None) -> tuple[TextRun, ...]:
    """The programme's title and the room, in the middle of what the clock and a card leave free."""
    area, sizes = QRectF(layout.title), layout.sizes
    if card is not None:
        area.setBottom(card.top() - 40 * layout.unit)
    below: list[Block] = []
    if words.room:
        below.append(_line(words.room, _DETAIL, sizes.room, area.width(), 28 * layout.unit))
    title = fit_lines(
        words.title,
        area.width(),
        area.height() - sum(block.height for block in below),
        sizes.title,
        _NAME.measure,
        line_height=_NAME.line_height,
        max_lines=_TITLE_LINES,
        least_px=sizes.room,
    )
    return set_blocks([Block(title, _NAME, "text"), *below], area, "middle")


def _card(layout: StageLayout, text: str) -> tuple[QRectF, QRectF, tuple[TextRun, ...]]:
    """(card, icon, runs): the icon before the text, or above it on an upright display."""
    is_rtl = is_right_to_left(text)
    style = _CARD_RTL if is_rtl else _CARD
    unit = layout.unit
    up, down = (growth * unit for growth in _CARD_GROWTH)
    tall = layout.card.adjusted(0, -up, 0, down)
    air = _card_air(tall.height() / unit) * unit
    inner = tall.adjusted(40 * unit, air, -40 * unit, -air)
    side = 112 * unit
    gap = 40 * unit
    beside, above = (0.0, side + gap) if layout.is_upright else (side + gap, 0.0)
    lettering = fit_card(
        text,
        inner.width() - beside,
        inner.height() - above,
        style.measure,
        one_line_px=layout.sizes.card,
        two_lines_px=layout.sizes.card_two_lines,
        line_height=style.line_height,
        max_lines=_CARD_LINES,
    )
    card = tall if len(lettering.lines) > 1 else layout.card
    block = Block(lettering, style, "on_card")
    width = block.width
    left = card.center().x() - (beside + width) / 2
    along: Literal["left", "centre", "right"] = "right" if is_rtl else "left"
    top = card.center().y() - (above + block.height) / 2
    before = left + width + gap if is_rtl else left
    icon_left = card.center().x() - side / 2 if layout.is_upright else before
    icon_top = top if layout.is_upright else card.center().y() - side / 2
    box = QRectF(left if is_rtl else left + beside, top + above, width, block.height)
    runs = set_blocks([block], box, "top", along="centre" if layout.is_upright else along)
    return card, QRectF(icon_left, icon_top, side, side), runs


def _card_air(height: float) -> float:
    """Above and below a card's text, both in units: two lines fill a low card, a high one has air."""
    return min(40.0, 12.0 + 0.4 * max(0.0, height - 248.0))
