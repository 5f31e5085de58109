"""The preflight page: everything that should be right before the start, on one page that stops nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.buttons import KeyButton
from runofshow.desk.page import Page
from runofshow.desk.preflight_parts import CheckRow, TickList
from runofshow.desk.preflight_rules import PreflightFacts, checks, presence_words, speakers, summary
from runofshow.desk.wanted import Chime, Heard, LookAgain, Ticked
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.models import Person
from runofshow.show import commands as c
from runofshow.show.state import Show

__all__ = ["PreflightPage"]

BESIDE_FROM = 640
"""The width, at the ordinary size of text, from which the lists stand beside the checks."""


class PreflightPage(Page):
    """Judges the facts it is given by the rules; ticks and a chime are asked for."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Preflight")
        self.facts = PreflightFacts()
        self._people: tuple[Person, ...] = ()
        self._show: Show | None = None
        self.play = self._button("Play a chime", "volume-2", Chime())
        self.heard = self._button("Heard it", "check", Heard(is_heard=True))
        self.unheard = self._button("Did not", "x", Heard(is_heard=False))
        self.again = self._button("Look again", "search", LookAgain())
        self.stages = KeyButton(theme, icon="monitor", is_small=True)
        self.stages.set_face("Stages", "F11")
        self.stages.bind(actions["stages"])
        self.rows: dict[str, CheckRow] = {}
        self.checklist, self.people = (
            TickList("Checklist"),
            TickList("Speakers, and how their names are said"),
        )
        self._lay_out()
        self.checklist.ticked.connect(self._tick)
        self.people.ticked.connect(self._say_present)
        self._refresh()

    def _button(self, words: str, icon: str, wanted: object) -> KeyButton:
        button = KeyButton(self.look, icon=icon, is_small=True)
        button.set_face(words)
        button.setToolTip(words + ".")
        button.clicked.connect(lambda: self.wanted.emit(wanted))
        return button

    def _lay_out(self) -> None:
        buttons = {"displays": (self.stages,), "sound": (self.play, self.heard, self.unheard)}
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        for check in checks(self.facts):
            self.rows[check.id] = CheckRow(self.look, buttons.get(check.id, ()))
            left.addWidget(self.rows[check.id])
        left.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        for lines in (self.people, self.checklist):
            right.addWidget(lines)
        left.addStretch(1)
        right.addStretch(1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(24, px(12), 24, 24)
        self._columns.setSpacing(px(40))
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("What should be right before the start")
        self.area.setWidget(content)
        self.body.addWidget(self.area, 1)

    # ---- what is shown

    def take(self, given: object) -> None:
        """The facts as they are now."""
        if isinstance(given, PreflightFacts):
            self.facts = given
            self._refresh()

    def set_show(self, show: Show, now: Now) -> None:
        programme = show.programme
        self._show, self._people = show, speakers(programme)
        self.checklist.set_lines(tuple((item, item, "") for item in programme.logistics))
        self.people.set_lines(
            tuple((person.id, person.full_name, _called(person)) for person in self._people)
        )
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for row in self.rows.values():
            row.set_theme(theme)

    def _refresh(self) -> None:
        found = checks(self.facts)
        for check in found:
            self.rows[check.id].set_check(check)
        self.about.set_words(f"{summary(found)} Nothing here stops you.")
        items = self._show.programme.logistics if self._show else ()
        done = {item: True for item in items if item in self.facts.done}
        self.checklist.set_ticked(done, words=f"{len(done)} of {len(items)} done." if items else "")
        if self._show is not None:
            presence = self._show.presence
            self.people.set_ticked(presence, words=presence_words(self._people, presence))

    def take_focus(self) -> None:
        """The arrows scroll at once; no focus proxy, which the Tab key would jump to past all before it."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, fact: QShowEvent) -> None:
        """What is around may have changed since the page was last open."""
        super().showEvent(fact)
        self.wanted.emit(LookAgain())

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        is_beside = self.width() >= px(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    # ---- what is asked for

    def _tick(self, item: str) -> None:
        self.wanted.emit(Ticked(item, is_done=self.checklist.boxes[item].isChecked()))

    def _say_present(self, person: str) -> None:
        """The tick stands once the show says so."""
        is_here = self.people.boxes[person].isChecked()
        self._refresh()
        self.asked.emit(c.Presence(person=person, is_present=is_here))


def _called(person: Person) -> str:
    """How the name is said, then the function."""
    said = f"“{person.pronunciation}”" if person.pronunciation else ""
    return " · ".join(filter(None, (said, person.role or person.short_organisation or person.organisation)))
