"""The parts of the preflight page: a row for each check, and lists to tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.desk.flow import FlowRow
from runofshow.desk.preflight_rules import Check, Level
from runofshow.desk.ticks import TickBox
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["CheckRow", "TickList", "a_label"]

ICON = 18
GAP = 12

_ICONS = {Level.OK: "circle-check", Level.WARN: "triangle-alert", Level.UNKNOWN: "circle-help"}
_SPOKEN = {Level.OK: "in order", Level.WARN: "look at this", Level.UNKNOWN: "not known"}


def a_label(px_size: int, weight: int = 400, tone: str = "") -> QLabel:
    """Plain words that wrap."""
    label = QLabel()
    label.setFont(text_font(px_size, weight))
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class CheckRow(QWidget):
    """A sign, what was looked at, how it stands, and what can be done about it."""

    def __init__(self, theme: Theme, buttons: Iterable[KeyButton] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._level = Level.UNKNOWN
        self.sign = QLabel()
        self.title, self.words, self.details = a_label(13, 600), a_label(13, tone="2"), a_label(12, tone="3")
        self.buttons = tuple(buttons)
        self.sign.setFixedSize(px(ICON), px(20))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for label in (self.title, self.words, self.details):
            column.addWidget(label)
        if self.buttons:
            column.addSpacing(px(6))
            row = FlowRow(8)
            for button in self.buttons:
                row.add(button)
            column.addLayout(row)
        row_of_all = QHBoxLayout(self)
        row_of_all.setContentsMargins(0, 0, 0, px(20))
        row_of_all.setSpacing(px(GAP))
        row_of_all.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row_of_all.addLayout(column, 1)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in self.buttons:
            button.set_theme(theme)
        self._draw_sign()

    def set_check(self, check: Check) -> None:
        self._level = check.level
        self.title.setText(check.title)
        self.words.setText(check.words)
        self.details.setText("\n".join(check.details))
        self.details.setVisible(bool(check.details))
        self.setAccessibleName(f"{check.title}: {_SPOKEN[check.level]}")
        self.setAccessibleDescription("\n".join((check.words, *check.details)))
        self.sign.setToolTip(_SPOKEN[check.level].capitalize())
        self._draw_sign()

    def _draw_sign(self) -> None:
        neutral = self._theme.neutral
        colour = {Level.OK: neutral.text_2, Level.WARN: neutral.text, Level.UNKNOWN: neutral.text_3}
        picture = pixmap(_ICONS[self._level], colour[self._level], px(ICON), self.devicePixelRatioF())
        self.sign.setPixmap(picture)


class TickList(QWidget):
    """Lines to tick, each with something below it. ticked(str): the id of the line that was clicked."""

    ticked = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.words = a_label(13, 600), a_label(13, tone="2")
        self.title.setText(title)
        self.boxes: dict[str, TickBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, px(20))
        self._column.setSpacing(px(2))
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, px(8), 0, 0)
        self._rows.setSpacing(px(8))
        self._column.addLayout(self._rows)
        self._lines: tuple[tuple[str, str, str], ...] = ()

    def set_lines(self, lines: tuple[tuple[str, str, str], ...]) -> None:
        """(id, words, what stands below) of each line; made anew only when one differs."""
        self.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.boxes = {}
        for key, words, below in lines:
            self._rows.addWidget(self._row(key, words, below))

    def _row(self, key: str, words: str, below: str) -> QWidget:
        """The words stand beside the box in a label of their own, because a box does not wrap them."""
        row = QWidget()
        box = self.boxes[key] = TickBox()
        box.setAccessibleName(f"{words}, {below}" if below else words)
        box.clicked.connect(lambda _checked=False, key=key: self.ticked.emit(key))
        box.setFixedSize(box.sizeHint().width(), px(20))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text, label in ((words, a_label(13)), (below, a_label(12, tone="3"))):
            if text:
                label.setText(text)
                label.setBuddy(box)
                column.addWidget(label)
        both = QHBoxLayout(row)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(px(4))
        both.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(column, 1)
        return row

    def set_ticked(self, done: Mapping[str, bool], *, words: str, is_possible: bool = True) -> None:
        """Which lines are ticked, and how many in a sentence."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for key, box in self.boxes.items():
            box.setChecked(done.get(key, False))
            box.setEnabled(is_possible)
