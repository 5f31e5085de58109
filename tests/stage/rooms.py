"""Displays as literals, and a room whose displays are plugged and unplugged by a test."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from runofshow.stage.display import Area, Display, display_key
from runofshow.stage.roles import Assignment
from runofshow.stage.window import StageWindow

LAPTOP = Display(
    display_key("", "Lap", "Top", "eDP-1"), "1 · eDP-1 · 1920 × 1200", True, Area(0, 0, 1920, 1200)
)
BEAMER = Display(
    display_key("", "Beam", "Er", "HDMI-1"), "2 · HDMI-1 · 1920 × 1080", False, Area(1920, 0, 1920, 1080)
)
WALL = Display(
    display_key("S123", "Wall", "W1", "DP-1"), "3 · DP-1 · 3840 × 2160", False, Area(3840, 0, 3840, 2160)
)
WALL_ELSEWHERE = replace(WALL, key=display_key("S123", "Wall", "W1", "DP-2"), area=Area(0, 1200, 3840, 2160))


def mirrored(display: Display, other: Display) -> Display:
    """A display that shows the same as another one."""
    return replace(display, area=other.area)


def desk_on(display: Display, *others: Display) -> tuple[Display, ...]:
    """The displays with the desk's window on the first of them."""
    return (replace(display, is_desk=True), *(replace(other, is_desk=False) for other in others))


class Room(QObject):
    """The displays of a test; its system moves windows as real ones do."""

    changed = Signal()
    can_strip = True

    def __init__(self, *displays: Display) -> None:
        super().__init__()
        self.here = displays
        self.places: dict[StageWindow, str] = {}

    def connected(self) -> tuple[Display, ...]:
        return self.here

    def display_of(self, window: StageWindow) -> str | None:
        return self.places.get(window)

    def watch(self, window: StageWindow) -> None:
        pass

    def put(self, window: StageWindow, assignment: Assignment, key: str) -> None:
        assert key in {display.key for display in self.here}
        is_new = not window.isVisible() or self.places.get(window) != key
        self.places[window] = key
        window.setVisible(True)
        if is_new:
            self.changed.emit()

    def become(self, *displays: Display) -> None:
        self.here = displays
        self.changed.emit()

    def move(self, window: StageWindow, key: str) -> None:
        self.places[window] = key
        self.changed.emit()
