"""The correct page: a late press is put right, with what it does to a run and its neighbour in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from runofshow.clock import Now
from runofshow.desk.buttons import KeyButton
from runofshow.desk.catchup_columns import SIDE, is_low, is_narrow
from runofshow.desk.columns import hairline
from runofshow.desk.correct_form import CorrectForm
from runofshow.desk.correct_runs import RunsModel, RunsView
from runofshow.desk.correct_words import (
    HOW,
    doubt_words,
    lines_of,
    meaning_words,
    problem_words,
    run_words,
    stands_words,
    unreadable_words,
)
from runofshow.desk.page import Page
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import DurationError
from runofshow.show.commands import Correct
from runofshow.show.correction import Correction, Edge, Taken, correction, edge_of, read_moment, taken
from runofshow.show.outlook import Outlook
from runofshow.show.refusals import Refusal
from runofshow.show.state import Show

__all__ = ["CorrectPage"]

ABOUT = "Say when it really began or ended. A neighbour that touches it moves along."
EMPTY = "Nobody has had the floor yet, so there is nothing to correct."
HINT = "Both times stay in the log. Undo takes it back."
RUNS_WIDTH, FORM_WIDTH = 300, 720
EDGES: tuple[Edge, ...] = ("start", "end")
_Memory = tuple[Taken | None, Edge, str, datetime | None]
"""Which run and edge, what was written, and when."""

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CorrectPage(Page):
    """Holds what is chosen and what was written; what that means is asked of show/correction.py."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Correct a time", ABOUT)
        self._show: Show | None = None
        self._view: Outlook | None = None
        self._typed_at: datetime | None = None
        self._seq_when_asked: int | None = None
        self._confirmed: tuple[str, Edge, datetime] | None = None
        self.run: Taken | None = None
        self.edge: Edge = "start"
        self.moment: datetime | None = None
        self.found: Correction | None = None
        self.model = RunsModel(self)
        self.runs = RunsView(self.model, theme)
        self.form = CorrectForm(theme, self.refusal)
        self.hint = ElidedLabel()
        self.keep, self.apply = KeyButton(theme), KeyButton(theme)
        self._lay_out()
        self.runs.selectionModel().currentChanged.connect(self._follow_list)
        self.form.edge_chosen.connect(self._choose_edge)
        self.form.written.connect(self._read_anew)
        self.keep.clicked.connect(self._leave)
        self.apply.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        self.sheet = QWidget()
        row = QHBoxLayout(self.sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.runs.setFixedWidth(px(RUNS_WIDTH))
        self._lines = [hairline("v"), hairline("h"), hairline("h")]
        between, above, below = self._lines
        row.addWidget(self.runs)
        row.addWidget(between)
        row.addWidget(self.form, 1000)
        row.addStretch(1)
        self.form.setMaximumWidth(px(FORM_WIDTH))
        self.body.addWidget(above)
        self.body.addWidget(self.sheet, 1000)
        self.body.addStretch(1)
        self.body.addWidget(below)
        self.body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.hint.setFont(text_font(12))
        self.hint.setProperty("tone", "3")
        self.hint.set_words(HINT)
        self.apply.set_face("Correct it", "Enter")
        self.apply.set_on(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, px(12), SIDE, px(14))
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1000)
        foot.addStretch(1)  # the buttons stay where they are when the hint finds no room
        foot.addWidget(self.keep)
        foot.addWidget(self.apply)
        return foot

    # ---- what is shown

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.runs, self.form, self.keep, self.apply):
            part.set_theme(theme)

    def memory(self) -> _Memory:
        return self.run, self.edge, self.form.line.text(), self._typed_at

    def recall(self, memory: _Memory) -> None:
        self.run, self.edge, text, typed_at = memory
        self.form.line.setText(text)
        self._typed_at = typed_at

    def set_show(self, show: Show, now: Now) -> None:
        """New facts make the list anew at the next tick; what was asked for here closes the page."""
        if self._seq_when_asked is not None and _was_corrected(show, self._seq_when_asked):
            self._leave()
        self._show, self._view = show, None

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        is_stale, self._show, self._view = self._view is None, show, view
        if is_stale:
            self._list(show, view)
        elif self.run is not None:
            self.form.stands.set_words(stands_words(show, view, self.run, self.edge))

    def _list(self, show: Show, view: Outlook) -> None:
        """All runs; the one that was chosen stays chosen, else it is the latest."""
        chosen = self.run.run if self.run else None
        self.model.set_runs(show, taken(show, view))
        self._fit()
        if self.model.rowCount():
            place = max(0, self.model.place_of(chosen))
            self.runs.setCurrentIndex(self.model.index(place))
            self._choose(place)

    @Slot()
    def _follow_list(self) -> None:
        place = self.runs.currentIndex().row()
        if place >= 0 and self._view is not None:
            self._choose(place)

    def _choose(self, place: int) -> None:
        """Another run begins with the edge that is most likely meant."""
        before, run = self.run, self.model.index(place).data(RunsModel.RUN)
        assert isinstance(run, Taken)
        self.run = run
        if before is None or before.run != run.run or run.at(self.edge) is None:
            self.edge = edge_of(run)
        self._read()

    @Slot(int)
    def _choose_edge(self, place: int) -> None:
        self.edge = EDGES[place]
        self._read()

    # ---- what was written

    @Slot()
    def _read_anew(self) -> None:
        """An offset counts from the moment at which it was written: the figures stand still."""
        self._typed_at = self._view.wall if self._view else None
        self._read()

    def _read(self) -> None:
        """Read the line and try it."""
        self.moment, self.found, self._confirmed = None, None, None
        if self._show is None or self._view is None or self.run is None:
            return
        show, view, run = self._show, self._view, self.run
        self.form.set_run(run_words(show, run)[0], EDGES.index(self.edge), can_end=run.at("end") is not None)
        self.form.stands.set_words(stands_words(show, view, run, self.edge))
        problem = self._understand(show, view, run)
        self.form.say(problem, self._meaning)
        self.form.set_lines(lines_of(show, self.found) if self.found else ())
        self.apply.setEnabled(self.found is not None and self.found.changes_anything)

    def _understand(self, show: Show, view: Outlook, run: Taken) -> str:
        """Take over what the line means; returns what is wrong with it, in words."""
        text, near = self.form.line.text(), run.at(self.edge)
        if not text.strip() or near is None:
            return ""
        try:
            self.moment = read_moment(text, self._typed_at or view.wall, near, show.programme.zone)
        except DurationError:
            return unreadable_words(text)
        found = correction(show, view, run.run, self.edge, self.moment)
        if isinstance(found, Refusal):
            return problem_words(show, found, text)
        self.found = found
        return ""

    @property
    def _meaning(self) -> str:
        if self._show is None or self.moment is None or self.found is None:
            return ""
        return meaning_words(self._show, self.moment, self.found)

    def show_refusal(self, words: str) -> None:
        """Beside the field."""
        if words:
            self._seq_when_asked = None
            self.form.say(words, self._meaning)

    # ---- what finds room

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._fit()

    def _fit(self) -> None:
        """Before anybody has had the floor one sentence stays, and the way back."""
        has_runs = self.model.rowCount() > 0
        is_brief, is_scarce = is_narrow(self.width()), is_low(self.height())
        between, above, below = self._lines
        for part in (self.sheet, self.apply, above, below):
            part.setVisible(has_runs)
        for part in (self.runs, between, self.hint):
            part.setVisible(has_runs and not is_brief)
        self.about.set_words(ABOUT if has_runs else EMPTY)
        for label in (self.title, self.about):
            label.setVisible(not (has_runs and is_scarce))
        top = 0 if self.title.isHidden() else px(18)
        self.heading.setContentsMargins(SIDE, top, SIDE, top and 4)
        self.body.setContentsMargins(0, 0 if is_scarce else px(12), 0, 0)
        keep = "Keep" if is_brief else "Keep as it stands"
        self.keep.set_face(keep if has_runs else "Back to the controls", "Esc")
        for button in (self.keep, self.apply):
            button.set_tight(is_scarce)

    def hideEvent(self, fact: QHideEvent) -> None:
        """Leaving forgets what was written; Qt also hides a page that was just made."""
        super().hideEvent(fact)
        if self._view is not None and not fact.spontaneous():
            self._view, self.run, self._seq_when_asked = None, None, None
            self.form.line.clear()

    # ---- keys

    def take_focus(self) -> None:
        place = self.form.line if self.model.rowCount() else self.keep
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        key = Qt.Key(fact.key())
        if key in _ACCEPT:
            self.accept() if self.model.rowCount() and not self.keep.hasFocus() else self._leave()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _PAGES:
            self.form.turn_page(_PAGES[key])
        else:
            super().keyPressEvent(fact)

    def _step(self, by: int) -> None:
        """From the field, too: the one taken before, or the one after."""
        place = self.runs.currentIndex().row() + by
        if 0 <= place < self.model.rowCount():
            self.runs.setCurrentIndex(self.model.index(place))

    @Slot()
    def accept(self) -> None:
        """Ask for what stands in the preview, once; a large step is asked about first."""
        if self._show is None or self.run is None or self._seq_when_asked is not None:
            return
        if self.moment is not None and self.found is None:
            self._read()  # a time that was still to come may be past by now
        if self.moment is None or self.found is None:
            if not self.form.line.text().strip():
                self.form.say(f"Write when it was: {HOW}.", "")
        elif self.found.changes_anything:
            wanted = (self.run.run, self.edge, self.moment)
            if self.found.is_far and self._confirmed != wanted:
                self._confirmed = wanted
                self.form.say(doubt_words(self.found), self._meaning)
            else:
                self._ask(self._show, *wanted)

    def _ask(self, show: Show, run: str, edge: Edge, moment: datetime) -> None:
        self._seq_when_asked = show.seq
        # Known to be right: validating would build a schema first.
        self.asked.emit(Correct.model_construct(run=run, edge=edge, moment=moment, seen=show.seq))

    @Slot()
    def _leave(self) -> None:
        self._seq_when_asked = None
        self.left.emit()


def _was_corrected(show: Show, seq: int) -> bool:
    """Whether the last control command is a correction later than that fact."""
    return show.last_control > seq and show.undoable is not None and show.undoable.command == "correct"
