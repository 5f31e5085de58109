"""Draws the stage: field, frame, phase, digits, bar, names or a card, in the colours of a phase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
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
from runofshow.stage.typesetting import TextRun
from runofshow.stage.view import StageView

__all__ = [
    "StagePalette",
    "blended",
    "composition",
    "inverted",
    "paint_card",
    "paint_frame",
    "paint_rounded",
    "paint_runs",
    "paint_sign",
    "paint_stage",
    "stage_palette",
    "ticking_area",
]

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


def inverted(colours: StagePalette) -> StagePalette:
    """Field and digits changed for each other, and all text with the digits: as readable as before."""
    ground, ink = colours.digits, colours.field
    return replace(
        colours,
        field=ground,
        frame=ground,
        chip=ground,
        word=ink,
        digits=ink,
        text=ink,
        text_2=ink,
        signal=ink,
        track=blend(ground, ink, 0.25),
        card=ink,
        on_card=ground,
    )


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
    painter.fillRect(exposed, colours.field)
    paint_frame(painter, QRectF(0, 0, layout.width, layout.height), layout.frame, colours)
    if not view.words.is_idle:
        if set_words.shape is not None and set_words.chip.intersects(exposed):
            paint_sign(painter, view.phase, set_words.shape, set_words.chip, layout.card_radius, colours)
        if ticking_area(set_words).intersects(exposed):
            _paint_time(painter, view, set_words, colours)
    if set_words.card is not None and set_words.card.intersects(exposed):
        icon, radius = set_words.card_icon, layout.card_radius
        paint_card(painter, view.words.card_tone, set_words.card, icon, radius, colours)
    paint_runs(painter, set_words.runs, colours, exposed)
    painter.restore()


def paint_runs(painter: QPainter, runs: Iterable[TextRun], colours: StagePalette, exposed: QRectF) -> None:
    """Draw lines of text in the colours that their inks name."""
    for run in runs:
        if run.box.intersects(exposed):
            painter.setFont(run.font)
            painter.setPen(getattr(colours, run.ink))
            painter.drawText(run.baseline, run.text)


def paint_frame(painter: QPainter, area: QRectF, width: float, colours: StagePalette) -> None:
    """A frame along the inside of `area`, where the phase has one."""
    if colours.frame == colours.field:
        return
    frame = round(width)
    for side in (
        QRectF(area.left(), area.top(), area.width(), frame),
        QRectF(area.left(), area.bottom() - frame, area.width(), frame),
        QRectF(area.left(), area.top() + frame, frame, area.height() - 2 * frame),
        QRectF(area.right() - frame, area.top() + frame, frame, area.height() - 2 * frame),
    ):
        painter.fillRect(side, colours.frame)


def paint_sign(
    painter: QPainter, phase: Phase, shape: QRectF, chip: QRectF, radius: float, colours: StagePalette
) -> None:
    """The phase's shape, on its chip where there is one."""
    if colours.chip != colours.field:
        paint_rounded(painter, chip, radius, colours.chip)
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


def paint_card(
    painter: QPainter, tone: str, card: QRectF, box: QRectF, radius: float, colours: StagePalette
) -> None:
    """The card and its icon in `box`; the sign that says stop is the shape of danger."""
    paint_rounded(painter, card, radius, colours.card)
    if tone == "stop":
        paint_shape(painter, Phase.DANGER, box, colours.on_card)
        return
    picture = pixmap(_CARD_ICONS[tone], colours.on_card.name(), _ICON_PX, box.width() / _ICON_PX)
    painter.drawPixmap(box, picture, QRectF(picture.rect()))


def paint_rounded(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """A filled box with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)
