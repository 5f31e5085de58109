"""The bar under the top bar: trouble with the surroundings in a sentence, and one action."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["Subject", "TroubleBar"]

HEIGHT = 36

Subject = Literal["saving", "mirrored", "dark", "bug", "reading", "stage", "news", "remark"]

_BY_URGENCY: tuple[Subject, ...] = ("mirrored", "dark", "bug", "reading", "stage", "news", "remark")
"""What else may be said; that something is not saved always stands before it."""


_STAYING: tuple[Subject, ...] = ("saving", "dark")
"""What goes on until it is mended: something not saved, a stage that is dark."""


class TroubleBar(QFrame):
    """A line for each subject, the most urgent in sight; what is in `_STAYING` can't be dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: dict[Subject, str] = {}
        self.setProperty("trouble", "true")
        self.setMinimumHeight(px(HEIGHT))
        self.icon = QLabel()
        self.words = QLabel()
        # A sentence too long for one line takes two: it must neither widen the desk nor be cut.
        self.words.setWordWrap(True)
        self.button = QToolButton()
        self.button.setText("Dismiss")
        self.button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the height that the theme's text needs; colours come from the sheet, but for the icon's."""
        self.setMinimumHeight(px(HEIGHT))
        self.icon.setPixmap(pixmap("triangle-alert", theme.neutral.centre, px(16), self.devicePixelRatioF()))

    def say(self, words: str, about: Subject = "news") -> None:
        """Say a sentence about a subject; an empty one takes that back."""
        self._said[about] = words
        self._show_most_urgent()

    @Slot()
    def _dismiss(self) -> None:
        self._said = {about: self._said.get(about, "") for about in _STAYING}
        self._show_most_urgent()

    def _show_most_urgent(self) -> None:
        unsaved = self._said.get("saving", "")
        subject = next((about for about in _BY_URGENCY if self._said.get(about)), None)
        other = self._said[subject] if subject else ""
        words = "\n".join(filter(None, (unsaved, other)))
        self.words.setText(words)
        self.setAccessibleName(words)
        is_passing = subject is not None and subject not in _STAYING
        self.button.setEnabled(is_passing)
        self.button.setVisible(is_passing)
        self.setVisible(bool(words))
