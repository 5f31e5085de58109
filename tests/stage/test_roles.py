"""What a window is for, as it is remembered, and how a new wish meets the earlier ones."""

from __future__ import annotations

import pytest

from runofshow.stage.roles import Assignment, Edge, Role, assigned

KEY = "S%2F1/ACME/Beamer/HDMI-1"
SPEAKER, ROOM = Assignment(Role.SPEAKER, KEY), Assignment(Role.ROOM, KEY)
UPPER, LOWER = Assignment(Role.STRIP, KEY), Assignment(Role.STRIP, KEY, Edge.LOWER)


@pytest.mark.parametrize(
    ("assignment", "text"),
    [
        (SPEAKER, f"speaker:{KEY}"),
        (Assignment(Role.TIMEKEEPER, KEY), f"timekeeper:{KEY}"),
        (UPPER, f"strip-upper:{KEY}"),
        (LOWER, f"strip-lower:{KEY}"),
        (Assignment(Role.STRIP, KEY, Edge.LOWER, is_over_desk=True), f"strip-lower-over-desk:{KEY}"),
    ],
)
def test_an_assignment_is_remembered_as_text_and_comes_back(assignment: Assignment, text: str) -> None:
    assert assignment.text == text
    assert Assignment.from_text(text) == assignment


@pytest.mark.parametrize(
    "text",
    ["", "speaker", "speaker:", "cook:K", "strip:K", "strip-left:K", "strip-upper-desk:K", "room-upper:K"],
)
def test_a_damaged_text_is_no_assignment(text: str) -> None:
    assert Assignment.from_text(text) is None


def test_a_display_has_one_picture_that_covers_it_and_a_strip_beside() -> None:
    assert assigned((SPEAKER,), ROOM) == (ROOM,)
    assert assigned((SPEAKER,), UPPER) == (SPEAKER, UPPER)
    assert assigned((SPEAKER, UPPER), LOWER) == (SPEAKER, LOWER)


def test_several_displays_may_have_several_roles() -> None:
    other = Assignment(Role.SPEAKER, "other")
    assert assigned((SPEAKER,), other) == (SPEAKER, other)


def test_a_blackout_is_not_for_the_timekeeper() -> None:
    assert [role for role in Role if not role.is_public] == [Role.TIMEKEEPER]
    assert [role for role in Role if not role.is_full] == [Role.STRIP]
