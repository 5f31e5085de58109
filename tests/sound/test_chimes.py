"""The bundled chimes: what the script makes, and calm to hear."""

from __future__ import annotations

import subprocess
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from runofshow.resources import resource
from runofshow.show.cues import CueName

CHIMES = [str(cue) for cue in CueName]
RATE = 44_100


def samples(path: Path) -> array[int]:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        data = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        data.byteswap()
    return data


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chimes")
    script = resource("sounds", "make_chimes.py")
    subprocess.run([sys.executable, str(script), str(folder)], check=True, timeout=60)
    return folder


def test_the_script_makes_no_other_files_than_those_bundled(remade: Path) -> None:
    bundled = {path.name for path in resource("sounds").glob("*.wav")}
    assert {path.name for path in remade.iterdir()} == bundled == {f"{name}.wav" for name in CHIMES}


@pytest.mark.parametrize("name", CHIMES)
def test_the_script_makes_the_bundled_bytes(remade: Path, name: str) -> None:
    assert (remade / f"{name}.wav").read_bytes() == resource("sounds", f"{name}.wav").read_bytes()


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_is_short_and_leaves_headroom(name: str) -> None:
    sound = samples(resource("sounds", f"{name}.wav"))
    assert 0.5 <= len(sound) / RATE <= 1.6
    peak = max(map(abs, sound)) / 32768
    assert 10 ** (-9 / 20) < peak < 10 ** (-5.5 / 20)


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_begins_and_ends_without_a_click(name: str) -> None:
    sound = samples(resource("sounds", f"{name}.wav"))
    millisecond = RATE // 1000
    assert abs(sound[0]) <= 1
    assert max(map(abs, sound[:millisecond])) < 0.06 * max(map(abs, sound))
    assert max(map(abs, sound[-millisecond:])) < 0.002 * max(map(abs, sound))
    steepest = max(abs(after - before) for before, after in pairwise(sound))
    assert steepest < 0.35 * max(map(abs, sound))
