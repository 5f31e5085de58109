"""Votes as they are counted and as they are shown: questions, answers, sums and percentages. Pure, no Qt.

A question of the programme goes by its poll's id; any other by its own words, and its answers by what
they are called, such as `Yes (green)`. Abstentions are an answer of their own: where the programme has
none, every question gets one (`ABSTENTION`), which counts as a vote cast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from runofshow.programme.models import Poll
from runofshow.show.catchup import shares
from runofshow.show.state import Count, Show

__all__ = [
    "ABSTENTION",
    "FREE_ANSWERS",
    "Bar",
    "BaseKind",
    "Option",
    "Question",
    "Result",
    "Tally",
    "answers_of",
    "is_abstention",
    "logged_results",
    "percentages",
    "question_of",
    "questions",
    "result_of",
    "running_result",
    "tally_of",
]

ABSTENTION = "abstention"
"""The answer that is added where a question has none for abstentions."""

FREE_ANSWERS = "Yes (green), No (red)"
"""What a question that is not in the programme is answered by, unless somebody says otherwise."""

_ABSTAINING = frozenset({"abstention", "abstentions", "abstain", "abstained"})
_COLOURED = re.compile(r"^(?P<text>.+?)\s*\(\s*(?P<colour>[^()]+?)\s*\)$")

BaseKind = Literal["cast", "present", "entitled"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. colour: of its card, in words; empty where it has none."""

    id: str
    text: str
    colour: str

    @property
    def is_abstention(self) -> bool:
        return is_abstention(self.id) or is_abstention(self.text)


_ABSTAINED = Option(ABSTENTION, "Abstention", "")


def is_abstention(words: str) -> bool:
    """Whether an answer of that name says that somebody gave none."""
    return words.strip().casefold() in _ABSTAINING


@dataclass(frozen=True, slots=True)
class Question:
    """What is voted on. id: of the poll; of any other question its text. method: None where none is known."""

    id: str
    text: str
    method: Literal["cards", "phones", "hands"] | None
    options: tuple[Option, ...]

    @property
    def is_planned(self) -> bool:
        """Whether it stands in the programme."""
        return self.method is not None


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes counted and not logged yet, by answer: in the whole room, and in each block of it."""

    votes: Mapping[str, int]
    blocks: Mapping[str, Mapping[str, int]]

    @property
    def total(self) -> int:
        return sum(self.votes.values())


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer of a result. percent: whole; those of all answers and of who gave none add up to 100.

    share: of the base, 0 to 1. is_leading: no other has more.
    """

    option: Option
    votes: int
    percent: int
    share: float
    is_leading: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A vote as desk and stage show it. base: what percentages are of.

    majority: the answer that was clearly ahead and not counted itself. moment: when it was logged; None
    while it is counted. number: which count of the question it is, from 1.
    """

    question: Question
    bars: tuple[Bar, ...]
    base: int
    base_kind: BaseKind
    is_exact: bool
    majority: str | None = None
    moment: datetime | None = None
    number: int = 1

    @property
    def total(self) -> int:
        return sum(bar.votes for bar in self.bars)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has voted yet."""
        return self.total == 0


# ---- questions and answers


def questions(show: Show, segment: str | None) -> tuple[Question, ...]:
    """All there are: those of a segment first, then the programme's others, then any that were put freely."""
    own = show.programme.segments_by_id[segment].polls if segment else ()
    known = list(dict.fromkeys([*(poll.id for poll in own), *show.programme.polls]))
    put = dict.fromkeys([*(count.poll for count in show.counts), *show.tallies])
    return tuple(question_of(show, poll) for poll in [*known, *(poll for poll in put if poll not in known)])


def question_of(show: Show, poll: str) -> Question:
    """A poll of the programme, or a free question with the answers that were given to it so far."""
    planned = show.programme.polls.get(poll)
    if planned is not None:
        return Question(poll, planned.question, planned.method, _planned_options(planned))
    counted = [count.counts for count in show.counts if count.poll == poll]
    names = dict.fromkeys(
        name for votes in [*counted, *show.tallies.get(poll, {}).values()] for name in votes
    )
    names.pop(ABSTENTION, None)
    return Question(poll, poll, None, _with_abstention(tuple(map(_named, names))))


def _planned_options(poll: Poll) -> tuple[Option, ...]:
    options = tuple(Option(option.id, option.text, option.colour or "") for option in poll.options)
    return _with_abstention(options)


def _with_abstention(options: tuple[Option, ...]) -> tuple[Option, ...]:
    is_there = any(option.is_abstention for option in options)
    return options if is_there or not options else (*options, _ABSTAINED)


def _named(name: str) -> Option:
    """An answer that goes by what it is called: `Yes (green)` is “Yes” by a green card."""
    if name == ABSTENTION:
        return _ABSTAINED
    coloured = _COLOURED.match(name)
    return Option(name, coloured["text"], coloured["colour"]) if coloured else Option(name, name, "")


def answers_of(text: str) -> tuple[Option, ...]:
    """`Yes (green), No (red)` as answers, each once, with one for abstentions."""
    names = dict.fromkeys(" ".join(part.split()) for part in text.split(",") if part.strip())
    return _with_abstention(tuple(map(_named, names)))


# ---- sums and percentages


def tally_of(show: Show, poll: str) -> Tally:
    """What is counted of a question so far."""
    blocks = show.tallies.get(poll, {})
    votes: dict[str, int] = {}
    for counted in blocks.values():
        for option, number in counted.items():
            votes[option] = votes.get(option, 0) + number
    return Tally(votes, blocks)


def percentages(votes: Sequence[int], base: int) -> tuple[int, ...]:
    """Whole percentages of the base by largest remainder: with the rest of the base they add up to 100."""
    rest = base - sum(votes)
    return tuple(shares(100, [*votes, max(0, rest)]))[:-1]


def running_result(
    show: Show, poll: str, base_kind: BaseKind = "cast", base: int | None = None, majority: str | None = None
) -> Result:
    """The votes counted so far as they would be logged. The clear majority gets what the others leave."""
    votes = dict(tally_of(show, poll).votes)
    if majority is not None and base is not None:
        counted = sum(number for option, number in votes.items() if option != majority)
        votes[majority] = max(0, base - counted)
    number = 1 + sum(count.poll == poll for count in show.counts)
    is_exact = majority is None
    return _result(question_of(show, poll), votes, base_kind, base, is_exact, majority, None, number)


def logged_results(show: Show, poll: str) -> tuple[Result, ...]:
    """Every count of a question, in the order in which they were logged."""
    counts = [count for count in show.counts if count.poll == poll]
    return tuple(_logged(show, count, number) for number, count in enumerate(counts, 1))


def result_of(show: Show) -> Result | None:
    """The latest count of the question whose result is shown to the room; None when none is."""
    if show.shown_result is None:
        return None
    results = logged_results(show, show.shown_result)
    return results[-1] if results else None


def _logged(show: Show, count: Count, number: int) -> Result:
    """One that nobody gave and the programme does not have is no row of the result."""
    base = count.base if count.base is not None or count.base_kind != "present" else show.present
    question = question_of(show, count.poll)
    if not count.counts.get(ABSTENTION):
        given = tuple(option for option in question.options if option is not _ABSTAINED)
        question = replace(question, options=given)
    return _result(
        question,
        count.counts,
        count.base_kind,
        base,
        count.is_exact,
        count.majority,
        count.moment,
        number,
    )


def _result(
    question: Question,
    votes: Mapping[str, int],
    base_kind: BaseKind,
    base: int | None,
    is_exact: bool,
    majority: str | None,
    moment: datetime | None,
    number: int,
) -> Result:
    options = [*question.options, *_others(question, votes)]
    numbers = [votes.get(option.id, 0) for option in options]
    whole = max(base or 0, sum(numbers))
    bars = tuple(
        Bar(option, voted, percent, voted / whole if whole else 0.0, voted == max(numbers) > 0)
        for option, voted, percent in zip(options, numbers, percentages(numbers, whole), strict=True)
    )
    return Result(question, bars, whole, base_kind, is_exact, majority, moment, number)


def _others(question: Question, votes: Iterable[str]) -> Iterable[Option]:
    """Answers that were counted and are no longer among those of the question."""
    known = {option.id for option in question.options}
    return (_named(name) for name in votes if name not in known)
