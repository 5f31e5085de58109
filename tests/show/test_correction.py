"""Correcting a late press: what was written, and what it would do to a run and its neighbour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from runofshow.programme.times import DurationError
from runofshow.show.correction import Correction, correction, edge_of, read_moment, taken
from runofshow.show.refusals import Refusal, RefusalCode
from show_kit import Performance, length, since_start

ZONE = ZoneInfo("Africa/Casablanca")
WALL = datetime(2018, 12, 7, 7, 53, 0, tzinfo=UTC)
"""08:53:00 in Casablanca."""


def _what(show: Performance, run: str, edge: str, moment: str) -> Correction | Refusal:
    at = read_moment(moment, show.now.wall, show.now.wall, ZONE)
    return correction(show.show, show.view, run, "start" if edge == "start" else "end", at)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("1:30 ago", "07:51:30"),
        ("90s ago", "07:51:30"),
        (" 2 min  AGO ", "07:51:00"),
        ("1h ago", "06:53:00"),
        ("-90s", "07:51:30"),
        ("−1:30", "07:51:30"),
        ("- 1:30", "07:51:30"),
        ("+10s", "07:53:10"),
        ("now", "07:53:00"),
        ("08:51:30", "07:51:30"),
        ("8:51", "07:51:00"),
    ],
)
def test_a_moment_is_an_offset_or_a_time_of_day(text: str, clock: str) -> None:
    assert f"{read_moment(text, WALL, WALL, ZONE):%H:%M:%S}" == clock


@pytest.mark.parametrize("text", ["", "ago", "90", "90 ago", "soon", "25:00", "08:61", "1:75 ago", "-"])
def test_what_is_no_moment_says_so(text: str) -> None:
    with pytest.raises(DurationError):
        read_moment(text, WALL, WALL, ZONE)


def test_a_time_of_day_is_the_one_nearest_to_what_is_corrected() -> None:
    after_midnight = datetime(2018, 12, 7, 23, 10, tzinfo=UTC)
    assert read_moment("23:58", after_midnight, after_midnight, ZONE) == datetime(
        2018, 12, 7, 22, 58, tzinfo=UTC
    )
    assert read_moment("0:05", WALL, after_midnight, ZONE) == datetime(2018, 12, 7, 23, 5, tzinfo=UTC)


def test_runs_come_latest_first_with_their_times_on_the_wall(session: Performance) -> None:
    session.wait("2:00").clock.step_wall(length("1h"))
    current, opening = taken(session.show, session.view)
    assert (current.slot, current.ended, current.used) == ("session-1/ben", None, length("2:00"))
    assert since_start(session, current.started) == length("1:10:00")
    assert (opening.slot, opening.used) == ("opening", length("10:00"))
    assert opening.ended == current.started


def test_of_the_run_that_goes_on_the_start_is_corrected_of_others_the_end(session: Performance) -> None:
    assert [edge_of(run) for run in taken(session.show, session.view)] == ["start", "end"]


def test_a_start_moves_with_the_end_that_touches_it(session: Performance) -> None:
    session.wait("2:00")
    run = session.run.id
    found = _what(session, run, "start", "3:00 ago")
    assert isinstance(found, Correction)
    assert [
        (shift.slot, shift.edge, since_start(session, shift.was), since_start(session, shift.becomes))
        for shift in found.shifts
    ] == [
        ("session-1/ben", "start", length("10:00"), length("9:00")),
        ("opening", "end", length("10:00"), length("9:00")),
    ]
    assert [(shift.used_was, shift.used_becomes) for shift in found.shifts] == [
        (length("2:00"), length("3:00")),
        (length("10:00"), length("9:00")),
    ]
    assert found.moved == length("-1:00")
    assert found.forecast_becomes == found.forecast_was - length("1:00")


def test_a_correction_does_what_it_said(session: Performance) -> None:
    session.wait("2:00")
    found = _what(session, session.run.id, "start", "08:38:30")
    assert isinstance(found, Correction)
    session.do("correct", run=session.run.id, edge="start", moment="2018-12-07T08:38:30+01:00")
    assert session.view.forecast_end == found.forecast_becomes
    assert session.view.used == found.shifts[0].used_becomes
    assert session.row("opening").actual == found.shifts[1].used_becomes


def test_a_neighbour_that_does_not_touch_stays(session: Performance) -> None:
    session.wait("2:00").do("finish").wait("2:00").next().wait("60s")
    found = _what(session, session.run.id, "start", "2:00 ago")
    assert isinstance(found, Correction)
    assert [shift.slot for shift in found.shifts] == ["session-1/cleo"]


def test_where_it_stands_already_nothing_moves(session: Performance) -> None:
    session.wait("2:00")
    found = _what(session, session.run.id, "start", "08:40:00")
    assert isinstance(found, Correction)
    assert (found.changes_anything, found.moved) == (False, timedelta(0))


def test_out_of_bounds_it_says_between_which_times(session: Performance) -> None:
    session.wait("2:00")
    refusal = _what(session, session.run.id, "start", "13:00 ago")
    assert isinstance(refusal, Refusal)
    assert refusal.code is RefusalCode.PAST_BOUNDARY
    assert since_start(session, refusal.params["earliest"]) == length("0s")
    assert refusal.params["latest"] == session.now.wall


def test_the_end_of_a_run_that_goes_on_cannot_be_corrected(session: Performance) -> None:
    refusal = _what(session, session.run.id, "end", "now")
    assert isinstance(refusal, Refusal)
    assert refusal.code is RefusalCode.RUN_NOT_ENDED


@pytest.mark.parametrize(("moment", "is_far"), [("11:59 ago", False), ("12:00 ago", True)])
def test_ten_minutes_may_be_a_slip(session: Performance, moment: str, is_far: bool) -> None:
    session.wait("2:00")
    found = _what(session, session.run.id, "start", moment)
    assert isinstance(found, Correction)
    assert found.is_far is is_far
