"""The bar under the top bar: trouble with the surroundings in a sentence, and one action."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["Subject", "TroubleBar"]

HEIGHT = 36

Subject = Literal["saving", "mirrored", "reading", "stage", "news", "remark"]

_BY_URGENCY: tuple[Subject, ...] = ("mirrored", "reading", "stage", "news", "remark")
"""What else may be said; that something is not saved always stands before it."""


class TroubleBar(QFrame):
    """One sentence for each subject. The most urgent is in sight; what is not saved can't be dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: dict[Subject, str] = {}
        self.setProperty("trouble", "true")
        self.setFixedHeight(px(HEIGHT))
        self.words = QLabel()
        self.button = QToolButton()
        self.button.setText("Dismiss")
        self.button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def set_theme(self, _theme: Theme) -> None:
        """Take the height that the theme's text needs; colours come from the sheet."""
        self.setFixedHeight(px(HEIGHT))

    def say(self, words: str, about: Subject = "news") -> None:
        """Say a sentence about a subject; an empty one takes that back."""
        self._said[about] = words
        self._show_most_urgent()

    @Slot()
    def _dismiss(self) -> None:
        self._said = {"saving": self._said.get("saving", "")}
        self._show_most_urgent()

    def _show_most_urgent(self) -> None:
        unsaved = self._said.get("saving", "")
        other = next((self._said[about] for about in _BY_URGENCY if self._said.get(about)), "")
        words = f"{unsaved} {other}".strip()
        self.words.setText(words)
        self.setAccessibleName(words)
        self.button.setEnabled(bool(other))
        self.setVisible(bool(words))
