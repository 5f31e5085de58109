"""What the desk offers by itself: a quiet sentence in the top bar and one action, while there is need."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from runofshow.desk.actions import keycap
from runofshow.desk.buttons import KeyButton
from runofshow.desk.catchup_words import offer_words
from runofshow.desk.text import balanced_lines
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.catchup_table import Course, course
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["Offer"]

LINE = 112
"""About how wide the sentence is on its two lines."""

_ACTION_WORDS = {Course.EARLY: "Use the time"}


class Offer(QWidget):
    """Says that the show is off course, and opens the catch-up page."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__()
        self._action = action
        self._is_typing = False
        self._is_short = False
        self._face = "Catch up"
        self.sentence = ""
        self.lines = QLabel(), QLabel()
        self._percent = theme.percent
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for line in self.lines:
            line.setProperty("tone", "2")
            words.addWidget(line)
        words.addStretch(1)
        self._row.addLayout(words)
        self.button = self._new_button(theme)
        self.hide()
        self.set_theme(theme)

    def _new_button(self, theme: Theme) -> KeyButton:
        button = KeyButton(theme, is_small=True)
        button.clicked.connect(self._action.trigger)
        self._row.addWidget(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Colours; for text of another size another button, as everywhere on the desk."""
        if theme.percent != self._percent:
            self._percent = theme.percent
            self._row.removeWidget(self.button)
            self.button.hide()
            self.button.deleteLater()
            self.button = self._new_button(theme)
        for line in self.lines:
            line.setFont(text_font(12, times=True))
        self.button.set_theme(theme)
        self._dress()

    def set_short(self, is_short: bool) -> None:
        """Where room is scarce the sentence goes into the tooltip."""
        self._is_short = is_short
        for line in self.lines:
            line.setVisible(not is_short)

    def set_typing(self, is_typing: bool) -> None:
        """While a text field has the focus the button prints the key that works there."""
        self._is_typing = is_typing
        self._dress()

    def tick(self, show: Show, view: Outlook) -> None:
        """Come and go with the forecast; set only what differs."""
        sentence = offer_words(show, view)
        if sentence == self.sentence:
            return
        self.sentence = sentence
        if sentence:
            self._face = _ACTION_WORDS.get(course(show, view), "Catch up")
            self._dress()
        self.setVisible(bool(sentence))

    def _dress(self) -> None:
        words = balanced_lines(self.lines[0].font(), self.sentence, px(LINE))
        for line, text in zip(self.lines, [*words, ""], strict=False):
            line.setText(text)
        self.button.set_face(self._face, keycap(self._action, while_typing=self._is_typing))
        self.button.setToolTip(f"{self.sentence} {self._action.toolTip()}")
        self.button.setAccessibleName(f"{self.sentence} {self._face}".strip())
