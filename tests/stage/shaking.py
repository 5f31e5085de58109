"""Random changes of displays, such as cables, docks and settings make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from stage.screens import Screen

__all__ = ["START", "Shaken", "shake"]

START = (
    Screen("eDP-1", 0, 0, 1920, 1200),
    Screen("HDMI-1", 1920, 0, 1920, 1080),
    Screen("DP-1", 3840, 0, 2560, 1440),
)
STRANGERS = ("DP-2", "DVI-1")
SIZES = ((1280, 720), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))


@dataclass
class Shaken:
    """The screens after a number of changes, and how often each kind of change was made."""

    random: Random
    screens: list[Screen] = field(default_factory=lambda: list(START))
    kinds: dict[str, int] = field(default_factory=dict)


def shake(shaken: Shaken) -> str:
    """Change one thing; returns what kind of change it was. One screen is always left."""
    kind = shaken.random.choice(_possible(shaken.screens))
    _CHANGES[kind](shaken)
    shaken.kinds[kind] = shaken.kinds.get(kind, 0) + 1
    return kind


def _possible(screens: Sequence[Screen]) -> list[str]:
    kinds = ["move", "rescale", "rotate"]
    if len(screens) > 1:
        kinds += ["remove", "mirror"]
    if len(screens) < len(START) + len(STRANGERS):
        kinds += ["add", "add"]
    return kinds


def _add(shaken: Shaken) -> None:
    """One that was there before comes back, or a stranger: at the end, or in front of all others."""
    here = {screen.name for screen in shaken.screens}
    away = [name for name in (*(screen.name for screen in START), *STRANGERS) if name not in here]
    width, height = shaken.random.choice(SIZES)
    right = max(screen.x + screen.width for screen in shaken.screens)
    place = shaken.random.choice(["last", "first"])
    new = Screen(shaken.random.choice(away), right if place == "last" else -width, 0, width, height)
    shaken.screens.insert(len(shaken.screens) if place == "last" else 0, new)


def _remove(shaken: Shaken) -> None:
    shaken.screens.remove(shaken.random.choice(shaken.screens))


def _replace(shaken: Shaken, old: Screen, new: Screen) -> None:
    shaken.screens[shaken.screens.index(old)] = new


def _move(shaken: Shaken) -> None:
    """Beside, above, or so that it overlaps another one: whatever a settings dialog or a script allows."""
    screen = shaken.random.choice(shaken.screens)
    x, y = (shaken.random.choice([-3840, -1920, -1280, 0, 1280, 1920, 3840]) for _ in range(2))
    _replace(shaken, screen, screen._replace(x=x, y=y))


def _rescale(shaken: Shaken) -> None:
    screen = shaken.random.choice(shaken.screens)
    width, height = shaken.random.choice(SIZES)
    dpr = shaken.random.choice((1.0, 1.25, 2.0))
    _replace(shaken, screen, screen._replace(width=width, height=height, dpr=dpr))


def _rotate(shaken: Shaken) -> None:
    screen = shaken.random.choice(shaken.screens)
    _replace(shaken, screen, screen._replace(width=screen.height, height=screen.width))


def _mirror(shaken: Shaken) -> None:
    one, other = shaken.random.sample(shaken.screens, 2)
    _replace(shaken, one, one._replace(x=other.x, y=other.y))


_CHANGES = {
    "add": _add,
    "remove": _remove,
    "move": _move,
    "rescale": _rescale,
    "rotate": _rotate,
    "mirror": _mirror,
}
