"""What runs and segments have used, pauses taken off. All instants are moments of the show's timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby, zip_longest
from operator import attrgetter

from runofshow.show.state import Control, Run

__all__ = [
    "Stay",
    "all_stays",
    "chain_of",
    "frozen_at",
    "paused_within",
    "run_elapsed",
    "run_paused",
    "run_used",
    "runs_used",
    "segment_stays",
    "segment_used",
    "slot_actual",
    "stays_used",
]

NOTHING = timedelta(0)

Stay = tuple[datetime, datetime]
"""From when until when a segment's clock ran."""


def paused_within(control: Control, start: datetime, end: datetime) -> timedelta:
    """How much of start..end was paused."""
    return sum(
        (max(NOTHING, min(pause.ended or end, end) - max(pause.started, start)) for pause in control.pauses),
        NOTHING,
    )


def frozen_at(control: Control, moment: datetime) -> datetime:
    """Where the clocks stand: at the pause's start while paused, at the end once ended, else at `moment`."""
    if control.ended is not None:
        return min(control.ended, moment)
    return control.pauses[-1].started if control.is_paused else moment


def _end_of(run: Run, moment: datetime) -> datetime:
    return max(run.started, run.ended if run.ended is not None else moment)


def run_paused(control: Control, run: Run, moment: datetime) -> timedelta:
    """How long a run stood still."""
    return paused_within(control, run.started, _end_of(run, moment))


def run_elapsed(control: Control, run: Run, moment: datetime) -> timedelta:
    """How long a run has been going: now − start − pauses."""
    return _end_of(run, moment) - run.started - run_paused(control, run, moment)


def slot_actual(control: Control, slot: str, moment: datetime) -> timedelta:
    """A slot's actual time: the sum of its runs."""
    return sum((run_elapsed(control, run, moment) for run in control.runs if run.slot == slot), NOTHING)


def chain_of(control: Control, run: Run) -> tuple[Run, ...]:
    """The run and those it goes on from, the earliest first."""
    by_id = {other.id: other for other in control.runs}
    chain = [run]
    while chain[-1].continues in by_id:
        chain.append(by_id[chain[-1].continues or ""])
    return tuple(reversed(chain))


def run_used(control: Control, run: Run, moment: datetime) -> timedelta:
    """What a run has used of its allotment; allotment − used is what remains.

    A run that goes on after a floor turn has used what its earlier part used. Where the segment
    itself is the slot, the floor turns nested in it used its time too.
    """
    if run.continues is None:
        return run_elapsed(control, run, moment)
    chain = chain_of(control, run)
    if "/" not in run.slot:
        start, end = chain[0].started, _end_of(run, moment)
        return end - start - paused_within(control, start, end)
    return sum((run_elapsed(control, part, moment) for part in chain), NOTHING)


def runs_used(control: Control, runs: Sequence[Run], moment: datetime) -> timedelta:
    """What the runs of one slot have used of its allotment: each chain as its last part counts it."""
    if len(runs) == 1:
        return run_elapsed(control, runs[0], moment)
    gone_on = {run.continues for run in runs}
    return sum((run_used(control, run, moment) for run in runs if run.id not in gone_on), NOTHING)


def segment_stays(control: Control, segment: str, moment: datetime) -> tuple[Stay, ...]:
    """The stretches in which a segment's clock ran: from a run in it until another segment is taken."""
    return all_stays(control, moment).get(segment, ())


def all_stays(control: Control, moment: datetime) -> dict[str, tuple[Stay, ...]]:
    """The stays of every segment that was ever taken, by its id."""
    stays: dict[str, tuple[Stay, ...]] = {}
    taken = [list(runs) for _, runs in groupby(control.runs, attrgetter("segment"))]
    for runs, following in zip_longest(taken, taken[1:]):
        opened, segment = runs[0].started, runs[0].segment
        closed = following[0].started if following else max(opened, control.ended or moment)
        stays[segment] = (*stays.get(segment, ()), (opened, closed))
    return stays


def stays_used(control: Control, stays: Iterable[Stay]) -> timedelta:
    """What a segment's clock counted in these stays, pauses taken off."""
    return sum((end - start - paused_within(control, start, end) for start, end in stays), NOTHING)


def segment_used(control: Control, segment: str, moment: datetime) -> timedelta:
    """What a segment's clock has counted, pauses taken off."""
    return stays_used(control, segment_stays(control, segment, moment))
