"""What should be right before the start, judged from facts about the machine and the room. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from runofshow.programme.findings import Finding
from runofshow.programme.models import Person, Programme

__all__ = [
    "AwakeFact",
    "Check",
    "DiskFact",
    "DisplayFact",
    "Level",
    "PowerFact",
    "PreflightFacts",
    "SoundFact",
    "checks",
    "speakers",
    "summary",
]

LEAST_FREE = 200_000_000
"""Bytes: a long session's show takes a few million, the reports as much again."""


class Level(StrEnum):
    """How a check stands. WARN stops nothing, it asks to be looked at."""

    OK = "ok"
    WARN = "warn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DisplayFact:
    """lines: each display with what it shows. idle: those that show nothing. mirrored, trouble: in words."""

    lines: tuple[str, ...] = ()
    idle: int = 0
    mirrored: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SoundFact:
    """way: where the sound goes, as far as it is known. is_heard: what somebody in the room said."""

    is_muted: bool = False
    trouble: str = ""
    way: str = ""
    is_heard: bool | None = None


@dataclass(frozen=True, slots=True)
class DiskFact:
    """folder: where the show will be, or is. free_bytes: None where it can't be told."""

    folder: str = ""
    free_bytes: int | None = None
    is_writable: bool = True


@dataclass(frozen=True, slots=True)
class PowerFact:
    """is_on_mains, percent of the battery: None where this machine doesn't tell."""

    is_on_mains: bool | None = None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class AwakeFact:
    """Whether the machine is, or could be, kept awake; `reason` says why not."""

    is_kept: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PreflightFacts:
    """Everything that the show itself does not tell. findings: None where no file was read."""

    findings: tuple[Finding, ...] | None = None
    displays: DisplayFact = DisplayFact()
    sound: SoundFact = SoundFact()
    disk: DiskFact = DiskFact()
    power: PowerFact = PowerFact()
    awake: AwakeFact = AwakeFact()
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Check:
    """One row: what was looked at, how it stands, in a sentence, and what belongs to it line by line."""

    id: str
    title: str
    level: Level
    words: str
    details: tuple[str, ...] = ()


def checks(facts: PreflightFacts) -> tuple[Check, ...]:
    """In the order in which they are put right."""
    return (
        _programme(facts.findings),
        _displays(facts.displays),
        _sound(facts.sound),
        _disk(facts.disk),
        _power(facts.power),
        _awake(facts.awake),
    )


def summary(rows: tuple[Check, ...]) -> str:
    """`2 things to look at, 1 not known.`"""
    warned = sum(row.level is Level.WARN for row in rows)
    unknown = sum(row.level is Level.UNKNOWN for row in rows)
    if not warned and not unknown:
        return "All of it is as it should be."
    things = f"{warned} {'thing' if warned == 1 else 'things'} to look at" if warned else ""
    return ", ".join(filter(None, (things, f"{unknown} not known" if unknown else ""))) + "."


def speakers(programme: Programme) -> tuple[Person, ...]:
    """Whoever chairs, leads a segment or has a turn: each once, in the order in which they are needed."""
    ids = [programme.chair]
    for segment in programme.segments:
        ids += [turn.person for turn in segment.turns] or [segment.person]
    wanted = dict.fromkeys(who for who in ids if who is not None)
    return tuple(programme.persons[who] for who in wanted if who in programme.persons)


def presence_words(people: tuple[Person, ...], presence: Mapping[str, bool]) -> str:
    """`3 of 6 are here.`"""
    here = sum(presence.get(person.id, False) for person in people)
    return f"{here} of {len(people)} are here." if here != len(people) else "All of them are here."


# ---- one rule each


def _programme(findings: tuple[Finding, ...] | None) -> Check:
    if findings is None:
        return Check("programme", "Programme", Level.UNKNOWN, "It was not read from a programme's file.")
    if not findings:
        return Check("programme", "Programme", Level.OK, "Nothing in it is doubtful.")
    number = len(findings)
    words = "One thing in it is doubtful." if number == 1 else f"{number} things in it are doubtful."
    return Check("programme", "Programme", Level.WARN, words, tuple(map(_finding, findings)))


def _finding(finding: Finding) -> str:
    place = f"Line {finding.line}: " if finding.line else ""
    message = finding.message if place else finding.message[:1].upper() + finding.message[1:]
    return f"{place}{message}. {finding.hint[:1].upper()}{finding.hint[1:]}"


def _displays(fact: DisplayFact) -> Check:
    def row(level: Level, words: str) -> Check:
        return Check("displays", "Displays", level, words, fact.lines)

    if fact.mirrored:
        return row(Level.WARN, fact.mirrored)
    if fact.trouble:
        return row(Level.WARN, fact.trouble)
    if len(fact.lines) < 2:
        return row(Level.WARN, "There is no display beside the desk's: speakers see no clock.")
    if fact.idle:
        return row(Level.WARN, "A display shows nothing. Choose what it is for.")
    return row(Level.OK, "Every display shows what it is for.")


def _sound(fact: SoundFact) -> Check:
    def row(level: Level, words: str) -> Check:
        return Check("sound", "Sound", level, words, (fact.way,) if fact.way else ())

    if fact.trouble:
        return row(Level.WARN, fact.trouble)
    if fact.is_muted:
        return row(Level.WARN, "The chimes are muted.")
    if fact.is_heard is None:
        return row(Level.UNKNOWN, "Play a chime and listen for it in the room.")
    if fact.is_heard:
        return row(Level.OK, "The chime was heard.")
    return row(Level.WARN, "The chime was not heard. Look at the volume, and at where the sound goes.")


def _disk(fact: DiskFact) -> Check:
    where = f" in {fact.folder}" if fact.folder else ""
    if not fact.is_writable:
        words = f"Nothing can be written{where}. The show needs another place."
        return Check("disk", "Disk", Level.WARN, words)
    if fact.free_bytes is None:
        return Check("disk", "Disk", Level.UNKNOWN, f"How much is free{where} is not known.")
    words = f"{_size(fact.free_bytes)} free{where}, where the show is kept."
    if fact.free_bytes < LEAST_FREE:
        return Check("disk", "Disk", Level.WARN, f"Only {words}")
    return Check("disk", "Disk", Level.OK, words)


def _size(free: int) -> str:
    """`12.4 GB`, `180 MB`."""
    return f"{free / 1e9:.1f} GB" if free >= 1e9 else f"{free // 1_000_000} MB"


def _power(fact: PowerFact) -> Check:
    charge = f" ({fact.percent} %)" if fact.percent is not None else ""
    if fact.is_on_mains is None:
        return Check("power", "Power", Level.UNKNOWN, "Whether it runs on mains is not known here.")
    if fact.is_on_mains:
        return Check("power", "Power", Level.OK, f"On mains{charge}.")
    return Check("power", "Power", Level.WARN, f"On its battery{charge}. Plug it in.")


def _awake(fact: AwakeFact) -> Check:
    if fact.is_kept:
        return Check("awake", "Staying awake", Level.OK, "The machine stays awake while the show runs.")
    level = Level.UNKNOWN if fact.is_kept is None else Level.WARN
    return Check("awake", "Staying awake", level, fact.reason or "Whether it stays awake is not known.")
