"""The rundown's tree: rows painted from the model, the current one from the scene; its keys and its mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QTreeView, QWidget

from runofshow.desk.rundown_delegate import RowDelegate
from runofshow.desk.rundown_model import RundownModel
from runofshow.look.tokens import Theme
from runofshow.show.scene import Scene

__all__ = ["RundownView"]


class RundownView(QTreeView):
    """Shows the model; a click selects, Enter or a double click asks to take the slot (`activated`)."""

    def __init__(self, model: RundownModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_of = model
        self.painter_of_rows = RowDelegate(self, theme)
        self.setModel(model)
        self.setItemDelegate(self.painter_of_rows)
        self._set_up()
        model.rowsInserted.connect(self._unfold)
        self.expandAll()

    def _set_up(self) -> None:
        self.setAccessibleName("Rundown")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setProperty("surface", "panel")

    def set_theme(self, theme: Theme) -> None:
        self.painter_of_rows.theme = theme
        self.viewport().update()

    def set_scene(self, scene: Scene, slot: str | None) -> None:
        """What the current row shows besides the model; repaints that row alone, and only for news."""
        before = self.painter_of_rows.shown
        self.painter_of_rows.scene = scene
        self.painter_of_rows.current = slot
        if self.painter_of_rows.shown != before:
            self.repaint_row(slot)

    def repaint_row(self, slot: str | None) -> None:
        index = self.rows_of.index_of(slot)
        if index.isValid():
            self.viewport().update(self.visualRect(index))

    @Slot(QModelIndex, int, int)
    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """What comes in stands open, and so does what it stands in: nothing is ever folded."""
        if parent.isValid():
            self.setExpanded(parent, True)
            return
        for place in range(first, last + 1):
            self.setExpanded(self.rows_of.index(place, 0), True)

    # ---- the selection

    def selected_slot(self) -> str | None:
        """The id of the selected row."""
        index = self.currentIndex()
        return self.rows_of.look_of(index).id if index.isValid() else None

    def select(self, slot: str | None) -> None:
        """Select the row of a slot, and bring it into sight."""
        index = self.rows_of.index_of(slot)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_current(self) -> None:
        """Scroll so that the current row is in sight, with the next one below it."""
        index = self.rows_of.index_of(self.painter_of_rows.current)
        below = self.indexBelow(index) if index.isValid() else QModelIndex()
        for wanted in (below, index):
            if wanted.isValid():
                self.scrollTo(wanted)

    # ---- what Qt brings

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Only keys that move the selection are its own; the desk says of the rest why they do nothing."""
        is_with_alt = bool(fact.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_with_alt or (fact.text().isprintable() and fact.text()):
            fact.ignore()
        else:
            super().keyPressEvent(fact)

    def resizeEvent(self, fact: QResizeEvent) -> None:
        """Names wrap by the width, so only another width lays the rows out anew."""
        super().resizeEvent(fact)
        if fact.size().width() != fact.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """None: the chevron is part of the row."""
