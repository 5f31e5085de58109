"""The controls under the countdown: pause, a minute more or less, the one next step, and cards."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from runofshow.desk.actions import keycap
from runofshow.desk.buttons import KeyButton
from runofshow.desk.density import Density
from runofshow.desk.flow import FlowRow
from runofshow.desk.labels import next_label
from runofshow.desk.text import ElidedLabel, elided
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import MINUS, DurationError, parse_duration
from runofshow.show.cards import CARDS, HOUSE_LANGUAGE, stock_card
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene
from runofshow.show.state import Show
from runofshow.show.status import Status

__all__ = ["RING", "Transport"]

SECOND = timedelta(seconds=1)

CARD_LENGTH = 60

PRIMARY_LEAST = 200
"""The width that the next step asks for beside the other controls, else it stands in a row of its own."""

RING = 4
"""Room around the buttons for the focus ring, which stands outside them."""

_PRIMARY_ICONS = {Status.STANDBY: "play", Status.ENDED: "file-output"}


class Transport(QWidget):
    """Buttons bound to the window's actions.

    card_written(str): a card in the chair's own words. timer_asked(int): a timer of so many seconds.
    """

    card_written = Signal(str)
    timer_asked = Signal(int)

    def __init__(self, theme: Theme, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._named = actions
        self._is_typing, self._is_tight, self._is_quiet = False, False, False
        self.pause = KeyButton(theme, icon="pause")
        self.finish = KeyButton(theme, padding=11)
        self.less = KeyButton(theme, padding=9)
        self.more = KeyButton(theme, padding=9)
        self.primary = KeyButton(theme, icon="skip-forward", is_accent=True)
        self.cards = [KeyButton(theme, is_small=True) for _ in CARDS]
        self.own = KeyButton(theme, icon="pencil", is_small=True)
        self.clear = KeyButton(theme, icon="x", is_small=True)
        self.line = QLineEdit()
        self.timer_line = QLineEdit()
        self.refusal = ElidedLabel()
        self._mark = QLabel()
        self._bind()
        self._lay_out()
        self.set_theme(theme)
        self.less.set_face(f"{MINUS}1:00")
        self.more.set_face("+1:00")
        self.clear.setAccessibleName("Take the card off the stage")

    @property
    def buttons(self) -> list[KeyButton]:
        return [
            self.pause,
            self.finish,
            self.less,
            self.more,
            self.primary,
            *self.cards,
            self.own,
            self.clear,
        ]

    def _bind(self) -> None:
        pairs = {
            "pause": self.pause,
            "finish": self.finish,
            "less": self.less,
            "more": self.more,
            "next": self.primary,
            "card_own": self.own,
            "clear_card": self.clear,
        }
        for name, button in pairs.items():
            button.bind(self._named[name])
        for card, button in zip(CARDS, self.cards, strict=True):
            button.bind(self._named[card.id])
        self.line.returnPressed.connect(self._write_card)
        self.line.setMaxLength(CARD_LENGTH)
        self.line.setPlaceholderText("A card in your own words, Enter shows it")
        self.line.setAccessibleName("Card in your own words")
        self.timer_line.returnPressed.connect(self._start_timer)
        self.timer_line.setMaxLength(20)
        self.timer_line.setPlaceholderText("Length of the timer, such as 2:00; Enter starts it")
        self.timer_line.setAccessibleName("Length of the timer")
        self.line.hide()
        self.timer_line.hide()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        # Always there, so that a refusal does not shift the digits above it.
        self.refusal.setFixedHeight(px(18))
        column.addWidget(self.refusal)
        column.addSpacing(-6)
        upper, lower = FlowRow(8), FlowRow(8)
        for button in (self.pause, self.finish, self.less, self.more):
            upper.add(button)
        upper.add(self.primary, grows=True, least=px(PRIMARY_LEAST))
        self._mark.setFixedWidth(px(18))
        lower.add(self._mark)
        for button in self.cards:
            lower.add(button)
        lower.add(self.line, grows=True)
        lower.add(self.timer_line, grows=True)
        lower.add(self.clear, is_far=True)
        lower.add(self.own, is_far=True)
        column.addLayout(upper)
        column.addLayout(lower)
        self.set_density(Density.AIRY)

    def set_density(self, density: Density) -> None:
        """Where text is large and the window is not, the buttons are lower and stand closer."""
        is_tight = self._is_tight = density is Density.TIGHT
        self._column.setSpacing(8 if is_tight else 12)
        self.refusal.setFixedHeight(px(16 if is_tight else 18))
        self._make_room()
        for button in self.buttons:
            button.set_tight(is_tight)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for button in self.buttons:
            button.set_theme(theme)
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(pixmap("message-square", theme.neutral.text_3, px(16), ratio))
        self._colour_words()

    def set_scene(self, show: Show, view: Outlook, scene: Scene) -> None:
        """Words of the buttons, and which card stands."""
        is_paused = view.status is Status.PAUSED
        upcoming = scene.upcoming if view.status is not Status.STANDBY else None
        self.pause.set_face("Resume" if is_paused else "Pause", icon="play" if is_paused else "pause")
        self.finish.set_face("Finish")
        icon = _PRIMARY_ICONS.get(view.status, "square" if view.ends_show else "skip-forward")
        label = next_label(view, upcoming, is_broken_off=show.control.interrupted is not None)
        self.primary.set_face(label, keycap(self._named["next"], while_typing=self._is_typing), icon)
        self.clear.setVisible(bool(scene.card))
        self._make_room()
        self._show_card(scene.card)
        self._named["next"].setText(label.replace("&", "&&"))
        self._cap_cards()

    def _make_room(self) -> None:
        """Where it is tight, what takes a card away stands in the place of what writes one: its key stays."""
        has_card = self.clear.isVisibleTo(self)
        self._mark.setVisible(not has_card and not self._is_tight)
        self.own.setVisible(not has_card or not self._is_tight)

    def _show_card(self, card: str) -> None:
        """Mark the card that is on the stage; one in the chair's own words stands on the pencil."""
        stock = stock_card(card)
        for button, known in zip(self.cards, CARDS, strict=True):
            button.set_on(known is stock)
        is_own = bool(card) and stock not in CARDS
        self.own.set_on(is_own)
        self.own.set_face(elided(self.font(), card, px(140)) if is_own else "")
        self.own.setAccessibleName(f"Card on the stage: {card}" if is_own else "Card in your own words")

    def set_typing(self, is_typing: bool) -> None:
        """While a text field has the focus the buttons print the keys that work there."""
        self._is_typing = is_typing
        self.primary.set_face(self.primary.text(), keycap(self._named["next"], while_typing=is_typing))
        self._cap_cards()

    def _cap_cards(self) -> None:
        for card, button in zip(CARDS, self.cards, strict=True):
            button.set_face(card.face, keycap(self._named[card.id], while_typing=self._is_typing))
            button.setAccessibleName(card.words_in(HOUSE_LANGUAGE))

    def show_refusal(self, words: str) -> None:
        """Say why, beside the controls; empty takes it away."""
        self._say(words, is_quiet=False)

    def say_quietly(self, words: str) -> None:
        """What is no refusal, in its place: it goes with the first thing that is done."""
        self._say(words, is_quiet=True)

    def _say(self, words: str, *, is_quiet: bool) -> None:
        if is_quiet != self._is_quiet:
            self._is_quiet = is_quiet
            self._colour_words()
        self.refusal.set_words(words)

    def _colour_words(self) -> None:
        """Set only when it differs: another sheet of its own costs a label more than other words."""
        ink = self._theme.neutral.text_2 if self._is_quiet else self._theme.neutral.text
        self.refusal.setStyleSheet(f"color: {ink}; background: transparent;")

    def write_own_card(self) -> None:
        """Open the line for a card in the chair's own words."""
        self._open(self.line)

    def write_timer(self, length: str) -> None:
        """Open the line for another length of the timer; length: the one that it has."""
        self._open(self.timer_line)
        self.timer_line.setText(length)
        self.timer_line.selectAll()

    def _open(self, line: QLineEdit) -> None:
        self.close_line()
        for button in self.cards:
            button.hide()
        line.show()
        line.setFocus()

    def close_line(self) -> None:
        for line in (self.line, self.timer_line):
            line.clear()
            line.hide()
        for button in self.cards:
            button.show()

    @Slot()
    def _start_timer(self) -> None:
        try:
            length = parse_duration(self.timer_line.text())
        except DurationError as error:
            self.show_refusal(f"{error}.")
            return
        if length < SECOND:
            self.show_refusal("A timer runs for a second at least.")
            return
        self.close_line()
        self.timer_asked.emit(round(length.total_seconds()))
        self.primary.setFocus()

    @Slot()
    def _write_card(self) -> None:
        text = self.line.text().strip()
        self.close_line()
        if text:
            self.card_written.emit(text)
        self.primary.setFocus()
