"""The promise of the desk: killed at any instant, it comes back running, right on its first frame."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.processes import Lines
from runofshow.resources import resource

DRIVEN = Path(__file__).with_name("driven_desk.py")
WITHIN_MS = 50
RANDOM = Random(20181207)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(
        shutil.copy(resource("programmes", "gfmd-2018-side-event.yaml"), tmp_path / "side event é.yaml")
    )


def killed_desk(plan: Path, keys: tuple[str, ...], notes: int) -> dict[str, Any]:
    """Run a desk until `notes` notes were acknowledged, kill it, and return what it said last."""
    with Lines(DRIVEN, plan, plan.parent / "settings.json", *keys, home=plan.parent) as desk:
        last = desk.until(keys_left=0)
        for _ in range(notes):
            last = desk.next()
        desk.kill()
        return [last, *desk.rest()][-1]


def first_frame(show: Path) -> tuple[Lines, dict[str, Any]]:
    """Open the show with a probe; what its first painted desk showed."""
    desk = Lines("-m", "runofshow", "open", "--probe", show, home=show.parent)
    return desk, desk.until(painted="desk")


def show_of(plan: Path) -> Path:
    (show,) = plan.parent.glob("*.show")
    return show


@pytest.mark.parametrize("notes", [0, 1, *(RANDOM.randrange(2, 120) for _ in range(3))])
def test_a_killed_show_comes_back_in_its_slot_with_its_clock_and_every_acknowledged_entry(
    plan: Path, notes: int
) -> None:
    last = killed_desk(plan, ("Space", "Space", "F9"), notes)
    desk, frame = first_frame(show_of(plan))
    with desk:
        passed_ms = (frame["boot_ns"] - last["boot_ns"]) / 1e6
        assert frame["slot"] == last["slot"] == "session-1/burkina-faso"
        assert frame["status"] == "running"
        assert abs(frame["remaining_ms"] - (last["remaining_ms"] - passed_ms)) < WITHIN_MS
        assert frame["seq"] >= last["acknowledged"]
        assert frame["entries"][: len(last["entries"])] == last["entries"]
        assert desk.end() == 0
    assert "Traceback" not in desk.complaints


def test_a_show_killed_in_a_pause_comes_back_paused_with_its_clock_standing(plan: Path) -> None:
    last = killed_desk(plan, ("Space", "P"), 2)
    desk, frame = first_frame(show_of(plan))
    with desk:
        assert (frame["status"], frame["slot"]) == ("paused", last["slot"])
        assert frame["remaining_ms"] == last["remaining_ms"]
        assert desk.end() == 0


def test_after_coming_back_and_ending_in_order_the_show_is_one_plain_file(plan: Path) -> None:
    killed_desk(plan, ("Space",), 3)
    show = show_of(plan)
    desk, _ = first_frame(show)
    with desk:
        assert desk.end() == 0
    assert sorted(path.name for path in plan.parent.glob(f"{show.name}*")) == [show.name]


def test_a_show_can_be_killed_and_opened_again_and_again(plan: Path) -> None:
    last = killed_desk(plan, ("Space",), 5)
    show = show_of(plan)
    for _ in range(3):
        desk, frame = first_frame(show)
        with desk:
            desk.kill()
        passed_ms = (frame["boot_ns"] - last["boot_ns"]) / 1e6
        assert abs(frame["remaining_ms"] - (last["remaining_ms"] - passed_ms)) < WITHIN_MS
        assert frame["seq"] >= last["acknowledged"]
