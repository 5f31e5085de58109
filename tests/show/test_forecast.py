"""When it will end, how much that is over or under, and how it stands to the hard stop."""

from __future__ import annotations

from datetime import time

import pytest

from runofshow.programme.models import Segment, Turn
from show_kit import Performance, length, side_event


def test_in_standby_it_is_planned_start_and_total(standby: Performance) -> None:
    standby.clock.jump(length("-10m"))
    assert standby.forecast == length("75m")
    assert standby.view.over_under == length("0s")
    assert standby.view.late_start == length("0s")


def test_in_standby_after_the_planned_start_it_is_now_and_total(standby: Performance) -> None:
    standby.wait("7:00")
    assert standby.forecast == length("82m")
    assert standby.view.late_start == length("7:00")


def test_planned_end_is_planned_start_and_total(standby: Performance) -> None:
    assert standby.programme.planned_end.isoformat() == "2018-12-07T09:45:00+01:00"


def test_a_late_start_is_shown_apart(standby: Performance) -> None:
    standby.wait("4:00").do("start").wait("60s")
    assert standby.view.late_start == length("4:00")
    assert standby.view.over_under == length("4:00")


def test_a_show_held_on_another_day_than_planned_says_so(standby: Performance) -> None:
    assert not standby.wait("11h59m").view.is_other_day
    assert standby.wait("60s").view.is_other_day


def test_an_early_start_is_a_minus(standby: Performance) -> None:
    standby.clock.jump(length("-2:00"))
    standby.do("start").wait("60s")
    assert standby.view.late_start == length("-2:00")
    assert standby.view.over_under == length("-2:00")


def test_a_clock_set_right_before_the_start_does_not_make_a_late_start(standby: Performance) -> None:
    standby.clock.step_wall(length("-1h"))
    standby.do("attendance", present=40)
    standby.clock.step_wall(length("1h"))
    standby.do("start")
    assert standby.view.late_start == length("0s")
    assert standby.view.over_under == length("0s")


def test_running_on_time_it_is_the_planned_end(session: Performance) -> None:
    session.wait("5:00")
    assert session.forecast == length("75m")


def test_a_speaker_who_stops_early_gives_the_time_to_the_segment(session: Performance) -> None:
    session.next(every="2:00")
    assert session.forecast == length("75m")


def test_a_speaker_over_time_first_uses_up_what_the_segment_has_left(session: Performance) -> None:
    session.wait("9:00")
    assert session.forecast == length("75m")
    session.wait("2:00")
    assert session.forecast == length("77m")


def test_a_segment_left_early_brings_the_end_forward(session: Performance) -> None:
    session.do("goto", slot="session-1/dara").wait("8:00").next()
    assert session.forecast == length("10m") + length("8m") + length("40m")
    assert session.view.over_under == length("-17m")


def test_a_segment_in_overtime_pushes_the_end_second_by_second(running: Performance) -> None:
    running.at("14:00")
    assert running.forecast == length("79m")
    running.wait("30s")
    assert running.forecast == length("79:30")


def test_the_introduction_moves_the_forecast_only_once_the_slack_is_gone(session: Performance) -> None:
    session.at("18:00").do("finish").wait("60s")
    assert session.view.over_under == length("0s")
    assert session.wait("60s").view.over_under == length("60s")


def test_a_running_floor_turn_counts_among_the_turns(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil", seconds=120)
    # Floor 2 + Ben's rest 5 + 8 + 8 = 23 against the 22 that the segment has left.
    assert session.view.over_under == length("60s")


def test_a_floor_turn_in_a_segment_without_turns_takes_its_time(running: Performance) -> None:
    running.wait("3:00").do("floor", name="Nil").wait("2:00")
    assert running.view.over_under == length("0s")


def test_skipped_segments_take_no_time(standby: Performance) -> None:
    standby.do("skip", slot="session-2").do("skip", slot="discussion")
    assert standby.forecast == length("40m")


def test_ended_it_is_the_actual_end(session: Performance) -> None:
    session.at("20:00").do("end").wait("30m")
    assert session.forecast == length("20:00")
    assert session.view.over_under == length("-55m")


def test_the_hard_stop_is_a_civil_time_with_a_margin_of_its_own(session: Performance) -> None:
    assert session.view.hard_stop_margin == length("5:00")
    assert session.at("20:00").view.hard_stop_margin == length("4:00")


def test_without_a_hard_stop_there_is_no_margin() -> None:
    assert Performance(side_event(hard_stop=None)).view.hard_stop_margin is None


def test_a_hard_stop_after_midnight_is_the_next_days() -> None:
    show = Performance(side_event(start=time(23, 30), hard_stop=time(1, 0)))
    assert show.view.hard_stop_margin == length("15m")


def test_a_slots_over_under_is_its_remaining_with_the_other_sign(session: Performance) -> None:
    session.at("19:00")
    assert session.view.remaining == -length("60s")


def test_turns_planned_longer_than_their_segment_count_once_it_runs() -> None:
    turns = tuple(Turn(id=who, person=who, duration=length("8:00")) for who in ("ben", "cleo"))
    full = Segment(id="full", title="Full", duration=length("10m"), turns=turns)
    show = Performance(side_event(segments=(full,)))
    assert show.view.over_under == length("0s")
    assert show.do("start").view.over_under == length("6:00")


def test_a_later_segments_slack_is_eaten_before_the_forecast(running: Performance) -> None:
    running.do("adjust", slot="session-1/dara", seconds=60)
    assert running.view.over_under == length("0s")
    running.do("adjust", slot="session-1/dara", seconds=30)
    assert running.view.over_under == length("30s")


@pytest.mark.parametrize("slot", ["session-2/eli", "session-2/fay"])
def test_a_later_segment_is_lengthened_by_what_its_slack_does_not_cover(
    running: Performance, slot: str
) -> None:
    running.do("adjust", slot=slot, seconds=90)
    assert running.view.over_under == length("90s")
    running.do("skip", slot=slot)
    assert running.view.over_under == length("-10m")
