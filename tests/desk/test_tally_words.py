"""The sentences of the votes page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from desk_kit import made_programme
from runofshow.desk.tally_words import (
    about_words,
    block_words,
    headcount_words,
    logged_words,
    shortened,
)
from runofshow.show.votes import Bar, Option, Question, Result, Tally

YES, NO = Option("yes", "Yes", "green"), Option("no", "No", "red")
QUESTION = Question("q", "Shall we?", "hands", (YES, NO))
PROGRAMME = made_programme({"id": "vote", "title": "A vote", "duration": "5m"})


@pytest.mark.parametrize(
    ("total", "present", "capacity", "words"),
    [
        (0, 220, 220, ("0 of 220", "Waiting for the first vote")),
        (152, 220, 220, ("152 of 220", "68 present and not counted")),
        (220, 220, 220, ("220 of 220", "Everybody present has voted")),
        (223, 220, 220, ("223 of 220", "3 more than are present")),
        (5, None, 40, ("5 counted", "Nobody has said how many are present. The room holds 40.")),
        (5, None, None, ("5 counted", "Nobody has said how many are present.")),
    ],
)
def test_the_sum_stands_against_who_is_present(
    total: int, present: int | None, capacity: int | None, words: tuple[str, str]
) -> None:
    assert headcount_words(total, present, capacity) == words


def test_a_question_says_where_it_belongs_how_it_is_answered_and_which_count_it_is() -> None:
    assert about_words(QUESTION, PROGRAMME.segments[0], 2) == "A vote · By show of hands · Second count"
    free = Question("Break?", "Break?", None, ())
    assert about_words(free, None, 1) == "Not in the programme · First count"


def test_blocks_are_listed_where_the_room_is_counted_by_block() -> None:
    assert block_words(Tally({"yes": 4}, {"": {"yes": 4}}), "yes") == ""
    mixed = Tally({"yes": 6}, {"": {"yes": 1}, "left": {"yes": 5, "no": 2}, "right": {"yes": 0}})
    assert (block_words(mixed, "yes"), block_words(mixed, "no")) == ("room 1 · left 5", "left 2")


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"is_exact": True}, "First count, 09:10: 84 · 61"),
        ({"is_exact": False}, "First count, 09:10: 84 · 61, estimated"),
        ({"is_exact": False, "majority": "yes"}, "First count, 09:10: 84 · 61, clear majority"),
    ],
)
def test_a_logged_count_is_one_line(how: dict[str, Any], words: str) -> None:
    bars = (Bar(YES, 84, 58, 0.58, True), Bar(NO, 61, 42, 0.42, False))
    moment = datetime(2018, 12, 7, 8, 10, tzinfo=UTC)
    assert logged_words(Result(QUESTION, bars, 145, "cast", moment=moment, **how), PROGRAMME) == words


def test_a_long_question_is_shortened_at_its_end() -> None:
    assert shortened("Shall we?", 20) == "Shall we?"
    assert shortened("Shall we take a break now?", 14) == "Shall we take…"
