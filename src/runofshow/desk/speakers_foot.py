"""Below the list of speakers: giving the floor, marking a round, and the line that adds a name."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.desk.speakers_field import SpeakerField
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["SpeakersFoot"]


class SpeakersFoot(QWidget):
    """Two buttons, a field, and one line of words: what the field will do, or why it was refused."""

    def __init__(self, theme: Theme, popup_parent: QWidget, side: tuple[int, int]) -> None:
        """popup_parent: over which names are offered. side: the margins before and behind."""
        super().__init__()
        self.give = KeyButton(theme, is_small=True)
        self.mark_round = KeyButton(theme, is_small=True)
        self.line = SpeakerField(theme, popup_parent)
        self.outcome, self.refusal = ElidedLabel(), ElidedLabel()
        self._dress()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.give, 1)
        buttons.addWidget(self.mark_round)
        column = QVBoxLayout(self)
        column.setContentsMargins(side[0], px(8), side[1], px(6))
        column.setSpacing(px(6))
        column.addLayout(buttons)
        for widget in (self.line, self.outcome, self.refusal):
            column.addWidget(widget)

    def _dress(self) -> None:
        for label, tone in ((self.outcome, "2"), (self.refusal, "")):
            label.setFont(text_font(12, times=True) if tone else text_font(12, 500))
            label.setProperty("tone", tone)
            label.setFixedHeight(px(18))
        self.refusal.hide()
        self.line.setAccessibleName("Name for the list of speakers")
        self.give.set_face("Give the floor", "Enter")
        self.give.setToolTip("The selected one speaks now. (Enter in the list)")
        self.give.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mark_round.setToolTip("The first three become a round, then four, then none. (R in the list)")

    def set_theme(self, theme: Theme) -> None:
        for part in (self.give, self.mark_round, self.line):
            part.set_theme(theme)

    def show_refusal(self, words: str) -> None:
        """In place of what the line would do; empty words take it away."""
        self.refusal.set_words(words)
        self.refusal.setVisible(bool(words))
        self.outcome.setVisible(not words)

    def set_round(self, size: int, left: int) -> None:
        """left: how many of the round are still to speak; nought where none is marked."""
        self.mark_round.set_on(bool(left))
        self.mark_round.set_face(f"Round of {size}: {left} left" if left else "Round of 3", "R")
