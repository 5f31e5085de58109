"""The chair's desk: assembly only. It draws the show it is given and hands on what is asked for."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from runofshow.clock import Now
from runofshow.desk.actions import make_actions
from runofshow.desk.columns import CentreColumn, MinutesColumn, RundownColumn, hairline
from runofshow.desk.controls import Controls, Submit
from runofshow.desk.countdown import CountdownPanel, SpeakerPanel
from runofshow.desk.menus import build_menus
from runofshow.desk.minutes_panel import MinutesPanel
from runofshow.desk.panel import PanelStack
from runofshow.desk.panels import PAGES, SIDE_PANELS
from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.rundown_view import RundownView
from runofshow.desk.timeline import Timeline
from runofshow.desk.topbar import TopBar
from runofshow.desk.transport import Transport
from runofshow.desk.trouble import TroubleBar
from runofshow.look.tokens import Theme
from runofshow.look.words import refusal_words
from runofshow.show import commands as c
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rows import rows
from runofshow.show.scene import desk_scene
from runofshow.show.state import Show

__all__ = ["Desk"]

FOLD_BELOW = 1180
"""Narrower than this the minutes fold into a tab beside the rundown."""

LOW_BELOW = 760
"""Lower than this the rows of the centre stand closer."""


class Desk(QWidget):
    """Takes shows and outlooks, hands on commands.

    open_asked, export_asked, preview_asked, close_asked, theme_chosen(str), mute_chosen(bool): what
    the application does about files, displays and sound.
    """

    open_asked = Signal()
    export_asked = Signal()
    preview_asked = Signal()
    theme_chosen = Signal(str)
    mute_chosen = Signal(bool)
    close_asked = Signal()

    def __init__(
        self, submit: Submit, theme: Theme, *, speed: float = 1.0, is_read_only: bool = False
    ) -> None:
        super().__init__()
        self._submit = submit
        self._is_read_only = is_read_only
        self._theme = theme
        self._speed = speed
        self._shown: Show | None = None
        self._view: Outlook | None = None
        self._slot: str | None = None
        self.named = make_actions(self)
        self.addActions(list(self.named.values()))
        self.menu_bar = QMenuBar()
        self.menus = build_menus(self.menu_bar, self.named)
        self._build(theme)
        self._connect()
        self.setMinimumSize(*theme.layout.desk_min)

    # ---- building

    def _build(self, theme: Theme) -> None:
        self.model = RundownModel(self)
        self.rundown = RundownView(self.model, theme)
        self.countdown = CountdownPanel(theme)
        self.speaker = SpeakerPanel(theme)
        self.transport = Transport(theme, self.named)
        self.minutes = MinutesPanel(theme, self._submit)
        self.timeline = Timeline(theme)
        self.topbar = TopBar(theme, self.named)
        self.trouble = TroubleBar()
        self.controls = Controls(
            self.named, self._submit, self.rundown.selected_slot, self, is_read_only=self._is_read_only
        )
        if self._is_read_only:
            self.minutes.set_read_only(refusal_words(Refusal(RefusalCode.READ_ONLY)))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.side = RundownColumn(self.rundown, theme, self.named)
        self._right = MinutesColumn(self.minutes)
        self.hard_stop = self.side.hard_stop
        self._centre = CentreColumn(self.countdown, self.speaker, self.transport)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.side)
        ordinary = QWidget()
        beside = QHBoxLayout(ordinary)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._centre, 1)
        beside.addWidget(self._right)
        self.pages = PanelStack(ordinary, PAGES, theme, self.named)
        columns.addWidget(self.pages, 1)
        column.addWidget(self.topbar)
        column.addWidget(hairline("h"))
        column.addWidget(self.trouble)
        column.addLayout(columns, 1)
        column.addWidget(self.timeline)
        column.setMenuBar(self.menu_bar)
        self.setLayout(column)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Transport, rundown, minutes, cards; then the tools of the top bar."""
        transport, bar = self.transport, self.topbar
        order: list[QWidget] = [transport.primary, transport.pause, transport.finish]
        order += [transport.less, transport.more, self.side.tabs, self.rundown, *_focus_chain(self.minutes)]
        order += [*transport.cards, transport.line, transport.clear, transport.own]
        order += [bar.undo, bar.stage, bar.sound, self.trouble.button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        self.setFocusProxy(transport.primary)

    def _connect(self) -> None:
        n = self.named
        self.controls.refused.connect(self.transport.show_refusal)
        self.controls.report_asked.connect(self.export_asked)
        n["card_own"].triggered.connect(self.transport.write_own_card)
        n["minutes"].triggered.connect(self._to_minutes)
        n["controls"].triggered.connect(self._to_controls)
        n["open"].triggered.connect(self.open_asked)
        n["export"].triggered.connect(self.export_asked)
        n["preview"].triggered.connect(self.preview_asked)
        n["close_show"].triggered.connect(self.close_asked)
        n["mute"].toggled.connect(self.mute_chosen)
        for name in ("dark", "light", "high_contrast"):
            n[f"theme_{name}"].triggered.connect(
                lambda _checked=False, name=name: self.theme_chosen.emit(name)
            )
        self.transport.card_written.connect(lambda text: self.controls.ask(c.Card(text=text)))
        self.rundown.activated.connect(self.controls.take_slot)
        self.rundown.selectionModel().currentChanged.connect(self.controls.weigh)
        self.minutes.left.connect(self._to_controls)
        for name in SIDE_PANELS:
            n[name].triggered.connect(partial(self.side.open_panel, name))
        for name in PAGES:
            n[name].triggered.connect(partial(self._toggle_page, name))
        for stack in (self.side.stack, self.pages):
            stack.asked.connect(self.controls.ask)
            stack.refused.connect(self.controls.refused)
            self.controls.refused.connect(stack.show_refusal)
            stack.left.connect(self._to_controls)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    # ---- commands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key whose control makes no sense now says why: an action that is off takes no key."""
        if not self.controls.explain(event.keyCombination()):
            super().keyPressEvent(event)

    def show_refusal(self, command: c.Command, refusal: Refusal) -> None:
        """Say why, beside whatever was pressed."""
        words = refusal_words(refusal)
        if isinstance(command, c.Note | c.Ask | c.Amend | c.Strike | c.Answer):
            self.minutes.show_refusal(words, command.id)
        else:
            self.controls.refused.emit(words)

    # ---- what is shown

    def set_show(self, show: Show, now: Now) -> None:
        """Take over a show with new facts."""
        is_first = self._shown is None
        self._shown = show
        table = rows(show, now)
        view = outlook(show, now)
        self.model.set_rows(show, table)
        if is_first:
            self.rundown.expandAll()
            self.side.set_programme(show.programme)
        self.timeline.set_rows(show, table, view)
        self.topbar.set_show(show, view, self._speed)
        self.minutes.set_show(show, now)
        for stack in (self.side.stack, self.pages):
            stack.set_show(show, now)
        self.controls.set_show(show, now)
        self.tick(show, view)
        if view.slot != self._slot:
            self._slot = view.slot
            self.rundown.show_current()

    def tick(self, show: Show, view: Outlook) -> None:
        """Draw what grows with time."""
        self._view = view
        scene = desk_scene(show, view)
        self.countdown.set_scene(show, view, scene)
        self.speaker.set_scene(show, view, scene)
        self.transport.set_scene(show, view, scene)
        self.rundown.set_scene(scene, view.slot if view.run else None)
        self.timeline.tick(view)
        self.topbar.tick(show, view)
        self.minutes.tick(show, view)
        for stack in (self.side.stack, self.pages):
            stack.tick(show, view)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        faces = (self.countdown, self.speaker, self.transport, self.rundown, self.minutes, self.topbar)
        for face in (*faces, self.timeline, self.hard_stop, self.side.stack, self.pages):
            face.set_theme(theme)
        for name in ("dark", "light", "high_contrast"):
            self.named[f"theme_{name}"].setChecked(name == theme.name)

    # ---- focus and shape

    @Slot()
    def _to_minutes(self) -> None:
        self.pages.close_panel()
        self.side.show_minutes()
        self.minutes.focus_line()

    def _toggle_page(self, name: str) -> None:
        """The key that opens a page closes it, too."""
        if self.pages.name == name:
            self._to_controls()
        else:
            self.pages.open_panel(name)

    @Slot()
    def _to_controls(self) -> None:
        self.pages.close_panel()
        self.transport.close_line()
        self.transport.primary.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.transport.set_typing(isinstance(new, QLineEdit | QPlainTextEdit) and self.isAncestorOf(new))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self._theme.layout
        self.side.setFixedWidth(layout.rundown.at(self.width()))
        self._right.setFixedWidth(layout.minutes.at(self.width()))
        self._fold(is_narrow=self.width() < FOLD_BELOW)
        self._centre.set_low(self.height() < LOW_BELOW)

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


def _focus_chain(root: QWidget) -> list[QWidget]:
    """The descendants that take the focus, in the order of the Tab key."""
    chain, widget = [], root.nextInFocusChain()
    while widget is not None and root.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain
