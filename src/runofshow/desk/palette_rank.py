"""Which of many choices somebody means by a few letters, best first. Pure, no Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Choice", "ranked", "score"]

AT_START, AT_WORD, IN_A_ROW, ANYWHERE = 12, 8, 6, 1
"""What a letter counts by where it is found: first of all, first of a word, right after the last, or else."""

SKIPPED_MOST = 6
"""Letters passed over cost one each, up to so many between two that are found."""

MISS = -1_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done. id: of the action, slot or person. keys: as they are printed."""

    kind: Literal["action", "slot", "person"]
    id: str
    words: str
    keys: tuple[str, ...] = ()


def ranked(typed: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Those that hold the letters in their order, best first; all of them where nothing is typed.

    Equal ones keep their order: actions as in the menus, slots as in the programme.
    """
    scores = [(score(typed, choice.words), choice) for choice in choices]
    found = [(points, choice) for points, choice in scores if points is not None]
    return tuple(choice for _, choice in sorted(found, key=lambda pair: -pair[0]))


def score(typed: str, words: str) -> int | None:
    """How well words answer to what was typed; None where a letter is missing. Case and accents don't count.

    The best way to find the letters counts: `gz` is “Go to Ms. Zaidi” by the beginnings of its words.
    """
    wanted, text = _plain(typed).replace(" ", ""), _plain(words)
    if not wanted:
        return 0
    worth = [_worth(text, place) for place in range(len(text))]
    best = [worth[place] if letter == wanted[0] else MISS for place, letter in enumerate(text)]
    for letter in wanted[1:]:
        best = _next(text, letter, best, worth)
    points = max(best, default=MISS)
    return points if points > MISS // 2 else None


def _next(text: str, letter: str, before: list[int], worth: list[int]) -> list[int]:
    """The best score of everything typed so far that ends at each place of the text."""
    found, far = [MISS] * len(text), MISS
    for place in range(1, len(text)):
        if place > SKIPPED_MOST:
            far = max(far, before[place - SKIPPED_MOST - 1] - SKIPPED_MOST)
        if text[place] == letter:
            near = [before[place - 1 - passed] - passed for passed in range(1, min(place, SKIPPED_MOST))]
            in_a_row = before[place - 1] + max(IN_A_ROW, worth[place])
            found[place] = max(in_a_row, max(near, default=MISS) + worth[place], far + worth[place])
    return found


def _worth(text: str, place: int) -> int:
    if place == 0:
        return AT_START
    return AT_WORD if not text[place - 1].isalnum() and text[place].isalnum() else ANYWHERE


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
