"""Draws the result of a vote: the question, a bar for each answer, and what the percentages are of."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from runofshow.look.tokens import Theme
from runofshow.stage.layout import LEAST_TEXT
from runofshow.stage.lettering import elide, fit_lines
from runofshow.stage.painting import StagePalette, paint_rounded, paint_runs
from runofshow.stage.result_view import ResultBar, ResultView
from runofshow.stage.typesetting import Block, Style, TextRun, set_blocks, set_line

__all__ = ["ResultSheet", "compose_result", "paint_result"]

_QUESTION = Style(600, tracking=-0.02, line_height=1.12)
_LABEL = Style(500)
_PERCENT = Style(600, is_times=True)
_VOTES = Style(is_times=True)
_TOTAL = Style(600, is_times=True)
_LETTER = Style(600)

_QUESTION_SIZE, _LABEL_SIZE, _PERCENT_SIZE = 80.0, 44.0, 76.0
_ROW, _ROW_NARROW = 136.0, 3.4
"""The most of a row's height: in units, and in multiples of the least text where rows are narrow."""

_NARROW = 26.0
"""The width, in multiples of the least text, below which figures stand under their label."""

_QUESTION_SHARE = 0.4
_FOOT_LINE = 1.35
_LEFT_BY_LETTER = 36.0
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. letter: its box, or its card; track: of its bar; runs: label, share and votes."""

    letter: QRectF
    letter_px: int
    track: QRectF
    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """A result, set for one size of display. runs: the question, and total and notes at the foot."""

    unit: float
    runs: tuple[TextRun, ...]
    rows: tuple[Row, ...]


def compose_result(result: ResultView, area: QRectF, height: float, unit: float) -> ResultSheet:
    """Set a result in what the head leaves free. height: of the display, in px."""
    least = ceil(LEAST_TEXT * height)
    foot = _foot(result, area, least)
    foot_top = min(run.box.top() for run in foot)
    free = QRectF(area.left(), area.top(), area.width(), foot_top - 0.4 * least - area.top())
    question = _question(result.question, free, least, unit)
    rest = QRectF(free)
    rest.setTop(free.top() + question.height)
    is_narrow = area.width() < _NARROW * least
    count = max(1, len(result.bars))
    row = min(_ROW_NARROW * least if is_narrow else _ROW * unit, rest.height() / count)
    top = rest.top() + (rest.height() - row * count) / 2
    rows = tuple(
        _row(bar, QRectF(area.left(), top + row * number, area.width(), row), least, unit, is_narrow)
        for number, bar in enumerate(result.bars)
    )
    return ResultSheet(unit, (*set_blocks([question], free, "top"), *foot), rows)


def paint_result(
    painter: QPainter,
    result: ResultView,
    sheet: ResultSheet,
    colours: StagePalette,
    look: Theme,
    exposed: QRectF,
) -> None:
    """Draw it. The leading answer has the accent: phase colours say how the clock stands and nothing else."""
    paint_runs(painter, sheet.runs, colours, exposed)
    for bar, row in zip(result.bars, sheet.rows, strict=True):
        fill = QColor(look.accent.fill if bar.is_leading else look.neutral.line_strong)
        painter.setPen(QPen(fill, max(2.0, 0.045 * row.letter.width())))
        painter.setBrush(QColor(bar.card) if bar.card else colours.field)
        painter.drawRoundedRect(row.letter, 0.12 * row.letter.width(), 0.12 * row.letter.width())
        paint_rounded(painter, row.track, _RADIUS * sheet.unit, colours.track)
        if bar.share:
            used = QRectF(row.track)
            used.setWidth(bar.share * row.track.width())
            paint_rounded(painter, used, _RADIUS * sheet.unit, fill)
        paint_runs(painter, row.runs, colours, exposed)


def _question(text: str, area: QRectF, least: int, unit: float) -> Block:
    lettering = fit_lines(
        text,
        area.width(),
        _QUESTION_SHARE * area.height(),
        max(least, round(_QUESTION_SIZE * unit)),
        _QUESTION.measure,
        line_height=_QUESTION.line_height,
        max_lines=4,
        least_px=least,
    )
    return Block(lettering, _QUESTION, "text")


def _row(bar: ResultBar, row: QRectF, least: int, unit: float, is_narrow: bool) -> Row:
    side = min(88 * unit, 0.66 * row.height())
    letter = QRectF(row.left(), row.center().y() - side / 2, side, side)
    letter_px = max(least, round(0.5 * side))
    left = letter.right() + _LEFT_BY_LETTER * unit
    px = max(least, min(round(_LABEL_SIZE * unit), round(0.36 * row.height())))
    large = max(least, min(round(_PERCENT_SIZE * unit), round(0.6 * row.height())))
    if is_narrow:
        large = least
    share = QRectF(row.right() - _width(large, least, unit), row.top(), 0, row.height())
    thick = min(28 * unit, 0.2 * row.height())
    top = row.center().y() - (1.2 * px + 8 * unit + thick) / 2
    track = QRectF(left, top + 1.2 * px + 8 * unit, share.left() - 24 * unit - left, thick)
    label_right = row.right() if is_narrow else track.right()
    label = elide(bar.label, max(1.0, (label_right - left) / px), _LABEL.measure)
    middle = track.center().y() if is_narrow else row.center().y()
    centre = letter.center()
    beside = _LETTER.measure(bar.letter) * letter_px / 2
    sign = set_line(bar.letter, _LETTER, letter_px, "text", centre.x() - beside, centre.y())
    runs = (
        *(() if bar.card else (sign,)),
        set_line(label, _LABEL, px, "text", left, top + 0.6 * px),
        *_figures(bar, row.right(), middle, large, least),
    )
    return Row(letter, letter_px, track, runs)


def _width(large: int, least: int, unit: float) -> float:
    """For `100%` and four digits of votes."""
    return _PERCENT.measure("100%") * large + 24 * unit + _VOTES.measure("8888") * least


def _figures(bar: ResultBar, right: float, middle: float, large: int, least: int) -> tuple[TextRun, ...]:
    """The share, and the votes at the end of the row on the same baseline."""
    column = right - _VOTES.measure("8888") * least
    percent = set_line(
        bar.percent, _PERCENT, large, "text", column - _PERCENT.measure(bar.percent) * large, middle
    )
    left = right - _VOTES.measure(bar.votes) * least
    votes = set_line(bar.votes, _VOTES, least, "text_2", left, middle)
    level = percent.baseline.y() - votes.baseline.y()
    return percent, set_line(bar.votes, _VOTES, least, "text_2", left, middle + level)


def _foot(result: ResultView, area: QRectF, px: int) -> tuple[TextRun, ...]:
    """Total and notes one after the other, on as many lines as they need; the last at the foot."""
    lines: list[list[tuple[str, Style, float]]] = [[]]
    left = area.left()
    for number, text in enumerate((result.total, *result.notes)):
        style = _VOTES if number else _TOTAL
        width = style.measure(text) * px
        if lines[-1] and left + width > area.right():
            lines.append([])
            left = area.left()
        lines[-1].append((text, style, left))
        left += width + 1.4 * px
    first = area.bottom() - (len(lines) - 0.5) * _FOOT_LINE * px
    return tuple(
        set_line(
            text, style, px, "text" if style is _TOTAL else "text_2", at, first + number * _FOOT_LINE * px
        )
        for number, line in enumerate(lines)
        for text, style, at in line
    )
