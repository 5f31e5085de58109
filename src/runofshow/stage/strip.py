"""The picture of a strip over somebody else's slides: shape, digits, words and name in one line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from runofshow.look.phases import BarColours, BarSizes, paint_countdown, paint_progress
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.lettering import elide
from runofshow.stage.painting import StagePalette, paint_card, paint_runs, paint_sign
from runofshow.stage.picture import Canvas
from runofshow.stage.roles import Edge
from runofshow.stage.strip_layout import StripLayout, strip_layout
from runofshow.stage.typesetting import Style, TextRun, set_line
from runofshow.stage.view import snapped, stage_view

__all__ = ["StripPicture", "StripView", "StripWords", "compose_strip"]

_WORD = Style(600, tracking=-0.01)
_NAME = Style(500)
_CARD = Style(600)
_NARROWEST_NAME = 8.0
"""The room, in multiples of the text's size, below which a name is left out."""


@dataclass(frozen=True, slots=True)
class StripWords:
    """All text but the digits. name: who speaks, or the title where nothing is timed (`is_idle`)."""

    phase_word: str
    name: str
    card: str
    card_tone: str
    is_idle: bool


@dataclass(frozen=True, slots=True)
class StripView:
    """One picture of the strip; the fields are those of a StageView."""

    phase: Phase
    digits: str
    characters: int
    fraction: float
    notches: tuple[float, ...]
    words: StripWords
    run: str | None

    def spoken(self) -> str:
        words = self.words
        parts = (words.card, "" if words.is_idle else words.phase_word, words.name)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class StripSheet:
    """The set words of a layout. chip: behind shape and word where a theme fills it."""

    layout: StripLayout
    chip: QRectF
    runs: tuple[TextRun, ...]
    card: QRectF | None
    card_icon: QRectF


class StripPicture:
    """Draws a StripView; the bar lies on the side of the slides."""

    name = "Strip"

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def seen(self, show: Show, view: Outlook, pixels: int) -> StripView:
        made = stage_view(show, view)
        words = made.words
        return StripView(
            phase=made.phase,
            digits=made.digits,
            characters=made.characters,
            fraction=snapped(made.fraction, pixels),
            notches=made.notches,
            words=StripWords(
                phase_word=words.phase_word,
                name=words.title if words.is_idle else words.name,
                card=words.card,
                card_tone=words.card_tone,
                is_idle=words.is_idle,
            ),
            run=made.run,
        )

    def paint(self, painter: QPainter, seen: StripView, canvas: Canvas) -> None:
        width, height, colours = canvas.width, canvas.height, canvas.colours
        sheet = compose_strip(seen.words, width, height, self._edge, seen.characters)
        layout = sheet.layout
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(canvas.exposed, colours.field)
        if not seen.words.is_idle:
            paint_sign(painter, seen.phase, layout.shape, sheet.chip, 0.1 * height, colours)
            paint_countdown(
                painter, layout.digits, seen.digits, colours.digits, seen.characters, max_px=layout.digits_px
            )
            _paint_bar(painter, seen, layout, colours)
            if colours.frame != colours.field:
                for side in layout.frame:
                    painter.fillRect(side, colours.frame)
        if sheet.card is not None:
            tone = seen.words.card_tone
            paint_card(painter, tone, sheet.card, sheet.card_icon, 0.1 * height, colours)
        paint_runs(painter, sheet.runs, colours, canvas.exposed)
        painter.restore()

    def changed(
        self, before: StripView, after: StripView, width: float, height: float
    ) -> tuple[QRectF, ...] | None:
        """Everything: digits and bar are most of so slim a window."""
        return None


def _paint_bar(painter: QPainter, seen: StripView, layout: StripLayout, colours: StagePalette) -> None:
    paint_progress(
        painter,
        layout.bar,
        seen.fraction,
        seen.notches,
        BarColours(colours.signal, colours.track, colours.field, colours.text),
        BarSizes(layout.bar.height(), 0.06 * layout.height, layout.head),
    )


@lru_cache(maxsize=32)
def compose_strip(words: StripWords, width: float, height: float, edge: Edge, characters: int) -> StripSheet:
    """Set the words for a strip of that size in px; needs the shipped fonts loaded."""
    layout = strip_layout(width, height, edge, characters)
    px, area = layout.text_px, layout.words
    middle = area.center().y()
    if words.is_idle and not words.card:
        left = layout.digits.left()
        text = elide(words.name, (area.right() - left) / px, _WORD.measure)
        run = set_line(text, _WORD, px, "text", left, middle)
        return StripSheet(layout, QRectF(), (run,), None, QRectF())
    word = set_line(words.phase_word, _WORD, px, "word", area.left(), middle)
    air, tall = 0.16 * height, 0.62 * height
    chip = QRectF(layout.shape.left() - air, middle - tall / 2, 0, tall)
    chip.setRight(word.box.right() + 1.3 * air)
    rest = area.adjusted(chip.right() + 0.3 * height - area.left(), 0, 0, 0)
    if words.card:
        card, icon, run = _card(words.card, rest, px, height)
        return StripSheet(layout, chip, (word, run), card, icon)
    return StripSheet(layout, chip, (word, *_name(words.name, rest, px)), None, QRectF())


def _name(name: str, area: QRectF, px: int) -> tuple[TextRun, ...]:
    if not name or area.width() < _NARROWEST_NAME * px:
        return ()
    text = elide(name, area.width() / px, _NAME.measure)
    left = area.right() - _NAME.measure(text) * px
    return (set_line(text, _NAME, px, "text", left, area.center().y()),)


def _card(text: str, area: QRectF, px: int, height: float) -> tuple[QRectF, QRectF, TextRun]:
    """(card, icon, run) at the end of the strip."""
    air, side = 0.26 * height, 0.44 * height
    room = area.width() - 3 * air - side
    shown = elide(text, max(1.0, room / px), _CARD.measure)
    width = _CARD.measure(shown) * px + 3 * air + side
    middle, tall = area.center().y(), 0.62 * height
    card = QRectF(area.right() - width, middle - tall / 2, width, tall)
    icon = QRectF(card.left() + air, middle - side / 2, side, side)
    return card, icon, set_line(shown, _CARD, px, "on_card", icon.right() + air, middle)
