"""The command palette: whatever can be done, found by a few letters, over the side column of the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.palette_rank import Choice, ranked
from runofshow.desk.text import elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["Palette"]

Index = QModelIndex | QPersistentModelIndex
WhyNot = Callable[[Choice], str]

ROW, REASON, PADDING, GAP = 34, 18, 14, 10
_CHOICE = int(Qt.ItemDataRole.UserRole)
_WHY_NOT = _CHOICE + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(QFrame):
    """chosen(Choice): what is to be done. left(): Esc, or the keyboard went elsewhere."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, choices: Sequence[Choice], why_not: WhyNot, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName("Command palette")
        self._look = theme
        self._choices = tuple(choices)
        self.field, self.none = QLineEdit(), QLabel("Nothing is called so.")
        self.rows, self._model = QListView(), _Choices(why_not)
        self._set_up()
        self.field.textEdited.connect(self._find)
        self.rows.clicked.connect(self._take)
        self._find("")

    def _set_up(self) -> None:
        self.field.setPlaceholderText("What is to be done?")
        self.field.setAccessibleName("What is to be done")
        self.field.installEventFilter(self)
        self.rows.setModel(self._model)
        self.rows.setItemDelegate(_ChoiceDelegate(self._look, self.rows))
        self.rows.setAccessibleName("What can be done")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setMouseTracking(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none.setFont(text_font(13))
        self.none.setProperty("tone", "2")
        self.none.setContentsMargins(PADDING, 0, PADDING, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, self._look.hair, 0)
        column.setSpacing(px(8))
        around = QVBoxLayout()
        around.setContentsMargins(PADDING, px(10), PADDING, 0)
        around.addWidget(self.field)
        column.addLayout(around)
        column.addWidget(self.none)
        column.addWidget(self.rows, 1)

    # ---- finding

    @Slot(str)
    def _find(self, typed: str) -> None:
        found = ranked(typed, self._choices)
        self._model.set_choices(found)
        self.none.setVisible(not found)
        self._select(0)

    def _select(self, row: int) -> None:
        last = self._model.rowCount() - 1
        index = self._model.index(max(0, min(row, last)), 0)
        self.rows.setCurrentIndex(index)
        self.rows.scrollTo(index)
        self.field.setAccessibleDescription(self._model.spoken(index))

    def weigh(self) -> None:
        """Ask anew why not: the show is another."""
        self._model.weigh()

    @property
    def current(self) -> Choice | None:
        """What Enter would do."""
        choice = self.rows.currentIndex().data(_CHOICE)
        return choice if isinstance(choice, Choice) else None

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        """Do it; what cannot be done stays where it is, with its reason beside it."""
        choice = index.data(_CHOICE)
        if isinstance(choice, Choice) and not index.data(_WHY_NOT):
            self.chosen.emit(choice)

    # ---- keys

    def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
        """While it is open, the keys of the desk are letters of the field."""
        if watched is self.field and isinstance(fact, QKeyEvent):
            if fact.type() == QEvent.Type.ShortcutOverride and _is_own(fact):
                fact.accept()
                return True
            if fact.type() == QEvent.Type.KeyPress and _is_own(fact):
                self._press(fact)
                return True
        if watched is self.field and fact.type() == QEvent.Type.FocusOut and not self.field.isActiveWindow():
            return False
        if watched is self.field and fact.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _press(self, fact: QKeyEvent) -> None:
        key = Qt.Key(fact.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER:
            if not fact.isAutoRepeat():
                self._take(self.rows.currentIndex())
        else:
            self._select(self.rows.currentIndex().row() + _STEPS[key])

    def paintEvent(self, fact: QPaintEvent) -> None:
        super().paintEvent(fact)
        painter = QPainter(self)
        hair = self._look.hair
        painter.fillRect(self.width() - hair, 0, hair, self.height(), QColor(self._look.neutral.line))
        painter.end()


def _is_own(fact: QKeyEvent) -> bool:
    return not fact.modifiers() and (fact.key() in _ENTER or fact.key() in (*_STEPS, Qt.Key.Key_Escape))


class _Choices(QAbstractListModel):
    """What was found, and why some of it makes no sense now: asked once for each show."""

    def __init__(self, why_not: WhyNot) -> None:
        super().__init__()
        self._ask = why_not
        self._known: dict[Choice, str] = {}
        self._found: tuple[Choice, ...] = ()

    def set_choices(self, found: tuple[Choice, ...]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def weigh(self) -> None:
        self._known.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._found) - 1, 0))
        self.layoutChanged.emit()

    def _why_not(self, choice: Choice) -> str:
        if choice not in self._known:
            self._known[choice] = self._ask(choice)
        return self._known[choice]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        choice = self._found[index.row()]
        if role == _CHOICE:
            return choice
        if role == _WHY_NOT:
            return self._why_not(choice)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        return choice.words if role == Qt.ItemDataRole.DisplayRole else None

    def spoken(self, index: Index) -> str:
        """For a screen reader: what it does, its keys, and why not now."""
        if not index.isValid():
            return ""
        choice = self._found[index.row()]
        return ", ".join(filter(None, (choice.words, *choice.keys, self._why_not(choice))))


class _ChoiceDelegate(QStyledItemDelegate):
    """Words and the first key in one line; below, why it makes no sense now."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._look = theme
        self._words, self._small = text_font(13, 500), text_font(12)
        self._cap = text_font(11, 500)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, px(ROW + (REASON if index.data(_WHY_NOT) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice, why_not, box = index.data(_CHOICE), index.data(_WHY_NOT), option.rect
        neutral = self._look.neutral
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self._look.accent.tint))
            painter.fillRect(box.left(), box.top(), px(3), box.height(), QColor(self._look.accent.focus))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(neutral.hover))
        line = box.adjusted(PADDING, 0, -PADDING, 0)
        line.setHeight(px(ROW))
        right = self._paint_cap(painter, line.right(), line.center().y(), choice.keys[:1])
        line.setRight(right)
        painter.setFont(self._words)
        painter.setPen(QColor(neutral.text_2 if why_not else neutral.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle, elided(self._words, choice.words, line.width()))
        if why_not:
            below = box.adjusted(PADDING, px(ROW - 6), -PADDING, -px(6))
            painter.setFont(self._small)
            painter.setPen(QColor(neutral.text_2))
            painter.drawText(below, middle, elided(self._small, why_not, below.width()))
        painter.restore()

    def _paint_cap(self, painter: QPainter, right: int, middle: int, keys: tuple[str, ...]) -> int:
        """The key in its cap at the right edge; returns where the words must end."""
        if not keys:
            return right
        words = keys[0].replace("+", " ") if len(keys[0]) > 1 else keys[0]
        width = round(QFontMetricsF(self._cap).horizontalAdvance(words)) + px(10)
        height, neutral = px(18), self._look.neutral
        left, top = right - width, middle - height // 2
        painter.setPen(QPen(QColor(neutral.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(left, top, width, height, self._look.radius.small, self._look.radius.small)
        painter.setFont(self._cap)
        painter.setPen(QColor(neutral.text_2))
        painter.drawText(left, top, width, height, Qt.AlignmentFlag.AlignCenter, words)
        return left - px(GAP)
