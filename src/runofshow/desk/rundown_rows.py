"""The rundown's rows in words and figures, for painting and for a screen reader. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from runofshow.programme.models import Segment, Turn
from runofshow.programme.times import format_difference, format_duration
from runofshow.show.handing import is_not_here
from runofshow.show.people import speaker_name, speaker_organisation
from runofshow.show.rows import Row
from runofshow.show.state import Show

__all__ = ["RowLook", "RowLooks", "row_look", "spoken"]


class RowLook(NamedTuple):
    """One row as it is painted. clock: the planned time of day, of segments only.

    marks: what is out of the ordinary, in words, before the subtitle. right, right_below: length and
    difference, or what is left while the row is current.
    """

    id: str
    kind: str
    state: str
    is_slot: bool
    is_next: bool
    clock: str
    title: str
    marks: str
    subtitle: str
    right: str
    right_below: str


class RowLooks:
    """Makes looks and keeps them: a row that says the same as before is the very same look."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[tuple[Any, ...], RowLook]] = {}
        self._common: tuple[object, ...] = ()

    def of(self, show: Show, rows: Sequence[Row]) -> list[RowLook]:
        """The looks of all rows, in their order; those of rows that are gone are forgotten."""
        programme = show.programme
        common = (programme.people, programme.time_zone)
        before = self._made if common == self._common else {}
        self._common, self._made = common, {}
        for row in rows:
            key = _key(show, row)
            known = before.get(row.id)
            self._made[row.id] = known if known and known[0] == key else (key, row_look(show, row))
        return [look for _, look in self._made.values()]


def _key(show: Show, row: Row) -> tuple[Any, ...]:
    """All that a row's look is made of; its forecast, which grows with time, is not among it."""
    control = show.control
    used = (row.used, row.over_under) if row.state == "done" else None
    figures = (row.state, row.is_next, row.is_slot, row.planned_start, row.planned, row.allotment, used)
    if row.kind == "segment":
        item: object = control.programme.segments_by_id[row.id]
    else:
        planned = control.programme.slots.get(row.id)
        item = planned.turn if planned else control.floor_slots[row.id]
    return (*figures, item, control.substitutes.get(row.id), is_not_here(show, row.id))


def row_look(show: Show, row: Row) -> RowLook:
    """A row's words and figures."""
    if row.kind == "segment":
        segment = show.programme.segments_by_id[row.id]
        item: Segment | Turn | None = segment
        title, subtitle = segment.title, _below_segment(show, row, segment)
    else:
        planned = show.control.planned(row.id)
        speaker = show.control.speaker(row.id)
        item = planned.turn if planned else None
        topic = item.topic if item else None
        title = speaker_name(show.programme, speaker) if speaker else topic or "Speaker"
        subtitle = _affiliation(show, row.id)
    right, below = _figures(row)
    return RowLook(
        id=row.id,
        kind=row.kind,
        state=row.state,
        is_slot=row.is_slot,
        is_next=row.is_next,
        clock=_clock(show, row),
        title=title,
        marks=_marks(row, item, is_late=row.is_slot and is_not_here(show, row.id)),
        subtitle=subtitle,
        right=right,
        right_below=below,
    )


def _clock(show: Show, row: Row) -> str:
    if row.kind != "segment" or row.planned_start is None:
        return ""
    return f"{row.planned_start.astimezone(show.programme.zone):%H:%M}"


def _below_segment(show: Show, row: Row, segment: Segment) -> str:
    """Its subtitle, else who leads it where it has no turns."""
    speaker = show.control.speaker(row.id) if row.is_slot else None
    return segment.subtitle or (speaker_name(show.programme, speaker) if speaker else "")


def _affiliation(show: Show, slot: str) -> str:
    """Where a speaker belongs, for which level, and for whom a substitute speaks."""
    control, programme = show.control, show.programme
    speaker = control.speaker(slot)
    planned = control.planned(slot)
    organisation = speaker_organisation(programme, speaker, short=True) if speaker else ""
    if slot in control.substitutes and planned and planned.person:
        return _joined(organisation, f"for {planned.person.full_name}")
    dimension = planned.person.dimension if planned and planned.person else None
    floor = "Floor" if planned is None else ""
    return _joined(floor, organisation, f"{dimension} dimension" if dimension else "")


def _marks(row: Row, item: Segment | Turn | None, *, is_late: bool) -> str:
    """Not here yet · optional · until 10:15: what the chair must know of a row and cannot see otherwise."""
    if item is None:
        return ""
    found = ["not here yet" if is_late and row.state == "pending" else ""]
    found += ["optional" if isinstance(item, Segment) and item.optional else ""]
    found.append("inserted" if row.planned is None else "")
    if row.state in ("pending", "running"):
        found.append(f"until {item.until:%H:%M}" if item.timing == "until" and item.until else "")
        found.append("counts up" if item.timing == "up" else "")
        found.append("goes on by itself" if item.at_end == "go_on" else "")
    words = _joined(*found)
    return words[:1].upper() + words[1:]


def _figures(row: Row) -> tuple[str, str]:
    """Length and what stands under it: the difference of what is done, else what was agreed, and "Next"."""
    if row.state == "skipped":
        return format_duration(row.planned or row.allotment), "Skipped"
    if row.state == "done" and row.used is not None and row.over_under is not None:
        return format_duration(row.used), "Floor" if row.kind == "floor" else format_difference(
            row.over_under
        )
    is_other = row.planned is not None and row.allotment != row.planned
    agreed = f"of {format_duration(row.planned)}" if is_other and row.planned is not None else ""
    return format_duration(row.allotment), _joined("Next" if row.is_next else "", agreed)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def spoken(look: RowLook) -> str:
    """A row for a screen reader."""
    states = {
        "done": "done",
        "running": "now",
        "skipped": "skipped",
        "pending": "next" if look.is_next else "",
    }
    words = (look.clock, look.title, look.marks, look.subtitle, look.right, look.right_below)
    return ", ".join(part for part in (states[look.state], *words) if part)
