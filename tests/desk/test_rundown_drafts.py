"""From a row to the texts of its editor, and from texts to one command."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.desk.rundown_drafts import Draft, command_of, edit_draft, person_of, segment_draft, turn_draft
from runofshow.programme.models import Person
from show_kit import Performance, side_event


@pytest.fixture
def held() -> Performance:
    return Performance().do("start")


def made(held: Performance, draft: Draft, **texts: str) -> dict[str, Any] | str | None:
    """The command's own fields, or words, or None."""
    command = command_of(draft, {**draft.texts, **texts}, held.programme)
    if command is None or isinstance(command, str):
        return command
    return command.model_dump(exclude_defaults=True)


# ---- editing


def test_a_segment_opens_with_its_title_and_length(held: Performance) -> None:
    draft = edit_draft(held.control, "session-2")
    assert draft == Draft("segment", {"title": "Session II", "duration": "20:00"}, "session-2", "session-2")


def test_a_turn_opens_with_its_person_too(held: Performance) -> None:
    draft = edit_draft(held.control, "session-1/cleo")
    assert dict(draft.texts) == {"person": "Cleo Cruz", "duration": "8:00", "topic": ""}


def test_the_length_that_is_edited_is_what_the_row_shows(held: Performance) -> None:
    held.do("adjust", slot="session-1/cleo", seconds=-70)
    draft = edit_draft(held.control, "session-1/cleo")
    assert draft.texts["duration"] == "6:50"
    assert made(held, draft) is None
    assert made(held, draft, duration="8:00") == {"item": "session-1/cleo", "changes": {"duration": "8:00"}}


def test_only_what_was_changed_is_asked_for(held: Performance) -> None:
    draft = edit_draft(held.control, "session-1/cleo")
    assert made(held, draft) is None
    assert made(held, draft, duration=" 8m ") is None
    assert made(held, draft, duration="9m") == {"item": "session-1/cleo", "changes": {"duration": "9m"}}
    assert made(held, draft, person="fay", topic="Ports") == {
        "item": "session-1/cleo",
        "changes": {"person": "fay", "topic": "Ports"},
    }


def test_an_emptied_topic_is_taken_away(held: Performance) -> None:
    held.do("edit", item="session-1/cleo", changes={"topic": "Ports"})
    draft = edit_draft(held.control, "session-1/cleo")
    assert draft.texts["topic"] == "Ports"
    assert made(held, draft, topic="") == {"item": "session-1/cleo", "changes": {"topic": None}}


@pytest.mark.parametrize(
    ("item", "field", "words"),
    [
        ("voting", "title", "A segment needs a title."),
        ("voting", "duration", "Say how long: 8:00, 8m or 1h15."),
        ("session-1/cleo", "person", "A turn needs a person of the programme."),
    ],
)
def test_what_is_missing_is_said(held: Performance, item: str, field: str, words: str) -> None:
    assert made(held, edit_draft(held.control, item), **{field: "  "}) == words


def test_a_length_that_cannot_be_read_is_left_to_decide(held: Performance) -> None:
    assert made(held, edit_draft(held.control, "voting"), duration="soon") == {
        "item": "voting",
        "changes": {"duration": "soon"},
    }


# ---- inserting


def test_a_segment_goes_behind_the_segment_of_its_row(held: Performance) -> None:
    for row in ("session-1", "session-1/cleo"):
        draft = segment_draft(held.control, row)
        assert (draft.is_new, draft.anchor, draft.before) == (True, "session-1", "voting")
    assert made(held, segment_draft(held.control, "session-1"), title="Coffee", duration="10m") == {
        "segment": {"title": "Coffee", "duration": "10m"},
        "before": "voting",
    }
    assert segment_draft(held.control, "discussion").before is None


def test_a_turn_goes_behind_the_turn_as_long_as_that_one(held: Performance) -> None:
    draft = turn_draft(held.control, "session-1/cleo")
    assert dict(draft.texts) == {"person": "", "duration": "8:00", "topic": ""}
    assert made(held, draft, person="Fay Fonseca") == {
        "turn": {"person": "fay", "duration": "8:00"},
        "into": "session-1",
        "before": "session-1/dara",
    }


def test_an_empty_segment_gets_its_first_turn(held: Performance) -> None:
    draft = turn_draft(held.control, "discussion")
    assert dict(draft.texts) == {"person": "", "duration": "", "topic": ""}
    assert made(held, draft, person="Fay", duration="5m", topic="Closing") == {
        "turn": {"person": "fay", "duration": "5m", "topic": "Closing"},
        "into": "discussion",
    }


# ---- people


def test_a_person_is_meant_by_name_by_id_or_by_letters_that_fit_one(held: Performance) -> None:
    people = [
        Person(id="maria-alba", name="Maria Alba", honorific="Ms."),
        Person(id="maria-bruno", name="Maria Bruno"),
    ]
    programme = side_event(people=tuple(people), segments=held.programme.segments[:1], chair=None)
    for text in ("Ms. Maria Alba", "maria alba", "maria-alba", "alb"):
        assert person_of(programme, text) == people[0]
    assert person_of(programme, "Maria") == "“Maria” fits 2 people. Choose one of them."
    assert person_of(programme, "Zoe") == "The programme lists nobody called “Zoe”."
