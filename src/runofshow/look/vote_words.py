"""Votes in words: percentages, what they are of, and a whole result as text. No Qt here."""

from __future__ import annotations

from datetime import datetime

from runofshow.programme.models import Programme
from runofshow.show.votes import BaseKind, Option, Result

__all__ = [
    "WAITING",
    "base_words",
    "card_words",
    "count_name",
    "method_words",
    "percent_words",
    "result_notes",
    "result_text",
    "total_words",
]

WAITING = "Waiting for the first vote"

LOCALE = "en"
"""The desk's own language; numbers are written as it writes them."""

_METHODS = {"cards": "by coloured card", "phones": "by phone", "hands": "by show of hands"}
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


def percent_words(percent: int) -> str:
    """36%, as the locale writes it."""
    from babel.numbers import format_percent

    return format_percent(percent / 100, locale=LOCALE)


def card_words(option: Option) -> str:
    """green card; nothing for an answer without one."""
    return f"{option.colour} card" if option.colour else ""


def method_words(result: Result) -> str:
    """How people voted; empty where nobody said."""
    return _METHODS[result.question.method] if result.question.method else ""


def base_words(base_kind: BaseKind, base: int) -> str:
    """What the percentages are of; it always stands beside them."""
    if base_kind == "cast":
        return "per cent of the votes cast"
    return f"per cent of {base} {'present' if base_kind == 'present' else 'entitled to vote'}"


def total_words(result: Result) -> str:
    """174 votes, About 174 votes; of a clear majority only what was counted."""
    if result.majority is not None:
        counted = sum(bar.votes for bar in result.bars if bar.option.id != result.majority)
        return f"Clear majority, {counted} others counted"
    number = f"{result.total} {'vote' if result.total == 1 else 'votes'}"
    return number if result.is_exact else f"About {number}"


def result_notes(result: Result) -> tuple[str, ...]:
    """Method, base, which count of several it is, and whether it was estimated."""
    is_rough = not result.is_exact and result.majority is None
    notes = (
        method_words(result),
        base_words(result.base_kind, result.base),
        count_name(result.number).lower() if result.number > 1 else "",
        "estimated" if is_rough else "",
    )
    return tuple(note for note in notes if note)


def count_name(number: int) -> str:
    """First count, Second count, 6th count."""
    return f"{_ORDINALS[number - 1] if number <= len(_ORDINALS) else f'{number}th'} count"


def clock_words(programme: Programme, moment: datetime) -> str:
    return f"{moment.astimezone(programme.zone):%H:%M}"


def result_text(result: Result) -> str:
    """The same for whoever doesn't see the bars: question, answers with votes and percentages, notes."""
    if result.is_empty:
        return f"{result.question.text} {WAITING}."
    answers = "; ".join(f"{bar.option.text} {bar.votes}, {percent_words(bar.percent)}" for bar in result.bars)
    notes = ", ".join((total_words(result), *result_notes(result)))
    return f"{result.question.text} {answers}. {notes}."
