"""The timekeeper's picture: countdown and figures in the phase's colours above, the rundown below."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from runofshow.look.icons import pixmap
from runofshow.look.phases import BarColours, BarSizes, paint_countdown, paint_progress, paint_shape
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.lettering import elide
from runofshow.stage.painting import paint_frame, paint_rounded, paint_sign, stage_palette
from runofshow.stage.picture import Canvas
from runofshow.stage.timekeeper_layout import TimekeeperLayout, timekeeper_layout
from runofshow.stage.timekeeper_view import (
    Figure,
    RundownLine,
    TimekeeperView,
    rundown_lines,
    timekeeper_view,
)
from runofshow.stage.typesetting import Style, TextRun, set_line
from runofshow.stage.view import snapped

__all__ = ["TimekeeperPicture", "visible_lines"]

_WORD = Style(600, tracking=-0.01)
_CLOCK = Style(500, is_times=True)
_PLAIN = Style()
_STRONG = Style(600)
_TIMES = Style(is_times=True)
_STRONG_TIMES = Style(600, is_times=True)
_NAME = Style(600, tracking=-0.015)

_CHECK_PX = 24
_NARROW = 24.0
"""The width of the rundown, in multiples of its text, below which it has one column of figures."""

_FRAME = 16.0
_BEFORE_CURRENT = 2
_COLUMNS = (("Planned", 4.3), ("Actual", 3.8), ("Difference", 5.4))
"""Each caption, and its width in multiples of the text."""


class TimekeeperPicture:
    """Draws a TimekeeperView; the rundown is made anew with each fact, not with each second."""

    name = "Timekeeper"

    def __init__(self) -> None:
        self._show: Show | None = None
        self._lines: tuple[RundownLine, ...] = ()

    def seen(self, show: Show, view: Outlook, pixels: int) -> TimekeeperView:
        if show is not self._show:
            self._show, self._lines = show, rundown_lines(show, view)
        made = timekeeper_view(show, view, self._lines)
        return replace(made, fraction=snapped(made.fraction, pixels))

    def paint(self, painter: QPainter, seen: TimekeeperView, canvas: Canvas) -> None:
        layout = timekeeper_layout(canvas.width, canvas.height, seen.characters, len(seen.figures))
        calm = stage_palette(canvas.look, Phase.STANDBY)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(canvas.exposed, calm.field)
        if canvas.is_exposed(layout.band):
            painter.fillRect(layout.band, canvas.colours.field)
            paint_frame(painter, layout.band, _FRAME * layout.unit, canvas.colours)
            _Band(painter, canvas, layout).paint(seen)
        _Table(painter, canvas, layout).paint(seen)
        painter.restore()

    def changed(
        self, before: TimekeeperView, after: TimekeeperView, width: float, height: float
    ) -> tuple[QRectF, ...] | None:
        """With a second alone, what the phase colours and the rows whose clocks run."""
        if _without_seconds(before) != _without_seconds(after):
            return None
        layout = timekeeper_layout(width, height, after.characters, len(after.figures))
        lines = visible_lines(after.lines, len(layout.rows))
        ticking = (box for line, box in zip(lines, layout.rows, strict=False) if line.is_ticking)
        return (layout.band, *(QRectF(0, box.top(), width, box.height()) for box in ticking))


def _without_seconds(seen: TimekeeperView) -> TimekeeperView:
    lines = tuple(replace(line, actual="", difference="") if line.is_ticking else line for line in seen.lines)
    return replace(seen, digits="", fraction=0.0, clock="", figures=(), lines=lines)


def visible_lines(lines: tuple[RundownLine, ...], room: int) -> tuple[RundownLine, ...]:
    """As many rows as there is room for: the current one third from above; after the end the last ones."""
    current = next((number for number, line in enumerate(lines) if line.is_current), None)
    if current is None:
        is_begun = any(line.state == "done" for line in lines)
        current = len(lines) if is_begun else 0
    first = max(0, min(current - _BEFORE_CURRENT, len(lines) - room))
    return lines[first : first + room]


class _Pen:
    """Text on a picture: one line in a box, elided at its end."""

    def __init__(self, painter: QPainter, canvas: Canvas, layout: TimekeeperLayout) -> None:
        self.painter = painter
        self.canvas = canvas
        self.layout = layout
        self.colours = canvas.colours
        self.calm = stage_palette(canvas.look, Phase.STANDBY)

    def write(
        self, text: str, style: Style, px: int, colour: QColor, box: QRectF, *, is_right: bool = False
    ) -> float:
        """Draw the text in the middle of the box's height; returns where it ends, or begins if `is_right`."""
        run = _set(text, style, px, box.left(), box.right(), box.center().y(), is_right)
        if run.text:
            self.painter.setFont(run.font)
            self.painter.setPen(colour)
            self.painter.drawText(run.baseline, run.text)
        return run.box.left() if is_right else run.box.right()


@lru_cache(maxsize=1024)
def _set(
    text: str, style: Style, px: int, left: float, right: float, middle: float, is_right: bool
) -> TextRun:
    """Set once: most of the picture says the same for minutes."""
    shown = _elided(text, round((right - left) / px, 1), style)
    start = right - style.measure(shown) * px if is_right else left
    return set_line(shown, style, px, "text", start, middle)


@lru_cache(maxsize=512)
def _elided(text: str, width: float, style: Style) -> str:
    return elide(text, max(0.0, width), style.measure) if text else ""


class _Band(_Pen):
    """What takes the phase's colours: phase and clock, countdown and bar, figures."""

    def paint(self, seen: TimekeeperView) -> None:
        layout, colours = self.layout, self.colours
        self._paint_head(seen)
        if seen.digits:
            paint_countdown(
                self.painter,
                layout.digits,
                seen.digits,
                colours.digits,
                seen.characters,
                max_px=layout.digits_px,
            )
            unit = layout.unit
            paint_progress(
                self.painter,
                layout.bar,
                seen.fraction,
                seen.notches,
                BarColours(colours.signal, colours.track, colours.field, colours.text),
                BarSizes(layout.bar.height(), 5 * unit, (7 * unit, 40 * unit)),
            )
        for number, (figure, box) in enumerate(zip(seen.figures, layout.figures, strict=True)):
            self._paint_figure(figure, box, is_first=number == 0)

    def _paint_head(self, seen: TimekeeperView) -> None:
        layout, colours, head = self.layout, self.colours, self.layout.head
        px, unit = layout.px(56), layout.unit
        clock = self.write(seen.clock, _CLOCK, px, colours.text_2, head, is_right=True)
        if seen.remark:
            box = QRectF(head.left(), head.top(), clock - 28 * unit - head.left(), head.height())
            self.write(seen.remark, _PLAIN, layout.px(38), colours.text_2, box, is_right=True)
        side = 54 * unit
        shape = QRectF(head.left(), head.center().y() - side / 2, side, side)
        word = QRectF(shape.right() + 20 * unit, head.top(), head.width() / 2, head.height())
        chip = QRectF(shape.left() - 18 * unit, head.top(), 0, head.height())
        chip.setRight(word.left() + _WORD.measure(seen.phase_word) * px + 24 * unit)
        paint_sign(self.painter, seen.phase, shape, chip, 10 * unit, colours)
        self.write(seen.phase_word, _WORD, px, colours.word, word)

    def _paint_figure(self, figure: Figure, box: QRectF, *, is_first: bool) -> None:
        """The caption on the left, the value on the right; over or under is the largest."""
        layout, colours = self.layout, self.colours
        is_large = is_first and layout.is_beside
        px = layout.px(84 if is_large else 50)
        style = _STRONG_TIMES if is_first else _CLOCK
        left = self.write(figure.value, style, px, colours.text, box, is_right=True)
        room = QRectF(box.left(), box.top(), left - 16 * layout.unit - box.left(), box.height())
        self.write(figure.caption, _PLAIN, layout.px(38), colours.text_2, room)


class _Table(_Pen):
    """Who has the floor, and the rundown."""

    def __init__(self, painter: QPainter, canvas: Canvas, layout: TimekeeperLayout) -> None:
        super().__init__(painter, canvas, layout)
        self.is_narrow = layout.caption.width() < _NARROW * layout.text_px
        self.columns = (("Time", 3.8),) if self.is_narrow else _COLUMNS

    def paint(self, seen: TimekeeperView) -> None:
        if self.canvas.is_exposed(self.layout.who.united(self.layout.caption)):
            self._paint_who(seen)
            self._paint_captions()
        lines = visible_lines(seen.lines, len(self.layout.rows))
        for line, box in zip(lines, self.layout.rows, strict=False):
            if self.canvas.is_exposed(box):
                self._paint_line(line, box, seen.phase)

    def _paint_captions(self) -> None:
        px, row = self.layout.text_px, self.layout.caption
        for (caption, _), box in zip(self.columns, self._figure_boxes(row), strict=True):
            self.write(caption, _PLAIN, px, self.calm.text_2, box, is_right=True)
        self.write("Rundown", _PLAIN, px, self.calm.text_2, row)

    def _paint_who(self, seen: TimekeeperView) -> None:
        layout, calm, box, unit = self.layout, self.calm, self.layout.who, self.layout.unit
        room = box
        if seen.card:
            room = QRectF(box.left(), box.top(), self._paint_card(seen.card) - 40 * unit, box.height())
        end = self.write(seen.name, _NAME, layout.px(50), calm.text, room)
        left = end + 24 * unit
        rest = QRectF(left, box.top() + 0.06 * box.height(), room.right() - left, box.height())
        if seen.detail and rest.width() > 6 * layout.text_px:
            self.write(seen.detail, _PLAIN, layout.px(38), calm.text_2, rest)

    def _paint_card(self, text: str) -> float:
        """What stands on the speakers' stage, at the end of the line; returns where it begins."""
        layout, box, unit = self.layout, self.layout.who, self.layout.unit
        px, air = layout.text_px, 20 * unit
        shown = _elided(text, round(0.45 * box.width() / px, 1), _STRONG)
        width = _STRONG.measure(shown) * px + 2 * air
        card = QRectF(box.right() - width, box.top() + 0.12 * box.height(), width, 0.76 * box.height())
        paint_rounded(self.painter, card, 10 * unit, self.calm.card)
        self.write(shown, _STRONG, px, self.calm.on_card, card.adjusted(air, 0, 0, 0))
        return card.left()

    def _figure_boxes(self, row: QRectF) -> list[QRectF]:
        """One for each column; the last ends with the row."""
        px, right = self.layout.text_px, row.right()
        boxes: list[QRectF] = []
        for _, width in reversed(self.columns):
            boxes.insert(0, QRectF(right - width * px, row.top(), width * px, row.height()))
            right -= width * px
        return boxes

    def _paint_line(self, line: RundownLine, row: QRectF, phase: Phase) -> None:
        if line.is_current:
            self._paint_current(row, phase)
        elif line.state == "done":
            side = 0.95 * self.layout.text_px
            box = QRectF(row.left(), row.center().y() - side / 2, side, side)
            check = pixmap("check", self.calm.text_2.name(), _CHECK_PX, side / _CHECK_PX)
            self.painter.drawPixmap(box, check, QRectF(check.rect()))
        boxes = self._figure_boxes(row)
        self._paint_title(line, row, boxes[0].left() + 0.3 * self.layout.text_px)
        self._paint_figures(line, boxes)

    def _paint_title(self, line: RundownLine, row: QRectF, right: float) -> None:
        calm, px = self.calm, self.layout.text_px
        left = row.left() + 1.35 * px
        if not self.is_narrow:
            self.write(line.clock, _TIMES, px, calm.text_2, QRectF(left, row.top(), 3 * px, row.height()))
            left += 3.3 * px
            left += 0 if line.is_segment else 0.8 * px
        word = "Skipped" if line.state == "skipped" else "Next" if line.is_next else ""
        if word and not self.is_narrow:
            box = QRectF(left, row.top(), right - left, row.height())
            right = self.write(word, _PLAIN, px, calm.text_2, box, is_right=True) - 0.6 * px
        style = _STRONG if line.is_segment or line.is_current else _PLAIN
        ink = calm.text_2 if line.state in ("done", "skipped") else calm.text
        self.write(line.title, style, px, ink, QRectF(left, row.top(), right - left, row.height()))

    def _paint_figures(self, line: RundownLine, boxes: list[QRectF]) -> None:
        """Planned, actual, difference; what was changed and what ticks is strong."""
        planned = (line.planned, line.is_changed)
        actual = (line.actual, line.is_ticking)
        cells = (
            (actual if line.actual else planned,)
            if self.is_narrow
            else (planned, actual, (line.difference, False))
        )
        for (value, is_strong), box in zip(cells, boxes, strict=True):
            style = _STRONG_TIMES if is_strong else _TIMES
            ink = self.calm.text if is_strong else self.calm.text_2
            self.write(value, style, self.layout.text_px, ink, box, is_right=True)

    def _paint_current(self, row: QRectF, phase: Phase) -> None:
        """The row whose clock the digits are: a bar at the leading edge, and the phase's shape."""
        layout, side = self.layout, 0.72 * self.layout.text_px
        self.painter.fillRect(QRectF(0, row.top(), layout.width, row.height()), self.calm.track)
        self.painter.fillRect(QRectF(0, row.top(), 0.25 * row.left(), row.height()), self.colours.signal)
        shape = QRectF(row.left() + 0.1 * side, row.center().y() - side / 2, side, side)
        paint_shape(self.painter, phase, shape, self.calm.text)
