"""The quick line: a field that grows with its text and keeps Enter, Esc and the arrows for the minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from runofshow.desk.own_keys import ENTER_OR_ESC, claims
from runofshow.look.fonts import text_font
from runofshow.look.scale import px

__all__ = ["LineEdit"]

MARGIN = 3
"""Of the text inside the field, beside the padding of the stylesheet, in px."""

CHROME = 16
"""Border, padding and margins above and below the text."""

LEAST, MOST = 60, 4
"""The least height in px, and how many lines it grows to."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(QPlainTextEdit):
    """entered(): Enter or Ctrl+Enter. left(): Esc. Shift+Enter begins a new line.

    While `is_choosing`, Enter, Tab, Esc and the arrows belong to the list of people instead:
    accepted(), dismissed(), stepped(int) tell which.
    """

    entered = Signal()
    left = Signal()
    accepted = Signal()
    dismissed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_choosing = False
        self.setFont(text_font(13))
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Minutes line")
        self.setPlaceholderText("Write here, Enter logs it")
        self.setToolTip(
            "c conclusion, r recommendation, a action, n note, q question, q @name to someone, "
            "! first: off the record. Enter logs, Shift+Enter begins a line, Esc leaves."
        )
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put words in place of a stretch of the text, so that Ctrl+Z takes them back."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)

    # ---- keys

    def event(self, fact: QEvent) -> bool:
        """Esc and Enter are the line's own while it has the focus, whatever shortcuts the window has."""
        return claims(fact, lambda key: key.key() in ENTER_OR_ESC) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if self.is_choosing and self._choose(fact):
            return
        is_shifted = bool(fact.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if fact.key() in _ENTER and not is_shifted:
            if not fact.isAutoRepeat():
                self.entered.emit()
        elif fact.key() in _ENTER:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        elif fact.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(fact)

    def _choose(self, fact: QKeyEvent) -> bool:
        """Whether the list of people took the key."""
        match fact.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Escape:
                self.dismissed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if not fact.modifiers():
                self.accepted.emit()
            case _:
                return False
        return True

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab takes the name while the list of people is open."""
        if self.is_choosing and is_next:
            self.accepted.emit()
            return True
        return super().focusNextPrevChild(is_next)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text loses its formatting."""
        if source.hasText():
            self.insertPlainText(source.text())
            self.ensureCursorVisible()

    # ---- size

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """As high as its lines, counted as they wrap; from the fourth on it scrolls."""
        lines = round(self.document().size().height())
        spacing = QFontMetricsF(self.font()).lineSpacing()
        height = max(px(LEAST), round(min(lines, MOST) * spacing) + CHROME)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)
