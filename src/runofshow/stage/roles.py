"""What a stage's window is for, and on which display the chair wants it. Pure; settings keep it as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Assignment", "Edge", "Role", "assigned"]


class Role(StrEnum):
    """Who looks at a window."""

    SPEAKER = "speaker"
    """Whoever has the floor: the countdown above all."""
    TIMEKEEPER = "timekeeper"
    """The countdown beside the rundown, over/under and the forecast."""
    ROOM = "room"
    """Everybody: what is on, who speaks, who is next; no countdown."""
    STRIP = "strip"
    """A bar along an edge of a display that shows something else, such as slides."""

    @property
    def is_full(self) -> bool:
        """Whether the window covers its display."""
        return self is not Role.STRIP

    @property
    def is_public(self) -> bool:
        """Whether a blackout concerns it: the timekeeper goes on keeping time."""
        return self is not Role.TIMEKEEPER


class Edge(StrEnum):
    """Along which edge of its display a strip lies."""

    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role for a display. key: of the display. edge: of a strip.

    is_over_desk: the desk was on that display when the chair chose it for a strip, which may lie over the
    desk then and only then.
    """

    role: Role
    key: str
    edge: Edge = Edge.UPPER
    is_over_desk: bool = False

    @property
    def text(self) -> str:
        """For the settings: `speaker:KEY`, `strip-lower:KEY`, `strip-upper-over-desk:KEY`."""
        words = [self.role.value]
        if self.role is Role.STRIP:
            words.append(self.edge.value)
            words += ["over-desk"] * self.is_over_desk
        return f"{'-'.join(words)}:{self.key}"

    @staticmethod
    def from_text(text: str) -> Assignment | None:
        """None where the text is damaged: a display is soon chosen again."""
        words, colon, key = text.partition(":")
        role, _, rest = words.partition("-")
        edge, _, over = rest.partition("-")
        if not (colon and key and role in set(Role)):
            return None
        if Role(role).is_full:
            return Assignment(Role(role), key) if not rest else None
        if edge not in set(Edge) or over not in ("", "over-desk"):
            return None
        return Assignment(Role(role), key, Edge(edge), is_over_desk=bool(over))


def assigned(assignments: Sequence[Assignment], new: Assignment) -> tuple[Assignment, ...]:
    """With a new one: a display shows one picture that covers it, and at most one strip beside."""
    return (*(old for old in assignments if not _competes(old, new)), new)


def _competes(old: Assignment, new: Assignment) -> bool:
    return old.key == new.key and old.role.is_full == new.role.is_full
