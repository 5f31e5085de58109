"""A row of controls that breaks into further rows where they don't fit side by side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

__all__ = ["FlowRow"]


@dataclass(frozen=True, slots=True)
class _Place:
    """An item, and whether it takes what room is left (`grows`) or stands at the far edge (`is_far`)."""

    item: QLayoutItem
    grows: bool
    is_far: bool
    least: int


class FlowRow(QLayout):
    """Items take the width they ask for, down to their minimum; then the row breaks."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._places: list[_Place] = []
        self._heights: dict[int, int] = {}

    def add(self, widget: QWidget, *, grows: bool = False, is_far: bool = False, least: int = 0) -> None:
        """least: the width at which it would rather stand in a row of its own; 0 takes its minimum."""
        self.addChildWidget(widget)
        self._places.append(_Place(QWidgetItem(widget), grows, is_far, least))

    # ---- what Qt asks of a layout

    def addItem(self, item: QLayoutItem) -> None:
        self._places.append(_Place(item, False, False, 0))

    def count(self) -> int:
        return len(self._places)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._places[index].item if 0 <= index < len(self._places) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._places.pop(index).item if 0 <= index < len(self._places) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Kept until an item asks for another size: Qt asks some hundred times while a window is resized."""
        if width not in self._heights:
            lines = self._lines(width)
            self._heights[width] = sum(map(_height, lines)) + self._gap * max(0, len(lines) - 1)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        seen = self._in_sight
        wide = sum(place.item.sizeHint().width() for place in seen) + self._gap * max(0, len(seen) - 1)
        return QSize(wide, _height(seen) if seen else 0)

    def minimumSize(self) -> QSize:
        seen = self._in_sight
        widths = [place.item.minimumSize().width() for place in seen]
        return QSize(max(widths, default=0), _height(seen) if seen else 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place_line(line, QRect(rect.left(), top, rect.width(), _height(line)))
            top += _height(line) + self._gap

    # ---- breaking and placing

    @property
    def _in_sight(self) -> list[_Place]:
        return [place for place in self._places if not place.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Place]]:
        """Each filled as far as its items' least widths go."""
        lines: list[list[_Place]] = []
        used = 0
        for place in self._in_sight:
            least = _least(place)
            if lines and used + self._gap + least <= width:
                lines[-1].append(place)
                used += self._gap + least
            else:
                lines.append([place])
                used = least
        return lines

    def _place_line(self, line: list[_Place], box: QRect) -> None:
        """Every item as wide as it asks for while there is room; the rest goes to whoever grows."""
        widths = [min(_least(place), box.width()) for place in line]
        spare = box.width() - sum(widths) - self._gap * (len(line) - 1)
        for number, place in enumerate(line):
            extra = max(0, min(spare, place.item.sizeHint().width() - widths[number]))
            widths[number] += extra
            spare -= extra
        growing = [number for number, place in enumerate(line) if place.grows]
        for number in growing:
            widths[number] += max(0, spare) // len(growing)
        spare = 0 if growing else max(0, spare)
        x = box.left()
        for place, wide in zip(line, widths, strict=True):
            if place.is_far:
                x, spare = x + spare, 0
            place.item.setGeometry(self._mirrored(QRect(x, box.top(), wide, box.height()), box))
            x += wide + self._gap

    def _mirrored(self, part: QRect, box: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveLeft(box.right() - part.right() + box.left())
        return part


def _least(place: _Place) -> int:
    hint = place.item.sizeHint().width()
    return max(place.item.minimumSize().width(), min(place.least, hint))


def _height(line: list[_Place]) -> int:
    return max(place.item.sizeHint().height() for place in line)
