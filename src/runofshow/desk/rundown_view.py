"""The rundown's tree: rows painted from the model, the current one from the scene; its keys and its mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from runofshow.desk.rundown_delegate import Opened, RowDelegate
from runofshow.desk.rundown_drag import RowDrag
from runofshow.desk.rundown_model import RundownModel
from runofshow.look.tokens import Theme
from runofshow.show.scene import Scene

if TYPE_CHECKING:
    from runofshow.desk.rundown_editor import RowEditor

__all__ = ["RundownView"]


class RundownView(QTreeView):
    """Shows the model; a click selects, Enter or a double click asks to take the slot (`activated`).

    moved(RowMoved): a row was dragged to another place. menu_actions: what a right click offers.
    """

    moved = Signal(object)
    editor: RowEditor | None = None

    def __init__(self, model: RundownModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_of = model
        self.menu_actions: list[QAction | None] = []
        self.painter_of_rows = RowDelegate(self, model, theme)
        self.drag = RowDrag(self, model)
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
        if self.editor is not None:
            self.editor.set_theme(theme)
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
        if self.editor is not None and self.editor.has_focus:
            return
        index = self.rows_of.index_of(self.painter_of_rows.current)
        below = self.indexBelow(index) if index.isValid() else QModelIndex()
        for wanted in (below, index):
            if wanted.isValid():
                self.scrollTo(wanted)

    # ---- a row that is being written

    def open_editor(self, editor: RowEditor, row: str, *, is_below: bool) -> None:
        """Make room for an editor in place of a row, or below it, and give it the keyboard."""
        self.close_editor()
        self.editor = editor
        editor.setParent(self.viewport())
        editor.grown.connect(self._make_room)
        self.painter_of_rows.opened = Opened(row, 0, is_below)
        self._make_room()
        editor.show()
        editor.take_focus()

    def close_editor(self) -> None:
        editor, self.editor = self.editor, None
        self.painter_of_rows.opened = None
        if editor is not None:
            had_focus = editor.has_focus
            editor.hide()
            editor.deleteLater()
            self.doItemsLayout()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def anchor_editor(self, row: str) -> None:
        """The editor belongs to that row now; rows have come or gone around it."""
        opened = self.painter_of_rows.opened
        if opened is not None and opened.row != row:
            self.painter_of_rows.opened = replace(opened, row=row)
            self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Lay the rows out for an editor of another height, and bring it into sight."""
        opened = self.painter_of_rows.opened
        if self.editor is None or opened is None:
            return
        height = self.editor.height_at(self.viewport().width())
        self.painter_of_rows.opened = replace(opened, height=height)
        self.doItemsLayout()
        self.scrollTo(self.rows_of.index_of(opened.row))
        # Qt scrolls a pixel short.
        hidden = self.editor.geometry().bottom() - self.viewport().rect().bottom()
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    def _place_editor(self) -> None:
        opened = self.painter_of_rows.opened
        if self.editor is None or opened is None:
            return
        row = self.visualRect(self.rows_of.index_of(opened.row))
        top = row.bottom() + 1 - opened.height
        self.editor.setGeometry(0, top, self.viewport().width(), opened.height)

    def updateGeometries(self) -> None:
        """Qt's word for: the rows stand elsewhere now."""
        super().updateGeometries()
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    # ---- keys

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Only keys that move the selection are its own; the desk says of the rest why they do nothing."""
        is_with_alt = bool(fact.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_with_alt or (fact.text().isprintable() and fact.text()):
            fact.ignore()
        else:
            super().keyPressEvent(fact)

    def focusOutEvent(self, fact: QFocusEvent) -> None:
        """Esc goes back to the controls: what was being dragged stays where it was."""
        super().focusOutEvent(fact)
        self.drag.cancel()

    # ---- the mouse

    def mousePressEvent(self, fact: QMouseEvent) -> None:
        super().mousePressEvent(fact)
        if fact.button() == Qt.MouseButton.LeftButton:
            self.drag.press(fact.position().toPoint())

    def mouseMoveEvent(self, fact: QMouseEvent) -> None:
        """With the button down the selection stays with the row that was pressed."""
        if self.drag.is_pressed:
            self.drag.move(fact.position().toPoint())
        else:
            super().mouseMoveEvent(fact)

    def mouseReleaseEvent(self, fact: QMouseEvent) -> None:
        was_active, dropped = self.drag.is_active, self.drag.release()
        if dropped is not None:
            self.moved.emit(dropped)
        if not was_active:
            super().mouseReleaseEvent(fact)

    def contextMenuEvent(self, fact: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the selected one when a key asks."""
        is_pointed = fact.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(fact.pos()) if is_pointed else self.currentIndex()
        if index.isValid() and self.menu_actions:
            self.setCurrentIndex(index)
            below = self.visualRect(index).bottomLeft() + QPoint(12, 0)
            self.open_menu(fact.globalPos() if is_pointed else self.viewport().mapToGlobal(below))

    def open_menu(self, place: QPoint) -> QMenu:
        """Show what can be done with the selected row; the menu goes when it is closed."""
        menu = QMenu(self)
        menu.setAccessibleName("Row of the rundown")
        menu.setToolTipsVisible(True)
        for action in self.menu_actions:
            menu.addAction(action) if action is not None else menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        return menu

    # ---- shape and picture

    def resizeEvent(self, fact: QResizeEvent) -> None:
        """The rows are laid out anew where one of them is to be higher or lower now."""
        super().resizeEvent(fact)
        if self.painter_of_rows.width == fact.size().width():
            return
        self.painter_of_rows.width = fact.size().width()
        if self.editor is not None:
            self._make_room()
        elif self.painter_of_rows.has_other_heights(self.rows_of.looks()):
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, fact: QPaintEvent) -> None:
        super().paintEvent(fact)
        if self.drag.is_active:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.drag.paint(painter, self.painter_of_rows.theme)
            painter.end()

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """None: the chevron is part of the row."""
