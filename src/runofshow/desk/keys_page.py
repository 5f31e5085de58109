"""The page of keys: every one of them by menu, from the table that makes them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from runofshow.desk.actions import ACTIONS
from runofshow.desk.keys_words import KeyGroup, KeyLine, in_columns, key_groups
from runofshow.desk.page import Page
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["KeysPage"]

ABOUT = "While you write in a field, take the key with Ctrl or Alt, or the one of the upper row."
COLUMN = 310
"""About how wide a column is, at the ordinary size of text."""

SIDE = 24


class KeysPage(Page):
    """As many columns as there is room for; it scrolls."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Keys", ABOUT)
        self.groups = key_groups(ACTIONS, _native)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Every key")
        self.area.setAccessibleDescription("\n".join(group.spoken for group in self.groups))
        self.body.addWidget(self.area, 1)
        self._number = 0

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        number = max(1, (self.width() - 2 * SIDE) // px(COLUMN))
        if number != self._number:
            self._number = number
            self.area.setWidget(self._content(number))

    def _content(self, number: int) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(SIDE, px(8), SIDE, 24)
        row.setSpacing(px(36))
        for groups in in_columns(self.groups, number):
            column = QVBoxLayout()
            column.setSpacing(px(6))
            for group in groups:
                _add(column, group)
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def take_focus(self) -> None:
        """The arrows scroll at once; no focus proxy, which the Tab key would jump to past all before it."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Home and End, which a scroll area leaves alone."""
        bar = self.area.verticalScrollBar()
        if fact.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif fact.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(fact)


def _add(column: QVBoxLayout, group: KeyGroup) -> None:
    title = QLabel(group.title)
    title.setFont(text_font(12, 600))
    title.setProperty("tone", "3")
    column.addWidget(title)
    for line in group.lines:
        column.addWidget(_row(line))
    column.addSpacing(px(18))


def _row(line: KeyLine) -> QWidget:
    row = QWidget()
    row.setAccessibleName(line.spoken)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(px(4))
    words = QLabel(f"{line.words}, {line.where}" if line.where else line.words)
    words.setFont(text_font(13))
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    across.addWidget(words, 1)
    for key in line.keys:
        cap = QLabel(key.replace("+", " ") if len(key) > 1 else key)
        cap.setProperty("key", "true")
        cap.setFont(text_font(11, 500))
        across.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
