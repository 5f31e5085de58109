"""The cells of the table of proposals, painted: names and locks, figures and what each way makes of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from runofshow.desk.catchup_columns import INSET, SIDE, columns_at
from runofshow.desk.catchup_model import NAMES, STANDS, WAYS, CatchUpModel
from runofshow.desk.catchup_words import after_words, by_words
from runofshow.desk.text import elided, name_font
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import format_duration
from runofshow.show.catchup_table import TableRow

__all__ = ["CellPainter"]

PIN_WIDTH = 76


class CellPainter(QStyledItemDelegate):
    """Unchanged figures grey, changed ones bold with their difference, the chosen way on a tint.

    columns: where they lie. chosen: the place of a way. hovered: the row under the pointer, or −1.
    is_tight: whether each row keeps to one line.
    """

    def __init__(self, view: QTableView, model: CatchUpModel, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._rows = model
        self.look = theme
        self.chosen = 0
        self.hovered = -1
        self.is_tight = False
        self.columns = columns_at(view.width(), model.columnCount() - WAYS, self.chosen)
        self._name, self._heading = text_font(13, 500), text_font(13, 600)
        self._small = text_font(12)
        self._caption = text_font(11, 500)
        self._figure, self._strong = text_font(13, times=True), text_font(13, 600, times=True)
        self._by = text_font(12, times=True)

    def pin_box(self, row: QRect) -> QRect:
        """Where the lock of a row stands that lies there."""
        left, width = self.columns.span(NAMES)
        return QRect(left + width - INSET - px(PIN_WIDTH), row.top(), px(PIN_WIDTH), row.height())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.look.row.turn + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: TableRow = index.data(CatchUpModel.ROW)
        column, box = index.column(), QRect(option.rect)
        painter.save()
        self._paint_ground(painter, box, index.row(), column)
        if column == NAMES:
            self._paint_names(painter, box, index.row(), row)
        elif column == STANDS and row.before is not None:
            right = self.columns.text_right(column)
            ink = self.look.neutral.text_2
            self._text(painter, self._figure, ink, self._line(box, right), format_duration(row.before))
        elif column >= WAYS and row.cells:
            self._paint_way(painter, box, column, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, place: int, column: int) -> None:
        look = self.look
        is_current = self._view.hasFocus() and place == self._view.currentIndex().row()
        if column == WAYS + self.chosen:
            painter.fillRect(box, QColor(look.accent.tint))
        elif place == self.hovered or is_current:
            painter.fillRect(box, QColor(look.neutral.hover))
        if place < self._rows.rowCount() - 1:
            line = QRectF(box.left(), box.bottom() + 1 - look.hair, box.width(), look.hair)
            painter.fillRect(line, QColor(look.neutral.line))

    def _paint_names(self, painter: QPainter, box: QRect, place: int, row: TableRow) -> None:
        neutral = self.look.neutral
        pin = self.pin_box(box)
        is_offered = place in (self.hovered, self._view.currentIndex().row())
        has_pin = row.is_pinned or is_offered
        if has_pin:
            self._paint_pin(painter, pin, row)
        room = (pin.left() if has_pin else box.right() - INSET) - SIDE - INSET
        name, below = self._words(row, place)
        is_turn = row.item != row.segment
        font = name_font(self._name, [name], room) if is_turn else self._heading
        ink = neutral.text if row.is_slot else neutral.text_2
        upper, lower = self._two_lines(box, SIDE, room, has_two=bool(below))
        self._text(painter, font, ink, upper, elided(font, name, room), Qt.AlignmentFlag.AlignLeft)
        if below:
            words = elided(self._small, below, room)
            self._text(painter, self._small, neutral.text_3, lower, words, Qt.AlignmentFlag.AlignLeft)

    def _words(self, row: TableRow, place: int) -> tuple[str, str]:
        """(name, what stands under it) of a row."""
        below = "" if self.is_tight else self._rows.below(row)
        return str(self._rows.index(place, NAMES).data()), below

    def _paint_pin(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        """A lock and a word, quieter where a pin is only offered."""
        neutral = self.look.neutral
        side = px(14)
        middle = box.center().y() + 1
        words = "Pinned" if row.is_pinned else "Pin"
        width = QFontMetricsF(self._caption).horizontalAdvance(words)
        ink = neutral.text if row.is_pinned else neutral.text_3
        left = box.right() - width
        line = QRectF(left, box.top(), width + 1, box.height())
        self._text(painter, self._caption, ink, line, words, Qt.AlignmentFlag.AlignLeft)
        ratio = self._view.devicePixelRatioF()
        lock = pixmap("lock", ink, side, ratio)
        painter.drawPixmap(round(left - side - 6), middle - side // 2 - 1, lock)

    def _paint_way(self, painter: QPainter, box: QRect, column: int, row: TableRow) -> None:
        neutral, columns = self.look.neutral, self.columns
        cell = row.cells[column - WAYS]
        after, by, right = after_words(cell), by_words(cell), columns.text_right(column)
        if not by:
            ink = neutral.text_2 if column == WAYS + self.chosen else neutral.text_3
            self._text(painter, self._figure, ink, self._line(box, right), after)
            return
        ink_by = neutral.text_2
        if columns.is_stacked and not self.is_tight:
            upper, lower = self._two_lines(box, box.left(), right - box.left(), has_two=True)
            self._text(painter, self._strong, neutral.text, upper, after)
            self._text(painter, self._by, ink_by, lower, by)
            return
        self._text(painter, self._strong, neutral.text, self._line(box, right), after)
        room = max(QFontMetricsF(self._strong).horizontalAdvance(text) for text in (after, "88:88"))
        self._text(painter, self._by, ink_by, self._line(box, right - round(room) - px(18)), by)

    def _line(self, box: QRect, right: int) -> QRectF:
        return QRectF(box.left(), box.top(), right - box.left(), box.height() - 1)

    def _two_lines(self, box: QRect, left: float, width: float, *, has_two: bool) -> tuple[QRectF, QRectF]:
        """Where name and remark stand, in the middle of the row."""
        one, two = px(20), px(16)
        top = box.top() + (box.height() - 1 - one - (two if has_two else 0)) / 2
        return QRectF(left, top, width, one), QRectF(left, top + one, width, two)

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: str,
        box: QRectF,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)
