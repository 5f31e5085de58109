"""The blocks of the room, one of which is being counted; freely named, and remembered with the show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from runofshow.desk.flow import FlowRow
from runofshow.desk.tally_parts import Choice, Field, NumberField
from runofshow.look.scale import px

__all__ = ["SUGGESTED", "BlockRow", "blocks_offered"]

SUGGESTED = ("left", "middle", "right")
WHOLE = "Whole room"


def blocks_offered(known: tuple[str, ...]) -> tuple[str, ...]:
    """The blocks that were named; before any other is, those that most rooms have."""
    return tuple(dict.fromkeys([*known, *SUGGESTED])) if set(known) <= set(SUGGESTED) else known


class BlockRow(QWidget):
    """Which block counts now, a line for another one, and a line for a whole block's votes.

    chosen(str): a block, "" for the whole room. added(int): so many votes at once. left(): Esc.
    """

    chosen = Signal(str)
    added = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.choice = Choice("Block of the room", (WHOLE,))
        self.other = Field("Another block of the room", "Another block")
        self.votes = NumberField("Votes of a whole block", "Whole block")
        self.other.setMaxLength(40)
        self.other.setFixedWidth(px(120))
        self.choice.chosen.connect(self._choose)
        self.other.taken.connect(self._name)
        self.other.left.connect(self.left)
        self.votes.entered.connect(self.added)
        self.votes.left.connect(self.votes.clear)
        self.votes.left.connect(self.left)
        self.votes.setFixedWidth(px(112))
        row = FlowRow(px(12))
        row.add(self.votes)
        row.add(self.choice)
        row.add(self.other)
        self.setLayout(row)

    def set_blocks(self, known: tuple[str, ...], current: str) -> None:
        names = blocks_offered(known)
        self._names = ("", *names, *(() if current in ("", *names) else (current,)))
        self.choice.set_words([name or WHOLE for name in self._names])
        self.choice.choose(self._names.index(current))

    def step(self, by: int) -> None:
        """The next block, or the one before it."""
        place = max(0, min(len(self._names) - 1, self.choice.place + by))
        self.chosen.emit(self._names[place])

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(self._names[place])

    @Slot()
    def _name(self) -> None:
        name = " ".join(self.other.text().split())
        self.other.clear()
        if name:
            self.chosen.emit(name)
