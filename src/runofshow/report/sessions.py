"""The sessions of a report: every slot with what was planned, what came of it and what was noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.models import Programme, Segment
from runofshow.report.model import Intervention, Note, QuestionAsked, SessionReport, Who
from runofshow.show.actuals import segment_stays, slot_actual
from runofshow.show.facts import Speaker
from runofshow.show.minutes import PlacedEntry, placed_entries
from runofshow.show.people import named, speaker_group, speaker_name, speaker_organisation, speaker_role
from runofshow.show.rows import slots_in_order
from runofshow.show.rundown import Standing, segment_balance
from runofshow.show.state import Control, Show, segment_of

__all__ = ["Minutes", "minutes_of", "on_record", "session_report", "who_is"]


def on_record(show: Show) -> tuple[PlacedEntry, ...]:
    """The entries an export may hold, in the order of time: neither struck nor off the record."""
    return tuple(
        placed
        for placed in placed_entries(show)
        if not placed.entry.is_struck and not placed.entry.off_record
    )


def who_is(programme: Programme, speaker: Speaker) -> Who:
    """Everything known of a speaker."""
    return Who(
        name=speaker_name(programme, speaker),
        role=speaker_role(programme, speaker) or None,
        organisation=speaker_organisation(programme, speaker) or None,
        group=speaker_group(programme, speaker) or None,
    )


@dataclass(frozen=True, slots=True)
class Minutes:
    """Notes by slot, by segment (nobody had the floor) and in general; questions by segment (None: none)."""

    by_slot: dict[str, tuple[Note, ...]]
    by_segment: dict[str | None, tuple[Note, ...]]
    questions: dict[str | None, tuple[QuestionAsked, ...]]


def minutes_of(control: Control, entries: Iterable[PlacedEntry]) -> Minutes:
    """Each note and question where it belongs."""
    by_slot: dict[str, tuple[Note, ...]] = {}
    by_segment: dict[str | None, tuple[Note, ...]] = {}
    questions: dict[str | None, tuple[QuestionAsked, ...]] = {}
    for placed in entries:
        segment = placed.segment if placed.segment in control.programme.segments_by_id else None
        if placed.entry.kind == "question":
            questions[segment] = (*questions.get(segment, ()), _question(control.programme, placed))
        elif placed.entry.kind == "note":
            slot = _home(control, placed)
            note = _note(control, placed, slot)
            if slot is not None:
                by_slot[slot] = (*by_slot.get(slot, ()), note)
            else:
                by_segment[segment] = (*by_segment.get(segment, ()), note)
    return Minutes(by_slot, by_segment, questions)


def _home(control: Control, placed: PlacedEntry) -> str | None:
    """The slot a note stands under.

    One set by hand, else that of the person set by hand if they speak in the segment, else whoever
    had the floor at its moment.
    """
    entry = placed.entry
    if entry.slot is None and entry.person is not None:
        own = [slot for slot in _slots_in(control, placed.segment) if _speaks(control, slot, entry.person)]
        if own:
            return placed.slot if placed.slot in own else own[0]
    is_known = placed.slot in control.programme.slots or placed.slot in control.floor_slots
    return placed.slot if is_known else None


def _slots_in(control: Control, segment: str | None) -> list[str]:
    known = [*control.programme.slots, *control.floor_slots]
    return [slot for slot in known if segment_of(slot) == segment]


def _speaks(control: Control, slot: str, person: str) -> bool:
    """Whether a person, by id or by name, is a slot's speaker."""
    speaker = control.speaker(slot)
    if speaker is None:
        return False
    names = {speaker.person, speaker.name, speaker_name(control.programme, speaker)} - {None, ""}
    return person in names


def _note(control: Control, placed: PlacedEntry, slot: str | None) -> Note:
    person = placed.entry.person
    stands_under_own = slot is not None and person is not None and _speaks(control, slot, person)
    about = None if stands_under_own else named(control.programme, person) or None
    return Note(_local(control)(placed.entry.moment), placed.entry.text, about, placed.entry.question)


def _question(programme: Programme, placed: PlacedEntry) -> QuestionAsked:
    entry = placed.entry
    is_someone = entry.asker or entry.organisation or entry.group
    asker = Speaker(person=entry.asker, name=entry.asker, organisation=entry.organisation, group=entry.group)
    return QuestionAsked(
        at=entry.moment.astimezone(programme.zone),
        text=entry.text,
        asker=who_is(programme, asker) if is_someone else None,
        to=named(programme, entry.to) or None,
        outcome=entry.outcome,
        answer=entry.answer,
        answered_by=named(programme, entry.answered_by) or None,
    )


def _local(control: Control) -> Callable[[datetime], datetime]:
    return lambda moment: moment.astimezone(control.programme.zone)


def session_report(control: Control, segment: Segment, minutes: Minutes, moment: datetime) -> SessionReport:
    """One segment as it stands at `moment`, floor turns where they happened."""
    standing = Standing(control)
    balance = segment_balance(control, segment, segment_stays(control, segment.id, moment))
    slots = slots_in_order(control, segment.id)
    return SessionReport(
        segment=segment.id,
        title=segment.title,
        subtitle=segment.subtitle,
        planned=_planned(control, segment.id),
        allotted=balance.allotted,
        actual=balance.used,
        over_under=balance.over_under,
        interventions=tuple(_intervention(standing, slot, minutes, moment) for slot in slots),
        notes=minutes.by_segment.get(segment.id, ()),
        questions=minutes.questions.get(segment.id, ()),
    )


def _intervention(standing: Standing, slot: str, minutes: Minutes, moment: datetime) -> Intervention:
    control = standing.control
    planned = control.planned(slot)
    speaker = control.speaker(slot)
    who = who_is(control.programme, speaker) if speaker else None
    runs, balance = standing.runs.get(slot), standing.balance(slot, moment)
    last_end = runs[-1].ended if runs else None
    local = _local(control)
    return Intervention(
        slot=slot,
        title=planned.title if planned else (who.name if who else slot),
        topic=planned.turn.topic if planned and planned.turn else None,
        kind="planned" if planned else "floor",
        speaker=who,
        on_behalf_of=_planned_speaker(control, slot) if slot in control.substitutes else None,
        planned=_planned(control, slot),
        allotted=balance.allotted,
        actual=slot_actual(control, slot, moment) if runs else None,
        used=balance.used,
        over_under=balance.over_under,
        state=standing.state(slot),
        started_at=local(runs[0].started) if runs else None,
        ended_at=local(last_end) if last_end else None,
        notes=minutes.by_slot.get(slot, ()),
    )


def _planned(control: Control, item: str) -> timedelta | None:
    """What was agreed before the show; None for what came in later."""
    return control.plan.timetable.get(item, (None, None))[1]


def _planned_speaker(control: Control, slot: str) -> Who | None:
    planned = control.planned(slot)
    if planned is None or planned.person is None:
        return None
    return who_is(control.programme, Speaker(person=planned.person.id))
