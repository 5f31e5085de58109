"""Keys that a widget takes for itself while it has the focus, whatever shortcuts the window has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

__all__ = ["ENTER_OR_ESC", "claims"]

ENTER_OR_ESC = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


def claims(fact: QEvent, is_own: Callable[[QKeyEvent], bool]) -> bool:
    """Accept the key if it is the widget's own: it then comes as a key press, and no shortcut takes it.

    For a widget's `event`, which returns True where this does.
    """
    if fact.type() != QEvent.Type.ShortcutOverride or not isinstance(fact, QKeyEvent) or not is_own(fact):
        return False
    fact.accept()
    return True
