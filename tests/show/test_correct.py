"""Moving a run's edges after the fact: with the neighbour where they touch, never past a boundary."""

from __future__ import annotations

from datetime import timedelta

import pytest

from show_kit import Performance, length, since_start


def _edges(show: Performance) -> list[tuple[timedelta, timedelta | None]]:
    return [
        (run.started - show.start, run.ended - show.start if run.ended else None) for run in show.control.runs
    ]


def test_correct_moves_the_current_runs_start(session: Performance) -> None:
    session.wait("2:00").do("correct", edge="start", moment="-90s")
    assert session.view.used == length("90s")


def test_correct_moves_the_neighbour_where_they_touch(session: Performance) -> None:
    session.wait("2:00").do("correct", edge="start", moment="-3:00")
    assert _edges(session) == [(length("0s"), length("9:00")), (length("9:00"), None)]


def test_correct_moves_an_end_with_the_start_that_touches_it(session: Performance) -> None:
    opening = session.control.runs[0].id
    session.wait("2:00").do("correct", run=opening, edge="end", moment="-30s")
    assert _edges(session) == [(length("0s"), length("11:30")), (length("11:30"), None)]
    assert session.view.used == length("30s")


def test_correct_leaves_a_neighbour_alone_that_does_not_touch(session: Performance) -> None:
    session.wait("2:00").do("finish").wait("2:00").next().wait("60s")
    session.do("correct", edge="start", moment="-2:00")
    assert _edges(session)[1:] == [(length("10:00"), length("12:00")), (length("13:00"), None)]


def test_correct_between_speakers_moves_the_end_of_the_last_run(session: Performance) -> None:
    session.wait("2:00").do("finish").wait("60s").do("correct", edge="end", moment="-30s")
    assert session.row("session-1/ben").actual == length("2:30")


@pytest.mark.parametrize(
    ("edge", "moment", "is_possible"),
    [
        ("start", "-12:00", True),
        ("start", "-12:01", False),
        ("start", "-0s", True),
        ("start", "+1s", False),
    ],
)
def test_a_start_stays_after_the_start_before_it_and_not_after_now(
    session: Performance, edge: str, moment: str, is_possible: bool
) -> None:
    answer = session.wait("2:00").submit("correct", edge=edge, moment=moment)
    assert (answer.refusal is None) is is_possible


def test_an_edge_stays_behind_the_gap_before_it(session: Performance) -> None:
    session.wait("2:00").do("finish").wait("2:00").next().wait("60s")
    assert session.code("correct", edge="start", moment="-3:01") == "past_boundary"
    session.do("correct", edge="start", moment="-3:00")


def test_an_end_stays_before_the_run_after_it(session: Performance) -> None:
    ben = session.run.id
    session.wait("2:00").do("finish").wait("2:00").next().wait("60s")
    assert session.code("correct", run=ben, edge="end", moment="-59s") == "past_boundary"
    session.do("correct", run=ben, edge="end", moment="-60s")


def test_a_touching_end_stays_before_the_end_of_the_run_after_it(session: Performance) -> None:
    ben = session.run.id
    session.next(every="2:00").next(every="60s").wait("60s")
    assert session.code("correct", run=ben, edge="end", moment="-59s") == "past_boundary"
    session.do("correct", run=ben, edge="end", moment="-60s")
    assert session.row("session-1/cleo").actual == length("0s")


def test_a_refused_correction_says_what_would_be_possible(session: Performance) -> None:
    session.clock.step_wall(length("1h"))
    refusal = session.wait("2:00").refused("correct", edge="start", moment="-20m")
    assert refusal.params["earliest"] == session.start + length("1h")
    assert refusal.params["latest"] == session.now.wall


def test_the_first_start_may_lie_before_the_show_was_opened(running: Performance) -> None:
    running.wait("60s").do("correct", edge="start", moment="-4:00")
    assert running.view.late_start == length("-3:00")
    assert running.view.used == length("4:00")


def test_the_first_start_moves_by_a_day_at_most(running: Performance) -> None:
    running.do("correct", edge="start", moment="-24h")
    assert running.wait("1s").code("correct", edge="start", moment="2018-12-05T07:00:00Z") == "past_boundary"


def test_a_civil_time_is_what_the_clock_of_the_wall_says(session: Performance) -> None:
    session.wait("2:00").clock.step_wall(length("1h"))
    session.do("correct", edge="start", moment="2018-12-07T09:41:00+01:00")
    assert session.view.used == length("60s")


def test_a_pause_inside_a_corrected_run_still_counts_not(session: Performance) -> None:
    session.wait("2:00").do("pause").wait("60s").do("resume").wait("60s")
    session.do("correct", edge="start", moment="-5:00")
    assert session.view.used == length("4:00")


def test_a_start_corrected_into_a_pause_counts_from_its_end(session: Performance) -> None:
    session.wait("2:00").do("pause").wait("4:00").do("correct", edge="start", moment="-60s")
    assert session.view.used == length("0s")
    session.do("resume").wait("30s")
    assert session.view.used == length("30s")


def test_the_end_of_a_run_that_goes_on_cannot_be_corrected(session: Performance) -> None:
    assert session.code("correct", edge="end", moment="-1s") == "run_not_ended"


def test_an_unknown_run_cannot_be_corrected(session: Performance) -> None:
    assert session.code("correct", run="r99", edge="start", moment="-1s") == "unknown_run"


def test_after_the_end_nothing_moves_past_it(session: Performance) -> None:
    session.wait("2:00").do("end").wait("5:00")
    assert session.code("correct", edge="end", moment="-4:59") == "past_boundary"
    session.do("correct", edge="end", moment="-6:00")
    assert session.row("session-1/ben").actual == length("60s")
    assert since_start(session, session.control.ended) == length("12:00")


def test_a_start_corrected_into_closed_time_counts_from_the_reopening(session: Performance) -> None:
    session.wait("2:00").do("end").wait("10m").do("reopen").wait("60s").next().wait("60s")
    session.do("correct", edge="start", moment="-5:00")
    assert session.view.used == length("2:00")


def test_the_forecast_follows_a_correction(session: Performance) -> None:
    session.wait("2:00").do("correct", edge="start", moment="-0s")
    assert session.forecast == length("77m")


def test_the_parts_of_a_broken_off_turn_keep_their_sum_when_corrected(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("60s").next().wait("60s")
    session.do("correct", edge="start", moment="-90s")
    assert session.view.used == length("4:30")
    assert session.row("session-1/floor-1").actual == length("30s")
