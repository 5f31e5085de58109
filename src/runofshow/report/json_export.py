"""A show as plain data for other programs: ids beside names, times in ISO 8601, lengths in seconds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from runofshow.clock import Now
from runofshow.programme.models import Programme
from runofshow.programme.times import shown_over
from runofshow.report.build import forecast_or_end, vote_base
from runofshow.report.sessions import on_record
from runofshow.show.actuals import run_paused, slot_actual
from runofshow.show.chair import CHAIR_FIELDS
from runofshow.show.facts import Speaker
from runofshow.show.minutes import PlacedEntry
from runofshow.show.people import named, speaker_group, speaker_name, speaker_organisation
from runofshow.show.rows import slots_in_order
from runofshow.show.rundown import Standing
from runofshow.show.state import Control, Count, Run, Show

__all__ = ["report_json"]


def report_json(show: Show, now: Now) -> dict[str, Any]:
    """The report as JSON can hold it.

    Times carry the offset of the programme's zone. `person`, `asker`, `to` and `answered_by` are ids
    of `programme.people`, or names where someone is not listed there; `…_name` fields are for reading.
    """
    segments, standing = show.programme.segments, Standing(show.control)
    slots = [slot for segment in segments for slot in slots_in_order(show.control, segment.id)]
    return {
        "programme": _programme(show.programme),
        "show": _show(show, now),
        "slots": [_slot(show, standing, slot, show.timeline.moment(now)) for slot in slots],
        "entries": [_entry(show, placed) for placed in on_record(show)],
        "counts": [_count(show, count) for count in show.counts],
        "attendance": show.present,
    }


def _programme(programme: Programme) -> dict[str, Any]:
    """The programme without what is the chair's own."""
    plain = programme.model_dump(mode="json", exclude={"segments": {"__all__": set(CHAIR_FIELDS)}})
    plain["examples"] = [name for name in plain["examples"] if name.rpartition(".")[2] not in CHAIR_FIELDS]
    return plain


def _show(show: Show, now: Now) -> dict[str, Any]:
    plan, control = show.plan, show.control
    started = control.runs[0].started if control.runs else None
    _, over_under = forecast_or_end(show, now)
    return {
        "kind": show.kind,
        "as_of": _iso(show, show.timeline.moment(now)),
        "started_at": _iso(show, started),
        "ended_at": _iso(show, control.ended),
        "planned_end": _iso(show, plan.planned_end),
        "late_start_seconds": _seconds(started - plan.planned_start) if started else None,
        "over_under_seconds": shown_over(over_under),
    }


def _slot(show: Show, standing: Standing, slot: str, moment: datetime) -> dict[str, Any]:
    control, balance = show.control, standing.balance(slot, moment)
    planned, speaker = control.planned(slot), control.speaker(slot)
    is_replaced = slot in control.substitutes
    agreed = control.plan.timetable.get(slot)
    return {
        "slot": slot,
        "title": planned.title if planned else _speaker(show, speaker)["person_name"],
        **_speaker(show, speaker),
        "planned_person": planned.person.id if is_replaced and planned and planned.person else None,
        "is_floor": planned is None,
        "planned_seconds": _seconds(agreed[1]) if agreed else None,
        "allotted_seconds": _seconds(balance.allotted),
        "actual_seconds": _seconds(slot_actual(control, slot, moment)),
        "over_under_seconds": _seconds(balance.over_under) if balance.over_under is not None else None,
        "state": standing.state(slot),
        "runs": [_run(show, control, run, moment) for run in control.runs if run.slot == slot],
    }


def _speaker(show: Show, speaker: Speaker | None) -> dict[str, Any]:
    if speaker is None:
        return {"person": None, "person_name": None, "organisation": None, "group": None}
    programme = show.programme
    return {
        "person": speaker.person or speaker.name,
        "person_name": speaker_name(programme, speaker),
        "organisation": speaker_organisation(programme, speaker) or None,
        "group": speaker_group(programme, speaker) or None,
    }


def _run(show: Show, control: Control, run: Run, moment: datetime) -> dict[str, Any]:
    return {
        "started_at": _iso(show, run.started),
        "ended_at": _iso(show, run.ended),
        "paused_seconds": _seconds(run_paused(control, run, moment)),
    }


def _entry(show: Show, placed: PlacedEntry) -> dict[str, Any]:
    entry = placed.entry
    common = {
        "id": entry.id,
        "kind": entry.kind,
        "at": _iso(show, entry.moment),
        "slot": placed.slot,
        "segment": placed.segment,
        "person": placed.person,
        "person_name": named(show.programme, placed.person) or None,
        "text": entry.text,
    }
    if entry.kind != "question":
        return {**common, "question": entry.question, "addressee": entry.addressee, "due": entry.due}
    return {
        **common,
        "asker": entry.asker,
        "organisation": entry.organisation,
        "group": entry.group,
        "to": entry.to,
        "outcome": entry.outcome,
        "answer": entry.answer,
        "answered_by": entry.answered_by,
        "answered_at": _iso(show, entry.answered_at),
    }


def _count(show: Show, count: Count) -> dict[str, Any]:
    """base: what percentages are taken of, also where it was not given by hand; None if nobody knows it."""
    poll = show.programme.polls.get(count.poll)
    return {
        "poll": count.poll,
        "question": poll.question if poll else count.poll,
        "method": poll.method if poll else None,
        "counts": dict(count.counts),
        "base": vote_base(show, count),
        "base_kind": count.base_kind,
        "exact": count.is_exact,
        "majority": count.majority,
        "at": _iso(show, count.moment),
    }


def _iso(show: Show, moment: datetime | None) -> str | None:
    return moment.astimezone(show.programme.zone).isoformat() if moment else None


def _seconds(length: timedelta) -> int | float:
    """To the millisecond; whole seconds as an int."""
    milliseconds = round(length / timedelta(milliseconds=1))
    return milliseconds // 1000 if milliseconds % 1000 == 0 else milliseconds / 1000
