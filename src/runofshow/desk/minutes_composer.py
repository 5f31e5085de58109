"""Where minutes are written: kind, quick line, what it will become, and why it was refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from runofshow.desk.minutes_kinds import KindPicker
from runofshow.desk.minutes_line import LineEdit
from runofshow.desk.minutes_people import PeopleList
from runofshow.desk.minutes_words import HOW_TO, becomes
from runofshow.desk.quick_line import QuickEntry, completions, mention, parse_line
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.models import Person, Programme

__all__ = ["Composer"]

_ALERT = 16
_MARGIN = 20
_CAP_GAP = 6


class Composer(QFrame):
    """entered(): the line is to be logged. left(): Esc. changed(): the text is another."""

    entered = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, popup_parent: QWidget, parent: QWidget | None = None) -> None:
        """popup_parent: over which the list of people opens; it holds the composer."""
        super().__init__(parent)
        self._theme = theme
        self._popup_parent = popup_parent
        self._programme: Programme | None = None
        self._filed = ("", "")
        self._dismissed: int | None = None
        self.kinds = KindPicker(theme, self)
        self.line = LineEdit(self)
        self.people = PeopleList(theme, popup_parent)
        self.outcome = QLabel(self)
        self.place = QLabel(self)
        self.refusal = QLabel(self)
        self._refusal_icon = QLabel(self)
        self._refusal_row = QWidget(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 14, _MARGIN, 16)
        layout.setSpacing(10)
        layout.addWidget(self.kinds)
        layout.addWidget(self.line)
        layout.addLayout(self._hint_rows())
        layout.addWidget(self._build_refusal())

    def _hint_rows(self) -> QGridLayout:
        """What the line becomes over its whole width; below, where it goes and the key that sends it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(_CAP_GAP)
        grid.setVerticalSpacing(2)
        self.outcome.setProperty("tone", "2")
        self.outcome.setFont(text_font(12))
        self.outcome.setWordWrap(True)
        self.outcome.setAccessibleName("What the line becomes")
        self.place.setProperty("tone", "3")
        self.place.setFont(text_font(12, times=True))
        self.place.setAccessibleName("Where the line is filed")
        for label in (self.outcome, self.place):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        cap, verb = QLabel("Enter", self), QLabel("Log", self)
        cap.setProperty("key", "true")
        cap.setFont(text_font(11, 500))
        verb.setProperty("tone", "3")
        verb.setFont(text_font(12))
        self._beside_place = 2 * _MARGIN + cap.sizeHint().width() + verb.sizeHint().width() + 2 * _CAP_GAP
        grid.addWidget(self.outcome, 0, 0, 1, 3)
        for column, label in enumerate((self.place, cap, verb)):
            grid.addWidget(label, 1, column)
        grid.setColumnStretch(0, 1)
        return grid

    def _build_refusal(self) -> QWidget:
        row = QHBoxLayout(self._refusal_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.refusal.setFont(text_font(12, 500))
        self.refusal.setWordWrap(True)
        self.refusal.setAccessibleName("Why it was not logged")
        row.addWidget(self._refusal_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.refusal, 1)
        self._refusal_row.hide()
        return self._refusal_row

    def _connect(self) -> None:
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        self.line.textChanged.connect(self._text_changed)
        self.line.cursorPositionChanged.connect(self._complete)
        self.line.accepted.connect(self._accept)
        self.line.dismissed.connect(self._dismiss)
        self.line.stepped.connect(self.people.step)
        self.people.picked.connect(self._accept)
        self.kinds.chosen.connect(self._kind_chosen)
        self.line.installEventFilter(self)

    # ---- state

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.kinds.set_theme(theme)
        self.people.set_theme(theme)
        ratio = self.devicePixelRatioF()
        self._refusal_icon.setPixmap(pixmap("triangle-alert", theme.neutral.text, px(_ALERT), ratio))

    def set_programme(self, programme: Programme) -> None:
        self._programme = programme
        self._describe()

    def set_read_only(self, why: str) -> None:
        """Take no text and no kind; the line says why."""
        self.kinds.setEnabled(False)
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(why)
        self.outcome.hide()

    def set_place(self, title: str, time: str) -> None:
        """Where and when the line would be filed now: `Session I`, `08:54`."""
        if (title, time) != self._filed:
            self._filed = (title, time)
            self._show_place()

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._show_place()

    def text(self) -> str:
        return self.line.toPlainText()

    def set_text(self, text: str) -> None:
        """Replace the line, the cursor behind it."""
        self.line.setPlainText(text)
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)

    def entry(self) -> QuickEntry | None:
        """What the line would become; None before there is a programme."""
        if self._programme is None:
            return None
        return parse_line(self.text(), self.kinds.kind, self._programme)

    def show_refusal(self, words: str) -> None:
        """The reason below the line until something is typed; empty words take it away."""
        self.refusal.setText(words)
        self._refusal_row.setVisible(bool(words))

    # ---- as it is typed

    @Slot()
    def _text_changed(self) -> None:
        self.show_refusal("")
        self._describe()
        self.changed.emit()

    @Slot()
    def _kind_chosen(self) -> None:
        self._describe()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        """Light the kind that the line will have, and say in words what the buttons don't."""
        entry = self.entry()
        if entry is None or self._programme is None:
            return
        self.kinds.show_kind(entry.kind)
        is_empty = not self.text().strip()
        self.outcome.setText(HOW_TO if is_empty else becomes(entry, self._programme))

    def _show_place(self) -> None:
        """A long title gives way at its end, the time stays."""
        title, time = self._filed
        font = self.place.font()
        room = self.width() - self._beside_place - QFontMetricsF(font).horizontalAdvance(f" · {time}")
        self.place.setText(f"{elided(font, title, room)} · {time}" if title else time)
        self.place.setToolTip(title)

    # ---- names

    @Slot()
    def _complete(self) -> None:
        if self._programme is None:
            return
        cursor = self.line.textCursor()
        start, _, people = completions(self.text(), cursor.position(), self._programme)
        if not people or start != self._dismissed:
            self._dismissed = None
        is_open = bool(people) and self._dismissed is None and self.line.hasFocus()
        self._offer(people if is_open else ())

    def _offer(self, people: tuple[Person, ...]) -> None:
        corner = self.line.mapTo(self._popup_parent, QPoint(0, 0))
        self.people.offer(people, QRect(corner, QSize(self.line.width(), self.line.height())))
        self.line.is_choosing = not self.people.isHidden()

    @Slot()
    def _accept(self) -> None:
        """Put the chosen name in: as `@name` where it makes someone the addressee, else in full."""
        person = self.people.current
        if person is None or self._programme is None:
            return
        text = self.text()
        start, end, _ = completions(text, self.line.textCursor().position(), self._programme)
        name = mention(self._programme, person)
        with_mention = parse_line(f"{text[:start]}{name} {text[end:]}", self.kinds.kind, self._programme)
        words = name if with_mention.to == person.id else person.full_name
        self._offer(())
        self.line.replace(start, end, words if text[end:].startswith(" ") else f"{words} ")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _dismiss(self) -> None:
        if self._programme is not None:
            position = self.line.textCursor().position()
            self._dismissed = completions(self.text(), position, self._programme)[0]
        self._offer(())

    def eventFilter(self, watched: object, fact: QEvent) -> bool:
        """The list of people goes with the focus and moves with the line."""
        if watched is self.line:
            if fact.type() == QEvent.Type.FocusOut:
                self._offer(())
            elif fact.type() in (QEvent.Type.Move, QEvent.Type.Resize) and not self.people.isHidden():
                self._offer(self.people.people)
        return False
