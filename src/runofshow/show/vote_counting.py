"""Counting a vote by hand: what the chair chose about it, and the commands that come of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from runofshow.show import commands as c
from runofshow.show.state import Show
from runofshow.show.votes import (
    ABSTENTION,
    BaseKind,
    Result,
    question_of,
    questions,
    running_result,
    tally_of,
)

__all__ = [
    "Counting",
    "Missing",
    "base_of",
    "count_command",
    "counting_begun",
    "entitled_before",
    "running",
    "tally_command",
]


class Missing(StrEnum):
    """What a count cannot be logged without."""

    VOTES = "votes"
    PRESENT = "present"
    ENTITLED = "entitled"
    MAJORITY_BASE = "majority_base"
    """A clear majority is what the others leave of a number, which the votes cast do not give."""


@dataclass(frozen=True, slots=True)
class Counting:
    """poll: of the question. block: of the room that is counted now, "" for all of it.

    majority: the answer that is clearly ahead and not counted itself.
    """

    poll: str
    block: str = ""
    base_kind: BaseKind = "cast"
    entitled: int | None = None
    is_exact: bool = True
    majority: str | None = None


def counting_begun(show: Show, segment: str | None) -> Counting | None:
    """What to count where nobody has chosen: the question that is being counted, else the segment's own."""
    found = questions(show, segment)
    if not found:
        return None
    being_counted = [question.id for question in found if tally_of(show, question.id).total]
    poll = being_counted[-1] if being_counted else found[0].id
    base_kind: BaseKind = "present" if show.present is not None else "cast"
    return Counting(poll, base_kind=base_kind, entitled=entitled_before(show))


def entitled_before(show: Show) -> int | None:
    """How many were entitled to vote at the last count that said so."""
    return next((count.base for count in reversed(show.counts) if count.base_kind == "entitled"), None)


def base_of(show: Show, counting: Counting) -> int | None:
    """What percentages are of; None for the votes cast, and where nobody has said."""
    bases = {"cast": None, "present": show.present, "entitled": counting.entitled}
    return bases[counting.base_kind]


def running(show: Show, counting: Counting) -> Result:
    """What has been counted so far, as it would be logged."""
    result = running_result(
        show, counting.poll, counting.base_kind, base_of(show, counting), counting.majority
    )
    return result if counting.is_exact or counting.majority else replace(result, is_exact=False)


def tally_command(counting: Counting, option: str, votes: int) -> c.TallyVotes:
    return c.TallyVotes(poll=counting.poll, option=option, votes=votes, block=counting.block or None)


def count_command(show: Show, counting: Counting) -> c.Count | Missing:
    """The count to log; the answer for abstentions that nobody gave, and the majority, stand in none."""
    votes = tally_of(show, counting.poll).votes
    missing = _missing(show, counting, sum(votes.values()))
    if missing is not None:
        return missing
    options = [option.id for option in question_of(show, counting.poll).options]
    counts = {
        option: votes.get(option, 0)
        for option in options
        if option != counting.majority and (option != ABSTENTION or votes.get(option))
    }
    return c.Count(
        poll=counting.poll,
        counts=counts,
        base=base_of(show, counting),
        base_kind=counting.base_kind,
        exact=counting.is_exact and counting.majority is None,
        majority=counting.majority,
    )


def _missing(show: Show, counting: Counting, total: int) -> Missing | None:
    if counting.majority is not None and counting.base_kind == "cast":
        return Missing.MAJORITY_BASE
    if counting.base_kind == "present" and show.present is None:
        return Missing.PRESENT
    if counting.base_kind == "entitled" and counting.entitled is None:
        return Missing.ENTITLED
    return Missing.VOTES if not total and counting.majority is None else None
