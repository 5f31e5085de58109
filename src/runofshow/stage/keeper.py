"""Keeps the stage's windows where they belong, whatever happens to the displays.

The rules are the pure function `place`; the keeper asks it again whenever displays come, go or change, or
a window is moved, and carries its decisions out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from runofshow.stage.display import Display
from runofshow.stage.placement import Placing, PlacingState, place
from runofshow.stage.roles import Assignment
from runofshow.stage.window import StageWindow

__all__ = ["Displays", "StageKeeper"]

_MOST_RETURNS = 3
"""How often a window is put back when the system moves it, before it is taken off."""

_MOST_ROUNDS = 4
"""How often everything is looked at anew because it changed while it was being put in order."""


class Displays(Protocol):
    """What can be asked about displays, and putting a window on one of them.

    changed: displays came, went or changed, or one of the windows is on another display.
    """

    changed: SignalInstance

    @property
    def can_strip(self) -> bool:
        """Whether the window system lets a window stay on top of others."""

    def connected(self) -> tuple[Display, ...]: ...

    def display_of(self, window: StageWindow) -> str | None:
        """The key of the display that the window is on."""

    def watch(self, window: StageWindow) -> None:
        """Say `changed` when the window is moved, too."""

    def put(self, window: StageWindow, assignment: Assignment, key: str) -> None:
        """Show the window on that connected display, as it is now; repeating it changes nothing."""


class StageKeeper(QObject):
    """One window for each assignment that has ever been in sight. changed: the placings are other ones."""

    changed = Signal()

    def __init__(
        self, displays: Displays, make: Callable[[Assignment], StageWindow], parent: QObject | None = None
    ) -> None:
        """make: a hidden window for an assignment."""
        super().__init__(parent)
        self._displays = displays
        self._make = make
        self._windows: dict[Assignment, StageWindow] = {}
        self._returns: dict[Assignment, int] = {}
        self._assignments: tuple[Assignment, ...] = ()
        self._placings: tuple[Placing, ...] = ()
        self._seen: tuple[Display, ...] = ()
        self._is_busy = self._is_stale = False
        displays.changed.connect(self._reconsider)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """What the chair wants; what a program remembers."""
        return self._assignments

    @property
    def placings(self) -> tuple[Placing, ...]:
        """What has become of each assignment."""
        return self._placings

    @property
    def windows(self) -> Mapping[Assignment, StageWindow]:
        return self._windows

    @property
    def can_strip(self) -> bool:
        """Whether a strip can be had at all."""
        return self._displays.can_strip

    def connected(self) -> tuple[Display, ...]:
        """The displays, in the system's order."""
        return self._displays.connected()

    def assign(self, assignments: Iterable[Assignment]) -> None:
        """Show these and no others; one whose display is away waits for it."""
        self._assignments = tuple(assignments)
        self._returns.clear()
        self._reconsider()

    def shut(self) -> None:
        """Take every window away; what is assigned stays as it is."""
        self._is_busy = True  # whatever happens to the displays from here on
        for window in self._windows.values():
            _discard(window)
        self._windows.clear()

    @Slot()
    def _reconsider(self) -> None:
        if self._is_busy:
            self._is_stale = True
            return
        before, self._is_busy = self._placings, True
        try:
            for _ in range(_MOST_ROUNDS):
                self._is_stale = False
                self._put_in_order()
                if not self._is_stale:
                    break
        finally:
            self._is_busy = False
        if self._placings != before:
            self.changed.emit()

    def _put_in_order(self) -> None:
        displays = self._displays.connected()
        if displays != self._seen:
            self._seen = displays
            self._returns.clear()
        placings = place(displays, self._assignments, can_strip=self._displays.can_strip)
        self._placings = tuple(self._with_patience(placing) for placing in placings)
        self._drop_unwanted()
        # What must not be seen goes first; strips come last, on top of what they share a display with.
        for placing in sorted(self._placings, key=_turn):
            self._carry_out(placing)

    def _with_patience(self, placing: Placing) -> Placing:
        """A window that the system keeps moving off its display is taken off until the displays change."""
        window = self._windows.get(placing.assignment)
        if placing.state is not PlacingState.ON or window is None or placing.display is None:
            return placing
        returns = self._returns.get(placing.assignment, 0)
        if window.isVisible() and self._displays.display_of(window) != placing.display.key:
            returns += 1
            self._returns[placing.assignment] = returns
        return replace(placing, state=PlacingState.RESTLESS) if returns > _MOST_RETURNS else placing

    def _carry_out(self, placing: Placing) -> None:
        window = self._windows.get(placing.assignment)
        if placing.state is not PlacingState.ON or placing.display is None:
            if window is not None:
                window.hide()
            return
        if window is None:
            window = self._add_window(placing.assignment)
        self._displays.put(window, placing.assignment, placing.display.key)

    def _add_window(self, assignment: Assignment) -> StageWindow:
        window = self._windows[assignment] = self._make(assignment)
        window.dismissed.connect(self._on_dismissed)
        self._displays.watch(window)
        return window

    def _drop_unwanted(self) -> None:
        for assignment in [one for one in self._windows if one not in self._assignments]:
            _discard(self._windows.pop(assignment))

    @Slot()
    def _on_dismissed(self) -> None:
        """Somebody closed a window by the system's own means: it is wanted no more."""
        closed = self.sender()
        self.assign(one for one in self._assignments if self._windows.get(one) is not closed)


def _turn(placing: Placing) -> tuple[bool, bool]:
    return placing.state is PlacingState.ON, not placing.assignment.role.is_full


def _discard(window: StageWindow) -> None:
    window.hide()
    window.deleteLater()
