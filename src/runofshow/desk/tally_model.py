"""The answers of a question as they are counted, as a Qt model; a number changes without a reset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from runofshow.desk.tally_words import block_words
from runofshow.look.vote_words import card_words, percent_words
from runofshow.show.state import Show
from runofshow.show.votes import Bar, Result, tally_of

__all__ = ["TallyLine", "TallyModel", "tally_lines"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One answer. key: the digit that counts it, 0 where none does. blocks: its votes by block, in words.

    is_left_over: a clear majority, which is what the others leave of the base.
    """

    key: int
    bar: Bar
    blocks: str = ""
    is_left_over: bool = False

    @property
    def spoken(self) -> str:
        bar = self.bar
        parts = (bar.option.text, card_words(bar.option), f"{bar.votes} votes", percent_words(bar.percent))
        key = f"{self.key}: " if self.key else ""
        more = f"; {self.blocks}" if self.blocks else ""
        return key + ", ".join(part for part in parts if part) + more


def tally_lines(show: Show, running: Result) -> tuple[TallyLine, ...]:
    """The answers of what is being counted; the first nine have a key."""
    tally = tally_of(show, running.question.id)
    return tuple(
        TallyLine(
            key=place if place < 10 else 0,
            bar=bar,
            blocks=block_words(tally, bar.option.id),
            is_left_over=bar.option.id == running.majority,
        )
        for place, bar in enumerate(running.bars, 1)
    )


class TallyModel(QAbstractListModel):
    """One row for each answer; LINE gives its TallyLine."""

    LINE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TallyLine, ...] = ()

    @property
    def lines(self) -> tuple[TallyLine, ...]:
        return self._lines

    def set_lines(self, lines: tuple[TallyLine, ...]) -> None:
        """Other answers make other rows; other numbers only change them."""
        if [line.bar.option for line in lines] != [line.bar.option for line in self._lines]:
            self._replace(lines)
            return
        before, self._lines = self._lines, lines
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _replace(self, lines: tuple[TallyLine, ...]) -> None:
        if self._lines:
            self.beginRemoveRows(_ROOT, 0, len(self._lines) - 1)
            self._lines = ()
            self.endRemoveRows()
        if lines:
            self.beginInsertRows(_ROOT, 0, len(lines) - 1)
            self._lines = lines
            self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == self.LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line.bar.option.text if role == Qt.ItemDataRole.ToolTipRole else None
