"""The ink and the ground of every text that windows paint, as they come out on the picture."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from look.colour_science import contrast
from runofshow.desk.buttons import KeyButton

__all__ = ["Ink", "inks_of"]

DIGITS = "paint_countdown"
"""The function that fills the outline of a countdown, which is painted as no text."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A text, its colour and what it stands on, as `#rrggbb`."""

    text: str
    colour: str
    ground: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """colour: empty where Qt draws by a sheet, so that only the picture tells."""

    text: str
    colour: str
    box: QRect
    is_outline: bool = False


def inks_of(widget: QWidget) -> list[Ink]:
    """Every text in sight: what is painted, and the labels, buttons and fields that Qt draws."""
    with _watched() as drawn:
        image = widget.grab().toImage()
    for part in widget.findChildren(QWidget):
        if part.isVisible() and not part.visibleRegion().isEmpty():
            drawn += _of_widget(part, widget)
    inside = [(one, one.box.intersected(image.rect())) for one in drawn if one.text.strip()]
    return [_ink(image, one, box) for one, box in inside if box.width() > 3 and box.height() > 3]


def _ink(image: QImage, one: _Drawn, box: QRect) -> Ink:
    ground = _ground(image, box, is_outline=one.is_outline)
    return Ink(one.text, one.colour or _farthest(image, box, ground), ground)


def _farthest(image: QImage, box: QRect, ground: str) -> str:
    """The colour that stands out most: no letter's edge, but its middle."""
    colours = {
        f"#{image.pixel(x, y) & 0xFFFFFF:06x}"
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }
    return max(colours, key=lambda colour: contrast(colour, ground))


@contextmanager
def _watched() -> Iterator[list[_Drawn]]:
    """Notes what is painted while the context lasts, in px of the picture."""
    found: list[_Drawn] = []
    paint, fill = QPainter.drawText, QPainter.fillPath

    def text(painter: QPainter, *where: Any) -> None:
        box = _box(painter, where)
        if box is not None:
            place = painter.deviceTransform().mapRect(box).toAlignedRect()
            found.append(_Drawn(str(where[-1]), painter.pen().color().name(), place))
        paint(painter, *where)

    def path(painter: QPainter, outline: Any, brush: Any) -> None:
        if sys._getframe(1).f_code.co_name == DIGITS:
            place = painter.deviceTransform().mapRect(outline.boundingRect()).toAlignedRect()
            found.append(_Drawn("digits", brush.name(), place, is_outline=True))
        fill(painter, outline, brush)

    QPainter.drawText = text  # type: ignore[method-assign,assignment]
    QPainter.fillPath = path  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        QPainter.drawText = paint  # type: ignore[method-assign]
        QPainter.fillPath = fill  # type: ignore[method-assign]


def _box(painter: QPainter, where: tuple[Any, ...]) -> QRectF | None:
    """Where the letters stand, whichever way they were drawn."""
    metrics, words = QFontMetricsF(painter.font()), str(where[-1])
    if isinstance(where[0], QRectF | QRect):
        room = QRectF(where[0])
        box = metrics.boundingRect(room, int(where[1]), words).intersected(room)
    elif isinstance(where[0], QPointF):
        box = metrics.tightBoundingRect(words).translated(where[0])
    else:
        return None
    return box.intersected(painter.clipBoundingRect()) if painter.hasClipping() else box


def _of_widget(part: QWidget, root: QWidget) -> list[_Drawn]:
    """What Qt draws: labels and fields by the palette that the sheet sets; the rest by the sheet alone."""
    seen = part.visibleRegion().boundingRect()
    if isinstance(part, QTabBar) and type(part) is QTabBar:
        tabs = [(part.tabText(number), part.tabRect(number)) for number in range(part.count())]
        # Its line below the chosen one is no letter.
        return [_Drawn(text, "", _placed(part, box.adjusted(0, 4, 0, -6), root)) for text, box in tabs]
    if isinstance(part, QMenuBar):
        entries = [(action.text(), part.actionGeometry(action)) for action in part.actions()]
        return [_Drawn(text, "", _placed(part, box, root)) for text, box in entries]
    if isinstance(part, QAbstractButton) and not isinstance(part, KeyButton):
        return [_Drawn(part.text(), "", _placed(part, seen.adjusted(3, 3, -3, -3), root))]
    if isinstance(part, QLabel):
        ink = part.palette().color(QPalette.ColorRole.WindowText)
        return [_Drawn(part.text(), ink.name(), _placed(part, seen, root))]
    if isinstance(part, QLineEdit | QPlainTextEdit):
        words = part.text() if isinstance(part, QLineEdit) else part.toPlainText()
        role = QPalette.ColorRole.Text if words else QPalette.ColorRole.PlaceholderText
        ink = part.palette().color(role)
        return [_Drawn(words or part.placeholderText(), ink.name(), _placed(part, seen, root))]
    return []


def _placed(part: QWidget, box: QRect, root: QWidget) -> QRect:
    return QRect(part.mapTo(root, box.topLeft()), box.size())


def _ground(image: QImage, box: QRect, *, is_outline: bool) -> str:
    """The colour that most of the box has; of digits, which fill their box, the one around it."""
    if is_outline:
        edge = box.adjusted(-3, -3, 3, 3).intersected(image.rect())
        places = [(x, y) for x in range(edge.left(), edge.right()) for y in (edge.top(), edge.bottom())]
    else:
        places = [
            (x, y) for x in range(box.left(), box.right() + 1) for y in range(box.top(), box.bottom() + 1, 2)
        ]
    most = Counter(image.pixel(x, y) & 0xFFFFFF for x, y in places)
    return f"#{most.most_common(1)[0][0]:06x}"
