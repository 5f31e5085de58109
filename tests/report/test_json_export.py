"""The report as plain data."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.held_session import AMENDED_AWAY, HIDDEN_LATER, OFF_RECORD, STRUCK, Session
from runofshow.programme.models import Programme
from runofshow.report.json_export import report_json
from runofshow.show.commands import parse_command


@pytest.fixture
def data(held: Session) -> dict[str, Any]:
    return json.loads(json.dumps(report_json(held.show, held.now)))


def test_it_has_these_parts(data: dict[str, Any]) -> None:
    assert list(data) == ["programme", "show", "slots", "entries", "counts", "attendance"]
    assert data["attendance"] == 84


def test_the_programme_can_be_read_back(data: dict[str, Any], held: Session) -> None:
    assert Programme.model_validate(data["programme"]) == held.programme


def test_the_show_has_its_times_with_the_offset_of_the_zone(data: dict[str, Any]) -> None:
    assert data["show"] == {
        "kind": "live",
        "as_of": "2018-12-07T09:20:00+01:00",
        "started_at": "2018-12-07T08:31:00+01:00",
        "ended_at": "2018-12-07T09:18:00+01:00",
        "planned_end": "2018-12-07T09:15:00+01:00",
        "late_start_seconds": 60,
        "over_under_seconds": 180,
    }


def test_what_has_not_been_yet_is_null(untouched: Session) -> None:
    show = report_json(untouched.show, untouched.now)["show"]
    assert (show["started_at"], show["ended_at"], show["late_start_seconds"]) == (None, None, None)
    assert show["over_under_seconds"] == 0


def test_over_under_is_the_second_that_is_shown(untouched: Session) -> None:
    untouched.clock.jump_to(untouched.at(0.5))
    untouched.clock.jump(timedelta(milliseconds=700))
    untouched.do(0, "start")
    assert report_json(untouched.show, untouched.now)["show"]["over_under_seconds"] == 30


def test_slots_stand_in_programme_order_with_floor_turns_where_they_happened(data: dict[str, Any]) -> None:
    assert [(slot["slot"], slot["actual_seconds"], slot["state"]) for slot in data["slots"]] == [
        ("opening", 300, "done"),
        ("session-1/first", 594, "done"),
        ("session-1/floor-1", 66, "done"),
        ("session-1/second", 510, "done"),
        ("vote", 270, "done"),
        ("closing", 900, "done"),
    ]


def test_a_floor_turn_has_no_planned_time(data: dict[str, Any]) -> None:
    floor = data["slots"][2]
    assert (floor["planned_seconds"], floor["allotted_seconds"], floor["is_floor"]) == (None, 120, True)
    assert (floor["person"], floor["title"], floor["group"]) == ("Fay Guest", "Fay Guest", "Civil society")


def test_a_substitute_stands_beside_the_one_planned(data: dict[str, Any]) -> None:
    slot = data["slots"][3]
    assert (slot["person"], slot["planned_person"]) == ("Eve Deputy", "second")
    assert (slot["planned_seconds"], slot["allotted_seconds"]) == (480, 540)
    assert data["slots"][1]["planned_person"] is None
    assert slot["over_under_seconds"] == -30


def test_an_interrupted_slot_has_two_runs_and_its_pauses(data: dict[str, Any]) -> None:
    assert data["slots"][1]["runs"] == [
        {
            "started_at": "2018-12-07T08:36:00+01:00",
            "ended_at": "2018-12-07T08:46:54+01:00",
            "paused_seconds": 120,
        },
        {
            "started_at": "2018-12-07T08:48:00+01:00",
            "ended_at": "2018-12-07T08:49:00+01:00",
            "paused_seconds": 0,
        },
    ]


def test_a_running_slot_counts_so_far(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.clock.jump(timedelta(seconds=90, milliseconds=250))
    slot = report_json(untouched.show, untouched.now)["slots"][0]
    assert (slot["state"], slot["actual_seconds"], slot["runs"][0]["ended_at"]) == ("running", 90.25, None)


def test_entries_stand_in_the_order_of_time_with_their_place(data: dict[str, Any]) -> None:
    moments = [entry["at"] for entry in data["entries"]]
    assert moments == sorted(moments)
    question = next(entry for entry in data["entries"] if entry["kind"] == "question")
    assert {key: question[key] for key in ("at", "slot", "person", "text", "asker", "to")} == {
        "at": "2018-12-07T08:55:00+01:00",
        "slot": "session-1/second",
        "person": "Eve Deputy",
        "text": "How was the pilot paid for?",
        "asker": "Gil Asker",
        "to": "first",
    }
    assert (question["outcome"], question["answered_by"]) == ("answered", "first")


def test_counts_have_question_base_and_options(data: dict[str, Any]) -> None:
    first, second = data["counts"]
    assert first == {
        "poll": "enough",
        "question": "Is there enough capacity?",
        "method": "cards",
        "counts": {"yes": 21, "no": 42},
        "base": 84,
        "base_kind": "present",
        "exact": True,
        "majority": None,
        "at": "2018-12-07T09:01:00+01:00",
    }
    assert (second["question"], second["method"], second["base"]) == ("Shall we meet again?", None, 40)


def test_what_is_off_the_record_or_struck_is_left_out(data: dict[str, Any]) -> None:
    text = json.dumps(data)
    for hidden in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert hidden not in text


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["next", "finish", "pause", "resume", "floor", "goto", "undo", "redo", "end", "reopen"]
        ),
        st.integers(min_value=0, max_value=400_000),
    ),
    max_size=25,
)


@given(STEPS)
def test_actual_seconds_are_the_sum_of_the_runs_less_their_pauses(steps: list[tuple[str, int]]) -> None:
    """Against a plain model: each slot's runs as they stand in the export, added up from their times."""
    session = Session()
    session.do(0, "start")
    for do, milliseconds in steps:
        fields = {"floor": {"name": "Guest"}, "goto": {"slot": "vote"}}.get(do, {})
        now = session.clock.jump(timedelta(milliseconds=milliseconds))
        session.decider.submit(parse_command({"do": do, **fields}), now)
    data = report_json(session.show, session.now)
    as_of = data["show"]["as_of"]
    for slot in data["slots"]:
        spans = [(run["started_at"], run["ended_at"] or as_of, run["paused_seconds"]) for run in slot["runs"]]
        model = sum(
            (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() - paused
            for start, end, paused in spans
        )
        assert slot["actual_seconds"] == pytest.approx(model, abs=0.001 * (len(spans) + 1))


@given(STEPS)
def test_no_time_is_counted_twice(steps: list[tuple[str, int]]) -> None:
    """Σ of what slots took never exceeds the time from the start to the end, or to now."""
    session = Session()
    session.do(0, "start")
    for do, milliseconds in steps:
        fields = {"floor": {"name": "Guest"}, "goto": {"slot": "vote"}}.get(do, {})
        now = session.clock.jump(timedelta(milliseconds=milliseconds))
        session.decider.submit(parse_command({"do": do, **fields}), now)
    data = report_json(session.show, session.now)
    if data["show"]["started_at"] is None:
        return
    end = data["show"]["ended_at"] or data["show"]["as_of"]
    lasted = datetime.fromisoformat(end) - datetime.fromisoformat(data["show"]["started_at"])
    assert sum(slot["actual_seconds"] for slot in data["slots"]) <= lasted.total_seconds() + 0.01
