"""The line in the middle of the desk that asks who speaks instead: no dialog, the clock stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from runofshow.desk.handing_words import instead_question, instead_words
from runofshow.desk.speakers_field import SpeakerField
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show import commands as c
from runofshow.show.facts import Speaker
from runofshow.show.state import Show

__all__ = ["HEIGHT", "InsteadLine"]

HEIGHT = 58
"""Question and field, in px at the ordinary size of text."""


class InsteadLine(QWidget):
    """asked(Command): somebody stands in. left(): Esc, or it is done."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Show | None = None
        self._was_refused = False
        self.slot_id = ""
        self.question = ElidedLabel()
        self.question.setFont(text_font(12, 500))
        self.question.setFixedHeight(px(18))
        self.field = SpeakerField(theme, parent, is_below=True)
        self.field.setAccessibleName("Who speaks instead")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.question)
        column.addWidget(self.field)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.left)
        self.field.textChanged.connect(self._describe)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.field.set_theme(theme)

    def open_for(self, show: Show, slot: str, over: QWidget) -> None:
        """Ask for whoever speaks in a slot instead; names are offered over the widget `over`."""
        self.slot_id = slot
        self.field.open_in(over)
        self.field.clear()
        self.set_show(show)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_show(self, show: Show) -> None:
        """Follow the show; the slot may be gone by now."""
        self._shown = show
        self.field.set_programme(show.programme)
        if self.slot_id in show.programme.slots:
            self._describe()
        elif self.isVisible():
            self.left.emit()

    def show_refusal(self, words: str) -> None:
        """Why it was refused, in place of the question."""
        self._was_refused = bool(words)
        if words:
            self.question.set_words(words)

    @Slot()
    def _describe(self) -> None:
        if self._shown is None or self.slot_id not in self._shown.programme.slots:
            return
        named = self.field.speaker()
        words = instead_question(self._shown, self.slot_id)
        if named.is_somebody:
            words = instead_words(self._shown, self.slot_id, Speaker(**named.fields))
        self.question.set_words(named.problem or words)

    @Slot()
    def _enter(self) -> None:
        command = self._command()
        if command is None:
            self.left.emit()
            return
        if isinstance(command, str):
            self.question.set_words(command)
            return
        self._was_refused = False
        self.asked.emit(command)
        if not self._was_refused:
            self.left.emit()

    def _command(self) -> c.Substitute | str | None:
        """What the line asks for; words where it is unclear; None where it changes nothing."""
        named = self.field.speaker()
        if named.is_somebody or named.problem:
            return named.problem or c.Substitute(slot=self.slot_id, **named.fields)
        planned = self._shown.control.planned(self.slot_id) if self._shown is not None else None
        if planned is None or planned.person is None or self._shown is None:
            return None
        is_replaced = self.slot_id in self._shown.control.substitutes
        return c.Substitute(slot=self.slot_id, person=planned.person.id) if is_replaced else None

    def hideEvent(self, fact: QHideEvent) -> None:
        super().hideEvent(fact)
        self.field.people.hide()
