"""Which display the stage is on, decided with literals and carried out on displays that come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from runofshow.stage.displays import Display, display_key, display_label
from runofshow.stage.placement import Decision, PlacementState, StagePlacement, where
from runofshow.stage.window import StageWindow

LAPTOP = Display(display_key("", "Lap", "Top", "eDP-1"), "1 · eDP-1 · 1920 × 1200", is_desk=True)
BEAMER = Display(display_key("", "Beam", "Er", "HDMI-1"), "2 · HDMI-1 · 1920 × 1080", is_desk=False)
WALL = Display(display_key("S123", "Wall", "W1", "DP-1"), "3 · DP-1 · 3840 × 2160", is_desk=False)
WALL_ELSEWHERE = Display(display_key("S123", "Wall", "W1", "DP-2"), "3 · DP-2 · 3840 × 2160", is_desk=False)
DESK = LAPTOP.key


@pytest.mark.parametrize(
    ("displays", "chosen", "desk", "expected"),
    [
        ([LAPTOP, BEAMER], None, DESK, Decision(PlacementState.OFF)),
        ([LAPTOP, BEAMER], BEAMER.key, DESK, Decision(PlacementState.ON, BEAMER)),
        ([LAPTOP, BEAMER], LAPTOP.key, DESK, Decision(PlacementState.DESK_THERE, LAPTOP)),
        ([LAPTOP, WALL], BEAMER.key, DESK, Decision(PlacementState.GONE)),
        ([LAPTOP], BEAMER.key, DESK, Decision(PlacementState.GONE)),
        ([LAPTOP], LAPTOP.key, DESK, Decision(PlacementState.DESK_THERE, LAPTOP)),
        ([BEAMER], BEAMER.key, None, Decision(PlacementState.DESK_THERE, BEAMER)),
        ([LAPTOP, BEAMER], BEAMER.key, BEAMER.key, Decision(PlacementState.DESK_THERE, BEAMER)),
        ([WALL, BEAMER], BEAMER.key, None, Decision(PlacementState.DESK_THERE, BEAMER)),
        ([], BEAMER.key, None, Decision(PlacementState.GONE)),
        ([LAPTOP, WALL_ELSEWHERE], WALL.key, DESK, Decision(PlacementState.ON, WALL_ELSEWHERE)),
        ([LAPTOP, WALL, WALL_ELSEWHERE], WALL.key, DESK, Decision(PlacementState.ON, WALL)),
        ([LAPTOP, BEAMER], display_key("", "Beam", "Er", "HDMI-2"), DESK, Decision(PlacementState.GONE)),
    ],
)
def test_the_stage_belongs_on_the_chosen_display_and_never_on_the_desks(
    displays: list[Display], chosen: str | None, desk: str | None, expected: Decision
) -> None:
    assert where(displays, chosen, desk) == expected


def test_a_decision_says_itself_in_a_few_words() -> None:
    labels = {state: Decision(state).label for state in PlacementState}
    assert labels[PlacementState.ON] == "Stage"
    assert labels[PlacementState.OFF] == "Stage off"
    assert labels[PlacementState.GONE] == "Display gone"
    assert len(set(labels.values())) == len(PlacementState)


def test_a_display_is_labelled_by_number_connector_and_size() -> None:
    assert display_label(2, "HDMI-1", 1920, 1080) == "2 · HDMI-1 · 1920 × 1080"


def test_a_key_keeps_its_parts_apart_whatever_they_contain() -> None:
    assert display_key("a/b", "c", "", "d") != display_key("a", "b/c", "", "d")
    assert Display.device_of(display_key("S1", "W", "M", "DP-1")) == Display.device_of(
        display_key("S1", "W", "M", "DP-2")
    )
    assert Display.device_of(display_key("", "W", "M", "DP-1")) == ""


class Room(QObject):
    """Displays that are plugged and unplugged by a test; the system moves windows as real ones do."""

    changed = Signal()

    def __init__(self, *displays: Display) -> None:
        super().__init__()
        self.here = displays
        self.stage_on: str | None = None
        self.previews = 0

    def connected(self) -> tuple[Display, ...]:
        return self.here

    def display_of(self, window: StageWindow) -> str | None:
        return self.stage_on

    def fill(self, window: StageWindow, key: str) -> None:
        assert key in {display.key for display in self.here}
        self.stage_on = key
        window.setVisible(True)
        self.changed.emit()

    def preview(self, window: StageWindow) -> None:
        self.previews += 1
        window.setVisible(True)

    def become(self, *displays: Display) -> None:
        self.here = displays
        self.changed.emit()

    def move_stage(self, key: str) -> None:
        self.stage_on = key
        self.changed.emit()


def desk_on(display: Display, *others: Display) -> tuple[Display, ...]:
    """The displays with the desk's window on the first of them."""
    return (
        Display(display.key, display.label, is_desk=True),
        *(Display(other.key, other.label, is_desk=False) for other in others),
    )


@pytest.fixture
def window(qtbot: QtBot) -> StageWindow:
    window = StageWindow(is_motion_reduced=True)
    qtbot.addWidget(window)
    return window


def test_it_fills_the_chosen_display(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    assert placement.place(BEAMER.key) == Decision(PlacementState.ON, BEAMER)
    assert (room.stage_on, window.isVisible()) == (BEAMER.key, True)
    assert placement.displays() == (LAPTOP, BEAMER)


def test_the_desks_display_is_refused_and_the_stage_stays_where_it_is(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    placement.place(BEAMER.key)
    assert placement.place(LAPTOP.key).state is PlacementState.DESK_THERE
    assert placement.decision == Decision(PlacementState.ON, BEAMER)
    assert (placement.chosen, room.stage_on, window.isVisible()) == (BEAMER.key, BEAMER.key, True)


def test_when_its_display_goes_the_window_hides_and_when_it_returns_so_does_the_window(
    window: StageWindow,
) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    said: list[Decision] = []
    placement.changed.connect(said.append)
    placement.place(BEAMER.key)
    room.become(LAPTOP)
    assert not window.isVisible()
    room.become(LAPTOP, WALL)
    assert not window.isVisible()
    room.become(LAPTOP, WALL, BEAMER)
    assert (room.stage_on, window.isVisible()) == (BEAMER.key, True)
    assert [decision.state for decision in said] == [
        PlacementState.ON,
        PlacementState.GONE,
        PlacementState.ON,
    ]


def test_a_remembered_display_is_waited_for(window: StageWindow) -> None:
    room = Room(LAPTOP)
    placement = StagePlacement(window, room)
    assert placement.place(BEAMER.key).state is PlacementState.GONE
    assert not window.isVisible()
    room.become(LAPTOP, BEAMER)
    assert window.isVisible()


def test_when_the_desk_is_moved_to_the_stages_display_the_stage_gives_way(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    placement.place(BEAMER.key)
    room.become(BEAMER)  # the laptop's lid is closed; the system has not moved the desk yet
    assert (window.isVisible(), placement.decision.state) == (False, PlacementState.DESK_THERE)
    room.become(*desk_on(BEAMER))
    assert not window.isVisible()
    room.become(*desk_on(BEAMER, LAPTOP))
    assert not window.isVisible()
    room.become(LAPTOP, BEAMER)
    assert (room.stage_on, window.isVisible()) == (BEAMER.key, True)


def test_a_window_that_the_system_moves_to_the_desk_is_put_back(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    placement.place(BEAMER.key)
    room.move_stage(LAPTOP.key)
    assert (room.stage_on, window.isVisible()) == (BEAMER.key, True)


def test_a_window_that_the_system_keeps_moving_is_taken_off(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    said: list[Decision] = []
    placement.place(BEAMER.key)
    placement.changed.connect(said.append)
    for _ in range(4):
        room.move_stage(LAPTOP.key)
    assert (window.isVisible(), placement.chosen) == (False, None)
    assert said == [Decision(PlacementState.OFF)]


def test_withdrawing_waits_for_no_display(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    placement.place(BEAMER.key)
    placement.withdraw()
    room.become(LAPTOP)
    room.become(LAPTOP, BEAMER)
    assert (window.isVisible(), placement.decision) == (False, Decision(PlacementState.OFF))


def test_a_preview_stands_beside_the_desk_until_it_is_closed(window: StageWindow) -> None:
    room = Room(LAPTOP)
    placement = StagePlacement(window, room)
    placement.preview()
    room.become(LAPTOP, BEAMER)
    assert (room.previews, placement.decision.state) == (1, PlacementState.PREVIEW)
    window.close()
    assert placement.decision == Decision(PlacementState.OFF)


def test_a_preview_gives_way_to_a_display(window: StageWindow) -> None:
    room = Room(LAPTOP, BEAMER)
    placement = StagePlacement(window, room)
    placement.preview()
    placement.place(BEAMER.key)
    assert (room.stage_on, placement.decision.state) == (BEAMER.key, PlacementState.ON)
