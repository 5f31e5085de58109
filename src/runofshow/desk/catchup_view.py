"""The rows of the table of proposals: painted from the model, walked by key, pinned by key or mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QTableView

from runofshow.desk.catchup_cells import CellPainter
from runofshow.desk.catchup_columns import columns_at
from runofshow.desk.catchup_model import NAMES, WAYS, CatchUpModel
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.catchup_table import TableRow

__all__ = ["PIN_KEY", "CatchUpView"]

PIN_KEY = "H"
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
        self.cells = CellPainter(self, model, theme)
        self.setModel(model)
        self.setItemDelegate(self.cells)
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
            is_high = not self.cells.is_tight and (row.is_slot or self.rows.below(row))
            height = self.look.row.turn + 2 if is_high else px(LOW_ROW)
            if self.rowHeight(place) != height:
                self.setRowHeight(place, height)
        self.setMaximumHeight(max(1, self.verticalHeader().length()))

    def set_theme(self, theme: Theme) -> None:
        self.look = self.cells.look = theme
        self.viewport().update()

    def choose(self, way: int) -> None:
        """Mark the column of a way."""
        self.cells.chosen = way
        self._place_columns()
        self.viewport().update()

    def set_tight(self, is_tight: bool) -> None:
        """Where room is scarce each row keeps to one line."""
        if is_tight != self.cells.is_tight:
            self.cells.is_tight = is_tight
            self.fit_rows()

    def pin_box(self, place: int) -> QRect:
        """Where a row's lock stands."""
        return self.cells.pin_box(self.visualRect(self.rows.index(place, NAMES)))

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
        if place != self.cells.hovered:
            self.cells.hovered = place
            self.viewport().update()

    # ---- painting

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._place_columns()

    def _place_columns(self) -> None:
        self.cells.columns = columns_at(self.width(), self.rows.columnCount() - WAYS, self.cells.chosen)
        for column, width in enumerate(self.cells.columns.widths):
            self.setColumnWidth(column, width)

    def paintEvent(self, fact: QPaintEvent) -> None:
        """The cells, and the focus ring around a whole row."""
        super().paintEvent(fact)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            line = self.look.line.focus
            box = QRectF(0, self.rowViewportPosition(index.row()), self.width(), self.rowHeight(index.row()))
            painter.setPen(QPen(QColor(self.look.accent.focus), line))
            painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
            painter.end()
