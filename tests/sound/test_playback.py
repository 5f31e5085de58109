"""The machine's own speaker, over the real playsound3 and stand-in sound programs."""

from __future__ import annotations

import subprocess
import sys
from queue import Queue

import playsound3
import pytest
from playsound3.playsound3 import SoundBackend, run_as_subprocess

from runofshow.resources import resource
from runofshow.sound.playback import SystemSpeaker
from runofshow.sound.player import Player
from runofshow.sound.speaker import SpeakerError

SOON = 10.0
CHIME = resource("sounds", "warning.wav")


class Program(SoundBackend):
    """A sound program of which only the behaviour matters: Python running one line."""

    def __init__(self, line: str) -> None:
        self._line = line

    def check(self) -> bool:
        return True

    def play(self, sound: str) -> subprocess.Popen[str]:
        return run_as_subprocess([sys.executable, "-S", "-c", self._line, sound])


def use(monkeypatch: pytest.MonkeyPatch, backend: object) -> None:
    monkeypatch.setattr(playsound3, "DEFAULT_BACKEND", backend)
    monkeypatch.setattr("playsound3.playsound3.DEFAULT_BACKEND", backend)


def test_without_a_sound_program_the_speaker_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, None)
    with pytest.raises(SpeakerError, match="Install GStreamer, FFmpeg or ALSA"):
        SystemSpeaker().prepare()


def test_a_started_chime_gives_its_program_s_return_code(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Program("raise SystemExit(3)"))
    troubles: Queue[str | None] = Queue()
    player = Player(SystemSpeaker(), troubles.put, poll_seconds=0.001)
    player.play("warning")
    assert troubles.get(timeout=SOON) == ("The chime cannot be played: the sound program ended with code 3.")
    assert player.close(SOON)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("import signal; signal.pause()", id="ends when asked"),
        pytest.param(
            "import signal; signal.signal(15, signal.SIG_IGN); signal.pause()", id="has to be killed"
        ),
    ],
)
def test_a_stopped_chime_leaves_no_process(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    use(monkeypatch, Program(line))
    sounding = SystemSpeaker().start(CHIME)
    assert sounding.is_alive()
    assert sounding.return_code is None
    sounding.stop()
    assert not sounding.is_alive()
    assert sounding.return_code not in (None, 0)


PLAY_ONCE = """
from queue import Queue
from runofshow.sound.playback import SystemSpeaker
from runofshow.sound.player import Player

troubles = Queue()
player = Player(SystemSpeaker(), troubles.put)
player.check()
player.play("warning")
try:
    print(troubles.get(timeout=5))
except Exception:
    print("played")
assert player.close(5)
"""


def test_a_real_run_ends_in_a_sound_or_in_a_sentence() -> None:
    """On a machine without sound this is the sentence; nowhere a hang or a traceback."""
    run = subprocess.run(
        [sys.executable, "-c", PLAY_ONCE], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert run.stdout.strip() == "played" or run.stdout.startswith(
        ("No chime can be played", "The chime cannot be played")
    )


def test_sound_imports_neither_qt_nor_playsound3_before_it_plays() -> None:
    line = (
        "import sys; from runofshow.sound import playback, player; "
        "assert not [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'playsound3')]"
    )
    subprocess.run([sys.executable, "-c", line], check=True, timeout=60)
