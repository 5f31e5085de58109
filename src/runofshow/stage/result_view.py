"""The result of a vote as the room is shown it: what was asked, and each answer's share of what. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from runofshow.show.state import Count, Show

__all__ = ["Result", "ResultBar", "result_view"]

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
class Result:
    """What stands on the screen. total: the votes; notes: method, base, and whether they were estimated."""

    question: str
    bars: tuple[ResultBar, ...]
    total: str
    notes: tuple[str, ...]


def result_view(show: Show) -> Result | None:
    """The latest count of the poll whose result is shown; None when none is."""
    poll_id = show.shown_result
    counts = [count for count in show.counts if poll_id is not None and count.poll == poll_id]
    if poll_id is None or not counts:
        return None
    count, poll = counts[-1], show.programme.polls.get(poll_id)
    options = [(option.id, option.text) for option in poll.options] if poll else []
    known = {option for option, _ in options}
    options += [(option, option) for option in count.counts if option not in known]
    cast = sum(count.counts.values())
    most = max(count.counts.values(), default=0)
    base = count.base or cast
    bars = tuple(
        _bar(letter, label, count.counts.get(option, 0), base, most)
        for letter, (option, label) in zip(ascii_uppercase, options, strict=False)
    )
    method = _METHODS[poll.method] if poll else ""
    return Result(poll.question if poll else poll_id, bars, _total(count, cast), _notes(count, method, base))


def _bar(letter: str, label: str, votes: int, base: int, most: int) -> ResultBar:
    share = votes / base if base else 0.0
    return ResultBar(letter, label, min(1.0, share), f"{share:.0%}", str(votes), votes == most > 0)


def _total(count: Count, cast: int) -> str:
    about = "" if count.is_exact else "about "
    return f"{about}{cast} {'vote' if cast == 1 else 'votes'}".capitalize()


def _notes(count: Count, method: str, base: int) -> tuple[str, ...]:
    """What the percentages are of always stands beside them."""
    bases = {"cast": "per cent of the votes cast", "present": f"per cent of {base} present"}
    of_what = bases.get(count.base_kind, f"per cent of {base} entitled to vote")
    notes = (method, of_what, "" if count.is_exact else "estimated")
    return tuple(note for note in notes if note)
