"""The screens wake when a shown second changes, together, and at no other time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from runofshow.app.ticker import Ticker, until_next_frame
from runofshow.clock import SystemClock
from runofshow.show.outlook import Outlook
from runofshow.show.scene import desk_scene
from runofshow.show.state import Show
from show_kit import Performance

MS = timedelta(milliseconds=1)


def frame(performance: Performance) -> tuple[str, str]:
    """What is shown: digits and wall clock."""
    view = performance.view
    digits = desk_scene(performance.show, view).digits
    return digits, f"{view.wall:%H:%M:%S}"


def wait(performance: Performance) -> timedelta:
    return until_next_frame(performance.show, performance.view)


def test_in_standby_only_the_clock_on_the_wall_moves() -> None:
    performance = Performance()
    performance.clock.jump(250 * MS)
    assert wait(performance) == 750 * MS


@pytest.mark.parametrize("started_ms", [0, 1, 333, 999])
@pytest.mark.parametrize("now_ms", [0, 400, 700, 1000, 599_500, 600_000, 600_500, 661_250])
def test_the_next_frame_is_the_first_instant_at_which_something_shown_differs(
    started_ms: int, now_ms: int
) -> None:
    performance = Performance()
    performance.clock.jump(started_ms * MS)
    performance.do("start")
    performance.clock.jump(now_ms * MS)
    before, pause = frame(performance), wait(performance)
    assert timedelta(0) < pause <= timedelta(seconds=1)
    performance.clock.jump(pause - timedelta(microseconds=1))
    assert frame(performance) == before
    performance.clock.jump(timedelta(microseconds=2))
    assert frame(performance) != before


def test_a_paused_show_wakes_for_the_clock_on_the_wall_only() -> None:
    performance = Performance().do("start")
    performance.clock.jump(300 * MS)
    performance.do("pause")
    performance.clock.jump(100 * MS)
    assert wait(performance) == 600 * MS


def test_between_speakers_the_segments_clock_is_followed() -> None:
    performance = Performance().do("start").next()
    performance.clock.jump(600 * MS)
    performance.do("finish")
    assert frame(performance)[0] == "25:00"
    assert wait(performance) == 400 * MS


class Face:
    """Counts what it is given."""

    def __init__(self) -> None:
        self.seen: list[tuple[Show, Outlook]] = []

    def tick(self, show: Show, view: Outlook) -> None:
        self.seen.append((show, view))


def test_all_faces_are_ticked_with_the_same_outlook_at_once(qapp: QCoreApplication) -> None:
    performance = Performance().do("start")
    ticker, desk, stage = Ticker(performance.clock), Face(), Face()
    ticker.add(desk.tick)
    ticker.add(stage.tick)
    ticker.set_show(performance.show)
    assert len(desk.seen) == len(stage.seen) == 1
    assert desk.seen[0][1] is stage.seen[0][1]
    ticker.stop()


@pytest.mark.parametrize(("speed", "least"), [(1.0, 1), (60.0, 33)])
def test_a_fast_rehearsal_is_not_painted_more_often_than_the_eye_needs(
    qapp: QCoreApplication, speed: float, least: int
) -> None:
    performance = Performance().do("start")
    performance.clock.jump(999 * MS)
    ticker = Ticker(performance.clock, speed)
    ticker.set_show(performance.show)
    (timer,) = ticker.findChildren(QTimer)
    assert least <= timer.interval() <= least + 2
    ticker.stop()


def test_a_running_ticker_ticks_on_and_a_stopped_one_is_still(qtbot: QtBot) -> None:
    performance = Performance()
    ticker, face = Ticker(SystemClock(), 60.0), Face()
    ticker.add(face.tick)
    ticker.set_show(performance.show)
    qtbot.waitUntil(lambda: len(face.seen) >= 3)
    ticker.stop()
    (timer,) = ticker.findChildren(QTimer)
    assert not timer.isActive()


def test_a_ticker_without_a_show_does_nothing(qapp: QCoreApplication) -> None:
    ticker, face = Ticker(SystemClock()), Face()
    ticker.add(face.tick)
    ticker.tick()
    assert face.seen == []


def test_a_timer_beside_the_slots_has_seconds_of_its_own() -> None:
    performance = Performance().do("start")
    performance.clock.jump(300 * MS)
    performance.do("timer", seconds=60)
    performance.clock.jump(100 * MS)
    assert wait(performance) == 600 * MS, "the countdown and the clock on the wall come first"
    performance.clock.jump(700 * MS)
    assert wait(performance) == 200 * MS, "the timer is at 59.2 seconds"


def test_an_instant_that_cannot_be_reckoned_stops_no_clock(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    performance, seen = Performance().do("start"), []
    ticker = Ticker(performance.clock)
    ticker.add(lambda show, view: seen.append(view))
    (timer,) = ticker.findChildren(QTimer)
    with monkeypatch.context() as broken:
        broken.setattr("runofshow.app.ticker.outlook", lambda show, now: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            ticker.set_show(performance.show)
        assert timer.isActive()
    ticker.tick()
    assert len(seen) == 1
    ticker.stop()
