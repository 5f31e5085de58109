"""The rows of the table of proposals: painted from the model, walked by key, pinned by key or mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from runofshow.desk.catchup_columns import INSET, SIDE, Columns, columns_at
from runofshow.desk.catchup_model import NAMES, STANDS, WAYS, CatchUpModel
from runofshow.desk.catchup_words import after_words, by_words
from runofshow.desk.text import elided, name_font
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import format_duration
from runofshow.show.catchup_table import TableRow

__all__ = ["PIN_KEY", "CatchUpView"]

PIN_KEY = "H"
PIN_WIDTH = 76
LOW_ROW = 32
_WALKING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class CatchUpView(QTableView):
    """Up and down walk the rows; all other keys are the page's.

    pin_asked(str): the item of a row. way_chosen(int): the place of a way that was clicked.
    """

    pin_asked = Signal(str)
    way_chosen = Signal(int)

    def __init__(self, model: CatchUpModel, theme: Theme) -> None:
        super().__init__()
        self.look = theme
        self.chosen = 0
        self.hovered = -1
        self.is_tight = False
        self.columns: Columns = columns_at(950, model.columnCount() - WAYS, self.chosen)
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        self.setAccessibleName("Still to come")
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.row.turn + 2)
        self.setProperty("surface", "panel")

    @property
    def rows(self) -> CatchUpModel:
        model = self.model()
        assert isinstance(model, CatchUpModel)
        return model

    @property
    def selected_item(self) -> str | None:
        """The item of the row that the keyboard is on."""
        row = self.currentIndex().data(CatchUpModel.ROW)
        return row.item if isinstance(row, TableRow) else None

    def select(self, item: str | None) -> None:
        """Put the keyboard on the row of an item, or on the first."""
        place = max(0, self.rows.place_of(item))
        self.setCurrentIndex(self.rows.index(place, NAMES))

    def fit_rows(self) -> None:
        """Rows of segments that have no figures of their own are lower."""
        for place in range(self.rows.rowCount()):
            row = self.rows.row_at(place)
            is_high = not self.is_tight and (row.is_slot or self.rows.below(row))
            height = self.look.row.turn + 2 if is_high else px(LOW_ROW)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)
        self.setMaximumHeight(max(1, self.verticalHeader().length()))

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        self.viewport().update()

    def choose(self, way: int) -> None:
        """Mark the column of a way."""
        self.chosen = way
        self._place_columns()
        self.viewport().update()

    def set_tight(self, is_tight: bool) -> None:
        """Where room is scarce each row keeps to one line."""
        if is_tight != self.is_tight:
            self.is_tight = is_tight
            self.fit_rows()

    def pin_box(self, place: int) -> QRect:
        """Where a row's lock stands."""
        left, width = self.columns.span(NAMES)
        right = left + width - INSET
        return QRect(
            right - px(PIN_WIDTH), self.rowViewportPosition(place), px(PIN_WIDTH), self.rowHeight(place)
        )

    # ---- keys and mouse

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        key = Qt.Key(fact.key())
        if key not in _WALKING or fact.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            fact.ignore()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = 0 if key == Qt.Key.Key_Home else self.rows.rowCount() - 1
            self.setCurrentIndex(self.rows.index(place, NAMES))
        else:
            super().keyPressEvent(fact)

    def mousePressEvent(self, fact: QMouseEvent) -> None:
        super().mousePressEvent(fact)
        index = self.indexAt(fact.position().toPoint())
        if not index.isValid() or fact.button() != Qt.MouseButton.LeftButton:
            return
        if self.pin_box(index.row()).contains(fact.position().toPoint()):
            self.pin_asked.emit(index.data(CatchUpModel.ROW).item)
        elif index.column() >= WAYS:
            self.way_chosen.emit(index.column() - WAYS)

    def mouseMoveEvent(self, fact: QMouseEvent) -> None:
        super().mouseMoveEvent(fact)
        self._hover(self.rowAt(round(fact.position().y())))

    def leaveEvent(self, fact: QEvent) -> None:
        super().leaveEvent(fact)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()

    # ---- painting

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._place_columns()

    def _place_columns(self) -> None:
        self.columns = columns_at(self.width(), self.rows.columnCount() - WAYS, self.chosen)
        for column, width in enumerate(self.columns.widths):
            self.setColumnWidth(column, width)

    def paintEvent(self, fact: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        left, width = self.columns.span(WAYS + self.chosen)
        painter.fillRect(
            QRect(left, 0, width, self.viewport().height()), QColor(self.look.accent.tint)
        )  # below the last row too
        painter.end()
        super().paintEvent(fact)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            line = self.look.line.focus
            box = QRectF(0, self.rowViewportPosition(index.row()), self.width(), self.rowHeight(index.row()))
            painter.setPen(QPen(QColor(self.look.accent.focus), line))
            painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
            painter.end()


class _CellPainter(QStyledItemDelegate):
    """Unchanged figures grey, changed ones bold with their difference, the chosen way on a tint."""

    def __init__(self, view: CatchUpView) -> None:
        super().__init__(view)
        self._view = view
        self._name, self._heading = text_font(13, 500), text_font(13, 600)
        self._small = text_font(12)
        self._caption = text_font(11, 500)
        self._figure, self._strong = text_font(13, times=True), text_font(13, 600, times=True)
        self._by = text_font(12, times=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._view.look.row.turn + 2)

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
            right = self._view.columns.text_right(column)
            ink = self._view.look.neutral.text_2
            self._text(painter, self._figure, ink, self._line(box, right), format_duration(row.before))
        elif column >= WAYS and row.cells:
            self._paint_way(painter, box, column, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, place: int, column: int) -> None:
        look = self._view.look
        is_current = self._view.hasFocus() and place == self._view.currentIndex().row()
        if column == WAYS + self._view.chosen:
            painter.fillRect(box, QColor(look.accent.tint))
        elif place == self._view.hovered or is_current:
            painter.fillRect(box, QColor(look.neutral.hover))
        if place < self._view.rows.rowCount() - 1:
            line = QRectF(box.left(), box.bottom() + 1 - look.hair, box.width(), look.hair)
            painter.fillRect(line, QColor(look.neutral.line))

    def _paint_names(self, painter: QPainter, box: QRect, place: int, row: TableRow) -> None:
        neutral = self._view.look.neutral
        pin = self._view.pin_box(place)
        is_offered = place in (self._view.hovered, self._view.currentIndex().row())
        has_pin = row.is_pinned or is_offered
        if has_pin:
            self._paint_pin(painter, pin, row)
        room = (pin.left() if has_pin else box.right() - INSET) - SIDE - INSET
        name, below = index_words(self._view.rows, place)
        below = "" if self._view.is_tight else below
        is_turn = row.item != row.segment
        font = name_font(self._name, [name], room) if is_turn else self._heading
        ink = neutral.text if row.is_slot else neutral.text_2
        upper, lower = self._two_lines(box, SIDE, room, has_two=bool(below))
        self._text(painter, font, ink, upper, elided(font, name, room), Qt.AlignmentFlag.AlignLeft)
        if below:
            words = elided(self._small, below, room)
            self._text(painter, self._small, neutral.text_3, lower, words, Qt.AlignmentFlag.AlignLeft)

    def _paint_pin(self, painter: QPainter, box: QRect, row: TableRow) -> None:
        """A lock and a word, quieter where a pin is only offered."""
        neutral = self._view.look.neutral
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
        neutral, columns = self._view.look.neutral, self._view.columns
        cell = row.cells[column - WAYS]
        after, by, right = after_words(cell), by_words(cell), columns.text_right(column)
        if not by:
            ink = neutral.text_2 if column == WAYS + self._view.chosen else neutral.text_3
            self._text(painter, self._figure, ink, self._line(box, right), after)
            return
        ink_by = neutral.text_2
        if columns.is_stacked and not self._view.is_tight:
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


def index_words(model: CatchUpModel, place: int) -> tuple[str, str]:
    """(name, what stands under it) of a row."""
    index = model.index(place, NAMES)
    return str(index.data()), model.below(index.data(CatchUpModel.ROW))
