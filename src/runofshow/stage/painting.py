"""Draws the stage: field, frame, phase, digits, bar, names or a card, in the colours of a phase."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from runofshow.look.icons import pixmap
from runofshow.look.phases import (
    BarColours,
    blend,
    paint_countdown,
    paint_progress,
    paint_shape,
    stage_bar_sizes,
)
from runofshow.look.tokens import Theme, theme
from runofshow.show.cues import Phase
from runofshow.stage.composing import Composition, compose
from runofshow.stage.view import StageView

__all__ = ["StagePalette", "blended", "composition", "paint_stage", "stage_palette", "ticking_area"]

_ICON_PX = 24
"""Lucide's own size, at which its stroke has its own width."""

_CARD_ICONS = {"info": "message-square", "warning": "triangle-alert"}


@dataclass(frozen=True, slots=True)
class StagePalette:
    """The colours of one picture. Where a phase has no frame or chip, those are the field's colour.

    word: of the shape and the words beside it. signal: the bar's used part.
    """

    field: QColor
    frame: QColor
    chip: QColor
    word: QColor
    digits: QColor
    text: QColor
    text_2: QColor
    signal: QColor
    track: QColor
    card: QColor
    on_card: QColor


@lru_cache(maxsize=32)
def stage_palette(look: Theme, phase: Phase) -> StagePalette:
    """The colours of a phase."""
    colours = look.stage[phase]
    return StagePalette(
        field=QColor(colours.field),
        frame=QColor(colours.frame or colours.field),
        chip=QColor(colours.signal if colours.has_chip else colours.field),
        word=QColor(colours.on_signal if colours.has_chip else colours.digits),
        digits=QColor(colours.digits),
        text=QColor(colours.text),
        text_2=QColor(colours.text_2),
        signal=QColor(colours.signal),
        track=QColor(colours.track),
        card=QColor(colours.card),
        on_card=QColor(colours.on_card),
    )


def blended(first: StagePalette, second: StagePalette, share: float) -> StagePalette:
    """The colours between two phases, `share` of the way to the second; a card is the second's at once."""
    if share >= 1:
        return second
    between = {
        field.name: blend(getattr(first, field.name), getattr(second, field.name), share)
        for field in fields(StagePalette)
    }
    return StagePalette(**{**between, "card": second.card, "on_card": second.on_card})


def composition(view: StageView, width: float, height: float) -> Composition:
    """The words of a view, set for a display of that size."""
    return compose(view.words, width, height, view.characters)


def ticking_area(set_words: Composition) -> QRectF:
    """What changes with each second: digits and bar, from edge to edge."""
    layout = set_words.layout
    head = stage_bar_sizes(theme("dark"), layout.unit * 1080).head[1]
    # Round digits stand out a little above the capitals' height.
    top = layout.digits.top() - 0.05 * layout.digits.height()
    return QRectF(0, top, layout.width, layout.bar.center().y() + head - top)


def paint_stage(
    painter: QPainter,
    view: StageView,
    set_words: Composition,
    colours: StagePalette,
    exposed: QRectF | None = None,
) -> None:
    """Draw one picture from (0, 0) on. exposed: what has to be drawn; all of it when None."""
    layout = set_words.layout
    exposed = exposed or QRectF(0, 0, layout.width, layout.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _paint_ground(painter, set_words, colours, exposed)
    if not view.words.is_idle:
        if set_words.shape is not None and set_words.chip.intersects(exposed):
            _paint_sign(painter, view.phase, set_words, set_words.shape, colours)
        if ticking_area(set_words).intersects(exposed):
            _paint_time(painter, view, set_words, colours)
    if set_words.card is not None and set_words.card.intersects(exposed):
        _paint_card(painter, view.words.card_tone, set_words, set_words.card, colours)
    for run in set_words.runs:
        if run.box.intersects(exposed):
            painter.setFont(run.font)
            painter.setPen(getattr(colours, run.ink))
            painter.drawText(run.baseline, run.text)
    painter.restore()


def _paint_ground(painter: QPainter, set_words: Composition, colours: StagePalette, exposed: QRectF) -> None:
    painter.fillRect(exposed, colours.field)
    if colours.frame == colours.field:
        return
    layout = set_words.layout
    width, height, frame = layout.width, layout.height, round(layout.frame)
    for side in (
        QRectF(0, 0, width, frame),
        QRectF(0, height - frame, width, frame),
        QRectF(0, frame, frame, height - 2 * frame),
        QRectF(width - frame, frame, frame, height - 2 * frame),
    ):
        painter.fillRect(side, colours.frame)


def _paint_sign(
    painter: QPainter, phase: Phase, set_words: Composition, shape: QRectF, colours: StagePalette
) -> None:
    """The phase's shape, on its chip where there is one."""
    if colours.chip != colours.field:
        _paint_rounded(painter, set_words.chip, set_words.layout.card_radius, colours.chip)
    paint_shape(painter, phase, shape, colours.word)


def _paint_time(painter: QPainter, view: StageView, set_words: Composition, colours: StagePalette) -> None:
    layout = set_words.layout
    paint_countdown(
        painter, layout.digits, view.digits, colours.digits, view.characters, max_px=layout.digits_px
    )
    paint_progress(
        painter,
        layout.bar,
        view.fraction,
        view.notches,
        BarColours(colours.signal, colours.track, colours.field, colours.text),
        stage_bar_sizes(theme("dark"), layout.unit * 1080),
    )


def _paint_card(
    painter: QPainter, tone: str, set_words: Composition, card: QRectF, colours: StagePalette
) -> None:
    """The card and its icon; the sign that says stop is the shape of danger."""
    _paint_rounded(painter, card, set_words.layout.card_radius, colours.card)
    box = set_words.card_icon
    if tone == "stop":
        paint_shape(painter, Phase.DANGER, box, colours.on_card)
        return
    picture = pixmap(_CARD_ICONS[tone], colours.on_card.name(), _ICON_PX, box.width() / _ICON_PX)
    painter.drawPixmap(box, picture, QRectF(picture.rect()))


def _paint_rounded(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)
