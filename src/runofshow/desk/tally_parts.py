"""What stands around the counters: choices of which one holds, fields for numbers, a free question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.buttons import KeyButton
from runofshow.desk.own_keys import ENTER_OR_ESC, claims
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.votes import FREE_ANSWERS

__all__ = ["ENTER", "Choice", "Field", "FreeQuestion", "NumberField", "Sheet", "labelled"]

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST = 1_000_000


class Sheet(QScrollArea):
    """Scrolls what does not fit, and leaves every key to the page."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        fact.ignore()


class Choice(QFrame):
    """A row of words of which one holds. chosen(int): another one, by its place."""

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self._name = name
        self.setProperty("segments", "true")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pick)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._words: tuple[str, ...] = ()
        self.set_words(words)

    def set_words(self, words: Sequence[str]) -> None:
        """Other choices; the same ones stay as they are."""
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for place, text in enumerate(words):
            self._add(place, text)

    def _add(self, place: int, text: str) -> None:
        button = QPushButton(text.replace("&", "&&"))
        button.setProperty("segment", "true")
        button.setCheckable(True)
        button.setFont(text_font(12, 500))
        button.setAccessibleName(f"{self._name}: {text}")
        self._group.addButton(button, place)
        self._row.addWidget(button)

    def choose(self, place: int) -> None:
        """Say which one holds, without a signal. The Tab key stops there, arrow keys go on to the others."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)
            policy = Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)

    @property
    def place(self) -> int:
        return self._group.checkedId()

    @property
    def buttons(self) -> list[QAbstractButton]:
        return self._group.buttons()

    @Slot(QAbstractButton)
    def _pick(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._group.id(button))


class Field(QLineEdit):
    """A line whose Enter and Esc are its own. taken(): Enter. left(): Esc."""

    taken = Signal()
    left = Signal()

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setFont(text_font(13, times=True))
        self.setAccessibleName(name)
        self.setToolTip(f"{name}. Enter takes it, Esc goes back.")
        self.setPlaceholderText(placeholder)

    def event(self, fact: QEvent) -> bool:
        """Whatever shortcuts the window has."""
        return claims(fact, _is_own) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if fact.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.left.emit()
        elif fact.key() in ENTER and not fact.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        else:
            super().keyPressEvent(fact)

    def take(self) -> None:
        self.taken.emit()


class NumberField(Field):
    """A whole number. entered(int): Enter."""

    entered = Signal(int)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setValidator(QIntValidator(0, MOST, self))
        self.setFixedWidth(px(88))

    def show_number(self, number: int | None) -> None:
        """What holds now, unless somebody is writing another."""
        if not (self.hasFocus() and self.isModified()):
            self.setText("" if number is None else str(number))

    def take(self) -> None:
        if self.text():
            self.setModified(False)
            self.entered.emit(int(self.text()))


class FreeQuestion(QWidget):
    """A question that is not in the programme, and its answers. asked(): it is to be counted. left(): Esc."""

    asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.question = Field("Question", "What is voted on?")
        self.answers = Field("Answers, with the colour of their cards")
        self.count = KeyButton(theme)
        self.count.set_face("Count it", "Enter")
        self.question.setMaxLength(400)
        self.answers.setMaxLength(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, px(12), 24, px(12))
        column.setSpacing(px(6))
        for field in (self.question, self.answers):
            field.taken.connect(self.asked)
            field.left.connect(self.left)
            column.addWidget(labelled(field.accessibleName(), field))
        self.count.clicked.connect(self.asked)
        column.addSpacing(px(6))
        column.addWidget(self.count, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.begin()

    def set_theme(self, theme: Theme) -> None:
        self.count.set_theme(theme)

    def begin(self) -> None:
        """Empty, ready to be written."""
        self.question.clear()
        self.answers.setText(FREE_ANSWERS)


def labelled(words: str, widget: QWidget) -> QWidget:
    """A control under its words."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(4))
    label = QLabel(words)
    label.setFont(text_font(12))
    label.setProperty("tone", "2")
    label.setBuddy(widget)
    column.addWidget(label)
    column.addWidget(widget)
    return both


def _is_own(key: QKeyEvent) -> bool:
    """Enter and Esc; with Ctrl, Enter logs the result."""
    return key.key() in ENTER_OR_ESC and not key.modifiers() & Qt.KeyboardModifier.ControlModifier
