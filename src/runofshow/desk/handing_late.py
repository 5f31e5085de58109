"""What can be done about a speaker who has not come: the next one goes first, or somebody stands in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["HEIGHT", "LateRow"]

HEIGHT = 40
"""Buttons and the room for their focus ring, in px at the ordinary size of text."""


class LateRow(QWidget):
    """Words and two buttons bound to the window's actions."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel("Not here yet.")
        self.words.setFont(text_font(13, 500))
        self.later, self.instead = KeyButton(theme, is_small=True), KeyButton(theme, is_small=True)
        self.later.set_face("Take second", "Shift W")
        self.instead.set_face("Who speaks instead", "W")
        self.later.bind(actions["take_second"])
        self.instead.bind(actions["substitute"])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 4, 4)
        row.setSpacing(px(8))
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.instead)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self.later.set_theme(theme)
        self.instead.set_theme(theme)
