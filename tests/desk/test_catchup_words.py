"""The words of catching up, from literal shows."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from runofshow.desk.catchup_words import (
    about_words,
    after_words,
    by_words,
    ending_words,
    offer_words,
    row_words,
    title_words,
    way_about,
)
from runofshow.programme.models import Segment
from runofshow.show.catchup_table import CatchUpTable, Cell, catch_up_table
from show_kit import Performance, length, side_event

STOP = time(9, 45)


def _late(minutes: str, **changes: Any) -> Performance:
    return Performance(side_event(**{"hard_stop": STOP, **changes})).at(minutes).do("start")


def _table(performance: Performance) -> CatchUpTable:
    return catch_up_table(performance.show, performance.view)


def test_a_late_show_says_how_much_and_until_when() -> None:
    show = _late("4:26")
    assert title_words(_table(show)) == "Catch up 4:26"
    assert about_words(_table(show), show.show) == (
        "Three ways to end by the hard stop at 09:45. Nothing changes until you apply one."
    )


def test_without_a_hard_stop_the_planned_end_counts() -> None:
    show = _late("4:26", hard_stop=None)
    assert about_words(_table(show), show.show).startswith("Three ways to end by the planned end at 09:45.")
    assert offer_words(show.show, show.view) == "Forecast 4:26 past the planned end."


def test_an_early_show_says_what_there_is_to_give_back() -> None:
    show = Performance(side_event()).do("start").wait("4:00").do("next")
    assert title_words(_table(show)) == "6:00 to give back"
    assert about_words(_table(show), show.show).startswith("Ways to use the time until the planned end at")
    assert offer_words(show.show, show.view) == "Forecast 6:00 before the planned end."


@pytest.mark.parametrize(
    ("doing", "wait", "words"),
    [
        ((), "0s", "The session has not started yet. When it runs late, the ways to catch up stand here."),
        (("start", "end"), "0s", "The session has ended, so there is nothing to catch up."),
        (("start",), "0s", "The session is on course: the forecast end 09:45:00 is that of the hard stop."),
        (
            ("start", "next"),
            "2:00",
            "The session is on course: the forecast end 09:37:00 is 0:30 before the hard stop.",
        ),
    ],
)
def test_with_nothing_to_catch_up_it_says_why_in_one_sentence(
    doing: tuple[str, ...], wait: str, words: str
) -> None:
    stop = time(9, 37, 30) if len(doing) == 2 and doing[1] == "next" else STOP
    show = Performance(side_event(hard_stop=stop))
    for number, do in enumerate(doing):
        show.wait(wait if number else "0s").do(do)
    assert about_words(_table(show), show.show) == words
    assert offer_words(show.show, show.view) == ""


def test_the_offer_waits_for_the_first_whole_second() -> None:
    show = _late("0s").wait("10:00")
    show.wait("1s")
    assert offer_words(show.show, show.view) == "Forecast 0:01 past the hard stop."


def test_who_pays_is_said_for_late_for_early_and_where_nothing_can_give() -> None:
    late, early = _table(_late("4:00")), _table(Performance(side_event()).do("start").wait("4:00").do("next"))
    assert [way_about(late, way) for way in late.ways] == [
        "Every slot gives a little",
        "Slack, votes, Q&A and breaks give first",
        "Nothing optional is to come",
    ]
    assert [way_about(early, way) for way in early.ways] == [
        "Every slot gets a little",
        "Votes, Q&A and breaks get it",
        "Nothing has to be cut",
    ]


def test_rows_say_whose_they_are_and_what_may_become_of_them() -> None:
    fixed, optional = side_event().segment("session-2"), side_event().segment("voting")
    segments = list(side_event().segments)
    segments[2] = Segment(**{**dict(optional), "optional": True})
    segments[3] = Segment(**{**dict(fixed), "may_be_shortened": False})
    show = _late("4:00", segments=tuple(segments))
    words = {row.item: row_words(show.show, row) for row in _table(show).rows}
    assert words["session-1"] == ("Session I", "Slack")
    assert words["session-1/ben"] == ("Ben Bello", "Office ben")
    assert words["voting"] == ("Voting", "Optional")
    assert words["session-2"] == ("Session II", "Not to be shortened")


def test_figures() -> None:
    assert (after_words(Cell(length("8:50"), length("-1:10"))), by_words(Cell(None, length("-1:10")))) == (
        "8:50",
        "−1:10",
    )
    assert after_words(Cell(None, length("-5:00"))) == "skipped"
    assert by_words(Cell(length("8:50"), length("0s"))) == ""
    assert by_words(Cell(length("8:50"), length("50s"))) == "+0:50"


def test_the_last_line_says_by_how_much_a_way_misses() -> None:
    show = _late("35:00")
    ways = _table(show).ways
    assert [ending_words(show.show, way) for way in ways] == [
        ("09:47:00", "misses by 2:00"),
        ("09:47:00", "misses by 2:00"),
        ("10:20:00", "+35:00"),
    ]
