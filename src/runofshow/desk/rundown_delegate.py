"""One row of the rundown as it is painted: state, planned time, title over subtitle, figures at the edge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.rundown_rows import RowLook
from runofshow.desk.text import Widths, balanced_lines, elided, name_font
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.phases import paint_shape
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.scene import Scene

__all__ = ["Opened", "RowDelegate"]

RIGHT = Qt.AlignmentFlag.AlignRight

NARROW_BELOW = 270
"""The width, at the ordinary size of text, below which names stand in the clock's place."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Room for the editor in place of a row, or below it. height: of the editor, in px."""

    row: str
    height: int
    is_below: bool


class RowDelegate(QStyledItemDelegate):
    """Paints rows and says how high they are.

    width: of every row. opened: which of them makes room for the editor. scene: what the row of the
    slot `current` shows besides the model.
    """

    def __init__(self, view: QTreeView, model: RundownModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.width = 0
        self.theme = theme
        self.scene: Scene | None = None
        self.current: str | None = None
        self.opened: Opened | None = None
        self._heights: dict[str, tuple[RowLook, int, int]] = {}
        self._set_fonts()
        self._set_measures()

    def _set_fonts(self) -> None:
        self._bold = text_font(13, 600)
        self._medium = text_font(13, 500)
        self._small = text_font(12)
        self._caption = text_font(11, 500)
        self._time = text_font(13, times=True)
        self._small_time = text_font(12, times=True)
        self._figure = text_font(15, 600, times=True)
        self._name_width = Widths(self._medium)
        self._time_width = Widths(self._time)
        self._small_width = Widths(self._small_time)
        self._caption_width = Widths(self._caption)

    def _set_measures(self) -> None:
        self._icon_left, self._icon = px(12), px(14)
        self._clock_left, self._wide_left = px(34), px(80)
        self._right, self._gap, self._figures = px(18), px(8), px(44)
        self._top, self._line, self._small_line = px(8), px(20), px(16)

    @property
    def shown(self) -> tuple[object, ...]:
        """What a row shows besides its look."""
        return (self.current, self.scene.phase, self.scene.digits) if self.scene else ()

    # ---- measures

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.height_of(self._model.look_of(index)))

    def height_of(self, look: RowLook) -> int:
        """The same in every state of a row, so that nothing moves under the pointer on air."""
        known = self._heights.get(look.id)
        if known is None or known[0] is not look or known[1] != self.width:
            known = self._heights[look.id] = (look, self.width, self._bare_height(look, self.width))
        height = known[2]
        if self.opened is None or self.opened.row != look.id:
            return height
        return self.opened.height + (height if self.opened.is_below else 0)

    def has_other_heights(self, looks: Iterable[RowLook]) -> bool:
        """Whether any row is as high no more as it was laid out: names wrap by the width."""
        known, width = self._heights, self.width
        return any(
            look.id not in known or known[look.id][2] != self._bare_height(look, width) for look in looks
        )

    def _bare_height(self, look: RowLook, width: int) -> int:
        row = self.theme.row
        if look.kind == "segment":
            bare = row.turn if look.is_slot else row.turn - px(4)
            return row.segment if look.subtitle or look.marks else bare
        return row.turn + px(4) + (self._line if self._is_wrapped(look, width) else 0)

    def _is_wrapped(self, look: RowLook, width: int) -> bool:
        room = self._title_room(look, width)
        return " " in look.title and self._name_width(look.title) > room

    def _text_left(self, row_width: int) -> int:
        """In a narrow column names stand in the place of the planned hours."""
        return self._wide_left if row_width >= px(NARROW_BELOW) else self._clock_left

    def _title_room(self, look: RowLook, row_width: int) -> float:
        return row_width - self._text_left(row_width) - self._right - self._figures_width(look) - self._gap

    def _figures_width(self, look: RowLook) -> float:
        return max(self._time_width(look.right), self._figures)

    def _below_width(self, below: str) -> float:
        return max(self._caption_width(below), self._small_width(below))

    def fitted_title(self, look: RowLook, row_width: int) -> tuple[list[str], QFont, float]:
        """(lines, font, width): a segment's title on one line, a name whole on one or two."""
        width = self._title_room(look, row_width)
        if look.kind == "segment":
            return [look.title], self._bold, width
        if self._name_width(look.title) <= width:
            return [look.title], self._medium, width
        lines = balanced_lines(self._medium, look.title, width)
        return lines, name_font(self._medium, lines, width), width

    # ---- painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._model.look_of(index)
        row = QRect(0, option.rect.top(), self.width, option.rect.height())
        if self.opened is not None and self.opened.row == look.id:
            if not self.opened.is_below:
                return
            row.setHeight(row.height() - self.opened.height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = look.id == self.current and look.is_slot
        self._paint_ground(painter, row, option, is_current=is_current)
        is_hovered = bool(option.state & option.state.State_MouseOver)
        self._paint_state(painter, row, look, is_current=is_current, is_hovered=is_hovered)
        self._paint_clock(painter, row, look)
        self._paint_words(painter, row, look, is_current=is_current)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, row: QRect, option: QStyleOptionViewItem, *, is_current: bool
    ) -> None:
        state = option.state
        is_selected = bool(state & option.state.State_Selected)
        if is_current and self.scene:
            colours = self.theme.phase[self.scene.phase]
            painter.fillRect(row, QColor(colours.tint))
            painter.fillRect(QRect(row.left(), row.top(), 4, row.height()), QColor(colours.fill))
        elif is_selected:
            painter.fillRect(row, QColor(self.theme.accent.tint))
        elif state & option.state.State_MouseOver:
            painter.fillRect(row, QColor(self.theme.neutral.hover))
        if is_selected and self._view.hasFocus():
            painter.setPen(QColor(self.theme.accent.focus))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
            painter.drawRect(row.adjusted(1, 1, -2, -2))

    def _paint_state(
        self, painter: QPainter, row: QRect, look: RowLook, *, is_current: bool, is_hovered: bool
    ) -> None:
        """Shape, check or cross; a grip under the mouse on what can still be moved."""
        left = self._icon_left if look.kind == "segment" else self._text_left(row.width()) - px(22)
        top = row.top() + px(11)
        if is_current and self.scene:
            side = self.theme.icon.shape_row
            shape = QRectF(left + px(1), top + px(2), side, side)
            paint_shape(painter, self.scene.phase, shape, self.theme.phase[self.scene.phase].ink)
            return
        name = {"done": "check", "skipped": "x"}.get(look.state, "")
        if look.kind == "segment" and not look.is_slot and look.state != "done":
            name = name or "chevron-down"
        if is_hovered and look.state == "pending":
            name = "grip-vertical"
        if name:
            ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
            painter.drawPixmap(left, top, pixmap(name, self.theme.neutral.text_3, self._icon, ratio))

    def _paint_clock(self, painter: QPainter, row: QRect, look: RowLook) -> None:
        if look.clock and self._text_left(row.width()) > self._clock_left:
            place = self._clock_left, row.top() + self._top, self._figures
            self._text(painter, self._time, self.theme.neutral.text_3, place, look.clock)

    def _paint_words(self, painter: QPainter, row: QRect, look: RowLook, *, is_current: bool) -> None:
        """The title's lines, the line below them, and the figures beside: those below where there is room."""
        is_counting = is_current and self.scene is not None
        below = f"of {look.right}" if is_counting else look.right_below
        lines, font, width = self.fitted_title(look, row.width())
        left = self._text_left(row.width())
        beside = row.width() - left - self._right - self._below_width(below) - self._gap
        top, last = row.top() + self._top, len(lines)
        if last > 1 and below and QFontMetricsF(font).horizontalAdvance(lines[1]) <= beside:
            last = 1
        ink = self._title_ink(look)
        for number, line in enumerate(lines):
            place = left, top + number * self._line, width
            self._text(painter, font, ink, place, elided(font, line, width))
        room = min(width, beside) if below and last == len(lines) else width
        self._paint_subtitle(painter, (left, top + len(lines) * self._line, room), look)
        self._paint_value(painter, row, look, is_counting=is_counting)
        self._paint_below(painter, row, top + last * self._line, below, self._quiet_ink(look))

    def _quiet_ink(self, look: RowLook) -> str:
        """On a phase's tint the quietest grey would be too weak to be read."""
        is_tinted = look.id == self.current and look.is_slot
        return self.theme.neutral.text_2 if is_tinted else self.theme.neutral.text_3

    def _title_ink(self, look: RowLook) -> str:
        neutral = self.theme.neutral
        if look.state == "skipped":
            return neutral.text_3
        return neutral.text_2 if look.state == "done" and look.kind != "segment" else neutral.text

    def _paint_subtitle(self, painter: QPainter, place: tuple[float, float, float], look: RowLook) -> None:
        neutral, (left, top, room) = self.theme.neutral, place
        if look.marks:
            marks = f"{look.marks} · " if look.subtitle else look.marks
            wide = min(room, self._caption_width(marks))
            words = elided(self._caption, marks, wide + 1)
            self._small_text(painter, self._caption, neutral.text_2, (left, top, wide), words)
            left, room = left + wide, room - wide
        is_plain = look.kind == "segment" and look.state != "skipped"
        ink = neutral.text_2 if is_plain else self._quiet_ink(look)
        if look.subtitle and room > self._gap:
            words = elided(self._small, look.subtitle, room)
            self._small_text(painter, self._small, ink, (left, top, room), words)

    def _paint_value(self, painter: QPainter, row: QRect, look: RowLook, *, is_counting: bool) -> None:
        neutral, width = self.theme.neutral, px(90)
        place = row.width() - self._right - width, row.top() + self._top, width
        if is_counting and self.scene is not None:
            ink = self.theme.phase[self.scene.phase].ink
            self._text(painter, self._figure, ink, place, self.scene.digits, RIGHT)
        else:
            ink = neutral.text_3 if look.state == "skipped" else neutral.text_2
            self._text(painter, self._time, ink, place, look.right, RIGHT)

    def _paint_below(self, painter: QPainter, row: QRect, top: int, below: str, ink: str) -> None:
        """Right-aligned; the word "Next" stands out from figures after it."""
        neutral, right = self.theme.neutral, float(row.width() - self._right)
        word, _, figures = below.partition(" · ") if below.startswith("Next") else ("", "", below)
        if figures:
            width = self._small_width(figures)
            place = right - width - 1, top, width + 1
            self._small_text(painter, self._small_time, ink, place, figures, RIGHT)
            right -= width
        if word:
            words = f"{word} · " if figures else word
            width = self._caption_width(words)
            place = right - width - 1, top, width + 1
            self._small_text(painter, self._caption, neutral.text_2, place, words, RIGHT)

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: str,
        place: tuple[float, float, float],
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        height: int = 0,
    ) -> None:
        """place: left, top, width."""
        left, top, width = place
        painter.setFont(font)
        painter.setPen(QColor(colour))
        box = QRectF(left, top, width, height or self._line)
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)

    def _small_text(
        self,
        painter: QPainter,
        font: QFont,
        colour: str,
        place: tuple[float, float, float],
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._text(painter, font, colour, place, text, align, self._small_line)
