"""Everything of the desk that holds text: columns and timeline, made anew when text takes another size."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from runofshow.desk.columns import CentreColumn, MinutesColumn, RundownColumn
from runofshow.desk.controls import Submit
from runofshow.desk.countdown import CountdownPanel
from runofshow.desk.density import Density, density_of, is_narrow
from runofshow.desk.handing_speaker import SpeakerPanel
from runofshow.desk.minutes_panel import MinutesPanel
from runofshow.desk.panel import PanelStack
from runofshow.desk.panels import PAGES
from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.rundown_view import RundownView
from runofshow.desk.timeline import Timeline
from runofshow.desk.topbar import TopBar
from runofshow.desk.transport import Transport
from runofshow.look.tokens import Theme

__all__ = ["Faces"]


class Faces(QWidget):
    """Lays out rundown, centre, minutes and timeline; what they show is given to each."""

    def __init__(
        self, theme: Theme, actions: dict[str, QAction], submit: Submit, model: RundownModel
    ) -> None:
        super().__init__()
        self._theme = theme
        self.rundown = RundownView(model, theme)
        self.countdown = CountdownPanel(theme)
        self.speaker = SpeakerPanel(theme, actions)
        self.transport = Transport(theme, actions)
        self.minutes = MinutesPanel(theme, submit)
        self.timeline = Timeline(theme)
        self.side = RundownColumn(self.rundown, theme, actions)
        self._right = MinutesColumn(self.minutes)
        self._centre = CentreColumn(self.countdown, self.speaker, self.transport)
        self.pages = PanelStack(_side_by_side(self._centre, self._right), PAGES, theme, actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_side_by_side(self.pages, self.side, is_mirrored=True), 1)
        column.addWidget(self.timeline)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for face in (self.countdown, self.speaker, self.transport, self.rundown, self.minutes):
            face.set_theme(theme)
        for other in (self.timeline, self.side.hard_stop, self.side.stack, self.pages):
            other.set_theme(theme)

    def set_tab_order(self, bar: TopBar, last: QWidget) -> None:
        """Transport, rundown, minutes, cards; then the tools of the top bar."""
        transport = self.transport
        order: list[QWidget] = [transport.primary, transport.pause, transport.finish]
        order += [transport.less, transport.more, self.side.tabs, self.rundown, *_focus_chain(self.minutes)]
        order += [*transport.cards, transport.line, transport.clear, transport.own]
        order += [bar.offer.button, bar.undo, bar.stage, bar.sound, last]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        layout, percent = self._theme.layout, self._theme.percent
        self.side.setFixedWidth(layout.rundown.at(self.width()))
        self._right.setFixedWidth(layout.minutes.at(self.width()))
        self._fold(is_narrow=is_narrow(self.width(), percent))
        density = density_of(self._desk_height, percent)
        self._centre.set_density(density)
        self.timeline.setVisible(density is not Density.TIGHT)

    @property
    def _desk_height(self) -> int:
        """With the bars above the faces."""
        desk = self.parentWidget()
        return desk.height() if desk is not None else self.height()

    def _fold(self, *, is_narrow: bool) -> None:
        """Move the minutes beside the rundown or back; what is being written stays, and so does the focus."""
        if is_narrow == self.side.is_folded:
            return
        focused = QApplication.focusWidget()
        if is_narrow:
            self.side.take_in(self.minutes)
        else:
            self.side.give_back(self.minutes)
            self._right.take_in(self.minutes)
        self._right.setVisible(not is_narrow)
        if focused is not None and self.minutes.isAncestorOf(focused):
            focused.setFocus()


def _side_by_side(wide: QWidget, narrow: QWidget, *, is_mirrored: bool = False) -> QWidget:
    """Two columns, the wide one taking what room there is; mirrored, it stands behind the other."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in (narrow, wide) if is_mirrored else (wide, narrow):
        row.addWidget(widget, 1 if widget is wide else 0)
    return both


def _focus_chain(root: QWidget) -> list[QWidget]:
    """The descendants that take the focus, in the order of the Tab key."""
    chain, widget = [], root.nextInFocusChain()
    while widget is not None and root.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain
