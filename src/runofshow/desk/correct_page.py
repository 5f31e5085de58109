"""The correct page: a late press is put right, with what it does to a run and its neighbour in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from runofshow.clock import Now
from runofshow.desk.buttons import KeyButton
from runofshow.desk.catchup_columns import SIDE, is_low, is_narrow
from runofshow.desk.columns import hairline
from runofshow.desk.correct_preview import ShiftTable
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
RUNS_WIDTH = 300
EDGES: tuple[Edge, ...] = ("start", "end")
_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectPage(Page):
    """Holds what is chosen and what was written; what that means is asked of show/correction.py."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Correct a time", ABOUT)
        self._show: Show | None = None
        self._view: Outlook | None = None
        self._typed_at: datetime | None = None
        self._seq_when_asked: int | None = None
        self._confirmed: object = None
        self.run: Taken | None = None
        self.edge: Edge = "start"
        self.moment: datetime | None = None
        self.found: Correction | None = None
        self.model = RunsModel(self)
        self.runs = RunsView(self.model, theme)
        self.edges = [QPushButton("Started"), QPushButton("Ended")]
        self.line = QLineEdit()
        self.name, self.stands, self.meaning, self.hint = (ElidedLabel() for _ in range(4))
        self.preview = ShiftTable(theme)
        self.keep, self.apply = KeyButton(theme), KeyButton(theme)
        self._dress()
        self._lay_out()
        self._connect()

    # ---- building

    def _dress(self) -> None:
        self.name.setFont(text_font(15, 600))
        for label, tone in ((self.stands, "2"), (self.meaning, "2"), (self.hint, "3")):
            label.setFont(text_font(12, times=True))
            label.setProperty("tone", tone)
        self.hint.set_words(HINT)
        self.line.setFont(text_font(13, times=True))
        self.line.setPlaceholderText(HOW)
        self.line.setAccessibleName("When it really was")
        self.line.setMaxLength(40)
        self.keep.set_face("Keep as it stands", "Esc")
        self.apply.set_face("Correct it", "Enter")
        self.apply.set_on(True)
        self.meaning.setAccessibleName("What was written")

    def _lay_out(self) -> None:
        self.sheet = QWidget()
        row = QHBoxLayout(self.sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.runs.setFixedWidth(px(RUNS_WIDTH))
        self._line_between = hairline("v")
        row.addWidget(self.runs)
        row.addWidget(self._line_between)
        row.addLayout(self._form(), 1)
        self.body.setContentsMargins(0, px(12), 0, 0)
        self._line_above, self._line_below = hairline("h"), hairline("h")
        self.body.addWidget(self._line_above)
        self.body.addWidget(self.sheet, 1000)
        self.body.addStretch(1)
        self.body.addWidget(self._line_below)
        self.body.addLayout(self._foot())

    def _form(self) -> QVBoxLayout:
        form = QVBoxLayout()
        form.setContentsMargins(0, px(12), 0, 0)
        form.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, px(8))
        head.setSpacing(px(2))
        for label in (self.name, self.stands):
            head.addWidget(label)
        head.addSpacing(px(8))
        head.addLayout(self._writing())
        # One line for what was written and what is wrong with it.
        head.addSpacing(px(4))
        head.addWidget(self.meaning)
        head.addWidget(self.refusal)
        form.addLayout(head)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.preview)
        form.addWidget(self.scroll, 1)
        return form

    def _writing(self) -> QHBoxLayout:
        """Which edge, and when it was."""
        kinds = QFrame()
        kinds.setProperty("segments", "true")
        kinds.setAccessibleName("What is corrected")
        inside = QHBoxLayout(kinds)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(2)
        self._group = QButtonGroup(self)
        for place, button in enumerate(self.edges):
            button.setProperty("segment", "true")
            button.setCheckable(True)
            button.setFont(text_font(13, 500))
            self._group.addButton(button, place)
            inside.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(kinds)
        row.addWidget(self.line, 1)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, px(12), SIDE, px(14))
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1000)
        foot.addStretch(1)  # the buttons stay where they are when the hint finds no room
        foot.addWidget(self.keep)
        foot.addWidget(self.apply)
        return foot

    def _connect(self) -> None:
        self.runs.selectionModel().currentChanged.connect(self._follow_list)
        self._group.idClicked.connect(self._choose_edge)
        self.line.textChanged.connect(self._read_anew)
        self.keep.clicked.connect(self._leave)
        self.apply.clicked.connect(self.accept)

    # ---- what is shown

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.runs, self.preview, self.keep, self.apply):
            part.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        """New facts make the list anew at the next tick; what was asked for here closes the page."""
        is_accepted = self._seq_when_asked is not None and _was_corrected(show, self._seq_when_asked)
        self._show, self._view = show, None
        if is_accepted:
            self.line.clear()
            self._leave()

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        is_stale, self._show, self._view = self._view is None, show, view
        if is_stale:
            self._list()
        elif self.run is not None:
            self.stands.set_words(stands_words(show, view, self.run, self.edge))

    def _list(self) -> None:
        """All runs; the one that was chosen stays chosen, else it is the latest."""
        assert self._show is not None
        assert self._view is not None
        chosen = self.run.run if self.run else None
        self.model.set_runs(self._show, taken(self._show, self._view))
        place = max(0, self.model.place_of(chosen))
        self._fit()
        if self.model.rowCount():
            self.runs.setCurrentIndex(self.model.index(place))
            self._choose(place, is_same=chosen is not None and self.model.place_of(chosen) == place)

    @Slot()
    def _follow_list(self) -> None:
        place = self.runs.currentIndex().row()
        if place >= 0 and self._view is not None:
            run: Taken = self.model.index(place).data(RunsModel.RUN)
            self._choose(place, is_same=self.run is not None and run.run == self.run.run)

    def _choose(self, place: int, *, is_same: bool) -> None:
        """Another run begins with the edge that is most likely meant."""
        run = self.run = self.model.index(place).data(RunsModel.RUN)
        assert isinstance(run, Taken)
        if not is_same or (self.edge == "end" and run.ended is None):
            self.edge = edge_of(run)
        ended = self.edges[1]
        ended.setEnabled(run.ended is not None)
        ended.setToolTip("" if run.ended else "That turn goes on now.")
        self.edges[EDGES.index(self.edge)].setChecked(True)
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
        self.moment, self.found, self._confirmed = None, None, None
        if self._show is None or self._view is None or self.run is None:
            return
        self.name.set_words(run_words(self._show, self.run)[0])
        self.stands.set_words(stands_words(self._show, self._view, self.run, self.edge))
        self._say("", self._understand(self._show, self._view, self.run))
        self.preview.set_lines(lines_of(self._show, self.found) if self.found else ())
        self.apply.setEnabled(self.found is not None and self.found.changes_anything)

    def _understand(self, show: Show, view: Outlook, run: Taken) -> str:
        """Read the line and try it; returns what is wrong with it, in words."""
        text, near = self.line.text(), run.at(self.edge)
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

    def _say(self, question: str, problem: str) -> None:
        """In one line below the field: what is wrong, what is asked, or what was understood."""
        self.refusal.set_words(problem or question)
        meaning = ""
        if self._show is not None and self.moment is not None and self.found is not None:
            meaning = meaning_words(self._show, self.moment, self.found)
        self.meaning.set_words(meaning)
        self.refusal.setVisible(bool(problem or question))
        self.meaning.setVisible(not (problem or question))

    def show_refusal(self, words: str) -> None:
        """Beside the field."""
        if words:
            self._seq_when_asked = None
            self._say("", words)

    # ---- what finds room

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._fit()

    def _fit(self) -> None:
        """Before anybody has had the floor one sentence stays, and the way back."""
        has_runs = self.model.rowCount() > 0
        is_brief, is_scarce = is_narrow(self.width()), is_low(self.height())
        for part in (self.sheet, self.apply, self.hint, self._line_above, self._line_below):
            part.setVisible(has_runs)
        for part in (self.runs, self._line_between, self.hint):
            part.setVisible(has_runs and not is_brief)
        self.title.setVisible(not (has_runs and is_scarce))
        self.about.set_words(ABOUT if has_runs else EMPTY)
        self.about.setVisible(not (has_runs and is_scarce))
        above = 0 if self.title.isHidden() else px(18)
        self.heading.setContentsMargins(SIDE, above, SIDE, above and 4)
        self.body.setContentsMargins(0, 0 if is_scarce else px(12), 0, 0)
        self.keep.set_face(
            ("Keep" if is_brief else "Keep as it stands") if has_runs else "Back to the controls", "Esc"
        )
        for button in (self.keep, self.apply):
            button.set_tight(is_scarce)

    def hideEvent(self, fact: QHideEvent) -> None:
        super().hideEvent(fact)
        if not fact.spontaneous():
            self._view, self.run, self._seq_when_asked = None, None, None
            self.line.clear()

    # ---- keys

    def take_focus(self) -> None:
        place = self.line if self.model.rowCount() else self.keep
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        key = Qt.Key(fact.key())
        if key in _ACCEPT:
            self.accept() if self.model.rowCount() and not self.keep.hasFocus() else self._leave()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.scroll.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
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
            if not self.line.text().strip():
                self._say("", f"Write when it was: {HOW}.")
            return
        wanted = (self.run.run, self.edge, self.moment)
        if not self.found.changes_anything:
            return
        if self.found.is_far and self._confirmed != wanted:
            self._confirmed = wanted
            self._say(doubt_words(self.found), "")
            return
        self._seq_when_asked = self._show.seq
        run, edge, moment = wanted
        self.asked.emit(Correct.model_construct(run=run, edge=edge, moment=moment, seen=self._show.seq))

    @Slot()
    def _leave(self) -> None:
        self._seq_when_asked = None
        self.left.emit()


def _was_corrected(show: Show, seq: int) -> bool:
    """Whether the last control command is a correction later than that fact."""
    return show.last_control > seq and show.undoable is not None and show.undoable.command == "correct"
