"""Connected displays as values: what each is called, and where it lies. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

__all__ = ["Area", "Display", "display_key", "display_label", "drawn_inside"]


class Area(NamedTuple):
    """A rectangle of the desktop, in Qt's device-independent pixels."""

    x: int
    y: int
    width: int
    height: int

    def overlaps(self, other: Area) -> bool:
        """Whether something that covers one would be seen on the other."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Display:
    """A connected display. key: the same whenever it is connected again; label: for a menu.

    is_desk: the desk's window is on it.
    """

    key: str
    label: str
    is_desk: bool
    area: Area

    @staticmethod
    def device_of(key: str) -> str:
        """The part of a key that stays on another connector; empty where a display has no serial number."""
        device, _, _connector = key.rpartition("/")
        return device if device.partition("/")[0] else ""


def display_key(serial: str, manufacturer: str, model: str, connector: str) -> str:
    """`serial/manufacturer/model/connector`, each percent-encoded."""
    return "/".join(quote(part, safe="") for part in (serial, manufacturer, model, connector))


def display_label(number: int, name: str, width: int, height: int) -> str:
    """For a menu: `2 · HDMI-1 · 1920 × 1080`; `number` counts from 1, the size is in device pixels."""
    return f"{number} · {name} · {width} × {height}"


def drawn_inside(window: Area, display: Area) -> Area:
    """Where a window belongs that should be on a display: there whole, smaller only where it must be."""
    width, height = min(window.width, display.width), min(window.height, display.height)
    return Area(
        min(max(window.x, display.x), display.x + display.width - width),
        min(max(window.y, display.y), display.y + display.height - height),
        width,
        height,
    )
