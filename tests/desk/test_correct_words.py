"""The words of correcting a time, from literal shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.desk.correct_words import (
    Line,
    doubt_words,
    lines_of,
    meaning_words,
    problem_words,
    run_words,
    stands_words,
    unreadable_words,
)
from runofshow.show.correction import Correction, correction, read_moment, taken
from runofshow.show.refusals import Refusal
from show_kit import Performance


@pytest.fixture
def session() -> Performance:
    """Two minutes into the first speaker, who began at 08:40."""
    return Performance().do("start").wait("10:00").next().wait("2:00")


def _found(show: Performance, text: str) -> Correction | Refusal:
    moment = read_moment(text, show.now.wall, show.now.wall, show.programme.zone)
    return correction(show.show, show.view, show.run.id, "start", moment)


def _right(show: Performance, text: str) -> Correction:
    found = _found(show, text)
    assert isinstance(found, Correction)
    return found


def test_a_run_says_whose_it_is_and_when(session: Performance) -> None:
    current, opening = taken(session.show, session.view)
    assert run_words(session.show, current) == ("Ben Bello", "since 08:40:00")
    assert run_words(session.show, opening) == ("Opening", "08:30:00 – 08:40:00")


def test_an_edge_says_how_long_ago_it_was(session: Performance) -> None:
    current, opening = taken(session.show, session.view)
    assert stands_words(session.show, session.view, current, "start") == "Started 08:40:00, 2:00 ago"
    assert stands_words(session.show, session.view, current, "end") == "Goes on now"
    assert stands_words(session.show, session.view, opening, "end") == "Ended 08:40:00, 2:00 ago"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3:30 ago", "08:38:30, 1:30 earlier."),
        ("08:41", "08:41:00, 1:00 later."),
        ("2:00 ago", "08:40:00 is what stands already."),
    ],
)
def test_what_was_written_is_said_back(session: Performance, text: str, words: str) -> None:
    moment = read_moment(text, session.now.wall, session.now.wall, session.programme.zone)
    assert meaning_words(session.show, moment, _right(session, text)) == words


def test_the_preview_has_the_run_its_neighbour_and_the_forecast(session: Performance) -> None:
    lines = lines_of(session.show, _right(session, "3:30 ago"))
    assert lines == (
        Line("Ben Bello", "started", ("08:40:00", "for 2:00"), ("08:38:30", "for 3:30")),
        Line("Opening", "ended", ("08:40:00", "for 10:00"), ("08:38:30", "for 8:30")),
        Line("Forecast end", "", ("09:45:00", ""), ("09:43:30", "")),
    )
    assert lines[0].spoken == "Ben Bello, started: 08:40:00 for 2:00 becomes 08:38:30 for 3:30"
    assert lines[2].spoken == "Forecast end: 09:45:00 becomes 09:43:30"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("13:00 ago", "It can lie between 08:30:00 and 08:42:00."),
        (
            "1:30",
            "It can lie between 08:30:00 and 08:42:00. If that long ago is meant, write “1:30 ago”.",
        ),
        ("+10s", "It can lie between 08:30:00 and 08:42:00."),
    ],
)
def test_out_of_bounds_it_says_where_it_can_lie(session: Performance, text: str, words: str) -> None:
    found = _found(session, text)
    assert isinstance(found, Refusal)
    assert problem_words(session.show, found, text) == words


def test_the_first_whole_second_that_is_possible_is_said() -> None:
    show = Performance()
    show.clock.jump(timedelta(seconds=0.4))
    show.do("start").wait("10:00").next().wait("2:00")
    found = _found(show, "08:30:00")
    assert isinstance(found, Refusal)
    assert problem_words(show.show, found, "08:30:00") == "It can lie between 08:30:01 and 08:42:00."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "“soon” is no time. Write 1:30 ago, or 08:51:30."),
        ("90", "“90” of what? Write 90s ago, or a time such as 08:51:30."),
        ("x" * 40, f"“{'x' * 23}…” is no time. Write 1:30 ago, or 08:51:30."),
    ],
)
def test_what_is_no_time_is_explained(text: str, words: str) -> None:
    assert unreadable_words(text) == words


def test_a_large_step_is_asked_about(session: Performance) -> None:
    session.wait("9:00")
    assert doubt_words(_right(session, "now")) == "11:00 later? Enter again keeps it."
