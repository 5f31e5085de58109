"""How a phase is painted, on the desk and on the stage alike: shape, words, progress bar, countdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from runofshow.look.fonts import display_font, fit_countdown
from runofshow.look.svgpath import painter_path
from runofshow.look.tokens import Theme, phase_sign

__all__ = [
    "BarColours",
    "BarSizes",
    "blend",
    "desk_bar",
    "desk_bar_sizes",
    "paint_countdown",
    "paint_progress",
    "paint_shape",
    "stage_bar_sizes",
    "word_desk",
    "word_stage",
]

_SHAPE_UNITS = 24.0
_OUTLINE_PX = 1000
"""The size countdown outlines are made at; painting scales them, so one outline serves every window."""


@dataclass(frozen=True, slots=True)
class BarColours:
    """`notch` is the surface the bar stands on: a notch is a gap in the bar."""

    fill: str | QColor
    track: str | QColor
    notch: str | QColor
    head: str | QColor


@dataclass(frozen=True, slots=True)
class BarSizes:
    """In px. The head is (width, height): it stands out above and below the bar."""

    bar: float
    notch: float
    head: tuple[float, float]


def word_desk(phase: str) -> str:
    """The words beside the shape on the desk."""
    return phase_sign(phase).word_desk


def word_stage(phase: str) -> str:
    """The words beside the shape on the stage."""
    return phase_sign(phase).word_stage


def desk_bar(theme: Theme, phase: str) -> BarColours:
    """The progress bar's colours on the desk."""
    neutral = theme.neutral
    return BarColours(theme.phase[phase].fill, neutral.track, neutral.centre, neutral.text)


def desk_bar_sizes(theme: Theme) -> BarSizes:
    """The progress bar's sizes on the desk."""
    line = theme.line
    return BarSizes(line.progress_desk, line.cue_notch_desk, line.progress_head_desk)


def stage_bar_sizes(theme: Theme, height: float) -> BarSizes:
    """The progress bar's sizes on a stage `height` px high."""
    line = theme.line
    width, stands = line.progress_head_stage_h
    return BarSizes(
        line.progress_stage_h * height, line.cue_notch_stage_h * height, (width * height, stands * height)
    )


def blend(first: str | QColor, second: str | QColor, share: float) -> QColor:
    """The colour between two, `share` of the way to the second: for crossing over between phases."""
    one, other = QColor(first), QColor(second)
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def paint_shape(painter: QPainter, phase: str, rect: QRectF, colour: str | QColor) -> None:
    """The phase's solid shape, as large as fits in the middle of `rect`."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side / 2, side / 2))
    painter.scale(side / _SHAPE_UNITS, side / _SHAPE_UNITS)
    painter.fillPath(painter_path(phase_sign(phase).path), QColor(colour))
    painter.restore()


def paint_progress(
    painter: QPainter,
    rect: QRectF,
    fraction: float,
    notches: Iterable[float],
    colours: BarColours,
    sizes: BarSizes,
    *,
    is_mirrored: bool = False,
) -> None:
    """The part of a slot that is used, 0 to 1, as a rounded bar in the middle of `rect`.

    notches: where cues stand, as fractions. A head marks the place without colour; none at nought
    and when full, where the bar's own end says it. is_mirrored: runs from right to left.
    """
    used = min(1.0, max(0.0, fraction))
    bar = QRectF(rect.left(), rect.center().y() - sizes.bar / 2, rect.width(), sizes.bar)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_track(painter, bar, used, colours, is_mirrored=is_mirrored)
    for notch in notches:
        if 0 < notch < 1:
            _paint_upright(
                painter, _along(bar, notch, is_mirrored), bar, sizes.notch, sizes.bar, colours.notch
            )
    if 0 < used < 1:
        width, height = sizes.head
        _paint_upright(painter, _along(bar, used, is_mirrored), bar, width, height, colours.head, radius=1.0)
    painter.restore()


def paint_countdown(
    painter: QPainter, rect: QRectF, text: str, colour: str | QColor, characters: int, *, max_px: int = 0
) -> None:
    """A countdown such as `3:42` or `+1:24` in the middle of `rect`, its digits centred on their height.

    The size follows from `characters` (five, or seven from an hour on) and the box alone, so it
    stands while the digits change; only a text longer than that is set smaller rather than cut.
    max_px: a font size not to be passed, if any. One outline is painted, so a sign never parts from
    its digits and no line breaks.
    """
    px = fit_countdown(max(characters, len(text)), rect.width(), rect.height())
    scale = (min(px, max_px) if max_px else px) / _OUTLINE_PX
    outline, width, capital = _countdown_outline(text)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = rect.center()
    painter.translate(centre.x() - width * scale / 2, centre.y() + capital * scale / 2)
    painter.scale(scale, scale)
    painter.fillPath(outline, QColor(colour))
    painter.restore()


@lru_cache(maxsize=64)
def _countdown_outline(text: str) -> tuple[QPainterPath, float, float]:
    """Outline on its baseline, advance width and capital height, at _OUTLINE_PX."""
    font = display_font(_OUTLINE_PX, countdown=True)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    metrics = QFontMetricsF(font)
    return path, metrics.horizontalAdvance(text), metrics.capHeight()


def _paint_track(
    painter: QPainter, bar: QRectF, used: float, colours: BarColours, *, is_mirrored: bool
) -> None:
    """The whole bar, then its used part; both keep the bar's rounded ends."""
    rounded = QPainterPath()
    rounded.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.fillPath(rounded, QColor(colours.track))
    if used:
        filled = QRectF(bar.left(), bar.top(), bar.width() * used, bar.height())
        if is_mirrored:
            filled.moveRight(bar.right())
        part = QPainterPath()
        part.addRect(filled)
        painter.fillPath(rounded.intersected(part), QColor(colours.fill))


def _along(bar: QRectF, fraction: float, is_mirrored: bool) -> float:
    return bar.left() + bar.width() * (1 - fraction if is_mirrored else fraction)


def _paint_upright(
    painter: QPainter,
    x: float,
    bar: QRectF,
    width: float,
    height: float,
    colour: str | QColor,
    *,
    radius: float = 0.0,
) -> None:
    """An upright stroke across the bar, on whole pixels so that it stays sharp."""
    box = QRectF(round(x - width / 2), bar.center().y() - height / 2, width, height)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)
