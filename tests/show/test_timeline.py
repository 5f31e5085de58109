"""Steps of civil time move no countdown, sleep does, and a restart goes on from civil time."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from runofshow.clock import ManualClock, Now
from runofshow.show.timeline import Timeline
from show_kit import START, Performance, length, side_event


@pytest.mark.parametrize("step", ["1h", "-1h", "1s", "-24h"])
def test_a_step_of_civil_time_moves_no_countdown(session: Performance, step: str) -> None:
    session.wait("2:00").clock.step_wall(length(step))
    assert session.view.remaining == length("6:00")
    session.wait("60s")
    assert session.view.remaining == length("5:00")
    assert session.view.segment_remaining == length("22:00")


@pytest.mark.parametrize("step", ["1h", "-1h"])
def test_after_a_step_forecast_and_due_stand_on_the_clock_of_the_wall(
    session: Performance, step: str
) -> None:
    session.wait("2:00").clock.step_wall(length(step))
    view = session.view
    assert view.due == session.now.wall + length("6:00")
    assert view.over_under == length(step)
    assert view.late_start == length(step)


def test_sleep_of_the_laptop_moves_the_countdown(session: Performance) -> None:
    session.clock.jump(length("5:00"))
    assert session.view.remaining == length("3:00")


def test_a_step_between_two_facts_does_not_lengthen_what_lies_between(session: Performance) -> None:
    session.wait("3:00").clock.step_wall(length("1h"))
    session.next(every="2:00")
    assert session.row("session-1/ben").actual == length("5:00")


def test_after_a_restart_the_distance_is_taken_from_civil_time(session: Performance) -> None:
    session.wait("2:00").do("note", kind="note", text="Before")
    session.clock.step_wall(length("90s"))
    session.clock.reboot("another")
    assert session.view.remaining == length("4:30")
    session.do("note", kind="note", text="After").wait("30s").clock.step_wall(length("1h"))
    assert session.view.remaining == length("4:00")


def test_a_civil_time_set_back_over_a_restart_never_runs_time_backwards(session: Performance) -> None:
    session.wait("2:00").do("note", kind="note", text="Before")
    session.clock.step_wall(length("-1h"))
    session.clock.reboot("another")
    assert session.view.remaining == length("6:00")
    session.do("note", kind="note", text="After").wait("60s")
    assert session.view.remaining == length("5:00")


def test_a_boot_clock_that_goes_backwards_never_runs_time_backwards(session: Performance) -> None:
    session.wait("2:00").do("pause").do("resume")
    session.clock.jump(length("-60s"))
    assert session.view.remaining == length("6:00")
    session.do("next")
    assert session.row("session-1/ben").actual == length("2:00")
    assert session.wait("60s").view.remaining == length("8:00")
    assert session.wait("60s").view.remaining == length("7:00")


def test_before_the_first_fact_a_moment_is_civil_time() -> None:
    now = Now(START, 7, "boot")
    assert Timeline().moment(now) == START
    assert Timeline().skew(now) == timedelta(0)


def test_moments_keep_the_microseconds_of_the_boot_clock() -> None:
    clock = ManualClock(START, boot=123)
    timeline = Timeline().extended(clock.now())
    clock.jump(timedelta(microseconds=1))
    assert timeline.moment(clock.now()) - START == timedelta(microseconds=1)


def test_skew_is_civil_time_less_moment() -> None:
    clock = ManualClock(START)
    timeline = Timeline().extended(clock.now())
    assert timeline.skew(clock.step_wall(length("1h"))) == length("1h")


# ---- a change to summer time in the middle of a show


@pytest.fixture
def spring() -> Performance:
    """01:30 in Brussels on the night when 02:00 becomes 03:00."""
    night = side_event(
        date=date(2018, 3, 25), start=time(1, 30), hard_stop=time(3, 50), time_zone="Europe/Brussels"
    )
    return Performance(night)


@pytest.fixture
def autumn() -> Performance:
    """02:30 in Brussels, first time round, on the night when 03:00 becomes 02:00."""
    night = side_event(
        date=date(2018, 10, 28), start=time(2, 30), hard_stop=time(2, 50), time_zone="Europe/Brussels"
    )
    return Performance(night)


def test_seventy_five_minutes_are_seventy_five_minutes_when_summer_time_begins(spring: Performance) -> None:
    assert spring.programme.planned_end.isoformat() == "2018-03-25T03:45:00+02:00"
    spring.do("start").at("45:00")
    assert spring.view.used == length("45:00")
    assert spring.view.over_under == length("35m")
    assert spring.row("voting").planned_start == spring.start + length("35m")


def test_the_hard_stop_is_civil_time_when_summer_time_begins(spring: Performance) -> None:
    assert spring.do("start").view.hard_stop_margin == length("5:00")


def test_seventy_five_minutes_are_seventy_five_minutes_when_summer_time_ends(autumn: Performance) -> None:
    assert autumn.programme.planned_end.isoformat() == "2018-10-28T02:45:00+01:00"
    assert autumn.do("start").at("5:00").view.over_under == length("0s")
    assert autumn.view.late_start == length("0s")
