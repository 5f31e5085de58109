"""The menu bar, from the table of actions."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from runofshow.desk.actions import ACTIONS

__all__ = ["build_menus"]

# Alt with the first letter is taken: Alt+S opens the list of speakers, Alt+C writes a card.
_TITLES = {
    "File": "&File",
    "Session": "Sessi&on",
    "Programme": "&Programme",
    "Edit": "E&dit",
    "Cards": "C&ards",
    "View": "Vi&ew",
}


def build_menus(bar: QMenuBar, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Fill the bar; returns the menus by name. Themes stand in a menu of their own inside View."""
    menus = {name: bar.addMenu(title) for name, title in _TITLES.items()}
    menus["Theme"] = menus["View"].addMenu("&Theme")
    themes = QActionGroup(bar)
    for spec in ACTIONS:
        action = actions[spec.id]
        menus[spec.menu].addAction(action)
        if spec.menu == "Theme":
            themes.addAction(action)
    return menus
