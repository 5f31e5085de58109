"""Paints votes as a calm bar chart: an answer on each row, its bar scaled to 100 %, its card beside its name.

All sizes are those of the desk's text; a stage sets its own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from runofshow.look.card_colours import card_colour
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.look.vote_words import (
    WAITING,
    card_words,
    percent_words,
    result_notes,
    result_text,
    total_words,
)
from runofshow.show.votes import Bar, Option, Result

__all__ = [
    "FIGURES",
    "FOOT",
    "ROW",
    "AnswerRow",
    "answer_row",
    "draw_words",
    "paint_answer",
    "paint_bar",
    "paint_card_swatch",
    "paint_result",
    "result_text",
]

ROW = 64
"""The height of one answer."""

FOOT = 32
"""The height of what stands below the bars."""

FIGURES = 160
"""What percentage and votes take at the end of a row."""

_SWATCH = 24, 32
_LABEL, _SMALL, _PERCENT, _VOTES = 15, 12, 24, 15
_BAR = 10


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Where the parts of one answer stand."""

    swatch: QRectF
    label: QRectF
    track: QRectF
    percent: QRectF
    votes: QRectF


def answer_row(rect: QRectF, figures: int = FIGURES) -> AnswerRow:
    """The parts of a row; figures: what the numbers take at its end."""
    width, height = px(_SWATCH[0]), px(_SWATCH[1])
    middle = rect.center().y()
    left, end = rect.left() + width + px(14), rect.right() - px(figures)
    half = px(figures) / 2
    return AnswerRow(
        swatch=QRectF(rect.left(), middle - height / 2, width, height),
        label=QRectF(left, middle - px(22), end - px(8) - left, px(22)),
        track=QRectF(left, middle + px(6), end - px(8) - left, px(_BAR)),
        percent=QRectF(end, rect.top(), half, rect.height()),
        votes=QRectF(end + half, rect.top(), half, rect.height()),
    )


def paint_result(painter: QPainter, rect: QRectF, result: Result, theme: Theme) -> None:
    """Every answer on a row from the top of `rect` on, below them the total and what percentages are of."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    row = min(px(ROW), (rect.height() - px(FOOT)) / max(1, len(result.bars)))
    for number, bar in enumerate(result.bars):
        parts = answer_row(QRectF(rect.left(), rect.top() + number * row, rect.width(), row))
        paint_answer(painter, parts, bar, theme)
        if not result.is_empty:
            _paint_figures(painter, parts, bar, theme)
    foot = rect.top() + row * len(result.bars)
    _paint_foot(painter, QRectF(rect.left(), foot, rect.width(), px(FOOT)), result, theme)
    painter.restore()


def paint_answer(painter: QPainter, parts: AnswerRow, bar: Bar, theme: Theme) -> None:
    """Card, words and bar of an answer. The leading one has the accent: no phase colour says who is ahead."""
    paint_card_swatch(painter, parts.swatch, bar.option, theme)
    font = text_font(_LABEL, 600 if bar.is_leading else 500)
    used = draw_words(painter, parts.label, font, theme.neutral.text, bar.option.text)
    rest = parts.label.adjusted(used + px(10), 0, 0, 0)
    draw_words(painter, rest, text_font(_SMALL), theme.neutral.text_2, card_words(bar.option))
    fill = theme.accent.fill if bar.is_leading else theme.neutral.line_strong
    paint_bar(painter, parts.track, bar.share, theme.neutral.hover, fill)


def paint_bar(painter: QPainter, track: QRectF, share: float, ground: str, fill: str) -> None:
    """A share of 100 per cent on its track."""
    corner = min(4.0, track.height() / 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(track, corner, corner)
    if share > 0:
        used = QRectF(track)
        used.setWidth(max(2 * corner, min(1.0, share) * track.width()))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(used, corner, corner)


def paint_card_swatch(painter: QPainter, box: QRectF, option: Option, theme: Theme) -> None:
    """A small card of its colour; an outline where it has none that is known."""
    colour = card_colour(option.colour)
    line = max(theme.hair, box.width() / 20)
    painter.setPen(QPen(QColor(theme.neutral.line_strong), line))
    painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
    corner = box.width() / 8
    painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), corner, corner)


def _paint_figures(painter: QPainter, parts: AnswerRow, bar: Bar, theme: Theme) -> None:
    """Percentage and votes."""
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for box, size, weight, tone, text in (
        (parts.percent, _PERCENT, 600, theme.neutral.text, percent_words(bar.percent)),
        (parts.votes, _VOTES, 400, theme.neutral.text_2, str(bar.votes)),
    ):
        painter.setFont(text_font(size, weight, times=True))
        painter.setPen(QColor(tone))
        painter.drawText(box, right, text)


def _paint_foot(painter: QPainter, rect: QRectF, result: Result, theme: Theme) -> None:
    """174 votes · by coloured card · percentages of 186 present."""
    total = WAITING if result.is_empty else total_words(result)
    used = draw_words(painter, rect, text_font(13, 600, times=True), theme.neutral.text, total)
    notes = "" if result.is_empty else " · ".join(result_notes(result))
    rest = rect.adjusted(used + px(20), 0, 0, 0)
    draw_words(painter, rest, text_font(13, times=True), theme.neutral.text_2, notes)


def draw_words(painter: QPainter, box: QRectF, font: QFont, colour: str, text: str) -> float:
    """Words that are cut at their end where there is no room; how wide they came out."""
    if not text or box.width() <= 0:
        return 0.0
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
