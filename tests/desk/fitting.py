"""Whether all that can be read on a desk has the room it needs: what is cut, squeezed or covered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from runofshow.desk.buttons import KeyButton
from runofshow.desk.palette import Palette
from runofshow.desk.text import ElidedLabel

__all__ = ["misfits", "squeezed_texts"]

SLACK = 2
"""Px: fonts are measured in parts of a pixel, widgets in whole ones."""

OVERLAYS = (Palette,)


def misfits(root: QWidget) -> list[str]:
    """What does not fit, in words; what is cut on purpose has its whole words in a tooltip."""
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.width() > 0:
            found += [f"{_name(widget)}: {why}" for why in _faults(widget)]
    return found


@contextmanager
def squeezed_texts() -> Iterator[list[str]]:
    """Notes each text that is painted into a box that is too small for it while the context lasts."""
    found: list[str] = []
    paint = QPainter.drawText

    def watched(painter: QPainter, *where: Any) -> None:
        is_wrapped = len(where) == 3 and bool(int(where[1]) & Qt.TextFlag.TextWordWrap.value)
        if isinstance(where[0], QRectF | QRect) and not is_wrapped:
            found.extend(_squeezed(painter, QRectF(where[0]), str(where[-1])))
        paint(painter, *where)

    QPainter.drawText = watched  # type: ignore[method-assign,assignment]
    try:
        yield found
    finally:
        QPainter.drawText = paint  # type: ignore[method-assign]


def _squeezed(painter: QPainter, box: QRectF, text: str) -> Iterator[str]:
    metrics = QFontMetricsF(painter.font())
    if not text or "\n" in text:
        return
    if metrics.capHeight() + metrics.descent() > box.height() + 1:
        yield f"{text!r}: {metrics.height():.0f} px high in {box.height():.0f}"
    if metrics.horizontalAdvance(text) > box.width() + SLACK:
        yield f"{text!r}: {metrics.horizontalAdvance(text):.0f} px wide in {box.width():.0f}"


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", lambda: "")() if isinstance(widget, QLabel | KeyButton) else ""
    return f"{type(widget).__name__} {(words or widget.accessibleName() or widget.objectName())[:40]!r}"


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, KeyButton):
        yield from _button(widget)
    elif isinstance(widget, QToolButton | QPushButton | QCheckBox | QLineEdit):
        yield from _control(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget)
    yield from _outside(widget)
    yield from _overlaps(widget)


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    room, metrics = label.contentsRect(), QFontMetricsF(label.font())
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + SLACK:
            yield f"{need} px of lines in {label.height()}"
        return
    if metrics.height() > room.height() + 2 * SLACK:
        yield f"a line of {metrics.height():.0f} px in {room.height()}"
    wide = max(metrics.horizontalAdvance(line) for line in label.text().splitlines())
    is_elided = isinstance(label, ElidedLabel) and bool(label.toolTip())
    if wide > room.width() + SLACK and not is_elided and not label.toolTip():
        yield f"{wide:.0f} px of words in {room.width()}"


def _button(button: KeyButton) -> Iterator[str]:
    if button.height() < button.sizeHint().height():
        yield f"{button.sizeHint().height()} px high in {button.height()}"
    if button.width() < button.minimumSizeHint().width() and not button.toolTip():
        yield f"{button.minimumSizeHint().width()} px wide in {button.width()}"


def _control(control: QWidget) -> Iterator[str]:
    line = QFontMetricsF(control.font()).height()
    if line > control.height() + SLACK:
        yield f"a line of {line:.0f} px in {control.height()}"
    if isinstance(control, QLineEdit):
        return
    need = control.minimumSizeHint().width()
    if need > control.width() + SLACK and not control.toolTip():
        yield f"{need} px wide in {control.width()}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        need = bar.tabSizeHint(number).width()
        if bar.tabRect(number).right() > bar.width() + SLACK or need > bar.tabRect(number).width() + SLACK:
            yield f"the tab {bar.tabText(number)!r} needs {need} px and is cut"


def _rows(view: QAbstractItemView) -> Iterator[str]:
    """A row is at least as high as a line of the view's own font."""
    if view.horizontalScrollBar().maximum() > SLACK:
        yield "it scrolls sideways"
    index = view.indexAt(view.viewport().rect().topLeft())
    line = QFontMetricsF(view.font()).height()
    if index.isValid() and view.visualRect(index).height() < line:
        yield f"a row of {view.visualRect(index).height()} px for a line of {line:.0f}"


def _outside(widget: QWidget) -> Iterator[str]:
    """Whatever stands in a layout stays inside its parent, unless that is what is scrolled."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea) or widget.isWindow():
        return
    if parent.layout() is not None and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        yield f"{widget.geometry()} reaches out of {parent.rect()}"


def _overlaps(widget: QWidget) -> Iterator[str]:
    """Two that stand in the same layout do not cover one another."""
    if widget.layout() is None:
        return
    children = [
        child
        for child in widget.findChildren(QWidget)
        if child.parentWidget() is widget and child.isVisible() and _is_laid_out(widget, child)
    ]
    for one, other in combinations(children, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > 1 and both.height() > 1:
            yield f"{_name(one)} lies over {_name(other)} by {both.width()} × {both.height()}"


def _is_laid_out(parent: QWidget, child: QWidget) -> bool:
    """What lies over others on purpose, such as the focus ring, is in no layout."""
    if isinstance(child, OVERLAYS):
        return False
    layout = parent.layout()
    return layout is not None and _holds(layout, child)


def _holds(layout: object, child: QWidget) -> bool:
    for number in range(layout.count()):  # type: ignore[attr-defined]
        item = layout.itemAt(number)  # type: ignore[attr-defined]
        if item.widget() is child or (item.layout() is not None and _holds(item.layout(), child)):
            return True
    return False
