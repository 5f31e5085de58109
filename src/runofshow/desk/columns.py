"""The desk's three columns: rundown, centre, minutes. They lay out; what stands in them is given."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.countdown import CountdownPanel
from runofshow.desk.density import Density
from runofshow.desk.handing_speaker import SpeakerPanel
from runofshow.desk.hard_stop import HardStop
from runofshow.desk.labels import length_words
from runofshow.desk.panel import PanelStack
from runofshow.desk.panels import SIDE_PANELS
from runofshow.desk.transport import RING, Transport
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.models import Programme

__all__ = ["CentreColumn", "MinutesColumn", "RundownColumn", "hairline"]

HEAD = 44

_AIR = {
    Density.AIRY: (20, 18, 14, 12 - RING),
    Density.CLOSE: (10, 12, 8, 0),
    Density.TIGHT: (4, 8, 4, 0),
}
"""Px above the countdown, beneath the cards, between countdown and speaker, between that and controls."""

_DIGITS = {Density.AIRY: 1.35, Density.CLOSE: 1.0, Density.TIGHT: 1.0}
"""What an introduction leaves the countdown at least, as a share of its smallest height."""

MINUTES = "minutes"


def hairline(way: str) -> QFrame:
    """A line of the theme, "h" or "v"."""
    line = QFrame()
    line.setProperty("line", way)
    return line


class RundownColumn(QFrame):
    """Tabs for the rundown and the side panels, what is chosen, the hard stop below.

    On a narrow desk the minutes stand behind a tab here.
    """

    def __init__(self, rundown: QWidget, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        makers = {name: make for name, (_, make) in SIDE_PANELS.items()}
        self.stack, self.tabs = PanelStack(rundown, makers, theme, actions), QTabBar()
        self.hard_stop = HardStop()
        self._names = ["", *SIDE_PANELS]
        self._minutes: QWidget | None = None
        self._total = QLabel()
        for words in ("Rundown", *(words for words, _ in SIDE_PANELS.values())):
            self.tabs.addTab(words)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName("Side column")
        self.tabs.currentChanged.connect(self._choose)
        self.stack.opened.connect(self._follow)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head_row(), hairline("h"), self.stack, self.hard_stop):
            column.addWidget(widget, 1 if widget is self.stack else 0)
        row = _tight_row(self)
        row.addLayout(column, 1)
        row.addWidget(hairline("v"))

    def _head_row(self) -> QFrame:
        self._total.setFont(text_font(12, times=True))
        self._total.setContentsMargins(0, 0, 12, 0)
        self._total.setProperty("tone", "3")
        head = QFrame()
        head.setProperty("surface", "panel")
        head.setFixedHeight(px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self._total)
        return head

    def set_programme(self, programme: Programme) -> None:
        self._total.setText(length_words(programme.planned_duration))
        self.hard_stop.set_programme(programme)

    # ---- what is in front

    @Slot(int)
    def _choose(self, place: int) -> None:
        """A tab was chosen: its panel comes to the front, the keyboard stays in the tabs."""
        name = self._names[place] if place < len(self._names) else MINUTES
        if name == MINUTES and self._minutes is not None:
            self.stack.setCurrentWidget(self._minutes)
        elif name and name != self.stack.name:
            self.stack.open_panel(name)
        elif not name:
            self.stack.setCurrentWidget(self.stack.ordinary)
        self._total.setVisible(not name and not self.is_folded)

    @Slot(str)
    def _follow(self, name: str) -> None:
        if self.stack.currentWidget() is not self._minutes:
            self.tabs.setCurrentIndex(self._names.index(name))

    def open_panel(self, name: str) -> None:
        """Bring a side panel to the front and give it the keyboard; the rundown for an empty name."""
        if name:
            self.stack.open_panel(name)
        else:
            self.tabs.setCurrentIndex(0)
            self.stack.ordinary.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ---- the minutes on a narrow desk

    @property
    def is_folded(self) -> bool:
        """Whether the minutes stand here, behind a tab."""
        return self._minutes is not None

    def take_in(self, minutes: QWidget) -> None:
        """Put the minutes behind a tab, in front if somebody is writing in them."""
        is_writing = _has_focus(minutes)
        self._minutes = minutes
        self.stack.addWidget(minutes)
        self.tabs.addTab("Minutes")
        if is_writing:
            self.show_minutes()
        self._total.hide()

    def give_back(self, minutes: QWidget) -> None:
        """Let the minutes go to their own column."""
        if self.stack.currentWidget() is minutes:
            self.tabs.setCurrentIndex(0)
        self._minutes = None
        self.tabs.removeTab(self.tabs.count() - 1)
        self.stack.removeWidget(minutes)
        self._total.setVisible(self.tabs.currentIndex() == 0)

    def show_minutes(self) -> None:
        """Bring the minutes to the front, if they stand here."""
        if self.is_folded:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)


class MinutesColumn(QFrame):
    """The minutes' own column on a desk that is wide enough."""

    def __init__(self, minutes: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._row = _tight_row(self)
        self._row.addWidget(hairline("v"))
        self.take_in(minutes)

    def take_in(self, minutes: QWidget) -> None:
        self._row.addWidget(minutes, 1)
        minutes.show()


class CentreColumn(QFrame):
    """Countdown, speaker and controls; larger windows give their space to the digits."""

    def __init__(self, countdown: CountdownPanel, speaker: SpeakerPanel, transport: Transport) -> None:
        super().__init__()
        self.setProperty("surface", "centre")
        self._rows = (countdown, speaker, transport)
        self._due = 1.0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(countdown, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(RING, 0, RING, 0)
        beside.addWidget(speaker)
        self._below = QVBoxLayout()
        self._below.addLayout(beside)
        self._below.addWidget(transport)
        self._column.addLayout(self._below)

    def set_density(self, density: Density) -> None:
        """On a low window, or with large text, the air goes to the digits."""
        above, beneath, between, apart = _AIR[density]
        self._column.setContentsMargins(16, above, 16, beneath - RING)
        self._below.setContentsMargins(16 - RING, between, 16 - RING, 0)
        self._below.setSpacing(apart)
        for row in self._rows:
            row.set_density(density)
        self._due = _DIGITS[density]
        self._share_out()

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._share_out()

    def _share_out(self) -> None:
        """An introduction may grow until the digits have no more than their due."""
        countdown, speaker, transport = self._rows
        outer, inner = self._column.contentsMargins(), self._below.contentsMargins()
        around = outer.top() + outer.bottom() + inner.top() + self._below.spacing()
        digits = round(countdown.minimumSizeHint().height() * self._due)
        # Its buttons break into further rows where text is large.
        controls = max(transport.sizeHint().height(), transport.heightForWidth(transport.width()))
        speaker.set_room(self.height() - around - digits - controls)


def _tight_row(frame: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    return row


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
