"""What should be right before the start: each rule from facts to a row."""

from __future__ import annotations

from typing import Any

import pytest

from desk_kit import gfmd, made_programme
from runofshow.desk.preflight_rules import (
    AwakeFact,
    Check,
    DiskFact,
    DisplayFact,
    Level,
    PowerFact,
    PreflightFacts,
    SoundFact,
    checks,
    presence_words,
    speakers,
    summary,
)
from runofshow.programme.findings import Finding, Severity

OK, WARN, UNKNOWN = Level.OK, Level.WARN, Level.UNKNOWN
DOUBT = Finding(Severity.warning, "segments[0]", "the turns take 3 minutes more", "shorten one of them.", 12)
TWO = ("1 · eDP-1: the desk", "2 · HDMI-1: Speakers")


def row(name: str, **facts: Any) -> tuple[Level, str]:
    """How one check stands, and in which words."""
    found = next(check for check in checks(PreflightFacts(**facts)) if check.id == name)
    return found.level, found.words


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        (None, (UNKNOWN, "It was not read from a programme's file.")),
        ((), (OK, "Nothing in it is doubtful.")),
        ((DOUBT,), (WARN, "One thing in it is doubtful.")),
        ((DOUBT, DOUBT), (WARN, "2 things in it are doubtful.")),
    ],
)
def test_the_programme(findings: tuple[Finding, ...] | None, expected: tuple[Level, str]) -> None:
    assert row("programme", findings=findings) == expected


def test_a_finding_is_said_with_its_line_and_its_remedy() -> None:
    (check, *_) = checks(PreflightFacts(findings=(DOUBT,)))
    assert check.details == ("Line 12: the turns take 3 minutes more. Shorten one of them.",)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (DisplayFact(TWO, mirrored="The desk is mirrored."), (WARN, "The desk is mirrored.")),
        (DisplayFact(TWO, trouble="A display is gone."), (WARN, "A display is gone.")),
        (
            DisplayFact(TWO[:1]),
            (WARN, "There is no display beside the desk's: speakers see no clock."),
        ),
        (DisplayFact(TWO, idle=1), (WARN, "A display shows nothing. Choose what it is for.")),
        (DisplayFact(TWO), (OK, "Every display shows what it is for.")),
    ],
)
def test_the_displays(fact: DisplayFact, expected: tuple[Level, str]) -> None:
    assert row("displays", displays=fact) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (SoundFact(), (UNKNOWN, "Play a chime and listen for it in the room.")),
        (SoundFact(is_heard=True), (OK, "The chime was heard.")),
        (
            SoundFact(is_heard=False),
            (WARN, "The chime was not heard. Look at the volume, and at where the sound goes."),
        ),
        (SoundFact(is_muted=True, is_heard=True), (WARN, "The chimes are muted.")),
        (SoundFact(trouble="No program for sound.", is_heard=True), (WARN, "No program for sound.")),
    ],
)
def test_the_sound(fact: SoundFact, expected: tuple[Level, str]) -> None:
    assert row("sound", sound=fact) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (DiskFact("/shows", 12_400_000_000), (OK, "12.4 GB free in /shows, where the show is kept.")),
        (DiskFact("/shows", 199_000_000), (WARN, "Only 199 MB free in /shows, where the show is kept.")),
        (DiskFact("/shows", None), (UNKNOWN, "How much is free in /shows is not known.")),
        (
            DiskFact("/shows", 12_400_000_000, is_writable=False),
            (WARN, "Nothing can be written in /shows. The show needs another place."),
        ),
    ],
)
def test_the_disk(fact: DiskFact, expected: tuple[Level, str]) -> None:
    assert row("disk", disk=fact) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (PowerFact(), (UNKNOWN, "Whether it runs on mains is not known here.")),
        (PowerFact(is_on_mains=True, percent=93), (OK, "On mains (93 %).")),
        (PowerFact(is_on_mains=True), (OK, "On mains.")),
        (PowerFact(is_on_mains=False, percent=93), (WARN, "On its battery (93 %). Plug it in.")),
    ],
)
def test_the_power(fact: PowerFact, expected: tuple[Level, str]) -> None:
    assert row("power", power=fact) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (AwakeFact(is_kept=True), (OK, "The machine stays awake while the show runs.")),
        (AwakeFact(is_kept=False, reason="Nobody answers."), (WARN, "Nobody answers.")),
        (AwakeFact(reason="It is asked at the start."), (UNKNOWN, "It is asked at the start.")),
        (AwakeFact(), (UNKNOWN, "Whether it stays awake is not known.")),
    ],
)
def test_staying_awake(fact: AwakeFact, expected: tuple[Level, str]) -> None:
    assert row("awake", awake=fact) == expected


def test_the_order_of_the_rows() -> None:
    names = [check.id for check in checks(PreflightFacts())]
    assert names == ["programme", "displays", "sound", "disk", "power", "awake"]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((OK, OK), "All of it is as it should be."),
        ((WARN, OK), "1 thing to look at."),
        ((WARN, WARN, UNKNOWN), "2 things to look at, 1 not known."),
        ((UNKNOWN,), "1 not known."),
    ],
)
def test_the_rows_in_one_sentence(levels: tuple[Level, ...], words: str) -> None:
    assert summary(tuple(Check("x", "X", level, "") for level in levels)) == words


def test_speakers_are_named_once_in_the_order_in_which_they_are_needed() -> None:
    assert [person.id for person in speakers(gfmd())] == [
        "morari",
        "tiendrebeogo",
        "amador-leal",
        "zaidi",
        "hagstrom",
        "genetzke",
    ]


def test_a_programme_without_people_has_no_speakers() -> None:
    assert speakers(made_programme({"id": "talk", "title": "Talk", "duration": "5m"})) == ()


def test_who_is_here_in_a_sentence() -> None:
    people = speakers(gfmd())
    assert presence_words(people, {"zaidi": True, "morari": False}) == "1 of 6 are here."
    assert presence_words(people, {person.id: True for person in people}) == "All of them are here."
