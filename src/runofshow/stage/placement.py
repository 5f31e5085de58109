"""Which display the stage is on: the one that was chosen, and never the desk's.

The rules are the pure function `where`; `StagePlacement` asks it again whenever displays come, go or
change, or one of the two windows is moved, and carries its decision out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from runofshow.stage.displays import Display
from runofshow.stage.window import StageWindow

__all__ = ["Decision", "Displays", "PlacementState", "StagePlacement", "where"]

_MOST_RETURNS = 3
"""How often the window is put back when the system moves it, before it is taken off."""


class PlacementState(StrEnum):
    """Why the stage is where it is."""

    OFF = "off"
    """No display is chosen."""
    ON = "on"
    GONE = "gone"
    """The chosen display is not connected."""
    DESK_THERE = "desk_there"
    """The desk's window is on the chosen display."""
    PREVIEW = "preview"
    """An ordinary window beside the desk."""


_LABELS = {
    PlacementState.OFF: "Stage off",
    PlacementState.ON: "Stage",
    PlacementState.GONE: "Display gone",
    PlacementState.DESK_THERE: "Stage hidden",
    PlacementState.PREVIEW: "Stage preview",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the stage belongs. display: the chosen one while it is connected."""

    state: PlacementState
    display: Display | None = None

    @property
    def label(self) -> str:
        """A few words for the desk."""
        return _LABELS[self.state]


class Displays(Protocol):
    """What can be asked about displays, and putting a window on one of them.

    changed: displays came, went or changed, or one of the windows is on another display.
    """

    changed: SignalInstance

    def connected(self) -> tuple[Display, ...]: ...

    def display_of(self, window: StageWindow) -> str | None:
        """The key of the display that the window is on."""

    def fill(self, window: StageWindow, key: str) -> None:
        """Cover a connected display with the window, as it is now; repeating it changes nothing."""

    def preview(self, window: StageWindow) -> None:
        """Make the window an ordinary one on the desk's display."""


def where(displays: Sequence[Display], chosen: str | None, desk_display: str | None) -> Decision:
    """Where the stage belongs, given the connected displays, the chosen key and the desk's key.

    While displays are unplugged, the system has yet to move the desk's window: the only display left
    will be the desk's, and as long as it is on none, the stage waits.
    """
    if chosen is None:
        return Decision(PlacementState.OFF)
    display = _find(displays, chosen)
    if display is None:
        return Decision(PlacementState.GONE)
    if len(displays) == 1 or desk_display in (None, display.key):
        return Decision(PlacementState.DESK_THERE, display)
    return Decision(PlacementState.ON, display)


def _find(displays: Sequence[Display], chosen: str) -> Display | None:
    """The chosen display, also on another connector where its serial number tells that it is the same."""
    for display in displays:
        if display.key == chosen:
            return display
    device = Display.device_of(chosen)
    same = [display for display in displays if device and Display.device_of(display.key) == device]
    return same[0] if len(same) == 1 else None


class StagePlacement(QObject):
    """Keeps the stage's window where it belongs. changed: a Decision, whenever it is another one."""

    changed = Signal(Decision)

    def __init__(self, window: StageWindow, displays: Displays, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._displays = displays
        self._chosen: str | None = None
        self._decision = Decision(PlacementState.OFF)
        self._returns = 0
        self._is_moving = False
        displays.changed.connect(self._reconsider)
        window.dismissed.connect(self.withdraw)

    @property
    def decision(self) -> Decision:
        """Where the stage is now."""
        return self._decision

    @property
    def chosen(self) -> str | None:
        """The key of the display that the stage is on or waits for; what a program remembers."""
        return self._chosen

    def displays(self) -> tuple[Display, ...]:
        """The connected displays, in the system's order."""
        return self._displays.connected()

    def place(self, key: str) -> Decision:
        """Put the stage on a display, or wait for it where it isn't connected.

        The desk's own display is refused: the decision then says DESK_THERE and nothing changes.
        """
        decision = self._where(key)
        if decision.state is not PlacementState.DESK_THERE:
            self._chosen = key
            self._returns = 0
            self._carry_out(decision)
            return self._decision
        return decision

    @Slot()
    def withdraw(self) -> None:
        """Take the stage off its display, and wait for none."""
        self._chosen = None
        self._carry_out(Decision(PlacementState.OFF))

    def preview(self) -> None:
        """Show the stage in an ordinary window beside the desk."""
        self._chosen = None
        self._carry_out(Decision(PlacementState.PREVIEW))

    @Slot()
    def _reconsider(self) -> None:
        if self._decision.state is not PlacementState.PREVIEW and not self._is_moving:
            self._carry_out(self._where(self._chosen))

    def _where(self, chosen: str | None) -> Decision:
        displays = self._displays.connected()
        desk = next((display.key for display in displays if display.is_desk), None)
        return where(displays, chosen, desk)

    def _carry_out(self, decision: Decision) -> None:
        before, self._decision = self._decision, decision
        if decision != before:
            self._returns = 0
        if decision.state is PlacementState.ON and decision.display is not None:
            self._fill(decision.display.key)
        elif decision.state is not PlacementState.PREVIEW:
            self._window.hide()
        else:
            self._displays.preview(self._window)
        if self._decision != before:
            self.changed.emit(self._decision)

    def _fill(self, key: str) -> None:
        """Cover the display; a window that the system keeps moving off it is taken off for good."""
        if self._window.isVisible() and self._displays.display_of(self._window) != key:
            self._returns += 1
        if self._returns > _MOST_RETURNS:
            self._chosen, self._decision = None, Decision(PlacementState.OFF)
            self._window.hide()
            return
        self._is_moving = True
        self._displays.fill(self._window, key)
        self._is_moving = False
