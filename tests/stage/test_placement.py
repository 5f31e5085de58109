"""What each stage window does, decided with literals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runofshow.stage.display import Area, Display, display_key, display_label, drawn_inside
from runofshow.stage.placement import PlacingState, place
from runofshow.stage.roles import Assignment, Edge, Role
from stage.rooms import BEAMER, LAPTOP, WALL, WALL_ELSEWHERE, desk_on, mirrored

ON, GONE, DESK_THERE = PlacingState.ON, PlacingState.GONE, PlacingState.DESK_THERE
MIRRORED, TAKEN = PlacingState.MIRRORED, PlacingState.TAKEN
NOWHERE = replace(LAPTOP, is_desk=False)


def states(displays: tuple[Display, ...], *assignments: Assignment) -> list[PlacingState]:
    placings = place(displays, assignments)
    assert [placing.assignment for placing in placings] == list(assignments)
    return [placing.state for placing in placings]


def speaker(display: Display) -> Assignment:
    return Assignment(Role.SPEAKER, display.key)


def strip(display: Display, *, is_over_desk: bool = False) -> Assignment:
    return Assignment(Role.STRIP, display.key, Edge.LOWER, is_over_desk)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("displays", "chosen", "state", "display"),
    [
        ((LAPTOP, BEAMER), BEAMER, ON, BEAMER),
        ((LAPTOP, BEAMER), LAPTOP, DESK_THERE, LAPTOP),
        ((LAPTOP, WALL), BEAMER, GONE, None),
        ((LAPTOP,), BEAMER, GONE, None),
        ((LAPTOP,), LAPTOP, DESK_THERE, LAPTOP),
        ((BEAMER,), BEAMER, DESK_THERE, BEAMER),
        ((NOWHERE, BEAMER), BEAMER, DESK_THERE, BEAMER),
        ((), BEAMER, GONE, None),
        ((LAPTOP, WALL_ELSEWHERE), WALL, ON, WALL_ELSEWHERE),
        ((LAPTOP, mirrored(BEAMER, LAPTOP)), BEAMER, MIRRORED, mirrored(BEAMER, LAPTOP)),
        ((LAPTOP, mirrored(WALL, BEAMER), BEAMER), BEAMER, ON, BEAMER),
    ],
)
def test_a_window_belongs_on_its_display_and_never_over_the_desk(
    displays: tuple[Display, ...], chosen: Display, state: PlacingState, display: Display | None, role: Role
) -> None:
    (placing,) = place(displays, [Assignment(role, chosen.key)])
    assert (placing.state, placing.display) == (state, display)


def test_a_display_that_shows_a_part_of_the_desks_counts_as_mirrored() -> None:
    shifted = replace(BEAMER, area=Area(1900, 0, 1920, 1080))
    assert states((LAPTOP, shifted), speaker(shifted)) == [MIRRORED]


@pytest.mark.parametrize(
    "displays",
    [
        (LAPTOP, BEAMER),
        (LAPTOP,),
        (LAPTOP, mirrored(BEAMER, LAPTOP)),
        (NOWHERE, BEAMER),
        desk_on(BEAMER, LAPTOP),
    ],
)
def test_a_strip_lies_over_the_desk_only_where_the_chair_put_it(displays: tuple[Display, ...]) -> None:
    assert states(displays, strip(LAPTOP, is_over_desk=True)) == [ON]
    is_apart = displays == desk_on(BEAMER, LAPTOP)
    assert states(displays, strip(LAPTOP)) == [ON if is_apart else DESK_THERE]


def test_several_displays_have_several_roles() -> None:
    wanted = (speaker(BEAMER), Assignment(Role.TIMEKEEPER, WALL.key))
    assert states((LAPTOP, BEAMER, WALL), *wanted) == [ON, ON]
    assert states((LAPTOP, WALL), *wanted) == [GONE, ON]
    assert states(desk_on(WALL, LAPTOP, BEAMER), *wanted) == [ON, DESK_THERE]


def test_a_strip_shares_its_display_with_anything_but_a_strip() -> None:
    assert states((LAPTOP, BEAMER), speaker(BEAMER), strip(BEAMER)) == [ON, ON]
    twice = (strip(BEAMER), Assignment(Role.STRIP, BEAMER.key, Edge.UPPER))
    assert states((LAPTOP, BEAMER), *twice) == [ON, TAKEN]


def test_of_two_pictures_on_displays_that_mirror_each_other_the_first_is_shown() -> None:
    displays = (LAPTOP, BEAMER, mirrored(WALL, BEAMER))
    assert states(displays, speaker(WALL), Assignment(Role.ROOM, BEAMER.key)) == [ON, TAKEN]


def test_a_picture_that_waits_takes_no_display_from_another() -> None:
    displays = (LAPTOP, mirrored(BEAMER, LAPTOP), WALL)
    assert states(displays, speaker(BEAMER), Assignment(Role.ROOM, WALL.key)) == [MIRRORED, ON]


def test_one_device_is_not_taken_for_two() -> None:
    wanted = (speaker(WALL), Assignment(Role.ROOM, WALL_ELSEWHERE.key))
    assert states((LAPTOP, WALL), *wanted) == [ON, GONE]
    assert states((LAPTOP, WALL_ELSEWHERE), *wanted) == [GONE, ON]
    assert states((LAPTOP, WALL, WALL_ELSEWHERE), *wanted) == [ON, ON]


def test_without_a_serial_number_another_connector_is_another_display() -> None:
    elsewhere = Assignment(Role.SPEAKER, display_key("", "Beam", "Er", "HDMI-2"))
    assert states((LAPTOP, BEAMER), elsewhere) == [GONE]


def test_where_no_window_stays_on_top_there_is_no_strip_and_all_else_is_as_ever() -> None:
    placings = place((LAPTOP, BEAMER), [strip(BEAMER), speaker(BEAMER)], can_strip=False)
    assert [placing.state for placing in placings] == [PlacingState.NOT_ON_TOP, ON]


def test_a_display_is_labelled_by_number_connector_and_size() -> None:
    assert display_label(2, "HDMI-1", 1920, 1080) == "2 · HDMI-1 · 1920 × 1080"


def test_a_key_keeps_its_parts_apart_whatever_they_contain() -> None:
    assert display_key("a/b", "c", "", "d") != display_key("a", "b/c", "", "d")
    assert Display.device_of(display_key("S1", "W", "M", "DP-1")) == Display.device_of(
        display_key("S1", "W", "M", "DP-2")
    )
    assert Display.device_of(display_key("", "W", "M", "DP-1")) == ""


@pytest.mark.parametrize(
    ("window", "inside"),
    [
        (Area(100, 100, 600, 400), Area(100, 100, 600, 400)),
        (Area(1000, 500, 600, 400), Area(680, 400, 600, 400)),
        (Area(-50, -50, 600, 400), Area(0, 0, 600, 400)),
        (Area(2000, 100, 1600, 400), Area(0, 100, 1280, 400)),
    ],
)
def test_a_window_is_drawn_whole_into_its_display_and_shrinks_only_where_it_must(
    window: Area, inside: Area
) -> None:
    assert drawn_inside(window, Area(0, 0, 1280, 800)) == inside


def test_areas_that_only_touch_do_not_overlap() -> None:
    assert not LAPTOP.area.overlaps(BEAMER.area)
    assert not Area(0, 0, 10, 10).overlaps(Area(0, 10, 10, 10))
    assert Area(0, 0, 10, 10).overlaps(Area(9, 9, 10, 10))
