"""The head of the speakers panel: for how many there is room, as one sentence with the length to fill in."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from runofshow.desk.speakers_line import length_of
from runofshow.desk.speakers_words import list_words, room_words
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.programme.times import format_duration
from runofshow.show.floor import room_for
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["FLOOR_SECONDS", "RoomHead", "clock_words", "unreadable_words"]

FLOOR_SECONDS = 120
"""What a speaker from the floor gets unless the chair says otherwise."""


class RoomHead(QWidget):
    """Room for 4 more at [2:00]; below it, what the list itself takes.

    chosen(): Enter in the field. refused(str): what stands there is no length of time.
    """

    chosen = Signal()
    refused = Signal(str)

    def __init__(self, side: tuple[int, int]) -> None:
        """side: the margins before and behind."""
        super().__init__()
        self._latest: tuple[Show, Outlook] | None = None
        self.room, self.after_list, self.field = QLabel(), ElidedLabel(), QLineEdit()
        self.room.setFont(text_font(13, 600))
        self.after_list.setFont(text_font(12, times=True))
        self.after_list.setProperty("tone", "2")
        self.after_list.setFixedHeight(px(18))
        self._dress_field()
        sentence = QHBoxLayout()
        sentence.setSpacing(px(8))
        sentence.addWidget(self.room)
        sentence.addWidget(self.field)
        sentence.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(side[0], px(10), side[1], px(4))
        column.setSpacing(px(2))
        column.addLayout(sentence)
        column.addWidget(self.after_list)

    def _dress_field(self) -> None:
        self.field.setFont(text_font(13, times=True))
        self.field.setPlaceholderText(clock_words(FLOOR_SECONDS))
        self.field.setAccessibleName("Time of a speaker from the floor")
        self.field.setToolTip("Such as 1:30 or 90s. Those on the list keep their own.")
        self.field.setMaxLength(8)
        self.field.setFixedWidth(px(64))
        self.field.textChanged.connect(self._say)
        self.field.returnPressed.connect(self._take)

    @property
    def seconds(self) -> int:
        """What those who are put on the list get."""
        return length_of(self.field.text()) or FLOOR_SECONDS

    def tick(self, show: Show, view: Outlook) -> None:
        self._latest = show, view
        self._say()

    @Slot()
    def _say(self) -> None:
        if self._latest is None:
            return
        show, view = self._latest
        room = room_for(show, view, self.seconds)
        words, after = room_words(room), list_words(room, len(show.control.requests))
        if (words, after) != (self.room.text(), self.after_list.toolTip()):
            self.room.setText(words)
            self.after_list.set_words(after)
        spoken = f"{words} {clock_words(self.seconds)}. {after}".strip()
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)

    @Slot()
    def _take(self) -> None:
        text = self.field.text()
        if text.strip() and length_of(text) is None:
            self.refused.emit(unreadable_words(text))
        else:
            self.chosen.emit()


def clock_words(seconds: int) -> str:
    """2:00."""
    return format_duration(timedelta(seconds=seconds))


def unreadable_words(text: str) -> str:
    """Why a typed length was not taken."""
    return f"“{text}” is no length of time. Write 1:30 or 90s."
