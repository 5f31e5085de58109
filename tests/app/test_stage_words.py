"""The stages in words."""

from __future__ import annotations

import pytest

from runofshow.app.stage_words import (
    assignment_words,
    button_words,
    gone_words,
    mirrored_words,
    trouble_words,
)
from runofshow.stage.mirroring import Mirroring
from runofshow.stage.placement import Placing, PlacingState
from runofshow.stage.roles import Assignment, Edge, Role

KEY = "S1/ACME/Beamer/HDMI-9"
SEEN, UNSEEN = Mirroring((), 1, is_desk_seen=True), Mirroring((), 0, is_desk_seen=False)


def placings(state: PlacingState, *roles: Role) -> list[Placing]:
    return [Placing(Assignment(role, KEY), state) for role in roles]


@pytest.mark.parametrize(
    ("platform", "remedy"),
    [
        ("win32", "Press Windows+P and choose Extend."),
        ("darwin", "In System Settings, Displays, set “Use as” to Extended Display."),
        ("linux", "In the system’s display settings, join or extend the displays instead of mirroring them."),
    ],
)
def test_mirrored_displays_are_said_with_the_remedy_of_the_system(platform: str, remedy: str) -> None:
    assert mirrored_words(SEEN, platform) == (
        f"The displays are mirrored: the chair’s notes would be on the wall. {remedy}"
    )


def test_displays_that_mirror_each_other_and_not_the_desk_are_nobodys_trouble() -> None:
    assert (mirrored_words(UNSEEN), mirrored_words(None)) == ("", "")


@pytest.mark.parametrize(
    ("state", "roles", "words"),
    [
        (PlacingState.ON, [Role.SPEAKER], ""),
        (PlacingState.MIRRORED, [Role.SPEAKER], ""),
        (PlacingState.GONE, [Role.STRIP], "The strip waits: its display is gone. It returns with it."),
        (
            PlacingState.GONE,
            [Role.SPEAKER, Role.ROOM, Role.STRIP],
            "The speakers’ picture, the room’s picture and the strip wait: their displays are gone. "
            "They return with them.",
        ),
        (
            PlacingState.DESK_THERE,
            [Role.TIMEKEEPER],
            "The timekeeper’s picture is hidden: the desk is on its display. Move the desk away from it.",
        ),
        (
            PlacingState.TAKEN,
            [Role.ROOM],
            "The room’s picture is hidden: another picture is on its display.",
        ),
        (
            PlacingState.NOT_ON_TOP,
            [Role.STRIP],
            "The strip is not shown: this window system (Wayland) lets no window stay on top.",
        ),
        (
            PlacingState.RESTLESS,
            [Role.SPEAKER],
            "The speakers’ picture was taken off: the system keeps moving it. "
            "Choose its display again in the Stage menu.",
        ),
    ],
)
def test_each_reason_is_a_sentence_or_two(state: PlacingState, roles: list[Role], words: str) -> None:
    assert trouble_words(placings(state, *roles)) == words


def test_several_reasons_are_said_one_after_the_other() -> None:
    both = placings(PlacingState.GONE, Role.STRIP) + placings(PlacingState.TAKEN, Role.ROOM)
    assert trouble_words(both).count(".") == 3


@pytest.mark.parametrize(
    ("states", "is_mirrored", "is_previewed", "words"),
    [
        ([], False, False, "Stage off"),
        ([], False, True, "Stage preview"),
        ([], True, True, "Mirrored"),
        ([PlacingState.ON], False, True, "Stage"),
        ([PlacingState.ON, PlacingState.ON], False, False, "2 stages"),
        ([PlacingState.ON, PlacingState.GONE], False, False, "Display gone"),
        ([PlacingState.ON, PlacingState.DESK_THERE], False, False, "Stage hidden"),
        ([PlacingState.GONE], True, False, "Mirrored"),
    ],
)
def test_the_button_says_the_worst_of_it(
    states: list[PlacingState], is_mirrored: bool, is_previewed: bool, words: str
) -> None:
    placed = [placing for state in states for placing in placings(state, Role.SPEAKER)]
    assert button_words(placed, is_mirrored=is_mirrored, is_previewed=is_previewed) == words


def test_roles_have_names_for_the_menu() -> None:
    assert [assignment_words(Assignment(role, KEY)) for role in Role] == [
        "Speakers",
        "Timekeeper",
        "Room",
        "Strip along the upper edge",
    ]
    assert assignment_words(Assignment(Role.STRIP, KEY, Edge.LOWER)) == "Strip along the lower edge"
    assert gone_words(Assignment(Role.ROOM, KEY)) == "HDMI-9 (not connected): Room"
