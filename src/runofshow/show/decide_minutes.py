"""The record: cards, minutes, questions and counts, which undo leaves alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

from runofshow.clock import Now
from runofshow.programme.models import Poll
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.decision import Decision, unknown_slot
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Show

__all__ = ["MINUTES"]


def _card(show: Show, command: c.Card, now: Now) -> Decision:
    return (f.CardShown(command.text, command.tone),)


def _clear_card(show: Show, command: c.ClearCard, now: Now) -> Decision:
    return (f.CardCleared(),) if show.card else Refusal(RefusalCode.NO_CARD)


def _new_entry(show: Show, command: c.Note | c.Ask) -> str | Refusal:
    """An entry bears the id of its command, or one of its own."""
    if command.id is None:
        own = (f"e{number}" for number in count(show.seq + 1))
        return next(entry for entry in own if entry not in show.entries)
    if command.id in show.entries:
        return Refusal(RefusalCode.ID_TAKEN, {"id": command.id})
    return command.id


def _unknown_place(show: Show, slot: str | None) -> Refusal | None:
    control = show.control
    if slot is None or slot in control.programme.segments_by_id or slot in control.floor_slots:
        return None
    return None if slot in control.programme.slots else unknown_slot(control, slot)


def _note(show: Show, command: c.Note, now: Now) -> Decision:
    entry = _new_entry(show, command)
    if isinstance(entry, Refusal):
        return entry
    fields = command.model_dump(exclude={"do", "id", "by", "seen"})
    return _unknown_place(show, command.slot) or (f.EntryLogged(entry=entry, **fields),)


def _ask(show: Show, command: c.Ask, now: Now) -> Decision:
    entry = _new_entry(show, command)
    if isinstance(entry, Refusal):
        return entry
    fields = command.model_dump(exclude={"do", "id", "by", "seen"})
    return (f.EntryLogged(entry=entry, kind="question", **fields),)


def _answer(show: Show, command: c.Answer, now: Now) -> Decision:
    refused = _closed_entry(show, command.entry)
    if refused:
        return refused
    entry = show.entries.get(command.entry)
    if entry is None or entry.kind != "question":
        return Refusal(RefusalCode.NOT_A_QUESTION, {"entry": command.entry})
    return (f.EntryAnswered(command.entry, command.outcome, command.text, command.person),)


def _closed_entry(show: Show, entry_id: str) -> Refusal | None:
    entry = show.entries.get(entry_id)
    if entry is None:
        return Refusal(RefusalCode.UNKNOWN_ENTRY, {"entry": entry_id})
    return Refusal(RefusalCode.ENTRY_STRUCK, {"entry": entry_id}) if entry.is_struck else None


_OF_QUESTIONS = frozenset({"asker", "organisation", "group", "to"})
_NOT_OF_QUESTIONS = frozenset({"kind", "addressee", "due", "person", "question"})


def _amend(show: Show, command: c.Amend, now: Now) -> Decision:
    changes = command.changes
    refused = _closed_entry(show, command.entry) or _unknown_place(show, changes.get("slot"))
    if refused:
        return refused
    entry = show.entries.get(command.entry)
    assert entry is not None
    foreign = set(changes) & (_NOT_OF_QUESTIONS if entry.kind == "question" else _OF_QUESTIONS)
    if foreign:
        return Refusal(RefusalCode.NOT_A_FIELD_OF_KIND, {"fields": sorted(foreign), "kind": entry.kind})
    return (f.EntryAmended(command.entry, changes),)


def _strike(show: Show, command: c.Strike, now: Now) -> Decision:
    return _closed_entry(show, command.entry) or (f.EntryStruck(command.entry),)


def _count(show: Show, command: c.Count, now: Now) -> Decision:
    poll = show.programme.polls.get(command.poll)
    counts = Counter(command.counts)
    if poll is not None:
        names = _option_names(poll)
        unknown = sorted(name for name in command.counts if name.casefold() not in names)
        if unknown:
            known = [option.id for option in poll.options]
            return Refusal(RefusalCode.UNKNOWN_OPTION, {"options": unknown, "known": known})
        counts = Counter()
        for name, votes in command.counts.items():
            counts[names[name.casefold()]] += votes
    if command.base is not None and sum(counts.values()) > command.base:
        return Refusal(RefusalCode.MORE_THAN_BASE, {"sum": sum(counts.values()), "base": command.base})
    return (f.CountTaken(command.poll, dict(counts), command.base, command.base_kind, command.exact),)


def _option_names(poll: Poll) -> dict[str, str]:
    """What an option may be called → its id: an id before a text, a text before a card's colour."""
    colours = {option.colour.casefold(): option.id for option in poll.options if option.colour}
    texts = {option.text.casefold(): option.id for option in poll.options}
    return {**colours, **texts, **{option.id.casefold(): option.id for option in poll.options}}


def _attendance(show: Show, command: c.Attendance, now: Now) -> Decision:
    return (f.AttendanceTaken(command.present),)


MINUTES: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "card": _card,
    "clear_card": _clear_card,
    "note": _note,
    "ask": _ask,
    "answer": _answer,
    "amend": _amend,
    "strike": _strike,
    "count": _count,
    "attendance": _attendance,
}
