"""A few letters find what somebody means."""

from __future__ import annotations

import pytest

from runofshow.desk.palette_rank import Choice, ranked, score


def named(*words: str) -> tuple[Choice, ...]:
    return tuple(Choice("action", text.casefold(), text) for text in words)


MENU = named(
    "Start next",
    "Finish, introduce the next",
    "Pause",
    "One minute less",
    "One minute more",
    "Go to the selected slot",
    "Skip the selected slot",
    "End the session",
    "Stage in a window",
    "Write in the minutes",
    "Go to Ms. Souad Zaidi",
    "Go to Ms. Camilla Hagström",
    "Give the floor to Ms. Camilla Hagström",
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pau", "Pause"),
        ("fin", "Finish, introduce the next"),
        ("min more", "One minute more"),
        ("omm", "One minute more"),
        ("zaidi", "Go to Ms. Souad Zaidi"),
        ("gz", "Go to Ms. Souad Zaidi"),
        ("GTZ", "Go to Ms. Souad Zaidi"),
        ("hagstrom", "Go to Ms. Camilla Hagström"),
        ("floor hag", "Give the floor to Ms. Camilla Hagström"),
        ("minutes", "Write in the minutes"),
        ("sn", "Start next"),
    ],
)
def test_the_best_is_first(typed: str, first: str) -> None:
    assert ranked(typed, MENU)[0].words == first


def test_only_what_holds_every_letter_in_order_is_found() -> None:
    assert {choice.words for choice in ranked("slot", MENU)} == {
        "Go to the selected slot",
        "Skip the selected slot",
    }
    assert ranked("qx", MENU) == ()
    assert ranked("zaidis", MENU) == ()


def test_without_letters_everything_stands_in_its_order() -> None:
    assert ranked("  ", MENU) == MENU


def test_equal_ones_keep_their_order() -> None:
    twins = (Choice("slot", "a", "Go to Session"), Choice("slot", "b", "Go to Session"))
    assert ranked("session", twins) == twins


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("pa", "Pause"), ("pa", "Skip a slot")),
        (("mm", "Minute more"), ("mm", "Common")),
        (("end", "End the session"), ("end", "Spending")),
    ],
)
def test_the_beginning_of_a_word_counts_more(better: tuple[str, str], worse: tuple[str, str]) -> None:
    assert (score(*better) or 0) > (score(*worse) or 0)


@pytest.mark.parametrize(
    ("typed", "words", "points"),
    [
        ("", "Pause", 0),
        ("p", "Pause", 12),
        ("pa", "Pause", 18),
        ("px", "Pause", None),
        ("e", "", None),
        ("ab", "a-b", 12 + 8 - 1),
        ("ab", "a" + "-" * 20 + "b", 12 + 8 - 6),
    ],
)
def test_the_sum_of_a_find(typed: str, words: str, points: int | None) -> None:
    assert score(typed, words) == points
