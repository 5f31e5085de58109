"""Why no window can be opened is said before Qt is asked, for Qt would abort."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.processes import PATIENCE, environment
from runofshow.app.displays import PACKAGES, missing_words

ASK = """
from runofshow.app.displays import obstacle
found = obstacle()
print(found.words if found else "none", found.can_draw if found else "", sep="|")
"""
EGL = "libEGL.so.1: cannot open shared object file: No such file or directory"


def obstacle(home: Path, **changes: str | None) -> tuple[str, str]:
    """(words, can_draw) in a process of that environment; the process must live to tell."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK],
        env=environment(home, **changes),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    words, _, can_draw = asked.stdout.strip().partition("|")
    return words, can_draw


def test_a_missing_library_is_told_with_its_package() -> None:
    words = missing_words(EGL)
    assert "libEGL.so.1" in words
    assert "apt-get install libegl1" in words


@pytest.mark.parametrize("library", PACKAGES)
def test_every_known_library_is_recognised_in_the_loaders_words(library: str) -> None:
    complaint = f"{library}: cannot open shared object file: No such file or directory"
    assert f"apt-get install {PACKAGES[library]}" in missing_words(complaint)


def test_an_unknown_complaint_is_passed_on_whole() -> None:
    assert missing_words("undefined symbol: x") == "Qt cannot be loaded: undefined symbol: x."


def test_without_a_display_no_window_can_be_opened_but_pictures_be_drawn(tmp_path: Path) -> None:
    words, can_draw = obstacle(tmp_path, QT_QPA_PLATFORM=None)
    assert "no display" in words
    assert can_draw == "True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
def test_a_display_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    words, can_draw = obstacle(tmp_path, QT_QPA_PLATFORM=None, DISPLAY=":4711")
    # Where a library of Qt's X11 plugin is missing, its package is named first.
    assert ":4711" in words or "apt-get install" in words
    assert can_draw == "True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland is Linux's")
@pytest.mark.parametrize("platform", [None, "wayland"])
def test_a_wayland_display_left_over_in_the_environment_is_no_display(
    tmp_path: Path, platform: str | None
) -> None:
    words, can_draw = obstacle(tmp_path, QT_QPA_PLATFORM=platform, WAYLAND_DISPLAY="wayland-4711")
    assert "no display" in words
    assert can_draw == "True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland is Linux's")
def test_a_wayland_display_that_answers_is_no_obstacle(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()
        found = obstacle(tmp_path, QT_QPA_PLATFORM=None, WAYLAND_DISPLAY="w", XDG_RUNTIME_DIR=str(tmp_path))
    assert found == ("none", "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the system has one platform")
def test_a_platform_that_qt_lacks_is_named_instead_of_asked_for(tmp_path: Path) -> None:
    words, _ = obstacle(tmp_path, QT_QPA_PLATFORM="nonsense", DISPLAY=":0")
    assert "nonsense" in words


@pytest.mark.parametrize("platform", ["offscreen", "minimal"])
def test_qts_own_drawing_boards_need_no_display(tmp_path: Path, platform: str) -> None:
    assert obstacle(tmp_path, QT_QPA_PLATFORM=platform) == ("none", "")


def test_where_qt_cannot_be_loaded_nothing_can_be_drawn(tmp_path: Path, without_qt: Path) -> None:
    words, can_draw = obstacle(
        tmp_path, PYTHONPATH=f"{without_qt}{os.pathsep}{environment(tmp_path)['PYTHONPATH']}"
    )
    assert "libegl1" in words
    assert can_draw == "False"


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_a_display_that_lets_us_in_is_no_obstacle(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as said:
            number = said.readline().strip()
        words, _ = obstacle(tmp_path, QT_QPA_PLATFORM=None, DISPLAY=f":{number}")
        assert words == "none" or "apt-get install" in words
    finally:
        server.terminate()
        server.wait(PATIENCE)
