"""The sentences of the votes page, made from values: pure, so that each can be tested without a window."""

from __future__ import annotations

from runofshow.look.vote_words import WAITING, clock_words, count_name
from runofshow.programme.models import Programme, Segment
from runofshow.show.state import Show
from runofshow.show.vote_counting import Missing
from runofshow.show.votes import Question, Result, Tally

__all__ = [
    "HINT",
    "HINT_AFTER",
    "MISSING_WORDS",
    "about_words",
    "block_words",
    "headcount_words",
    "logged_words",
    "segment_of_poll",
    "shortened",
]

HINT = (
    "1 to 9 count one, Shift takes it back. Enter adds a whole block. ↑ ↓ choose the answer, ← → the block."
)
HINT_AFTER = "This count is logged. A digit begins another one of the same question; both stay."

MISSING_WORDS = {
    Missing.VOTES: "Nothing has been counted yet.",
    Missing.PRESENT: "Say how many are present first, or take percentages of the votes cast.",
    Missing.ENTITLED: "Say how many are entitled to vote first.",
    Missing.MAJORITY_BASE: "A clear majority is what the others leave: take percentages of those present.",
}

LONGEST_QUESTION = 140

_METHODS = {"cards": "By coloured card", "phones": "By phone", "hands": "By show of hands"}


def shortened(text: str, longest: int = LONGEST_QUESTION) -> str:
    """A question as it fits a title or a menu."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def about_words(question: Question, segment: Segment | None, number: int) -> str:
    """Interaction with the audience · By coloured card · First count; number: of the count in sight."""
    where = segment.title if segment else "Not in the programme"
    method = _METHODS[question.method] if question.method else ""
    return " · ".join(part for part in (where, method, count_name(number)) if part)


def headcount_words(total: int, present: int | None, capacity: int | None) -> tuple[str, str]:
    """(152 of 186 present, what that means): the sum against who is here."""
    if present is None:
        room = f" The room holds {capacity}." if capacity is not None else ""
        return f"{total} counted", f"Nobody has said how many are present.{room}"
    figure = f"{total} of {present}"
    if not total:
        return figure, WAITING
    if total > present:
        return figure, f"{total - present} more than are present"
    if total == present:
        return figure, "Everybody present has voted"
    return figure, f"{present - total} present and not counted"


def block_words(tally: Tally, option: str) -> str:
    """left 12 · right 4: an answer's votes by block, where the room is counted by block."""
    votes = {block: counted.get(option, 0) for block, counted in tally.blocks.items()}
    if not any(block and number for block, number in votes.items()):
        return ""
    named = ((block or "room", number) for block, number in votes.items() if number)
    return " · ".join(f"{block} {number}" for block, number in named)


def logged_words(result: Result, programme: Programme) -> str:
    """First count, 09:10: 84 · 61 · 29, estimated."""
    assert result.moment is not None
    votes = " · ".join(str(bar.votes) for bar in result.bars)
    how = "" if result.is_exact else ", clear majority" if result.majority else ", estimated"
    return f"{count_name(result.number)}, {clock_words(programme, result.moment)}: {votes}{how}"


def segment_of_poll(show: Show, poll: str) -> Segment | None:
    """Where the programme has the question."""
    segments = show.programme.segments
    return next((s for s in segments if any(own.id == poll for own in s.polls)), None)
