"""Which warning is due, which one sounds, and what stays silent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.programme.models import CuePlan
from runofshow.show.cues import Cue, CueName, CueWatch, crossed, thresholds
from show_kit import Performance, length

EIGHT = thresholds(length("8:00"), CuePlan())
MOMENT = timedelta(microseconds=1)


class Listener:
    """Hears what a cue watch sounds while a performance goes on."""

    def __init__(self, performance: Performance) -> None:
        self.performance = performance
        self.watch = CueWatch()
        self.hear()

    def hear(self, *, is_silent: bool = False) -> str | None:
        view = self.performance.view
        limits = thresholds(view.allotment, CuePlan()) if view.allotment is not None else None
        cue = self.watch.observe(view.run, view.remaining, limits, is_silent=is_silent)
        return cue.name if cue else None

    def after(self, text: str) -> str | None:
        self.performance.wait(text)
        return self.hear()


@pytest.fixture
def heard(session: Performance) -> Listener:
    return Listener(session)


def test_podium_cues_come_at_the_warning_at_half_of_it_at_nought_and_each_minute_over() -> None:
    left, heard = length("8:00"), []
    for _ in range(10 * 60):
        cue = crossed(left, left - length("1s"), EIGHT)
        left -= length("1s")
        heard += [(cue.name, cue.at)] if cue else []
    assert heard == [
        (CueName.WARNING, length("2:00")),
        (CueName.HALF, length("60s")),
        (CueName.TIME_UP, length("0s")),
        (CueName.OVERTIME, length("-60s")),
        (CueName.OVERTIME, length("-2:00")),
    ]


def test_a_cue_sounds_when_its_threshold_is_reached_and_not_before() -> None:
    assert crossed(length("3:00"), length("2:00") + MOMENT, EIGHT) is None
    assert crossed(length("3:00"), length("2:00"), EIGHT) == Cue(CueName.WARNING, length("2:00"))
    assert crossed(length("2:00"), length("2:00") - MOMENT, EIGHT) is None


def test_time_given_back_crosses_nothing() -> None:
    assert crossed(length("60s"), length("3:00"), EIGHT) is None


def test_after_a_late_wake_up_only_the_most_urgent_missed_cue_sounds() -> None:
    assert crossed(length("5:00"), length("-30s"), EIGHT) == Cue(CueName.TIME_UP, length("0s"))
    assert crossed(length("5:00"), length("-3:30"), EIGHT) == Cue(CueName.OVERTIME, length("-3:00"))


def test_each_threshold_sounds_once_per_run(heard: Listener) -> None:
    assert heard.after("5:00") is None
    assert heard.after("60s") == "warning"
    assert heard.after("1s") is None
    assert heard.after("59s") == "half"
    assert heard.after("60s") == "time_up"
    assert heard.after("60s") == "overtime"
    assert heard.after("59s") is None
    assert heard.after("1s") == "overtime"


def test_each_run_sounds_its_own(heard: Listener) -> None:
    assert heard.after("6:00") == "warning"
    heard.performance.next()
    assert heard.hear() is None
    assert heard.after("6:00") == "warning"


def test_a_show_opened_after_a_threshold_stays_silent_about_it(session: Performance) -> None:
    heard = Listener(session.wait("6:30"))
    assert heard.hear() is None
    assert heard.after("30s") == "half"


def test_after_an_undo_what_was_passed_stays_silent(heard: Listener) -> None:
    heard.after("5:00")
    heard.performance.next()
    heard.hear()
    heard.after("1:30")
    heard.performance.do("undo")
    assert heard.hear(is_silent=True) is None
    assert heard.after("30s") == "half"


def test_after_a_correction_what_was_passed_stays_silent(heard: Listener) -> None:
    heard.after("5:00")
    heard.performance.do("correct", edge="start", moment="-390s")
    assert heard.hear(is_silent=True) is None
    assert heard.after("30s") == "half"


def test_an_adjustment_above_a_threshold_arms_it_again(heard: Listener) -> None:
    assert heard.after("6:00") == "warning"
    heard.performance.do("adjust", seconds=60)
    assert heard.hear() is None
    assert heard.after("60s") == "warning"


def test_an_adjustment_below_a_threshold_crosses_it(heard: Listener) -> None:
    heard.after("5:00")
    heard.performance.do("adjust", seconds=-120)
    assert heard.hear() == "half"


def test_a_pause_holds_the_cues_back(heard: Listener) -> None:
    heard.after("5:30")
    heard.performance.do("pause")
    assert heard.after("5:00") is None
    heard.performance.do("resume")
    assert heard.after("30s") == "warning"


def test_a_turn_that_goes_on_after_the_floor_does_not_repeat_its_cues(heard: Listener) -> None:
    assert heard.after("6:10") == "warning"
    heard.performance.do("floor", name="Nil")
    heard.hear()
    heard.performance.next()
    assert heard.hear() is None
    assert heard.after("50s") == "half"


def test_between_speakers_nothing_sounds(heard: Listener) -> None:
    heard.performance.do("finish")
    assert heard.after("30m") is None
