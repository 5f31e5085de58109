"""The words of correcting a time: runs, edges, what was written and what it would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.look.words import KEEP, refusal_words
from runofshow.programme.times import format_duration, shown_over
from runofshow.show.correction import Correction, Edge, Shift, Taken
from runofshow.show.outlook import Outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.scene import who_speaks
from runofshow.show.state import Show

__all__ = [
    "HOW",
    "Line",
    "doubt_words",
    "lines_of",
    "meaning_words",
    "problem_words",
    "run_words",
    "stands_words",
    "unreadable_words",
]

HOW = "1:30 ago, or 08:51:30"

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview: whose, which edge; (time, length) as they stand and as they would be."""

    name: str
    about: str
    stands: tuple[str, str]
    becomes: tuple[str, str]

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        stands, becomes = (" ".join(part for part in cell if part) for cell in (self.stands, self.becomes))
        return (
            f"{self.name}, {self.about}: {stands} becomes {becomes}"
            if self.about
            else (f"{self.name}: {stands} becomes {becomes}")
        )


def clock(show: Show, moment: datetime) -> str:
    return f"{moment.astimezone(show.programme.zone):%H:%M:%S}"


def run_words(show: Show, run: Taken) -> tuple[str, str]:
    """(whose run it is, from when to when)."""
    who = who_speaks(show, run.slot)
    if run.ended is None:
        return who.name, f"since {clock(show, run.started)}"
    return who.name, f"{clock(show, run.started)} – {clock(show, run.ended)}"


def stands_words(show: Show, view: Outlook, run: Taken, edge: Edge) -> str:
    """Started 08:50:02, 1:30 ago."""
    moment = run.at(edge)
    if moment is None:
        return "Goes on now"
    verb = "Started" if edge == "start" else "Ended"
    return f"{verb} {clock(show, moment)}, {format_duration(view.wall - moment)} ago"


def meaning_words(show: Show, moment: datetime, found: Correction) -> str:
    """What was written, as a time of day, and by how much that moves the edge."""
    if not found.changes_anything:
        return f"{clock(show, moment)} is what stands already."
    by = timedelta(seconds=abs(shown_over(found.moved)))
    return f"{clock(show, moment)}, {format_duration(by)} {_way(found)}."


def _way(found: Correction) -> str:
    return "later" if found.moved > timedelta(0) else "earlier"


def doubt_words(found: Correction) -> str:
    """A question about a large step."""
    return f"{format_duration(abs(found.moved))} {_way(found)}? {KEEP}"


def unreadable_words(text: str) -> str:
    """What is wrong with what was written, and the remedy."""
    written = text.strip()
    if written.replace(".", "").isdigit():
        return f"“{written}” of what? Write {written}s ago, or a time such as 08:51:30."
    shown = written if len(written) <= 24 else f"{written[:23]}…"
    return f"“{shown}” is no time. Write {HOW}."


def problem_words(show: Show, refusal: Refusal, text: str) -> str:
    """Why an edge cannot lie there, and where it can."""
    if refusal.code is not RefusalCode.PAST_BOUNDARY:
        return refusal_words(refusal)
    earliest, latest = (refusal.params[name] for name in ("earliest", "latest"))
    bounds = f"It can lie between {clock(show, _up(earliest))} and {clock(show, latest)}."
    if not _is_short_clock(text):
        return bounds
    return f"{bounds} If that long ago is meant, write “{text.strip()} ago”."


def _up(moment: datetime) -> datetime:
    """The first whole second that is possible."""
    whole = moment.replace(microsecond=0)
    return whole if whole == moment else whole + SECOND


def _is_short_clock(text: str) -> bool:
    """1:30 is read as half past one; most likely it was meant as a length."""
    hours, _, minutes = text.strip().partition(":")
    return hours.isdigit() and minutes.isdigit()


def lines_of(show: Show, found: Correction) -> tuple[Line, ...]:
    """The preview: the run itself, its neighbour, and the forecast."""
    lines = [_line(show, shift) for shift in found.shifts]
    forecast = (found.forecast_was, found.forecast_becomes)
    if found.forecast_was != found.forecast_becomes:
        was, becomes = (clock(show, moment) for moment in forecast)
        lines.append(Line("Forecast end", "", (was, ""), (becomes, "")))
    return tuple(lines)


def _line(show: Show, shift: Shift) -> Line:
    return Line(
        who_speaks(show, shift.slot).name,
        "started" if shift.edge == "start" else "ended",
        (clock(show, shift.was), f"for {format_duration(shift.used_was)}"),
        (clock(show, shift.becomes), f"for {format_duration(shift.used_becomes)}"),
    )
