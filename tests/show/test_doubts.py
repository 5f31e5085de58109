"""What is asked before it is done: lengths and numbers that look like a slip."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.show.commands import parse_command
from runofshow.show.doubts import doubts
from show_kit import Performance, length, side_event


def asked(performance: Performance, do: str, **fields: Any) -> list[tuple[str, dict[str, Any]]]:
    found = doubts(performance.show, parse_command({"do": do, **fields}))
    return [(doubt.code.value, dict(doubt.params)) for doubt in found]


def codes(performance: Performance, do: str, **fields: Any) -> list[str]:
    return [code for code, _ in asked(performance, do, **fields)]


@pytest.fixture
def room() -> Performance:
    """The side event in a room for 220."""
    return Performance(side_event(capacity=220)).do("start")


# ---- lengths


def test_nine_hours_for_one_turn_are_asked_about(running: Performance) -> None:
    assert asked(running, "edit", item="session-1/ben", changes={"duration": "9h"}) == [
        ("long_turn", {"length": length("9h")})
    ]
    assert codes(running, "insert", turn={"person": "ada", "duration": "9h"}, into="session-1") == [
        "long_turn"
    ]


@pytest.mark.parametrize(
    ("item", "duration", "expected"),
    [
        ("session-1/ben", "2h", []),
        ("session-1/ben", "2:00:01", ["long_turn"]),
        ("session-1", "4h", []),
        ("session-1", "4:00:01", ["long_segment"]),
        ("session-1/ben", "30s", []),
        ("session-1/ben", "29s", ["short_item"]),
        ("session-1/ben", "8s", ["short_item"]),
        ("discussion", "5s", ["short_item"]),
    ],
)
def test_a_length_is_asked_about_beyond_what_rooms_do(
    running: Performance, item: str, duration: str, expected: list[str]
) -> None:
    assert codes(running, "edit", item=item, changes={"duration": duration}) == expected


@pytest.mark.parametrize("duration", ["0s", "8", "soon", None, "25h"])
def test_what_is_refused_anyway_is_not_asked_about(running: Performance, duration: str | None) -> None:
    changes = {"duration": duration}
    assert codes(running, "edit", item="session-1/cleo", changes=changes) == []
    assert running.code("edit", item="session-1/cleo", changes=changes) == "not_a_value"


def test_an_edit_without_a_length_is_not_asked_about(running: Performance) -> None:
    assert codes(running, "edit", item="voting", changes={"title": "A vote"}) == []
    assert codes(running, "edit", changes={"room": "Salle Majorelle"}) == []


def test_a_new_segment_of_five_hours_is_asked_about(running: Performance) -> None:
    assert codes(running, "insert", segment={"title": "Lunch", "duration": "5h"}) == ["long_segment"]


def test_more_than_half_an_hour_for_the_floor_is_asked_about(running: Performance) -> None:
    assert codes(running, "floor", name="Gina", seconds=1800) == []
    assert asked(running, "floor", name="Gina", seconds=1801) == [("long_floor", {"length": length("30:01")})]
    assert asked(running, "allot", request="q1", seconds=1801) == [
        ("long_floor", {"length": length("30:01")})
    ]


def test_more_than_an_hour_more_or_less_is_asked_about(running: Performance) -> None:
    assert codes(running, "adjust", seconds=3600) == codes(running, "adjust", seconds=-3600) == []
    assert asked(running, "adjust", seconds=3601) == [
        ("large_adjustment", {"length": length("1:00:01"), "is_less": False})
    ]
    assert asked(running, "adjust", seconds=-3601) == [
        ("large_adjustment", {"length": length("1:00:01"), "is_less": True})
    ]


def test_most_commands_are_not_asked_about(running: Performance) -> None:
    assert codes(running, "next") == codes(running, "note", kind="note", text="400 cards") == []


# ---- votes


def test_more_votes_than_people_present_are_asked_about(room: Performance) -> None:
    room.do("attendance", present=180)
    assert codes(room, "count", poll="priority", counts={"green": 100, "yellow": 80}) == []
    assert asked(room, "count", poll="priority", counts={"green": 101, "yellow": 80}) == [
        ("more_than_present", {"votes": 181, "present": 180})
    ]


def test_without_a_headcount_the_rooms_capacity_counts(room: Performance) -> None:
    assert codes(room, "count", poll="priority", counts={"green": 220}) == []
    assert asked(room, "count", poll="priority", counts={"green": 400}) == [
        ("more_than_capacity", {"number": 400, "capacity": 220})
    ]


def test_without_both_any_number_may_be_right(running: Performance) -> None:
    assert codes(running, "count", poll="priority", counts={"green": 4000}) == []


def test_votes_are_counted_on_no_more_people_than_there_are(room: Performance) -> None:
    counts = {"yellow": 10}
    assert codes(room, "count", poll="priority", counts=counts, base=400, base_kind="present") == [
        "more_than_capacity"
    ]
    assert codes(room, "count", poll="priority", counts=counts, base=400, base_kind="entitled") == []


def test_a_tally_is_asked_about_when_it_passes_the_headcount_and_then_goes_on(room: Performance) -> None:
    room.do("attendance", present=100).do("tally", poll="priority", option="green", votes=60)
    room.do("tally", poll="priority", option="yellow", votes=40, block="left")
    assert asked(room, "tally", poll="priority", option="green", votes=1) == [
        ("more_than_present", {"votes": 101, "present": 100})
    ]
    room.do("tally", poll="priority", option="green", votes=1)
    assert codes(room, "tally", poll="priority", option="green", votes=1) == []
    assert codes(room, "tally", poll="priority", option="green", votes=-1) == []


def test_a_block_larger_than_the_room_is_asked_about_each_time(room: Performance) -> None:
    assert asked(room, "tally", poll="priority", option="green", votes=400) == [
        ("more_than_capacity", {"number": 400, "capacity": 220})
    ]
    room.do("tally", poll="priority", option="green", votes=400)
    assert codes(room, "tally", poll="priority", option="green", votes=300) == ["more_than_capacity"]


def test_more_people_than_the_room_holds_are_asked_about(room: Performance) -> None:
    assert codes(room, "attendance", present=220) == []
    assert asked(room, "attendance", present=221) == [
        ("more_than_capacity", {"number": 221, "capacity": 220})
    ]
