"""Votes in words: what percentages are of always stands beside them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from runofshow.look.vote_words import (
    base_words,
    card_words,
    count_name,
    percent_words,
    result_notes,
    result_text,
    total_words,
)
from runofshow.show.votes import Bar, BaseKind, Option, Question, Result

LOCAL, NATIONAL = Option("local", "At the local level", "green"), Option("national", "National", "")
QUESTION = Question("priority", "What comes first?", "cards", (LOCAL, NATIONAL))


def result(*votes: int, base: int = 0, kind: BaseKind = "cast", **fields: object) -> Result:
    whole = base or sum(votes)
    bars = tuple(
        Bar(option, number, round(100 * number / whole) if whole else 0, 0.0, False)
        for option, number in zip(QUESTION.options, votes, strict=True)
    )
    return Result(QUESTION, bars, whole, kind, **{"is_exact": True, **fields})  # type: ignore[arg-type]


def test_percentages_and_cards_in_words() -> None:
    assert (percent_words(36), percent_words(0), percent_words(100)) == ("36%", "0%", "100%")
    assert (card_words(LOCAL), card_words(NATIONAL)) == ("green card", "")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("cast", "per cent of the votes cast"),
        ("present", "per cent of 186 present"),
        ("entitled", "per cent of 186 entitled to vote"),
    ],
)
def test_the_base_is_named(kind: BaseKind, words: str) -> None:
    assert base_words(kind, 186) == words


def test_what_was_estimated_says_so() -> None:
    assert total_words(result(84, 61)) == "145 votes"
    assert total_words(result(1, 0)) == "1 vote"
    rough = result(84, 61, base=186, kind="present", is_exact=False)
    assert total_words(rough) == "About 145 votes"
    assert result_notes(rough) == ("by coloured card", "per cent of 186 present", "estimated")


def test_a_clear_majority_says_what_was_counted() -> None:
    clear = result(190, 30, base=220, kind="present", is_exact=False, majority="local")
    assert total_words(clear) == "Clear majority, 30 others counted"
    assert result_notes(clear) == ("by coloured card", "per cent of 220 present")


def test_counts_are_numbered_in_words() -> None:
    assert [count_name(number) for number in (1, 2, 6)] == ["First count", "Second count", "6th count"]


def test_a_result_can_be_read_out() -> None:
    logged = result(30, 10, moment=datetime(2018, 12, 7, 8, 9, tzinfo=UTC))
    assert result_text(logged) == (
        "What comes first? At the local level 30, 75%; National 10, 25%."
        " 40 votes, by coloured card, per cent of the votes cast."
    )
    assert result_text(result(0, 0)) == "What comes first? Waiting for the first vote."
