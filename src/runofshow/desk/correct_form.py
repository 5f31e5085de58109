"""The form of the correct page: whose run, which edge, when it really was, and what that would do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.catchup_columns import SIDE
from runofshow.desk.correct_preview import ShiftTable
from runofshow.desk.correct_words import HOW, Line
from runofshow.desk.text import ElidedLabel
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["CorrectForm"]


class CorrectForm(QWidget):
    """Shows what it is told. edge_chosen(int): 0 for the start, 1 for the end. written(str): the field.

    refusal: the page's label for what is wrong; it stands in one place with what was understood.
    """

    edge_chosen = Signal(int)
    written = Signal(str)

    def __init__(self, theme: Theme, refusal: QLabel) -> None:
        super().__init__()
        self.edges = [QPushButton("Started"), QPushButton("Ended")]
        self.line = QLineEdit()
        self.name, self.stands, self.meaning = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.refusal = refusal
        self.preview = ShiftTable(theme)
        self._dress()
        self._lay_out()
        self._group.idClicked.connect(self.edge_chosen)
        self.line.textChanged.connect(self.written)

    def _dress(self) -> None:
        self.name.setFont(text_font(15, 600))
        for label in (self.stands, self.meaning):
            label.setFont(text_font(12, times=True))
            label.setProperty("tone", "2")
        self.line.setFont(text_font(13, times=True))
        self.line.setPlaceholderText(HOW)
        self.line.setAccessibleName("When it really was")
        self.line.setMaxLength(40)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, px(8))
        head.setSpacing(px(2))
        for label in (self.name, self.stands):
            head.addWidget(label)
        head.addSpacing(px(8))
        head.addLayout(self._writing())
        head.addSpacing(px(4))
        head.addWidget(self.meaning)
        head.addWidget(self.refusal)
        self.preview_area = QScrollArea()
        self.preview_area.setWidgetResizable(True)
        self.preview_area.setFrameShape(QFrame.Shape.NoFrame)
        self.preview_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview_area.setWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.preview_area, 1)

    def _writing(self) -> QHBoxLayout:
        """Which edge, and when it was."""
        kinds = QFrame()
        kinds.setProperty("segments", "true")
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

    def set_theme(self, theme: Theme) -> None:
        self.preview.set_theme(theme)

    def set_run(self, name: str, edge: int, *, can_end: bool) -> None:
        """Whose run it is, which edge, and whether it has an end at all."""
        self.name.set_words(name)
        self.edges[1].setEnabled(can_end)
        self.edges[1].setToolTip("" if can_end else "That turn goes on now.")
        self.edges[edge].setChecked(True)

    def say(self, problem: str, meaning: str) -> None:
        """What is wrong or asked, or else what was understood, in one place below the field."""
        self.refusal.setText(problem)
        self.refusal.setToolTip(problem)
        self.meaning.set_words(meaning)
        self.refusal.setVisible(bool(problem))
        self.meaning.setVisible(not problem)

    def set_lines(self, lines: tuple[Line, ...]) -> None:
        self.preview.set_lines(lines)

    @Slot(int)
    def turn_page(self, by: int) -> None:
        """Scroll the preview where it does not fit."""
        bar = self.preview_area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())
