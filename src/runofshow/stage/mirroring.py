"""Whether displays show the same picture, so that the desk, with the chair's notes, is on the wall. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runofshow.stage.display import Display

__all__ = ["Mirroring", "mirroring", "shares_desk"]


@dataclass(frozen=True, slots=True)
class Mirroring:
    """Displays that show one picture. displays: those that are known; unlisted: how many more there are.

    is_desk_seen: the desk is in that picture.
    """

    displays: tuple[Display, ...]
    unlisted: int
    is_desk_seen: bool


def mirroring(displays: Sequence[Display], lit: int | None = None) -> Mirroring | None:
    """Which displays show one picture; None when each shows its own.

    lit: how many displays the machine feeds as far as it tells; where they are more than those listed,
    the system hides that they show the same, and the desk is taken to be among them.
    """
    alike = tuple(one for one in displays if any(_is_twin(one, other) for other in displays))
    unlisted = max(0, (lit or 0) - len(displays)) if displays else 0
    if unlisted:
        return Mirroring(alike or tuple(displays), unlisted, is_desk_seen=True)
    if alike:
        return Mirroring(alike, 0, is_desk_seen=any(shares_desk(one, displays) for one in alike))
    return None


def shares_desk(display: Display, displays: Sequence[Display]) -> bool:
    """Whether another display than the desk's shows the desk, or some of it, all the same."""
    return any(other.is_desk and _is_twin(display, other) for other in displays)


def _is_twin(one: Display, other: Display) -> bool:
    return one is not other and one.area.overlaps(other.area)
