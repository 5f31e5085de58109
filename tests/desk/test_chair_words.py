"""The lines to give and take back the floor, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from runofshow.desk.chair_words import giving_words, spoken_length, taking_words
from runofshow.show.chair import FloorLine
from runofshow.show.scene import Who


def a_line(*, kind: str = "session", is_chair: bool = False, own: str = "", **who: Any) -> FloorLine:
    fields = {
        "slot": "talk",
        "name": "",
        "person": "",
        "role": "",
        "organisation": "",
        "short_organisation": "",
        "segment_title": "Session I",
        "on_behalf_of": "",
    }
    return FloorLine(Who(**{**fields, **who}), kind, timedelta(minutes=8), is_chair, own)


SPEAKER = a_line(
    person="Ms. Souad Zaidi",
    role="Deputy Mayor for International Cooperation; Member of the Parliament, Morocco",
    organisation="City of Rabat",
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            SPEAKER,
            "Ms. Souad Zaidi, Deputy Mayor for International Cooperation, City of Rabat, "
            "you have eight minutes.",
        ),
        (a_line(person="Gil Gray"), "Gil Gray, you have eight minutes."),
        (
            a_line(person="Gil Gray", role="Mayor of Lund", organisation="Lund"),
            "Gil Gray, Mayor of Lund, you have eight minutes.",
        ),
        (
            a_line(person="Gil Gray", organisation="Union", on_behalf_of="Ben Bello"),
            "Gil Gray, on behalf of Ben Bello, you have eight minutes.",
        ),
        (a_line(kind="break"), "We break for eight minutes."),
        (a_line(kind="vote"), "We come to “Session I”. We have eight minutes for it."),
        (a_line(person="The chair", is_chair=True), "We come to “Session I”. We have eight minutes for it."),
        (a_line(person="Gil Gray", own="Over to you, Gil."), "Over to you, Gil."),
    ],
)
def test_a_line_that_gives_the_floor(line: FloorLine, words: str) -> None:
    assert giving_words(line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (SPEAKER, "Thank you, Ms. Souad Zaidi."),
        (a_line(kind="vote"), ""),
        (a_line(person="The chair", is_chair=True), ""),
        (a_line(kind="vote", own="The vote is closed."), "The vote is closed."),
    ],
)
def test_a_line_that_takes_it_back(line: FloorLine, words: str) -> None:
    assert taking_words(line) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (480, "eight minutes"),
        (60, "one minute"),
        (1500, "25 minutes"),
        (90, "one and a half minutes"),
        (150, "two and a half minutes"),
        (45, "45 seconds"),
        (1, "one second"),
        (495, "eight minutes and 15 seconds"),
        (3600, "one hour"),
        (4200, "one hour and ten minutes"),
        (0, "no seconds"),
    ],
)
def test_a_length_as_it_is_said(seconds: int, words: str) -> None:
    assert spoken_length(timedelta(seconds=seconds)) == words
