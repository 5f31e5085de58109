"""The bar below: planned blocks over actual and forecast ones, now and the hard stop as lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.text import elided, paint_words
from runofshow.desk.timeline_blocks import (
    Block,
    Scale,
    actual_blocks,
    blocks_at,
    plan_shift,
    planned_blocks,
    scale_over,
)
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.rows import Row
from runofshow.show.state import Show
from runofshow.show.trial import Trial

__all__ = ["Timeline"]

LEFT = 96
RIGHT_SHARE = 0.02
AXIS, PLANNED, ACTUAL, BLOCK = 32, 37, 69, 24
"""Where the axis ends and the two rows of blocks begin, and how high a block is."""

SLIVER = 6
"""Narrower than this a block is filled, without corners and outline: long days have hundreds of them."""


class Timeline(QWidget):
    """Paints blocks made once per fact; per tick only the current block and the line of now move."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._show: Show | None = None
        self._made: Outlook | None = None
        self._view: Outlook | None = None
        self._phase = Phase.STANDBY
        self._shift = timedelta(0)
        self._planned: tuple[Block, ...] = ()
        self._made_blocks: tuple[Block, ...] = ()
        self._actual: tuple[Block, ...] = ()
        self._trial: Trial | None = None
        self._trial_blocks: tuple[Block, ...] = ()
        self._lower: tuple[Block, ...] = ()
        self._font = text_font(11, 500, times=True)
        self._bold = text_font(11, 600, times=True)
        self._label = text_font(12)
        self._scaled: tuple[tuple[Block, ...], int, Scale] | None = None
        self._last: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline: planned against actual and forecast")

    def sizeHint(self) -> QSize:
        return QSize(1100, self._theme.row.timeline)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_rows(self, show: Show, rows: tuple[Row, ...], view: Outlook) -> None:
        """Take over rows and the outlook of the same instant."""
        self._show, self._made, self._view = show, view, view
        self._shift = plan_shift(view)
        self._planned = planned_blocks(show, rows, self._shift)
        self._made_blocks = actual_blocks(show, rows, view)
        self._move_blocks(view)
        self.update()

    @Slot(object)
    def set_preview(self, trial: Trial | None) -> None:
        """Show what is to come as it would be; None brings back the forecast."""
        self._trial = trial
        self._trial_blocks = actual_blocks(trial.show, trial.rows, trial.view) if trial else ()
        self.setAccessibleDescription("Preview" if trial else "")
        if self._view is not None:
            self._move_lower(self._view)
        self.update()

    def _move_blocks(self, view: Outlook) -> None:
        """The blocks as they stand now."""
        assert self._made is not None
        self._actual = blocks_at(self._made_blocks, self._made, view)
        self._move_lower(view)

    def _move_lower(self, view: Outlook) -> None:
        """The lower row: a preview where there is one."""
        self._lower = self._actual
        if self._trial is not None:
            self._lower = blocks_at(self._trial_blocks, self._trial.view, view)

    def tick(self, view: Outlook) -> None:
        """Repaint only when something has moved by a pixel."""
        if self._show is None or self._made is None:
            return
        is_same = view is self._view
        self._view, self._phase = view, view.phase
        if not is_same:
            self._move_blocks(view)
        scale = self._scale()
        what = (
            view.phase,
            view.slot,
            round(scale.x(view.wall)),
            f"{view.wall:%H:%M}",
            scale,
            scale.spans(self._lower),
        )
        if what != self._last:
            self._last = what
            self.update()

    def _scale(self) -> Scale:
        """By the forecast alone, so that choosing among previews moves nothing else."""
        made = self._scaled
        if made is None or made[0] is not self._actual or made[1] != self.width():
            made = self._scaled = (self._actual, self.width(), self._make_scale())
        return made[2]

    def _make_scale(self) -> Scale:
        assert self._show is not None
        agreed, stop = self._show.plan, self._show.programme.planned_hard_stop
        end = max(agreed.planned_end, stop or agreed.planned_end)
        plan = agreed.planned_start + self._shift, end + self._shift
        return scale_over(self._actual, plan, px(LEFT), self.width() * (1 - RIGHT_SHARE))

    @property
    def _stop(self) -> datetime | None:
        assert self._show is not None
        stop = self._show.programme.planned_hard_stop
        return stop + self._shift if stop else None

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._theme.neutral
        painter.fillRect(self.rect(), QColor(neutral.panel))
        painter.fillRect(QRectF(0, 0, self.width(), self._theme.hair), QColor(neutral.line))
        if self._show is not None and self._view is not None:
            scale = self._scale()
            for row, words in ((PLANNED, "Planned"), (ACTUAL, "Preview" if self._trial else "Actual")):
                box = QRectF(20, px(row), px(LEFT) - 20, px(BLOCK))
                paint_words(painter, self._label, neutral.text_3, box, words)
            self._paint_axis(painter, scale)
            self._paint_blocks(painter, scale, self._planned, px(PLANNED))
            self._paint_blocks(painter, scale, self._lower, px(ACTUAL))
            self._paint_marks(painter, scale)
        painter.end()

    def _paint_axis(self, painter: QPainter, scale: Scale) -> None:
        assert self._show is not None
        zone = self._show.programme.zone
        step = scale.step_minutes
        minor = timedelta(minutes=max(5, step // 3))
        local = scale.begin.astimezone(zone)
        moment = local.replace(minute=0, second=0, microsecond=0)
        while moment <= scale.end:
            if moment >= scale.begin:
                self._paint_tick(
                    painter, scale, moment, is_major=(moment.hour * 60 + moment.minute) % step == 0
                )
            moment += minor

    def _paint_tick(self, painter: QPainter, scale: Scale, moment: datetime, *, is_major: bool) -> None:
        x, neutral = round(scale.x(moment)), self._theme.neutral
        height = 6 if is_major else 4
        painter.fillRect(QRectF(x, px(AXIS) - height, 1, height), QColor(neutral.line_strong))
        if is_major and not self._is_covered(scale, x):
            box = QRectF(x - px(24), px(9), px(48), px(16))
            paint_words(
                painter, self._font, neutral.text_3, box, f"{moment:%H:%M}", Qt.AlignmentFlag.AlignCenter
            )

    def _is_covered(self, scale: Scale, x: float) -> bool:
        """Whether the label of now or of the hard stop stands there."""
        return any(abs(x - mark) < px(48) for mark in self._mark_places(scale))

    def _mark_places(self, scale: Scale) -> list[float]:
        assert self._view is not None
        marks = [self._view.wall, self._stop]
        return [scale.x(mark) for mark in marks if mark is not None and scale.holds(mark)]

    def _paint_blocks(self, painter: QPainter, scale: Scale, blocks: Sequence[Block], top: int) -> None:
        neutral, high = self._theme.neutral, px(BLOCK)
        inks = {"planned": neutral.hover, "done": neutral.done, "to_come": neutral.line_strong}
        slivers = {state: QColor(ink) for state, ink in inks.items()}
        for block, (begin, end) in zip(blocks, scale.spans(blocks), strict=True):
            left, width = begin + 1, max(2, end - begin - 2)
            if width < SLIVER and block.state in slivers:
                painter.fillRect(left, top, width, high, slivers[block.state])
            else:
                self._paint_block(painter, scale, block, QRectF(left, top, width, high))

    def _paint_block(self, painter: QPainter, scale: Scale, block: Block, box: QRectF) -> None:
        neutral = self._theme.neutral
        ink = neutral.text_2
        painter.setPen(Qt.PenStyle.NoPen)
        if block.state == "planned":
            self._round(painter, box, neutral.hover)
        elif block.state == "done":
            self._round(painter, box, neutral.done)
            ink = neutral.on_done
        elif block.state == "current":
            self._paint_current(painter, scale, box, block.text)
            return
        elif self._trial is not None:
            accent, ink = self._theme.accent, neutral.text
            painter.setPen(QPen(QColor(accent.focus), self._theme.hair))
            self._round(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), accent.tint)
        else:
            painter.setPen(QPen(QColor(neutral.line_strong), self._theme.hair))
            self._round(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), "")
        self._paint_title(painter, self._font, ink, box, block.text)

    def _paint_title(self, painter: QPainter, font: QFont, ink: str, box: QRectF, words: str) -> None:
        room = box.width() - 14
        if room > px(16):
            paint_words(painter, font, ink, box.adjusted(7, 0, -7, 0), elided(font, words, room))

    def _paint_current(self, painter: QPainter, scale: Scale, box: QRectF, words: str) -> None:
        """Phase fill up to now, tint and outline up to its end; its words change their ink where now is."""
        assert self._view is not None
        colours = self._theme.phase[self._phase]
        painter.setPen(QPen(QColor(colours.fill), self._theme.hair))
        self._round(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), colours.tint)
        now = min(max(scale.x(self._view.wall), box.left() + 3), box.right())
        painter.setPen(Qt.PenStyle.NoPen)
        past, rest = QRectF(box), QRectF(box)
        past.setRight(now)
        rest.setLeft(now)
        painter.save()
        painter.setClipRect(past)
        self._round(painter, box, colours.fill)
        self._paint_title(painter, self._bold, colours.on_fill, box, words)
        painter.setClipRect(rest)
        self._paint_title(painter, self._bold, self._theme.neutral.text, box, words)
        painter.restore()

    def _round(self, painter: QPainter, box: QRectF, fill: str) -> None:
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)

    def _paint_marks(self, painter: QPainter, scale: Scale) -> None:
        assert self._show is not None
        assert self._view is not None
        zone, neutral = self._show.programme.zone, self._theme.neutral
        centre = Qt.AlignmentFlag.AlignCenter
        stop = self._stop
        now_x = scale.x(self._view.wall) if scale.holds(self._view.wall) else None
        if stop is not None:
            x = round(scale.x(stop))
            painter.fillRect(QRectF(x - 1, px(26), 2, px(72)), QColor(neutral.text))
            if now_x is None or abs(now_x - x) >= px(56):
                flag = pixmap("flag", neutral.text, px(12), self.devicePixelRatioF())
                painter.drawPixmap(x - px(25), px(11), flag)
                label = QRectF(x - px(10), px(9), px(40), px(16))
                paint_words(painter, self._font, neutral.text, label, f"{stop.astimezone(zone):%H:%M}")
        if now_x is not None:
            painter.fillRect(QRectF(round(now_x) - 1, px(26), 2, px(72)), QColor(neutral.text))
            box = QRectF(now_x - px(30), px(9), px(60), px(16))
            paint_words(
                painter, self._bold, neutral.text, box, f"{self._view.wall.astimezone(zone):%H:%M}", centre
            )
