"""The minutes as a list for Qt: new rows are inserted, moved and changed one by one, never reset."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from runofshow.desk.minutes_rows import MinuteRow, Tab, minute_rows, tally
from runofshow.show.state import Show

__all__ = ["MinutesModel"]

Index = QModelIndex | QPersistentModelIndex
_Part = Qt.ItemDataRole


class MinutesModel(QAbstractListModel):
    """The rows of one tab. Headings are disabled, so that the keyboard passes over them."""

    ROW = int(_Part.UserRole) + 1
    KIND = int(_Part.UserRole) + 2
    TIME = int(_Part.UserRole) + 3
    SUBLINE = int(_Part.UserRole) + 4
    IS_EDITABLE = int(_Part.UserRole) + 5

    def __init__(self, tab: Tab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tab = tab
        self._rows: list[MinuteRow] = []
        self._drawn: tuple[object, ...] = ()

    @property
    def rows(self) -> tuple[MinuteRow, ...]:
        return tuple(self._rows)

    def tally(self) -> int:
        """What the tab counts."""
        return tally(self._rows)

    def newest(self) -> QModelIndex:
        """The entry logged last; invalid where there is none."""
        times = {i: row.moment for i, row in enumerate(self._rows) if row.moment is not None}
        return self.index(max(times, key=lambda i: (times[i], i))) if times else QModelIndex()

    def index_of(self, entry: str) -> QModelIndex:
        """The row of an entry's id; invalid where there is none."""
        places = (i for i, row in enumerate(self._rows) if row.entry == entry)
        place = next(places, None) if entry else None
        return QModelIndex() if place is None else self.index(place)

    def set_show(self, show: Show) -> None:
        """Follow the show; nothing is done unless minutes, votes or the rundown changed."""
        drawn = (show.entries, show.counts, show.control)
        if len(drawn) == len(self._drawn) and all(a is b for a, b in zip(drawn, self._drawn, strict=True)):
            return
        self._drawn = drawn
        rows = minute_rows(show, self.tab)
        self._remove_gone({row.key for row in rows})
        self._arrange(rows)
        self._change(rows)

    # ---- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Part.DisplayRole) -> Any:
        if not self.checkIndex(index, QAbstractListModel.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case self.ROW:
                return row
            case self.KIND:
                return row.kind
            case self.TIME:
                return row.time
            case self.SUBLINE:
                return row.subline
            case self.IS_EDITABLE:
                return row.is_editable
            case _Part.DisplayRole | _Part.EditRole:
                return row.text
            case _Part.ToolTipRole:
                return row.details or row.text
            case _Part.AccessibleTextRole:
                return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usable | Qt.ItemFlag.ItemIsEditable if row.is_editable else usable

    # ---- from the old rows to the new

    def _remove_gone(self, kept: set[str]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in kept:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _arrange(self, rows: tuple[MinuteRow, ...]) -> None:
        """Insert what is new and move what stands elsewhere, from the top."""
        known = {row.key for row in self._rows}
        place = 0
        while place < len(rows):
            if place < len(self._rows) and self._rows[place].key == rows[place].key:
                place += 1
            elif rows[place].key in known:
                self._bring(rows[place].key, place)
            else:
                place = self._insert(rows, place, known)

    def _bring(self, key: str, place: int) -> None:
        source = next(i for i in range(place, len(self._rows)) if self._rows[i].key == key)
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), place)
        self._rows.insert(place, self._rows.pop(source))
        self.endMoveRows()

    def _insert(self, rows: tuple[MinuteRow, ...], place: int, known: set[str]) -> int:
        """Put in the new rows from `place` on; returns the place after them."""
        after = place
        while after < len(rows) and rows[after].key not in known:
            after += 1
        self.beginInsertRows(QModelIndex(), place, after - 1)
        self._rows[place:place] = rows[place:after]
        self.endInsertRows()
        return after

    def _change(self, rows: tuple[MinuteRow, ...]) -> None:
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
