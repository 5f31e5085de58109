"""Remaining time, the segment's clock beneath its turns, adjustments and pauses."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.programme.times import shown_seconds
from runofshow.show.scene import countdown_text
from show_kit import Performance, length, turnless


def test_remaining_is_allotment_less_what_has_passed_since_the_start_less_pauses(
    session: Performance,
) -> None:
    session.wait("2:00").do("pause").wait("5:00").do("resume").wait("60s")
    assert session.view.used == length("3:00")
    assert session.view.remaining == length("5:00")


def test_a_segments_clock_runs_from_its_first_run_until_another_segment_is_taken(
    session: Performance,
) -> None:
    session.wait("7:00").do("finish").wait("2:00").next().wait("60s")
    assert session.view.segment_used == length("10:00")
    session.do("goto", slot="voting").wait("3:00")
    assert session.row("session-1").actual == length("10:00")


def test_floor_turns_nest_in_the_segments_clock(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("2:00").next().wait("60s")
    assert session.view.segment_used == length("6:00")
    assert session.view.used == length("4:00")


def test_where_the_segment_itself_is_the_slot_floor_time_counts_against_it(running: Performance) -> None:
    running.wait("3:00").do("floor", name="Nil").wait("2:00").next().wait("60s")
    assert running.view.used == length("6:00")
    assert running.view.remaining == running.view.segment_remaining == length("4:00")


def test_slack_is_what_the_turns_leave_of_the_segment(standby: Performance) -> None:
    assert standby.programme.segment("session-1").slack == length("60s")


def test_pause_freezes_slot_and_segment_while_hard_stop_and_forecast_go_on(session: Performance) -> None:
    session.wait("2:00").do("pause")
    before = session.view
    session.wait("5:00")
    after = session.view
    assert (after.remaining, after.segment_remaining) == (before.remaining, before.segment_remaining)
    assert after.forecast_end - before.forecast_end == length("5:00")
    assert before.hard_stop_margin is not None
    assert after.hard_stop_margin is not None
    assert before.hard_stop_margin - after.hard_stop_margin == length("5:00")
    assert after.due is None


def test_due_is_when_the_time_will_be_up(session: Performance) -> None:
    session.wait("2:00")
    assert session.view.due == session.now.wall + length("6:00")


def test_pause_between_speakers_freezes_the_segment(session: Performance) -> None:
    session.do("finish").do("pause").wait("5:00").do("resume").wait("60s")
    assert session.view.segment_used == length("60s")


def test_pause_twice_and_resume_unpaused_are_refused(session: Performance) -> None:
    assert session.code("resume") == "not_paused"
    assert session.do("pause").code("pause") == "already_paused"


@pytest.mark.parametrize(
    ("left", "shown"),
    [(1.0, 1), (0.999, 1), (0.0, 0), (-0.001, 0), (-0.999, 0), (-1.0, -1), (-1.5, -1), (60.0001, 61)],
)
def test_the_shown_second_is_the_ceiling_for_every_sign(left: float, shown: int) -> None:
    assert shown_seconds(timedelta(seconds=left)) == shown


def test_nought_lasts_through_the_first_second_of_overtime() -> None:
    assert countdown_text(timedelta(milliseconds=-999)) == "0:00"
    assert countdown_text(timedelta(seconds=-1)) == "+0:01"


# ---- adjust


def test_adjust_changes_the_allotment_of_the_current_slot(session: Performance) -> None:
    session.do("adjust", seconds=90)
    assert session.view.allotment == length("9:30")


def test_adjust_changes_the_allotment_of_a_slot_still_to_come(session: Performance) -> None:
    session.do("adjust", slot="session-2/fay", seconds=-120)
    assert session.row("session-2/fay").allotment == length("8:00")
    session.do("goto", slot="session-2/fay")
    assert session.view.remaining == length("8:00")


def test_adjust_below_what_is_used_stops_at_what_is_used(session: Performance) -> None:
    session.wait("3:00").do("adjust", seconds=-600)
    assert session.view.remaining == length("0s")
    assert session.view.allotment == length("3:00")


def test_adjust_downwards_in_overtime_is_refused(session: Performance) -> None:
    assert session.wait("9:00").code("adjust", seconds=-60) == "nothing_left_to_take"


def test_adjust_upwards_in_overtime_gives_time_again(session: Performance) -> None:
    session.wait("9:00").do("adjust", seconds=120)
    assert session.view.remaining == length("60s")


def test_adjust_of_a_slot_to_come_stops_at_nothing(session: Performance) -> None:
    session.do("adjust", slot="voting", seconds=-86_400)
    assert session.row("voting").allotment == length("0s")
    assert session.code("adjust", slot="voting", seconds=-1) == "nothing_left_to_take"


def test_adjust_beyond_a_day_is_refused(session: Performance) -> None:
    assert session.code("adjust", seconds=86_400) == "too_long"


def test_adjust_of_what_was_broken_off_keeps_what_is_used(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").do("adjust", slot="session-1/ben", seconds=-86_400)
    assert session.row("session-1/ben").allotment == length("3:00")
    assert session.code("adjust", slot="session-1/ben", seconds=-1) == "nothing_left_to_take"
    session.do("adjust", slot="session-1/ben", seconds=60).next()
    assert session.view.remaining == length("60s")


def test_adjust_of_a_broken_off_segment_moves_the_forecast_at_once(running: Performance) -> None:
    running.wait("3:00").do("floor", name="Nil").wait("60s")
    before = running.forecast
    running.do("adjust", slot="opening", seconds=120)
    assert running.forecast - before == length("2:00")
    running.next()
    assert running.forecast - before == length("2:00")


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        ("opening", "slot_not_pending"),
        ("session-1", "segment_has_turns"),
        ("nowhere", "unknown_slot"),
        ("session-1/floor-1", "slot_not_pending"),
    ],
)
def test_adjust_is_for_the_current_slot_and_those_to_come(session: Performance, slot: str, code: str) -> None:
    session.do("floor", name="Nil").next()
    assert session.code("adjust", slot=slot, seconds=60) == code


def test_adjust_between_speakers_needs_a_slot(session: Performance) -> None:
    session.do("finish")
    assert session.code("adjust", seconds=60) == "nothing_running"
    session.do("adjust", slot="session-1/cleo", seconds=60).next()
    assert session.view.allotment == length("9:00")


def test_adjust_in_standby_changes_the_forecast(standby: Performance) -> None:
    standby.do("adjust", slot="opening", seconds=-300)
    assert standby.forecast == length("70m")
    assert standby.view.remaining == length("5:00")


def test_adjust_of_a_floor_turn_lengthens_it(session: Performance) -> None:
    session.do("floor", name="Nil").do("adjust", seconds=60)
    assert session.view.remaining == length("3:00")


def test_a_turns_extra_minute_eats_the_slack_first_then_the_forecast(session: Performance) -> None:
    session.do("adjust", seconds=60)
    assert session.view.over_under == length("0s")
    session.do("adjust", seconds=60)
    assert session.view.over_under == length("60s")


def test_an_extra_minute_for_a_later_turn_eats_the_slack_first_then_the_forecast(
    session: Performance,
) -> None:
    session.do("adjust", slot="session-1/dara", seconds=60)
    assert session.view.over_under == length("0s")
    session.do("adjust", slot="session-2/fay", seconds=60)
    assert session.view.over_under == length("60s")


def test_the_segments_clock_stands_still_when_an_adjusted_turn_is_taken(session: Performance) -> None:
    session.do("adjust", slot="session-1/cleo", seconds=300).wait("2:00")
    before = session.view
    session.next()
    assert session.view.segment_remaining == before.segment_remaining == length("23:00")


def test_time_that_a_speaker_left_over_is_there_for_the_next(session: Performance) -> None:
    session.do("adjust", slot="session-1/cleo", seconds=300).next(every="2:00")
    assert session.view.over_under == length("0s")


def test_the_forecast_does_not_jump_when_an_adjusted_turn_is_taken(session: Performance) -> None:
    session.do("adjust", slot="session-2/eli", seconds=240).do("goto", slot="voting")
    before = session.forecast
    session.next()
    assert session.forecast == before - length("5:00")


def test_a_slot_of_no_length_is_over_at_once() -> None:
    show = Performance(turnless(0, 5)).do("start")
    assert show.view.remaining == length("0s")
    assert show.wait("5s").view.remaining == length("-5s")


def test_a_revisited_segment_without_turns_has_its_full_time_again(running: Performance) -> None:
    running.next(every="9:00").do("goto", slot="opening")
    assert running.view.remaining == length("10:00")
    assert running.rows()[0].forecast_end == running.now.wall + length("10:00")


def test_a_revisited_segment_goes_on_with_its_clock(session: Performance) -> None:
    session.wait("4:00").do("goto", slot="voting").wait("60s").do("goto", slot="session-1/cleo").wait("60s")
    assert session.view.segment_used == length("5:00")


def test_what_a_left_segment_still_needs_is_what_it_has_not_used(session: Performance) -> None:
    session.wait("4:00").do("goto", slot="opening")
    # Back in the opening: its ten minutes, then the 21 that Session I has left.
    assert session.row("session-1").state == "pending"
    assert session.forecast == length("14:00") + length("10:00") + length("21:00") + length("40:00")


def test_what_can_be_taken_is_taken_in_whole_seconds(session: Performance) -> None:
    session.clock.jump(timedelta(seconds=439.6))
    session.do("adjust", seconds=-60)
    assert session.run.allotment == length("440s")
    assert session.code("adjust", seconds=-1) == "nothing_left_to_take"
