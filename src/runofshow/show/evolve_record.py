"""The fold over all other facts, one step each: undoing itself, and the record that undo leaves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol

from runofshow.show import facts as f
from runofshow.show.changing import changed
from runofshow.show.ledger import Ledger
from runofshow.show.state import Card, Control, Count, Entry, History, Timer

__all__ = ["RECORD_STEPS", "Changes"]

Changes = dict[str, Any]
"""Fields of the show that a fact changes."""


class Record(Protocol):
    """What the steps read of a show on its way."""

    control: Control
    undoable: History | None
    redoable: History | None
    entries: Ledger[Entry]
    counts: tuple[Count, ...]
    tallies: Mapping[str, Mapping[str, Mapping[str, int]]]
    blocks: tuple[str, ...]
    presence: Mapping[str, bool]


def _opened(show: Record, fact: f.Fact, body: f.ShowOpened, moment: datetime) -> Changes:
    return {"kind": body.kind}


def _undone(show: Record, fact: f.Fact, body: f.CommandUndone, moment: datetime) -> Changes:
    last = show.undoable
    assert last is not None
    return {
        "control": last.control,
        "undoable": last.earlier,
        "redoable": History(show.control, last.command, show.redoable),
        "last_control": fact.seq,
    }


def _redone(show: Record, fact: f.Fact, body: f.CommandRedone, moment: datetime) -> Changes:
    last = show.redoable
    assert last is not None
    return {
        "control": last.control,
        "redoable": last.earlier,
        "undoable": History(show.control, last.command, show.undoable),
        "last_control": fact.seq,
    }


def _card_shown(show: Record, fact: f.Fact, body: f.CardShown, moment: datetime) -> Changes:
    run = show.control.current_run
    return {"card": Card(body.text, body.tone, moment, run.id if run else None)}


def _card_cleared(show: Record, fact: f.Fact, body: f.CardCleared, moment: datetime) -> Changes:
    return {"card": None}


def _entry_logged(show: Record, fact: f.Fact, body: f.EntryLogged, moment: datetime) -> Changes:
    entry = Entry(
        id=body.entry,
        kind=body.kind,
        moment=moment,
        text=body.text,
        person=body.person,
        slot=body.slot,
        question=body.question,
        addressee=body.addressee,
        due=body.due,
        asker=body.asker,
        organisation=body.organisation,
        group=body.group,
        to=body.to,
        off_record=body.off_record,
        by=fact.by,
    )
    return {"entries": show.entries.append(entry)}


def _entry(show: Record, entry_id: str) -> Entry:
    entry = show.entries.get(entry_id)
    assert entry is not None, f"no entry {entry_id}"
    return entry


def _entry_answered(show: Record, fact: f.Fact, body: f.EntryAnswered, moment: datetime) -> Changes:
    answered = changed(
        _entry(show, body.entry),
        outcome=body.outcome,
        answer=body.text,
        answered_by=body.person,
        answered_at=moment,
    )
    return {"entries": show.entries.replace(answered)}


def _entry_amended(show: Record, fact: f.Fact, body: f.EntryAmended, moment: datetime) -> Changes:
    entry = _entry(show, body.entry)
    original = MappingProxyType({name: getattr(entry, name) for name in body.changes})
    amended = changed(entry, **body.changes, originals=(*entry.originals, original))
    return {"entries": show.entries.replace(amended)}


def _entry_struck(show: Record, fact: f.Fact, body: f.EntryStruck, moment: datetime) -> Changes:
    struck = changed(_entry(show, body.entry), is_struck=True)
    return {"entries": show.entries.replace(struck)}


def _count_taken(show: Record, fact: f.Fact, body: f.CountTaken, moment: datetime) -> Changes:
    votes = MappingProxyType(dict(body.counts))
    count = Count(body.poll, votes, body.base, body.base_kind, body.exact, moment, body.majority)
    others = {poll: tally for poll, tally in show.tallies.items() if poll != body.poll}
    return {"counts": (*show.counts, count), "tallies": MappingProxyType(others)}


def _attendance(show: Record, fact: f.Fact, body: f.AttendanceTaken, moment: datetime) -> Changes:
    return {"present": body.present}


def _votes_tallied(show: Record, fact: f.Fact, body: f.VotesTallied, moment: datetime) -> Changes:
    blocks = show.tallies.get(body.poll, {})
    votes = dict(blocks.get(body.block, {}))
    votes[body.option] = votes.get(body.option, 0) + body.votes
    blocks = MappingProxyType({**blocks, body.block: MappingProxyType(votes)})
    named = () if body.block in ("", *show.blocks) else (body.block,)
    return {
        "tallies": MappingProxyType({**show.tallies, body.poll: blocks}),
        "blocks": (*show.blocks, *named),
    }


def _result_shown(show: Record, fact: f.Fact, body: f.ResultShown, moment: datetime) -> Changes:
    return {"shown_result": body.poll}


def _presence_noted(show: Record, fact: f.Fact, body: f.PresenceNoted, moment: datetime) -> Changes:
    return {"presence": MappingProxyType({**show.presence, body.person: body.is_present})}


def _timer_started(show: Record, fact: f.Fact, body: f.TimerStarted, moment: datetime) -> Changes:
    length = timedelta(seconds=body.seconds)
    return {"timer": Timer(body.label, moment, length), "timer_length": length}


def _timer_stopped(show: Record, fact: f.Fact, body: f.TimerStopped, moment: datetime) -> Changes:
    return {"timer": None}


def _stage_darkened(show: Record, fact: f.Fact, body: f.StageDarkened, moment: datetime) -> Changes:
    return {"is_dark": body.is_dark}


def _fact_lost(show: Record, fact: f.Fact, body: f.FactLost, moment: datetime) -> Changes:
    return {}


RECORD_STEPS: dict[type, Callable[[Record, f.Fact, Any, datetime], Changes]] = {
    f.ShowOpened: _opened,
    f.CommandUndone: _undone,
    f.CommandRedone: _redone,
    f.CardShown: _card_shown,
    f.CardCleared: _card_cleared,
    f.EntryLogged: _entry_logged,
    f.EntryAnswered: _entry_answered,
    f.EntryAmended: _entry_amended,
    f.EntryStruck: _entry_struck,
    f.CountTaken: _count_taken,
    f.AttendanceTaken: _attendance,
    f.VotesTallied: _votes_tallied,
    f.ResultShown: _result_shown,
    f.PresenceNoted: _presence_noted,
    f.TimerStarted: _timer_started,
    f.TimerStopped: _timer_stopped,
    f.StageDarkened: _stage_darkened,
    f.FactLost: _fact_lost,
}
