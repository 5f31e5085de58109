"""The list of people that opens over the quick line while a name is typed after @."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.models import Person

__all__ = ["PeopleList"]

Index = QModelIndex | QPersistentModelIndex

ROW = 40
MOST = 6
"""Rows shown at once; the rest is scrolled to."""

EDGE = 5
PADDING = 10
_PERSON = int(Qt.ItemDataRole.UserRole)


class PeopleList(QFrame):
    """A plain child of the panel, not a popup window, so that the line keeps the focus and the keys.

    `picked()`: someone clicked a name; ask `current`.
    """

    picked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName("People to put the question to")
        self._people: tuple[Person, ...] = ()
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("People")
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet("background: transparent;")
        self._painter_of_rows = _PersonDelegate(theme, self._list)
        self._list.setItemDelegate(self._painter_of_rows)
        self._list.itemClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        layout.addWidget(self._list)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._painter_of_rows.theme = theme
        self._hair = theme.hair
        self._list.viewport().update()

    @property
    def people(self) -> tuple[Person, ...]:
        return self._people

    @property
    def current(self) -> Person | None:
        """The person that would be taken; None while the list is closed."""
        item = None if self.isHidden() else self._list.currentItem()
        person = item.data(_PERSON) if item is not None else None
        return person if isinstance(person, Person) else None

    def offer(self, people: tuple[Person, ...], field: QRect, *, is_below: bool = False) -> None:
        """Open over or below a field (in the parent's coordinates), as wide as it; nobody: close."""
        if not people:
            self.hide()
            return
        if people != self._people or self.isHidden():
            self._fill(people)
        height = min(len(people), MOST) * px(ROW) + 2 * (EDGE + self._hair)
        parent = self.parentWidget()
        assert parent is not None
        room = parent.height() - field.bottom() - 8 if is_below else field.top() - 4
        top = field.bottom() + 4 if is_below else max(0, field.top() - 4 - height)
        self.setGeometry(QRect(QPoint(field.left(), top), QSize(field.width(), min(height, room))))
        self.show()
        self.raise_()

    def _fill(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._list.clear()
        for person in people:
            item = QListWidgetItem(person.full_name)
            item.setData(_PERSON, person)
            item.setToolTip(", ".join(part for part in (person.role, person.organisation) if part))
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def step(self, by: int) -> None:
        """Go up or down, round the ends."""
        self._list.setCurrentRow((self._list.currentRow() + by) % max(1, self._list.count()))

    @Slot(QListWidgetItem)
    def _clicked(self, _item: QListWidgetItem) -> None:
        self.picked.emit()


class _PersonDelegate(QStyledItemDelegate):
    """The full name over the organisation, or the role where there is none."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._name = text_font(13, 500)
        self._small = text_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person = index.data(_PERSON)
        neutral = self.theme.neutral
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            self._fill(painter, box, self.theme.accent.tint)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            self._fill(painter, box, neutral.hover)
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        below = person.organisation or person.role or ""
        name_top = px(3 if below else (ROW - 18) // 2)
        self._words(painter, inner, name_top, person.full_name, neutral.text, is_name=True)
        self._words(painter, inner, px(21), below, neutral.text_2, is_name=False)
        painter.restore()

    def _fill(self, painter: QPainter, box: QRect, colour: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, self.theme.radius.small, self.theme.radius.small)

    def _words(
        self, painter: QPainter, box: QRect, down: int, words: str, colour: str, *, is_name: bool
    ) -> None:
        font = self._name if is_name else self._small
        line = QRect(box.left(), box.top() + down, box.width(), round(QFontMetricsF(font).height()) + 1)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading, elided(font, words, box.width()))
