"""Where things stand on the stage and how large, for any display: pure geometry, nothing is painted.

The layout is drawn for 16:9 in units of 1/1080 of the height and keeps its places there. A narrower
display fits fewer digits to the height, and the height that they free goes to the names below. An
upright one has names above one another and takes its unit from the width, so that the words and the
clock still fit beside each other. Neither the phase nor a card changes where anything stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from runofshow.look.fonts import fit_countdown
from runofshow.look.tokens import StageType, theme

__all__ = ["LEAST_TEXT", "Sizes", "StageLayout", "stage_layout"]

LEAST_TEXT = 0.032
"""The smallest font size on the stage, as a share of its height."""

CAPITAL = 0.7275
"""Capital height of the display cut, as a share of the font size."""

LEAST_CAPITAL = 0.25
"""The least capital height of the digits, as a share of the display's height, where its width allows it."""

_HEIGHT = 1080.0
_NARROWEST = 910.0
"""The width, in units, that the words of a phase and the clock need beside each other."""

_MARGIN = 80.0
_LEAST_MARGIN = 40.0
_HEAD_TOP, _HEAD_HEIGHT = 58.0, 84.0
_LOWER = 344.0
"""From the top of the bar down to the lower edge."""

_BAR_TO_CARD, _CARD_BOTTOM = 40.0, 60.0
_BAR_TO_NAMES, _NAMES_BOTTOM = 40.0, 72.0
_ABOVE_DIGITS = 0.40
"""How much of the air around the digits is above them; half of it on an upright display."""

_REMARK_BESIDE = 1040.0
"""The width, in units, from which a remark stands beside the clock, else under it."""

_UPRIGHT_NAMES = 290.0
"""More height, in units, for names above one another than for names side by side."""

_UPRIGHT_AIR = 60.0
"""Air around the digits, in units, that an upright display gives up for it."""

_LOWER_SHARE, _LOWER_MOST = 0.6, 110.0
"""How much of the height that smaller digits free goes to the names, and the most that they take."""

_NAME_WHEN_UPRIGHT = 1.2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in px, but for `shape`, the side of the phase's shape. `least`: no text is smaller."""

    least: int
    word: int
    shape: float
    clock: int
    remark: int
    name: int
    detail: int
    next_label: int
    next_name: int
    next_detail: int
    card: int
    card_two_lines: int
    title: int
    room: int


@dataclass(frozen=True, slots=True)
class StageLayout:
    """Rectangles in px. unit: 1/1080 of the height, less on upright displays.

    frame: width of the frame. head: the row of phase and clock. digits: as high as the capitals at
    `digits_px`. bar: the bar itself, above and below which its head stands out. names: who speaks
    and who is next; is_upright: above one another. card: what a card fills, over the names.
    is_remark_beside: a remark stands beside the clock, else under it.
    """

    width: float
    height: float
    unit: float
    is_upright: bool
    is_remark_beside: bool
    frame: float
    head: QRectF
    digits: QRectF
    digits_px: int
    bar: QRectF
    names: QRectF
    card: QRectF
    card_radius: float
    title: QRectF
    sizes: Sizes


def stage_layout(width: float, height: float, characters: int = 5) -> StageLayout:
    """The layout of a display of that size in px; `characters` of the countdown: 5, or 7 from an hour on."""
    unit = min(height / _HEIGHT, width / _NARROWEST)
    is_upright = width < height
    look = theme("dark")
    bar_top = _bar_top(width, height, unit, is_upright)
    margin = _MARGIN * unit
    content = width - 2 * margin
    head = QRectF(margin, _HEAD_TOP * unit, content, _HEAD_HEIGHT * unit)
    bar = QRectF(margin, bar_top, content, look.line.progress_stage_h * _HEIGHT * unit)
    digits_px = _digits_px(width, height, unit, characters)
    return StageLayout(
        width=width,
        height=height,
        unit=unit,
        is_upright=is_upright,
        is_remark_beside=width >= _REMARK_BESIDE * unit,
        frame=look.line.frame_stage_h * _HEIGHT * unit,
        head=head,
        digits=_digits_box(width, unit, digits_px, head.bottom(), bar.top(), is_upright),
        digits_px=digits_px,
        bar=bar,
        names=_between(margin, width, bar.bottom() + _BAR_TO_NAMES * unit, height - _NAMES_BOTTOM * unit),
        card=_between(margin, width, bar.bottom() + _BAR_TO_CARD * unit, height - _CARD_BOTTOM * unit),
        card_radius=look.radius.stage_card_h * _HEIGHT * unit,
        title=_between(margin, width, head.bottom() + margin, height - margin),
        sizes=_sizes(look.type.stage, look.icon.shape_stage_h, height, unit, is_upright),
    )


def _digits_px(width: float, height: float, unit: float, characters: int) -> int:
    """As wide as the bar at most, or a little wider where the digits would be too low otherwise."""
    largest = theme("dark").type.stage.countdown * _HEIGHT * unit * CAPITAL
    px = fit_countdown(characters, width - 2 * _MARGIN * unit, largest)
    if px * CAPITAL >= LEAST_CAPITAL * height:
        return px
    return fit_countdown(characters, width - 2 * _LEAST_MARGIN * unit, largest)


def _bar_top(width: float, height: float, unit: float, is_upright: bool) -> float:
    """The same for five characters and for seven, so that the bar never moves."""
    largest = theme("dark").type.stage.countdown * _HEIGHT * unit
    freed = (largest - _digits_px(width, height, unit, 5)) * CAPITAL + height - _HEIGHT * unit
    if is_upright:
        freed += _UPRIGHT_AIR * unit
        names = min(freed, _UPRIGHT_NAMES * unit)
        lower = names + (freed - names) * _LOWER_SHARE
    else:
        lower = min(freed * _LOWER_SHARE, _LOWER_MOST * unit)
    return height - _LOWER * unit - lower


def _digits_box(width: float, unit: float, px: int, top: float, bottom: float, is_upright: bool) -> QRectF:
    """A little above the middle between the head and the bar, where the eye takes them for centred."""
    capital = px * CAPITAL
    margin = _LEAST_MARGIN * unit
    above = 0.5 if is_upright else _ABOVE_DIGITS
    return QRectF(margin, top + (bottom - top - capital) * above, width - 2 * margin, capital)


def _between(margin: float, width: float, top: float, bottom: float) -> QRectF:
    return QRectF(margin, top, width - 2 * margin, bottom - top)


def _sizes(tokens: StageType, shape: float, height: float, unit: float, is_upright: bool) -> Sizes:
    least = ceil(LEAST_TEXT * height)
    full = _HEIGHT * unit

    def px(share: float) -> int:
        return max(least, round(share * full))

    return Sizes(
        least=least,
        word=px(tokens.phase_word),
        shape=shape * full,
        clock=px(tokens.clock),
        remark=px(tokens.role),
        name=px(tokens.name * (_NAME_WHEN_UPRIGHT if is_upright else 1)),
        detail=px(tokens.role),
        next_label=px(tokens.next_label),
        next_name=px(tokens.next_name * (_NAME_WHEN_UPRIGHT if is_upright else 1)),
        next_detail=px(tokens.next_label),
        # A card is as large as the whole height allows: an upright display has room for more lines of it.
        card=round(tokens.card * height),
        card_two_lines=round(tokens.card_two_lines * height),
        title=px(tokens.card_two_lines),
        room=px(tokens.next_name),
    )
