"""Which chime sounds when: each threshold once per run, and nothing that the clock was moved past by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from runofshow.app.chimes import Chimes
from runofshow.app.settings import Settings
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.programme.models import Programme
from runofshow.sound.speaker import SpeakerError
from show_kit import Performance, side_event, turnless


class Heard:
    """A player that writes down what it is asked for, as far as it is not muted."""

    def __init__(self) -> None:
        self.chimes: list[str] = []
        self.is_muted = False
        self.is_closed = False
        self.checks = 0

    def play(self, name: str) -> None:
        if not self.is_muted:
            self.chimes.append(name)

    def set_muted(self, muted: bool) -> None:
        self.is_muted = muted

    def check(self) -> None:
        self.checks += 1

    def close(self, timeout_seconds: float = 2.0) -> bool:
        self.is_closed = True
        return True


class Room:
    """A performance whose chimes are listened to."""

    def __init__(self, qtbot: QtBot, settings: Settings, programme: Programme) -> None:
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.desk = Desk(lambda _command: None, apply_theme(application, "dark"))
        qtbot.addWidget(self.desk)
        self.settings = settings
        self.performance = Performance(programme)
        self.chimes = Chimes(self.desk, settings)
        self.chimes.player.close()
        self.heard = Heard()
        self.chimes.player = self.heard
        self._told = 0

    def do(self, do: str, **fields: object) -> None:
        """A command, and the tick that follows it."""
        self.performance.do(do, **fields)
        facts = self.performance.facts[self._told :]
        self._told = len(self.performance.facts)
        self.chimes.set_facts(facts)
        self.tick()

    def tick(self) -> None:
        self.chimes.tick(self.performance.show, self.performance.view)

    def at(self, *times: str) -> list[str]:
        """Tick at these times from the planned start; what was heard at them."""
        self.heard.chimes.clear()
        for time in times:
            self.performance.at(time)
            self.tick()
        return list(self.heard.chimes)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    settings.is_muted = False
    return settings


@pytest.fixture
def room(qtbot: QtBot, settings: Settings) -> Iterator[Room]:
    made = Room(qtbot, settings, side_event())
    yield made
    made.chimes.shut()


def test_each_threshold_sounds_once_as_it_is_crossed(room: Room) -> None:
    room.do("start")
    assert room.at("0:01", "7:59", "7:59") == []
    assert room.at("8:00", "8:01") == ["warning"]
    assert room.at("9:00", "9:01") == ["half"]
    assert room.at("10:00", "10:01") == ["time_up"]
    assert room.at("11:00", "11:01", "11:59") == ["overtime"]
    assert room.at("12:00", "12:30") == ["overtime"]


def test_after_a_late_awakening_only_the_most_urgent_missed_cue_sounds(room: Room) -> None:
    room.do("start")
    assert room.at("10:30") == ["time_up"]


def test_toastmasters_announce_the_minimum_too(qtbot: QtBot, settings: Settings) -> None:
    room = Room(qtbot, settings, turnless(10, cues={"preset": "toastmasters"}))
    room.do("start")
    times = ("7:59", "8:00", "8:59", "9:00", "9:59", "10:00", "10:30", "11:00")
    assert room.at(*times) == ["minimum", "warning", "time_up", "overtime"]
    room.chimes.shut()


def test_what_an_undo_brings_back_stays_silent(room: Room) -> None:
    room.do("start")
    room.at("7:00")
    room.do("next")
    room.performance.at("8:30")
    room.heard.chimes.clear()
    room.do("undo")
    assert room.performance.view.remaining == timedelta(seconds=90)
    assert room.heard.chimes == []
    assert room.at("9:00") == ["half"]


def test_what_a_correction_moves_past_stays_silent(room: Room) -> None:
    room.performance.wait("2:00")
    room.do("start")
    room.performance.at("9:30")
    room.tick()
    room.heard.chimes.clear()
    room.do("correct", edge="start", moment="-9m")
    assert room.performance.view.remaining == timedelta(minutes=1)
    assert room.heard.chimes == []
    assert room.at("10:29", "10:30") == ["time_up"]


def test_a_show_opened_in_its_middle_is_silent_about_what_is_past(room: Room) -> None:
    room.performance.do("start").at("9:30")
    room.tick()
    assert room.heard.chimes == []
    assert room.at("10:00") == ["time_up"]


def test_time_given_above_a_threshold_arms_it_again(room: Room) -> None:
    room.do("start")
    assert room.at("8:00") == ["warning"]
    room.do("adjust", seconds=120)
    assert room.at("9:59", "10:00") == ["warning"]


def test_a_new_run_is_armed_anew(room: Room) -> None:
    room.do("start")
    room.at("8:30")
    room.do("next")
    assert room.at("14:29", "14:30") == ["warning"]


def test_a_pause_and_the_time_between_speakers_are_silent(room: Room) -> None:
    room.do("start")
    room.at("7:00")
    room.do("pause")
    assert room.at("9:00", "12:00") == []
    room.do("resume")
    assert room.at("13:00") == ["warning"]
    room.do("next")
    room.do("finish")
    assert room.at("25:00", "50:00") == []


def test_muting_is_remembered_and_shown(room: Room) -> None:
    room.do("start")
    room.desk.named["mute"].trigger()
    assert room.heard.is_muted
    assert room.settings.is_muted
    assert room.desk.topbar.sound.text() == "Muted"
    assert room.at("8:00") == []
    room.desk.named["mute"].trigger()
    assert not room.settings.is_muted
    assert room.desk.topbar.sound.text() == "Chimes"
    assert room.at("9:00") == ["half"]


def test_a_muted_desk_opens_muted(qtbot: QtBot, settings: Settings) -> None:
    settings.is_muted = True
    room = Room(qtbot, settings, side_event())
    assert room.desk.named["mute"].isChecked()
    assert room.desk.topbar.sound.text() == "Muted"
    room.chimes.shut()


class Broken:
    """A machine that cannot play."""

    def prepare(self) -> None:
        raise SpeakerError("No sound program was found.")

    def start(self, path: object) -> None:
        raise SpeakerError("No sound program was found.")


def test_trouble_is_a_badge_and_the_desk_goes_on(qtbot: QtBot, room: Room, settings: Settings) -> None:
    from runofshow.sound.player import Player

    player = Player(Broken(), room.chimes._report)
    player.check()
    qtbot.waitUntil(lambda: room.desk.topbar.sound.text() == "No sound")
    assert "No sound program" in room.desk.topbar.sound.toolTip()
    assert not room.desk.trouble.isVisible()
    player.close()


def test_the_end_closes_the_player(room: Room) -> None:
    room.chimes.shut()
    assert room.heard.is_closed


# ---- the timer beside the slot's


def test_a_timer_sounds_once_when_it_is_up(room: Room) -> None:
    room.do("start")
    room.do("timer", seconds=120)
    assert room.at("1:59", "2:00", "2:01", "3:00") == ["time_up"]


def test_one_chime_is_enough_where_slot_and_timer_end_together(room: Room) -> None:
    room.do("start")
    room.at("9:30")
    room.do("timer", seconds=30)
    assert room.at("10:00", "10:01") == ["time_up"]


def test_a_timer_that_ended_before_the_file_was_opened_stays_silent(room: Room) -> None:
    room.performance.do("start").do("timer", seconds=60).wait("90s")
    assert room.at("1:31", "1:32") == []
