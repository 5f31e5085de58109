"""What the timeline draws, as values: blocks in time, and how times become pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from runofshow.desk.text import isolated
from runofshow.programme.times import format_difference
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_name, speaker_organisation
from runofshow.show.rows import Row
from runofshow.show.rundown import slot_rest
from runofshow.show.state import Show, segment_of

__all__ = ["Block", "Scale", "actual_blocks", "blocks_at", "plan_shift", "planned_blocks", "scale_over"]

NOTHING = timedelta(0)
STEPS = (15, 30, 60, 120)
LABEL_WIDTH = 64
GROWS_BY = timedelta(minutes=5)
"""The scale grows in steps, lest everything creeps while a show is over time."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the bar. id: of its slot or segment. state: planned, done, current or to_come."""

    id: str
    state: str
    start: datetime
    end: datetime
    text: str

    def starting(self, start: datetime) -> Block:
        """The same stretch at another time."""
        return Block(self.id, self.state, start, start + (self.end - self.start), self.text)


@dataclass(frozen=True, slots=True)
class Scale:
    """Times to pixels: `begin` at `left`, `end` at `right`."""

    begin: datetime
    end: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        return self.left + (moment - self.begin) / (self.end - self.begin) * (self.right - self.left)

    def spans(self, blocks: Sequence[Block]) -> list[tuple[int, int]]:
        """Where each block begins and ends, in whole px: for hundreds of them."""
        begin, left = self.begin, self.left
        per_second = (self.right - left) / (self.end - begin).total_seconds()
        return [
            (
                round(left + (block.start - begin).total_seconds() * per_second),
                round(left + (block.end - begin).total_seconds() * per_second),
            )
            for block in blocks
        ]

    def holds(self, moment: datetime) -> bool:
        return self.begin <= moment <= self.end

    @property
    def step_minutes(self) -> int:
        """Minutes between labels, so that they don't touch."""
        minutes = (self.end - self.begin) / timedelta(minutes=1)
        room = max(1.0, (self.right - self.left) / LABEL_WIDTH)
        return next((step for step in STEPS if minutes / step <= room), 240)


def plan_shift(view: Outlook) -> timedelta:
    """By how much the plan is drawn later: nothing, unless the show is held on another day."""
    return view.late_start if view.is_other_day else NOTHING


def planned_blocks(show: Show, rows: tuple[Row, ...], shift: timedelta = NOTHING) -> tuple[Block, ...]:
    """One block per segment, where it was planned."""
    return tuple(
        Block(
            row.id, "planned", row.planned_start, row.planned_start + row.planned, _short(show, row)
        ).starting(row.planned_start + shift)
        for row in rows
        if row.kind == "segment" and row.planned_start is not None and row.planned is not None
    )


def actual_blocks(show: Show, rows: tuple[Row, ...], view: Outlook) -> tuple[Block, ...]:
    """One block per run that was or is, and one per slot to come; skipped slots leave none."""
    by_id = {row.id: row for row in rows if row.is_slot}
    blocks = _run_blocks(show, by_id, view)
    if show.control.ended is None:
        blocks += [_block_to_come(show, row) for row in by_id.values() if _is_to_come(row, view)]
    return tuple(sorted(blocks, key=lambda block: block.start))


def _run_blocks(show: Show, by_id: dict[str, Row], view: Outlook) -> list[Block]:
    skew = view.wall - view.moment
    last = {run.slot: run.id for run in show.control.runs}
    blocks = []
    for run in show.control.runs:
        row = by_id[run.slot]
        end = (run.ended or view.moment) + skew
        text, is_over = _short(show, row), run.ended is not None
        if is_over and row.state == "done" and last[run.slot] == run.id:
            text = _with_difference(text, row)
        blocks.append(Block(run.slot, "done" if is_over else "current", run.started + skew, end, text))
    return blocks


def _is_to_come(row: Row, view: Outlook) -> bool:
    """Pending, or the segment without turns that a floor turn has broken off."""
    return row.state == "pending" or (row.state == "running" and row.id != view.slot and row.is_next)


def _block_to_come(show: Show, row: Row) -> Block:
    """Of a slot that was broken off only the rest is to come."""
    end = row.forecast_end
    start = row.forecast_start if row.actual is None else end - slot_rest(show.control, row.id)
    return Block(row.id, "to_come", start, end, _short(show, row))


def _with_difference(text: str, row: Row) -> str:
    """City of Rabat +0:45."""
    if row.over_under is None or row.planned is None:
        return text
    return f"{isolated(text)} {format_difference(row.over_under)}"


def _short(show: Show, row: Row) -> str:
    segment = show.programme.segments_by_id[row.segment]
    if row.kind == "segment":
        return segment.short_title or segment.title
    speaker = show.control.speaker(row.id)
    if speaker is None:
        return segment.title
    return speaker_organisation(show.programme, speaker, short=True) or speaker_name(show.programme, speaker)


def blocks_at(blocks: tuple[Block, ...], made: Outlook, view: Outlook) -> tuple[Block, ...]:
    """The blocks made at one instant as they stand at a later one of the same show.

    The current block ends when its time is up, and in overtime now. What is to come of its segment
    follows it; later segments move with the forecast, as the segment's slack is used up first.
    """
    shift = view.forecast_end - made.forecast_end
    cursor = view.wall + max(NOTHING, (view.remaining or NOTHING) if view.run else NOTHING)
    moved = []
    for block in blocks:
        if block.state == "current":
            block = replace(block, end=cursor)
        elif block.state == "to_come" and block.id == view.segment:
            # Broken off by a floor turn: its clock is the segment's own and runs on beneath.
            block = replace(
                block, start=cursor, end=max(cursor, view.wall + (view.segment_remaining or NOTHING))
            )
            cursor = block.end
        elif block.state == "to_come" and segment_of(block.id) == view.segment:
            block = block.starting(max(block.start, cursor))
            cursor = block.end
        elif block.state == "to_come" and shift:
            block = block.starting(block.start + shift)
        moved.append(block)
    return tuple(moved)


def scale_over(
    blocks: tuple[Block, ...], plan: tuple[datetime, datetime], left: float, right: float
) -> Scale:
    """From the first beginning to the last end, of the plan or of what comes later, and a little air."""
    begin = min([plan[0], *(block.start for block in blocks)])
    over = max([plan[1], *(block.end for block in blocks)]) - plan[1]
    end = plan[1] - (-over // GROWS_BY) * GROWS_BY
    return Scale(begin, end + (end - begin) * 0.04, left, right)
