"""Paints the rows of the list of speakers and of the people to tick."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from runofshow.desk.speakers_model import LOOK
from runofshow.desk.speakers_words import RequestLook, TickLook
from runofshow.desk.text import balanced_lines, elided, name_font, paint_words
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["LEFT", "RIGHT", "TEXT_LEFT", "RequestDelegate", "TickDelegate"]

Index = QModelIndex | QPersistentModelIndex

LEFT, TEXT_LEFT, RIGHT = 20, 44, 18
ABOVE, LINE, SMALL_LINE = 6, 20, 16
GAP = 8
BAR = 3
BOX = 16


def _paint_ground(
    painter: QPainter,
    view: QListView,
    option: QStyleOptionViewItem,
    row: QRect,
    theme: Theme,
    *,
    is_shown: bool = True,
) -> None:
    """Selection (where it is shown), pointer and focus, as in the rundown."""
    is_selected = is_shown and bool(option.state & QStyle.StateFlag.State_Selected)
    if is_selected:
        painter.fillRect(row, QColor(theme.accent.tint))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(row, QColor(theme.neutral.hover))
    if is_selected and view.hasFocus():
        painter.setPen(QColor(theme.accent.focus))
        painter.drawRect(row.adjusted(0, 0, -1, -1))
        painter.drawRect(row.adjusted(1, 1, -2, -2))


class _RowDelegate(QStyledItemDelegate):
    """What both lists share: rows as wide as the view, text in the theme's tones."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self._name = text_font(13, 500)
        self._small = text_font(12)
        self._caption = text_font(11, 500)
        self._time = text_font(13, times=True)

    def _row(self, option: QStyleOptionViewItem) -> QRect:
        return QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())

    def _fitted(self, name: str, width: float) -> tuple[list[str], QFont]:
        """A name whole, on one line or two."""
        lines = balanced_lines(self._name, name, width)
        return lines, name_font(self._name, lines, width)


class RequestDelegate(_RowDelegate):
    """Place, name over organisation and group, length over the hint; a bar marks the round."""

    def _aside(self, look: RequestLook) -> float:
        """How wide the figures at the right edge are."""
        length = QFontMetricsF(self._time).horizontalAdvance(look.length)
        return max(length, QFontMetricsF(self._caption).horizontalAdvance(look.hint)) + 1

    def _name_width(self, look: RequestLook) -> float:
        width = self._view.viewport().width() - px(TEXT_LEFT) - RIGHT
        return width - QFontMetricsF(self._time).horizontalAdvance(look.length) - px(GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: RequestLook = index.data(LOOK)
        lines, _ = self._fitted(look.name, self._name_width(look))
        smalls = 2 if look.group_hint else 1
        return QSize(0, px(2 * ABOVE + LINE * len(lines) + SMALL_LINE * smalls))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: RequestLook = index.data(LOOK)
        row, neutral = self._row(option), self.theme.neutral
        painter.save()
        _paint_ground(painter, self._view, option, row, self.theme)
        if look.is_in_round:
            painter.fillRect(row.left(), row.top(), BAR, row.height(), QColor(self.theme.accent.fill))
        top = row.top() + px(ABOVE)
        place = QRectF(LEFT, top, px(TEXT_LEFT) - LEFT, px(LINE))
        paint_words(painter, self._time, neutral.text_3, place, look.place)
        self._paint_figures(painter, row, look)
        lines, font = self._fitted(look.name, self._name_width(look))
        for line in lines:
            box = QRectF(px(TEXT_LEFT), top, self._name_width(look), px(LINE))
            paint_words(painter, font, neutral.text, box, elided(font, line, box.width()))
            top += px(LINE)
        self._paint_below(painter, row, look, top)
        painter.restore()

    def _paint_figures(self, painter: QPainter, row: QRect, look: RequestLook) -> None:
        right, width = row.right() - RIGHT, px(120)
        box = QRectF(right - width, row.top() + px(ABOVE), width, px(LINE))
        paint_words(
            painter, self._time, self.theme.neutral.text_2, box, look.length, Qt.AlignmentFlag.AlignRight
        )

    def _paint_below(self, painter: QPainter, row: QRect, look: RequestLook, top: int) -> None:
        neutral, right = self.theme.neutral, row.right() - RIGHT
        hint = QRectF(right - px(120), top, px(120), px(SMALL_LINE))
        paint_words(painter, self._caption, neutral.text_3, hint, look.hint, Qt.AlignmentFlag.AlignRight)
        width = right - px(TEXT_LEFT) - self._aside(look) - px(GAP)
        box = QRectF(px(TEXT_LEFT), top, width, px(SMALL_LINE))
        paint_words(painter, self._small, neutral.text_2, box, elided(self._small, look.below, width))
        if look.group_hint:
            box.translate(0, px(SMALL_LINE))
            box.setWidth(right - px(TEXT_LEFT))
            paint_words(
                painter, self._caption, neutral.text_3, box, look.group_hint, Qt.AlignmentFlag.AlignRight
            )

    # ---- another length in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName("Time of this speaker")
        field.setToolTip("Enter keeps it, Esc drops it.")
        field.setFont(self._time)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._row(option)
        width, height = px(72), px(26)
        editor.setGeometry(row.right() - RIGHT - width + 6, row.top() + px(4), width, height)


class TickDelegate(_RowDelegate):
    """A box, a name, and the quiet word of whoever has not come."""

    def _name_width(self, look: TickLook) -> float:
        word = QFontMetricsF(self._caption).horizontalAdvance(look.word) + px(GAP) if look.word else 0
        return self._view.viewport().width() - px(TEXT_LEFT) - RIGHT - word

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: TickLook = index.data(LOOK)
        lines, _ = self._fitted(look.name, self._name_width(look))
        return QSize(0, px(10 + LINE * len(lines)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: TickLook = index.data(LOOK)
        row, neutral = self._row(option), self.theme.neutral
        painter.save()
        # Whoever is selected here matters to the keyboard alone.
        _paint_ground(painter, self._view, option, row, self.theme, is_shown=self._view.hasFocus())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = row.top() + px(5)
        self._paint_box(painter, QRectF(LEFT, top + px((LINE - BOX) / 2), px(BOX), px(BOX)), look)
        width = self._name_width(look)
        lines, font = self._fitted(look.name, width)
        colour = neutral.text if look.is_here else neutral.text_2
        for number, line in enumerate(lines):
            box = QRectF(px(TEXT_LEFT), top + number * px(LINE), width, px(LINE))
            paint_words(painter, font, colour, box, elided(font, line, width))
        word = QRectF(row.right() - RIGHT - px(120), top, px(120), px(LINE))
        paint_words(painter, self._caption, neutral.text_3, word, look.word, Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, look: TickLook) -> None:
        theme = self.theme
        line = theme.hair
        inner = box.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        colour = theme.accent.fill if look.is_here else theme.neutral.raised
        painter.setPen(QPen(QColor(colour if look.is_here else theme.neutral.line_strong), line))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(inner, theme.radius.small, theme.radius.small)
        if look.is_here:
            ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
            side = px(BOX - 4)
            mark = pixmap("check", theme.accent.on_fill, side, ratio)
            painter.drawPixmap(round(box.center().x() - side / 2), round(box.center().y() - side / 2), mark)
