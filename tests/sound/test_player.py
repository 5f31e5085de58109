"""The player of chimes, over a speaker that sounds when the test says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from runofshow.resources import resource
from runofshow.show.cues import CueName
from runofshow.sound.player import Player
from runofshow.sound.speaker import SpeakerError

SOON = 5.0


class FakeSounding:
    """A sound that lasts until it is ended or stopped."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.stopped = threading.Event()
        self._code: int | None = None

    def end(self, code: int = 0) -> None:
        self._code = code

    def is_alive(self) -> bool:
        return self._code is None

    @property
    def return_code(self) -> int | None:
        return self._code

    def stop(self) -> None:
        self._code = -15
        self.stopped.set()


class FakeSpeaker:
    """Keeps what it started for the test to take; `refusal` is raised instead, if set.

    asked: the thread of each call. Hold `gate` closed to let a start hang.
    """

    def __init__(self) -> None:
        self.started: Queue[FakeSounding] = Queue()
        self.asked: Queue[str] = Queue()
        self.refusal: Exception | None = None
        self.ends_at_once = False
        self.gate = threading.Event()
        self.gate.set()

    def prepare(self) -> None:
        self.asked.put(threading.current_thread().name)
        if self.refusal is not None:
            raise self.refusal

    def start(self, path: Path) -> FakeSounding:
        self.prepare()
        sounding = FakeSounding(path)
        if self.ends_at_once:
            sounding.end()
        self.started.put(sounding)
        assert self.gate.wait(SOON)
        return sounding


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


@pytest.fixture
def troubles() -> Queue[str | None]:
    return Queue()


@pytest.fixture
def player(speaker: FakeSpeaker, troubles: Queue[str | None]) -> Iterator[Player]:
    made = Player(speaker, troubles.put, poll_seconds=0.001)
    yield made
    speaker.gate.set()
    assert made.close(SOON)


def test_every_cue_of_the_show_has_its_chime() -> None:
    assert all(resource("sounds", f"{name}.wav").is_file() for name in CueName)


def test_a_chime_is_started_on_the_sound_thread_and_play_returns_while_it_sounds(
    player: Player, speaker: FakeSpeaker
) -> None:
    player.play("warning")
    sounding = speaker.started.get(timeout=SOON)
    assert sounding.name == "warning"
    assert sounding.is_alive()
    assert speaker.asked.get(timeout=SOON) == "chimes"


def test_of_several_that_wait_only_the_newest_is_played(player: Player, speaker: FakeSpeaker) -> None:
    speaker.gate.clear()
    player.play("warning")
    first = speaker.started.get(timeout=SOON)
    for name in ("half", "half", "time_up"):
        player.play(name)
    speaker.gate.set()
    assert first.stopped.wait(SOON)
    assert speaker.started.get(timeout=SOON).name == "time_up"
    assert speaker.started.empty()


def test_a_newer_chime_cuts_the_sounding_one_short(player: Player, speaker: FakeSpeaker) -> None:
    player.play("half")
    half = speaker.started.get(timeout=SOON)
    player.play("time_up")
    assert half.stopped.wait(SOON)
    assert speaker.started.get(timeout=SOON).name == "time_up"


def test_all_chimes_start_on_one_thread(player: Player, speaker: FakeSpeaker) -> None:
    speaker.ends_at_once = True
    for name in map(str, CueName):
        player.play(name)
        assert speaker.started.get(timeout=SOON).name == name
        assert speaker.asked.get(timeout=SOON) == "chimes"


def test_muting_ends_the_sounding_chime_and_keeps_silent_until_it_is_taken_back(
    player: Player, speaker: FakeSpeaker
) -> None:
    player.play("warning")
    sounding = speaker.started.get(timeout=SOON)
    player.set_muted(True)
    assert player.is_muted
    assert sounding.stopped.wait(SOON)
    assert speaker.asked.get(timeout=SOON)
    player.play("half")
    player.check()
    assert speaker.asked.get(timeout=SOON)
    player.set_muted(False)
    assert not player.is_muted
    player.play("time_up")
    assert speaker.started.get(timeout=SOON).name == "time_up"


def test_a_machine_without_sound_is_told_once_and_its_recovery_too(
    player: Player, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    speaker.refusal = SpeakerError("No chime can be played.")
    player.play("warning")
    assert troubles.get(timeout=SOON) == "No chime can be played."
    assert speaker.asked.get(timeout=SOON)
    player.play("half")
    assert speaker.asked.get(timeout=SOON)
    player.check()
    assert speaker.asked.get(timeout=SOON)
    speaker.refusal = None
    speaker.ends_at_once = True
    player.play("time_up")
    assert troubles.get(timeout=SOON) is None
    assert troubles.empty()


def test_another_trouble_is_told_as_well(
    player: Player, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    speaker.refusal = SpeakerError("No chime can be played.")
    player.play("warning")
    assert troubles.get(timeout=SOON) == "No chime can be played."
    speaker.refusal = None
    player.play("warning")
    speaker.started.get(timeout=SOON).end(code=1)
    assert troubles.get(timeout=SOON) == ("The chime cannot be played: the sound program ended with code 1.")


def test_a_chime_cut_short_says_nothing_about_the_speaker(
    player: Player, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    player.play("warning")
    sounding = speaker.started.get(timeout=SOON)
    player.set_muted(True)
    assert sounding.stopped.wait(SOON)
    assert player.close(SOON)
    assert troubles.empty()


def test_a_missing_file_is_trouble_and_not_an_error(
    tmp_path: Path, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    player = Player(speaker, troubles.put, folder=tmp_path)
    player.play("warning")
    assert troubles.get(timeout=SOON) == "The chime cannot be played: warning.wav is missing."
    assert player.close(SOON)


def test_a_surprise_of_the_sound_library_costs_the_chime_and_not_the_thread(
    player: Player, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    speaker.refusal = OSError("fork refused")
    player.play("warning")
    assert troubles.get(timeout=SOON) == "The chime cannot be played: fork refused."
    speaker.refusal = None
    player.play("half")
    assert speaker.started.get(timeout=SOON).name == "half"


def test_a_listener_that_fails_does_not_end_the_thread(speaker: FakeSpeaker) -> None:
    told: Queue[str | None] = Queue()

    def listener(message: str | None) -> None:
        told.put(message)
        raise RuntimeError("the window is gone")

    speaker.refusal = SpeakerError("No chime can be played.")
    player = Player(speaker, listener)
    player.play("warning")
    assert told.get(timeout=SOON) == "No chime can be played."
    speaker.refusal = None
    player.play("half")
    assert speaker.started.get(timeout=SOON).name == "half"
    assert player.close(SOON)


def test_a_chime_that_never_ends_is_stopped_and_told(
    speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    player = Player(speaker, troubles.put, poll_seconds=0.001, longest_seconds=0.01)
    player.play("warning")
    assert troubles.get(timeout=SOON) == ("The chime cannot be played: the sound device does not take it.")
    assert speaker.started.get(timeout=SOON).stopped.is_set()
    assert player.close(SOON)


def test_a_check_finds_trouble_without_a_sound(
    player: Player, speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    speaker.refusal = SpeakerError("No chime can be played.")
    player.check()
    assert troubles.get(timeout=SOON) == "No chime can be played."
    assert speaker.started.empty()


def test_closing_stops_the_sounding_chime_and_ends_the_thread(
    speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    player = Player(speaker, troubles.put)
    player.play("warning")
    sounding = speaker.started.get(timeout=SOON)
    assert player.close(SOON)
    assert sounding.stopped.is_set()
    player.play("half")
    assert speaker.started.empty()


def test_closing_does_not_wait_for_a_speaker_that_hangs(
    speaker: FakeSpeaker, troubles: Queue[str | None]
) -> None:
    player = Player(speaker, troubles.put)
    speaker.gate.clear()
    player.play("warning")
    speaker.started.get(timeout=SOON)
    assert not player.close(0.01)
    speaker.gate.set()
    assert player.close(SOON)
