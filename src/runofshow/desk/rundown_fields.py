"""The fields of a row's editor: they keep Enter, Esc and Tab for it; the one for a person completes names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from runofshow.desk.minutes_people import PeopleList
from runofshow.desk.own_keys import ENTER_OR_ESC, claims
from runofshow.look.fonts import text_font
from runofshow.look.tokens import Theme
from runofshow.programme.models import Person, Programme
from runofshow.show.people import find_people

__all__ = ["PersonField", "RowField"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowField(QLineEdit):
    """entered(): Enter. left(): Esc. stepped(int): Tab, or backwards."""

    entered = Signal()
    left = Signal()
    stepped = Signal(int)

    def __init__(self, name: str, placeholder: str, *, times: bool = False) -> None:
        super().__init__()
        self.setFont(text_font(13, times=times))
        self.setProperty("row", "true")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def event(self, fact: QEvent) -> bool:
        """Enter and Esc are the field's own, whatever shortcuts the window has."""
        return claims(fact, lambda key: key.key() in ENTER_OR_ESC) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        match fact.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not fact.isAutoRepeat():
                    self.entered.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(fact)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes round the fields of the row, not out of it."""
        self.stepped.emit(1 if is_next else -1)
        return True


class PersonField(RowField):
    """Offers the people of the programme whose names begin like what is typed, below the field or above.

    popup_parent: over which the list opens; it holds the field.
    """

    def __init__(self, theme: Theme, programme: Programme, popup_parent: QWidget) -> None:
        super().__init__("Person", "A few letters of a name")
        self.programme = programme
        self._popup_parent = popup_parent
        self.people = PeopleList(theme, popup_parent)
        self.people.setAccessibleName("People of the programme")
        self.people.picked.connect(self._accept)
        self.textEdited.connect(self._complete)
        self.destroyed.connect(self.people.deleteLater)

    def set_theme(self, theme: Theme) -> None:
        self.people.set_theme(theme)

    # ---- keys

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        is_choosing = not self.people.isHidden()
        choices: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._accept,
            Qt.Key.Key_Enter: self._accept,
            Qt.Key.Key_Escape: self.people.hide,
            Qt.Key.Key_Up: lambda: self.people.step(-1),
            Qt.Key.Key_Down: lambda: self.people.step(1),
        }
        if is_choosing and fact.key() in choices:
            choices[fact.key()]()
        elif fact.key() == Qt.Key.Key_Down:
            self._offer(find_people(self.programme, ""))
        else:
            super().keyPressEvent(fact)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab takes the name while the list of people is open, and goes on."""
        if is_next and not self.people.isHidden():
            self._accept()
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, fact: QFocusEvent) -> None:
        super().focusOutEvent(fact)
        self.people.hide()

    # ---- names

    @Slot()
    def _complete(self) -> None:
        text = self.text().strip()
        self._offer(find_people(self.programme, text) if text else ())

    def _offer(self, people: tuple[Person, ...]) -> None:
        """As wide as the editor: names are longer than the field, and are never cut."""
        editor = self.parentWidget()
        assert editor is not None
        left = editor.mapTo(self._popup_parent, QPoint(self.x(), 0)).x()
        top = self.mapTo(self._popup_parent, QPoint(0, 0)).y()
        field = QRect(QPoint(left, top), QSize(editor.width() - 2 * self.x(), self.height()))
        is_below = self._popup_parent.height() - field.bottom() > field.top()
        self.people.offer(people, field, is_below=is_below)

    @Slot()
    def _accept(self) -> None:
        person = self.people.current
        self.people.hide()
        if person is not None:
            self.setText(person.full_name)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
