"""The plan's own arithmetic, and what its fields take."""

from __future__ import annotations

import datetime as dt
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from runofshow.programme.models import Programme


def programme(**changes: Any) -> Programme:
    fields: dict[str, Any] = {
        "title": "T",
        "date": "2018-12-07",
        "start": "08:30",
        "time_zone": "Africa/Casablanca",
        "people": [{"id": "ann", "name": "Ann", "honorific": "Ms."}, {"id": "bob", "name": "Bob"}],
        "segments": [
            {"id": "first", "title": "First", "duration": "10m", "person": "ann"},
            {
                "id": "second",
                "title": "Second",
                "duration": "25m",
                "turns": [
                    {"id": "one", "person": "ann", "duration": "8m", "topic": "Roads"},
                    {"id": "two", "person": "nobody", "duration": "8m", "topic": "Bridges"},
                ],
                "polls": [{"id": "best", "question": "Which?", "options": [{"id": "a", "text": "A"}]}],
            },
        ],
    }
    return Programme.model_validate(fields | changes)


def test_a_slot_is_a_turn_or_a_segment_without_turns() -> None:
    assert [(slot.id, slot.title, slot.allotment) for slot in programme().slots.values()] == [
        ("first", "First", timedelta(minutes=10)),
        ("second/one", "Ms. Ann", timedelta(minutes=8)),
        ("second/two", "Bridges", timedelta(minutes=8)),
    ]


def test_slack_is_what_the_turns_leave_of_their_segment() -> None:
    assert programme().segment("second").slack == timedelta(minutes=9)
    with pytest.raises(KeyError):
        programme().segment("third")


def test_the_planned_end_is_counted_in_real_time_across_a_change_of_the_clocks() -> None:
    night = programme(
        date="2026-03-29",
        start="01:30",
        time_zone="Europe/Vienna",
        segments=[{"id": "a", "title": "A", "duration": "1h"}],
    )
    assert night.planned_end.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize(
    ("hard_stop", "day"), [("09:45", 7), ("08:31", 7), ("08:30", 8), ("00:15", 8), (None, None)]
)
def test_a_hard_stop_that_is_not_after_the_start_belongs_to_the_next_day(
    hard_stop: str | None, day: int | None
) -> None:
    stop = programme(hard_stop=hard_stop).planned_hard_stop
    assert (stop.day if stop else None) == day


def test_people_and_polls_are_found_by_id() -> None:
    assert programme().persons["ann"].full_name == "Ms. Ann"
    assert programme().persons["bob"].full_name == "Bob"
    assert list(programme().polls) == ["best"]


def test_a_preset_alone_may_be_written_as_a_word() -> None:
    assert programme(cues="toastmasters").cues.preset == "toastmasters"
    assert programme(cues={"warning": "90s"}).cues.warning == timedelta(seconds=90)


def test_a_line_break_in_a_title_counts_as_a_space() -> None:
    assert programme(title=" One\n  two\tthree ").title == "One two three"


def test_a_long_text_keeps_its_lines_whatever_ended_them() -> None:
    assert programme(abstract="one\r\ntwo\u2028three\n").abstract == "one\ntwo\nthree"


def test_a_no_break_space_stays() -> None:
    assert programme(title="H.E.\u00a0Ann").title == "H.E.\u00a0Ann"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "a\x1b[31m"},
        {"title": "a\ufffe"},
        {"title": "x" * 501},
        {"capacity": 0},
        {"date": dt.datetime(2018, 12, 7, tzinfo=dt.UTC)},
        {"start": 830},
        {"time_zone": "Mars/Olympus"},
        {"segments": []},
        {"venu": "x"},
        {"segments": [{"id": "a", "title": "A", "duration": timedelta(milliseconds=1)}]},
        {"segments": [{"id": "a", "title": "A", "duration": timedelta(seconds=-1)}]},
        {"segments": [{"id": "a", "title": "A", "duration": timedelta(days=2)}]},
        {"segments": [{"id": "A", "title": "A", "duration": "1m"}]},
        {"segments": [{"id": "a/b", "title": "A", "duration": "1m"}]},
        {"segments": [{"id": "a", "title": "A", "duration": True}]},
    ],
    ids=str,
)
def test_what_no_programme_can_hold_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        programme(**changes)


def test_a_programme_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        programme().title = "Another"  # type: ignore[misc]  # the refusal is what is tested
