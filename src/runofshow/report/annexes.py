"""The annexes of a report: who spoke for how long, and everything that happened with its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from runofshow.programme.models import Programme
from runofshow.report.model import GroupTime, LogLine, LogWhat, PersonTime
from runofshow.report.sessions import who_is
from runofshow.show.minutes import PlacedEntry
from runofshow.show.people import speaker_name
from runofshow.show.speaking import SpeakingTime
from runofshow.show.state import Control, Show, segment_of

__all__ = ["event_log", "group_times", "person_times"]


def person_times(programme: Programme, spoken: SpeakingTime) -> tuple[PersonTime, ...]:
    """Who spoke and for how long, the longest first."""
    return tuple(
        PersonTime(
            who=replace(who_is(programme, person.speaker), group=person.group or None),
            turns=person.slots,
            actual=person.used,
            share=spoken.share(person.used),
        )
        for person in spoken.people
        if person.used
    )


def group_times(spoken: SpeakingTime) -> tuple[GroupTime, ...]:
    """The same by group, the longest first; those of no known group last."""
    return tuple(
        GroupTime(
            group=group.group or None,
            people=group.people,
            turns=group.slots,
            actual=group.used,
            share=spoken.share(group.used),
        )
        for group in spoken.groups
    )


def event_log(show: Show, entries: Iterable[PlacedEntry]) -> tuple[LogLine, ...]:
    """Runs, pauses, entries and counts in the order of time, in the programme's zone."""
    lines = [*_run_lines(show.control), *_pause_lines(show.control)]
    lines += _entry_lines(entries)
    lines += [
        LogLine(count.moment, "count", _question_of(show.programme, count.poll)) for count in show.counts
    ]
    if show.control.ended is not None:
        lines.append(LogLine(show.control.ended, "ended", ""))
    zone = show.programme.zone
    return tuple(
        LogLine(line.at.astimezone(zone), line.what, line.text)
        for line in sorted(lines, key=lambda line: line.at)
    )


def _question_of(programme: Programme, poll: str) -> str:
    planned = programme.polls.get(poll)
    return planned.question if planned else poll


def _run_lines(control: Control) -> Iterator[LogLine]:
    """A run's end is told only where nobody took the floor at that instant."""
    if control.runs:
        yield LogLine(control.runs[0].started, "started", "")
    starts = {run.started for run in control.runs}
    for run in control.runs:
        words = _slot_words(control, run.slot)
        yield LogLine(run.started, "taken", words)
        if run.ended is not None and run.ended not in starts and run.ended != control.ended:
            yield LogLine(run.ended, "finished", words)


def _slot_words(control: Control, slot: str) -> str:
    """The segment, and within it the speaker."""
    segment = control.programme.segments_by_id[segment_of(slot)]
    speaker = control.speaker(slot)
    planned = control.planned(slot)
    who = speaker_name(control.programme, speaker) if speaker else planned.title if planned else ""
    title = segment.short_title or segment.title
    return f"{title}: {who}" if who and who != segment.title else title


def _pause_lines(control: Control) -> Iterator[LogLine]:
    for pause in control.pauses:
        yield LogLine(pause.started, "ended" if pause.is_closed_show else "paused", "")
        if pause.ended is not None:
            what: LogWhat = "reopened" if pause.is_closed_show else "resumed"
            yield LogLine(pause.ended, what, "")


def _entry_lines(entries: Iterable[PlacedEntry]) -> Iterator[LogLine]:
    for entry in (placed.entry for placed in entries):
        yield LogLine(entry.moment, entry.kind, entry.text)
        if entry.outcome is not None and entry.answered_at is not None:
            yield LogLine(entry.answered_at, entry.outcome, entry.answer or entry.text)
