"""The top bar: what is on, over or under, when it will end, the clock, and the state of things around."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from runofshow.desk.labels import figures, place_words, status_words
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.icons import icon, set_button_icon
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["TopBar"]


class _Figure(QWidget):
    """A caption over a figure, with a remark beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.caption, self.value, self.remark = QLabel(name), QLabel(), QLabel()
        self.caption.setFont(text_font(11, 500))
        self.value.setFont(text_font(18, 600, times=True))
        self.remark.setFont(text_font(12, times=True))
        self.caption.setProperty("tone", "3")
        self.remark.setProperty("tone", "3")
        self.remark.setContentsMargins(0, 0, 0, 2)  # so that both stand on one line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.value)
        row.addWidget(self.remark, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def say(self, caption: str, value: str, remark: str = "") -> None:
        """Set only what differs: a label relays out its parents whenever it is set."""
        for label, text in ((self.caption, caption), (self.value, value), (self.remark, remark)):
            if label.text() != text:
                label.setText(text)
        self.remark.setVisible(bool(remark))


class TopBar(QFrame):
    """Draws state; its buttons press the window's actions."""

    def __init__(self, theme: Theme, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setFixedHeight(theme.row.topbar)
        self._named = actions
        self.title, self.subtitle = ElidedLabel(), ElidedLabel()
        self.over_under, self.forecast, self.clock = (
            _Figure("Over"),
            _Figure("Forecast end"),
            _Figure("Clock"),
        )
        self.undo, self.stage, self.sound = QToolButton(), QToolButton(), QToolButton()
        self._is_muted = False
        self._sound_trouble = ""
        self._stage_words, self._is_stage_on = "Stage off", False
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self.title.setFont(text_font(13, 600))
        self.subtitle.setFont(text_font(12))
        self.subtitle.setProperty("tone", "2")
        for label in (self.title, self.subtitle):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setContentsMargins(0, 9, 0, 9)
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(28)
        row.addLayout(words, 1)
        for figure in (self.over_under, self.forecast, self.clock):
            row.addWidget(figure)
        line = QFrame()
        line.setProperty("line", "v")
        line.setFixedHeight(28)
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
        self.stage.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.stage.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.stage.setAccessibleName("Stage")
        self.sound.clicked.connect(self._named["mute"].trigger)
        self.sound.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def set_stage_menu(self, menu: QMenu) -> None:
        self.stage.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        colour, off = theme.neutral.text_2, theme.neutral.text_3
        self._named["undo"].setIcon(icon("undo-2", colour, 18, disabled=off))
        self._dress()

    def _dress(self) -> None:
        colour = self._theme.neutral.text_2
        is_off = self._is_muted or bool(self._sound_trouble)
        words = "No sound" if self._sound_trouble else "Muted" if self._is_muted else "Chimes"
        self.sound.setText(words)
        set_button_icon(self.sound, "volume-x" if is_off else "volume-2", colour)
        self.sound.setAccessibleName(f"Chimes: {words}")
        self.sound.setToolTip(self._sound_trouble or self._named["mute"].toolTip())
        self.stage.setText(self._stage_words)
        set_button_icon(self.stage, "monitor" if self._is_stage_on else "monitor-off", colour)
        self.stage.setToolTip("Choose the display that faces the speakers.")

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
        shown = figures(show.programme, view)
        self.over_under.say(shown.over_under_name, shown.over_under)
        self.forecast.say(shown.forecast_name, shown.forecast, shown.planned)
        self.clock.say("Clock", shown.clock)
