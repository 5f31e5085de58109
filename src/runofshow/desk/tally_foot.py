"""Below the counters: which question is counted, and what becomes of the result."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.desk.flow import FlowRow
from runofshow.desk.tally_words import HINT, HINT_AFTER, shortened
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.votes import Question

__all__ = ["QUESTION_KEY", "RESULT_KEY", "TallyFoot"]

QUESTION_KEY, RESULT_KEY = "Q", "R"
LONGEST_ENTRY = 70


class TallyFoot(QWidget):
    """question_chosen(str): by its id, "" for one that is to be written. result_asked(), log_asked()."""

    question_chosen = Signal(str)
    result_asked = Signal()
    log_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._questions: tuple[Question, ...] = ()
        self._current = ""
        self.hint = ElidedLabel()
        self.question = KeyButton(theme, icon="chevron-down")
        self.result = KeyButton(theme, icon="monitor")
        self.log = KeyButton(theme)
        self.menu = QMenu("Question", self)
        self.menu.setAccessibleName("Questions")
        self.hint.setFont(text_font(12))
        self.hint.setProperty("tone", "3")
        self.hint.set_words(HINT)
        self.question.set_face("Question", QUESTION_KEY)
        self.question.setToolTip(f"Count another question ({QUESTION_KEY}).")
        self.log.set_face("Log the result", "Ctrl Enter")
        self.log.setToolTip("The count becomes a result in the minutes (Ctrl+Enter).")
        self.question.clicked.connect(self.open_menu)
        self.result.clicked.connect(self.result_asked)
        self.log.clicked.connect(self.log_asked)
        buttons = FlowRow(8)
        for button in (self.question, self.result, self.log):
            buttons.add(button, is_far=button is self.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, px(8), 24, px(14))
        column.setSpacing(px(8))
        column.addWidget(self.hint)
        column.addLayout(buttons)

    def set_theme(self, theme: Theme) -> None:
        for button in (self.question, self.result, self.log):
            button.set_theme(theme)

    def set_tight(self, is_tight: bool) -> None:
        """Where text is large and the window is not, the buttons are low and the hint goes."""
        self.hint.setVisible(not is_tight)
        for button in (self.question, self.result, self.log):
            button.set_tight(is_tight)

    def set_questions(self, questions: tuple[Question, ...], current: str) -> None:
        self._questions, self._current = questions, current

    def set_state(self, *, has_result: bool, is_shown: bool, can_log: bool) -> None:
        """What can be done with the result now."""
        self.result.set_face("Take off the stage" if is_shown else "Show on the stage", RESULT_KEY)
        self.result.setToolTip(f"The room sees the latest result of this question ({RESULT_KEY}).")
        self.result.setEnabled(has_result or is_shown)
        self.result.set_on(is_shown)
        self.log.setEnabled(can_log)
        self.log.set_on(can_log)
        self.hint.set_words(HINT if can_log else HINT_AFTER)

    @Slot()
    def open_menu(self) -> None:
        self.fill_menu()
        self.menu.popup(self.question.mapToGlobal(QPoint(0, -self.menu.sizeHint().height())))

    def fill_menu(self) -> None:
        """All questions, and a line for another one."""
        self.menu.clear()
        for question in self._questions:
            self._add(shortened(question.text, LONGEST_ENTRY), question.id, question.id == self._current)
        self.menu.addSeparator()
        self._add("Another question…", "", False)

    def _add(self, words: str, poll: str, is_current: bool) -> None:
        entry = self.menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(is_current)
        entry.triggered.connect(lambda _checked=False: self.question_chosen.emit(poll))
        if is_current:
            self.menu.setActiveAction(entry)
