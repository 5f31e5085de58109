"""Checks of a programme that came from no file: the same findings, without lines."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.programme.findings import Finding, Severity, dotted, nearest
from runofshow.programme.models import Programme
from runofshow.programme.problems import check_data, check_programme, to_data


def programme(*segments: dict[str, Any], **changes: Any) -> Programme:
    return Programme.model_validate(
        {
            "title": "T",
            "date": "2018-12-07",
            "start": "22:00",
            "time_zone": "Africa/Casablanca",
            "people": [{"id": "ann", "name": "Ann Archer"}, {"id": "bob", "name": "Bob"}],
            "segments": [{"title": "A", "duration": "10m", **row} for row in segments or ({"id": "a"},)],
            **changes,
        }
    )


def paths(checked: Programme) -> list[tuple[str, str]]:
    return [(str(found.severity), found.path) for found in check_programme(checked)]


def test_a_sound_programme_has_no_findings() -> None:
    assert check_programme(programme()) == []


def test_a_finding_without_a_file_has_no_line() -> None:
    assert check_programme(programme(chair="Ann Archer".lower().replace(" ", "-"))) == [
        Finding(Severity.error, "chair", "'ann-archer' is not listed under people", "write ann")
    ]


def test_everyone_named_must_be_listed() -> None:
    turns = [{"id": "t", "person": "x1", "duration": "1m"}]
    checked = programme(
        {"id": "a", "person": "x2", "turns": turns}, chair="x3", timekeeper="x4", rapporteur="x5"
    )
    assert [path for _, path in paths(checked)] == [
        "chair",
        "timekeeper",
        "rapporteur",
        "segments[0].person",
        "segments[0].turns[0].person",
    ]


def test_ids_are_unique_where_they_are_looked_up() -> None:
    options = [{"id": "o", "text": "O"}, {"id": "o", "text": "P"}]
    poll = {"id": "p", "question": "Q", "options": options}
    turn = {"id": "t", "person": "ann", "duration": "1m"}
    checked = programme(
        {"id": "a", "turns": [turn, turn], "polls": [poll]},
        {"id": "a", "polls": [{**poll, "options": options[:1]}]},
        people=[{"id": "ann", "name": "A"}, {"id": "ann", "name": "B"}],
    )
    assert paths(checked) == [
        ("error", "people[1].id"),
        ("error", "segments[1].id"),
        ("error", "segments[0].turns[1].id"),
        ("error", "segments[1].polls[0].id"),
        ("error", "segments[0].polls[0].options[1].id"),
    ]


def test_the_same_turn_id_in_two_segments_is_no_fault() -> None:
    turn = {"id": "t", "person": "ann", "duration": "1m"}
    assert paths(programme({"id": "a", "turns": [turn]}, {"id": "b", "turns": [turn]})) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"duration": "0m"}, [("error", "segments[0].duration")]),
        (
            {"turns": [{"id": "t", "person": "ann", "duration": "0s"}]},
            [("error", "segments[0].turns[0].duration")],
        ),
        ({"turns": [{"id": "t", "person": "ann", "duration": "11m"}]}, [("warning", "segments[0].duration")]),
        ({"turns": [{"id": "t", "person": "ann", "duration": "10m"}]}, []),
        ({"minimum_duration": "601s"}, [("error", "segments[0].minimum_duration")]),
        ({"minimum_duration": "10m"}, []),
    ],
)
def test_lengths_must_make_sense(row: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert paths(programme({"id": "a", **row})) == expected


@pytest.mark.parametrize(
    ("hard_stop", "is_late"), [("22:09", True), ("22:10", False), ("00:30", False), ("21:00", False)]
)
def test_the_end_is_held_against_the_hard_stop_also_after_midnight(hard_stop: str, is_late: bool) -> None:
    assert paths(programme(hard_stop=hard_stop)) == ([("warning", "hard_stop")] if is_late else [])


def test_more_than_a_day_is_doubted() -> None:
    day = programme({"id": "a", "duration": "23h"}, {"id": "b", "duration": "1h"})
    longer = programme({"id": "a", "duration": "23h"}, {"id": "b", "duration": "1h1m"})
    assert paths(day) == []
    assert paths(longer) == [("warning", "segments")]


def test_examples_name_fields_or_ids() -> None:
    examples = ["chair", "minimum_duration", "segments.a.title", "segments.b.title", "hardstop"]
    assert paths(programme(examples=examples)) == [("warning", "examples[3]"), ("warning", "examples[4]")]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"segments": None},
        {"segments": "a", "people": {"a": 1}},
        {"segments": [None, 5, [], {"turns": 7, "polls": [None, {"options": "x"}]}]},
        {"segments": [{"id": [], "duration": 5, "person": {}}], "examples": [None, {}], "hard_stop": []},
        {"date": 5, "start": None, "time_zone": [], "hard_stop": "x", "chair": 7},
        {"date": "2018-12-07", "start": "08:30", "time_zone": "Europe", "hard_stop": "09:00"},
    ],
    ids=str,
)
def test_data_of_any_shape_is_checked_without_an_exception(data: dict[str, Any]) -> None:
    assert all(problem.message for problem in check_data(data))


def test_nothing_that_is_a_default_is_written_to_a_file() -> None:
    assert to_data(programme({"id": "a", "kind": "session"}, cues="podium", people=[])) == {
        "title": "T",
        "date": "2018-12-07",
        "start": "22:00",
        "time_zone": "Africa/Casablanca",
        "segments": [{"id": "a", "title": "A", "duration": "10m"}],
    }


def test_a_path_is_dotted_and_indexed() -> None:
    assert dotted(()) == ""
    assert dotted(("segments", 1, "turns", 0, "person")) == "segments[1].turns[0].person"
    assert dotted(("a b",)) == "'a b'"


def test_the_nearest_word_is_found_in_any_case_and_nothing_far_away() -> None:
    assert nearest("Zaidy", ["zaidi", "morari"]) == "zaidi"
    assert nearest("xyz", ["zaidi", "morari"]) is None
    assert nearest("z" * 100_000, ["zaidi"]) is None
