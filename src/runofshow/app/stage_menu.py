"""The Stage menu: for each display what it shows; made anew whenever it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from runofshow.app.stage_words import assignment_words, gone_words
from runofshow.stage.display import Display
from runofshow.stage.mirroring import shares_desk
from runofshow.stage.placement import Placing
from runofshow.stage.roles import Assignment, Edge, Role

__all__ = ["StageMenu", "choices"]

Choose = Callable[[Assignment, bool], None]
"""(assignment, whether it is wanted)."""


def choices(display: Display) -> tuple[Assignment, ...]:
    """Everything that a display may be asked to show."""
    full = (Role.SPEAKER, Role.TIMEKEEPER, Role.ROOM)
    strips = (
        Assignment(Role.STRIP, display.key, edge, is_over_desk=display.is_desk)
        for edge in (Edge.UPPER, Edge.LOWER)
    )
    return (*(Assignment(role, display.key) for role in full), *strips)


class StageMenu(QMenu):
    """Draws what it is given and hands on what is chosen."""

    def __init__(self, choose: Choose, clear: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("Stage", parent)
        self._choose = choose
        self._clear = clear
        self._owned: list[QMenu] = []
        self.setToolTipsVisible(True)

    def fill(
        self,
        displays: Sequence[Display],
        placings: Sequence[Placing],
        *,
        can_strip: bool,
        more: Sequence[QAction],
    ) -> None:
        """One submenu for each display, a line for each that is waited for, then what concerns all.

        can_strip: whether the window system lets a window stay on top. more: actions of the desk.
        """
        self.clear()
        for menu in self._owned:
            menu.deleteLater()
        self._owned = []
        for display in displays:
            self._add_display(display, displays, placings, can_strip)
        for placing in placings:
            if placing.display is None:
                self._add_gone(placing.assignment)
        self.addSeparator()
        off = self.addAction("No stage")
        off.setCheckable(True)
        off.setChecked(not placings)
        off.triggered.connect(self._clear)
        self.addSeparator()
        self.addActions(list(more))

    def _add_display(
        self, display: Display, displays: Sequence[Display], placings: Sequence[Placing], can_strip: bool
    ) -> None:
        is_mirrored = shares_desk(display, displays)
        remark = " (the desk is here)" if display.is_desk else " (mirrors the desk)" if is_mirrored else ""
        menu = QMenu(f"{display.label}{remark}", self)
        menu.setToolTipsVisible(True)
        self._owned.append(menu)
        self.addMenu(menu)
        here = [
            _plain(placing.assignment)
            for placing in placings
            if placing.display is not None and placing.display.key == display.key
        ]
        for choice in choices(display):
            if choice.edge is Edge.UPPER and choice.role is Role.STRIP:
                menu.addSeparator()
            action = self._add_choice(menu, choice, is_chosen=_plain(choice) in here)
            why_not = _why_not(choice, display, is_mirrored=is_mirrored, can_strip=can_strip)
            action.setEnabled(not why_not)
            action.setToolTip(why_not)

    def _add_choice(self, menu: QMenu, choice: Assignment, *, is_chosen: bool) -> QAction:
        action = menu.addAction(assignment_words(choice))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.toggled.connect(partial(self._choose, choice))
        return action

    def _add_gone(self, assignment: Assignment) -> None:
        action = self.addAction(gone_words(assignment))
        action.setCheckable(True)
        action.setChecked(True)
        action.setToolTip("It is shown as soon as the display is back. Choose it here to wait no longer.")
        action.toggled.connect(partial(self._choose, assignment))


def _plain(assignment: Assignment) -> tuple[Role, Edge]:
    """What is shown, whichever name the display has."""
    return assignment.role, assignment.edge


def _why_not(choice: Assignment, display: Display, *, is_mirrored: bool, can_strip: bool) -> str:
    """Why a display cannot be asked for that; empty where it can."""
    if choice.role is Role.STRIP:
        return "" if can_strip else "This window system (Wayland) lets no window stay on top."
    if display.is_desk:
        return "The desk is on this display, and no picture may cover it."
    return "This display shows what the desk’s shows." if is_mirrored else ""
