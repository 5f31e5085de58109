"""Boxes to tick by keyboard, although Space is the desk's next step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox

from runofshow.desk.own_keys import claims

__all__ = ["TickBox"]

_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickBox(QCheckBox):
    """Space and Enter tick it while it has the focus; Ctrl+Space stays the next step."""

    def event(self, fact: QEvent) -> bool:
        return claims(fact, _is_tick) or super().event(fact)

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        if not _is_tick(fact):
            super().keyPressEvent(fact)
        elif not fact.isAutoRepeat():
            self.click()


def _is_tick(fact: QKeyEvent) -> bool:
    return fact.key() in _KEYS and not fact.modifiers()
