"""Who has spoken for how long: by person, by group, panel against floor; together all that was spoken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.models import Programme
from runofshow.show.actuals import run_elapsed
from runofshow.show.facts import Speaker
from runofshow.show.people import speaker_group, speaker_name, speaker_organisation
from runofshow.show.rundown import Standing
from runofshow.show.state import Control

__all__ = ["GroupSpoken", "SpeakingTime", "Spoken", "heard_for", "speaking_time"]

NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One person's time. People are told apart by name and organisation.

    used: what was spoken in all. on_floor: the part of it that was no planned slot. allotted: of the
    slots that were taken and of those still to come. slots: how many hold something spoken.
    """

    speaker: Speaker
    name: str
    organisation: str
    group: str
    slots: int
    used: timedelta
    on_floor: timedelta
    allotted: timedelta
    is_speaking: bool


@dataclass(frozen=True, slots=True)
class GroupSpoken:
    """The time of the people of one group; `group` is empty for those of whom none is known."""

    group: str
    people: int
    slots: int
    used: timedelta


@dataclass(frozen=True, slots=True)
class SpeakingTime:
    """people: whoever has a slot, the longest first; then those not heard yet, as planned.

    groups: of those who were heard, the longest first and the unknown last. panel, floor: what was
    spoken in planned slots and from the floor. unnamed: in slots that name nobody, such as a vote.
    """

    people: tuple[Spoken, ...]
    groups: tuple[GroupSpoken, ...]
    panel: timedelta
    floor: timedelta
    unnamed: timedelta

    @property
    def named(self) -> timedelta:
        """What shares are taken of."""
        return self.panel + self.floor

    @property
    def total(self) -> timedelta:
        """The length of all runs."""
        return self.named + self.unnamed

    def share(self, used: timedelta) -> float:
        """The fraction of all that somebody named has spoken."""
        return used / self.named if self.named else 0.0


def speaking_time(control: Control, moment: datetime) -> SpeakingTime:
    """The figures as they stand at a moment of the show's timeline."""
    parts, unnamed = [], NOTHING
    standing = Standing(control)
    for slot in (*control.programme.slots, *control.floor_slots):
        part = _part(standing, slot, moment)
        if part is None:
            unnamed += _used(standing, slot, moment)
        elif part.used or standing.state(slot) != "skipped":
            parts.append(part)
    people = _by_person(parts)
    floor = sum((person.on_floor for person in people), NOTHING)
    panel = sum((person.used for person in people), NOTHING) - floor
    return SpeakingTime(people, _by_group(people), panel, floor, unnamed)


def _used(standing: Standing, slot: str, moment: datetime) -> timedelta:
    runs = standing.runs.get(slot, ())
    return sum((run_elapsed(standing.control, run, moment) for run in runs), NOTHING)


def _part(standing: Standing, slot: str, moment: datetime) -> Spoken | None:
    """One slot's share in somebody's time; None where nobody is named."""
    control, programme = standing.control, standing.control.programme
    speaker = control.speaker(slot)
    if speaker is None:
        return None
    used = _used(standing, slot, moment)
    return Spoken(
        speaker=speaker,
        name=speaker_name(programme, speaker),
        organisation=speaker_organisation(programme, speaker),
        group=speaker_group(programme, speaker),
        slots=1 if used else 0,
        used=used,
        on_floor=used if slot in control.floor_slots else NOTHING,
        allotted=standing.balance(slot, moment).allotted,
        is_speaking=standing.state(slot) == "running",
    )


def _by_person(parts: Iterable[Spoken]) -> tuple[Spoken, ...]:
    found: dict[tuple[str, str], Spoken] = {}
    for part in parts:
        key = part.name.casefold(), part.organisation.casefold()
        found[key] = _together(found[key], part) if key in found else part
    return tuple(sorted(found.values(), key=lambda person: -person.used))


def _together(one: Spoken, other: Spoken) -> Spoken:
    return Spoken(
        one.speaker,
        one.name,
        one.organisation,
        one.group or other.group,
        one.slots + other.slots,
        one.used + other.used,
        one.on_floor + other.on_floor,
        one.allotted + other.allotted,
        one.is_speaking or other.is_speaking,
    )


def _by_group(people: Iterable[Spoken]) -> tuple[GroupSpoken, ...]:
    members: dict[str, list[Spoken]] = {}
    for person in people:
        if person.used:
            members.setdefault(person.group, []).append(person)
    groups = (
        GroupSpoken(
            group,
            len(spoke),
            sum(person.slots for person in spoke),
            sum((person.used for person in spoke), NOTHING),
        )
        for group, spoke in members.items()
    )
    return tuple(sorted(groups, key=lambda group: (not group.group, -group.used)))


def heard_for(programme: Programme, people: Iterable[Spoken], speaker: Speaker) -> timedelta:
    """How long somebody has spoken; an organisation that was left out is no other one."""
    name = speaker_name(programme, speaker).casefold()
    place = speaker_organisation(programme, speaker).casefold()
    same = (
        person
        for person in people
        if person.name.casefold() == name
        and (not place or not person.organisation or person.organisation.casefold() == place)
    )
    return sum((person.used for person in same), NOTHING)
