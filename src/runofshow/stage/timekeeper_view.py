"""What the timekeeper sees at one instant: countdown, figures and rundown, as words and digits. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from runofshow.look.phases import word_desk
from runofshow.programme.models import Programme
from runofshow.programme.times import format_difference, format_duration, shown_over
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_name
from runofshow.show.rows import Row, rows_at
from runofshow.show.scene import Scene, desk_scene
from runofshow.show.state import Show
from runofshow.show.status import Status
from runofshow.show.timer import timer_view

__all__ = ["Figure", "RundownLine", "TimekeeperView", "rundown_lines", "timekeeper_view"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of the whole show, such as "Forecast end" and "09:45:55"."""

    caption: str
    value: str


@dataclass(frozen=True, slots=True)
class RundownLine:
    """One row of the rundown. state: pending, running, done or skipped.

    is_ticking: its clock runs; is_current: it is the one that the digits count. planned: its length;
    is_changed: not the one that was planned, by `difference`. actual: what was used, or has been so far.
    clock: the planned time of day, of segments only.
    """

    id: str
    is_segment: bool
    state: str
    is_ticking: bool
    is_current: bool
    is_next: bool
    is_changed: bool
    clock: str
    title: str
    planned: str
    actual: str
    difference: str


@dataclass(frozen=True, slots=True)
class TimekeeperView:
    """One picture. digits, characters, fraction and notches are those of the desk's Scene.

    name and detail: who has the floor. card: what stands on the speakers' stage. lines: the whole rundown.
    """

    phase: Phase
    phase_word: str
    digits: str
    characters: int
    fraction: float
    notches: tuple[float, ...]
    run: str | None
    clock: str
    remark: str
    name: str
    detail: str
    card: str
    figures: tuple[Figure, ...]
    lines: tuple[RundownLine, ...]

    def spoken(self) -> str:
        parts = (self.card, self.phase_word, self.name, self.detail)
        return ". ".join(part for part in parts if part)


def timekeeper_view(show: Show, view: Outlook, lines: tuple[RundownLine, ...]) -> TimekeeperView:
    """The picture for an outlook. lines: the rundown since the latest fact, whose clocks go on here."""
    programme, scene = show.programme, desk_scene(show, view)
    name, detail = _who(show, view, scene)
    return TimekeeperView(
        phase=scene.phase,
        phase_word="Ended" if view.status is Status.ENDED else word_desk(scene.phase),
        digits=scene.digits,
        characters=scene.characters,
        fraction=scene.fraction,
        notches=scene.notches,
        run=view.run,
        clock=_time(programme, view.wall),
        remark=" · ".join(["Rehearsal"] * (show.kind == "rehearsal") + ["Stage dark"] * show.is_dark),
        name=name,
        detail=detail,
        card=scene.card,
        figures=_figures(show, view),
        lines=tuple(_ticked(line, view) if line.is_ticking else line for line in lines),
    )


def rundown_lines(show: Show, view: Outlook) -> tuple[RundownLine, ...]:
    """The rundown as it stands with the latest fact."""
    return tuple(_line(show, view, row) for row in rows_at(show, view))


def _line(show: Show, view: Outlook, row: Row) -> RundownLine:
    is_changed = row.planned is not None and row.allotment != row.planned and row.state != "done"
    difference = row.over_under if row.state == "done" and row.planned is not None else None
    if is_changed and row.planned is not None and row.state == "pending":
        difference = row.allotment - row.planned
    return RundownLine(
        id=row.id,
        is_segment=row.kind == "segment",
        state=row.state,
        is_ticking=row.id == view.segment or (row.id == view.slot and view.run is not None),
        is_current=row.id == (view.slot if view.run is not None else view.segment),
        is_next=row.is_next,
        is_changed=is_changed,
        clock=_clock(show, row),
        title=_title(show, row),
        planned=format_duration(row.allotment if is_changed else row.planned or row.allotment),
        actual=format_duration(row.actual) if row.actual is not None else "",
        difference=format_difference(difference) if difference is not None else "",
    )


def _ticked(line: RundownLine, view: Outlook) -> RundownLine:
    """The current slot's or segment's row, a little later."""
    used, allotment = view.used, view.allotment
    if line.id != view.slot:
        used, allotment = view.segment_used, view.segment_allotment
    if used is None or allotment is None:
        return line
    over = used - allotment
    difference = format_difference(over) if over >= timedelta(seconds=1) else ""
    return replace(line, actual=format_duration(used), difference=difference)


def _clock(show: Show, row: Row) -> str:
    if row.kind != "segment" or row.planned_start is None:
        return ""
    return f"{row.planned_start.astimezone(show.programme.zone):%H:%M}"


def _title(show: Show, row: Row) -> str:
    """A segment's title; whose turn it is, or else its topic."""
    if row.kind == "segment":
        return show.programme.segments_by_id[row.id].title
    speaker, planned = show.control.speaker(row.id), show.control.planned(row.id)
    topic = planned.turn.topic if planned and planned.turn else None
    return speaker_name(show.programme, speaker) if speaker else topic or "Speaker"


def _who(show: Show, view: Outlook, scene: Scene) -> tuple[str, str]:
    """(name, what stands beside it)."""
    if view.status is Status.ENDED:
        return "The session has ended", ""
    if scene.who is None:
        segment = show.programme.segments_by_id.get(view.segment or "")
        return "Nobody has the floor", segment.title if segment else ""
    who = scene.who
    if who.on_behalf_of:
        return who.name, f"on behalf of {who.on_behalf_of}"
    is_person = who.person == who.name
    return who.name, (who.short_organisation or who.organisation or who.role) if is_person else who.person


def _figures(show: Show, view: Outlook) -> tuple[Figure, ...]:
    """Over or under, when it will end or has ended, when it should, and the hard stop.

    A timer takes the place of the planned end, which over or under says as well.
    """
    programme = show.programme
    timer = timer_view(show, view.moment)
    timed = (Figure(timer.label, timer.digits),) if timer else ()
    ends = "Ended" if view.status is Status.ENDED else "Forecast end"
    forecast = Figure(ends, _time(programme, view.forecast_end))
    if view.is_other_day:
        return Figure("Another day", "–"), forecast, *timed
    seconds = shown_over(view.over_under)
    over = "Over" if seconds > 0 else "Under" if seconds < 0 else "On time"
    planned = Figure("Planned end", f"{show.plan.planned_end.astimezone(programme.zone):%H:%M}")
    third = timed or (planned,)
    return (
        Figure(over, format_difference(view.over_under)),
        forecast,
        *third,
        *_hard_stop(programme, view),
    )


def _hard_stop(programme: Programme, view: Outlook) -> tuple[Figure, ...]:
    """By how much the forecast passes it: plus is past, as everywhere."""
    stop, margin = programme.planned_hard_stop, view.hard_stop_margin
    if stop is None or margin is None:
        return ()
    return (Figure(f"Hard stop {stop.astimezone(programme.zone):%H:%M}", format_difference(-margin)),)


def _time(programme: Programme, moment: datetime) -> str:
    return f"{moment.astimezone(programme.zone):%H:%M:%S}"
