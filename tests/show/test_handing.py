"""Handing over: the introduction of the next speaker, late arrivals, and whom a substitute stands in for."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.programme.models import Programme
from runofshow.show.handing import (
    Introduction,
    introduction,
    is_not_here,
    slot_to_substitute,
    take_second,
)
from runofshow.show.scene import desk_scene
from show_kit import Performance, length, side_event


def introduced(performance: Performance) -> Introduction | None:
    view = performance.view
    return introduction(performance.show, view, desk_scene(performance.show, view))


def turns(performance: Performance) -> list[str]:
    return [turn.id for turn in performance.control.programme.segments_by_id["session-1"].turns]


def spoken_event() -> Programme:
    """The side event with what the chair says and how a name is said."""
    event = side_event()
    people = tuple(
        person.model_copy(update={"pronunciation": "KLAY-oh"}) if person.id == "cleo" else person
        for person in event.people
    )
    segments = tuple(
        segment.model_copy(update={"opening_line": "Distinguished colleagues, the floor is yours."})
        if segment.id == "session-1"
        else segment
        for segment in event.segments
    )
    return event.model_copy(update={"people": people, "segments": segments})


@pytest.fixture
def between() -> Performance:
    """Ben has finished; Cleo is to be introduced."""
    return Performance(spoken_event()).do("start").at("10:00").do("next").wait("7:00").do("finish")


def test_between_speakers_the_next_one_is_introduced(between: Performance) -> None:
    next_one = introduced(between)
    assert next_one is not None
    assert (next_one.who.name, next_one.who.organisation) == ("Cleo Cruz", "Office cleo")
    assert (next_one.pronunciation, next_one.line, next_one.segment) == ("KLAY-oh", "", "")
    assert (next_one.allotment, next_one.is_not_here) == (length("8:00"), False)


def test_whoever_begins_a_segment_is_introduced_with_its_line() -> None:
    performance = Performance(spoken_event()).do("start").wait("9:00").do("finish")
    next_one = introduced(performance)
    assert next_one is not None
    assert (next_one.who.name, next_one.segment, next_one.line) == (
        "Ben Bello",
        "Session I",
        "Distinguished colleagues, the floor is yours.",
    )


def test_also_while_the_clock_is_paused(between: Performance) -> None:
    assert introduced(between.do("pause")) is not None


def test_a_substitute_is_introduced_on_behalf_of_the_one_planned(between: Performance) -> None:
    between.do("substitute", slot="session-1/cleo", name="Nil Nunes", organisation="City of N")
    next_one = introduced(between)
    assert next_one is not None
    assert (next_one.who.name, next_one.who.on_behalf_of, next_one.pronunciation) == (
        "Nil Nunes",
        "Cleo Cruz",
        "",
    )


def test_before_the_start_during_a_turn_and_after_the_last_nobody_is_introduced(standby: Performance) -> None:
    assert introduced(standby) is None
    assert introduced(standby.do("start")) is None
    assert introduced(standby.do("goto", slot="discussion").do("finish")) is None
    assert introduced(standby.do("end")) is None


# ---- who is here


def test_somebody_is_not_here_only_where_it_was_said(session: Performance) -> None:
    assert not is_not_here(session.show, "session-1/cleo")
    session.do("presence", person="cleo", is_present=False)
    assert is_not_here(session.show, "session-1/cleo")
    assert not is_not_here(session.show, "voting")
    session.do("substitute", slot="session-1/cleo", name="Nil")
    assert not is_not_here(session.show, "session-1/cleo")
    session.do("presence", person="cleo").do("substitute", slot="session-1/cleo", person="cleo")
    assert not is_not_here(session.show, "session-1/cleo")


# ---- starting without whoever is late


def second(performance: Performance) -> dict[str, Any] | None:
    command = take_second(performance.show)
    return command and {"item": command.item, "before": command.before}


def test_a_late_arrival_is_taken_behind_the_turn_that_follows(running: Performance) -> None:
    assert second(running) == {"item": "session-1/ben", "before": "session-1/dara"}
    running.do("move", **(second(running) or {}))
    assert turns(running) == ["cleo", "ben", "dara"]
    assert running.next().slot == "session-1/cleo"
    assert running.do("undo").do("undo").next().slot == "session-1/ben"


def test_before_the_last_turn_of_a_segment_the_late_one_comes_last(session: Performance) -> None:
    assert second(session) == {"item": "session-1/cleo", "before": None}
    session.do("move", **(second(session) or {}))
    assert turns(session) == ["ben", "dara", "cleo"]


def test_a_skipped_turn_is_not_the_one_that_follows(running: Performance) -> None:
    running.do("skip", slot="session-1/cleo")
    assert second(running) == {"item": "session-1/ben", "before": None}


def test_the_last_turn_and_a_segment_without_turns_have_nobody_to_go_first(session: Performance) -> None:
    session.next()
    assert second(session) is None  # Dara follows, and nobody after her
    session.next().next()
    assert session.slot == "voting"
    session.do("skip", slot="session-2")
    assert second(session) is None


def test_a_turn_that_was_broken_off_stays_where_it_is(session: Performance) -> None:
    assert second(session.do("floor", name="Nil")) is None


# ---- whom a substitute stands in for


@pytest.mark.parametrize(
    ("selected", "slot"),
    [
        ("session-2/fay", "session-2/fay"),
        ("session-1/ben", "session-1/ben"),
        ("opening", "session-1/cleo"),
        ("session-1", "session-1/cleo"),
        (None, "session-1/cleo"),
    ],
)
def test_the_selected_slot_is_meant_unless_it_is_over(
    session: Performance, selected: str | None, slot: str
) -> None:
    assert slot_to_substitute(session.show, selected) == slot


def test_in_the_last_slot_the_one_that_runs_is_meant(session: Performance) -> None:
    session.do("goto", slot="discussion")
    assert slot_to_substitute(session.show, None) == "discussion"
    session.do("floor", name="Nil")
    assert slot_to_substitute(session.show, None) == "discussion"


def test_after_the_end_any_slot_can_be_put_right(session: Performance) -> None:
    session.do("end")
    assert slot_to_substitute(session.show, "opening") == "opening"
    assert slot_to_substitute(session.show, None) is None
