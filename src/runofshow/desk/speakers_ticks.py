"""Who of the programme is here: the second section of the speakers panel, a tick for each person."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from runofshow.desk.speakers_lists import TickList
from runofshow.desk.speakers_words import presence_words, tick_looks
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show import commands as c
from runofshow.show.state import Show

__all__ = ["TickSection"]


class TickSection(QWidget):
    """asked(Command): somebody is here, or is not here yet."""

    asked = Signal(object)

    def __init__(self, theme: Theme, side: tuple[int, int]) -> None:
        """side: the margins before and behind."""
        super().__init__()
        self.here, self.rows = QLabel(), TickList(theme)
        title = QLabel("Panel")
        title.setFont(text_font(12, 600))
        title.setProperty("tone", "2")
        self.here.setFont(text_font(12, times=True))
        self.here.setProperty("tone", "3")
        head = QHBoxLayout()
        head.setContentsMargins(side[0], px(8), side[1], px(4))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        self.rows.ticked.connect(self._tick)

    def set_theme(self, theme: Theme) -> None:
        self.rows.set_theme(theme)

    def set_show(self, show: Show) -> None:
        looks = tick_looks(show)
        self.rows.people.set_looks(looks)
        self.here.setText(presence_words(looks))
        if not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.rows.people.index(0, 0))

    @Slot()
    def _tick(self) -> None:
        """Here; of whoever was said to be here: not here yet."""
        look = self.rows.selected()
        if look is not None:
            self.asked.emit(c.Presence(person=look.id, is_present=not look.is_here))
