"""Beside the counters: the sum against who is present, what percentages are of, and what was logged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.desk.flow import FlowRow
from runofshow.desk.tally_parts import Choice, NumberField, labelled
from runofshow.desk.tally_words import headcount_words, logged_words
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font, title_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.state import Show
from runofshow.show.votes import BaseKind, Result

__all__ = ["BASES", "TallySide"]

BASES: tuple[BaseKind, ...] = ("cast", "present", "entitled")
_BASE_WORDS = ("Votes cast", "Present", "Entitled")
_EXACTNESS = ("Exact", "Estimated")


class TallySide(QWidget):
    """present_entered, entitled_entered(int), base_chosen(int), exactness_chosen(int), majority_asked()."""

    present_entered = Signal(int)
    entitled_entered = Signal(int)
    base_chosen = Signal(int)
    exactness_chosen = Signal(int)
    majority_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.figure, self.meaning = QLabel(), QLabel()
        self.present = NumberField("People present")
        self.entitled = NumberField("People entitled to vote")
        self.base = Choice("Percentages of", _BASE_WORDS)
        self.exactness = Choice("Counted", _EXACTNESS)
        self.majority = KeyButton(theme, is_small=True)
        self.logged = [ElidedLabel() for _ in range(3)]
        self._dress()
        self._lay_out()
        self.present.entered.connect(self.present_entered)
        self.entitled.entered.connect(self.entitled_entered)
        self.present.left.connect(self.left)
        self.entitled.left.connect(self.left)
        self.base.chosen.connect(self.base_chosen)
        self.exactness.chosen.connect(self.exactness_chosen)
        self.majority.clicked.connect(self.majority_asked)

    def _dress(self) -> None:
        self.figure.setFont(title_font(28))
        self.figure.setAccessibleName("Votes counted")
        self.meaning.setFont(text_font(13))
        self.meaning.setProperty("tone", "2")
        self.meaning.setWordWrap(True)
        self.majority.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.majority.setMaximumWidth(px(252))
        self.majority.setToolTip("Count only the others: the chosen answer gets what they leave of the base.")
        for label in self.logged:
            label.setFont(text_font(12, times=True))
            label.setProperty("tone", "2")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, px(8), 24, px(8))
        column.setSpacing(px(10))
        column.addWidget(self.figure)
        column.addSpacing(-px(8))
        column.addWidget(self.meaning)
        numbers = FlowRow(px(12))
        numbers.add(labelled("Present", self.present))
        self._entitled = labelled("Entitled to vote", self.entitled)
        numbers.add(self._entitled)
        column.addLayout(numbers)
        column.addWidget(labelled("Percentages of", self.base))
        column.addWidget(labelled("Counted", self.exactness))
        column.addWidget(self.majority, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        earlier = QVBoxLayout()
        earlier.setSpacing(0)
        for label in self.logged:
            label.setFixedHeight(px(20))
            earlier.addWidget(label)
        column.addLayout(earlier)

    def set_theme(self, theme: Theme) -> None:
        self.majority.set_theme(theme)

    def set_result(
        self, show: Show, seen: Result, running: Result, logged: tuple[Result, ...], entitled: int | None
    ) -> None:
        """seen: what is in sight. running: what is counted now or next. logged: the counts so far."""
        counted = sum(bar.votes for bar in seen.bars if bar.option.id != seen.majority)
        figure, meaning = headcount_words(counted, show.present, show.programme.capacity)
        self.figure.setText(figure)
        self.figure.setAccessibleDescription(f"{figure}. {meaning}")
        self.meaning.setText(meaning)
        self.present.show_number(show.present)
        self.entitled.show_number(entitled)
        self.base.choose(BASES.index(running.base_kind))
        self._entitled.setVisible(running.base_kind == "entitled")
        self.exactness.choose(0 if running.is_exact else 1)
        for button in self.exactness.buttons:
            button.setEnabled(running.majority is None)
        ahead = next((bar.option.text for bar in running.bars if bar.option.id == running.majority), "")
        self.majority.set_face(f"Clear majority: {ahead}" if ahead else "Clear majority")
        self.majority.set_on(bool(ahead))
        latest = logged[-len(self.logged) :]
        for place, label in enumerate(self.logged):
            words = logged_words(latest[place], show.programme) if place < len(latest) else ""
            label.set_words(words)
            label.setVisible(bool(words))
