"""show = evolve(show, fact): the fold. It never refuses; replaying a journal gives the live show.

A control fact puts a new Control in place and keeps the old one on the undo chain, once per
command. So taking a command back restores its clock exactly, as if it had never been.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from runofshow.programme.models import Programme
from runofshow.show import facts as f
from runofshow.show.changing import changed
from runofshow.show.rundown import run_of, slot_allotment
from runofshow.show.state import (
    Card,
    Control,
    Count,
    Entry,
    FloorRequest,
    FloorSlot,
    History,
    Pause,
    Run,
    Show,
)

__all__ = ["evolve", "replay"]

_FIELDS = tuple(field.name for field in fields(Show))

Changes = dict[str, Any]
"""Fields of the show that a fact changes."""


def evolve(show: Show, fact: f.Fact) -> Show:
    """The show after one more fact."""
    fold = _Fold(show)
    fold.take(fact)
    return fold.show()


def replay(programme: Programme, facts: Iterable[f.Fact]) -> Show:
    """The show that these facts make of the programme."""
    fold = _Fold(Show.standby(programme))
    was_enabled = gc.isenabled()
    gc.disable()  # nothing here is garbage, and scanning what piles up doubles the time
    try:
        for fact in facts:
            fold.take(fact)
    finally:
        if was_enabled:
            gc.enable()
    return fold.show()


class _Fold:
    """A show on its way through facts: the same steps for one fact and for ten thousand.

    Making a frozen Show after each of them would take as long as all the rest.
    """

    __slots__ = _FIELDS

    def __init__(self, show: Show) -> None:
        self.control = show.control
        self.timeline = show.timeline
        self.kind = show.kind
        self.seq = show.seq
        self.group = show.group
        self.last_control = show.last_control
        self.undoable = show.undoable
        self.redoable = show.redoable
        self.entries = show.entries
        self.counts = show.counts
        self.present = show.present
        self.card = show.card

    def take(self, fact: f.Fact) -> None:
        self.timeline = timeline = self.timeline.extended(fact.now)
        moment = timeline.latest_moment
        assert moment is not None
        body = fact.body
        control_step = _CONTROL.get(type(body))
        if control_step is None:
            for name, value in _RECORD[type(body)](self, fact, body, moment).items():
                setattr(self, name, value)
        else:
            if fact.group != self.group or self.undoable is None:
                self.undoable = History(self.control, fact.command, self.undoable)
            self.control = control_step(self.control, body, moment)
            self.redoable = None
            self.last_control = fact.seq
        self.seq, self.group = fact.seq, fact.group

    def show(self) -> Show:
        return Show(**{name: getattr(self, name) for name in _FIELDS})


# ---- control: what undo takes back


def _close_run(control: Control, moment: datetime) -> Control:
    """With the open run ended."""
    run = control.current_run
    if run is None:
        return control
    return changed(control, runs=(*control.runs[:-1], changed(run, ended=moment)))


def _slot_taken(control: Control, body: f.SlotTaken, moment: datetime) -> Control:
    is_floor = body.slot in control.floor_slots
    broken_off = control.current_run
    interrupted = control.interrupted if is_floor else None
    if is_floor and broken_off and broken_off.slot not in control.floor_slots:
        interrupted = broken_off.id
    run = Run(body.run, body.slot, moment, slot_allotment(control, body.slot), continues=body.continues)
    closed = _close_run(control, moment)
    return changed(
        closed,
        runs=(*closed.runs, run),
        interrupted=interrupted,
        skipped=control.skipped - {body.slot},
        adjustments=_without(control.adjustments, body.slot),
    )


def _turn_finished(control: Control, body: f.TurnFinished, moment: datetime) -> Control:
    return _close_run(control, moment)


def _slots_skipped(control: Control, body: f.SlotsSkipped, moment: datetime) -> Control:
    broken_off = run_of(control, control.interrupted)
    is_given_up = broken_off is not None and broken_off.slot in body.slots
    return changed(
        control,
        skipped=control.skipped | set(body.slots),
        interrupted=None if is_given_up else control.interrupted,
    )


def _paused(control: Control, body: f.ShowPaused, moment: datetime) -> Control:
    return changed(control, pauses=(*control.pauses, Pause(moment)))


def _resumed(control: Control, body: f.ShowResumed, moment: datetime) -> Control:
    last = control.pauses[-1]
    return changed(control, pauses=(*control.pauses[:-1], changed(last, ended=moment)))


def _ended(control: Control, body: f.ShowEnded, moment: datetime) -> Control:
    return changed(_close_run(control, moment), ended=moment)


def _reopened(control: Control, body: f.ShowReopened, moment: datetime) -> Control:
    assert control.ended is not None
    closed = Pause(control.ended, moment, is_closed_show=True)
    return changed(control, ended=None, pauses=(*control.pauses, closed))


def _adjusted(control: Control, body: f.AllotmentAdjusted, moment: datetime) -> Control:
    by = timedelta(seconds=body.seconds)
    if body.run is None:
        adjustments = {
            **control.adjustments,
            body.slot: control.adjustments.get(body.slot, timedelta(0)) + by,
        }
        return changed(control, adjustments=MappingProxyType(adjustments))
    return _with_run(control, body.run, lambda run: changed(run, allotment=run.allotment + by))


def _corrected(control: Control, body: f.RunCorrected, moment: datetime) -> Control:
    index = next(i for i, run in enumerate(control.runs) if run.id == body.run)
    run = control.runs[index]
    runs = list(control.runs)
    if body.edge == "start":
        runs[index] = changed(run, started=body.moment)
        if index and runs[index - 1].ended == run.started:
            runs[index - 1] = changed(runs[index - 1], ended=body.moment)
    else:
        runs[index] = changed(run, ended=body.moment)
        if index + 1 < len(runs) and runs[index + 1].started == run.ended:
            runs[index + 1] = changed(runs[index + 1], started=body.moment)
    return changed(control, runs=tuple(runs))


def _floor_given(control: Control, body: f.FloorGiven, moment: datetime) -> Control:
    slot = FloorSlot(body.slot, body.speaker, timedelta(seconds=body.seconds))
    waiting = next((request for request in control.requests if _is_same(request.speaker, body.speaker)), None)
    return changed(
        control,
        floor_slots=MappingProxyType({**control.floor_slots, body.slot: slot}),
        requests=tuple(request for request in control.requests if request is not waiting),
    )


def _floor_requested(control: Control, body: f.FloorRequested, moment: datetime) -> Control:
    request = FloorRequest(body.request, body.speaker, body.seconds)
    return changed(control, requests=(*control.requests, request))


def _substituted(control: Control, body: f.SpeakerSubstituted, moment: datetime) -> Control:
    others = {slot: speaker for slot, speaker in control.substitutes.items() if slot != body.slot}
    planned = control.programme.slots[body.slot].person
    if planned is None or body.speaker.person != planned.id:
        others[body.slot] = body.speaker
    return changed(control, substitutes=MappingProxyType(others))


def _with_run(control: Control, run_id: str, change: Callable[[Run], Run]) -> Control:
    runs = control.runs
    place = next(place for place in reversed(range(len(runs))) if runs[place].id == run_id)
    return changed(control, runs=(*runs[:place], change(runs[place]), *runs[place + 1 :]))


def _without(adjustments: Any, slot: str) -> Any:
    if slot not in adjustments:
        return adjustments
    return MappingProxyType({key: value for key, value in adjustments.items() if key != slot})


def _is_same(one: f.Speaker, other: f.Speaker) -> bool:
    if one.person or other.person:
        return one.person == other.person
    return (one.name or "").casefold() == (other.name or "").casefold()


_CONTROL: dict[type, Callable[[Control, Any, datetime], Control]] = {
    f.ShowStarted: lambda control, body, moment: control,
    f.SlotTaken: _slot_taken,
    f.TurnFinished: _turn_finished,
    f.SlotsSkipped: _slots_skipped,
    f.ShowPaused: _paused,
    f.ShowResumed: _resumed,
    f.ShowEnded: _ended,
    f.ShowReopened: _reopened,
    f.AllotmentAdjusted: _adjusted,
    f.RunCorrected: _corrected,
    f.FloorGiven: _floor_given,
    f.FloorRequested: _floor_requested,
    f.SpeakerSubstituted: _substituted,
}


# ---- the record: minutes, cards and counts, which undo leaves alone


def _opened(show: _Fold, fact: f.Fact, body: f.ShowOpened, moment: datetime) -> Changes:
    return {"kind": body.kind}


def _undone(show: _Fold, fact: f.Fact, body: f.CommandUndone, moment: datetime) -> Changes:
    last = show.undoable
    assert last is not None
    return {
        "control": last.control,
        "undoable": last.earlier,
        "redoable": History(show.control, last.command, show.redoable),
        "last_control": fact.seq,
    }


def _redone(show: _Fold, fact: f.Fact, body: f.CommandRedone, moment: datetime) -> Changes:
    last = show.redoable
    assert last is not None
    return {
        "control": last.control,
        "redoable": last.earlier,
        "undoable": History(show.control, last.command, show.undoable),
        "last_control": fact.seq,
    }


def _card_shown(show: _Fold, fact: f.Fact, body: f.CardShown, moment: datetime) -> Changes:
    run = show.control.current_run
    return {"card": Card(body.text, body.tone, moment, run.id if run else None)}


def _card_cleared(show: _Fold, fact: f.Fact, body: f.CardCleared, moment: datetime) -> Changes:
    return {"card": None}


def _entry_logged(show: _Fold, fact: f.Fact, body: f.EntryLogged, moment: datetime) -> Changes:
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


def _entry(show: _Fold, entry_id: str) -> Entry:
    entry = show.entries.get(entry_id)
    assert entry is not None, f"no entry {entry_id}"
    return entry


def _entry_answered(show: _Fold, fact: f.Fact, body: f.EntryAnswered, moment: datetime) -> Changes:
    answered = changed(
        _entry(show, body.entry),
        outcome=body.outcome,
        answer=body.text,
        answered_by=body.person,
        answered_at=moment,
    )
    return {"entries": show.entries.replace(answered)}


def _entry_amended(show: _Fold, fact: f.Fact, body: f.EntryAmended, moment: datetime) -> Changes:
    entry = _entry(show, body.entry)
    original = MappingProxyType({name: getattr(entry, name) for name in body.changes})
    amended = changed(entry, **body.changes, originals=(*entry.originals, original))
    return {"entries": show.entries.replace(amended)}


def _entry_struck(show: _Fold, fact: f.Fact, body: f.EntryStruck, moment: datetime) -> Changes:
    struck = changed(_entry(show, body.entry), is_struck=True)
    return {"entries": show.entries.replace(struck)}


def _count_taken(show: _Fold, fact: f.Fact, body: f.CountTaken, moment: datetime) -> Changes:
    count = Count(
        body.poll, MappingProxyType(dict(body.counts)), body.base, body.base_kind, body.exact, moment
    )
    return {"counts": (*show.counts, count)}


def _attendance(show: _Fold, fact: f.Fact, body: f.AttendanceTaken, moment: datetime) -> Changes:
    return {"present": body.present}


_RECORD: dict[type, Callable[[_Fold, f.Fact, Any, datetime], Changes]] = {
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
}
