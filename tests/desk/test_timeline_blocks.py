"""Planned, actual and forecast stretches of the timeline, as values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from runofshow.desk.timeline_blocks import (
    Block,
    Scale,
    actual_blocks,
    blocks_at,
    plan_shift,
    planned_blocks,
    scale_over,
)
from runofshow.show.outlook import Outlook
from show_kit import START, Performance, side_event, turnless

Blocks = tuple[Block, ...]


def minutes(moment: datetime) -> float:
    """Since the planned start."""
    return (moment - START) / timedelta(minutes=1)


def places(blocks: Blocks) -> list[tuple[str, str, float, float]]:
    return [(block.id, block.state, minutes(block.start), minutes(block.end)) for block in blocks]


def made(held: Performance) -> tuple[Blocks, Outlook]:
    return actual_blocks(held.show, held.rows(), held.view), held.view


def later(held: Performance, text: str) -> list[tuple[str, str, float, float]]:
    """The blocks made now, as they stand when so much time has passed without a fact."""
    blocks, view = made(held)
    held.wait(text)
    return places(blocks_at(blocks, view, held.view))


def overlaps(blocks: list[tuple[str, str, float, float]]) -> list[tuple[str, str]]:
    return [(one[0], other[0]) for one, other in pairwise(blocks) if one[3] > other[2] + 1e-6]


def test_the_plan_is_a_block_for_each_segment() -> None:
    held = Performance()
    assert places(planned_blocks(held.show, held.rows())) == [
        ("opening", "planned", 0, 10),
        ("session-1", "planned", 10, 35),
        ("voting", "planned", 35, 40),
        ("session-2", "planned", 40, 60),
        ("discussion", "planned", 60, 75),
    ]


def test_in_standby_all_is_to_come_turn_by_turn() -> None:
    assert places(made(Performance())[0]) == [
        ("opening", "to_come", 0, 10),
        ("session-1/ben", "to_come", 10, 18),
        ("session-1/cleo", "to_come", 18, 26),
        ("session-1/dara", "to_come", 26, 34),
        ("voting", "to_come", 35, 40),
        ("session-2/eli", "to_come", 40, 50),
        ("session-2/fay", "to_come", 50, 60),
        ("discussion", "to_come", 60, 75),
    ]


def test_done_is_where_it_was_and_says_by_how_much_it_differed() -> None:
    held = Performance().at("1:00").do("start").at("12:00").next()
    opening = made(held)[0][0]
    assert places((opening,)) == [("opening", "done", 1, 12)]
    assert opening.text == "Opening +1:00"


def test_what_is_done_differed_from_what_it_was_allotted() -> None:
    held = Performance().do("start").do("adjust", seconds=60).at("12:00").next()
    assert made(held)[0][0].text == "Opening +1:00"


def test_the_current_block_lasts_until_its_time_is_up() -> None:
    held = Performance().do("start").at("4:00")
    assert places(made(held)[0])[0] == ("opening", "current", 0, 4)
    assert later(held, "2:00")[:2] == [("opening", "current", 0, 10), ("session-1/ben", "to_come", 10, 18)]


def test_in_overtime_the_current_block_grows_and_pushes_what_follows() -> None:
    held = Performance(turnless(10, 5, 5)).do("start")
    assert later(held, "13:00") == [
        ("s1", "current", 0, 13),
        ("s2", "to_come", 13, 18),
        ("s3", "to_come", 18, 23),
    ]


def test_overtime_of_a_turn_uses_the_segments_slack_before_it_moves_what_follows() -> None:
    held = Performance().do("start").at("10:00").next().next(2, every="8:00")
    assert places(made(held)[0])[3:6] == [
        ("session-1/dara", "current", 26, 26),
        ("voting", "to_come", 35, 40),
        ("session-2/eli", "to_come", 40, 50),
    ]
    assert later(held, "9:00")[3:5] == [("session-1/dara", "current", 26, 35), ("voting", "to_come", 35, 40)]
    assert later(held, "2:00")[3:5] == [("session-1/dara", "current", 26, 37), ("voting", "to_come", 37, 42)]


def test_a_standby_that_lasts_moves_everything() -> None:
    assert later(Performance(turnless(10, 5)), "3:00") == [
        ("s1", "to_come", 3, 13),
        ("s2", "to_come", 13, 18),
    ]


def test_a_pause_moves_everything_and_the_segments_slack_stays() -> None:
    held = Performance().do("start").at("10:00").next().at("12:00").do("pause")
    blocks = later(held, "5:00")
    assert blocks[1:5] == [
        ("session-1/ben", "current", 10, 23),
        ("session-1/cleo", "to_come", 23, 31),
        ("session-1/dara", "to_come", 31, 39),
        ("voting", "to_come", 40, 45),
    ]


def test_between_speakers_the_next_begins_now_at_the_earliest() -> None:
    held = Performance().do("start").at("10:00").next().at("18:00").do("finish")
    assert later(held, "30s")[2:5] == [
        ("session-1/cleo", "to_come", 18.5, 26.5),
        ("session-1/dara", "to_come", 26.5, 34.5),
        ("voting", "to_come", 35, 40),
    ]


def test_a_floor_turn_stands_between_the_parts_of_the_turn_it_broke_off() -> None:
    held = Performance().do("start").at("10:00").next().at("13:00").do("floor", name="Cleo", seconds=120)
    blocks = later(held, "1:00")
    assert blocks[1:4] == [
        ("session-1/ben", "done", 10, 13),
        ("session-1/floor-1", "current", 13, 15),
        ("session-1/ben", "to_come", 15, 20),
    ]


def test_the_clock_of_a_segment_without_turns_runs_on_beneath_a_floor_turn() -> None:
    held = Performance(turnless(10, 5)).do("start").at("4:00").do("floor", name="Cleo", seconds=120)
    assert later(held, "1:00")[:3] == [
        ("s1", "done", 0, 4),
        ("s1/floor-1", "current", 4, 6),
        ("s1", "to_come", 6, 10),
    ]


def test_a_slot_taken_again_is_two_blocks() -> None:
    held = Performance(turnless(10, 5, 5)).do("start").at("5:00").next().at("7:00").do("goto", slot="s1")
    assert places(made(held)[0])[:3] == [("s1", "done", 0, 5), ("s2", "done", 5, 7), ("s1", "current", 7, 7)]


def test_a_skipped_slot_leaves_no_block_and_nothing_is_to_come_after_the_end() -> None:
    held = Performance(turnless(10, 5, 5)).do("start").do("skip", slot="s2")
    assert [block.id for block in made(held)[0]] == ["s1", "s3"]
    held.at("6:00").do("end")
    assert places(made(held)[0]) == [("s1", "done", 0, 6)]


@pytest.mark.parametrize("wait", ["0s", "30s", "5:00", "40:00", "2h"])
@pytest.mark.parametrize(
    "acts",
    [
        (),
        ("start",),
        ("start", "next"),
        ("start", "next", "finish"),
        ("start", "next", "pause"),
        ("start", "next", "finish", "pause"),
        ("start", "next", "floor"),
        ("start", "floor"),
        ("start", "next", "floor", "finish"),
        ("start", "next", "next", "next", "next"),
    ],
)
def test_blocks_never_overlap_and_the_last_ends_with_the_forecast(acts: tuple[str, ...], wait: str) -> None:
    held = Performance()
    for act in acts:
        held.wait("3:00").do(act, **({"name": "Cleo"} if act == "floor" else {}))
    blocks = later(held, wait)
    assert overlaps(blocks) == []
    assert blocks[-1][3] == pytest.approx(minutes(held.view.forecast_end))


def test_a_show_on_another_day_is_drawn_against_the_plan_moved_there() -> None:
    held = Performance(turnless(10, 5))
    assert plan_shift(held.view) == timedelta(0)
    held.clock.jump(timedelta(hours=26))
    held.do("start")
    assert plan_shift(held.view) == timedelta(hours=26)
    assert places(planned_blocks(held.show, held.rows(), plan_shift(held.view)))[0][2] == 26 * 60


def test_a_late_start_is_not_another_day() -> None:
    assert plan_shift(Performance(turnless(10, 5)).wait("3h").do("start").view) == timedelta(0)


# ---- the scale


def scale(begin: float, end: float, width: float = 1000) -> Scale:
    return Scale(START + timedelta(minutes=begin), START + timedelta(minutes=end), 0, width)


def test_times_become_pixels() -> None:
    assert scale(0, 100).x(START + timedelta(minutes=25)) == 250
    assert scale(0, 100).holds(START)
    assert not scale(0, 100).holds(START - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("length", "width", "step"),
    [(75, 1100, 15), (75, 300, 30), (240, 1100, 15), (480, 1100, 30), (960, 1100, 60), (2880, 1100, 240)],
)
def test_labels_of_the_axis_do_not_touch(length: int, width: int, step: int) -> None:
    assert scale(0, length, width).step_minutes == step


def test_the_scale_holds_plan_and_forecast_with_air_and_grows_in_steps() -> None:
    held = Performance(side_event(hard_stop=None))
    plan = held.programme.planned_start.astimezone(UTC), held.programme.planned_end.astimezone(UTC)

    def end(late: float) -> float:
        block = Block("a", "to_come", START, plan[1] + timedelta(minutes=late), "")
        return minutes(scale_over((block,), plan, 0, 1000).end)

    assert end(-10) == end(0) == pytest.approx(78)
    assert end(0.5) == end(4.9) == pytest.approx(83.2)
    early = Block("a", "done", START - timedelta(minutes=5), START, "")
    assert minutes(scale_over((early,), plan, 0, 1000).begin) == -5
