"""The stage on Qt's own screens: two of them, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCREENS = {
    "screens": [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1280, "height": 800, "logicalDpi": 96, "dpr": 1},
        {"name": "HDMI-1", "x": 1280, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1},
    ]
}

PROGRAM = """
import json, sys
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
from runofshow.stage.displays import QtDisplays
from runofshow.stage.placement import StagePlacement
from runofshow.stage.window import StageWindow

desk, stage = QWidget(), StageWindow()
placement = StagePlacement(stage, QtDisplays(desk, stage))
states = []
placement.changed.connect(lambda decision: states.append(decision.state.value))
beamer, laptop = app.screens()  # the offscreen platform lists the last one first

def settle():
    for _ in range(5):
        app.processEvents()

def seen():
    settle()
    return [stage.isVisible(), stage.screen().name(), list(stage.geometry().getRect())]

desk.setScreen(laptop)
desk.setGeometry(100, 100, 600, 400)
desk.setVisible(True)
settle()
told = {"labels": [display.label for display in placement.displays()]}
told["desk"] = [display.is_desk for display in placement.displays()]
other, own = (display.key for display in placement.displays())
told["refused"] = placement.place(own).state.value
told["refused_seen"] = seen()[0]
placement.place(other)
told["placed"] = seen()
desk.windowHandle().setScreen(beamer)
told["desk_moved"] = seen()[0]
told["desk_moved_state"] = placement.decision.state.value
desk.windowHandle().setScreen(laptop)
told["desk_back"] = seen()
app.screenRemoved.emit(beamer)  # as Qt says it: while the screen is still listed
told["unplugged"] = [seen()[0], placement.decision.state.value]
app.screenAdded.emit(beamer)
told["plugged"] = seen()
placement.preview()
told["preview"] = [*seen()[:2], stage.isFullScreen()]
placement.place(other)
told["after_preview"] = seen()
placement.withdraw()
told["withdrawn"] = seen()[0]
told["states"] = states
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the process saw."""
    config = tmp_path_factory.mktemp("screens") / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "PYTHONPATH": str(source),
            "HOME": str(config.parent),
        },
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, object] = json.loads(done.stdout)
    return seen


def test_displays_are_listed_with_connector_and_size_and_the_desks_is_known(told: dict[str, object]) -> None:
    assert told["labels"] == ["1 · HDMI-1 · 1920 × 1080", "2 · eDP-1 · 1280 × 800"]
    assert told["desk"] == [False, True]


def test_the_desks_own_display_is_refused(told: dict[str, object]) -> None:
    assert (told["refused"], told["refused_seen"]) == ("desk_there", False)


def test_the_window_covers_the_chosen_display(told: dict[str, object]) -> None:
    assert told["placed"] == [True, "HDMI-1", [1280, 0, 1920, 1080]]


def test_a_desk_that_is_moved_onto_the_stage_hides_it_until_it_is_moved_back(
    told: dict[str, object],
) -> None:
    assert (told["desk_moved"], told["desk_moved_state"]) == (False, "desk_there")
    assert told["desk_back"] == [True, "HDMI-1", [1280, 0, 1920, 1080]]


def test_the_window_hides_before_its_screen_is_gone_and_comes_back_with_it(told: dict[str, object]) -> None:
    assert told["unplugged"] == [False, "gone"]
    assert told["plugged"] == [True, "HDMI-1", [1280, 0, 1920, 1080]]


def test_a_preview_is_on_the_desks_display_and_placing_brings_it_back(told: dict[str, object]) -> None:
    assert told["preview"] == [True, "eDP-1", False]
    assert told["after_preview"] == [True, "HDMI-1", [1280, 0, 1920, 1080]]
    assert told["withdrawn"] is False


def test_each_change_is_said_once(told: dict[str, object]) -> None:
    assert told["states"] == ["on", "desk_there", "on", "gone", "on", "preview", "on", "off"]
