"""The desk's sentences, made from values: pure, so that each can be tested without a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.models import Programme
from runofshow.programme.times import format_difference, format_duration, shown_over, shown_seconds
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene, Who
from runofshow.show.status import Status

__all__ = [
    "Figures",
    "bar_captions",
    "date_words",
    "figures",
    "length_words",
    "next_label",
    "place_words",
    "planned_words",
    "segment_words",
    "slot_words",
    "status_words",
    "who_lines",
]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the top bar shows. over_under_name: "Over", "Under" or "On time"."""

    over_under_name: str
    over_under: str
    forecast_name: str
    forecast: str
    planned: str
    clock: str


def figures(programme: Programme, view: Outlook) -> Figures:
    """The top bar's figures, times of day in the programme's zone. programme: what was agreed."""
    seconds = shown_over(view.over_under)
    is_over = view.status is Status.ENDED
    if view.is_other_day:
        name, ends = "Ended" if is_over else "Forecast end", _clock(programme, view.forecast_end)
        return Figures("Another day", "–", name, ends, "", _clock(programme, view.wall))
    margin = view.hard_stop_margin
    planned = planned_words(programme)
    if margin is not None and shown_seconds(margin) < 0:
        planned = f"{format_duration(margin)} past hard stop"
    return Figures(
        over_under_name="Over" if seconds > 0 else "Under" if seconds < 0 else "On time",
        over_under=format_difference(view.over_under),
        forecast_name="Ended" if is_over else "Forecast end",
        forecast=_clock(programme, view.forecast_end),
        planned=planned,
        clock=_clock(programme, view.wall),
    )


def planned_words(programme: Programme) -> str:
    """When it was to end."""
    return f"planned {programme.planned_end:%H:%M}"


def _clock(programme: Programme, moment: datetime) -> str:
    return f"{moment.astimezone(programme.zone):%H:%M:%S}"


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(programme: Programme) -> str:
    """Friday 7 December 2018."""
    day = programme.date
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def place_words(programme: Programme) -> str:
    """Date, room and zone in one line."""
    parts = (date_words(programme), programme.room or programme.venue, programme.time_zone)
    return " · ".join(part for part in parts if part)


def status_words(status: Status, kind: str | None, speed: float = 1.0) -> str:
    """On air, Rehearsal ×60, Standby: the first word under the title."""
    if kind == "rehearsal":
        return f"Rehearsal ×{speed:g}" if speed != 1 else "Rehearsal"
    if status is Status.STANDBY:
        return "Standby"
    return "Ended" if status is Status.ENDED else "On air"


def next_label(view: Outlook, upcoming: Who | None, *, is_broken_off: bool) -> str:
    """What the accent button will do. is_broken_off: a floor turn interrupts whoever is next."""
    if view.status is Status.STANDBY:
        return "Start the session"
    if view.status is Status.ENDED:
        return "Export the report"
    if view.next_slot is None or upcoming is None:
        return "End the session"
    return f"{'Back to' if is_broken_off else 'Start'} {upcoming.name}"


def slot_words(view: Outlook, programme: Programme) -> str:
    """8:00 allotted · began 08:49:55."""
    if view.slot is None or view.allotment is None:
        return f"{format_duration(view.segment_allotment)} allotted" if view.segment_allotment else ""
    allotted = f"{format_duration(view.allotment)} allotted"
    if view.started is None:
        return f"{allotted} · starts {programme.planned_start:%H:%M}"
    return f"{allotted} · began {_clock(programme, view.started)}"


def bar_captions(view: Outlook, scene: Scene, programme: Programme) -> tuple[str, str, str]:
    """(what is spoken, the warning's place, when it is or was due) under the progress bar.

    Where the digits count up they say what is spoken, so here stands what is left.
    """
    used = view.used if view.used is not None else view.segment_used
    left = f"{format_duration(used)} {'spoken' if view.used is not None else 'used'}" if used else ""
    if scene.is_counted_up:
        left = _left_words(view.remaining if view.remaining is not None else view.segment_remaining)
    notch = format_duration(view.warning_at) if view.warning_at and scene.notches and view.slot else ""
    if view.due is None:
        return left, notch, ""
    ends = "ends" if view.goes_on_in is None else "goes on"
    verb = ends if view.due > view.wall else "was due"
    return left, notch, f"{verb} {_clock(programme, view.due)}"


def _left_words(remaining: timedelta | None) -> str:
    """3:42 left, 0:30 over."""
    seconds = shown_seconds(remaining or timedelta(0))
    words = format_duration(timedelta(seconds=abs(seconds)))
    return f"{words} {'over' if seconds < 0 else 'left'}"


def who_lines(who: Who | None, view: Outlook) -> tuple[str, str]:
    """(name, what stands under it) in the middle of the desk."""
    if view.status is Status.ENDED:
        return "The session has ended", "Conclusions and notes can still be written down and exported."
    if who is None:
        return "Nobody has the floor", "The segment's clock runs on. Introduce the next speaker."
    if who.on_behalf_of:
        return who.name, f"{who.organisation or who.role}, on behalf of {who.on_behalf_of}".lstrip(", ")
    is_segment = who.person != who.name
    parts = (who.person,) if is_segment and who.person else (who.role, who.organisation)
    return who.name, ", ".join(part for part in parts if part)


def segment_words(view: Outlook, title: str) -> tuple[str, str]:
    """(the segment's title, its own remaining time): "14:42 left of 25:00"."""
    if view.segment_remaining is None or view.segment_allotment is None:
        return title, ""
    allotted = format_duration(view.segment_allotment)
    shown = shown_seconds(view.segment_remaining)
    left = timedelta(seconds=abs(shown))
    if shown >= 0:
        return title, f"{format_duration(left)} left of {allotted}"
    return title, f"{format_duration(left)} over {allotted}"


def length_words(length: timedelta) -> str:
    """75 min."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    return f"{minutes} min" if not seconds else format_duration(length)
