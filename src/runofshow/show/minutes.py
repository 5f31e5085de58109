"""The minutes in the order of time, each entry placed where it was said.

An entry stores its moment; segment and speaker are derived from it, also after an undo, unless
someone set them by hand.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from runofshow.show.state import Control, Entry, Show, segment_of

__all__ = ["PlacedEntry", "place_at", "placed_entries"]


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """slot: whoever had the floor, None between speakers and outside the show. person: id or name."""

    entry: Entry
    slot: str | None
    segment: str | None
    person: str | None


def place_at(control: Control, moment: datetime) -> tuple[str | None, str | None]:
    """(slot, segment) at a moment; (None, None) before the start and after the end."""
    begun = bisect_right(control.runs, moment, key=lambda run: run.started)
    if not begun or (control.ended is not None and moment > control.ended):
        return None, None
    last = control.runs[begun - 1]
    has_floor = last.ended is None or moment < last.ended
    return (last.slot if has_floor else None), last.segment


def place(control: Control, entry: Entry) -> PlacedEntry:
    """One entry in its place."""
    slot, segment = place_at(control, entry.moment)
    if entry.slot is not None:
        slot, segment = entry.slot, segment_of(entry.slot)
    speaker = control.speaker(slot) if slot else None
    person = entry.person or (speaker.person or speaker.name if speaker else None)
    return PlacedEntry(entry, slot, segment, person)


def placed_entries(show: Show) -> tuple[PlacedEntry, ...]:
    """Every entry, struck and off the record included, in the order of time."""
    placed = (place(show.control, entry) for entry in show.entries)
    return tuple(sorted(placed, key=lambda placed_entry: placed_entry.entry.moment))
