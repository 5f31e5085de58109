"""The minutes column of the desk: what was logged, by segment, and the line to log more."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.minutes_composer import Composer
from runofshow.desk.minutes_delegate import EntryEdited
from runofshow.desk.minutes_list import MinutesList
from runofshow.desk.minutes_model import MinutesModel
from runofshow.desk.minutes_rows import TABS, Tab
from runofshow.desk.minutes_tabs import HEIGHT, MinutesTabs
from runofshow.desk.minutes_words import clock, place_words
from runofshow.desk.quick_line import LONGEST_TEXT
from runofshow.look.icons import icon
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.commands import Amend, Command
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["MinutesPanel"]


def _new_id() -> str:
    """An id for a command, so that handing it in twice logs it once."""
    return f"m-{uuid4().hex}"


class MinutesPanel(QWidget):
    """left(): Esc, the focus goes back to the controls. draft_changed(): ask `draft` and keep it safe.

    `submit` takes commands; a refusal comes back through `show_refusal`, at once or later.
    """

    left = Signal()
    draft_changed = Signal()

    def __init__(
        self, theme: Theme, submit: Callable[[Command], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._sent: dict[str, str] = {}
        """Command id → what was typed, until the show holds it or refuses it."""
        self._in_hand: str | None = None
        """The id of the command that is being submitted; None again once it is refused."""
        self._last_draft = ""
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Minutes")
        self.tabs = MinutesTabs(theme, self)
        self.more = QToolButton(self)
        self.lists: dict[Tab, MinutesList] = {
            tab: MinutesList(theme, MinutesModel(tab, self), _new_id, self) for tab in TABS
        }
        self._is_read_only = False
        self.composer = Composer(theme, self, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        for page in self.lists.values():
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(_hair(self))
        layout.addWidget(self._pages, 1)
        layout.addWidget(_hair(self))
        layout.addWidget(self.composer)
        order = (self.tabs, self.more, *self.lists.values(), self.composer.kinds, self.composer.line)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setFixedHeight(px(HEIGHT))
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(0)
        self.more.setAccessibleName("More for the selected entry")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.more)
        return head

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._selection_changed)
        self.more.clicked.connect(self._open_menu)
        self.composer.entered.connect(self.log_line)
        self.composer.left.connect(self.left)
        self.composer.changed.connect(self._tell_draft)
        for page in self.lists.values():
            page.asked.connect(self._ask)
            page.edited.connect(self._amend)
            page.left.connect(self.left)
            page.selectionModel().selectionChanged.connect(self._selection_changed)
        self._selection_changed()

    # ---- the contract of the faces

    def set_theme(self, theme: Theme) -> None:
        self.tabs.set_theme(theme)
        self.composer.set_theme(theme)
        self.more.setIcon(icon("ellipsis", theme.neutral.text_2, px(18), disabled=theme.neutral.text_3))
        self.more.setIconSize(QSize(px(18), px(18)))
        for page in self.lists.values():
            page.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        """Follow the show after a fact."""
        for page in self.lists.values():
            page.minutes.set_show(show)
        self.tabs.set_counts({tab: page.minutes.tally() for tab, page in self.lists.items()})
        self.composer.set_programme(show.programme)
        self._sent = {key: text for key, text in self._sent.items() if key not in show.entries}
        self._tell_draft()
        self._selection_changed()

    def tick(self, show: Show, view: Outlook) -> None:
        """Say where and when a line would be filed now."""
        self.composer.set_place(place_words(show, view.moment), clock(show.programme, view.moment))

    # ---- the line

    def focus_line(self) -> None:
        """Put the cursor into the line."""
        self.composer.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draft(self) -> str:
        """What has been typed and isn't in the show yet: lines on their way, then the line itself."""
        return "\n".join(text for text in (*self._sent.values(), self.composer.text()) if text)

    def set_read_only(self, why: str) -> None:
        """Nothing can be written here: the line says why."""
        self._is_read_only = True
        self.composer.set_read_only(why)

    def set_draft(self, text: str) -> None:
        """Put back what was being typed."""
        self.composer.set_text(text)

    def take_over(self, old: MinutesPanel) -> None:
        """Go on with what was being written on a panel that this one replaces."""
        self._sent, self._in_hand = dict(old._sent), old._in_hand
        self.tabs.setCurrentIndex(old.tabs.currentIndex())
        self.composer.kinds.set_kind(old.composer.kinds.kind)
        self.composer.set_text(old.composer.text())

    def show_refusal(self, words: str, command_id: str | None = None) -> None:
        """Say below the line why something was refused; its text comes back if the line had been cleared.

        command_id: of the refused command; None stands for the one being handed in.
        """
        refused = command_id or self._in_hand
        if refused == self._in_hand:
            self._in_hand = None
        text = self._sent.pop(refused, "") if refused else ""
        typed = self.composer.text()
        if text and typed != text:
            self.composer.set_text(f"{text}\n{typed}" if typed else text)
        self.composer.show_refusal(words)
        self._tell_draft()

    @Slot()
    def log_line(self) -> None:
        """Hand the line in, and clear it unless it is refused at once. An empty line does nothing."""
        entry = self.composer.entry()
        if entry is None or not entry.text:
            return
        if len(entry.text) > LONGEST_TEXT:
            self.composer.show_refusal(_too_long(entry.text))
        elif self._hand_in(entry.command(_new_id()), self.composer.text()):
            self.composer.set_text("")
        self._tell_draft()

    def _hand_in(self, command: Command, typed: str) -> bool:
        """Submit, with the typed words kept until they are safe; whether it wasn't refused at once."""
        assert command.id is not None
        if typed:
            self._sent[command.id] = typed
        self._in_hand = command.id
        self._submit(command)
        is_taken = self._in_hand is not None
        self._in_hand = None
        return is_taken

    @Slot()
    def _tell_draft(self) -> None:
        draft = self.draft()
        if draft != self._last_draft:
            self._last_draft = draft
            self.draft_changed.emit()

    # ---- entries

    @Slot(object)
    def _ask(self, command: Command) -> None:
        self._hand_in(command, "")

    @Slot(object)
    def _amend(self, edited: EntryEdited) -> None:
        """Give an entry its new text; where that is refused, the words come back into the line."""
        command_id = _new_id()
        if len(edited.text) > LONGEST_TEXT:
            self._sent[command_id] = edited.text
            self.show_refusal(_too_long(edited.text), command_id)
            return
        self._hand_in(Amend(id=command_id, entry=edited.entry, text=edited.text), edited.text)
        self._sent.pop(command_id, None)
        self._tell_draft()

    @property
    def page(self) -> MinutesList:
        """The list in sight."""
        return self.lists[TABS[self.tabs.currentIndex()]]

    @Slot()
    def _selection_changed(self) -> None:
        row = self.page.selected_row()
        is_possible = row is not None and row.is_editable and not self._is_read_only
        self.more.setEnabled(is_possible)
        self.more.setToolTip(
            "Edit, strike or take off the record." if is_possible else "Select an entry to edit or strike it."
        )

    @Slot()
    def _open_menu(self) -> None:
        row = self.page.selected_row()
        if row is not None:
            self.page.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height())), row)


def _too_long(text: str) -> str:
    return f"An entry can have {LONGEST_TEXT:,} characters at most; this has {len(text):,}."


def _hair(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("line", "h")
    return line
