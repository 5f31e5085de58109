"""The stages on Qt's own screens, which come, go and change in a process of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stage.screens import CAN_CHANGE, Screen, run_on_screens

pytestmark = pytest.mark.skipif(not CAN_CHANGE, reason="screens can be changed on Linux on x86-64 only")

START = (Screen("eDP-1", 0, 0, 1280, 800), Screen("HDMI-1", 1280, 0, 1920, 1080))

PROGRAM = """
import json
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from runofshow.stage.displays import QtDisplays
from runofshow.stage.keeper import StageKeeper
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Edge, Role
from runofshow.stage.window import StageWindow
from stage.screens import Screen, change_screens

desk = QWidget()
displays = QtDisplays(desk)
keeper = StageKeeper(displays, lambda wanted: StageWindow(picture_for(wanted), is_motion_reduced=True))
states = []
keeper.changed.connect(lambda: states.append([placing.state.value for placing in keeper.placings]))

def settle():
    for _ in range(5):
        app.processEvents()

def seen():
    settle()
    return {
        one.role.value: [window.screen().name(), list(window.geometry().getRect()), window.isFullScreen()]
        for one, window in keeper.windows.items()
        if window.isVisible()
    }

def key_of(name):
    return next(display.key for display in keeper.connected() if display.key.endswith(name))

laptop = next(screen for screen in app.screens() if screen.name() == "eDP-1")
desk.setScreen(laptop)
desk.setGeometry(600, 300, 600, 400)
desk.setVisible(True)
settle()
told = {
    "labels": sorted(display.label.partition(" · ")[2] for display in keeper.connected()),
    "desk": [display.key.rpartition("/")[2] for display in keeper.connected() if display.is_desk],
}
SPEAKER = Assignment(Role.SPEAKER, key_of("HDMI-1"))
STRIP = Assignment(Role.STRIP, key_of("HDMI-1"), Edge.LOWER)
OVER_DESK = Assignment(Role.STRIP, key_of("eDP-1"), Edge.UPPER, is_over_desk=True)
EDP, HDMI = Screen("eDP-1", 0, 0, 1280, 800), Screen("HDMI-1", 1280, 0, 1920, 1080)

keeper.assign([Assignment(Role.SPEAKER, key_of("eDP-1"))])
told["on the desk's"] = seen()
keeper.assign([SPEAKER, STRIP])
told["placed"] = seen()
change_screens([EDP])
told["unplugged"] = seen()
change_screens([EDP, HDMI])
told["plugged"] = seen()
change_screens([EDP, HDMI._replace(width=1080, height=1920)])
told["rotated"] = seen()
change_screens([EDP, HDMI._replace(x=-1920)])
told["moved"] = seen()
change_screens([EDP._replace(width=800, height=500), HDMI._replace(x=800)])
told["desk's shrunk"] = seen()
told["desk"].append(list(desk.geometry().getRect()))
change_screens([EDP, HDMI._replace(x=0)])
told["mirrored"] = seen()
change_screens([HDMI])
told["desk's unplugged"] = seen()
told["desk"].append(desk.screen().name())
change_screens([EDP, HDMI])
told["desk's plugged"] = seen()
desk.setScreen(next(screen for screen in app.screens() if screen.name() == "eDP-1"))
desk.windowHandle().setScreen(desk.screen())
desk.move(100, 100)
told["desk back"] = seen()
keeper.assign([SPEAKER, OVER_DESK])
told["over the desk"] = seen()
told["states"] = states
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the process saw."""
    seen: dict[str, Any] = json.loads(run_on_screens(PROGRAM, START, tmp_path_factory.mktemp("screens")))
    return seen


PLACED = {
    "speaker": ["HDMI-1", [1280, 0, 1920, 1080], True],
    "strip": ["HDMI-1", [1280, 1006, 1920, 74], False],
}


def test_displays_are_listed_with_connector_and_size_and_the_desks_is_known(told: dict[str, Any]) -> None:
    assert told["labels"] == ["HDMI-1 · 1920 × 1080", "eDP-1 · 1280 × 800"]
    assert told["desk"][0] == "eDP-1"


def test_nothing_covers_the_desks_own_display(told: dict[str, Any]) -> None:
    assert told["on the desk's"] == {}


def test_a_picture_covers_its_display_and_a_strip_lies_along_an_edge(told: dict[str, Any]) -> None:
    assert told["placed"] == PLACED


def test_windows_hide_with_their_display_and_come_back_with_it(told: dict[str, Any]) -> None:
    assert told["unplugged"] == {}
    assert told["plugged"] == PLACED


def test_windows_follow_a_display_that_is_rotated_or_moved(told: dict[str, Any]) -> None:
    assert told["rotated"] == {
        "speaker": ["HDMI-1", [1280, 0, 1080, 1920], True],
        "strip": ["HDMI-1", [1280, 1789, 1080, 131], False],
    }
    assert told["moved"] == {
        "speaker": ["HDMI-1", [-1920, 0, 1920, 1080], True],
        "strip": ["HDMI-1", [-1920, 1006, 1920, 74], False],
    }


def test_the_desk_is_drawn_into_its_display_when_that_shrinks(told: dict[str, Any]) -> None:
    assert told["desk"][1] == [200, 100, 600, 400]
    assert told["desk's shrunk"]["speaker"] == ["HDMI-1", [800, 0, 1920, 1080], True]


def test_nothing_is_shown_on_a_display_that_mirrors_the_desk(told: dict[str, Any]) -> None:
    assert told["mirrored"] == {}


def test_a_desk_that_has_lost_its_display_has_the_other_one_to_itself_until_it_is_moved_back(
    told: dict[str, Any],
) -> None:
    assert told["desk"][2] == "HDMI-1"
    assert told["desk's unplugged"] == {}
    assert told["desk's plugged"] == {}
    assert told["desk back"] == PLACED


def test_a_strip_lies_over_the_desk_where_the_chair_put_it(told: dict[str, Any]) -> None:
    assert told["over the desk"] == {
        "speaker": PLACED["speaker"],
        "strip": ["eDP-1", [0, 0, 1280, 55], False],
    }
