"""Editing the programme, before the show and while it runs: what is done can't be edited away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from runofshow.show.evolve import replay
from show_kit import Performance, length, since_start


def _segments(performance: Performance) -> list[str]:
    return [segment.id for segment in performance.control.programme.segments]


def _turns(performance: Performance, segment: str = "session-1") -> list[str]:
    return [turn.id for turn in performance.control.programme.segments_by_id[segment].turns]


# ---- before the show


def test_an_edit_before_the_show_changes_the_plan(standby: Performance) -> None:
    standby.do("edit", item="discussion", changes={"duration": "20m"})
    assert standby.row("discussion").planned == length("20m")
    assert standby.forecast == length("80m")
    assert standby.view.over_under == timedelta(0)


def test_the_programme_itself_is_edited_where_no_item_is_named(standby: Performance) -> None:
    standby.do("edit", changes={"hard_stop": "10:00", "room": "Salle Majorelle"})
    assert standby.show.programme.room == "Salle Majorelle"
    assert standby.view.hard_stop_margin == length("15m")


def test_a_null_empties_a_field(standby: Performance) -> None:
    standby.do("edit", changes={"hard_stop": None})
    assert standby.view.hard_stop_margin is None


def test_the_start_can_be_edited_until_the_show_has_begun(standby: Performance) -> None:
    standby.do("edit", changes={"start": "09:00"})
    assert standby.code("edit", changes={"segments": []}) == "field_is_fixed"
    standby.do("start")
    assert standby.refused("edit", changes={"start": "09:15"}).params == {"fields": "start"}


def test_each_edit_is_one_step_of_undo_and_redo(standby: Performance) -> None:
    before = standby.control
    standby.do("insert", segment={"title": "Coffee", "kind": "break", "duration": "10m"}, before="voting")
    standby.do("move", item="voting").do("remove", item="coffee")
    for _ in range(3):
        standby.do("undo")
    assert standby.control == before
    standby.do("redo")
    assert _segments(standby) == ["opening", "session-1", "coffee", "voting", "session-2", "discussion"]


# ---- while it runs


def test_what_was_agreed_stays_the_plan_when_the_running_order_is_edited(session: Performance) -> None:
    session.do("edit", item="voting", changes={"duration": "2m"})
    assert (session.row("voting").planned, session.row("voting").allotment) == (length("5m"), length("2m"))
    assert session.view.over_under == length("-3m")
    assert session.forecast == length("72m")


def test_an_inserted_segment_was_not_planned_and_lengthens_the_forecast(session: Performance) -> None:
    session.do("insert", segment={"title": "A film", "duration": "4m"}, before="voting")
    row = session.row("a-film")
    assert (row.planned, row.planned_start, row.allotment) == (None, None, length("4m"))
    assert session.view.over_under == length("4m")
    assert since_start(session, session.row("voting").planned_start) == length("35m")


def test_an_inserted_turn_comes_when_its_turn_comes(session: Performance) -> None:
    session.do("insert", turn={"person": "fay", "duration": "2m"}, into="session-1", before="session-1/dara")
    assert _turns(session) == ["ben", "cleo", "fay", "dara"]
    session.next(2)
    assert session.slot == "session-1/fay"


def test_a_late_arrival_speaks_in_second_place(session: Performance) -> None:
    """Start without the first speaker: undo the press, move her behind the next, go on."""
    session.do("undo").do("move", item="session-1/ben", before="session-1/dara").next()
    assert session.slot == "session-1/cleo"
    session.next()
    assert session.slot == "session-1/ben"


def test_a_removed_turn_frees_nothing_but_its_place(session: Performance) -> None:
    session.do("remove", item="session-1/dara")
    assert _turns(session) == ["ben", "cleo"]
    assert session.row("session-1").allotment == length("25m")


def test_an_edited_duration_is_what_it_says(session: Performance) -> None:
    session.do("adjust", slot="session-1/dara", seconds=60)
    session.do("edit", item="session-1/dara", changes={"duration": "6m"})
    assert session.row("session-1/dara").allotment == length("6m")


@pytest.mark.parametrize(
    ("do", "fields", "code"),
    [
        ("edit", {"item": "opening", "changes": {"duration": "5m"}}, "item_is_done"),
        ("edit", {"item": "session-1/ben", "changes": {"duration": "5m"}}, "item_is_done"),
        ("edit", {"item": "session-1", "changes": {"turns": []}}, "field_is_fixed"),
        ("edit", {"item": "nowhere", "changes": {"title": "X"}}, "unknown_item"),
        ("edit", {"item": "voting", "changes": {"duration": "soon"}}, "not_a_value"),
        ("edit", {"item": "voting", "changes": {"duration": 5}}, "not_a_value"),
        ("edit", {"item": "voting", "changes": {"duration": "0s"}}, "not_a_value"),
        ("edit", {"item": "voting", "changes": {"minimum_duration": "9m"}}, "not_a_value"),
        ("edit", {"item": "voting", "changes": {"colour": "red"}}, "not_a_value"),
        ("edit", {"item": "session-1/dara", "changes": {"person": "nobody"}}, "not_a_value"),
        ("edit", {"item": "voting", "changes": {"title": "Voting"}}, "nothing_changes"),
        ("insert", {"segment": {"title": "X", "duration": "1m"}, "before": "opening"}, "before_what_is_done"),
        (
            "insert",
            {"segment": {"title": "X", "duration": "1m"}, "before": "session-1"},
            "before_what_is_done",
        ),
        ("insert", {"segment": {"id": "voting", "title": "X", "duration": "1m"}}, "id_taken"),
        ("insert", {"segment": {"title": "X"}}, "not_a_value"),
        ("insert", {"turn": {"person": "ada", "duration": "1m"}, "into": "opening"}, "item_is_done"),
        ("insert", {"turn": {"person": "ada", "duration": "1m"}, "into": "nowhere"}, "unknown_item"),
        (
            "insert",
            {"turn": {"person": "ada", "duration": "1m"}, "into": "session-1", "before": "ben"},
            "before_what_is_done",
        ),
        ("move", {"item": "opening"}, "item_is_done"),
        ("move", {"item": "session-1/ben"}, "item_is_done"),
        ("move", {"item": "voting", "before": "opening"}, "before_what_is_done"),
        ("move", {"item": "voting", "before": "session-2"}, "nothing_changes"),
        ("move", {"item": "session-1/dara", "before": "session-2/eli"}, "unknown_item"),
        ("remove", {"item": "session-1"}, "item_is_done"),
        ("remove", {"item": "nowhere"}, "unknown_item"),
    ],
)
def test_what_is_done_or_makes_no_sense_is_refused(
    session: Performance, do: str, fields: dict[str, Any], code: str
) -> None:
    assert session.code(do, **fields) == code


def test_what_is_done_may_still_be_called_otherwise(session: Performance) -> None:
    session.do("edit", item="opening", changes={"title": "Welcome", "notes": "Thank the hosts."})
    session.do("edit", item="session-1/ben", changes={"topic": "Regional voices"})
    assert session.show.programme.segment("opening").title == "Welcome"


def test_the_last_turn_of_a_segment_stays(standby: Performance) -> None:
    standby.do("remove", item="session-2/fay")
    assert standby.code("remove", item="session-2/eli") == "last_item"


def test_removing_takes_along_what_hung_on_it_and_undo_brings_it_back(session: Performance) -> None:
    session.do("substitute", slot="session-2/fay", name="Nil").do("skip", slot="session-2/fay")
    before = session.control
    session.do("remove", item="session-2/fay")
    assert "session-2/fay" not in session.control.substitutes
    assert session.control.skipped == frozenset()
    assert session.do("undo").control == before


def test_replay_of_edits_equals_the_live_show(session: Performance) -> None:
    session.do("insert", segment={"title": "Film", "duration": "3m"}).do("move", item="film", before="voting")
    session.do("edit", item="film", changes={"questions": ["Why this film?"], "at_end": "go_on"})
    session.do("insert", turn={"person": "ada", "duration": "90s"}, into="session-2").do(
        "remove", item="voting"
    )
    assert replay(session.programme, session.facts).control == session.control


def test_an_entry_set_to_a_removed_slot_keeps_its_place(session: Performance) -> None:
    session.do("note", kind="note", text="For Dara", slot="session-1/dara").do(
        "remove", item="session-1/dara"
    )
    assert session.placed()[0].segment == "session-1"


# ---- how a slot is timed


def test_a_slot_that_lasts_until_a_time_of_day_gets_what_is_left_until_then(session: Performance) -> None:
    session.do("edit", item="voting", changes={"timing": "until", "until": "09:00"})
    session.at("20:00").do("goto", slot="voting")
    assert session.run.allotment == length("10m")


def test_a_time_of_day_that_has_passed_leaves_the_plan(session: Performance) -> None:
    session.do("edit", item="voting", changes={"timing": "until", "until": "08:35"})
    session.at("20:00").do("goto", slot="voting")
    assert session.run.allotment == length("5m")


def test_an_agreed_length_comes_back_where_time_was_added_or_taken(running: Performance) -> None:
    running.do("catch_up", allotments={"discussion": 600})
    assert running.row("discussion").allotment == length("10m")
    running.do("edit", item="discussion", changes={"duration": "15m"})
    assert running.row("discussion").allotment == length("15m")
    assert running.code("edit", item="discussion", changes={"duration": "15m"}) == "nothing_changes"


def test_turns_that_grow_past_their_segment_lengthen_the_forecast_before_it_begins(
    running: Performance,
) -> None:
    before = running.forecast
    running.do("edit", item="session-2/eli", changes={"duration": "14m"})
    assert running.forecast - before == length("4m")
    running.do("insert", turn={"person": "ada", "duration": "5m"}, into="session-2")
    assert running.forecast - before == length("9m")
    running.at("10:00").next(4, every="8:00")
    assert running.slot == "voting"
    assert running.row("session-2").forecast_end - running.row("session-2").forecast_start == length("29m")


def test_turns_agreed_to_be_too_long_for_their_segment_are_no_news(standby: Performance) -> None:
    standby.do("edit", item="session-2/eli", changes={"duration": "14m"})
    assert standby.forecast == length("75m")
    standby.do("start")
    assert standby.forecast == length("75m")
    standby.do("edit", item="session-2/eli", changes={"duration": "15m"})
    assert standby.forecast == length("76m")
