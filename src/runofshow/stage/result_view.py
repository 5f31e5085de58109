"""The result of a vote in the words that the room is shown: each answer's share, and of what it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from runofshow.look.card_colours import card_colour
from runofshow.look.vote_words import WAITING, percent_words, result_notes, total_words
from runofshow.show.state import Show
from runofshow.show.votes import Bar, Option, result_of

__all__ = ["ResultBar", "ResultView", "result_view"]


@dataclass(frozen=True, slots=True)
class ResultBar:
    """One answer. share: of the base, 0 to 1; is_leading: no other has more.

    card: the colour of its card, `#RRGGBB`; empty where none is known, and then the letter stands for it.
    """

    letter: str
    label: str
    share: float
    percent: str
    votes: str
    is_leading: bool
    card: str = ""


@dataclass(frozen=True, slots=True)
class ResultView:
    """What stands on the screen. total: the votes; notes: method, base, and whether they were estimated."""

    question: str
    bars: tuple[ResultBar, ...]
    total: str
    notes: tuple[str, ...]


def result_view(show: Show) -> ResultView | None:
    """The result that is shown to the room; None when none is."""
    result = result_of(show)
    if result is None:
        return None
    letters = zip(ascii_uppercase, result.bars, strict=False)
    bars = tuple(_bar(letter, bar, is_empty=result.is_empty) for letter, bar in letters)
    total = WAITING if result.is_empty else total_words(result)
    return ResultView(result.question.text, bars, total, () if result.is_empty else result_notes(result))


def _bar(letter: str, bar: Bar, *, is_empty: bool) -> ResultBar:
    """Before the first vote no number stands beside the tracks."""
    percent, votes = ("", "") if is_empty else (percent_words(bar.percent), str(bar.votes))
    card = card_colour(bar.option.colour) or ""
    return ResultBar(letter, _label(bar.option), min(1.0, bar.share), percent, votes, bar.is_leading, card)


def _label(option: Option) -> str:
    return f"{option.text} ({option.colour})" if option.colour else option.text
