"""The table of proposals: what is to come as rows, the ways as columns, still while it is near the truth."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.programme.models import Segment
from runofshow.show.catchup import ProposalKind
from runofshow.show.catchup_table import (
    CatchUpTable,
    Cell,
    Course,
    TableRow,
    best_way,
    catch_up_command,
    catch_up_table,
    course,
    has_drifted,
    toggled,
)
from show_kit import Performance, length, side_event

SPREAD, PROTECT, CUT = ProposalKind


def _late(minutes: str, **changes: Any) -> Performance:
    """The side event, started so late; its hard stop is its planned end."""
    return Performance(side_event(hard_stop=time(9, 45), **changes)).at(minutes).do("start")


def _with_optional(*ids: str) -> tuple[Segment, ...]:
    return tuple(
        Segment(**{**dict(segment), "optional": segment.id in ids}) for segment in side_event().segments
    )


def _table(performance: Performance, *pinned: str) -> CatchUpTable:
    return catch_up_table(performance.show, performance.view, frozenset(pinned))


def _cells(row: TableRow) -> list[str]:
    return ["skipped" if cell.after is None else str(cell.after) for cell in row.cells]


def _figures(table: CatchUpTable) -> dict[str, tuple[str | None, list[str]]]:
    """item → (before, after of each way); nothing of a segment without figures."""
    return {row.item: (str(row.before) if row.before else None, _cells(row)) for row in table.rows}


def test_each_slot_to_come_is_a_row_and_each_way_a_column() -> None:
    table = _table(_late("4:00"))
    assert [way.kind for way in table.ways] == [SPREAD, PROTECT, CUT]
    assert _figures(table) == {
        "session-1": ("0:01:00", ["0:00:53", "0:00:00", "0:01:00"]),
        "session-1/ben": ("0:08:00", ["0:07:31", "0:08:00", "0:08:00"]),
        "session-1/cleo": ("0:08:00", ["0:07:31", "0:08:00", "0:08:00"]),
        "session-1/dara": ("0:08:00", ["0:07:31", "0:08:00", "0:08:00"]),
        "voting": ("0:05:00", ["0:04:42", "0:04:15", "0:05:00"]),
        "session-2": (None, []),
        "session-2/eli": ("0:10:00", ["0:09:23", "0:10:00", "0:10:00"]),
        "session-2/fay": ("0:10:00", ["0:09:24", "0:10:00", "0:10:00"]),
        "discussion": ("0:15:00", ["0:14:05", "0:12:45", "0:15:00"]),
    }


def test_the_last_line_says_when_each_way_ends_and_by_how_much_it_misses() -> None:
    show = _late("4:00")
    table = _table(show)
    stop = show.programme.planned_hard_stop
    assert stop is not None
    assert (table.course, table.target, table.has_hard_stop) == (Course.LATE, stop, True)
    assert table.over_under == length("4:00")
    assert [(way.forecast_end - stop, way.miss) for way in table.ways] == [
        (length("0s"), length("0s")),
        (length("0s"), length("0s")),
        (length("4:00"), length("4:00")),
    ]


def test_what_is_done_or_running_is_no_row() -> None:
    show = _late("4:00").wait("10:00").do("next").wait("8:00").do("next")
    assert [row.item for row in _table(show).rows][:3] == ["session-1", "session-1/dara", "voting"]


def test_a_slot_that_a_floor_turn_broke_off_is_no_row() -> None:
    show = _late("4:00").wait("10:00").do("next").wait("1:00").do("floor", name="Nil")
    assert "session-1/ben" not in [row.item for row in _table(show).rows]


def test_a_segments_slack_is_a_row_also_while_its_last_speaker_has_the_floor() -> None:
    show = _late("4:00").wait("10:00").next().next(2, every="8:00")
    row = _table(show).rows[0]
    assert (row.item, row.is_slot, row.before) == ("session-1", False, length("1:00"))
    assert row.cells[1] == Cell(timedelta(0), length("-1:00"))


def test_between_speakers_the_rest_of_the_segment_is_its_slack() -> None:
    show = _late("4:00").wait("10:00").next().next(2, every="8:00").wait("6:00").do("finish").wait("60s")
    row = _table(show).rows[0]
    assert (row.item, row.before) == ("session-1", length("2:00"))
    assert row.cells[1] == Cell(timedelta(0), length("-2:00"))


def test_slack_that_no_way_changes_stands_in_no_row() -> None:
    show = _late("4:00").wait("10:00").next().next(2, every="8:00")
    assert _table(show, "session-1").rows[0].item == "voting"


def test_an_optional_segment_falls_away_with_its_turns() -> None:
    table = _table(_late("4:00", segments=_with_optional("session-2")))
    cut = {row.item: row.cells[2].after for row in table.rows if row.cells}
    assert cut["session-2/eli"] is cut["session-2/fay"] is None
    assert cut["voting"] == length("5:00")
    assert [row.item for row in table.rows if row.is_optional] == ["session-2"]


def test_a_pin_holds_a_slot_and_a_segments_pin_its_turns() -> None:
    table = _table(_late("4:00"), "voting", "session-2")
    assert [row.item for row in table.rows if row.is_pinned] == [
        "voting",
        "session-2",
        "session-2/eli",
        "session-2/fay",
    ]
    assert all(cell.by == timedelta(0) for row in table.rows if row.is_pinned for cell in row.cells)


def test_a_pin_is_put_in_and_taken_out() -> None:
    table = _table(_late("4:00"))
    pinned = toggled(table, frozenset(), "voting")
    assert pinned == {"voting"}
    assert toggled(table, pinned, "voting") == frozenset()
    assert toggled(table, pinned, "nowhere") == pinned


def test_one_turn_let_go_of_a_pinned_segment_leaves_the_others_pinned() -> None:
    table = _table(_late("4:00"), "session-1")
    assert toggled(table, frozenset({"session-1"}), "session-1/cleo") == {"session-1/ben", "session-1/dara"}


def test_time_left_over_is_shared_until_the_planned_end() -> None:
    show = Performance(side_event()).do("start").at("2:00").do("next").do("goto", slot="session-1/dara")
    table = _table(show)
    assert (table.course, table.has_hard_stop) == (Course.EARLY, False)
    assert table.target == show.programme.planned_end
    assert table.ways[0].over_under == timedelta(0)
    assert all(cell.by >= timedelta(0) for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("doing", "is_now"),
    [
        ((), Course.STANDBY),
        (("start",), Course.ON_COURSE),
        (("start", "end"), Course.ENDED),
    ],
)
def test_with_nothing_to_catch_up_there_are_no_ways_and_no_rows(
    doing: tuple[str, ...], is_now: Course
) -> None:
    show = Performance(side_event())
    for do in doing:
        show.do(do)
    assert course(show.show, show.view) is is_now
    assert (_table(show).ways, _table(show).rows) == ((), ())
    assert best_way(_table(show)) is None


def test_on_another_day_there_is_no_end_to_catch_up_with() -> None:
    show = Performance(side_event())
    show.clock.jump(timedelta(days=3))
    show.do("start")
    assert _table(show).course is Course.OTHER_DAY


# ---- which way


def test_the_first_way_that_reaches_the_end_is_proposed() -> None:
    assert best_way(_table(_late("4:00"))) is SPREAD


def test_where_none_reaches_it_the_one_that_misses_by_least_is() -> None:
    show = _late("35:00", segments=_with_optional("session-1"))
    assert [way.miss for way in _table(show).ways] == [length("2:00"), length("2:00"), length("10:00")]
    assert best_way(_table(show)) is SPREAD
    show = _late("45:00", segments=_with_optional("session-1", "session-2"))
    assert best_way(_table(show)) is CUT


def test_what_is_accepted_is_what_the_table_shows() -> None:
    show = _late("4:00", segments=_with_optional("voting"))
    command = catch_up_command(_table(show), CUT)
    assert command is not None
    assert (command.do, command.seen, command.allotments, command.skip) == (
        "catch_up",
        show.show.seq,
        {},
        ("voting",),
    )
    spread = catch_up_command(_table(show), PROTECT)
    assert spread is not None
    assert spread.allotments == {"session-1": 24 * 60, "voting": 255, "discussion": 765}


def test_a_way_that_changes_nothing_asks_for_nothing() -> None:
    table = _table(_late("4:00"))
    assert not table.ways[2].changes_anything
    assert catch_up_command(table, CUT) is None


# ---- when it is made anew


def test_while_the_speaker_is_inside_his_time_nothing_drifts() -> None:
    show = _late("4:00")
    table = _table(show)
    show.wait("9:59")
    assert not has_drifted(table, show.show, show.view)


@pytest.mark.parametrize(("after", "is_far"), [("14s", False), ("15s", True)])
def test_a_forecast_that_moved_by_fifteen_seconds_makes_it_anew(after: str, is_far: bool) -> None:
    show = _late("4:00")
    table = _table(show)
    show.wait("10:00").wait(after)
    assert has_drifted(table, show.show, show.view) is is_far


def test_where_nothing_was_to_catch_up_the_first_moment_off_course_counts() -> None:
    show = _late("0s")
    table = _table(show)
    show.wait("10:00")
    assert not has_drifted(table, show.show, show.view)
    show.wait("1s")
    assert has_drifted(table, show.show, show.view)


def test_a_table_that_is_early_stays_until_the_forecast_is_far() -> None:
    show = Performance(side_event()).do("start").wait("5:00").do("next")
    table = _table(show)
    assert table.course is Course.EARLY
    show.do("pause").wait("10s")
    assert course(show.show, show.view) is Course.ON_COURSE
    assert not has_drifted(table, show.show, show.view)


# ---- the table keeps its word


@given(
    st.integers(0, 3_000),
    st.lists(st.sampled_from(["next", "next", "finish", "floor", "pause", "resume", "adjust"]), max_size=7),
    st.sets(st.sampled_from(["voting", "session-1", "session-2/eli", "discussion"]), max_size=2),
    st.sampled_from(list(ProposalKind)),
)
def test_after_accepting_the_rows_are_what_the_table_showed(
    late: int, doing: list[str], pinned: set[str], kind: ProposalKind
) -> None:
    show = Performance(side_event(hard_stop=time(9, 45), segments=_with_optional("voting", "session-2")))
    show.clock.jump(timedelta(seconds=late))
    show.do("start")
    for do in doing:
        show.clock.jump(timedelta(seconds=95.5))
        show.submit(do, **{"floor": {"name": "Nil"}, "adjust": {"seconds": 60}}.get(do, {}))
    table = _table(show, *pinned)
    command = catch_up_command(table, kind)
    if command is None:
        return
    answer = show.decider.submit(command, show.now)
    assert answer.refusal is None
    way = next(way for way in table.ways if way.kind is kind)
    assert show.view.forecast_end == way.forecast_end
    rows, place = {row.id: row for row in show.rows()}, list(ProposalKind).index(kind)
    for row in table.rows:
        if row.is_slot:
            after = row.cells[place].after
            assert rows[row.item].state == ("skipped" if after is None else "pending")
            assert after in (None, rows[row.item].allotment)
