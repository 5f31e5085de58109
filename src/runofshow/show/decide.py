"""facts | refusal = decide(show, command, now): what a command means here and now. It changes nothing."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from runofshow.clock import Now
from runofshow.programme.models import Poll
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.actuals import run_used
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import (
    is_pending,
    next_slot,
    pending_slots,
    position,
    run_of,
    slot_allotment,
    slots_of,
)
from runofshow.show.state import Control, Run, Show
from runofshow.show.status import Status, status_of

__all__ = ["LEGAL", "decide"]

Decision = tuple[f.FactBody, ...] | Refusal

LONGEST = timedelta(days=1)

_STARTED = frozenset({Status.RUNNING, Status.BETWEEN, Status.PAUSED})
_OPEN = _STARTED | {Status.STANDBY}
_ALWAYS = _OPEN | {Status.ENDED}

LEGAL: dict[str, frozenset[Status]] = {
    "start": frozenset({Status.STANDBY}),
    "next": _STARTED,
    "finish": frozenset({Status.RUNNING, Status.PAUSED}),
    "goto": _STARTED,
    "pause": frozenset({Status.RUNNING, Status.BETWEEN}),
    "resume": frozenset({Status.PAUSED}),
    "adjust": _OPEN,
    "correct": _STARTED | {Status.ENDED},
    "end": _STARTED,
    "reopen": frozenset({Status.ENDED}),
    "floor": _OPEN,
    "skip": _OPEN,
    "substitute": _ALWAYS,
}
"""Which control command makes sense in which status; everything else always does."""

STALE_MATTERS = frozenset({"next", "finish", "goto", "undo", "reopen"})
"""Commands that mean something else once another control command came between."""


def decide(show: Show, command: c.Command, now: Now) -> Decision:
    """The facts that a command leads to, or why it is refused. Pure."""
    if command.do in STALE_MATTERS and command.seen is not None and show.last_control > command.seen:
        return Refusal(RefusalCode.ALREADY_DONE, {"do": command.do, "since": show.last_control})
    status = status_of(show.control)
    if status not in LEGAL.get(command.do, _ALWAYS):
        return _out_of_place(command.do, status)
    return _DECIDERS[command.do](show, command, now)


def _out_of_place(do: str, status: Status) -> Refusal:
    """The refusal for a control command in a status that the table does not allow."""
    by_command = {
        ("start", Status.ENDED): RefusalCode.ALREADY_ENDED,
        ("pause", Status.PAUSED): RefusalCode.ALREADY_PAUSED,
        ("finish", Status.BETWEEN): RefusalCode.NOTHING_RUNNING,
    }
    general = {
        "start": RefusalCode.ALREADY_STARTED,
        "resume": RefusalCode.NOT_PAUSED,
        "reopen": RefusalCode.NOT_ENDED,
    }
    by_status = {Status.STANDBY: RefusalCode.NOT_STARTED, Status.ENDED: RefusalCode.ALREADY_ENDED}
    code = by_command.get((do, status)) or general.get(do) or by_status[status]
    return Refusal(code, {"do": do})


# ---- moving on


def _unpaused(show: Show) -> tuple[f.FactBody, ...]:
    return (f.ShowResumed(),) if show.control.is_paused else ()


def _new_run(show: Show) -> str:
    """Unique in the journal: no two facts share a seq, undone ones included."""
    return f"r{show.seq + 1}"


def _take(show: Show, slot: str) -> f.SlotTaken:
    interrupted = run_of(show.control, show.control.interrupted)
    continues = interrupted.id if interrupted and interrupted.slot == slot else None
    return f.SlotTaken(_new_run(show), slot, continues)


def _start(show: Show, command: c.Start, now: Now) -> Decision:
    slot = next_slot(show.control)
    if slot is None:
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": ""})
    return (f.ShowStarted(), _take(show, slot))


def _next(show: Show, command: c.Next, now: Now) -> Decision:
    slot = next_slot(show.control)
    return (*_unpaused(show), f.ShowEnded() if slot is None else _take(show, slot))


def _finish(show: Show, command: c.Finish, now: Now) -> Decision:
    run = show.control.current_run
    if run is None:
        return Refusal(RefusalCode.NOTHING_RUNNING, {"do": command.do})
    return (*_unpaused(show), f.TurnFinished(run.id))


def _goto(show: Show, command: c.Goto, now: Now) -> Decision:
    control = show.control
    slot = _resolve(control, command.slot)
    if slot is None:
        return _unknown_slot(control, command.slot)
    current = control.current_run
    if current and current.slot == slot:
        return Refusal(RefusalCode.SLOT_IS_CURRENT, {"slot": slot})
    order = list(control.programme.slots)
    target = order.index(slot)
    passed = tuple(other for other in pending_slots(control) if order.index(other) < target)
    skipped = (f.SlotsSkipped(passed),) if passed and target > position(control) else ()
    return (*_unpaused(show), *skipped, _take(show, slot))


def _resolve(control: Control, slot: str) -> str | None:
    """A slot's id; a segment with turns stands for its first pending turn, else its first."""
    if slot in control.programme.slots:
        return slot
    if slot not in control.programme.segments_by_id:
        return None
    turns = slots_of(control, slot)
    return next((turn for turn in turns if is_pending(control, turn)), turns[0])


def _unknown_slot(control: Control, slot: str) -> Refusal:
    known = [*control.programme.slots, *control.programme.segments_by_id, *control.floor_slots]
    near = difflib.get_close_matches(slot, known, 1)
    return Refusal(RefusalCode.UNKNOWN_SLOT, {"slot": slot, "nearest": near[0] if near else None})


def _skip(show: Show, command: c.Skip, now: Now) -> Decision:
    control = show.control
    if command.slot in control.programme.slots:
        candidates: tuple[str, ...] = (command.slot,)
    elif command.slot in control.programme.segments_by_id:
        candidates = slots_of(control, command.slot)
    else:
        return _unknown_slot(control, command.slot)
    current = control.current_run
    if current and candidates == (current.slot,):
        return Refusal(RefusalCode.SLOT_IS_CURRENT, {"slot": command.slot})
    pending = tuple(
        slot for slot in candidates if is_pending(control, slot) and slot != (current and current.slot)
    )
    if not pending:
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": command.slot})
    return (f.SlotsSkipped(pending),)


# ---- clocks


def _pause(show: Show, command: c.Pause, now: Now) -> Decision:
    return (f.ShowPaused(),)


def _resume(show: Show, command: c.Resume, now: Now) -> Decision:
    return (f.ShowResumed(),)


def _end(show: Show, command: c.End, now: Now) -> Decision:
    return (*_unpaused(show), f.ShowEnded())


def _reopen(show: Show, command: c.Reopen, now: Now) -> Decision:
    return (f.ShowReopened(),)


def _adjust(show: Show, command: c.Adjust, now: Now) -> Decision:
    control = show.control
    run = control.current_run
    if command.slot is None and run is None:
        return Refusal(RefusalCode.NOTHING_RUNNING, {"do": command.do})
    if run and command.slot in (None, run.slot):
        used = run_used(control, run, show.timeline.moment(now))
        return _adjustment(command, run.slot, run.allotment, used, run.id)
    slot = command.slot or ""
    if slot not in control.programme.slots and slot not in control.floor_slots:
        return _unknown_slot(control, slot)
    if not is_pending(control, slot):
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": slot})
    broken_off = run_of(control, control.interrupted)
    used = timedelta(0)
    if broken_off and broken_off.slot == slot:
        used = run_used(control, broken_off, show.timeline.moment(now))
    return _adjustment(command, slot, slot_allotment(control, slot), used, None)


def _adjustment(
    command: c.Adjust, slot: str, allotment: timedelta, used: timedelta, run: str | None
) -> Decision:
    """The change that is possible: never below what is used, nor over a day."""
    by = timedelta(seconds=command.seconds)
    if allotment + by > LONGEST:
        return Refusal(RefusalCode.TOO_LONG, {"slot": slot, "seconds": command.seconds})
    if by < timedelta(0):
        by = max(by, min(timedelta(0), used - allotment))
    if not by:
        return Refusal(RefusalCode.NOTHING_LEFT_TO_TAKE, {"slot": slot})
    return (f.AllotmentAdjusted(slot, by.total_seconds(), run),)


def _correct(show: Show, command: c.Correct, now: Now) -> Decision:
    control = show.control
    run = run_of(control, command.run) if command.run else (control.runs[-1] if control.runs else None)
    if run is None:
        return Refusal(RefusalCode.UNKNOWN_RUN, {"run": command.run})
    if command.edge == "end" and run.ended is None:
        return Refusal(RefusalCode.RUN_NOT_ENDED, {"run": run.id})
    moment = _moment_of(show, command.moment, now)
    earliest, latest = _room_for(control, run, command.edge, show.timeline.moment(now))
    if not earliest <= moment <= latest:
        skew = show.timeline.skew(now)
        bounds = {"earliest": earliest + skew, "latest": latest + skew}
        return Refusal(RefusalCode.PAST_BOUNDARY, {"run": run.id, **bounds})
    was = run.started if command.edge == "start" else run.ended
    assert was is not None
    return (f.RunCorrected(run.id, command.edge, moment, was),)


def _moment_of(show: Show, moment: datetime | timedelta, now: Now) -> datetime:
    """On the show's timeline; a civil time is what the clock of the wall says, so its skew comes off."""
    if isinstance(moment, timedelta):
        return show.timeline.moment(now) + moment
    return moment - show.timeline.skew(now)


def _room_for(control: Control, run: Run, edge: str, now: datetime) -> tuple[datetime, datetime]:
    """Between which moments an edge may lie: its boundaries are the neighbours', or now.

    Nothing bounds the first start; a slip of more than a day is refused all the same.
    """
    index = control.runs.index(run)
    end_of_time = now if control.ended is None else min(now, control.ended)
    if edge == "start":
        if index == 0:
            return run.started - LONGEST, run.ended or end_of_time
        before = control.runs[index - 1]
        earliest = before.ended if before.ended and before.ended != run.started else before.started
        return earliest, run.ended or end_of_time
    after = control.runs[index + 1] if index + 1 < len(control.runs) else None
    if after is None:
        return run.started, end_of_time
    return run.started, (after.ended or end_of_time) if after.started == run.ended else after.started


# ---- speakers


def _floor(show: Show, command: c.Floor, now: Now) -> Decision:
    control = show.control
    if command.now and not control.is_started:
        return Refusal(RefusalCode.NOT_STARTED, {"do": command.do})
    unknown = _unknown_person(control, command.person)
    if unknown:
        return unknown
    speaker = f.Speaker(command.person, command.name, command.organisation, command.group)
    if not command.now:
        return (f.FloorRequested(f"q{show.seq + 1}", speaker, command.seconds),)
    segment = control.current_segment
    # A turn of the programme may bear such an id, and an entry may be set to a floor turn taken back.
    taken = {*control.programme.slots, *control.floor_slots, *(entry.slot for entry in show.entries)}
    names = (f"{segment}/floor-{number}" for number in count(1))
    slot = next(name for name in names if name not in taken)
    return (
        *_unpaused(show),
        f.FloorGiven(slot, speaker, command.seconds),
        f.SlotTaken(_new_run(show), slot),
    )


def _substitute(show: Show, command: c.Substitute, now: Now) -> Decision:
    control = show.control
    if command.slot not in control.programme.slots:
        return _unknown_slot(control, command.slot)
    unknown = _unknown_person(control, command.person)
    if unknown:
        return unknown
    speaker = f.Speaker(command.person, command.name, command.organisation, command.group)
    return (f.SpeakerSubstituted(command.slot, speaker),)


def _unknown_person(control: Control, person: str | None) -> Refusal | None:
    known = control.programme.persons
    if person is None or person in known:
        return None
    near = difflib.get_close_matches(person, known, 1)
    return Refusal(RefusalCode.UNKNOWN_PERSON, {"person": person, "nearest": near[0] if near else None})


# ---- undo


def _undo(show: Show, command: c.Undo, now: Now) -> Decision:
    if show.undoable is None:
        return Refusal(RefusalCode.NOTHING_TO_UNDO)
    return (f.CommandUndone(show.undoable.command),)


def _redo(show: Show, command: c.Redo, now: Now) -> Decision:
    if show.redoable is None:
        return Refusal(RefusalCode.NOTHING_TO_REDO)
    return (f.CommandRedone(show.redoable.command),)


# ---- cards, minutes, counts


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
    return None if slot in control.programme.slots else _unknown_slot(control, slot)


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


_DECIDERS: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "start": _start,
    "next": _next,
    "finish": _finish,
    "goto": _goto,
    "skip": _skip,
    "pause": _pause,
    "resume": _resume,
    "end": _end,
    "reopen": _reopen,
    "undo": _undo,
    "redo": _redo,
    "adjust": _adjust,
    "correct": _correct,
    "floor": _floor,
    "substitute": _substitute,
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
