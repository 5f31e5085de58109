"""The votes page: cards are counted as they are raised, logged as a result and shown to the room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from runofshow.clock import Now
from runofshow.desk.page import SIDE, Page
from runofshow.desk.tally_blocks import BlockRow
from runofshow.desk.tally_foot import QUESTION_KEY, RESULT_KEY, TallyFoot
from runofshow.desk.tally_keys import counted_place, letter_key
from runofshow.desk.tally_model import TallyModel, tally_lines
from runofshow.desk.tally_parts import ENTER, FreeQuestion, Sheet
from runofshow.desk.tally_side import BASES, TallySide
from runofshow.desk.tally_teller import Teller
from runofshow.desk.tally_view import TallyView
from runofshow.desk.tally_words import about_words, segment_of_poll, shortened
from runofshow.desk.text import elided
from runofshow.desk.vote_chart import VoteChart
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.show.vote_counting import Counting, running
from runofshow.show.votes import Option, logged_results, question_of, questions

__all__ = ["TallyPage"]

SIDE_WIDTH = 272
BESIDE_FROM = 760
"""The width from which what stands beside the counters does not stand below them."""

WIDEST = 16_777_215


class TallyPage(Page):
    """Shows what the teller counts; keys go to it."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "Votes")
        self.teller = Teller(self)
        self.model = TallyModel(self)
        self.rows = TallyView(self.model, theme)
        self.blocks = BlockRow()
        self.chart = VoteChart(theme)
        self.free = FreeQuestion(theme)
        self.side = TallySide(theme)
        self.foot = TallyFoot(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._counters = QWidget()
        column = QVBoxLayout(self._counters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows)
        below = QVBoxLayout()
        below.setContentsMargins(24, px(12), 24, px(8))
        below.addWidget(self.blocks)
        column.addLayout(below)
        column.addStretch(1)
        self.stack = QStackedWidget()
        for widget in (self._counters, self.chart, self.free):
            self.stack.addWidget(widget)
        self._content = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.stack, 1)
        self._beside.addWidget(self.side)
        self.sheet = Sheet(self._content)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.foot)

    def _connect(self) -> None:
        teller, side, foot = self.teller, self.side, self.foot
        teller.asked.connect(self.asked)
        teller.refused.connect(self.refused)
        teller.changed.connect(self._refresh)
        self.rows.selected.connect(self._reveal)
        self.blocks.chosen.connect(self._choose_block)
        self.blocks.added.connect(self._add_block)
        side.present_entered.connect(teller.take_attendance)
        side.entitled_entered.connect(lambda number: teller.choose(entitled=number))
        side.base_chosen.connect(lambda place: teller.choose(base_kind=BASES[place]))
        side.exactness_chosen.connect(lambda place: teller.choose(is_exact=place == 0))
        side.majority_asked.connect(self._toggle_majority)
        for part in (self.blocks, side, self.free):
            part.left.connect(self._to_rows)
        self.free.asked.connect(self._put_question)
        foot.question_chosen.connect(self._choose_question)
        foot.result_asked.connect(teller.toggle_result)
        foot.log_asked.connect(teller.log)

    # ---- what is shown

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for part in (self.rows, self.chart, self.free, self.side, self.foot):
            part.set_theme(theme)

    def set_show(self, show: Show, now: Now) -> None:
        self.teller.set_show(show)
        self._refresh()

    def memory(self) -> Counting | None:
        return self.teller.counting

    def recall(self, memory: Counting | None) -> None:
        self.teller.counting = memory

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        self.teller.enter(view.segment)

    @Slot()
    def _refresh(self) -> None:
        show, counting = self.teller.show, self.teller.counting
        if show is None:
            return
        self.foot.set_questions(questions(show, self.teller.segment), counting.poll if counting else "")
        self.side.setVisible(counting is not None and not self._is_writing)
        if counting is None:
            self._show_nothing()
        else:
            self._show_vote(show, counting)

    def _show_nothing(self) -> None:
        self._show_title("Votes")
        self.about.set_words("No question yet. Write one and count it.")
        self.foot.set_state(has_result=False, is_shown=False, can_log=False)
        self._bring(self.free)

    def _show_vote(self, show: Show, counting: Counting) -> None:
        question, result = question_of(show, counting.poll), running(show, counting)
        logged = logged_results(show, counting.poll)
        self._show_title(question.text)
        can_log = self.teller.has_begun or not logged
        seen = result if can_log else logged[-1]
        self.about.set_words(about_words(question, segment_of_poll(show, counting.poll), seen.number))
        self.model.set_lines(tally_lines(show, result))
        self.blocks.set_blocks(show.blocks, counting.block)
        self.side.set_result(show, seen, result, logged, counting.entitled)
        if logged:
            self.chart.set_result(logged[-1])
        is_shown = show.shown_result == counting.poll
        self.foot.set_state(has_result=bool(logged), is_shown=is_shown, can_log=can_log)
        if not self._is_writing:
            self._bring(self._counters if can_log else self.chart)

    def _show_title(self, words: str) -> None:
        """On one line where text is large and the window is not, whole in its tooltip."""
        self.title.setToolTip(words)
        is_wide = self._is_wide
        self.title.setWordWrap(is_wide)
        room = self.width() - 2 * SIDE
        self.title.setText(shortened(words) if is_wide else elided(self.title.font(), words, room))

    @property
    def _is_writing(self) -> bool:
        """Whether a question of the chair's own is being written."""
        return self.stack.currentWidget() is self.free and self.teller.counting is not None

    @property
    def _chosen(self) -> Option | None:
        """The answer that is chosen."""
        row = self.rows.row
        return self.model.lines[row].bar.option if row >= 0 else None

    def _bring(self, widget: QWidget) -> None:
        """Bring counters, chart or form into sight; the keyboard goes along, but for what is being typed."""
        if self.stack.currentWidget() is widget:
            return
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused) and not self.side.isAncestorOf(focused)
        self.stack.setCurrentWidget(widget)
        if is_here:
            self.take_focus()

    # ---- what the chair does

    @Slot(str)
    def _choose_question(self, poll: str) -> None:
        """Another question; none: a line for one that is not in the programme."""
        if poll:
            self.stack.setCurrentWidget(self._counters)
            self.teller.choose_question(poll)
            self.take_focus()
            return
        self.free.begin()
        self.side.hide()
        self.stack.setCurrentWidget(self.free)
        self.take_focus()

    @Slot()
    def _put_question(self) -> None:
        if self.teller.put_question(self.free.question.text(), self.free.answers.text()):
            self.stack.setCurrentWidget(self._counters)
            self._refresh()
            self.take_focus()

    @Slot(str)
    def _choose_block(self, block: str) -> None:
        self.teller.choose(block=block)
        self._to_rows()

    @Slot()
    def _toggle_majority(self) -> None:
        if self._chosen is not None:
            self.teller.toggle_majority(self._chosen.id)

    @Slot(int)
    def _add_block(self, votes: int) -> None:
        if self._chosen is not None and self.teller.add_block(self._chosen, votes):
            self.blocks.votes.clear()
            self._to_rows()

    @Slot()
    def _reveal(self) -> None:
        """Scroll to the answer that is chosen, where not all are in sight."""
        box = self.rows.visualRect(self.rows.currentIndex())
        corner = self.rows.mapTo(self._content, box.topLeft())
        for y in (corner.y() + box.height(), corner.y()):
            self.sheet.ensureVisible(0, y, 0, 0)

    def _count_one(self, place: int, votes: int) -> None:
        if place <= len(self.model.lines) and self.teller.counting is not None and not self._is_writing:
            self.rows.choose(place - 1)
            self._reveal()
            option = self.model.lines[place - 1].bar.option
            self.teller.count_one(option, votes, f"Shift+{place}" if votes < 0 else str(place))

    # ---- keys and focus

    def take_focus(self) -> None:
        shown = self.stack.currentWidget()
        place = self.rows if shown is self._counters else self.foot.result
        (self.free.question if shown is self.free else place).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _to_rows(self) -> None:
        """Esc in a field: back to what is counted; where there is nothing, back to the controls."""
        if self.teller.counting is None:
            self.left.emit()
        elif self._is_writing:
            self._choose_question(self.teller.counting.poll)
        else:
            self.take_focus()

    def event(self, fact: QEvent) -> bool:
        """Digits and the page's letters win over the window's shortcuts, but not over what is being typed."""
        if isinstance(fact, QKeyEvent) and fact.type() == QEvent.Type.ShortcutOverride:
            is_own = counted_place(fact) is not None or letter_key(fact) in (QUESTION_KEY, RESULT_KEY)
            if is_own and not _is_typing():
                fact.accept()
                return True
        return super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        counted, letter = (None, "") if _is_typing() else (counted_place(fact), letter_key(fact))
        if counted is not None:
            self._count_one(*counted)
        elif letter == QUESTION_KEY:
            self.foot.open_menu()
        elif letter == RESULT_KEY:
            self.teller.toggle_result()
        elif fact.key() in ENTER:
            self._take_enter(is_log=bool(fact.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif fact.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.rows.hasFocus():
            is_forward = (fact.key() == Qt.Key.Key_Right) != self.isRightToLeft()
            self.blocks.step(1 if is_forward else -1)
        else:
            super().keyPressEvent(fact)

    def _take_enter(self, *, is_log: bool) -> None:
        focused = QApplication.focusWidget()
        if is_log:
            self.teller.log()
        elif isinstance(focused, QAbstractButton):
            focused.click()
        elif focused is self.rows:
            self.blocks.votes.setFocus(Qt.FocusReason.TabFocusReason)
            self.sheet.ensureWidgetVisible(self.blocks.votes)

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        is_wide = self._is_wide
        self._show_title(self.title.toolTip())
        self.foot.set_tight(not is_wide)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)
        self.side.setMinimumWidth(px(SIDE_WIDTH) if is_wide else 0)
        self.side.setMaximumWidth(px(SIDE_WIDTH) if is_wide else WIDEST)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= px(BESIDE_FROM)


def _is_typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit)
