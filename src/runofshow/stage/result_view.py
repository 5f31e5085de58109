"""The result of a vote in the words that the room is shown: each answer's share, and of what it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from runofshow.show.state import Show
from runofshow.show.votes import Bar, Option, Result, result_of

__all__ = ["ResultBar", "ResultView", "result_view"]

_METHODS = {"cards": "by coloured card", "phones": "by phone", "hands": "by show of hands"}


@dataclass(frozen=True, slots=True)
class ResultBar:
    """One answer. share: of the base, 0 to 1; is_leading: no other has more."""

    letter: str
    label: str
    share: float
    percent: str
    votes: str
    is_leading: bool


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
    bars = tuple(_bar(letter, bar) for letter, bar in zip(ascii_uppercase, result.bars, strict=False))
    return ResultView(result.question.text, bars, _total(result), _notes(result))


def _bar(letter: str, bar: Bar) -> ResultBar:
    return ResultBar(
        letter, _label(bar.option), min(1.0, bar.share), f"{bar.percent}%", str(bar.votes), bar.is_leading
    )


def _label(option: Option) -> str:
    return f"{option.text} ({option.colour})" if option.colour else option.text


def _total(result: Result) -> str:
    noun = "vote" if result.total == 1 else "votes"
    return f"{result.total} {noun}" if result.is_exact else f"About {result.total} {noun}"


def _notes(result: Result) -> tuple[str, ...]:
    """What the percentages are of always stands beside them."""
    method = _METHODS[result.question.method] if result.question.method else ""
    bases = {"cast": "per cent of the votes cast", "present": f"per cent of {result.base} present"}
    of_what = bases.get(result.base_kind, f"per cent of {result.base} entitled to vote")
    count = f"count {result.number}" if result.number > 1 else ""
    return tuple(note for note in (method, of_what, count, "" if result.is_exact else "estimated") if note)
