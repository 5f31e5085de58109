"""The list of one tab of the minutes: keys, menu, and staying with the newest entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QWidget

from runofshow.desk.minutes_delegate import MARGIN, MinutesDelegate
from runofshow.desk.minutes_model import MinutesModel
from runofshow.desk.minutes_rows import MinuteRow
from runofshow.desk.minutes_words import EMPTY
from runofshow.desk.own_keys import claims
from runofshow.look.fonts import text_font
from runofshow.look.tokens import Theme
from runofshow.look.words import KIND_WORDS, OUTCOME_WORDS
from runofshow.show.commands import Amend, Answer, Command, Strike

__all__ = ["MinutesList"]

_ACCESSIBLE_NAMES = {"minutes": "Minutes", "questions": "Questions", "votes": "Votes"}
_CHANGEABLE = ("conclusion", "recommendation", "action", "note")
Ids = Callable[[], str]


class MinutesList(QListView):
    """asked(Command): what is to be done with an entry. edited(EntryEdited): its text is to be another.

    left(): Esc was pressed.
    """

    asked = Signal(object)
    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, model: MinutesModel, new_id: Ids, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._new_id = new_id
        self._follows = True
        self._minutes = model
        self._rows_painter = MinutesDelegate(self, theme)
        self._rows_painter.edited.connect(self.edited)
        self.setModel(model)
        self.setItemDelegate(self._rows_painter)
        self.setAccessibleName(_ACCESSIBLE_NAMES[model.tab])
        self._set_up()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._stay)
        model.rowsMoved.connect(self._stay)

    def _set_up(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("surface", "panel")
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.DoubleClicked | QListView.EditTrigger.EditKeyPressed)

    @property
    def minutes(self) -> MinutesModel:
        return self._minutes

    @property
    def is_following(self) -> bool:
        """Whether the newest entry is kept in sight; scrolling away from it ends that."""
        return self._follows

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._rows_painter.set_theme(theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # ---- what can be done with an entry

    def selected_row(self) -> MinuteRow | None:
        """The row the keys work on; None where none is selected."""
        chosen = self.selectionModel().selectedIndexes()
        row = chosen[0].data(MinutesModel.ROW) if chosen else None
        return row if isinstance(row, MinuteRow) else None

    def menu_for(self, row: MinuteRow) -> QMenu:
        """What can be done with a row; struck entries and counts stand as they are."""
        menu = QMenu(self)
        menu.setAccessibleName("Entry")
        edit = self._add(menu, "Edit", self.edit_selected, row.is_editable)
        edit.setShortcut(QKeySequence(Qt.Key.Key_F2))
        record = "Put on the record" if row.is_off_record else "Take off the record"
        self._add(menu, record, lambda: self._change(row, off_record=not row.is_off_record), row.is_editable)
        if row.kind == "question":
            self._add_outcomes(menu, row)
        elif row.kind in _CHANGEABLE:
            self._add_kinds(menu, row)
        menu.addSeparator()
        strike = self._add(menu, "Strike", self.strike_selected, row.is_editable)
        strike.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        return menu

    def _add_outcomes(self, menu: QMenu, row: MinuteRow) -> None:
        menu.addSeparator()
        for outcome, words in OUTCOME_WORDS.items():
            self._add_choice(
                menu,
                words,
                partial(self._give_outcome, row.entry, outcome),
                row,
                is_chosen=row.outcome == outcome,
            )

    def _give_outcome(self, entry: str, outcome: Any) -> None:
        self._ask(Answer(id=self._new_id(), entry=entry, outcome=outcome))

    def _add_kinds(self, menu: QMenu, row: MinuteRow) -> None:
        menu.addSeparator()
        for kind in _CHANGEABLE:
            self._add_choice(
                menu,
                KIND_WORDS[kind],
                partial(self._change, row, kind=kind),
                row,
                is_chosen=row.kind == kind,
            )

    def _add(self, menu: QMenu, words: str, do: Callable[[], None], is_possible: bool) -> QAction:
        action = menu.addAction(words)
        action.setEnabled(is_possible)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _add_choice(
        self, menu: QMenu, words: str, do: Callable[[], None], row: MinuteRow, *, is_chosen: bool
    ) -> None:
        """One of several; the one that stands is checked and does nothing."""
        action = self._add(menu, words, lambda: None if is_chosen else do(), row.is_editable)
        action.setCheckable(True)
        action.setChecked(is_chosen)

    def edit_selected(self) -> None:
        """Open the editor on the selected entry."""
        row = self.selected_row()
        if row is not None and row.is_editable:
            index = self._minutes.index_of(row.entry)
            self.scrollTo(index)
            self.edit(index)

    def strike_selected(self) -> None:
        row = self.selected_row()
        if row is not None and row.is_editable:
            self._ask(Strike(id=self._new_id(), entry=row.entry))

    def _change(self, row: MinuteRow, **changes: object) -> None:
        self._ask(Amend.model_validate({"id": self._new_id(), "entry": row.entry, **changes}))

    def _ask(self, command: Command) -> None:
        self.asked.emit(command)

    # ---- what Qt brings

    def event(self, fact: QEvent) -> bool:
        """F2 edits what is selected here, not in the rundown."""
        return claims(fact, lambda key: key.key() == Qt.Key.Key_F2) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        match fact.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_selected()
            case Qt.Key.Key_Delete:
                self.strike_selected()
            case Qt.Key.Key_Escape:
                self.clearSelection()
                self.left.emit()
            case _:
                super().keyPressEvent(fact)

    def keyboardSearch(self, _letters: str) -> None:
        """None: single letters are the desk's controls."""

    def contextMenuEvent(self, fact: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or below the selected one when a key asks."""
        is_pointed = fact.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(fact.pos()) if is_pointed else self.currentIndex()
        row = index.data(MinutesModel.ROW)
        if not isinstance(row, MinuteRow) or row.is_heading:
            return
        self.setCurrentIndex(index)
        below = self.visualRect(index).bottomLeft() + QPoint(MARGIN, 0)
        self.open_menu(fact.globalPos() if is_pointed else self.viewport().mapToGlobal(below), row)

    def open_menu(self, place: QPoint, row: MinuteRow) -> QMenu:
        """Show the row's menu at a point of the screen; it goes when it is closed."""
        menu = self.menu_for(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
        return menu

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._stay()

    def paintEvent(self, fact: QPaintEvent) -> None:
        super().paintEvent(fact)
        if not self._minutes.rows:
            self._paint_empty()

    def _paint_empty(self) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(text_font(13))
        painter.setPen(QColor(self._theme.neutral.text_2))
        room = self.viewport().rect().adjusted(MARGIN, MARGIN - 4, -MARGIN, 0)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, EMPTY[self._minutes.tab])
        painter.end()

    # ---- staying with the newest entry

    def rowsInserted(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self._stay()

    @Slot()
    def _stay(self) -> None:
        newest = self._minutes.newest()
        if self._follows and newest.isValid() and self.state() != QListView.State.EditingState:
            self.scrollTo(newest)
            self._follows = True

    @Slot(int)
    def _scrolled(self, _value: int) -> None:
        newest = self._minutes.newest()
        rect = self.visualRect(newest) if newest.isValid() else self.viewport().rect()
        self._follows = rect.bottom() <= self.viewport().rect().bottom() + 1 and rect.bottom() >= 0
