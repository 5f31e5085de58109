"""The rundown as rows: planned, actual and forecast."""

from __future__ import annotations

from runofshow.show.actuals import slot_actual
from runofshow.show.rundown import slot_rest
from show_kit import Performance, length, since_start

IDS = ("opening", "session-1", "session-1/ben", "session-1/cleo", "session-1/dara", "voting")
IDS += ("session-2", "session-2/eli", "session-2/fay", "discussion")


def test_rows_are_segments_each_followed_by_its_turns(standby: Performance) -> None:
    assert tuple(row.id for row in standby.rows()) == IDS
    assert [row.is_slot for row in standby.rows()] == [id_ not in ("session-1", "session-2") for id_ in IDS]
    assert {row.kind for row in standby.rows()} == {"segment", "turn"}


def test_in_standby_the_forecast_is_the_plan(standby: Performance) -> None:
    for row in standby.rows():
        assert row.forecast_start == row.planned_start
        assert row.allotment == row.planned
        assert row.actual is None
    assert [row.id for row in standby.rows() if row.is_next] == ["opening"]


def test_planned_starts_follow_each_other(standby: Performance) -> None:
    starts = {row.id: since_start(standby, row.planned_start) for row in standby.rows()}
    assert starts["session-1/dara"] == length("26m")
    assert starts["voting"] == length("35m")
    assert starts["discussion"] == length("60m")


def test_a_late_standby_shifts_the_forecast_and_not_the_plan(standby: Performance) -> None:
    row = standby.wait("5:00").row("voting")
    assert since_start(standby, row.forecast_start) == length("40m")
    assert since_start(standby, row.planned_start) == length("35m")


def test_what_is_done_shows_when_it_was(session: Performance) -> None:
    session.wait("7:00").do("finish").next(every="60s").wait("2:00")
    row = session.row("session-1/ben")
    assert row.state == "done"
    assert (since_start(session, row.actual_start), since_start(session, row.actual_end)) == (
        length("10:00"),
        length("17:00"),
    )
    assert (row.forecast_start, row.forecast_end) == (row.actual_start, row.actual_end)
    opening = session.row("opening")
    assert (opening.state, opening.actual) == ("done", length("10:00"))
    assert since_start(session, opening.forecast_end) == length("10:00")


def test_what_runs_grows_and_has_no_end_yet(session: Performance) -> None:
    row = session.wait("3:00").row("session-1/ben")
    assert (row.state, row.actual, row.actual_end) == ("running", length("3:00"), None)
    assert since_start(session, row.forecast_end) == length("18:00")
    assert session.wait("6:00").row("session-1/ben").forecast_end == session.now.wall
    segment = session.row("session-1")
    assert (segment.state, segment.actual, segment.actual_end) == ("running", length("9:00"), None)


def test_what_comes_is_forecast_after_what_runs(session: Performance) -> None:
    session.wait("11:00")
    starts = {row.id: since_start(session, row.forecast_start) for row in session.rows()}
    assert starts["session-1/cleo"] == length("21m")
    assert starts["voting"] == length("37m")
    assert starts["discussion"] == length("62m")


def test_skipped_rows_take_no_time(session: Performance) -> None:
    session.do("skip", slot="session-1/cleo").do("skip", slot="session-2")
    assert session.row("session-2").state == "skipped"
    row = session.row("session-1/cleo")
    assert (row.state, row.forecast_end - row.forecast_start) == ("skipped", length("0s"))
    assert since_start(session, session.row("discussion").forecast_start) == length("32m")


def test_floor_turns_stand_where_they_happened(session: Performance) -> None:
    session.wait("60s").do("floor", name="Nil").wait("60s").next().next().do("floor", name="Ola")
    assert [row.id for row in session.rows() if row.segment == "session-1"] == [
        "session-1",
        "session-1/ben",
        "session-1/floor-1",
        "session-1/cleo",
        "session-1/floor-2",
        "session-1/dara",
    ]
    row = session.row("session-1/floor-1")
    assert (row.kind, row.planned, row.planned_start, row.actual) == ("floor", None, None, length("60s"))


def test_floor_turns_after_the_same_turn_stand_in_the_order_they_came(session: Performance) -> None:
    session.do("floor", name="Nil").next().do("floor", name="Ola")
    assert [row.id for row in session.rows()][2:5] == [
        "session-1/ben",
        "session-1/floor-1",
        "session-1/floor-2",
    ]


def test_a_floor_turn_before_any_planned_one_stands_first(running: Performance) -> None:
    running.next().do("undo").do("goto", slot="session-1").do("finish")
    running.do("undo").do("undo").do("floor", name="Nil")
    assert [row.id for row in running.rows()][:2] == ["opening", "opening/floor-1"]


def test_what_was_broken_off_is_forecast_with_its_rest(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("60s")
    row = session.row("session-1/ben")
    assert (row.state, row.is_next, row.actual) == ("pending", True, length("3:00"))
    assert since_start(session, row.forecast_end) == length("19:00")


def test_what_a_slot_still_to_come_needs_is_its_allotment_or_its_rest(session: Performance) -> None:
    session.wait("9:00").do("floor", name="Nil").do("adjust", slot="voting", seconds=60)
    assert slot_rest(session.control, "voting") == length("6:00")
    assert slot_rest(session.control, "session-1/ben") == length("0s")


def test_the_actual_time_of_a_row_is_the_slots(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("60s").next().wait("60s")
    actual = slot_actual(session.control, "session-1/ben", session.moment)
    assert actual == session.row("session-1/ben").actual == length("4:00")


def test_a_slots_over_under_is_against_what_it_was_allotted(session: Performance) -> None:
    session.do("adjust", seconds=60).wait("9:30").next()
    row = session.row("session-1/ben")
    assert (row.planned, row.allotment) == (length("8:00"), length("9:00"))
    assert (row.used, row.over_under) == (length("9:30"), length("0:30"))
    assert session.row("session-1/cleo").over_under == -length("8:00")
    assert session.row("session-1/dara").over_under is None


def test_a_slots_over_under_is_what_its_countdown_ended_with(running: Performance) -> None:
    running.wait("3:00").do("floor", name="Nil").wait("2:00").next().wait("6:00")
    left = running.view.remaining
    running.do("finish").wait("60s").next()
    row = running.row("opening")
    assert (left, row.over_under) == (-length("1:00"), length("1:00"))
    assert (row.used, row.actual) == (length("11:00"), length("12:00"))


def test_a_segments_over_under_is_its_own_clocks(session: Performance) -> None:
    session.do("adjust", seconds=60).do("skip", slot="session-1/cleo").wait("20:00")
    row = session.row("session-1")
    assert (row.planned, row.allotment, row.used) == (length("25m"), length("17m"), length("20m"))
    assert row.over_under == length("3:00")
    assert session.view.segment_remaining == -length("3:00")


def test_after_the_end_nothing_is_next_or_to_come(session: Performance) -> None:
    session.wait("60s").do("end").wait("60s")
    assert not any(row.is_next for row in session.rows())
    assert session.row("session-1").state == "done"
    assert session.row("voting").state == "pending"
    assert session.row("session-1/cleo").state == "pending"


def test_actual_times_stand_on_the_clock_of_the_wall(session: Performance) -> None:
    session.next(every="8:00").clock.step_wall(length("1h"))
    row = session.row("session-1/ben")
    assert since_start(session, row.actual_end) == length("78m")
    assert row.actual == length("8:00")
