"""The readable log: flat, and silent about what is off the record."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from runofshow.clock import Now
from runofshow.journal.log import fact_to_json, log_lines
from runofshow.show.facts import (
    CommandRedone,
    CommandUndone,
    EntryAmended,
    EntryAnswered,
    EntryLogged,
    EntryStruck,
    Fact,
    FactBody,
    FloorGiven,
    RunCorrected,
    Speaker,
)

WALL = datetime(2018, 12, 7, 7, 30, 1, 250_000, tzinfo=UTC)


def _facts(*bodies: FactBody) -> list[Fact]:
    return [Fact(n, n, Now(WALL, n, "b"), body, "do", "chair", f"c{n}") for n, body in enumerate(bodies, 1)]


def _fields(line: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in line.items() if key not in ("seq", "at", "command", "by", "id")}


def test_a_line_is_flat_and_says_when_in_utc_to_the_microsecond() -> None:
    [fact] = _facts(FloorGiven("session/floor-1", Speaker(name="B. Guest", group="Africa"), 120))
    assert fact_to_json(fact) == {
        "seq": 1,
        "at": "2018-12-07T07:30:01.250000Z",
        "command": "do",
        "by": "chair",
        "id": "c1",
        "fact": "floor_given",
        "slot": "session/floor-1",
        "seconds": 120,
        "name": "B. Guest",
        "group": "Africa",
    }


@pytest.mark.parametrize(
    ("body", "field"), [(CommandUndone("next"), "undone"), (CommandRedone("next"), "redone")]
)
def test_what_an_undo_took_back_stands_beside_the_command_that_did_it(body: FactBody, field: str) -> None:
    line = fact_to_json(_facts(body)[0])
    assert (line["command"], line[field]) == ("do", "next")


def test_moments_are_iso_8601() -> None:
    body = RunCorrected("r1", "start", WALL, WALL + timedelta(seconds=1))
    assert fact_to_json(_facts(body)[0])["was"] == "2018-12-07T07:30:02.250000Z"


def test_an_entry_off_the_record_shows_neither_text_nor_people() -> None:
    body = EntryLogged("e1", "question", "secret", asker="secret", to="secret", off_record=True)
    assert _fields(fact_to_json(_facts(body)[0])) == {
        "fact": "entry_logged",
        "entry": "e1",
        "kind": "question",
        "text": None,
        "off_record": True,
    }


@pytest.mark.parametrize(
    "bodies",
    [
        (EntryLogged("e1", "note", "secret"), EntryAmended("e1", {"off_record": True})),
        (
            EntryLogged("e1", "note", "secret", off_record=True),
            EntryAmended("e1", {"text": "secret", "off_record": False}),
            EntryAmended("e1", {"person": "secret"}),
        ),
        (
            EntryLogged("e1", "question", "secret", asker="secret"),
            EntryAnswered("e1", "answered", "secret", "secret"),
            EntryAmended("e1", {"text": "secret", "off_record": True}),
            EntryStruck("e1"),
        ),
    ],
)
def test_an_entry_ever_off_the_record_is_redacted_in_all_its_facts(bodies: tuple[FactBody, ...]) -> None:
    lines = log_lines(_facts(*bodies))
    assert "secret" not in json.dumps(lines)
    assert [line["off_record"] for line in lines] == [True] * len(bodies)
    assert [line["text"] for line in lines] == [None] * len(bodies)


def test_other_entries_keep_their_words() -> None:
    lines = log_lines(
        _facts(
            EntryLogged("e1", "note", "secret", off_record=True),
            EntryLogged("e2", "note", "open"),
            EntryAmended("e2", {"text": "opener", "person": None}),
        )
    )
    assert lines[1]["text"] == "open"
    assert lines[2]["changes"] == {"text": "opener", "person": None}


def test_what_was_struck_stays_and_the_striking_is_a_line_of_its_own() -> None:
    lines = log_lines(_facts(EntryLogged("e1", "note", "withdrawn"), EntryStruck("e1")))
    assert [_fields(line) for line in lines] == [
        {"fact": "entry_logged", "entry": "e1", "kind": "note", "text": "withdrawn", "off_record": False},
        {"fact": "entry_struck", "entry": "e1"},
    ]
