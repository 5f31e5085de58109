"""When a slot warns: thresholds of the presets, the phase that follows, and which cue is due.

Thresholds are measured in remaining time; minus is over. *Podium* warns before the end: its green
means time left. *Toastmasters* shows what has been reached: green the minimum, amber between, red
the maximum, with 30 s of grace (the timing rule of Toastmasters International).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from runofshow.programme.models import CuePlan

__all__ = [
    "Cue",
    "CueName",
    "CueWatch",
    "Phase",
    "Thresholds",
    "crossed",
    "phase_at",
    "thresholds",
]

NOTHING = timedelta(0)
MINUTE = timedelta(minutes=1)
FIVE_MINUTES = timedelta(minutes=5)
GRACE = timedelta(seconds=30)


class Phase(StrEnum):
    """How the current clock stands; colour, shape and words hang on it."""

    STANDBY = "standby"
    RUNNING = "running"
    WARNING = "warning"
    DANGER = "danger"
    OVERTIME = "overtime"
    PAUSED = "paused"


class CueName(StrEnum):
    """What a chime announces, from the mildest to the most urgent."""

    MINIMUM = "minimum"
    WARNING = "warning"
    HALF = "half"
    TIME_UP = "time_up"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True)
class Cue:
    """One threshold of a slot: `at` is the remaining time at which it sounds."""

    name: CueName
    at: timedelta


@dataclass(frozen=True, slots=True)
class Thresholds:
    """warning: time left where the warning begins. overtime: time over where danger becomes overtime.

    cues: those up to 0:00, in the order they come; after it one follows each minute over.
    """

    warning: timedelta
    overtime: timedelta
    cues: tuple[Cue, ...]


def thresholds(allotment: timedelta, plan: CuePlan) -> Thresholds:
    """The thresholds for a slot of that allotment."""
    make = _toastmasters if plan.preset == "toastmasters" else _podium
    base = make(allotment, plan)
    overtime = plan.overtime if plan.overtime is not None else base.overtime
    return Thresholds(base.warning, overtime, base.cues)


def _podium(allotment: timedelta, plan: CuePlan) -> Thresholds:
    if allotment < timedelta(minutes=3):
        warning, overtime = timedelta(seconds=30), GRACE
    elif allotment < FIVE_MINUTES:
        warning, overtime = MINUTE, GRACE
    else:
        warning, overtime = 2 * MINUTE, MINUTE
    warning = plan.warning if plan.warning is not None else warning
    return Thresholds(
        warning,
        overtime,
        (Cue(CueName.WARNING, warning), Cue(CueName.HALF, warning / 2), Cue(CueName.TIME_UP, NOTHING)),
    )


def _toastmasters(allotment: timedelta, plan: CuePlan) -> Thresholds:
    """By length: the minimum is 2 min below the maximum, 1 min below for slots under five minutes."""
    spread = min(allotment, MINUTE if allotment < FIVE_MINUTES else 2 * MINUTE)
    warning = plan.warning if plan.warning is not None else spread / 2
    minimum = Cue(CueName.MINIMUM, max(spread, warning))
    return Thresholds(warning, GRACE, (minimum, Cue(CueName.WARNING, warning), Cue(CueName.TIME_UP, NOTHING)))


def phase_at(remaining: timedelta, limits: Thresholds) -> Phase:
    """The phase of a running clock."""
    if remaining <= -limits.overtime:
        return Phase.OVERTIME
    if remaining <= NOTHING:
        return Phase.DANGER
    return Phase.WARNING if remaining <= limits.warning else Phase.RUNNING


def crossed(before: timedelta, after: timedelta, limits: Thresholds) -> Cue | None:
    """The most urgent cue whose threshold lies between two remaining times (before > at ≥ after)."""
    if after >= before:
        return None
    minutes_over = -after // MINUTE
    if minutes_over >= 1 and -minutes_over * MINUTE < before:
        return Cue(CueName.OVERTIME, -minutes_over * MINUTE)
    passed = [cue for cue in limits.cues if after <= cue.at < before]
    return passed[-1] if passed else None


@dataclass(slots=True)
class CueWatch:
    """Remembers how far the current run has been heard, so that each threshold sounds once per run.

    What was already passed when a run comes into view (opened, undone, corrected) stays silent;
    time given back above a threshold arms it again.
    """

    run: str | None = None
    heard: timedelta = NOTHING

    def observe(
        self,
        run: str | None,
        remaining: timedelta | None,
        limits: Thresholds | None,
        *,
        is_silent: bool = False,
    ) -> Cue | None:
        """The cue to sound now, if any. `is_silent`: the clock was moved by an undo or a correction."""
        if run is None or remaining is None or limits is None:
            self.run = None
            return None
        is_new = run != self.run
        before, self.run, self.heard = self.heard, run, remaining
        return None if is_new or is_silent else crossed(before, remaining, limits)
