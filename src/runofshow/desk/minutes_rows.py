"""The rows of the minutes column: headings by segment, entries in the order of time. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from runofshow.desk.minutes_words import (
    AFTER,
    BEFORE,
    OFF_RECORD,
    clock,
    count_words,
    poll_question,
    subline,
)
from runofshow.look.words import KIND_WORDS
from runofshow.show.minutes import PlacedEntry, place_at, placed_entries
from runofshow.show.people import named
from runofshow.show.state import Count, Show

__all__ = ["TABS", "MinuteRow", "Tab", "minute_rows", "tally"]

Tab = Literal["minutes", "questions", "votes"]
TABS: tuple[Tab, ...] = ("minutes", "questions", "votes")

_BEFORE, _AFTER = ".before", ".after"
"""Groups that are no segment: no slug begins with a dot."""


@dataclass(frozen=True, slots=True)
class MinuteRow:
    """One row, a heading or an entry. `key` tells rows apart while they change and move.

    kind: of an entry, "vote" for a count, "heading". entry: the entry's id, empty where there is none.
    details: time to the second, place and speaker, for the tooltip.
    """

    key: str
    kind: str
    text: str
    label: str = ""
    time: str = ""
    subline: str = ""
    details: str = ""
    entry: str = ""
    moment: datetime | None = None
    outcome: str = ""
    is_struck: bool = False
    is_off_record: bool = False

    @property
    def is_heading(self) -> bool:
        return self.kind == "heading"

    @property
    def is_editable(self) -> bool:
        """Struck entries and counts stand as they are."""
        return bool(self.entry) and not self.is_struck

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        if self.is_heading:
            return self.text
        marks = (("Struck", self.is_struck), (OFF_RECORD, self.is_off_record))
        parts = (self.label, self.time, *(word for word, is_set in marks if is_set), self.text, self.subline)
        return ", ".join(part for part in parts if part)


def minute_rows(show: Show, tab: Tab) -> tuple[MinuteRow, ...]:
    """The rows of one tab, struck entries and those off the record included."""
    if tab == "votes":
        places = ((_group(show, place_at(show.control, c.moment)[1], c.moment), c) for c in show.counts)
        return _grouped(show, [(group, _count_row(show, i, c)) for i, (group, c) in enumerate(places)])
    placed = [p for p in placed_entries(show) if tab == "minutes" or p.entry.kind == "question"]
    return _grouped(show, [(_group(show, p.segment, p.entry.moment), _entry_row(show, p)) for p in placed])


def tally(rows: Iterable[MinuteRow]) -> int:
    """How many entries or counts stand, those that are struck left out."""
    return sum(not row.is_heading and not row.is_struck for row in rows)


def _group(show: Show, segment: str | None, moment: datetime) -> str:
    if segment in show.programme.segments_by_id:
        return str(segment)
    ended = show.control.ended
    return _AFTER if ended is not None and moment > ended else _BEFORE


def _grouped(show: Show, rows: list[tuple[str, MinuteRow]]) -> tuple[MinuteRow, ...]:
    """Each group under its heading: segments in the order they were first taken, then those to come."""
    groups: dict[str, list[MinuteRow]] = {}
    for group, row in rows:
        groups.setdefault(group, []).append(row)
    taken = (run.segment for run in show.control.runs)
    order = dict.fromkeys((_BEFORE, *taken, *show.programme.segments_by_id, _AFTER))
    shown = (group for group in order if group in groups)
    return tuple(row for group in shown for row in (_heading(show, group), *groups[group]))


def _heading(show: Show, group: str) -> MinuteRow:
    words = {_BEFORE: BEFORE, _AFTER: AFTER}
    title = words.get(group) or show.programme.segments_by_id[group].title
    return MinuteRow(key=f"heading {group}", kind="heading", text=title)


def _entry_row(show: Show, placed: PlacedEntry) -> MinuteRow:
    entry = placed.entry
    return MinuteRow(
        key=f"entry {entry.id}",
        kind=entry.kind,
        text=entry.text,
        label=KIND_WORDS[entry.kind],
        time=clock(show.programme, entry.moment),
        subline=subline(entry, show.programme),
        details=_details(show, entry.moment, placed.segment, placed.person),
        entry=entry.id,
        moment=entry.moment,
        outcome=entry.outcome or "",
        is_struck=entry.is_struck,
        is_off_record=entry.off_record,
    )


def _count_row(show: Show, number: int, count: Count) -> MinuteRow:
    return MinuteRow(
        key=f"count {number}",
        kind="vote",
        text=poll_question(count, show.programme),
        label="Vote",
        time=clock(show.programme, count.moment),
        subline=count_words(count, show.programme),
        details=_details(show, count.moment, place_at(show.control, count.moment)[1], None),
        moment=count.moment,
    )


def _details(show: Show, moment: datetime, segment: str | None, person: str | None) -> str:
    planned = show.programme.segments_by_id.get(segment or "")
    parts = (
        f"{moment.astimezone(show.programme.zone):%H:%M:%S}",
        planned.title if planned else "",
        named(show.programme, person),
    )
    return " · ".join(part for part in parts if part)
