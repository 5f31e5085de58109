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
from runofshow.show.decision import Decision, unknown_person, unknown_slot
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Show
from runofshow.show.votes import ABSTENTION, is_abstention

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
    counts: Counter[str] = Counter()
    for name, votes in command.counts.items():
        option = _option(show, command.poll, name)
        if isinstance(option, Refusal):
            return option
        counts[option] += votes
    total = sum(counts.values())
    if command.base is not None and total > command.base:
        return Refusal(RefusalCode.MORE_THAN_BASE, {"sum": total, "base": command.base})
    ahead = _option(show, command.poll, command.majority) if command.majority is not None else None
    if isinstance(ahead, Refusal):
        return ahead
    if ahead is not None and command.base is not None:
        counts[ahead] += command.base - total
    is_exact = command.exact and ahead is None
    return (f.CountTaken(command.poll, dict(counts), command.base, command.base_kind, is_exact, ahead),)


def _tally(show: Show, command: c.TallyVotes, now: Now) -> Decision:
    option = _option(show, command.poll, command.option)
    if isinstance(option, Refusal):
        return option
    block = command.block or ""
    counted = show.tallies.get(command.poll, {}).get(block, {}).get(option, 0)
    if counted + command.votes < 0:
        return Refusal(RefusalCode.NOT_TALLIED, {"counted": counted})
    return (f.VotesTallied(command.poll, option, command.votes, block),)


def _option(show: Show, poll_id: str, name: str) -> str | Refusal:
    """The id of an option by whatever it may be called; a free question's are what they are called."""
    poll = show.programme.polls.get(poll_id)
    if poll is None:
        return name
    names = _option_names(poll)
    if name.casefold() in names:
        return names[name.casefold()]
    if is_abstention(name):
        return _abstention(poll)
    known = [option.id for option in poll.options]
    return Refusal(RefusalCode.UNKNOWN_OPTION, {"options": [name], "known": known})


def _abstention(poll: Poll) -> str:
    """The poll's own answer for abstentions, or the one that every poll has besides."""
    own = (option.id for option in poll.options if is_abstention(option.id) or is_abstention(option.text))
    return next(own, ABSTENTION)


def _option_names(poll: Poll) -> dict[str, str]:
    """What an option may be called → its id: an id before a text, a text before a card's colour."""
    colours = {option.colour.casefold(): option.id for option in poll.options if option.colour}
    texts = {option.text.casefold(): option.id for option in poll.options}
    return {**colours, **texts, **{option.id.casefold(): option.id for option in poll.options}}


def _show_result(show: Show, command: c.ShowResult, now: Now) -> Decision:
    if command.poll is not None and all(count.poll != command.poll for count in show.counts):
        return Refusal(RefusalCode.NO_RESULT, {"poll": command.poll})
    return (f.ResultShown(command.poll),)


def _presence(show: Show, command: c.Presence, now: Now) -> Decision:
    refused = unknown_person(show.control, command.person)
    return refused or (f.PresenceNoted(command.person, command.is_present),)


def _timer(show: Show, command: c.Timer, now: Now) -> Decision:
    return (f.TimerStarted(command.seconds, command.label or ""),)


def _stop_timer(show: Show, command: c.StopTimer, now: Now) -> Decision:
    return (f.TimerStopped(),) if show.timer else Refusal(RefusalCode.NO_TIMER)


def _blackout(show: Show, command: c.Blackout, now: Now) -> Decision:
    return (f.StageDarkened(command.is_dark),)


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
    "tally": _tally,
    "show_result": _show_result,
    "presence": _presence,
    "timer": _timer,
    "stop_timer": _stop_timer,
    "blackout": _blackout,
}
