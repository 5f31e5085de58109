"""The list of speakers in words: literals in, equality out."""

from __future__ import annotations

from desk_kit import gfmd
from runofshow.desk.speakers_words import (
    TickLook,
    list_words,
    presence_words,
    request_looks,
    room_words,
    speaker_words,
    spoken_request,
    tick_looks,
)
from runofshow.show.facts import Speaker
from runofshow.show.floor import Room
from show_kit import Performance


def test_the_room_is_said_before_the_length() -> None:
    assert room_words(Room(90, 370, 4, 0, 0)) == "Room for 4 more at"
    assert room_words(Room(90, 60, 0, 0, 0)) == "No room for more at"
    assert room_words(None) == "Each speaker has"


def test_the_list_takes_its_part_of_it() -> None:
    assert list_words(Room(120, 900, 7, 4, 0), 2) == "After the list, for 4."
    assert list_words(Room(120, 300, 2, 0, 0), 2) == "After the list, for none."
    assert list_words(Room(120, 180, 1, 0, 60), 2) == "The list is 1:00 too long."
    assert list_words(Room(120, 900, 7, 7, 0), 0) == ""
    assert list_words(None, 3) == ""


def test_a_row_says_who_from_where_how_long_and_whether_heard() -> None:
    performance = Performance().do("start").at("10:00").do("next")
    performance.do("floor", name="Nil", group="Cities").wait("2:10").next()
    performance.do("floor", name="Nil", organisation="City of N", group="Cities", now=False)
    performance.do("floor", name="Ola", group="Youth", seconds=90, now=False)
    nil, ola = request_looks(performance.show, performance.moment, (performance.control.requests[0].id,))
    assert (nil.place, nil.name, nil.below, nil.length) == ("1", "Nil", "City of N · Cities", "2:00")
    assert (nil.hint, nil.group_hint, nil.is_in_round) == ("heard 2:10", "", True)
    assert (ola.below, ola.length, ola.hint) == ("Youth", "1:30", "not heard yet")
    assert (ola.group_hint, ola.is_in_round) == ("group heard least", False)
    assert spoken_request(nil) == "1, Nil, City of N · Cities, 2:00, heard 2:10, in the round"
    assert spoken_request(ola) == "2, Ola, Youth, 1:30, not heard yet, group heard least"


def test_somebody_is_named_with_all_that_is_known() -> None:
    show = Performance(gfmd()).show
    assert speaker_words(show, Speaker(person="zaidi")) == "Ms. Souad Zaidi, City of Rabat"
    assert speaker_words(show, Speaker(name="Ana", group="CSO")) == "Ana, CSO"


def test_whoever_speaks_is_ticked_in_the_order_of_the_rundown_then_the_others() -> None:
    performance = Performance(gfmd())
    performance.do("presence", person="zaidi").do("presence", person="hagstrom", is_present=False)
    looks = tick_looks(performance.show)
    assert [look.id for look in looks] == [
        "morari",
        "tiendrebeogo",
        "amador-leal",
        "zaidi",
        "hagstrom",
        "genetzke",
        "timekeeper",
        "rapporteur",
    ]
    assert [(look.is_here, look.word) for look in looks[2:5]] == [
        (None, ""),
        (True, ""),
        (False, "not here yet"),
    ]
    assert presence_words(looks) == "1 of 8 here"


def test_while_nobody_has_said_anything_nobody_is_counted() -> None:
    assert presence_words((TickLook("a", "Ada", None),)) == ""
