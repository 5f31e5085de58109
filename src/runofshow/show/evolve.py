"""show = evolve(show, fact): the fold. It never refuses; replaying a journal gives the live show.

A control fact puts a new Control in place and keeps the old one on the undo chain, once per
command. So taking a command back restores its clock exactly, as if it had never been.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from runofshow.programme.models import Programme
from runofshow.show import facts as f
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
from runofshow.show.timeline import Timeline

__all__ = ["evolve", "replay"]

Changes = dict[str, Any]
"""Fields of the show that a fact changes."""


def evolve(show: Show, fact: f.Fact) -> Show:
    """The show after one more fact."""
    timeline = show.timeline.extended(fact.now)
    moment = timeline.latest_moment
    assert moment is not None
    body = fact.body
    control_step = _CONTROL.get(type(body))
    if control_step is None:
        changes = _RECORD[type(body)](show, fact, body, moment)
    else:
        starts_command = fact.group != show.group or show.undoable is None
        earlier = History(show.control, fact.command, show.undoable) if starts_command else show.undoable
        control = control_step(show.control, body, moment)
        changes = {"control": control, "undoable": earlier, "redoable": None, "last_control": fact.seq}
    return _successor(show, timeline, fact, changes)


def _successor(show: Show, timeline: Timeline, fact: f.Fact, changes: Changes) -> Show:
    """The show with these fields changed.

    Spelt out, because dataclasses.replace takes three times as long and every fact of a journal
    comes through here.
    """
    get = changes.get
    return Show(
        get("control", show.control),
        timeline,
        get("kind", show.kind),
        fact.seq,
        fact.group,
        get("last_control", show.last_control),
        get("undoable", show.undoable),
        get("redoable", show.redoable),
        get("entries", show.entries),
        get("counts", show.counts),
        get("present", show.present),
        get("card", show.card),
    )


def replay(programme: Programme, facts: Iterable[f.Fact]) -> Show:
    """The show that these facts make of the programme."""
    show = Show.standby(programme)
    was_enabled = gc.isenabled()
    gc.disable()  # nothing here is garbage, and scanning what piles up doubles the time
    try:
        for fact in facts:
            show = evolve(show, fact)
    finally:
        if was_enabled:
            gc.enable()
    return show


# ---- control: what undo takes back


def _close_run(control: Control, moment: datetime) -> Control:
    """With the open run ended."""
    run = control.current_run
    if run is None:
        return control
    return replace(control, runs=(*control.runs[:-1], replace(run, ended=moment)))


def _slot_taken(control: Control, body: f.SlotTaken, moment: datetime) -> Control:
    is_floor = body.slot in control.floor_slots
    broken_off = control.current_run
    interrupted = control.interrupted if is_floor else None
    if is_floor and broken_off and broken_off.slot not in control.floor_slots:
        interrupted = broken_off.id
    run = Run(body.run, body.slot, moment, slot_allotment(control, body.slot), continues=body.continues)
    closed = _close_run(control, moment)
    return replace(
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
    return replace(
        control,
        skipped=control.skipped | set(body.slots),
        interrupted=None if is_given_up else control.interrupted,
    )


def _paused(control: Control, body: f.ShowPaused, moment: datetime) -> Control:
    return replace(control, pauses=(*control.pauses, Pause(moment)))


def _resumed(control: Control, body: f.ShowResumed, moment: datetime) -> Control:
    last = control.pauses[-1]
    return replace(control, pauses=(*control.pauses[:-1], replace(last, ended=moment)))


def _ended(control: Control, body: f.ShowEnded, moment: datetime) -> Control:
    return replace(_close_run(control, moment), ended=moment)


def _reopened(control: Control, body: f.ShowReopened, moment: datetime) -> Control:
    assert control.ended is not None
    closed = Pause(control.ended, moment, is_closed_show=True)
    return replace(control, ended=None, pauses=(*control.pauses, closed))


def _adjusted(control: Control, body: f.AllotmentAdjusted, moment: datetime) -> Control:
    by = timedelta(seconds=body.seconds)
    if body.run is None:
        changed = {**control.adjustments, body.slot: control.adjustments.get(body.slot, timedelta(0)) + by}
        return replace(control, adjustments=MappingProxyType(changed))
    return _with_run(control, body.run, lambda run: replace(run, allotment=run.allotment + by))


def _corrected(control: Control, body: f.RunCorrected, moment: datetime) -> Control:
    index = next(i for i, run in enumerate(control.runs) if run.id == body.run)
    run = control.runs[index]
    runs = list(control.runs)
    if body.edge == "start":
        runs[index] = replace(run, started=body.moment)
        if index and runs[index - 1].ended == run.started:
            runs[index - 1] = replace(runs[index - 1], ended=body.moment)
    else:
        runs[index] = replace(run, ended=body.moment)
        if index + 1 < len(runs) and runs[index + 1].started == run.ended:
            runs[index + 1] = replace(runs[index + 1], started=body.moment)
    return replace(control, runs=tuple(runs))


def _floor_given(control: Control, body: f.FloorGiven, moment: datetime) -> Control:
    slot = FloorSlot(body.slot, body.speaker, timedelta(seconds=body.seconds))
    waiting = next((request for request in control.requests if _is_same(request.speaker, body.speaker)), None)
    return replace(
        control,
        floor_slots=MappingProxyType({**control.floor_slots, body.slot: slot}),
        requests=tuple(request for request in control.requests if request is not waiting),
    )


def _floor_requested(control: Control, body: f.FloorRequested, moment: datetime) -> Control:
    request = FloorRequest(body.request, body.speaker, body.seconds)
    return replace(control, requests=(*control.requests, request))


def _substituted(control: Control, body: f.SpeakerSubstituted, moment: datetime) -> Control:
    others = {slot: speaker for slot, speaker in control.substitutes.items() if slot != body.slot}
    planned = control.programme.slots[body.slot].person
    if planned is None or body.speaker.person != planned.id:
        others[body.slot] = body.speaker
    return replace(control, substitutes=MappingProxyType(others))


def _with_run(control: Control, run_id: str, change: Callable[[Run], Run]) -> Control:
    return replace(control, runs=tuple(change(run) if run.id == run_id else run for run in control.runs))


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


def _opened(show: Show, fact: f.Fact, body: f.ShowOpened, moment: datetime) -> Changes:
    return {"kind": body.kind}


def _undone(show: Show, fact: f.Fact, body: f.CommandUndone, moment: datetime) -> Changes:
    last = show.undoable
    assert last is not None
    return {
        "control": last.control,
        "undoable": last.earlier,
        "redoable": History(show.control, last.command, show.redoable),
        "last_control": fact.seq,
    }


def _redone(show: Show, fact: f.Fact, body: f.CommandRedone, moment: datetime) -> Changes:
    last = show.redoable
    assert last is not None
    return {
        "control": last.control,
        "redoable": last.earlier,
        "undoable": History(show.control, last.command, show.undoable),
        "last_control": fact.seq,
    }


def _card_shown(show: Show, fact: f.Fact, body: f.CardShown, moment: datetime) -> Changes:
    run = show.control.current_run
    return {"card": Card(body.text, body.tone, moment, run.id if run else None)}


def _card_cleared(show: Show, fact: f.Fact, body: f.CardCleared, moment: datetime) -> Changes:
    return {"card": None}


def _entry_logged(show: Show, fact: f.Fact, body: f.EntryLogged, moment: datetime) -> Changes:
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


def _entry(show: Show, entry_id: str) -> Entry:
    entry = show.entries.get(entry_id)
    assert entry is not None, f"no entry {entry_id}"
    return entry


def _entry_answered(show: Show, fact: f.Fact, body: f.EntryAnswered, moment: datetime) -> Changes:
    answered = replace(
        _entry(show, body.entry),
        outcome=body.outcome,
        answer=body.text,
        answered_by=body.person,
        answered_at=moment,
    )
    return {"entries": show.entries.replace(answered)}


def _entry_amended(show: Show, fact: f.Fact, body: f.EntryAmended, moment: datetime) -> Changes:
    entry = _entry(show, body.entry)
    original = MappingProxyType({name: getattr(entry, name) for name in body.changes})
    amended = replace(entry, **body.changes, originals=(*entry.originals, original))
    return {"entries": show.entries.replace(amended)}


def _entry_struck(show: Show, fact: f.Fact, body: f.EntryStruck, moment: datetime) -> Changes:
    struck = replace(_entry(show, body.entry), is_struck=True)
    return {"entries": show.entries.replace(struck)}


def _count_taken(show: Show, fact: f.Fact, body: f.CountTaken, moment: datetime) -> Changes:
    count = Count(
        body.poll, MappingProxyType(dict(body.counts)), body.base, body.base_kind, body.exact, moment
    )
    return {"counts": (*show.counts, count)}


def _attendance(show: Show, fact: f.Fact, body: f.AttendanceTaken, moment: datetime) -> Changes:
    return {"present": body.present}


_RECORD: dict[type, Callable[[Show, f.Fact, Any, datetime], Changes]] = {
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
