"""Speaking time in words and figures, for painting and for a screen reader. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from runofshow.programme.times import format_duration
from runofshow.show.speaking import GroupSpoken, SpeakingTime, Spoken
from runofshow.show.votes import percentages

__all__ = ["EMPTY", "NO_GROUPS", "Bar", "SpeakingLook", "bar_text", "speaking_look"]

EMPTY = "Nobody has spoken yet."
NO_GROUPS = "No groups are given for those who spoke."

MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the chart. beside: small, after the title. figures: such as “7:50 of 8:00”.

    share: of all that somebody named has spoken, 0 to 1; percent is its whole number. is_now: who speaks.
    """

    title: str
    beside: str
    figures: str
    percent: str
    share: float
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class SpeakingLook:
    """The page in words. groups is empty where no group is known of anybody."""

    about: str
    people: tuple[Bar, ...]
    sides: tuple[Bar, ...]
    groups: tuple[Bar, ...]


def speaking_look(spoken: SpeakingTime) -> SpeakingLook:
    """Whole percentages that add up to 100 in each of the three."""
    people = [(person.used, _of_person(person)) for person in spoken.people]
    sides = [(spoken.panel, ("Panel", "", False)), (spoken.floor, ("Floor", "", False))]
    groups = [(group.used, _of_group(group)) for group in spoken.groups]
    allotted = [person.allotted for person in spoken.people]
    return SpeakingLook(
        about=_about(spoken),
        people=_bars(spoken, people, allotted),
        sides=_bars(spoken, sides) if spoken.named else (),
        groups=_bars(spoken, groups) if any(group.group for group in spoken.groups) else (),
    )


def _about(spoken: SpeakingTime) -> str:
    if not spoken.total:
        return EMPTY
    unnamed = (
        f" Besides, {format_duration(spoken.unnamed)} in slots that name nobody." if spoken.unnamed else ""
    )
    return f"{format_duration(spoken.named)} spoken; the bars are shares of that.{unnamed}"


Words = tuple[str, str, bool]
"""title, what stands beside it, whether it is who speaks now"""


def _of_person(person: Spoken) -> Words:
    floor = "Floor" if person.on_floor == person.used != timedelta(0) else ""
    return person.name, _joined(floor, person.organisation, person.group), person.is_speaking


def _of_group(group: GroupSpoken) -> Words:
    people = f"{group.people} people" if group.people > 1 else "1 person"
    return group.group or "No group given", people, False


def _bars(
    spoken: SpeakingTime, rows: Sequence[tuple[timedelta, Words]], allotted: Sequence[timedelta] = ()
) -> tuple[Bar, ...]:
    whole = spoken.named // MILLISECOND
    used = [time // MILLISECOND for time, _ in rows]
    percents = percentages(used, whole) if whole else (0,) * len(rows)
    lengths: Sequence[timedelta | None] = allotted or [None] * len(rows)
    return tuple(
        Bar(title, beside, _figures(time, length), f"{percent}%", spoken.share(time), is_now)
        for (time, (title, beside, is_now)), percent, length in zip(rows, percents, lengths, strict=True)
    )


def _figures(used: timedelta, allotted: timedelta | None) -> str:
    """What was spoken of what was allotted."""
    return (
        format_duration(used)
        if allotted is None
        else f"{format_duration(used)} of {format_duration(allotted)}"
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def bar_text(bars: Sequence[Bar]) -> str:
    """A chart for a screen reader."""
    rows = (
        ", ".join(part for part in (bar.title, bar.beside, bar.figures, bar.percent) if part) for bar in bars
    )
    return "; ".join(rows)
