"""What the chair was doing while the desk's faces are made anew: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from runofshow.desk.faces import Faces

__all__ = ["Kept", "keep", "put_back"]

Key = tuple[str, str]
"""A widget's class and accessible name, by which its successor is found."""


@dataclass(frozen=True, slots=True)
class Kept:
    """selected: a slot of the rundown. side, page: the panels in sight. typed: the words in fields.

    memories: what panels hold that no show tells.
    """

    selected: str | None
    tab: int
    page: str
    is_own_card: bool
    typed: Mapping[Key, str]
    memories: Mapping[str, Any]
    focus: Key | None


def keep(faces: Faces) -> Kept:
    """Note what is to be put back."""
    focused = QApplication.focusWidget()
    has_focus = focused is not None and faces.isAncestorOf(focused)
    return Kept(
        selected=faces.rundown.selected_slot(),
        tab=faces.side.tabs.currentIndex(),
        page=faces.pages.name,
        is_own_card=faces.transport.line.isVisible(),
        typed={_key(field): text for field in _fields(faces) if (text := _text(field))},
        memories=faces.pages.memories(),
        focus=_key(focused) if focused is not None and has_focus else None,
    )


def put_back(kept: Kept, faces: Faces) -> None:
    """Give new faces what the old ones held; they have their show already."""
    faces.rundown.select(kept.selected)
    faces.pages.remember(kept.memories)
    if kept.is_own_card:
        faces.transport.write_own_card()
    if kept.tab < faces.side.tabs.count():
        faces.side.tabs.setCurrentIndex(kept.tab)
    if kept.page:
        faces.pages.open_panel(kept.page)
    for field in _fields(faces):
        if not _text(field):
            _write(field, kept.typed.get(_key(field), ""))
    _focus(kept.focus, faces)


def _focus(key: Key | None, faces: Faces) -> None:
    if key is None:
        return
    candidates = [widget for widget in faces.findChildren(QWidget) if _key(widget) == key]
    found = next((widget for widget in candidates if widget.isVisibleTo(faces)), faces.transport.primary)
    found.setFocus(Qt.FocusReason.OtherFocusReason)


def _fields(root: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Whatever one writes into, but for the parts of other controls."""
    yield from root.findChildren(QLineEdit)
    yield from root.findChildren(QPlainTextEdit)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    if not text:
        return
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
        field.moveCursor(field.textCursor().MoveOperation.End)


def _key(widget: QWidget) -> Key:
    return type(widget).__name__, widget.accessibleName()
