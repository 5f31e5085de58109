"""The two lists of the speakers panel with their keys: requests for the floor, and people to tick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu

from runofshow.desk.own_keys import claims
from runofshow.desk.speakers_model import RequestModel, TickModel
from runofshow.desk.speakers_rows import LEFT, RIGHT, TEXT_LEFT, RequestDelegate, TickDelegate
from runofshow.desk.speakers_words import RequestLook, TickLook
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["RequestList", "TickList"]

Key = Qt.Key
EMPTY = "No requests yet. Write a name below, Enter puts it on the list."
_ENTER = (Key.Key_Return, Key.Key_Enter)
_STEPS = {Key.Key_Up: -1, Key.Key_Down: 1}
LENGTH_WIDTH = 84
"""A double click so far from the right edge means the length, not the person."""


class _List(QListView):
    """Rows of one kind, without frame; keys that are its own go before the window's shortcuts."""

    OWN: frozenset[tuple[Qt.Key, Qt.KeyboardModifier]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("surface", "panel")
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def event(self, fact: QEvent) -> bool:
        return claims(fact, lambda key: (Key(key.key()), _modifiers(key)) in self.OWN) or super().event(fact)

    def keyboardSearch(self, _letters: str) -> None:
        """None: single letters are the desk's controls."""

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self.scheduleDelayedItemsLayout()

    def select_row(self, index: QModelIndex) -> None:
        """Make it the current one and bring it into sight; an invalid index leaves all as it is."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)


def _modifiers(fact: QKeyEvent) -> Qt.KeyboardModifier:
    """Without the one of the block of digits, which has an Enter of its own."""
    return fact.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


_PLAIN, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class RequestList(_List):
    """given, withdrawn: Enter or Del on the selected one. stepped(int): Alt+Up and Alt+Down.

    round_asked: R. line_asked: back to the line below, from the last row on.
    """

    OWN = frozenset(
        {
            *((key, _PLAIN) for key in (*_ENTER, Key.Key_Delete, Key.Key_F2, Key.Key_R)),
            *((key, _ALT) for key in _STEPS),
        }
    )

    given = Signal()
    withdrawn = Signal()
    stepped = Signal(int)
    round_asked = Signal()
    line_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look = theme
        self.requests = RequestModel(self)
        self._rows_painter = RequestDelegate(self, theme)
        self.setModel(self.requests)
        self.setItemDelegate(self._rows_painter)
        self.setAccessibleName("List of speakers")
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)

    def set_theme(self, theme: Theme) -> None:
        self._look = self._rows_painter.theme = theme
        self.viewport().update()

    def selected(self) -> RequestLook | None:
        return self.requests.look_at(self.currentIndex())

    @Slot()
    def edit_length(self) -> None:
        """Open the field over the selected one's length."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        key, modifiers = Key(fact.key()), _modifiers(fact)
        if self.state() == QListView.State.EditingState:
            return  # the Enter that left the field over a length
        if modifiers == _ALT and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif modifiers != _PLAIN:
            super().keyPressEvent(fact)
        elif key in _ENTER:
            if not fact.isAutoRepeat():
                self.given.emit()
        elif key == Key.Key_Delete:
            self.withdrawn.emit()
        elif key == Key.Key_F2:
            self.edit_length()
        elif key == Key.Key_R:
            self.round_asked.emit()
        elif key == Key.Key_Down and self.currentIndex().row() == self.requests.rowCount() - 1:
            self.line_asked.emit()
        else:
            super().keyPressEvent(fact)

    def mouseDoubleClickEvent(self, fact: QMouseEvent) -> None:
        index = self.indexAt(fact.position().toPoint())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        if fact.position().x() > self.viewport().width() - px(LENGTH_WIDTH):
            self.edit_length()
        else:
            self.given.emit()

    def contextMenuEvent(self, fact: QContextMenuEvent) -> None:
        """What the keys do, for the pointer."""
        is_pointed = fact.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(fact.pos()) if is_pointed else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu().popup(fact.globalPos() if is_pointed else below)

    def menu(self) -> QMenu:
        """For the selected row; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAccessibleName("Request for the floor")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Give the floor\tEnter").triggered.connect(self.given)
        menu.addAction("Change the time\tF2").triggered.connect(self.edit_length)
        menu.addAction("Take off the list\tDel").triggered.connect(self.withdrawn)
        return menu

    def paintEvent(self, fact: QPaintEvent) -> None:
        super().paintEvent(fact)
        if not self.requests.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(text_font(13))
            painter.setPen(QColor(self._look.neutral.text_2))
            room = self.viewport().rect().adjusted(LEFT, px(14), -RIGHT, 0)
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, EMPTY)
            painter.end()


class TickList(_List):
    """ticked: Space or a click on the selected one's box."""

    OWN = frozenset({(Key.Key_Space, _PLAIN)})

    ticked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.people = TickModel(self)
        self._rows_painter = TickDelegate(self, theme)
        self.setModel(self.people)
        self.setItemDelegate(self._rows_painter)
        self.setAccessibleName("Who is here")
        self.setToolTip("Space says whether somebody is here.")

    def set_theme(self, theme: Theme) -> None:
        self._rows_painter.theme = theme
        self.viewport().update()

    def selected(self) -> TickLook | None:
        return self.people.look_at(self.currentIndex())

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if fact.key() == Key.Key_Space and not fact.modifiers():
            if not fact.isAutoRepeat():
                self.ticked.emit()
        else:
            super().keyPressEvent(fact)

    def mouseReleaseEvent(self, fact: QMouseEvent) -> None:
        super().mouseReleaseEvent(fact)
        place = fact.position().toPoint()
        if self.indexAt(place).isValid() and place.x() < px(TEXT_LEFT):
            self.ticked.emit()
