"""The list of what was taken so far, the latest first: one of them is to be corrected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from runofshow.desk.correct_words import run_words
from runofshow.desk.rundown_steps import Inserted, Moved, Removed, steps
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import format_duration
from runofshow.show.correction import Taken
from runofshow.show.state import Show

__all__ = ["RunsModel", "RunsView"]

Index = QModelIndex | QPersistentModelIndex

LEFT, RIGHT = 24, 16


class RunsModel(QAbstractListModel):
    """Runs of show/correction.py. What a run that goes on has used grows; it is not shown here."""

    RUN = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[Taken] = []
        self._words: list[tuple[str, str]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == self.RUN:
            return self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words[index.row()][0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._words[index.row()])
        return None

    def below(self, place: int) -> str:
        """From when to when."""
        return self._words[place][1]

    def place_of(self, run: str | None) -> int:
        """The row of a run; −1 if there is none."""
        return next((place for place, taken in enumerate(self._runs) if taken.run == run), -1)

    def set_runs(self, show: Show, runs: tuple[Taken, ...]) -> None:
        """Take over new runs, telling views no more than what changed."""
        words = [run_words(show, run) for run in runs]
        for step in list(steps([run.run for run in self._runs], [run.run for run in runs])):
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(QModelIndex(), first, last)
                    del self._runs[first : last + 1], self._words[first : last + 1]
                    self.endRemoveRows()
                case Inserted(first, last):
                    self.beginInsertRows(QModelIndex(), first, last)
                    self._runs[first:first] = runs[first : last + 1]
                    self._words[first:first] = words[first : last + 1]
                    self.endInsertRows()
                case Moved():  # runs keep the order of time
                    raise AssertionError(step)
        for place, run in enumerate(runs):
            is_other = (self._runs[place].ended, self._words[place]) != (run.ended, words[place])
            self._runs[place], self._words[place] = run, words[place]
            if is_other:
                self.dataChanged.emit(self.index(place), self.index(place))


class RunsView(QListView):
    """Up and down choose; Enter is the page's."""

    def __init__(self, model: RunsModel, theme: Theme) -> None:
        super().__init__()
        self.look = theme
        self.setModel(model)
        self.setItemDelegate(_RunPainter(self))
        self.setAccessibleName("Turns so far")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setProperty("surface", "panel")

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        self.viewport().update()


class _RunPainter(QStyledItemDelegate):
    """Whose it was over its times; at the right how long it was, or that it goes on."""

    def __init__(self, view: RunsView) -> None:
        super().__init__(view)
        self._view = view
        self._name, self._small = text_font(13, 500), text_font(12, times=True)
        self._figure, self._caption = text_font(13, times=True), text_font(11, 500)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), self._view.look.row.turn + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, box = self._view.look, option.rect
        run: Taken = index.data(RunsModel.RUN)
        model = index.model()
        assert isinstance(model, RunsModel)
        painter.save()
        is_chosen = index.row() == self._view.currentIndex().row()
        if is_chosen:
            painter.fillRect(box, QColor(look.accent.tint))
        elif option.state & option.state.State_MouseOver:
            painter.fillRect(box, QColor(look.neutral.hover))
        if is_chosen and self._view.hasFocus():
            painter.setPen(QColor(look.accent.focus))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        figures = px(56)
        room = box.width() - LEFT - RIGHT - figures
        top, one, two = box.top() + (box.height() - px(36)) / 2, px(20), px(16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._name)
        painter.setPen(QColor(look.neutral.text))
        name = elided(self._name, str(index.data()), room)
        painter.drawText(QRectF(LEFT, top, room, one), middle, name)
        painter.setFont(self._small)
        painter.setPen(QColor(look.neutral.text_3))
        below = elided(self._small, model.below(index.row()), room)
        painter.drawText(QRectF(LEFT, top + one, room, two), middle, below)
        right = QRectF(box.width() - RIGHT - figures, top, figures, one)
        painter.setFont(self._figure if run.ended else self._caption)
        painter.setPen(QColor(look.neutral.text_2))
        words = format_duration(run.used) if run.ended else "Now"
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, words)
        painter.restore()
