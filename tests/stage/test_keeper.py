"""Windows that are kept where they belong while displays come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from runofshow.stage.display import Display
from runofshow.stage.keeper import StageKeeper
from runofshow.stage.placement import PlacingState
from runofshow.stage.roles import Assignment, Edge, Role
from runofshow.stage.window import StageWindow
from stage.rooms import BEAMER, LAPTOP, WALL, Room, desk_on, mirrored

SPEAKER = Assignment(Role.SPEAKER, BEAMER.key)
TIMEKEEPER = Assignment(Role.TIMEKEEPER, WALL.key)
STRIP = Assignment(Role.STRIP, BEAMER.key, Edge.LOWER)
Keep = Callable[..., tuple[Room, StageKeeper]]


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Keep]:
    made: list[StageKeeper] = []

    def kept(*displays: Display, wanted: tuple[Assignment, ...] = (SPEAKER,)) -> tuple[Room, StageKeeper]:
        room = Room(*displays)
        made.append(StageKeeper(room, lambda _assignment: StageWindow(is_motion_reduced=True), room))
        made[-1].assign(wanted)
        return room, made[-1]

    yield kept
    for keeper in made:
        keeper.shut()


def seen(room: Room, keeper: StageKeeper) -> dict[Role, str]:
    """The display of each role that is in sight."""
    return {
        assignment.role: room.places[window]
        for assignment, window in keeper.windows.items()
        if window.isVisible()
    }


def states(keeper: StageKeeper) -> list[PlacingState]:
    return [placing.state for placing in keeper.placings]


def test_each_role_fills_its_display(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER, WALL, wanted=(SPEAKER, TIMEKEEPER, STRIP))
    assert seen(room, keeper) == {
        Role.SPEAKER: BEAMER.key,
        Role.TIMEKEEPER: WALL.key,
        Role.STRIP: BEAMER.key,
    }
    assert len(keeper.windows) == 3
    assert keeper.connected() == (LAPTOP, BEAMER, WALL)


def test_when_its_display_goes_the_window_hides_and_when_it_returns_so_does_the_window(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    said: list[list[PlacingState]] = []
    keeper.changed.connect(lambda: said.append(states(keeper)))
    window = keeper.windows[SPEAKER]
    room.become(LAPTOP)
    assert seen(room, keeper) == {}
    room.become(LAPTOP, WALL)
    assert seen(room, keeper) == {}
    room.become(LAPTOP, WALL, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}
    assert keeper.windows[SPEAKER] is window
    assert said == [[PlacingState.GONE], [PlacingState.ON]]


def test_one_display_goes_and_the_others_stay_as_they_are(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER, WALL, wanted=(SPEAKER, TIMEKEEPER))
    room.become(LAPTOP, WALL)
    assert seen(room, keeper) == {Role.TIMEKEEPER: WALL.key}
    room.become(LAPTOP, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}
    room.become(LAPTOP, BEAMER, WALL)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key, Role.TIMEKEEPER: WALL.key}


def test_a_remembered_display_is_waited_for(keep: Keep) -> None:
    room, keeper = keep(LAPTOP)
    assert (states(keeper), dict(keeper.windows)) == ([PlacingState.GONE], {})
    room.become(LAPTOP, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_when_the_desk_is_moved_to_its_display_a_window_gives_way(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    room.become(BEAMER)  # the laptop's lid is closed; the system has not moved the desk yet
    assert (seen(room, keeper), states(keeper)) == ({}, [PlacingState.DESK_THERE])
    room.become(*desk_on(BEAMER))
    assert seen(room, keeper) == {}
    room.become(*desk_on(BEAMER, LAPTOP))
    assert seen(room, keeper) == {}
    room.become(LAPTOP, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_while_its_display_mirrors_the_desk_a_window_hides(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    room.become(LAPTOP, mirrored(BEAMER, LAPTOP))
    assert (seen(room, keeper), states(keeper)) == ({}, [PlacingState.MIRRORED])
    room.become(LAPTOP, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_a_window_that_the_system_moves_to_the_desk_is_put_back(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    room.move(keeper.windows[SPEAKER], LAPTOP.key)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_a_window_that_the_system_keeps_moving_is_taken_off_until_the_displays_change(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    for _ in range(4):
        room.move(keeper.windows[SPEAKER], LAPTOP.key)
    assert (seen(room, keeper), states(keeper)) == ({}, [PlacingState.RESTLESS])
    assert keeper.assignments == (SPEAKER,)
    room.become(LAPTOP, BEAMER, WALL)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_moves_of_different_days_do_not_add_up(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    for _ in range(5):
        room.move(keeper.windows[SPEAKER], LAPTOP.key)
        room.become(LAPTOP, BEAMER, WALL)
        room.become(LAPTOP, BEAMER)
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}


def test_what_is_assigned_no_more_waits_for_no_display(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    keeper.assign(())
    room.become(LAPTOP)
    room.become(LAPTOP, BEAMER)
    assert (seen(room, keeper), states(keeper), dict(keeper.windows)) == ({}, [], {})


def test_a_window_that_somebody_closes_is_wanted_no_more_and_the_others_are(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER, WALL, wanted=(SPEAKER, TIMEKEEPER))
    keeper.windows[SPEAKER].close()
    assert keeper.assignments == (TIMEKEEPER,)
    assert seen(room, keeper) == {Role.TIMEKEEPER: WALL.key}


def test_a_strip_that_cannot_be_had_is_remembered_and_not_shown(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER, wanted=())
    room.can_strip = False
    keeper.assign((SPEAKER, STRIP))
    assert seen(room, keeper) == {Role.SPEAKER: BEAMER.key}
    assert (keeper.can_strip, keeper.assignments) == (False, (SPEAKER, STRIP))


def test_after_the_end_nothing_comes_back(keep: Keep) -> None:
    room, keeper = keep(LAPTOP, BEAMER)
    window = keeper.windows[SPEAKER]
    keeper.shut()
    room.become(LAPTOP)
    room.become(LAPTOP, BEAMER)
    assert (window.isVisible(), dict(keeper.windows), keeper.assignments) == (False, {}, (SPEAKER,))
