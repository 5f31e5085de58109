"""What each stage's window does, given the displays and what the chair assigned. Pure.

Two promises: no window lies over the desk, but for a strip that the chair put there; and none is lost, as
an assignment whose display is away waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from runofshow.stage.display import Display
from runofshow.stage.mirroring import shares_desk
from runofshow.stage.roles import Assignment

__all__ = ["Placing", "PlacingState", "place"]


class PlacingState(StrEnum):
    """Why a window is where it is. Only one that is ON can be seen."""

    ON = "on"
    GONE = "gone"
    """Its display is not connected."""
    DESK_THERE = "desk_there"
    """The desk's window is on its display."""
    MIRRORED = "mirrored"
    """Its display shows what the desk's shows."""
    TAKEN = "taken"
    """Another window covers its display."""
    NOT_ON_TOP = "not_on_top"
    """A strip, where the window system lets no window stay on top of others."""
    RESTLESS = "restless"
    """The system keeps moving it off its display."""


@dataclass(frozen=True, slots=True)
class Placing:
    """What the window of an assignment does. display: its own, while that is connected."""

    assignment: Assignment
    state: PlacingState
    display: Display | None = None


def place(
    displays: Sequence[Display], assignments: Sequence[Assignment], *, can_strip: bool = True
) -> tuple[Placing, ...]:
    """One placing for each assignment, in their order; of two that compete the earlier has the display.

    can_strip: whether the window system lets a window stay on top.

    While displays are unplugged, the system has yet to move the desk's window: as long as it is on none,
    every window waits, as any display may become the desk's.
    """
    found = _found(displays, assignments)
    covered: list[Placing] = []
    placings = []
    for assignment in assignments:
        display = found.get(assignment.key)
        is_possible = can_strip or assignment.role.is_full
        state = _state(assignment, display, displays, covered) if is_possible else PlacingState.NOT_ON_TOP
        placing = Placing(assignment, state, display)
        if state is PlacingState.ON:
            covered.append(placing)
        placings.append(placing)
    return tuple(placings)


def _state(
    assignment: Assignment, display: Display | None, displays: Sequence[Display], covered: Sequence[Placing]
) -> PlacingState:
    if display is None:
        return PlacingState.GONE
    if not assignment.is_over_desk:
        is_desk_lost = not any(other.is_desk for other in displays)
        if display.is_desk or is_desk_lost:
            return PlacingState.DESK_THERE
        if shares_desk(display, displays):
            return PlacingState.MIRRORED
    if any(_is_in_the_way(assignment, display, other) for other in covered):
        return PlacingState.TAKEN
    return PlacingState.ON


def _is_in_the_way(assignment: Assignment, display: Display, other: Placing) -> bool:
    """A strip shares its display with anything but a strip; what covers, with nothing that covers."""
    is_alike = other.assignment.role.is_full == assignment.role.is_full
    return is_alike and other.display is not None and other.display.area.overlaps(display.area)


def _found(displays: Sequence[Display], assignments: Sequence[Assignment]) -> dict[str, Display]:
    """The display of each key; on another connector too, where a serial number tells that it is the same."""
    by_key = {display.key: display for display in displays}
    wanted = dict.fromkeys(assignment.key for assignment in assignments)
    found = {key: by_key[key] for key in wanted if key in by_key}
    for key in wanted:
        device = Display.device_of(key)
        same = [display for display in displays if device and Display.device_of(display.key) == device]
        if key not in found and len(same) == 1 and same[0] not in found.values():
            found[key] = same[0]
    return found
