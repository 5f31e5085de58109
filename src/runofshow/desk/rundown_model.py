"""The rundown as a tree for Qt: segments with their turns, floor turns where they happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from runofshow.desk.rundown_rows import RowLook, RowLooks, spoken
from runofshow.desk.rundown_steps import Inserted, Moved, Removed, steps
from runofshow.show.rows import Row
from runofshow.show.state import Show

__all__ = ["RowLook", "RundownModel"]

Index = QModelIndex | QPersistentModelIndex

_NO_LOOK = RowLook("", "", "", False, False, "", "", "", "", "", "")


class _Node:
    """One row. `number` stands for it in Qt's indexes: a pointer could outlive the node."""

    __slots__ = ("children", "look", "number", "parent", "place")

    def __init__(self, look: RowLook, parent: _Node | None, number: int) -> None:
        self.look = look
        self.parent = parent
        self.number = number
        self.place = 0
        self.children: list[_Node] = []

    def renumber(self) -> None:
        """Tell the children where they stand."""
        for place, child in enumerate(self.children):
            child.place = place


class RundownModel(QAbstractItemModel):
    """Rows of show/rows.py; changes come in as narrow removals, moves, insertions and dataChanged."""

    LOOK = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = RowLooks()
        self._root = _Node(_NO_LOOK, None, 0)
        self._by_id: dict[str, _Node] = {}
        self._by_number = {0: self._root}
        self._numbers = count(1)

    # ---- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above.number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Asked of every row at each layout: once, not by rows and columns."""
        return parent.column() <= 0 and bool(self._node(parent).children)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        look = self._node(index).look
        if role == self.LOOK:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (look.title, look.marks, look.subtitle) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(look)
        return None

    def _node(self, index: Index) -> _Node:
        """An invalid index has the number 0, which is the root's."""
        return self._by_number.get(index.internalId(), self._root)

    # ---- what the desk asks

    def index_of(self, row_id: str | None) -> QModelIndex:
        """The index of a segment or slot; invalid if there is none."""
        node = self._by_id.get(row_id or "")
        return self._index(node) if node else QModelIndex()

    def look_of(self, index: Index) -> RowLook:
        """A row's look without the detour through Qt; an empty one for no row."""
        return self._node(index).look

    def looks(self) -> Iterator[RowLook]:
        """Of all rows, in their order."""
        for node in self._root.children:
            yield node.look
            for child in node.children:
                yield child.look

    def row_above(self, segment: str, before: str | None) -> str | None:
        """The row right above one of a segment's rows; without one, the segment's last."""
        top = self._by_id.get(segment)
        if top is None:
            return None
        found = self._by_id.get(before or "")
        place = found.place if found is not None and found.parent is top else len(top.children)
        return top.children[place - 1].look.id if place else segment

    def set_rows(self, show: Show, rows: Sequence[Row]) -> None:
        """Take over new rows, telling views no more than what changed."""
        self.set_looks(self._looks.of(show, rows))

    def set_looks(self, looks: Sequence[RowLook]) -> None:
        """The same for rows in words: segments, each followed by what is in it."""
        groups: list[list[RowLook]] = []
        for look in looks:
            if look.kind == "segment":
                groups.append([look])
            else:
                groups[-1].append(look)
        self._sync(self._root, [look for look, *_ in groups])
        for node, (_, *inner) in zip(self._root.children, groups, strict=True):
            if node.children or inner:
                self._sync(node, inner)

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.place, 0, node.number)

    # ---- from the rows there are to those that are wanted

    def _sync(self, node: _Node, looks: Sequence[RowLook]) -> None:
        have, want = [child.look.id for child in node.children], [look.id for look in looks]
        if have != want:
            for step in steps(have, want):
                match step:
                    case Removed(first, last):
                        self._remove(node, first, last)
                    case Moved(place, before):
                        self._move(node, place, before)
                    case Inserted(first, last):
                        self._insert(node, first, looks[first : last + 1])
        for child, look in zip(node.children, looks, strict=True):
            if child.look is not look:
                self._change(child, look)

    def _change(self, node: _Node, look: RowLook) -> None:
        is_other = node.look != look
        node.look = look
        if is_other:
            changed = self._index(node)
            self.dataChanged.emit(changed, changed)

    def _remove(self, node: _Node, first: int, last: int) -> None:
        self.beginRemoveRows(self._index(node), first, last)
        gone = node.children[first : last + 1]
        del node.children[first : last + 1]
        node.renumber()
        for child in gone:
            for lost in (child, *child.children):
                del self._by_id[lost.look.id], self._by_number[lost.number]
        self.endRemoveRows()

    def _move(self, node: _Node, place: int, before: int) -> None:
        index = self._index(node)
        self.beginMoveRows(index, place, place, index, before)
        moved = node.children.pop(place)
        node.children.insert(before - (before > place), moved)
        node.renumber()
        self.endMoveRows()

    def _insert(self, node: _Node, first: int, looks: Sequence[RowLook]) -> None:
        self.beginInsertRows(self._index(node), first, first + len(looks) - 1)
        children = [_Node(look, node, next(self._numbers)) for look in looks]
        node.children[first:first] = children
        node.renumber()
        self._by_id |= {child.look.id: child for child in children}
        self._by_number |= {child.number: child for child in children}
        self.endInsertRows()
