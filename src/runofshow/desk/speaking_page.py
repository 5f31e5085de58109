"""The page of speaking time: who has spoken for how long, live, as bars of one hundred per cent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.page import SIDE, Page
from runofshow.desk.speaking_chart import SpeakingChart
from runofshow.desk.speaking_words import EMPTY, NO_GROUPS, speaking_look
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.speaking import speaking_time
from runofshow.show.state import Show

__all__ = ["SpeakingPage"]

NARROW_BELOW = 720
"""Px at the ordinary size of text below which groups stand under the people, not beside them."""


class SpeakingPage(Page):
    """People on one side; panel, floor and groups on the other."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Speaking time", EMPTY)
        self._second: datetime | None = None
        self.people = SpeakingChart(theme, "By person, spoken of allotted")
        self.sides = SpeakingChart(theme, "Panel and floor")
        self.groups = SpeakingChart(theme, "By group")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Speaking time")
        beside = QVBoxLayout()
        beside.setSpacing(px(24))
        for chart in (self.sides, self.groups):
            beside.addWidget(chart)
        beside.addStretch(1)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._columns.setContentsMargins(SIDE, px(8), SIDE, px(16))
        self._columns.setSpacing(px(40))
        self._columns.addWidget(self.people, 3, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(beside, 2)
        self.area.setWidget(inner)
        self.body.addWidget(self.area, 1)

    @property
    def charts(self) -> tuple[SpeakingChart, SpeakingChart, SpeakingChart]:
        return self.people, self.sides, self.groups

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for chart in self.charts:
            chart.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        self._draw(show, show.timeline.moment(now))

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        if view.moment.replace(microsecond=0) != self._second:
            self._draw(show, view.moment)

    def _draw(self, show: Show, moment: datetime) -> None:
        """Once a second: what is shown are whole seconds."""
        self._second = moment.replace(microsecond=0)
        look = speaking_look(speaking_time(show.control, moment))
        if look.about != self.about.toolTip():
            self.about.set_words(look.about)
        self.people.set_bars(look.people, "Nobody is named in the programme.")
        self.sides.set_bars(look.sides, EMPTY)
        self.groups.set_bars(look.groups, NO_GROUPS if look.sides else EMPTY)

    def take_focus(self) -> None:
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        is_narrow = self.width() < px(NARROW_BELOW)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
