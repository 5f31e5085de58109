"""A row in words: what was agreed, what came in later, what is optional, how it is timed."""

from __future__ import annotations

from typing import Any

import pytest

from desk_kit import made_programme
from runofshow.desk.rundown_rows import RowLook, RowLooks, spoken
from show_kit import Performance


def looks(held: Performance) -> dict[str, RowLook]:
    return {look.id: look for look in RowLooks().of(held.show, held.rows())}


def only(**fields: Any) -> Performance:
    """A programme of two segments, of which the second has those fields."""
    first = {"id": "opening", "title": "Opening", "duration": "5m"}
    return Performance(made_programme(first, {"id": "it", "title": "It", "duration": "10m", **fields}))


def test_after_a_catch_up_rows_say_what_was_agreed() -> None:
    held = Performance().do("start").do("catch_up", allotments={"session-2/eli": 530, "session-2/fay": 530})
    row = looks(held)["session-2/eli"]
    assert (row.right, row.right_below) == ("8:50", "of 10:00")
    assert spoken(row) == "Eli Ekman, Office eli, 8:50, of 10:00"


def test_an_edit_before_the_show_is_what_is_agreed() -> None:
    held = Performance().do("edit", item="discussion", changes={"duration": "20m"})
    assert (looks(held)["discussion"].right, looks(held)["discussion"].right_below) == ("20:00", "")


def test_what_came_in_later_says_so_and_has_no_planned_hour() -> None:
    held = Performance().do("start")
    held.do("insert", segment={"title": "Coffee", "duration": "10m"}, before="voting")
    held.do("insert", turn={"person": "ada", "duration": "4m"}, into="session-2")
    coffee, turn = looks(held)["coffee"], looks(held)["session-2/ada"]
    assert (coffee.clock, coffee.marks, coffee.right, coffee.right_below) == ("", "Inserted", "10:00", "")
    assert (turn.marks, turn.subtitle, turn.right) == ("Inserted", "Office ada", "4:00")
    assert spoken(turn) == "Ada Abara, Inserted, Office ada, 4:00"


def test_an_inserted_turn_that_is_done_shows_its_difference() -> None:
    held = Performance().do("start").at("10:00").next()
    held.do("insert", turn={"person": "fay", "duration": "4m"}, into="session-1", before="session-1/cleo")
    held.at("18:00").next().wait("5:00").next()
    row = looks(held)["session-1/fay"]
    assert (row.state, row.right, row.right_below, row.marks) == ("done", "5:00", "+1:00", "Inserted")


@pytest.mark.parametrize(
    ("fields", "marks"),
    [
        ({}, ""),
        ({"optional": True}, "Optional"),
        ({"timing": "until", "until": "09:15"}, "Until 09:15"),
        ({"timing": "up"}, "Counts up"),
        ({"at_end": "go_on"}, "Goes on by itself"),
        ({"optional": True, "timing": "up"}, "Optional · counts up"),
    ],
)
def test_what_is_out_of_the_ordinary_is_said_in_words(fields: dict[str, Any], marks: str) -> None:
    assert looks(only(**fields))["it"].marks == marks


def test_how_a_slot_was_timed_is_no_news_once_it_is_done() -> None:
    held = only(timing="up", optional=True).do("start").next().wait("5:00").do("end")
    assert (looks(held)["it"].state, looks(held)["it"].marks) == ("done", "Optional")


def test_a_skipped_row_keeps_its_length_and_says_skipped() -> None:
    held = Performance().do("start").do("skip", slot="voting")
    row = looks(held)["voting"]
    assert (row.state, row.right, row.right_below) == ("skipped", "5:00", "Skipped")
    assert spoken(row) == "skipped, 09:05, Voting, 5:00, Skipped"


def test_a_row_that_says_the_same_is_the_very_same_look() -> None:
    held, made = Performance().do("start"), RowLooks()
    before = {look.id: look for look in made.of(held.show, held.rows())}
    held.wait("3:00").do("edit", item="voting", changes={"duration": "6m"})
    after = {look.id: look for look in made.of(held.show, held.rows())}
    assert [row for row in after if after[row] is not before[row]] == ["voting"]


def test_a_changed_name_or_zone_is_seen_in_every_row() -> None:
    held, made = Performance(), RowLooks()
    assert made.of(held.show, held.rows())[2].title == "Ben Bello"
    people = [person.model_dump(exclude_none=True) for person in held.programme.people]
    people[1]["name"] = "Ben Bellini"
    held.do("edit", changes={"people": people})
    assert made.of(held.show, held.rows())[2].title == "Ben Bellini"
