"""The sentences of the minutes column, made from values: pure, to be tested without a window."""

from __future__ import annotations

from datetime import datetime

from runofshow.desk.quick_line import QuickEntry
from runofshow.look.words import KIND_WORDS, OUTCOME_WORDS
from runofshow.programme.models import Programme
from runofshow.show.minutes import place_at
from runofshow.show.people import named
from runofshow.show.state import Count, Entry, Show

__all__ = [
    "AFTER",
    "BEFORE",
    "EMPTY",
    "HOW_TO",
    "OFF_RECORD",
    "becomes",
    "clock",
    "count_words",
    "place_words",
    "poll_question",
    "subline",
]

BEFORE = "Before the session"
AFTER = "After the session"
OFF_RECORD = "Off the record"
EMPTY = {
    "minutes": "Nothing logged yet. Write below, Enter starts a line.",
    "questions": "No questions yet.",
    "votes": "No votes counted yet. V counts one.",
}

HOW_TO = "c r a n q set the kind · @name · ! off the record"

_DOT = " · "


def clock(programme: Programme, moment: datetime) -> str:
    """A moment as HH:MM in the programme's zone."""
    return f"{moment.astimezone(programme.zone):%H:%M}"


def subline(entry: Entry, programme: Programme) -> str:
    """What stands below an entry's text: who is to do it and by when; who asked whom, what came of it."""
    parts = _question_parts(entry, programme) if entry.kind == "question" else _note_parts(entry, programme)
    return _DOT.join(part for part in parts if part)


def _note_parts(entry: Entry, programme: Programme) -> tuple[str, ...]:
    addressee = named(programme, entry.addressee)
    if addressee and entry.kind == "recommendation":
        addressee = f"To {addressee}"
    return named(programme, entry.person), addressee, f"by {entry.due}" if entry.due else ""


def _question_parts(entry: Entry, programme: Programme) -> tuple[str, ...]:
    to = named(programme, entry.to)
    return (
        named(programme, entry.asker) or "Floor",
        entry.organisation or "",
        f"to {to}" if to else "",
        _outcome(entry, programme),
    )


def _outcome(entry: Entry, programme: Programme) -> str:
    if entry.outcome is None:
        return ""
    who = named(programme, entry.answered_by)
    words = OUTCOME_WORDS[entry.outcome] + (f" by {who}" if who else "")
    return f"{words}: {entry.answer}" if entry.answer else words


def poll_question(count: Count, programme: Programme) -> str:
    """The question that was voted on."""
    poll = programme.polls.get(count.poll)
    return poll.question if poll else count.poll


def count_words(count: Count, programme: Programme) -> str:
    """`Green 120 · Red 60 · of 220 present · exact`; a poll's answers go by the colour of their cards."""
    poll = programme.polls.get(count.poll)
    names = {option.id: option.colour or option.text for option in poll.options} if poll else {}
    votes = [f"{_capital(names.get(option, option))} {number}" for option, number in count.counts.items()]
    base = [_base(count)] if count.base is not None else []
    return _DOT.join([*votes, *base, "exact" if count.is_exact else "estimate"])


def _base(count: Count) -> str:
    words = {"cast": "votes cast", "present": "present", "entitled": "entitled to vote"}
    return f"of {count.base} {words[count.base_kind]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def place_words(show: Show, moment: datetime) -> str:
    """Where an entry logged at that moment is filed: a segment's title, before or after the session."""
    _, segment = place_at(show.control, moment)
    if segment is not None:
        return show.programme.segments_by_id[segment].title
    return AFTER if show.control.ended is not None else BEFORE


def becomes(entry: QuickEntry, programme: Programme) -> str:
    """What Enter would make of the line: `Question to Ms. Souad Zaidi · Off the record`."""
    kind = _kind_words(entry, programme)
    return f"{kind}{_DOT}{OFF_RECORD}" if entry.is_off_record else kind


def _kind_words(entry: QuickEntry, programme: Programme) -> str:
    kind = KIND_WORDS[entry.kind]
    if entry.to is None:
        return kind
    if entry.is_known:
        return f"{kind} to {named(programme, entry.to)}"
    if entry.candidates:
        names = " or ".join(person.full_name for person in entry.candidates[:3])
        return f"{kind} to “{entry.to}” as typed: it may mean {names}"
    return f"{kind} to “{entry.to}”, who is not in the programme"
