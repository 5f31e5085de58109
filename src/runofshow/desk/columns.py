"""The desk's three columns: rundown, centre, minutes. They lay out; what stands in them is given."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.countdown import CountdownPanel, SpeakerPanel
from runofshow.desk.hard_stop import HardStop
from runofshow.desk.labels import length_words
from runofshow.desk.transport import RING, Transport
from runofshow.look.fonts import text_font
from runofshow.programme.models import Programme

__all__ = ["CentreColumn", "MinutesColumn", "RundownColumn", "hairline"]

HEAD = 44


def hairline(way: str) -> QFrame:
    """A line of the theme, "h" or "v"."""
    line = QFrame()
    line.setProperty("line", way)
    return line


class RundownColumn(QFrame):
    """The rundown under its head, the hard stop below; on a narrow desk tabs for rundown and minutes."""

    def __init__(self, rundown: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.tabs, self.pages, self.hard_stop = self._tab_bar(), QStackedWidget(), HardStop()
        self._total = QLabel()
        self._head = self._head_row()
        self.pages.addWidget(rundown)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self.tabs, hairline("h"), self.pages, self.hard_stop):
            column.addWidget(widget, 1 if widget is self.pages else 0)
        row = _tight_row(self)
        row.addLayout(column, 1)
        row.addWidget(hairline("v"))

    def _tab_bar(self) -> QTabBar:
        tabs = QTabBar()
        tabs.addTab("Rundown")
        tabs.addTab("Minutes")
        tabs.setExpanding(False)
        tabs.setAccessibleName("Rundown or minutes")
        tabs.hide()
        return tabs

    def _head_row(self) -> QFrame:
        title = QLabel("Rundown")
        title.setFont(text_font(13, 600))
        self._total.setFont(text_font(12, times=True))
        self._total.setProperty("tone", "3")
        head = QFrame()
        head.setProperty("surface", "panel")
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._total)
        return head

    def set_programme(self, programme: Programme) -> None:
        self._total.setText(length_words(programme.planned_duration))
        self.hard_stop.set_programme(programme)

    @property
    def is_folded(self) -> bool:
        """Whether the minutes stand here, behind a tab."""
        return self.pages.count() > 1

    def take_in(self, minutes: QWidget) -> None:
        """Put the minutes behind a tab, in front if somebody is writing in them."""
        is_writing = _has_focus(minutes)
        self.pages.addWidget(minutes)
        self._show_tabs(is_folded=True, page=1 if is_writing else 0)

    def give_back(self, minutes: QWidget) -> None:
        """Let the minutes go to their own column."""
        self.pages.removeWidget(minutes)
        self._show_tabs(is_folded=False, page=0)

    def show_minutes(self) -> None:
        """Bring the minutes to the front, if they stand here."""
        if self.is_folded:
            self.tabs.setCurrentIndex(1)

    def _show_tabs(self, *, is_folded: bool, page: int) -> None:
        self.tabs.setCurrentIndex(page)
        self.tabs.setVisible(is_folded)
        self._head.setVisible(not is_folded)


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
        self._speaker = speaker
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

    def set_low(self, is_low: bool) -> None:
        """On a low window the air goes to the digits."""
        self._column.setContentsMargins(16, 10 if is_low else 20, 16, (12 if is_low else 18) - RING)
        self._below.setContentsMargins(16 - RING, 8 if is_low else 14, 16 - RING, 0)
        self._below.setSpacing(0 if is_low else 12 - RING)
        self._speaker.set_low(is_low)


def _tight_row(frame: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    return row


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)
