"""Speaking time in words: literals in, equality out."""

from __future__ import annotations

import pytest

from runofshow.desk.speaking_words import Bar, SpeakingLook, bar_text, speaking_look
from runofshow.show.speaking import speaking_time
from show_kit import Performance


@pytest.fixture
def standby() -> Performance:
    return Performance()


@pytest.fixture
def running(standby: Performance) -> Performance:
    return standby.do("start")


@pytest.fixture
def session(running: Performance) -> Performance:
    """Session I has begun at 10:00: Ben has the floor."""
    return running.at("10:00").do("next")


def look(performance: Performance) -> SpeakingLook:
    return speaking_look(speaking_time(performance.control, performance.moment))


def test_before_anybody_has_spoken_the_bars_are_empty(standby: Performance) -> None:
    empty = look(standby)
    assert empty.about == "Nobody has spoken yet."
    assert empty.people[0] == Bar("Ada Abara", "Office ada", "0:00 of 10:00", "0%", 0.0)
    assert (empty.sides, empty.groups) == ((), ())


def test_people_have_what_they_spoke_of_what_they_were_allotted(session: Performance) -> None:
    session.wait("5:00")
    assert look(session).about == "15:00 spoken; the bars are shares of that."
    assert look(session).people[:2] == (
        Bar("Ada Abara", "Office ada", "10:00 of 10:00", "67%", 2 / 3),
        Bar("Ben Bello", "Office ben", "5:00 of 8:00", "33%", 1 / 3, is_now=True),
    )


def test_panel_and_floor_stand_against_each_other(session: Performance) -> None:
    session.do("floor", name="Nil", organisation="City of N", group="Cities").wait("2:30")
    panel, floor = look(session).sides
    assert (panel.figures, panel.percent) == ("10:00", "80%")
    assert (floor.figures, floor.percent) == ("2:30", "20%")
    nil = next(bar for bar in look(session).people if bar.title == "Nil")
    assert (nil.beside, nil.figures) == ("Floor · City of N · Cities", "2:30 of 2:00")


def test_groups_are_shown_where_any_is_known(session: Performance) -> None:
    assert look(session.wait("1:00")).groups == ()
    for name in ("Nil", "Ola"):
        session.do("floor", name=name, group="Cities").wait("1:00")
    assert [(bar.title, bar.beside, bar.figures) for bar in look(session).groups] == [
        ("Cities", "2 people", "2:00"),
        ("No group given", "2 people", "11:00"),
    ]


def test_whole_percentages_add_up(session: Performance) -> None:
    for name in ("Nil", "Ola", "Pia"):
        session.do("floor", name=name, group=name).wait("1:07")
    for bars in (look(session).people, look(session).sides, look(session).groups):
        assert sum(int(bar.percent.rstrip("%")) for bar in bars) == 100


def test_what_nobody_is_named_for_is_said_apart(running: Performance) -> None:
    running.wait("4:00").do("goto", slot="voting").wait("5:00")
    assert look(running).about == (
        "4:00 spoken; the bars are shares of that. Besides, 5:00 in slots that name nobody."
    )


def test_a_screen_reader_hears_each_bar() -> None:
    bars = (Bar("Ada", "City", "1:00 of 2:00", "40%", 0.4), Bar("Panel", "", "3:00", "60%", 0.6))
    assert bar_text(bars) == "Ada, City, 1:00 of 2:00, 40%; Panel, 3:00, 60%"
