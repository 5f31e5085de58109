"""A line for somebody's name: completes `@name` as the minutes do, keeps Enter and Esc for itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from runofshow.desk.minutes_people import PeopleList
from runofshow.desk.own_keys import ENTER_OR_ESC, claims
from runofshow.desk.quick_line import completions, mention
from runofshow.desk.speakers_line import NamedSpeaker, parse_speaker
from runofshow.look.fonts import text_font
from runofshow.look.tokens import Theme
from runofshow.programme.models import Programme

__all__ = ["SpeakerField"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SpeakerField(QLineEdit):
    """entered(): Enter. left(): Esc. went_up(): Up, while no list of people is open.

    The list of people opens in `popup_parent`, above the line or below it.
    """

    entered = Signal()
    left = Signal()
    went_up = Signal()

    def __init__(self, theme: Theme, popup_parent: QWidget, *, is_below: bool = False) -> None:
        super().__init__()
        self._popup_parent = popup_parent
        self._is_below = is_below
        self._programme: Programme | None = None
        self._dismissed: int | None = None
        self.people = PeopleList(theme, popup_parent)
        self.people.setAccessibleName("People of the programme")
        self.people.picked.connect(self._accept)
        self.setFont(text_font(13))
        self.setPlaceholderText("Name, organisation, group")
        self.setToolTip("@ and a few letters name someone of the programme. Enter takes it, Esc leaves.")
        self.textChanged.connect(self._complete)
        self.cursorPositionChanged.connect(self._complete)

    def set_theme(self, theme: Theme) -> None:
        self.people.set_theme(theme)

    def open_in(self, popup_parent: QWidget) -> None:
        """Let the list of people open over another widget from now on."""
        self._popup_parent = popup_parent
        self.people.setParent(popup_parent)
        self.people.hide()

    def set_programme(self, programme: Programme) -> None:
        self._programme = programme

    def speaker(self) -> NamedSpeaker:
        """Whom the line names."""
        return parse_speaker(self.text(), self._programme) if self._programme else NamedSpeaker()

    # ---- keys

    def event(self, fact: QEvent) -> bool:
        """Esc and Enter are the line's own, whatever shortcuts the window has."""
        return claims(fact, lambda key: key.key() in ENTER_OR_ESC) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        is_choosing = not self.people.isHidden()
        match fact.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if is_choosing:
                    self._accept()
                elif not fact.isAutoRepeat():
                    self.entered.emit()
            case Qt.Key.Key_Escape:
                self._dismiss() if is_choosing else self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if is_choosing:
                self.people.step(-1 if fact.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Up if not fact.modifiers():
                self.went_up.emit()
            case _:
                super().keyPressEvent(fact)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab takes the name while the list of people is open."""
        if is_next and not self.people.isHidden():
            self._accept()
            return True
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, fact: QFocusEvent) -> None:
        super().focusOutEvent(fact)
        self.people.hide()

    # ---- names

    @Slot()
    def _complete(self) -> None:
        if self._programme is None:
            return
        start, _, people = completions(self.text(), self.cursorPosition(), self._programme)
        if not people or start != self._dismissed:
            self._dismissed = None
        is_open = bool(people) and self._dismissed is None and self.hasFocus()
        corner = self.mapTo(self._popup_parent, QPoint(0, 0))
        beside = QRect(corner, QSize(self.width(), self.height()))
        self.people.offer(people if is_open else (), beside, is_below=self._is_below)

    @Slot()
    def _accept(self) -> None:
        """Put the chosen name in."""
        person = self.people.current
        if person is None or self._programme is None:
            return
        text = self.text()
        start, end, _ = completions(text, self.cursorPosition(), self._programme)
        name = mention(self._programme, person)
        self.people.hide()
        self._dismissed = start
        self.setText(f"{text[:start]}{name}{text[end:]}")
        self.setCursorPosition(start + len(name))
        self.people.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dismiss(self) -> None:
        if self._programme is not None:
            self._dismissed = completions(self.text(), self.cursorPosition(), self._programme)[0]
        self.people.hide()
