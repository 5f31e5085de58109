"""The list of speakers and the people of the programme as lists for Qt: narrow changes, places asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from runofshow.desk.rundown_steps import Inserted, Moved, Removed, steps
from runofshow.desk.speakers_words import RequestLook, TickLook, spoken_request

__all__ = ["LOOK", "LengthAsked", "PlaceAsked", "RequestModel", "TickModel"]

Index = QModelIndex | QPersistentModelIndex

LOOK = int(Qt.ItemDataRole.UserRole)
_MIME = "application/x-runofshow-request"


class Look(Protocol):
    """What a row is painted from."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


L = TypeVar("L", bound=Look)


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """Someone on the list is to stand at a place counted from 0."""

    request: str
    place: int


@dataclass(frozen=True, slots=True)
class LengthAsked:
    """Someone on the list is to have another length, as it was typed."""

    request: str
    text: str


class _LooksModel(QAbstractListModel, Generic[L]):
    """Rows that are told from one another by id; views hear of no more than what changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looks: list[L] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.looks)

    def look_at(self, index: Index) -> L | None:
        return self.looks[index.row()] if index.isValid() and index.row() < len(self.looks) else None

    def index_of(self, row_id: str) -> QModelIndex:
        """The index of a row; invalid if there is none."""
        places = (place for place, look in enumerate(self.looks) if look.id == row_id)
        return self.index(next(places, -1), 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        look = self.look_at(index)
        if look is None:
            return None
        if role == LOOK:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.name
        tell = self._told().get(role)
        return tell(look) if tell else None

    def _told(self) -> dict[int, Callable[[L], Any]]:
        """What further roles say of a row."""
        raise NotImplementedError

    def set_looks(self, looks: Sequence[L]) -> None:
        """Take over new rows."""
        have, want = [look.id for look in self.looks], [look.id for look in looks]
        for step in steps(have, want):
            match step:
                case Removed(first, last):
                    self.beginRemoveRows(QModelIndex(), first, last)
                    del self.looks[first : last + 1]
                    self.endRemoveRows()
                case Moved(place, before):
                    self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), before)
                    self.looks.insert(before - (before > place), self.looks.pop(place))
                    self.endMoveRows()
                case Inserted(first, last):
                    self.beginInsertRows(QModelIndex(), first, last)
                    self.looks[first:first] = looks[first : last + 1]
                    self.endInsertRows()
        for place, look in enumerate(looks):
            if self.looks[place] != look:
                self.looks[place] = look
                changed = self.index(place, 0)
                self.dataChanged.emit(changed, changed)


class RequestModel(_LooksModel[RequestLook]):
    """The requests for the floor. placed(PlaceAsked): one was dropped. lengthened(LengthAsked)."""

    placed = Signal(object)
    lengthened = Signal(object)

    def _told(self) -> dict[int, Callable[[RequestLook], Any]]:
        return {
            Qt.ItemDataRole.EditRole: lambda look: look.length,
            Qt.ItemDataRole.ToolTipRole: lambda look: f"{look.name}\n{look.below}".strip(),
            Qt.ItemDataRole.AccessibleTextRole: spoken_request,
        }

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        of_rows = (
            Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren
        )
        return super().flags(index) | of_rows

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another length: the show changes it, not the view."""
        look = self.look_at(index)
        if look is not None and role == Qt.ItemDataRole.EditRole and value != look.length:
            self.lengthened.emit(LengthAsked(look.id, str(value)))
        return False

    # ---- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        look = self.look_at(indexes[0]) if indexes else None
        data.setData(_MIME, (look.id if look else "").encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the place it was dropped at; False, so that the view moves nothing itself."""
        request = bytes(data.data(_MIME).data()).decode()
        come_from = self.index_of(request).row()
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self.looks)
        place = before - (before > come_from)
        if come_from >= 0 and place != come_from:
            self.placed.emit(PlaceAsked(request, place))
        return False


class TickModel(_LooksModel[TickLook]):
    """The people of the programme, with what was said of their presence."""

    def _told(self) -> dict[int, Callable[[TickLook], Any]]:
        return {
            Qt.ItemDataRole.ToolTipRole: lambda look: look.name,
            Qt.ItemDataRole.CheckStateRole: _check_state,
            Qt.ItemDataRole.AccessibleTextRole: _spoken_tick,
        }


def _check_state(look: TickLook) -> Qt.CheckState:
    return Qt.CheckState.Checked if look.is_here else Qt.CheckState.Unchecked


def _spoken_tick(look: TickLook) -> str:
    return ", ".join(part for part in (look.name, "here" if look.is_here else look.word) if part)
