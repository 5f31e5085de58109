"""The rundown as a tree for Qt: segments with their turns, floor turns where they happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from runofshow.programme.times import format_difference, format_duration
from runofshow.show.people import speaker_name, speaker_organisation
from runofshow.show.rows import Row
from runofshow.show.state import Show

__all__ = ["RowLook", "RundownModel"]

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RowLook:
    """One row as it is painted. clock: the planned time of day, of segments only.

    right, right_below: length and difference, or what is left while the row is current.
    """

    id: str
    kind: str
    state: str
    is_slot: bool
    is_next: bool
    clock: str
    title: str
    subtitle: str
    right: str
    right_below: str


@dataclass(slots=True)
class _Node:
    """`number` stands for the node in Qt's indexes: a pointer could outlive the node."""

    look: RowLook
    parent: _Node | None
    number: int
    children: list[_Node] = field(default_factory=list)

    @property
    def position(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class RundownModel(QAbstractItemModel):
    """Rows of show/rows.py; changes come in as narrow insertions, removals and dataChanged."""

    LOOK = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(RowLook("", "", "", False, False, "", "", "", "", ""), None, 0)
        self._by_id: dict[str, _Node] = {}
        self._by_number: dict[int, _Node] = {0: self._root}
        self._numbers = count(1)

    # ---- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        node = self._node(index)
        if node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.createIndex(node.parent.position, 0, node.parent.number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        look = self._node(index).look
        if role == self.LOOK:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (look.title, look.subtitle) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(look)
        return None

    def _node(self, index: Index) -> _Node:
        return self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root

    # ---- what the desk asks

    def index_of(self, row_id: str | None) -> QModelIndex:
        """The index of a segment or slot; invalid if there is none."""
        node = self._by_id.get(row_id or "")
        return self.createIndex(node.position, 0, node.number) if node else QModelIndex()

    def set_rows(self, show: Show, rows: tuple[Row, ...]) -> None:
        """Take over new rows, telling views no more than what changed."""
        groups: list[tuple[RowLook, list[RowLook]]] = []
        for row in rows:
            look = row_look(show, row)
            if row.kind == "segment":
                groups.append((look, []))
            else:
                groups[-1][1].append(look)
        self._sync(self._root, QModelIndex(), [look for look, _ in groups])
        for number, (_, looks) in enumerate(groups):
            self._sync(self._root.children[number], self.index(number, 0), looks)

    def _sync(self, node: _Node, index: QModelIndex, looks: list[RowLook]) -> None:
        wanted = {look.id for look in looks}
        for place in reversed(range(len(node.children))):
            if node.children[place].look.id not in wanted:
                self._remove(node, index, place)
        for place, look in enumerate(looks):
            if place >= len(node.children) or node.children[place].look.id != look.id:
                self._drop_later(node, index, place, look.id)
                self._insert(node, index, place, look)
            elif node.children[place].look != look:
                node.children[place].look = look
                changed = self.index(place, 0, index)
                self.dataChanged.emit(changed, changed)

    def _drop_later(self, node: _Node, index: QModelIndex, after: int, row_id: str) -> None:
        """Take away a row that is to stand at an earlier place now."""
        for place in range(after, len(node.children)):
            if node.children[place].look.id == row_id:
                self._remove(node, index, place)
                return

    def _insert(self, node: _Node, index: QModelIndex, place: int, look: RowLook) -> None:
        self.beginInsertRows(index, place, place)
        child = _Node(look, node, next(self._numbers))
        node.children.insert(place, child)
        self._by_id[look.id] = self._by_number[child.number] = child
        self.endInsertRows()

    def _remove(self, node: _Node, index: QModelIndex, place: int) -> None:
        self.beginRemoveRows(index, place, place)
        gone = node.children.pop(place)
        del self._by_id[gone.look.id], self._by_number[gone.number]
        self.endRemoveRows()


def spoken(look: RowLook) -> str:
    """A row for a screen reader."""
    states = {
        "done": "done",
        "running": "now",
        "skipped": "skipped",
        "pending": "next" if look.is_next else "",
    }
    parts = (states[look.state], look.clock, look.title, look.subtitle, look.right, look.right_below)
    return ", ".join(part for part in parts if part)


def row_look(show: Show, row: Row) -> RowLook:
    """A row's words and figures."""
    programme = show.programme
    speaker = show.control.speaker(row.id)
    if row.kind == "segment":
        segment = programme.segments_by_id[row.id]
        title = segment.title
        subtitle = segment.subtitle or (speaker_name(programme, speaker) if speaker and row.is_slot else "")
        clock = f"{row.planned_start.astimezone(programme.zone):%H:%M}" if row.planned_start else ""
    else:
        planned = show.control.planned(row.id)
        topic = planned.turn.topic if planned and planned.turn else None
        title = speaker_name(programme, speaker) if speaker else topic or "Speaker"
        subtitle = _affiliation(show, row.id)
        clock = ""
    right, below = _figures(row)
    return RowLook(
        row.id, row.kind, row.state, row.is_slot, row.is_next, clock, title, subtitle, right, below
    )


def _affiliation(show: Show, slot: str) -> str:
    """Where a speaker belongs, for which level, and for whom a substitute speaks."""
    control, programme = show.control, show.programme
    speaker = control.speaker(slot)
    planned = control.planned(slot)
    organisation = speaker_organisation(programme, speaker, short=True) if speaker else ""
    if slot in control.substitutes and planned and planned.person:
        return " · ".join(part for part in (organisation, f"for {planned.person.full_name}") if part)
    dimension = planned.person.dimension if planned and planned.person else None
    floor = "Floor" if planned is None else ""
    return " · ".join(
        part for part in (floor, organisation, f"{dimension} dimension" if dimension else "") if part
    )


def _figures(row: Row) -> tuple[str, str]:
    """Length and what stands under it: the difference of what is done, "Next" of what comes next."""
    if row.state == "skipped":
        return format_duration(row.planned or row.allotment), "Skipped"
    if row.state == "done" and row.used is not None and row.over_under is not None:
        difference = format_difference(row.over_under) if row.planned is not None else "Floor"
        return format_duration(row.used), difference
    extra = (
        format_difference(row.allotment - row.planned) if row.planned and row.allotment != row.planned else ""
    )
    return format_duration(row.allotment), "Next" if row.is_next else extra
