"""A row of the rundown opened for editing in its place, or a gap in which a new one is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from runofshow.desk.buttons import KeyButton
from runofshow.desk.rundown_drafts import FIELDS, Draft
from runofshow.desk.rundown_fields import PersonField, RowField
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.models import Programme

__all__ = ["RowEditor"]

EDGE, ABOVE, BETWEEN = 14, 10, 6
DURATION = 78
BAR, GAP = 4, 2
"""The bar at the leading edge, and the line at the place where a new row goes in."""

ALERT = 16

_PLACEHOLDERS = {"title": "Title", "duration": "8:00", "topic": "Topic, if there is one"}
_NAMES = {"title": "Title", "duration": "Duration", "topic": "Topic"}


class RowEditor(QFrame):
    """Fields over one line that says what the keys do, asks or refuses.

    submitted(): Enter. left(): Esc. turned(): the other kind of row is wanted. grown(): it needs another
    height.
    """

    submitted = Signal()
    left = Signal()
    turned = Signal()
    grown = Signal()

    def __init__(
        self, theme: Theme, draft: Draft, programme: Programme, title: str, popup_parent: QWidget
    ) -> None:
        """title: says where a new row goes; empty for one that is edited. popup_parent: holds the editor."""
        super().__init__()
        self.draft = draft
        self._look = theme
        self.fields = {name: self._field(name, theme, programme, popup_parent) for name in FIELDS[draft.kind]}
        self._title, self.hint, self._alert = QLabel(title), QLabel(), QLabel()
        self.other = KeyButton(theme, is_small=True)
        self.setAccessibleName(title or f"Edit {next(iter(draft.texts.values()))}")
        self._lay_out(is_titled=bool(title))
        for name, field in self.fields.items():
            field.setText(draft.texts[name])
            field.entered.connect(self.submitted)
            field.left.connect(self.left)
            field.stepped.connect(self._step)
            field.textChanged.connect(self._text_changed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(next(iter(self.fields.values())))
        self.set_theme(theme)
        self.say("")

    def _field(self, name: str, theme: Theme, programme: Programme, popup_parent: QWidget) -> RowField:
        if name == "person":
            return PersonField(theme, programme, popup_parent)
        return RowField(_NAMES[name], _PLACEHOLDERS[name], times=name == "duration")

    def _lay_out(self, *, is_titled: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(EDGE), px(ABOVE), px(EDGE), px(ABOVE))
        column.setSpacing(px(BETWEEN))
        self._title.setFont(text_font(11, 500))
        self._title.setProperty("tone", "2")
        self._title.setWordWrap(True)
        if not is_titled:
            self._title.hide()
        column.addWidget(self._title)
        first, duration, *more = self.fields.values()
        duration.setFixedWidth(px(DURATION))
        duration.setAlignment(Qt.AlignmentFlag.AlignRight)
        upper = QHBoxLayout()
        upper.setSpacing(px(BETWEEN))
        upper.addWidget(first, 1)
        upper.addWidget(duration)
        column.addLayout(upper)
        for field in more:
            column.addWidget(field)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(px(BETWEEN))
        self.hint.setFont(text_font(12))
        self.hint.setWordWrap(True)
        self.hint.setAccessibleName("What Enter does")
        self.other.set_face("Turn in it" if self.draft.kind == "segment" else "Segment", "Ins")
        self.other.setAccessibleName(
            "Insert a turn instead" if self.draft.kind == "segment" else "Insert a segment instead"
        )
        self.other.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.other.setToolTip("Ins or Ctrl+I once more does the same.")
        if not self.draft.is_new:
            self.other.hide()
        self.other.clicked.connect(self.turned)
        foot.addWidget(self._alert, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        return foot

    def set_theme(self, theme: Theme) -> None:
        self._look = theme
        ratio = self.devicePixelRatioF()
        self._alert.setPixmap(pixmap("triangle-alert", theme.neutral.text, px(ALERT), ratio))
        self.other.set_theme(theme)
        for field in self.fields.values():
            if isinstance(field, PersonField):
                field.set_theme(theme)
        self.update()

    # ---- what is typed

    def texts(self) -> dict[str, str]:
        return {name: field.text() for name, field in self.fields.items()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what had been typed."""
        for name in texts.keys() & self.fields.keys():
            self.fields[name].setText(texts[name])

    def take_focus(self) -> None:
        first = next(iter(self.fields.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()

    @property
    def has_focus(self) -> bool:
        return any(field.hasFocus() for field in self.fields.values())

    @Slot(int)
    def _step(self, by: int) -> None:
        """To the next field, round the ends."""
        fields = list(self.fields.values())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), 0)
        wanted = fields[(here + by) % len(fields)]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        wanted.selectAll()

    @Slot()
    def _text_changed(self) -> None:
        self.say("")

    # ---- what is said

    def say(self, words: str) -> None:
        """A question or a refusal in the place of the hint; empty words bring the hint back."""
        does = "Enter inserts it, Esc leaves." if self.draft.is_new else "Enter keeps it, Esc leaves."
        if (words or does) == self.hint.text():
            return
        self.hint.setText(words or does)
        self.hint.setProperty("tone", "" if words else "3")
        self.hint.style().polish(self.hint)
        self._alert.setVisible(bool(words))
        self.grown.emit()

    def height_at(self, width: int) -> int:
        """How high it must be to hold all its words."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()

    # The rows below it would take a press for a drag, and a double click for taking the slot.

    def mousePressEvent(self, fact: QMouseEvent) -> None:
        fact.accept()

    def mouseDoubleClickEvent(self, fact: QMouseEvent) -> None:
        fact.accept()

    def paintEvent(self, fact: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.accent.tint))
        painter.fillRect(QRect(0, 0, BAR, self.height()), QColor(self._look.accent.fill))
        if self.draft.is_new:
            painter.fillRect(QRect(0, 0, self.width(), GAP), QColor(self._look.accent.focus))
        painter.end()
