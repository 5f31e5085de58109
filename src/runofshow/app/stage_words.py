"""The stages in words: what each shows, what keeps one away, and what to do about mirrored displays."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from runofshow.stage.mirroring import Mirroring
from runofshow.stage.placement import Placing, PlacingState
from runofshow.stage.roles import Assignment, Edge, Role

__all__ = ["assignment_words", "button_words", "gone_words", "mirrored_words", "trouble_words"]

_MENU = {Role.SPEAKER: "Speakers", Role.TIMEKEEPER: "Timekeeper", Role.ROOM: "Room"}
_STRIP = {Edge.UPPER: "Strip along the upper edge", Edge.LOWER: "Strip along the lower edge"}
_NOUNS = {
    Role.SPEAKER: "the speakers’ picture",
    Role.TIMEKEEPER: "the timekeeper’s picture",
    Role.ROOM: "the room’s picture",
    Role.STRIP: "the strip",
}

_REMEDIES = {
    "win32": "Press Windows+P and choose Extend.",
    "darwin": "In System Settings, Displays, set “Use as” to Extended Display.",
}
_REMEDY = "In the system’s display settings, join or extend the displays instead of mirroring them."


def assignment_words(assignment: Assignment) -> str:
    """For the menu: `Speakers`, `Strip along the upper edge`."""
    return _MENU.get(assignment.role, _STRIP[assignment.edge])


def gone_words(assignment: Assignment) -> str:
    """For the menu: `HDMI-1 (not connected): Speakers`."""
    connector = assignment.key.rpartition("/")[2]
    return f"{connector} (not connected): {assignment_words(assignment)}"


def mirrored_words(found: Mirroring | None, platform: str = sys.platform) -> str:
    """What it means that the desk's display is mirrored, and how to end it; empty where it isn't."""
    if found is None or not found.is_desk_seen:
        return ""
    remedy = _REMEDIES.get(platform, _REMEDY)
    return f"The displays are mirrored: the chair’s notes would be on the wall. {remedy}"


def button_words(placings: Sequence[Placing], *, is_mirrored: bool, is_previewed: bool) -> str:
    """A few words for the desk's top bar; the worst of it."""
    states = {placing.state for placing in placings}
    if is_mirrored:
        return "Mirrored"
    if not placings:
        return "Stage preview" if is_previewed else "Stage off"
    if PlacingState.GONE in states:
        return "Display gone"
    if states != {PlacingState.ON}:
        return "Stage hidden"
    return "Stage" if len(placings) == 1 else f"{len(placings)} stages"


def trouble_words(placings: Sequence[Placing]) -> str:
    """A sentence or two for each reason that keeps pictures away; mirrored displays are said elsewhere."""
    sentences = []
    for state, (one, several) in _AWAY.items():
        roles = dict.fromkeys(placing.assignment.role for placing in placings if placing.state is state)
        if roles:
            nouns = _joined([_NOUNS[role] for role in roles])
            sentence = (one if len(roles) == 1 else several).format(nouns)
            sentences.append(sentence[0].upper() + sentence[1:])
    return " ".join(sentences)


def _joined(nouns: Sequence[str]) -> str:
    return f"{', '.join(nouns[:-1])} and {nouns[-1]}" if len(nouns) > 1 else nouns[0]


_AWAY = {
    PlacingState.GONE: (
        "{} waits: its display is gone. It returns with it.",
        "{} wait: their displays are gone. They return with them.",
    ),
    PlacingState.DESK_THERE: (
        "{} is hidden: the desk is on its display. Move the desk away from it.",
        "{} are hidden: the desk is on their displays. Move the desk away from them.",
    ),
    PlacingState.TAKEN: (
        "{} is hidden: another picture is on its display.",
        "{} are hidden: other pictures are on their displays.",
    ),
    PlacingState.NOT_ON_TOP: (
        "{} is not shown: this window system (Wayland) lets no window stay on top.",
        "{} are not shown: this window system (Wayland) lets no window stay on top.",
    ),
    PlacingState.RESTLESS: (
        "{} was taken off: the system keeps moving it. Choose its display again in the Stage menu.",
        "{} were taken off: the system keeps moving them. Choose their displays again in the Stage menu.",
    ),
}
