"""A programme with one thing changed; the programme before it stays as it was."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from runofshow.programme import editing
from runofshow.programme.problems import to_data
from show_kit import length, side_event


def test_nothing_worked_out_of_the_old_segments_comes_along() -> None:
    before = side_event()
    assert before.planned_duration == length("75m")
    assert before.slots
    after = editing.removed(before, "session-2/fay")
    assert "session-2/fay" not in after.slots
    assert editing.removed(before, "voting").planned_duration == length("70m")
    assert before == side_event()


def test_what_is_edited_is_written_as_if_it_had_been_so_from_the_start() -> None:
    edited = editing.edited(side_event(), "session-1/ben", {"duration": "6m", "topic": "Regions"})
    turn = to_data(edited)["segments"][1]["turns"][0]
    assert turn == {"id": "ben", "person": "ben", "duration": "6m", "topic": "Regions"}


def test_an_emptied_field_falls_to_its_default() -> None:
    edited = editing.edited(side_event(), "voting", {"kind": None})
    assert edited.segment("voting").kind == "session"


def test_what_the_models_refuse_raises() -> None:
    with pytest.raises(ValidationError):
        editing.edited(side_event(), "voting", {"duration": "soon"})
    with pytest.raises(ValidationError):
        editing.with_segment(side_event(), {"title": "No length"}, None)


@pytest.mark.parametrize(
    ("title", "taken", "made"),
    [
        ("Session I", (), "session-i"),
        ("Session I", ("session-i",), "session-i-2"),
        ("Café  «Élan»!", (), "cafe-elan"),
        ("讨论", ("item",), "item-2"),
        ("", (), "item"),
    ],
)
def test_an_id_is_made_from_a_title(title: str, taken: tuple[str, ...], made: str) -> None:
    assert editing.new_id(title, taken) == made
