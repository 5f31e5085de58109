"""The chair's own page in the side column: notes, questions, and lines to give and take back the floor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from runofshow.desk.chair_words import Heading, Section, heading, sections
from runofshow.desk.columns import hairline
from runofshow.desk.panel import Panel
from runofshow.desk.wanted import NotesSize
from runofshow.look.fonts import text_font, title_font
from runofshow.look.scale import NORMAL, larger, nearest, smaller
from runofshow.look.tokens import Theme
from runofshow.programme.times import MINUS
from runofshow.show.chair import chair_page
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show

__all__ = ["ChairPanel"]

EMPTY = "The session has ended."
SIZES = ("notes_larger", "notes_smaller")
SIDE = 20


class ChairPanel(Panel):
    """Follows the slot; a page that says the same keeps its place. Its text has a size of its own."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions)
        self.setProperty("surface", "panel")
        self.setAccessibleName("The chair’s page")
        self.percent = NORMAL
        self._shown: tuple[Heading | None, tuple[Section, ...]] | None = None
        self.state, self.name, self.say = QLabel(), QLabel(), QLabel()
        self.sizes = [
            self._size_button(name, words) for name, words in zip(SIZES, ("A+", f"A{MINUS}"), strict=True)
        ]
        self.area = QScrollArea()
        self._lay_out()
        self._connect()

    def _size_button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(self.named[name].toolTip())
        button.clicked.connect(self.named[name].trigger)
        button.setAccessibleName(self.named[name].text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Notes, questions and lines")
        tools = QHBoxLayout()
        tools.setContentsMargins(SIDE, 8, 12, 0)
        tools.addWidget(self.state, 1)
        for button in reversed(self.sizes):
            tools.addWidget(button)
        self._tools = tools
        self._head = QVBoxLayout()
        self._head.setContentsMargins(SIDE, 0, SIDE, 12)
        self._head.setSpacing(2)
        for label in (self.name, self.say):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._head.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(self._head)
        column.addWidget(hairline("h"))
        column.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.named["notes_larger"].triggered.connect(self._larger)
        self.named["notes_smaller"].triggered.connect(self._smaller)

    # ---- what is shown

    def tick(self, show: Show, view: Outlook) -> None:
        page = chair_page(show, view)
        wanted = (heading(page), sections(page)) if page is not None else (None, ())
        if wanted != self._shown:
            self._shown = wanted
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._shown is not None:
            self._fill(is_same=True)

    def _fill(self, *, is_same: bool = False) -> None:
        """Make the page anew: from its top, or where it was if only its size or its colours are others."""
        assert self._shown is not None
        bar = self.area.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum()) if is_same else 0.0
        head, parts = self._shown
        self._fill_head(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE, 16, SIDE, 24)
        column.setSpacing(0)
        for number, section in enumerate(parts):
            column.addSpacing(22 if number else 0)
            self._add(column, section)
        column.addStretch(1)
        self.area.setWidget(body)
        body.adjustSize()
        bar.setValue(round(place * bar.maximum()))
        self.area.setAccessibleDescription("\n".join(section.spoken for section in parts))

    def _fill_head(self, head: Heading | None) -> None:
        words = (head.state, head.name, head.say) if head else ("", EMPTY, "")
        fonts = (text_font(11, 600, times=True), title_font(self._px(18)), self._text(13))
        labels = (self.state, self.name, self.say)
        for label, text, font, tone in zip(labels, words, fonts, ("3", "", "2"), strict=True):
            label.setFont(font)
            label.setProperty("tone", tone)
            label.setText(text)
            label.setVisible(bool(text) or label is self.state)
        for button in self.sizes:
            button.setFont(text_font(12, 600))

    def _add(self, column: QVBoxLayout, section: Section) -> None:
        caption = QLabel(section.caption)
        caption.setFont(text_font(11, 600))
        caption.setProperty("tone", "3")
        caption.setWordWrap(True)
        column.addWidget(caption)
        column.addSpacing(6)
        for number, paragraph in enumerate(section.paragraphs):
            column.addSpacing(8 if number else 0)
            label = QLabel(paragraph)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(self._text(16, 500) if section.is_line else self._text(15))
            column.addWidget(label)
        if section.is_made:
            made = QLabel("Made from the programme")
            made.setFont(text_font(11))
            made.setProperty("tone", "3")
            column.addSpacing(4)
            column.addWidget(made)

    def _text(self, px: int, weight: int = 400) -> QFont:
        return text_font(self._px(px), weight)

    def _px(self, px: int) -> int:
        """A size of the page's own text, before the desk's size comes on top."""
        return round(px * self.percent / NORMAL)

    # ---- its size

    def take(self, given: object) -> None:
        """The size that was chosen last time."""
        if isinstance(given, NotesSize):
            self._set_size(nearest(given.percent))

    @Slot()
    def _larger(self) -> None:
        self._choose(larger(self.percent))

    @Slot()
    def _smaller(self) -> None:
        self._choose(smaller(self.percent))

    def _choose(self, percent: int) -> None:
        if percent != self.percent:
            self._set_size(percent)
            self.wanted.emit(NotesSize(percent))

    def _set_size(self, percent: int) -> None:
        self.percent = percent
        if self._shown is not None:
            self._fill(is_same=True)

    # ---- keys

    def take_focus(self) -> None:
        """The arrows scroll at once; no focus proxy, which the Tab key would jump to past all before it."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Home and End, which a scroll area leaves alone; the arrows and pages are its own."""
        bar = self.area.verticalScrollBar()
        match fact.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(fact)
