"""Moving a row with the mouse: from the press to the place where it would be dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QTreeView

from runofshow.desk.rundown_model import RundownModel
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["RowDrag", "RowMoved"]

EDGE, BEAT_MS = 28, 30
"""So near to the edge the rows scroll, the faster the further out the mouse is, in px and ms."""

LINE, DOT, INSET = 2, 8, 12


@dataclass(frozen=True, slots=True)
class RowMoved:
    """An item was dropped before another of its kind, or behind all of them."""

    item: str
    before: str | None


@dataclass(frozen=True, slots=True)
class _Gap:
    """Between two rows: what comes right behind it, and where it lies in the rows' coordinates."""

    before: str | None
    y: int


class RowDrag(QObject):
    """Follows the mouse over the view. `is_legal` judges each place once; others take no drop."""

    def __init__(self, view: QTreeView, model: RundownModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.is_legal: Callable[[RowMoved], bool] = lambda _moved: False
        self._pressed: tuple[str, QPoint] | None = None
        self._dragged: str | None = None
        self._gap: _Gap | None = None
        self._judged: dict[RowMoved, bool] = {}
        self._place = QPoint()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._scroll)

    @property
    def is_active(self) -> bool:
        return self._dragged is not None

    @property
    def is_pressed(self) -> bool:
        """Whether the button is held down on a row, dragged or not."""
        return self._pressed is not None

    @property
    def target(self) -> RowMoved | None:
        """What a drop would do now; None where it would do nothing."""
        if self._dragged is None or self._gap is None:
            return None
        return RowMoved(self._dragged, self._gap.before)

    # ---- the mouse

    def press(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        look = self._model.look_of(index)
        is_item = index.isValid() and look.kind != "floor"
        self._pressed = (look.id, place) if is_item else None

    def move(self, place: QPoint) -> None:
        """Begin once the mouse has gone far enough, then follow it."""
        if self._pressed is None:
            return
        row, start = self._pressed
        far = (place - start).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None and far:
            self._dragged = row
            self._judged.clear()
        if self._dragged is not None:
            self._place = place
            self._follow()

    def release(self) -> RowMoved | None:
        """What was dropped where, if anything."""
        dropped = self.target
        self.cancel()
        return dropped

    def cancel(self) -> None:
        self._pressed = self._dragged = self._gap = None
        self._beat.stop()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def rows_changed(self) -> None:
        """Facts came meanwhile: what was legal may be so no more, and the row may be gone."""
        self._judged.clear()
        if self._dragged is not None and not self._model.index_of(self._dragged).isValid():
            self.cancel()
        elif self._dragged is not None:
            self._follow()

    def _follow(self) -> None:
        gap = self._gap_at(self._place.y())
        is_legal = gap is not None and self._judge(gap)
        before, self._gap = self._gap, gap if is_legal else None
        cursor = Qt.CursorShape.ClosedHandCursor if is_legal else Qt.CursorShape.ForbiddenCursor
        self._view.viewport().setCursor(cursor)
        if self._gap != before:
            self._view.viewport().update()
        is_near = not EDGE <= self._place.y() < self._view.viewport().height() - EDGE
        if is_near != self._beat.isActive():
            self._beat.start() if is_near else self._beat.stop()

    def _judge(self, gap: _Gap) -> bool:
        assert self._dragged is not None
        moved = RowMoved(self._dragged, gap.before)
        if moved not in self._judged:
            self._judged[moved] = self.is_legal(moved)
        return self._judged[moved]

    @Slot()
    def _scroll(self) -> None:
        """Bring more rows into sight while the mouse is held at the edge."""
        bar = self._view.verticalScrollBar()
        y, lower = self._place.y(), self._view.viewport().height() - EDGE
        bar.setValue(bar.value() + (y - EDGE if y < EDGE else y - lower + 1))
        self._follow()

    # ---- gaps

    def _gap_at(self, y: int) -> _Gap | None:
        """The nearest gap among rows of the dragged one's kind; a turn stays in its segment."""
        index = self._view.indexAt(QPoint(1, max(0, min(y, self._view.viewport().height() - 1))))
        if not index.isValid():
            index = self._last_top()
        if self._dragged is None or not index.isValid():
            return None
        top = index if not index.parent().isValid() else index.parent()
        if "/" not in self._dragged:
            return self._beside(top, self._span(top), y)
        if self._model.look_of(top).id != self._dragged.partition("/")[0]:
            return None
        if index == top:
            first = self._model.index(0, 0, top)
            return _Gap(self._planned_from(first), self._view.visualRect(first).top())
        return self._beside(index, self._view.visualRect(index), y)

    def _beside(self, index: QModelIndex, span: QRect, y: int) -> _Gap:
        """Above or below what fills that span, whichever is nearer."""
        if y < span.center().y():
            return _Gap(self._planned_from(index), span.top())
        below = index.sibling(index.row() + 1, 0)
        return _Gap(self._planned_from(below), span.bottom() + 1)

    def _planned_from(self, index: QModelIndex) -> str | None:
        """That row, or the next below it that is part of the programme."""
        while index.isValid() and self._model.look_of(index).kind == "floor":
            index = index.sibling(index.row() + 1, 0)
        return self._model.look_of(index).id if index.isValid() else None

    def _span(self, top: QModelIndex) -> QRect:
        """A segment with all its turns."""
        rows = self._model.rowCount(top)
        last = self._model.index(rows - 1, 0, top) if rows else top
        return self._view.visualRect(top).united(self._view.visualRect(last))

    def _last_top(self) -> QModelIndex:
        return self._model.index(self._model.rowCount() - 1, 0)

    # ---- the indicator

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """A line with a dot at its beginning where the row would go."""
        if self._gap is None:
            return
        ink = QColor(theme.accent.focus)
        width, y = self._view.viewport().width(), self._gap.y
        painter.fillRect(QRect(px(INSET), y - LINE // 2, width - 2 * px(INSET), LINE), ink)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRect(px(INSET) - DOT // 2, y - DOT // 2, DOT, DOT))
