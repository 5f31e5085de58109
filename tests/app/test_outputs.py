"""How many displays the machine feeds, read from what the system says."""

from __future__ import annotations

from pathlib import Path

import pytest

from runofshow.app.outputs import drm_outputs, is_real, lit_outputs


def connector(folder: Path, name: str, status: str, enabled: str) -> None:
    (folder / name).mkdir()
    (folder / name / "status").write_text(f"{status}\n")
    (folder / name / "enabled").write_text(f"{enabled}\n")


def test_connected_displays_that_get_a_picture_are_counted(tmp_path: Path) -> None:
    connector(tmp_path, "card0-eDP-1", "connected", "enabled")
    connector(tmp_path, "card0-HDMI-A-1", "connected", "enabled")
    connector(tmp_path, "card1-DP-1", "connected", "disabled")
    connector(tmp_path, "card1-DP-2", "disconnected", "disabled")
    (tmp_path / "card0").mkdir()
    (tmp_path / "version").write_text("drm 1.1.0")
    assert drm_outputs(tmp_path) == 2


def test_a_machine_without_such_a_driver_tells_nothing(tmp_path: Path) -> None:
    assert drm_outputs(tmp_path) is None
    assert drm_outputs(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    ("platform", "screens", "expected"),
    [
        ("xcb", ["eDP-1"], True),
        ("xcb", ["HDMI-A-0", "DisplayPort-1"], True),
        ("wayland-egl", ["eDP-1"], True),
        ("windows", ["\\\\.\\DISPLAY1"], True),
        ("cocoa", ["Built-in Retina Display"], True),
        ("offscreen", ["eDP-1"], False),
        ("xcb", ["screen"], False),
        ("xcb", ["VNC-0"], False),
    ],
)
def test_only_the_machines_own_displays_are_compared(
    platform: str, screens: list[str], expected: bool
) -> None:
    assert is_real(platform, screens) is expected


def test_a_screen_that_is_drawn_nowhere_has_no_outputs() -> None:
    assert lit_outputs("offscreen", [""]) is None
