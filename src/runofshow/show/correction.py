"""Correcting a late press: which runs there are, what the chair's words mean, what would move. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from runofshow.programme.times import parse_clock_time, parse_duration
from runofshow.show.actuals import run_elapsed
from runofshow.show.commands import Correct
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.refusals import Refusal
from runofshow.show.state import Control, Run, Show
from runofshow.show.trial import now_at, tried

__all__ = ["Correction", "Edge", "Shift", "Taken", "correction", "edge_of", "read_moment", "taken"]

Edge = Literal["start", "end"]

NOTHING = timedelta(0)
FAR = timedelta(minutes=10)
"""A press is seldom later than this; a slip of the hand often is."""

_AGO = re.compile(r"^\s*(?P<length>.*\S)\s+ago\s*$", re.IGNORECASE)
_SIGNED = re.compile(r"^\s*(?P<sign>[+\-−])\s*(?P<length>.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Taken:
    """One run, its times on the clock of the wall. ended is None while it goes on."""

    run: str
    slot: str
    started: datetime
    ended: datetime | None
    used: timedelta

    def at(self, edge: Edge) -> datetime | None:
        return self.started if edge == "start" else self.ended


@dataclass(frozen=True, slots=True)
class Shift:
    """An edge that moves, before and after, and how long its run was and would be."""

    run: str
    slot: str
    edge: Edge
    was: datetime
    becomes: datetime
    used_was: timedelta
    used_becomes: timedelta


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction does: to its run, then to the neighbour that touches it, and to the forecast."""

    shifts: tuple[Shift, ...]
    forecast_was: datetime
    forecast_becomes: datetime

    @property
    def changes_anything(self) -> bool:
        """Whether an edge moves by more than the part of a second that no screen shows."""
        return any(
            shift.was.replace(microsecond=0) != shift.becomes.replace(microsecond=0) for shift in self.shifts
        )

    @property
    def moved(self) -> timedelta:
        """By how much, plus is later."""
        return self.shifts[0].becomes - self.shifts[0].was if self.shifts else NOTHING

    @property
    def is_far(self) -> bool:
        """Whether it is so large that it may be a slip."""
        return abs(self.moved) >= FAR


def taken(show: Show, view: Outlook) -> tuple[Taken, ...]:
    """All runs, the latest first."""
    skew, control = view.wall - view.moment, show.control
    return tuple(_taken(control, run, view.moment, skew) for run in reversed(control.runs))


def _taken(control: Control, run: Run, moment: datetime, skew: timedelta) -> Taken:
    ended = run.ended + skew if run.ended else None
    return Taken(run.id, run.slot, run.started + skew, ended, run_elapsed(control, run, moment))


def edge_of(run: Taken) -> Edge:
    """What is most likely to be corrected: when a run that goes on began, when another ended."""
    return "start" if run.ended is None else "end"


def read_moment(text: str, wall: datetime, near: datetime, zone: ZoneInfo) -> datetime:
    """What the chair wrote as an aware time in UTC: `1:30 ago`, `-90s`, `now`, or a time of day.

    wall: what an offset counts from. near: of all days, a time of day is the one nearest to this.
    Raises DurationError with the remedy.
    """
    if text.strip().casefold() == "now":
        return wall.astimezone(UTC)
    ago, signed = _AGO.match(text), _SIGNED.match(text)
    if ago:
        return (wall - parse_duration(ago["length"])).astimezone(UTC)
    if signed:
        length = parse_duration(signed["length"])
        return (wall + (length if signed["sign"] == "+" else -length)).astimezone(UTC)
    clock = parse_clock_time(text)
    day = near.astimezone(zone).date()
    days = (day + timedelta(days=by) for by in (-1, 0, 1))
    found = (datetime.combine(one, clock, zone).astimezone(UTC) for one in days)
    return min(found, key=lambda moment: abs(moment - near))


def correction(show: Show, view: Outlook, run: str, edge: Edge, moment: datetime) -> Correction | Refusal:
    """What moving an edge would do, or why it cannot be moved there."""
    now = now_at(show, view)
    after = tried(show, Correct.model_construct(run=run, edge=edge, moment=moment), now)
    if isinstance(after, Refusal):
        return after
    before = {taken.id: taken for taken in show.control.runs}
    pairs = [(before[changed.id], changed) for changed in after.control.runs if changed != before[changed.id]]
    pairs.sort(key=lambda pair: pair[0].id != run)
    shifts = tuple(_shift(show, after, view, was, becomes) for was, becomes in pairs)
    return Correction(shifts, view.forecast_end, outlook(after, now).forecast_end)


def _shift(show: Show, after: Show, view: Outlook, was: Run, becomes: Run) -> Shift:
    skew = view.wall - view.moment
    edge: Edge = "start" if was.started != becomes.started else "end"
    old, new = (was.started, becomes.started) if edge == "start" else (was.ended, becomes.ended)
    assert old is not None
    assert new is not None
    return Shift(
        was.id,
        was.slot,
        edge,
        old + skew,
        new + skew,
        run_elapsed(show.control, was, view.moment),
        run_elapsed(after.control, becomes, view.moment),
    )
