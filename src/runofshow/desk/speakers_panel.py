"""The panel of the list of speakers: requests for the floor, rounds, and who of the programme is here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.columns import hairline
from runofshow.desk.panel import Panel
from runofshow.desk.speakers_foot import SpeakersFoot
from runofshow.desk.speakers_line import length_of
from runofshow.desk.speakers_lists import RequestList
from runofshow.desk.speakers_model import LengthAsked, PlaceAsked
from runofshow.desk.speakers_room import RoomHead, clock_words, unreadable_words
from runofshow.desk.speakers_ticks import TickSection
from runofshow.desk.speakers_words import request_looks, speaker_words
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.look.words import question_words
from runofshow.show import commands as c
from runofshow.show.doubts import doubts
from runofshow.show.facts import Speaker
from runofshow.show.floor import round_of
from runofshow.show.outlook import Outlook
from runofshow.show.state import FloorRequest, Show

__all__ = ["SpeakersPanel"]

ROUNDS = {0: 3, 3: 4, 4: 0}
"""The size of a round → that of the next one; 0 is none."""

LEAST = 104
"""The least height of each of the two lists, in px at the ordinary size of text."""

SIDE = (20, 18)
"""Px before and behind what stands in the panel, as in the rundown."""


class SpeakersPanel(Panel):
    """Lists, lines and buttons; each asks for one command. What is to be confirmed is asked in the line."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions)
        self.setProperty("surface", "panel")
        self.setAccessibleName("Speakers")
        self._shown: Show | None = None
        self._second: datetime | None = None
        self._marked: tuple[str, ...] = ()
        self._round_size = 0
        self._asked_about: c.Command | None = None
        self._was_refused = False
        self.area, self._inner = QScrollArea(), QWidget()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head = RoomHead(SIDE)
        self.rows, self.ticks = RequestList(theme), TickSection(theme, SIDE)
        self.foot = SpeakersFoot(theme, self, SIDE)
        self.line, self.give, self.mark_round = self.foot.line, self.foot.give, self.foot.mark_round
        self._lay_out()
        self._connect()

    # ---- building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 2)
        column.addWidget(self.foot)
        column.addWidget(hairline("h"))
        column.addWidget(self.ticks, 1)
        order: list[QWidget] = [
            self.head.field,
            self.rows,
            self.give,
            self.mark_round,
            self.line,
            self.ticks.rows,
        ]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)
        for part in order:
            part.installEventFilter(self)
        for section in (self.rows, self.ticks):
            section.setMinimumHeight(px(LEAST))
        self.area.setWidget(self._inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
        """Where text is large and the window is not, the panel scrolls to what has the keyboard."""
        if fact.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            for edge in (watched.rect().bottomLeft(), watched.rect().topLeft()):
                self.area.ensureVisible(0, watched.mapTo(self._inner, edge).y(), 0, px(8))
        return False

    def _connect(self) -> None:
        self.head.chosen.connect(self._to_line)
        self.head.refused.connect(self.show_refusal)
        self.head.field.textChanged.connect(self._describe)
        self.line.entered.connect(self.add_line)
        self.line.left.connect(self.left)
        self.line.went_up.connect(self._to_rows)
        self.line.textChanged.connect(self._describe)
        self.rows.given.connect(self.give_floor)
        self.rows.withdrawn.connect(self._withdraw)
        self.rows.stepped.connect(self._step)
        self.rows.round_asked.connect(self.next_round)
        self.rows.line_asked.connect(self._to_line)
        self.rows.requests.placed.connect(self._place)
        self.rows.requests.lengthened.connect(self._lengthen)
        self.rows.selectionModel().currentChanged.connect(self._selected_another)
        self.give.clicked.connect(self.give_floor)
        self.mark_round.clicked.connect(self.next_round)
        self.ticks.asked.connect(self.asked)

    # ---- the contract of a panel

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.rows, self.ticks, self.foot):
            part.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        self._shown = show
        self.line.set_programme(show.programme)
        self.ticks.set_show(show)
        self._fill(show.timeline.moment(now))
        self._describe()

    def tick(self, show: Show, view: Outlook) -> None:
        """Room and hints once a second: whoever speaks now may be on the list, too."""
        self.head.tick(show, view)
        if show.control.requests and view.moment.replace(microsecond=0) != self._second:
            self._fill(view.moment)

    def take_focus(self) -> None:
        """To the list; to the line where nobody is on it, or where the keyboard is in the list already."""
        if self._requests and not self.rows.hasFocus():
            self._to_rows()
        else:
            self._to_line()

    def show_refusal(self, words: str) -> None:
        self._was_refused = bool(words)
        self.foot.show_refusal(words)

    # ---- what is shown

    @property
    def _requests(self) -> tuple[FloorRequest, ...]:
        return self._shown.control.requests if self._shown is not None else ()

    def _fill(self, moment: datetime) -> None:
        assert self._shown is not None
        self._second = moment.replace(microsecond=0)
        self.rows.requests.set_looks(request_looks(self._shown, moment, self._marked))
        if not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(self.rows.requests.index(0, 0))
        self._dress_buttons()

    @Slot()
    def _describe(self) -> None:
        """What the line would put on the list."""
        self._asked_about = None
        self.show_refusal("")
        named = self.line.speaker()
        words = named.problem
        if named.is_somebody and self._shown is not None:
            who = speaker_words(self._shown, Speaker(**named.fields))
            words = f"{who} · {clock_words(named.seconds or self.head.seconds)}"
        self.foot.outcome.set_words(words)

    @Slot()
    def _selected_another(self) -> None:
        if isinstance(self._asked_about, c.Allot):
            self._asked_about = None
            self.show_refusal("")
        self._dress_buttons()

    def _dress_buttons(self) -> None:
        self.give.setEnabled(self.rows.selected() is not None)
        self.mark_round.setEnabled(bool(self._requests))
        self.foot.set_round(self._round_size, len(round_of(self._requests, self._marked)))

    # ---- what is asked for

    def _ask(self, command: c.Command) -> bool:
        """Ask for it, or ask back where it looks like a slip; whether it was taken."""
        assert self._shown is not None
        question = question_words(doubts(self._shown, command))
        if question and command != self._asked_about:
            self._asked_about = command
            self.show_refusal(question)
            return False
        self._asked_about = None
        self._was_refused = False
        self.asked.emit(command)
        return not self._was_refused

    @Slot()
    def add_line(self) -> None:
        """Put whoever the line names on the list."""
        named = self.line.speaker()
        if not named.is_somebody:
            self.show_refusal(named.problem)
        elif self._ask(c.Floor(**named.fields, seconds=named.seconds or self.head.seconds, now=False)):
            self.line.clear()

    @Slot()
    def give_floor(self) -> None:
        """The selected one speaks now; then the next of the round is selected."""
        if isinstance(self._asked_about, c.Allot):
            self._ask(self._asked_about)
            return
        look = self.rows.selected()
        request = next((r for r in self._requests if look is not None and r.id == look.id), None)
        if request is None:
            return
        self._was_refused = False
        who = request.speaker
        self.asked.emit(
            c.Floor(
                person=who.person,
                name=who.name,
                organisation=who.organisation,
                group=who.group,
                seconds=request.seconds,
            )
        )
        self._select_round()

    def _select_round(self) -> None:
        waiting = round_of(self._requests, self._marked)
        if waiting and not self._was_refused:
            self.rows.select_row(self.rows.requests.index_of(waiting[0].id))

    @Slot()
    def next_round(self) -> None:
        """The first three are a round, then the first four, then nobody."""
        if not self._requests or self._shown is None or self._second is None:
            self.refused.emit("Nobody is on the list yet.")
            return
        is_on = bool(round_of(self._requests, self._marked))
        self._round_size = ROUNDS[self._round_size if is_on else 0]
        self._marked = tuple(request.id for request in self._requests[: self._round_size])
        self._fill(self._second)
        self._select_round()

    @Slot()
    def _withdraw(self) -> None:
        look = self.rows.selected()
        if look is not None:
            self.asked.emit(c.Withdraw(request=look.id))

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.rows.currentIndex().row() + by
        look = self.rows.selected()
        if look is not None and 0 <= place < len(self._requests):
            self.asked.emit(c.Reorder(request=look.id, place=place))
            self.rows.scrollTo(self.rows.currentIndex())

    @Slot(object)
    def _place(self, asked: PlaceAsked) -> None:
        self.asked.emit(c.Reorder(request=asked.request, place=asked.place))

    @Slot(object)
    def _lengthen(self, asked: LengthAsked) -> None:
        seconds = length_of(asked.text)
        if seconds is None:
            self.show_refusal(unreadable_words(asked.text))
        else:
            self._ask(c.Allot(request=asked.request, seconds=seconds))

    # ---- focus

    @Slot()
    def _to_rows(self) -> None:
        if self._requests:
            self._select_round()
            self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _to_line(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
