"""The table of proposals as a model for Qt: what is still to come as rows, the ways as columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from runofshow.desk.catchup_words import after_words, by_words, row_words, way_title
from runofshow.desk.rundown_steps import Inserted, Moved, Removed, steps
from runofshow.programme.times import format_duration
from runofshow.show.catchup import ProposalKind
from runofshow.show.catchup_table import CatchUpTable, TableRow
from runofshow.show.state import Show

__all__ = ["NAMES", "STANDS", "WAYS", "CatchUpModel"]

NAMES, STANDS, WAYS = 0, 1, 2
"""Columns: whose it is, as it stands, and from here on the ways."""

_HEADS = ("Still to come", "As it stands", *(way_title(kind) for kind in ProposalKind))

Index = QModelIndex | QPersistentModelIndex


class CatchUpModel(QAbstractTableModel):
    """Rows of show/catchup_table.py; new ones come in as narrow insertions, removals and dataChanged."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TableRow] = []
        self._show: Show | None = None

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return _HEADS[section] if section < len(_HEADS) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, index.column(), is_spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        return None

    def _words(self, row: TableRow, column: int, *, is_spoken: bool) -> str:
        if column == NAMES:
            assert self._show is not None
            name, below = row_words(self._show, row)
            spoken = ", ".join(part for part in (name, below, "pinned" if row.is_pinned else "") if part)
            return spoken if is_spoken else name
        if column == STANDS:
            return format_duration(row.before) if row.before is not None else ""
        if not row.cells:
            return ""
        cell = row.cells[column - WAYS]
        parts = (after_words(cell), by_words(cell)) if is_spoken else (after_words(cell),)
        return ", ".join(part for part in parts if part)

    # ---- what the page asks

    def row_at(self, place: int) -> TableRow:
        """A row without the detour through Qt."""
        return self._rows[place]

    def below(self, row: TableRow) -> str:
        """What stands under a row's name."""
        assert self._show is not None
        return row_words(self._show, row)[1]

    def place_of(self, item: str | None) -> int:
        """The row of an item; −1 if there is none."""
        return next((place for place, row in enumerate(self._rows) if row.item == item), -1)

    def set_table(self, show: Show, table: CatchUpTable) -> None:
        """Take over a new table, telling views no more than what changed."""
        self._show = show
        have, want = [row.item for row in self._rows], [row.item for row in table.rows]
        for step in steps(have, want) if have != want else ():
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(QModelIndex(), first, last)
                    del self._rows[first : last + 1]
                    self.endRemoveRows()
                case Moved(place, before):
                    self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), before)
                    moved = self._rows.pop(place)
                    self._rows.insert(before - (before > place), moved)
                    self.endMoveRows()
                case Inserted(first, last):
                    self.beginInsertRows(QModelIndex(), first, last)
                    self._rows[first:first] = table.rows[first : last + 1]
                    self.endInsertRows()
        for place, row in enumerate(table.rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))
