"""Proposals side by side: what is still to come as rows, the ways to catch up as columns. Pure.

Figures are made at one instant and stay as they are while the forecast keeps near them, so that
nothing shifts under the hand of whoever is choosing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from runofshow.show.catchup import (
    Change,
    Proposal,
    ProposalKind,
    is_off_course,
    proposals_at,
    target_end,
)
from runofshow.show.commands import CatchUp
from runofshow.show.outlook import Outlook
from runofshow.show.rows import Row, rows_at
from runofshow.show.state import Show
from runofshow.show.status import Status

__all__ = [
    "CatchUpTable",
    "Cell",
    "Course",
    "TableRow",
    "Way",
    "best_way",
    "catch_up_command",
    "catch_up_table",
    "course",
    "has_drifted",
    "toggled",
]

NOTHING = timedelta(0)
SECOND = timedelta(seconds=1)
DRIFT = timedelta(seconds=15)
"""So far the forecast may move away from what is shown."""


class Course(StrEnum):
    """Whether there is anything to catch up, and if not, why."""

    STANDBY = "standby"
    ENDED = "ended"
    OTHER_DAY = "other_day"
    ON_COURSE = "on_course"
    LATE = "late"
    EARLY = "early"


class Cell(NamedTuple):
    """What a way makes of a row. after: None where it falls away. by: after − before, plus is more.

    A named tuple, as rows are: a long day has hundreds.
    """

    after: timedelta | None
    by: timedelta


class TableRow(NamedTuple):
    """Something still to come.

    item: a slot, or a segment with turns, whose figures are its slack. before, cells: None and empty
    where such a segment has no slack that changes. is_pinned: by itself or with its segment.
    may_shrink: whether the programme lets it be shortened. is_optional: may fall away.
    """

    item: str
    segment: str
    is_slot: bool
    before: timedelta | None
    cells: tuple[Cell, ...]
    is_pinned: bool
    may_shrink: bool
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One column. over_under: forecast end − target, plus is over. miss: by how much it passes the target."""

    kind: ProposalKind
    forecast_end: datetime
    over_under: timedelta
    miss: timedelta
    changes_anything: bool


@dataclass(frozen=True, slots=True)
class CatchUpTable:
    """made_at: by the clock of the wall. seq: of the last fact it knows.

    target: where the show should end: the hard stop (has_hard_stop), or the planned end, which an
    early show is lengthened to. forecast_end, over_under: as it stands, plus is over.
    """

    made_at: datetime
    seq: int
    course: Course
    target: datetime
    has_hard_stop: bool
    forecast_end: datetime
    over_under: timedelta
    ways: tuple[Way, ...]
    rows: tuple[TableRow, ...]
    proposals: tuple[Proposal, ...]


def course(show: Show, view: Outlook) -> Course:
    """How the show keeps to its end."""
    if view.status is Status.STANDBY:
        return Course.STANDBY
    if view.status is Status.ENDED:
        return Course.ENDED
    if view.is_other_day:
        return Course.OTHER_DAY
    if not is_off_course(show, view):
        return Course.ON_COURSE
    return Course.LATE if view.forecast_end > target_end(show) else Course.EARLY


def catch_up_table(show: Show, view: Outlook, pinned: Collection[str] = ()) -> CatchUpTable:
    """The table of one instant; without ways and rows where there is nothing to catch up.

    pinned: slots, and segments with all their turns, that must stay as they are.
    """
    now_is, stop = course(show, view), target_end(show)
    target = min(show.plan.planned_end, stop) if now_is is Course.EARLY else stop
    found = proposals_at(show, view, pinned) if now_is in (Course.LATE, Course.EARLY) else ()
    return CatchUpTable(
        made_at=view.wall,
        seq=show.seq,
        course=now_is,
        target=target,
        has_hard_stop=target == show.programme.planned_hard_stop,
        forecast_end=view.forecast_end,
        over_under=view.forecast_end - target,
        ways=tuple(_way(proposal, target) for proposal in found),
        rows=tuple(_rows(show, view, found, pinned)) if found else (),
        proposals=found,
    )


def has_drifted(table: CatchUpTable, show: Show, view: Outlook) -> bool:
    """Whether a table of this show should be made anew: the forecast is elsewhere, or off course by now."""
    if not table.ways:
        return course(show, view) is not table.course
    return abs(view.forecast_end - table.forecast_end) >= DRIFT


def best_way(table: CatchUpTable) -> ProposalKind | None:
    """The first that reaches the target, else the one that misses it by least; None without any."""
    possible = [way for way in table.ways if way.changes_anything] or list(table.ways)
    return min(possible, key=lambda way: way.miss).kind if possible else None


def catch_up_command(table: CatchUpTable, kind: ProposalKind) -> CatchUp | None:
    """What accepting a way asks for, just as the table shows it; None where it changes nothing."""
    changes = next((found.changes for found in table.proposals if found.kind is kind), ())
    if not changes:
        return None
    # Known to be right: validating would build a schema under the chair's hand.
    return CatchUp.model_construct(
        seen=table.seq,
        allotments={c.item: c.after // SECOND for c in changes if c.after is not None},
        skip=tuple(c.item for c in changes if c.after is None),
    )


def toggled(table: CatchUpTable, pinned: frozenset[str], item: str) -> frozenset[str]:
    """The pins with a row's put in or taken out; of a pinned segment one turn is let go alone."""
    row = next((row for row in table.rows if row.item == item), None)
    if row is None:
        return pinned
    if item in pinned:
        return pinned - {item}
    if row.segment not in pinned:
        return pinned | {item}
    others = {other.item for other in table.rows if other.segment == row.segment}
    return (pinned | others) - {item, row.segment}


def _way(proposal: Proposal, target: datetime) -> Way:
    end = proposal.forecast_end
    return Way(proposal.kind, end, end - target, proposal.miss, bool(proposal.changes))


# ---- rows


def _rows(
    show: Show, view: Outlook, found: tuple[Proposal, ...], pinned: Collection[str]
) -> Iterator[TableRow]:
    """Each segment with something to come: its own row, and then its turns."""
    maker = _RowMaker(show, view, found, pinned)
    group: list[Row] = []
    for row in rows_at(show, view):
        if row.kind == "segment" and group:
            yield from maker.of_segment(group)
            group = []
        group.append(row)
    yield from maker.of_segment(group)


class _RowMaker:
    """Looks up what each way makes of an item."""

    def __init__(
        self, show: Show, view: Outlook, found: tuple[Proposal, ...], pinned: Collection[str]
    ) -> None:
        self.show = show
        self.view = view
        self.pinned = pinned
        self.changes = [{change.item: change for change in proposal.changes} for proposal in found]

    def of_segment(self, group: list[Row]) -> Iterator[TableRow]:
        whole, slots = group[0], [row for row in group if row.is_slot and row.kind != "floor"]
        to_come = [row for row in slots if row.state == "pending" and row.actual_start is None]
        rows = [self._row(row, row.allotment, self._slot_cells(row)) for row in to_come]
        if not whole.is_slot:
            slack = self._slack(group)
            cells = tuple(self._slack_cell(whole, rows, slack, way) for way in range(len(self.changes)))
            has_figures = any(cell.by for cell in cells)
            if rows or has_figures:
                yield self._row(whole, slack if has_figures else None, cells if has_figures else ())
        yield from rows

    def _row(self, row: Row, before: timedelta | None, cells: tuple[Cell, ...]) -> TableRow:
        segment = self.show.programme.segments_by_id[row.segment]
        return TableRow(
            item=row.id,
            segment=row.segment,
            is_slot=row.is_slot,
            before=before,
            cells=cells,
            is_pinned=row.id in self.pinned or row.segment in self.pinned,
            may_shrink=segment.may_be_shortened,
            is_optional=segment.optional and row.kind == "segment",
        )

    def _slot_cells(self, row: Row) -> tuple[Cell, ...]:
        unchanged = Cell(row.allotment, NOTHING)
        return tuple(self._slot_cell(row, changes) or unchanged for changes in self.changes)

    def _slot_cell(self, row: Row, changes: dict[str, Change]) -> Cell | None:
        """None where the way leaves it as it is."""
        whole = changes.get(row.segment)
        if whole is not None and whole.after is None:
            return Cell(None, -row.allotment)
        change = changes.get(row.id)
        if change is None or change.after is None:
            return None
        return Cell(change.after, change.after - change.before)

    def _slack_cell(self, whole: Row, turns: list[TableRow], slack: timedelta, way: int) -> Cell:
        """What is taken from the segment and not from its turns comes from its slack."""
        own = self.changes[way].get(whole.id)
        if own is None or not slack:
            return Cell(slack, NOTHING)
        if own.after is None:
            return Cell(None, -slack)
        in_turns = sum((row.cells[way].by for row in turns), NOTHING)
        after = max(NOTHING, slack + own.after - own.before - in_turns)
        return Cell(after, after - slack)

    def _slack(self, group: list[Row]) -> timedelta:
        """What a segment has beyond its turns: from the end of the last of them to its own."""
        ends = [row.forecast_end for row in group[1:] if row.state in ("pending", "running")]
        return max(NOTHING, group[0].forecast_end - max(ends, default=self.view.wall))
