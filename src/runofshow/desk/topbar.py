"""The top bar: what is on, over or under, when it will end, the clock, and the state of things around."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from runofshow.desk.labels import figures, place_words, planned_words, status_words
from runofshow.desk.offer import Offer
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.icons import icon, set_button_icon
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["TopBar"]

SHORT_BELOW = 1000
"""Narrower than this, at the ordinary size of text, only icons and figures stand in the bar."""


class _Figure(QWidget):
    """A caption over a figure, with a remark beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.caption, self.value, self.remark = QLabel(name), QLabel(), QLabel()
        self._has_remark, self._is_short = False, False
        self.caption.setProperty("tone", "3")
        self.remark.setProperty("tone", "3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.value)
        row.addWidget(self.remark, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def measure(self) -> None:
        """Take the size of the desk's text."""
        self.caption.setFont(text_font(11, 500))
        self.value.setFont(text_font(18, 600, times=True))
        self.remark.setFont(text_font(12, times=True))
        self.remark.setContentsMargins(0, 0, 0, px(2))  # so that both stand on one line

    def set_short(self, is_short: bool) -> None:
        """Where room is scarce the remark goes into the tooltip."""
        self._is_short = is_short
        self.remark.setVisible(self._has_remark and not is_short)

    def say(self, caption: str, value: str, remark: str = "") -> None:
        """Set only what differs: a label relays out its parents whenever it is set."""
        for label, text in ((self.caption, caption), (self.value, value), (self.remark, remark)):
            if label.text() != text:
                label.setText(text)
        self._has_remark = bool(remark)
        self.remark.setVisible(self._has_remark and not self._is_short)
        if self.toolTip() != remark:
            self.setToolTip(remark)


class TopBar(QFrame):
    """Draws state; its buttons press the window's actions."""

    def __init__(self, theme: Theme, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._named = actions
        self._is_short = False
        self.title, self.subtitle = ElidedLabel(), ElidedLabel()
        self.over_under, self.forecast, self.clock = (
            _Figure("Over"),
            _Figure("Forecast end"),
            _Figure("Clock"),
        )
        self.offer = Offer(theme, actions["catch_up"])
        self.undo, self.stage, self.sound = QToolButton(), QToolButton(), QToolButton()
        self._is_muted = False
        self._sound_trouble = ""
        self._stage_words, self._is_stage_on = "Stage off", False
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.subtitle.setProperty("tone", "2")
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.addLayout(words, 1)
        row.addWidget(self.offer)
        self._row, self._words = row, words
        for figure in (self.over_under, self.forecast, self.clock):
            row.addWidget(figure)
        line = self._line = QFrame()
        line.setProperty("line", "v")
        row.addWidget(line)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        for button in (self.undo, self.stage, self.sound):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tools.addWidget(button)
        row.addLayout(tools)
        self.undo.setDefaultAction(self._named["undo"])
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.undo.setAccessibleName("Undo")
        self.stage.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.stage.setAccessibleName("Stage")
        self.sound.clicked.connect(self._named["mute"].trigger)

    def set_stage_menu(self, menu: QMenu) -> None:
        self.stage.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Colours, and the size of the text: the bar stays when all below it is made anew."""
        self._theme = theme
        colour, off = theme.neutral.text_2, theme.neutral.text_3
        self._named["undo"].setIcon(icon("undo-2", colour, px(18), disabled=off))
        self.undo.setIconSize(QSize(px(18), px(18)))
        self.setFixedHeight(theme.row.topbar)
        self.title.setFont(text_font(13, 600))
        self.subtitle.setFont(text_font(12))
        self._words.setContentsMargins(0, px(9), 0, px(9))
        self._line.setFixedHeight(px(28))
        for figure in self._figures:
            figure.measure()
        self.offer.set_theme(theme)
        self._settle()
        self._dress()

    @property
    def _figures(self) -> tuple[_Figure, _Figure, _Figure]:
        return self.over_under, self.forecast, self.clock

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._settle()

    def _settle(self) -> None:
        """Where text is large and the window is not, the words beside icons and figures go into tooltips."""
        self._is_short = self.width() < px(SHORT_BELOW)
        self._row.setSpacing(px(14) if self._is_short else px(28))
        self._line.setVisible(not self._is_short)
        for figure in self._figures:
            figure.set_short(self._is_short)
        self.offer.set_short(self._is_short)
        ways = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in (self.stage, self.sound):
            button.setToolButtonStyle(ways[not self._is_short])

    def _dress(self) -> None:
        colour = self._theme.neutral.text_2
        is_off = self._is_muted or bool(self._sound_trouble)
        words = "No sound" if self._sound_trouble else "Muted" if self._is_muted else "Chimes"
        self.sound.setText(words)
        set_button_icon(self.sound, "volume-x" if is_off else "volume-2", colour, px(18))
        self.sound.setAccessibleName(f"Chimes: {words}")
        self.sound.setToolTip(self._sound_trouble or self._named["mute"].toolTip())
        self.stage.setText(self._stage_words)
        set_button_icon(self.stage, "monitor" if self._is_stage_on else "monitor-off", colour, px(18))
        self.stage.setToolTip(self._named["stages"].toolTip())

    def set_sound(self, *, is_muted: bool, trouble: str) -> None:
        """The state of the chimes, always visible."""
        self._is_muted, self._sound_trouble = is_muted, trouble
        self._dress()

    def set_stage(self, words: str, *, is_on: bool) -> None:
        """Stage, Stage off, Stage preview or Display gone."""
        self._stage_words, self._is_stage_on = words, is_on
        self._dress()

    def set_show(self, show: Show, view: Outlook, speed: float) -> None:
        programme = show.programme
        self.title.set_words(programme.title)
        words = status_words(view.status, show.kind, speed)
        self.subtitle.set_words(f"{words} · {place_words(programme)}")

    def tick(self, show: Show, view: Outlook) -> None:
        shown = figures(show.plan, view)
        self.offer.tick(show, view)
        self.over_under.say(shown.over_under_name, shown.over_under)
        # The offer says by how much, so beside the figure there is room for the plan.
        planned = planned_words(show.plan) if self.offer.sentence else shown.planned
        self.forecast.say(shown.forecast_name, shown.forecast, planned)
        self.clock.say("Clock", shown.clock)
