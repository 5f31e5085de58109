"""The timer beside the slot's own: its digits, its end, and who is still shown it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.show.timer import TimerView, TimerWatch, timer_label, timer_view
from show_kit import Performance

MS = timedelta(milliseconds=1)


def seen(performance: Performance) -> TimerView | None:
    return timer_view(performance.show, performance.view.moment)


def test_no_timer_runs_until_one_is_started(running: Performance) -> None:
    assert seen(running) is None


@pytest.mark.parametrize(
    ("after", "digits", "is_up", "is_for_room"),
    [
        ("0s", "2:00", False, True),
        ("18s", "1:42", False, True),
        ("2:00", "0:00", True, True),
        ("2:01", "+0:01", True, True),
        ("2:59", "+0:59", True, True),
        ("3:00", "+1:00", True, False),
    ],
)
def test_it_counts_down_and_over_and_leaves_the_stage_a_minute_later(
    running: Performance, after: str, digits: str, is_up: bool, is_for_room: bool
) -> None:
    running.do("timer", seconds=120, label="Vote").wait(after)
    view = seen(running)
    assert view is not None
    assert (view.label, view.digits, view.is_up, view.is_for_room) == ("Vote", digits, is_up, is_for_room)


def test_it_runs_on_through_a_pause_and_names_itself(running: Performance) -> None:
    view = seen(running.do("timer", seconds=60).do("pause").wait("45s"))
    assert view is not None
    assert (view.label, view.digits) == ("Timer", "0:15")


def test_its_digits_change_at_its_own_seconds(running: Performance) -> None:
    running.do("timer", seconds=60)
    running.clock.jump(1300 * MS)
    view = seen(running)
    assert view is not None
    assert (view.digits, view.next_change) == ("0:59", 700 * MS)


def test_in_a_segment_for_voting_it_is_the_votes(running: Performance) -> None:
    assert timer_label(running.show) == ""
    running.do("goto", slot="voting")
    assert timer_label(running.show) == "Vote"
    assert timer_label(running.do("end").show) == ""


def test_its_end_is_told_once(running: Performance) -> None:
    watch = TimerWatch()
    running.do("timer", seconds=2)
    told = []
    for _ in range(5):
        told.append(watch.observe(running.show, running.view.moment))
        running.wait("1s")
    assert told == [False, False, True, False, False]
    running.do("timer", seconds=1)
    assert [watch.observe(running.show, running.view.moment) for _ in range(2)] == [False, False]
    assert watch.observe(running.show, running.wait("1s").view.moment)


def test_a_timer_that_was_up_before_anybody_looked_stays_silent(running: Performance) -> None:
    running.do("timer", seconds=2).wait("9s")
    assert not TimerWatch().observe(running.show, running.view.moment)


def test_one_that_was_stopped_is_forgotten(running: Performance) -> None:
    watch = TimerWatch()
    running.do("timer", seconds=2)
    watch.observe(running.show, running.view.moment)
    running.do("stop_timer")
    assert not watch.observe(running.show, running.wait("9s").view.moment)
