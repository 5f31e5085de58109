"""The catch-up page: proposals side by side, chosen by key, accepted as one command or left as it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.buttons import KeyButton
from runofshow.desk.catchup_columns import SIDE, is_low, is_narrow, is_tight
from runofshow.desk.catchup_ending import Ending
from runofshow.desk.catchup_head import Head
from runofshow.desk.catchup_model import CatchUpModel
from runofshow.desk.catchup_view import PIN_KEY, CatchUpView
from runofshow.desk.catchup_words import about_words, title_words, way_title
from runofshow.desk.page import Page
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.catchup import ProposalKind
from runofshow.show.catchup_table import (
    CatchUpTable,
    best_way,
    catch_up_command,
    catch_up_table,
    has_drifted,
    toggled,
)
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.show.trial import Trial, tried_rows

__all__ = ["CatchUpPage"]

KINDS = tuple(ProposalKind)
HINT = f"Arrow keys choose, {PIN_KEY} pins a row. Undo brings the old times back."
_Memory = tuple[frozenset[str], ProposalKind | None, str | None]
"""Pins, the chosen way, and the row that the keyboard is on."""

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class _FootButton(KeyButton):
    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Arrow keys choose wherever the focus is."""
        if Qt.Key(fact.key()) in (*_STEPS, *_WALKS):
            fact.ignore()
        else:
            super().keyPressEvent(fact)


class CatchUpPage(Page):
    """Holds the table that is shown, the way that is chosen and the pins; nothing else is decided here."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Catch up")
        self._show: Show | None = None
        self._view: Outlook | None = None
        self._is_stale = True
        self._seq_when_asked: int | None = None
        self.table: CatchUpTable | None = None
        self.pinned: frozenset[str] = frozenset()
        self.chosen: ProposalKind | None = None
        self._item: str | None = None
        self.model = CatchUpModel(self)
        self.head, self.ending = Head(theme, KINDS), Ending(theme)
        self.rows = CatchUpView(self.model, theme)
        self.keep, self.apply = _FootButton(theme), _FootButton(theme)
        self.hint = ElidedLabel()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._preview)
        self._lay_out()
        self.head.chosen.connect(self._choose)
        self.rows.way_chosen.connect(self._choose)
        self.rows.pin_asked.connect(self.pin)
        self.keep.clicked.connect(self._leave)
        self.apply.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self.sheet = QWidget()
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.rows, self.ending):
            column.addWidget(widget, 1000 if widget is self.rows else 0)
        column.addStretch(1)  # the last line follows the rows: only what they leave is empty
        self.body.addWidget(self.sheet, 1000)
        self.body.addStretch(1)
        self.body.addLayout(self._foot())
        self.apply.set_on(True)
        self.refusal.hide()

    def _foot(self) -> QHBoxLayout:
        self.hint.setFont(text_font(12))
        self.hint.setProperty("tone", "3")
        self.hint.set_words(HINT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.refusal)
        words.addWidget(self.hint)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, px(12), SIDE, px(14))
        foot.setSpacing(8)
        foot.addLayout(words, 1000)
        foot.addStretch(1)  # the buttons stay where they are when the words find no room
        foot.addWidget(self.keep)
        foot.addWidget(self.apply)
        return foot

    # ---- what is shown

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.head, self.rows, self.ending, self.keep, self.apply):
            part.set_theme(theme)

    def memory(self) -> _Memory:
        return self.pinned, self.chosen, self.rows.selected_item

    def recall(self, memory: _Memory) -> None:
        self.pinned, self.chosen, self._item = memory

    def set_show(self, show: Show, now: Now) -> None:
        """New facts make a new table at the next tick; what was asked for here closes the page."""
        is_accepted = self._seq_when_asked is not None and _was_caught_up(show, self._seq_when_asked)
        self._show, self._is_stale = show, True
        if is_accepted:
            self._leave()

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        if self._is_stale or self.table is None or has_drifted(self.table, show, view):
            self._make(show, view)

    @property
    def has_table(self) -> bool:
        """Whether there is anything to choose."""
        return self.table is not None and bool(self.table.ways)

    def _make(self, show: Show, view: Outlook) -> None:
        """A table of this instant; the way and the row that were chosen stay chosen."""
        self._show, self._view, self._is_stale = show, view, False
        table = self.table = catch_up_table(show, view, self.pinned)
        self.chosen = self.chosen or best_way(table)
        self.title.setText(title_words(table))
        self.about.set_words(about_words(table, show))
        item = self.rows.selected_item or self._item
        self.model.set_table(show, table)
        self.rows.fit_rows()
        if table.ways:
            self.head.set_table(show, table)
            self.ending.set_table(show, table)
            self.rows.select(item)
        self._fit()
        self._mark()

    def _mark(self) -> None:
        """The chosen way in head, rows, last line and timeline."""
        place = KINDS.index(self.chosen) if self.chosen else 0
        for part in (self.head, self.rows, self.ending):
            part.choose(place)
        self._name_buttons()
        self.apply.setEnabled(self._command is not None)
        self._soon.start()

    def _name_buttons(self) -> None:
        """The whole sentence where it finds room."""
        title = way_title(self.chosen or KINDS[0])
        is_brief = is_narrow(self.width())
        self.apply.set_face("Apply" if is_brief else f"Apply “{title}”", "Enter")
        self.apply.setAccessibleName(f"Apply “{title}”")
        keep = "Keep as it stands" if self.has_table else "Back to the controls"
        self.keep.set_face("Keep" if is_brief and self.has_table else keep, "Esc")

    @property
    def _command(self) -> object | None:
        return catch_up_command(self.table, self.chosen) if self.table and self.chosen else None

    @Slot()
    def _preview(self) -> None:
        """On the timeline, once the page itself is painted: a long day takes a while."""
        if self.isVisible():
            self.previewed.emit(self._trial())

    def _trial(self) -> Trial | None:
        """The rundown as the chosen way would make it."""
        if self._show is None or self._view is None or self.table is None or self.chosen is None:
            return None
        command = catch_up_command(self.table, self.chosen)
        found = tried_rows(self._show, command, self._view) if command else None
        return found if isinstance(found, Trial) else None

    def show_refusal(self, words: str) -> None:
        """Beside the buttons, in place of the hint."""
        super().show_refusal(words)
        if words:
            self._seq_when_asked = None
        self._fit()

    # ---- what finds room

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self.ending.set_low(is_low(self.height()))
        self.rows.set_tight(is_tight(self.height()))
        self._fit()
        self._name_buttons()

    def _fit(self) -> None:
        """With nothing to catch up one sentence stays, and the way back; else the table has the room."""
        had_focus = self.rows.hasFocus() or self.keep.hasFocus()
        is_low_page, is_tight_page = is_low(self.height()), is_tight(self.height())
        self.sheet.setVisible(self.has_table)
        self.apply.setVisible(self.has_table)
        self.about.setVisible(not (self.has_table and is_low_page))
        self.title.setVisible(not (self.has_table and is_tight_page))
        above = 0 if self.title.isHidden() else px(8 if is_low_page and self.has_table else 18)
        self.heading.setContentsMargins(SIDE, above, SIDE, above and 4)
        self.body.setContentsMargins(0, 0 if is_low_page else px(12), 0, 0)
        self.refusal.setVisible(bool(self.refusal.toolTip()))
        self.hint.setVisible(self.has_table and self.refusal.isHidden() and not is_narrow(self.width()))
        for button in (self.keep, self.apply):
            button.set_tight(is_low_page)
        if had_focus and not (self.rows.hasFocus() and self.has_table):
            self.take_focus()

    def hideEvent(self, fact: QHideEvent) -> None:
        """Leaving forgets the choice, not the pins; Qt also hides a page that was just made."""
        super().hideEvent(fact)
        if self.table is not None and not fact.spontaneous():
            self._soon.stop()
            self.chosen, self._seq_when_asked = None, None
            self.previewed.emit(None)

    # ---- choosing

    def take_focus(self) -> None:
        place = self.rows if self.has_table else self.keep
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        key = Qt.Key(fact.key())
        is_bare = not fact.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if not is_bare:
            super().keyPressEvent(fact)
        elif key in _ACCEPT:
            self.accept() if self.has_table and not self.keep.hasFocus() else self._leave()
        elif key in _STEPS and self.chosen:
            self._choose(max(0, min(len(KINDS) - 1, KINDS.index(self.chosen) + _STEPS[key])))
        elif key in _WALKS and self.has_table:
            self.rows.setFocus()
            self.rows.keyPressEvent(fact)
        elif fact.text().upper() == PIN_KEY:
            self.pin(self.rows.selected_item or "")
        else:
            super().keyPressEvent(fact)

    @Slot(int)
    def _choose(self, place: int) -> None:
        if self.has_table:
            self.chosen = KINDS[place]
            self._mark()

    @Slot(str)
    def pin(self, item: str) -> None:
        """Pin a row as it stands, or let go of it; a segment holds all its turns."""
        if self.table is not None and self._show is not None and self._view is not None:
            self.pinned = toggled(self.table, self.pinned, item)
            self._make(self._show, self._view)

    @Slot()
    def accept(self) -> None:
        """Ask for what the chosen column shows, once."""
        if self.table is None or not self.has_table or self._seq_when_asked is not None:
            return
        command = self._command
        if command is None:
            self.refused.emit(f"“{way_title(self.chosen or KINDS[0])}” changes nothing.")
            return
        self._seq_when_asked = self.table.seq
        self.asked.emit(command)

    @Slot()
    def _leave(self) -> None:
        self._seq_when_asked = None
        self.left.emit()


def _was_caught_up(show: Show, seq: int) -> bool:
    """Whether the last control command is a catch-up later than that fact."""
    return show.last_control > seq and show.undoable is not None and show.undoable.command == "catch_up"
