"""Slots that count up: the time used in digits, the same phases and warnings."""

from __future__ import annotations

from datetime import timedelta

from runofshow.programme.models import Programme, Segment, Turn
from runofshow.show.cues import Phase
from runofshow.show.scene import Scene, desk_scene, stage_scene
from show_kit import Performance, side_event

MS = timedelta(milliseconds=1)


def counted_up(**segment: str) -> Programme:
    """A talk of eight minutes counted up, and a segment with one such turn of five."""
    turn = Turn(id="ben", person="ben", duration=timedelta(minutes=5), timing="up")
    return side_event(
        segments=(
            Segment(id="talk", title="Talk", duration=timedelta(minutes=8), timing="up"),
            Segment(id="panel", title="Panel", duration=timedelta(minutes=9), turns=(turn,), **segment),
        ),
    )


def pictures(performance: Performance) -> tuple[Scene, Scene]:
    return desk_scene(performance.show, performance.view), stage_scene(performance.show, performance.view)


def test_desk_and_stage_show_the_time_used_in_the_phases_of_the_time_left() -> None:
    performance = Performance(counted_up()).do("start")
    seen = []
    for time in ("0:00", "5:59", "6:00", "8:00", "8:59", "9:00"):
        desk, stage = pictures(performance.at(time))
        assert desk.digits == stage.digits
        seen.append((desk.digits, desk.phase))
    assert seen == [
        ("0:00", Phase.RUNNING),
        ("5:59", Phase.RUNNING),
        ("6:00", Phase.WARNING),
        ("8:00", Phase.DANGER),
        ("8:59", Phase.DANGER),
        ("9:00", Phase.OVERTIME),
    ]


def test_before_it_begins_the_full_time_stands_there() -> None:
    desk, stage = pictures(Performance(counted_up()))
    assert (desk.digits, stage.digits) == ("8:00", "8:00")


def test_a_begun_second_does_not_count_and_the_next_change_is_the_full_one() -> None:
    performance = Performance(counted_up()).do("start")
    performance.clock.jump(61_300 * MS)
    desk, _ = pictures(performance)
    assert (desk.digits, desk.next_change) == ("1:01", 700 * MS)


def test_a_pause_holds_the_time_used() -> None:
    performance = Performance(counted_up()).do("start").at("1:00").do("pause").at("3:00")
    desk, _ = pictures(performance)
    assert (desk.digits, desk.phase, desk.next_change) == ("1:00", Phase.PAUSED, None)


def test_between_speakers_the_segments_own_way_of_timing_counts() -> None:
    down = Performance(counted_up()).do("start").do("next").wait("2:00")
    assert pictures(down)[0].digits == "2:00"
    assert pictures(down.do("finish").wait("60s"))[0].digits == "6:00"
    up = Performance(counted_up(timing="up")).do("start").do("next").wait("2:00").do("finish").wait("60s")
    assert pictures(up)[0].digits == "3:00"


def test_the_stage_announces_the_next_turn_with_its_full_time() -> None:
    performance = Performance(counted_up()).do("start").do("finish").wait("60s")
    assert pictures(performance)[1].digits == "5:00"
