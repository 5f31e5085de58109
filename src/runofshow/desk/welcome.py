"""The page without a show: what can be done, recent files, the examples, and a place to drop a file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.buttons import KeyButton
from runofshow.desk.welcome_parts import (
    INSET,
    Action,
    Blocks,
    Card,
    DropPlace,
    Mark,
    RecentFile,
    RecentLine,
    Trouble,
)
from runofshow.look.fonts import text_font, title_font
from runofshow.look.scale import text_percent
from runofshow.look.tokens import Theme

__all__ = ["RecentFile", "Welcome"]

LARGE = 150
"""Text of so many per cent takes the air beside it."""

KINDS = "Programmes and shows (*.yaml *.yml *.json *.show)"


class Welcome(QWidget):
    """file_chosen(str), rehearsal_chosen(str): paths, to be opened by the application."""

    file_chosen = Signal(str)
    rehearsal_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        recent: tuple[RecentFile, ...],
        examples: tuple[RecentFile, ...],
        trouble: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._examples = examples
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), 3)
        row.addWidget(self._right(recent, trouble), 5)
        for keys, slot in (("Ctrl+O", self._choose), ("Ctrl+E", self._rehearse_first)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # ---- building

    def _left(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("surface", "window")
        column = QVBoxLayout(frame)
        begins, ends = (72, 56) if text_percent() < LARGE else (32, 20)
        column.setContentsMargins(begins - INSET, 72, ends, 48)
        column.setSpacing(0)
        column.addWidget(Mark(self._theme))
        tagline = QLabel("One session, ended on time and remembered.")
        tagline.setFont(text_font(15))
        tagline.setProperty("tone", "2")
        tagline.setWordWrap(True)
        tagline.setContentsMargins(INSET, 0, 0, 0)
        column.addSpacing(12)
        column.addWidget(tagline)
        column.addSpacing(48)
        column.addWidget(
            Action(self._theme, "folder-open", "Open", "A programme or a show", "Ctrl O", self._choose)
        )
        column.addSpacing(14)
        for number, example in enumerate(self._examples):
            cap = "Ctrl E" if number == 0 else ""
            words = f"Rehearse {example.length}, {len(example.blocks)} segments"
            column.addWidget(
                Action(
                    self._theme,
                    "circle-play",
                    "Try the example" if number == 0 else "Another example",
                    words,
                    cap,
                    partial(self.rehearsal_chosen.emit, example.path),
                )
            )
            column.addSpacing(14)
        column.addStretch(1)
        return _scrolling(frame)

    def _right(self, recent: tuple[RecentFile, ...], trouble: str) -> QWidget:
        frame = QFrame()
        frame.setProperty("surface", "panel")
        column = QVBoxLayout(frame)
        column.setContentsMargins(44, 72, 58, 40)
        column.setSpacing(0)
        if trouble:
            column.addWidget(Trouble(trouble))
            column.addSpacing(24)
        head = QLabel("Recent" if recent else "Examples")
        head.setFont(text_font(15, 600))
        column.addWidget(head)
        column.addSpacing(16)
        offered = recent or self._examples
        column.addWidget(self._first_card(offered[0]))
        column.addSpacing(16)
        for file in offered[1:6]:
            line = RecentLine(self._theme, file)
            line.clicked.connect(lambda path=file.path: self.file_chosen.emit(path))
            column.addWidget(line)
        column.addStretch(1)
        column.addWidget(DropPlace(self._theme))
        return _scrolling(frame)

    def _first_card(self, file: RecentFile) -> QWidget:
        card = Card(self._theme)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(0)
        upper = QHBoxLayout()
        when, length = QLabel(file.when), QLabel(file.length)
        for label in (when, length):
            label.setFont(text_font(12, times=True))
            label.setProperty("tone", "2")
        upper.addWidget(when, 1)
        upper.addWidget(length)
        column.addLayout(upper)
        title = QLabel(file.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(title_font(24))
        title.setWordWrap(True)
        column.addSpacing(8)
        column.addWidget(title)
        column.addSpacing(18)
        if file.blocks:
            column.addWidget(Blocks(self._theme, file.blocks))
            column.addSpacing(20)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.open_first = KeyButton(self._theme, is_accent=True)
        self.open_first.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.open_first.set_face("Open", "Enter")
        self.open_first.clicked.connect(lambda: self.file_chosen.emit(file.path))
        buttons.addWidget(self.open_first)
        if not file.is_show:
            rehearse = KeyButton(self._theme)
            rehearse.set_face("Rehearse")
            rehearse.clicked.connect(lambda: self.rehearsal_chosen.emit(file.path))
            buttons.addWidget(rehearse)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return card

    # ---- intents

    @Slot()
    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a programme or a show", "", KINDS)
        if name:
            self.file_chosen.emit(name)

    @Slot()
    def _rehearse_first(self) -> None:
        self.rehearsal_chosen.emit(self._examples[0].path)

    def focusInEvent(self, _fact: QFocusEvent) -> None:
        """The first file takes the keyboard; Tab comes to everything else from there."""
        self.open_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else opens the first file."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            (focused if isinstance(focused, KeyButton) else self.open_first).click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        name = _dropped(event.mimeData())
        if name:
            event.acceptProposedAction()
            self.file_chosen.emit(name)


def _scrolling(page: QWidget) -> QScrollArea:
    """A page that scrolls where the window is too low for it; the keys stay with its buttons."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def _dropped(data: QMimeData) -> str:
    """The one local file that is being dropped, or nothing."""
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 else ""
