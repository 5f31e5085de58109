"""The counters: an answer on each row with its key, its card, its bar and one big number."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from runofshow.desk.tally_model import TallyLine, TallyModel
from runofshow.look.chart import ROW, AnswerRow, answer_row, draw_words, paint_answer
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.look.vote_words import percent_words

__all__ = ["TallyView"]

SIDE = 24
KEY = 28
FIGURES, FIGURES_NARROW = 144, 116
"""What percentage and number take at the end of a row; less where text is large and the window is not."""

NARROW_BELOW, BLOCKS_FROM = 440, 220
"""The width of a row, and of its words where they leave room for the blocks."""

_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
Index = QModelIndex | QPersistentModelIndex


class TallyView(QListView):
    """Up and Down choose an answer; every other key is the page's. selected(): another one is chosen."""

    selected = Signal()

    def __init__(self, model: TallyModel, theme: Theme) -> None:
        super().__init__()
        self._rows = _Painter(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName("Answers")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self.selected)
        model.rowsInserted.connect(self._fit)
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._rows.look = theme
        self.viewport().update()

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))

    @property
    def row(self) -> int:
        """The chosen answer's, −1 where there is none."""
        return self.currentIndex().row()

    @Slot()
    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the list."""
        self.setFixedHeight(self.model().rowCount() * px(ROW))
        self.choose(0)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if fact.key() in _MOVING:
            super().keyPressEvent(fact)
        else:
            fact.ignore()

    def focusInEvent(self, fact: QEvent) -> None:
        super().focusInEvent(fact)  # type: ignore[arg-type]
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    """Draws one TallyLine as the room's chart does, with its key before it and its number large."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.look = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(400), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: TallyLine = index.data(TallyModel.LINE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if is_chosen:
            self._paint_choice(painter, box, has_focus=bool(option.state & QStyle.StateFlag.State_HasFocus))
        inner = box.adjusted(SIDE, 0, -SIDE, 0)
        self._paint_key(painter, inner, line)
        figures = FIGURES if box.width() >= px(NARROW_BELOW) else FIGURES_NARROW
        parts = answer_row(inner.adjusted(px(KEY) + px(14), 0, 0, 0), figures)
        self._paint_blocks(painter, parts, line)
        paint_answer(painter, parts, line.bar, self.look)
        self._paint_figures(painter, parts, line)
        painter.restore()

    def _paint_choice(self, painter: QPainter, box: QRectF, *, has_focus: bool) -> None:
        accent, width = self.look.accent, self.look.line.focus
        painter.fillRect(box, QColor(accent.tint))
        if has_focus:
            painter.setPen(QPen(QColor(accent.focus), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = width / 2
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def _paint_key(self, painter: QPainter, box: QRectF, line: TallyLine) -> None:
        """The digit that counts this answer; none where a clear majority is not counted itself."""
        if not line.key or line.is_left_over:
            return
        side = px(KEY)
        cap = QRectF(box.left(), box.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(self.look.neutral.line_strong), self.look.hair))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = self.look.radius.small
        painter.drawRoundedRect(cap, corner, corner)
        painter.setFont(text_font(15, 600))
        painter.setPen(QColor(self.look.neutral.text))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, str(line.key))

    def _paint_blocks(self, painter: QPainter, parts: AnswerRow, line: TallyLine) -> None:
        """By block, at the end of the words; those give way."""
        words = line.blocks or ("what the others leave" if line.is_left_over else "")
        if not words or parts.label.width() < px(BLOCKS_FROM):
            return
        font = text_font(12, times=True)
        wide = min(QFontMetricsF(font).horizontalAdvance(words) + 1, 0.6 * parts.label.width())
        box = QRectF(parts.label.right() - wide, parts.label.top(), wide, parts.label.height())
        draw_words(painter, box, font, self.look.neutral.text_2, words)
        parts.label.setRight(box.left() - px(12))

    def _paint_figures(self, painter: QPainter, parts: AnswerRow, line: TallyLine) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        percent = percent_words(line.bar.percent)
        for box, font, tone, text in (
            (parts.percent, text_font(15, times=True), self.look.neutral.text_2, percent),
            (parts.votes, text_font(28, 600, times=True), self.look.neutral.text, str(line.bar.votes)),
        ):
            painter.setFont(font)
            painter.setPen(QColor(tone))
            painter.drawText(box, right, text)
