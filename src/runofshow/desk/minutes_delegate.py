"""Paints the rows of the minutes and edits an entry in its place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from runofshow.desk.minutes_model import MinutesModel
from runofshow.desk.minutes_rows import MinuteRow
from runofshow.desk.minutes_text import TextBlock, TextBlocks
from runofshow.desk.minutes_words import OFF_RECORD
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["KIND_ICONS", "MARGIN", "EntryEdited", "EntryEditor", "MinutesDelegate"]

Index = QModelIndex | QPersistentModelIndex

KIND_ICONS = {
    "conclusion": "lightbulb",
    "recommendation": "milestone",
    "action": "square-check",
    "note": "sticky-note",
    "question": "circle-help",
    "vote": "vote",
}

MARGIN = 20
ICON, ICON_GAP, LOCK = 16, 10, 12
ABOVE, BELOW = 10, 10
HEADING_ABOVE, HEADING_BELOW = 12, 2
TIME_GAP = 8
EDITOR_INSET, EDITOR_RISE = 7, 2
"""How far the editor stands out beside and above its text, in px: border, padding and margin."""


@dataclass(frozen=True, slots=True)
class EntryEdited:
    """Someone gave an entry another text."""

    entry: str
    text: str


class EntryEditor(QPlainTextEdit):
    """A field over an entry's text that grows downwards, or upwards at the end of the list."""

    def __init__(self, parent: QWidget, font: QFont) -> None:
        super().__init__(parent)
        self._row = QRect()
        self.setAccessibleName("Text of the entry")
        self.setToolTip("Enter keeps the change, Esc drops it.")
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setStyleSheet("QPlainTextEdit { padding: 2px 4px; }")
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._settle)

    def place(self, row: QRect) -> None:
        """Over what it may cover at least."""
        self._row = row
        self._settle()

    @Slot()
    def _settle(self) -> None:
        if self._row.isNull():
            return
        lines = self.document().size().height()
        needed = round(lines * QFontMetricsF(self.font()).lineSpacing()) + 2 * EDITOR_INSET
        viewport = self.parentWidget()
        assert viewport is not None
        room = viewport.height()
        height = min(max(needed, self._row.height()), room)
        top = max(0, min(self._row.top(), room - height))
        self.setGeometry(self._row.left(), top, self._row.width(), height)


class MinutesDelegate(QStyledItemDelegate):
    """Rows as wide as the list less its margins. `edited(EntryEdited)`: an editor left a new text."""

    edited = Signal(object)

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._blocks = TextBlocks()
        self._body = text_font(13)
        self._struck = QFont(self._body)
        self._struck.setStrikeOut(True)
        self._small = text_font(12)
        self._times = text_font(12, times=True)
        self._heading = text_font(11, 600)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    # ---- sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        if row.is_heading:
            return QSize(0, HEADING_ABOVE + self._line("caption") + HEADING_BELOW)
        text, below = self._text(row), self._subline(row)
        height = ABOVE + self._line("small") + text.height + (below.height if below else 0) + BELOW
        return QSize(0, max(self._theme.row.entry_min, height))

    def _line(self, style: str) -> int:
        return self._theme.type.desk[style].line

    def _text_width(self) -> int:
        """The same with and without a scroll bar, which takes its place from the margin."""
        return self._view.width() - 2 * MARGIN - px(ICON) - px(ICON_GAP)

    def _text(self, row: MinuteRow) -> TextBlock:
        font = self._struck if row.is_struck else self._body
        return self._block(row.text, font, self._line("body"))

    def _subline(self, row: MinuteRow) -> TextBlock | None:
        return self._block(row.subline, self._small, self._line("small")) if row.subline else None

    def _block(self, text: str, font: QFont, line_height: int) -> TextBlock:
        direction = self._view.layoutDirection()
        return self._blocks.block(text, font, self._text_width(), line_height, direction)

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _row(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_ground(painter, option)
            self._paint_entry(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: MinuteRow) -> None:
        box = self._mirrored(
            QRect(MARGIN, rect.top() + HEADING_ABOVE, self._view.width() - 2 * MARGIN, self._line("caption"))
        )
        words = elided(self._heading, row.text, box.width())
        self._draw(painter, self._heading, self._theme.neutral.text_3, box, words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, QColor(self._theme.accent.tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(self._theme.neutral.hover))
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QColor(self._theme.accent.focus))
            for inset in range(self._theme.line.focus):
                painter.drawRect(row.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, row: MinuteRow) -> None:
        neutral = self._theme.neutral
        quiet = neutral.text_2 if option.state & QStyle.StateFlag.State_Selected else neutral.text_3
        top = option.rect.top() + ABOVE
        icon = self._mirrored(QRect(MARGIN, top, px(ICON), px(ICON)))
        painter.drawPixmap(icon, pixmap(KIND_ICONS[row.kind], quiet, px(ICON), _ratio(painter)))
        self._paint_label(painter, top, row, quiet)
        text, below = self._text(row), self._subline(row)
        left = self._mirrored(QRect(MARGIN + px(ICON) + px(ICON_GAP), 0, self._text_width(), 1)).left()
        top += self._line("small")
        text.draw(painter, left, top, quiet if row.is_struck else neutral.text)
        if below is not None:
            below.draw(painter, left, top + text.height, quiet if row.is_struck else neutral.text_2)

    def _paint_label(self, painter: QPainter, top: int, row: MinuteRow, colour: str) -> None:
        """Kind, then what sets the entry apart, then its time at the far edge."""
        height = self._line("small")
        time_width = round(QFontMetricsF(self._times).horizontalAdvance(row.time)) + 1
        end = self._view.width() - MARGIN
        box = self._mirrored(QRect(end - time_width, top, time_width, height))
        self._draw(painter, self._times, colour, box, row.time)
        x, room = MARGIN + px(ICON) + px(ICON_GAP), end - time_width - TIME_GAP
        words = f"{row.label} · Struck" if row.is_struck else row.label
        x += self._label_words(painter, x, top, room, words, colour)
        if row.is_off_record:
            side = px(LOCK)
            x += self._label_words(painter, x, top, room, " · ", colour)
            lock = self._mirrored(QRect(x, top + (height - side) // 2, side, side))
            painter.drawPixmap(lock, pixmap("lock", colour, side, _ratio(painter)))
            self._label_words(painter, x + side + px(4), top, room, OFF_RECORD, colour)

    def _label_words(self, painter: QPainter, x: int, top: int, room: int, words: str, colour: str) -> int:
        """Draw words at x, elided before `room`; returns their width."""
        shown = elided(self._small, words, room - x)
        width = round(QFontMetricsF(self._small).horizontalAdvance(shown))
        box = self._mirrored(QRect(x, top, width + 1, self._line("small")))
        self._draw(painter, self._small, colour, box, shown)
        return width

    def _draw(self, painter: QPainter, font: QFont, colour: str, box: QRect, words: str) -> None:
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        if self._view.isRightToLeft():
            align ^= Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(box, align, words)

    def _mirrored(self, box: QRect) -> QRect:
        """The box where the reading direction puts it; on the right a scroll bar takes its width."""
        outer = QRect(0, box.top(), self._view.width(), box.height())
        placed = QStyle.visualRect(self._view.layoutDirection(), outer, box)
        return placed.translated(-self._view.viewport().x(), 0)

    # ---- editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return EntryEditor(parent, self._body)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once: what comes in while someone types must not take their words away."""
        if isinstance(editor, QPlainTextEdit) and not editor.property("is_filled"):
            editor.setProperty("is_filled", True)
            editor.setPlainText(_row(index).text)
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            row, text = _row(index), editor.toPlainText().strip()
            if text and text != row.text:
                self.edited.emit(EntryEdited(row.entry, text))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The text stands where it was painted; the field covers the rest of its row."""
        if isinstance(editor, EntryEditor):
            left = self._mirrored(QRect(MARGIN + px(ICON) + px(ICON_GAP), 0, self._text_width(), 1)).left()
            top = option.rect.top() + ABOVE + self._line("small") - EDITOR_RISE
            width = self._text_width() + 2 * EDITOR_INSET
            editor.place(QRect(left - EDITOR_INSET, top, width, option.rect.bottom() - top))

    def eventFilter(self, editor: QObject, fact: QEvent) -> bool:
        """Enter keeps the text; Shift with Enter begins a line; Esc is Qt's."""
        if (
            isinstance(editor, QPlainTextEdit)
            and fact.type() == QEvent.Type.KeyPress
            and isinstance(fact, QKeyEvent)
            and fact.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not fact.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, fact)


def _row(index: Index) -> MinuteRow:
    row = index.data(MinutesModel.ROW)
    assert isinstance(row, MinuteRow)
    return row


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
