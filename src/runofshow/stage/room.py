"""The picture for the whole room: what is on, who speaks and who is next, calm and without a countdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.layout import LEAST_TEXT
from runofshow.stage.lettering import Lettering, elide, fit_lines
from runofshow.stage.painting import paint_runs
from runofshow.stage.picture import Canvas
from runofshow.stage.result import ResultSheet, compose_result, paint_result
from runofshow.stage.room_view import RoomView, room_view
from runofshow.stage.typesetting import Block, Ink, Style, TextRun, set_blocks, set_line

__all__ = ["RoomPicture", "RoomSheet", "compose_room"]

_HEIGHT, _NARROWEST = 1080.0, 910.0
_MARGIN = 96.0
_HEAD_TOP, _HEAD = 56.0, 80.0
_TITLE_TOP = 176.0
_FOOT, _FOOT_UPRIGHT = 236.0, 440.0
"""The height of what says who is next, below its line."""

_SMALL = 44.0
_TITLE, _TITLE_ALONE = 64.0, 108.0
_NAME, _DETAIL = 112.0, 52.0
_NEXT, _TIMER = 56.0, 84.0

_HEADING = Style()
_CLOCK = Style(500, is_times=True)
_TIMER_STYLE = Style(600, is_times=True)
_TITLE_STYLE = Style(600, tracking=-0.02, line_height=1.12)
_NAME_STYLE = Style(600, tracking=-0.02, line_height=1.08)
_PLAIN = Style()
_NEXT_NAME = Style(600, line_height=1.12)
_NAME_LINES, _TITLE_LINES = 3, 4


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """The set words for one size of display. line: above who is next; None where nobody is."""

    runs: tuple[TextRun, ...]
    line: QRectF | None = None
    result: ResultSheet | None = None


class RoomPicture:
    """Draws a RoomView, always in the colours of standby."""

    name = "Room"

    def seen(self, show: Show, view: Outlook, pixels: int) -> RoomView:
        return room_view(show, view)

    def paint(self, painter: QPainter, seen: RoomView, canvas: Canvas) -> None:
        sheet = compose_room(seen, canvas.width, canvas.height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(canvas.exposed, canvas.colours.field)
        if sheet.line is not None:
            painter.fillRect(sheet.line, canvas.colours.track)
        paint_runs(painter, sheet.runs, canvas.colours, canvas.exposed)
        if seen.result is not None and sheet.result is not None:
            paint_result(painter, seen.result, sheet.result, canvas.colours, canvas.look, canvas.exposed)
        painter.restore()

    def changed(
        self, before: RoomView, after: RoomView, width: float, height: float
    ) -> tuple[QRectF, ...] | None:
        """Everything: it changes with the minute at most, or with a timer."""
        return None


@lru_cache(maxsize=16)
def compose_room(seen: RoomView, width: float, height: float) -> RoomSheet:
    """Set the words for a display of that size in px; needs the shipped fonts loaded."""
    unit = min(height / _HEIGHT, width / _NARROWEST)
    setter = _Setter(width, height, unit)
    head = setter.head(seen)
    free = QRectF(
        _MARGIN * unit, _TITLE_TOP * unit, width - 2 * _MARGIN * unit, height - (_TITLE_TOP + 56) * unit
    )
    if seen.result is not None:
        return RoomSheet(head, result=compose_result(seen.result, free, height, unit))
    line: QRectF | None = None
    upcoming: tuple[TextRun, ...] = ()
    if seen.next_name or seen.timer:
        tall = (_FOOT_UPRIGHT if setter.is_upright else _FOOT) * unit
        foot = QRectF(free.left(), height - tall, free.width(), tall - 48 * unit)
        line = QRectF(foot.left(), round(foot.top()), foot.width(), max(1, round(2 * unit)))
        upcoming = setter.upcoming(seen, foot)
        free.setBottom(foot.top() - 48 * unit)
    return RoomSheet((*head, *setter.middle(seen, free), *upcoming), line)


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets the parts of the picture for one size of display."""

    width: float
    height: float
    unit: float

    def px(self, units: float) -> int:
        return max(self.least, round(units * self.unit))

    @property
    def is_upright(self) -> bool:
        return self.width < self.height

    @property
    def least(self) -> int:
        return ceil(LEAST_TEXT * self.height)

    def head(self, seen: RoomView) -> tuple[TextRun, ...]:
        """The programme's title on the left, the clock on the right, a remark beside it."""
        px, margin = self.px(_SMALL), _MARGIN * self.unit
        middle = (_HEAD_TOP + _HEAD / 2) * self.unit
        right = self.width - margin
        runs = []
        for text, style in ((seen.clock, _CLOCK), (seen.remark, _HEADING)):
            if text:
                run = set_line(text, style, px, "text_2", right - style.measure(text) * px, middle)
                runs.append(run)
                right = run.box.left() - 0.8 * px
        heading = elide(seen.heading, max(1.0, (right - margin - px) / px), _HEADING.measure)
        return (*runs, set_line(heading, _HEADING, px, "text_2", margin, middle)) if heading else tuple(runs)

    def middle(self, seen: RoomView, area: QRectF) -> tuple[TextRun, ...]:
        """The segment's title above, the speaker below it; a title alone stands in the middle."""
        if not seen.name:
            title = self._fitted(
                seen.title, _TITLE_STYLE, _TITLE_ALONE, area, 0.8, _TITLE_LINES, "text", False
            )
            below = [self._detail(seen.detail, area)] if seen.detail else []
            return set_blocks([title, *below], area, "middle")
        title = self._fitted(seen.title, _TITLE_STYLE, _TITLE, area, 0.42, _NAME_LINES, "text_2", False)
        rest = QRectF(area.left(), area.top() + title.height, area.width(), area.height() - title.height)
        below = [self._detail(seen.detail, rest)] if seen.detail else []
        spare = (rest.height() - sum(block.height for block in below)) / rest.height()
        name = self._fitted(seen.name, _NAME_STYLE, _NAME, rest, 0.95 * spare, _NAME_LINES, "text", True)
        return (*set_blocks([title], area, "top"), *set_blocks([name, *below], rest, "middle"))

    def upcoming(self, seen: RoomView, area: QRectF) -> tuple[TextRun, ...]:
        """Who is next: the word, the name, and where they belong; a timer at the other end."""
        px, gap = self.px(_SMALL), 26 * self.unit
        inner = area.adjusted(0, gap, 0, 0)
        timer = self.timer(seen, inner)
        if not seen.next_name:
            return timer
        label = set_line("Next", _HEADING, px, "text_2", inner.left(), inner.top() + 0.6 * px)
        if self.is_upright:
            room = inner.adjusted(0, 1.4 * px, 0, 0)
        else:
            right = min(run.box.left() for run in timer) - px if timer else inner.right()
            left = inner.left() + max(150 * self.unit, _HEADING.measure("Next") * px + 0.8 * px)
            room = QRectF(left, inner.top(), right - left, inner.height())
        below = [self._line(seen.next_detail, px, room, 4 * self.unit)] if seen.next_detail else []
        spare = (room.height() - sum(block.height for block in below)) / room.height()
        lines = 3 if self.is_upright else 2
        name = self._fitted(
            seen.next_name, _NEXT_NAME, _NEXT, room, spare, lines, "text", seen.is_next_person
        )
        return (label, *set_blocks([name, *below], room, "top"), *timer)

    def timer(self, seen: RoomView, area: QRectF) -> tuple[TextRun, ...]:
        """What a timer is for, and how long it has left: above it, or on an upright display beside it."""
        if seen.timer is None:
            return ()
        label, digits = seen.timer
        small, large = self.px(_SMALL), self.px(_SMALL if self.is_upright else _TIMER)
        top, left = area.top(), area.right() - _TIMER_STYLE.measure(digits) * large
        time = set_line(digits, _TIMER_STYLE, large, "text", left, top + 0.6 * large)
        words = elide(label, 0.4 * area.width() / small, _HEADING.measure)
        width = _HEADING.measure(words) * small
        if self.is_upright:
            return time, set_line(
                words, _HEADING, small, "text_2", left - 0.4 * small - width, top + 0.6 * small
            )
        below = top + 1.05 * large + 0.7 * small
        return time, set_line(words, _HEADING, small, "text_2", area.right() - width, below)

    def _detail(self, text: str, area: QRectF) -> Block:
        """An organisation, on two lines at most."""
        px = self.px(_DETAIL)
        lettering = fit_lines(
            text,
            area.width(),
            2.5 * px * _PLAIN.line_height,
            px,
            _PLAIN.measure,
            line_height=_PLAIN.line_height,
            max_lines=2,
            least_px=px,
        )
        return Block(lettering, _PLAIN, "text_2", 16 * self.unit)

    def _line(self, text: str, px: int, area: QRectF, gap: float) -> Block:
        shown = elide(text, area.width() / px, _PLAIN.measure)
        return Block(Lettering((shown,), px), _PLAIN, "text_2", gap)

    def _fitted(
        self,
        text: str,
        style: Style,
        units: float,
        area: QRectF,
        share: float,
        max_lines: int,
        ink: Ink,
        is_person: bool,
    ) -> Block:
        """Words in a share of the area's height; a person's name is never cut."""
        px = self.px(units)
        lettering = fit_lines(
            text,
            area.width(),
            share * area.height(),
            px,
            style.measure,
            line_height=style.line_height,
            max_lines=max_lines,
            least_px=self.least if is_person else max(self.least, 0.6 * px),
        )
        return Block(lettering, style, ink)
