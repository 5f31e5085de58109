"""Speaking time by person and by group, panel against floor: it adds up to all that was spoken."""

from __future__ import annotations

from datetime import timedelta

from runofshow.show.facts import Speaker
from runofshow.show.speaking import SpeakingTime, heard_for, speaking_time
from show_kit import Performance, length, side_event


def figures(performance: Performance) -> SpeakingTime:
    return speaking_time(performance.control, performance.moment)


def heard(performance: Performance) -> list[tuple[str, timedelta, timedelta]]:
    """(name, used, allotted) of whoever has spoken."""
    return [(p.name, p.used, p.allotted) for p in figures(performance).people if p.used]


def test_before_the_start_nobody_has_spoken_and_the_planned_are_listed(standby: Performance) -> None:
    spoken = figures(standby)
    assert [(person.name, person.allotted) for person in spoken.people] == [
        ("Ada Abara", length("10m")),
        ("Ben Bello", length("8m")),
        ("Cleo Cruz", length("8m")),
        ("Dara Diop", length("8m")),
        ("Eli Ekman", length("10m")),
        ("Fay Fonseca", length("10m")),
    ]
    assert (spoken.groups, spoken.total, spoken.share(timedelta(0))) == ((), timedelta(0), 0.0)


def test_people_are_listed_by_what_they_spoke_the_longest_first(session: Performance) -> None:
    session.wait("7:30").do("finish").wait("30s").next().wait("9:00")
    assert heard(session) == [
        ("Ada Abara", length("10m"), length("10m")),
        ("Cleo Cruz", length("9m"), length("8m")),
        ("Ben Bello", length("7:30"), length("8m")),
    ]
    assert [person.name for person in figures(session).people if person.is_speaking] == ["Cleo Cruz"]


def test_panel_and_floor_are_counted_apart_also_of_one_person(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil Nunes", group="Cities", seconds=60).wait("1:30")
    session.do("floor", person="fay").wait("40s").next().wait("2:00")
    spoken = figures(session)
    assert (spoken.panel, spoken.floor, spoken.unnamed) == (length("15m"), length("2:10"), timedelta(0))
    nil, fay = (next(p for p in spoken.people if p.name == name) for name in ("Nil Nunes", "Fay Fonseca"))
    assert (nil.used, nil.on_floor, nil.allotted, nil.slots) == (
        length("90s"),
        length("90s"),
        length("60s"),
        1,
    )
    assert (fay.used, fay.on_floor, fay.allotted) == (length("40s"), length("40s"), length("12m"))


def test_the_same_name_of_the_same_place_is_the_same_person(session: Performance) -> None:
    for organisation in ("City of N", "city of n", "City of M"):
        session.do("floor", name="Nil Nunes", organisation=organisation).wait("1:00")
    nils = [(p.organisation, p.used, p.slots) for p in figures(session).people if p.name == "Nil Nunes"]
    assert nils == [("City of N", length("2m"), 2), ("City of M", length("1m"), 1)]


def test_groups_are_listed_by_what_they_spoke_and_the_unknown_last(session: Performance) -> None:
    session.do("floor", name="Nil", group="Cities").wait("1:00").do("floor", name="Ola", group="Youth").wait(
        "2:00"
    )
    session.do("floor", name="Pia", group="Cities").wait("30s")
    groups = [(g.group, g.people, g.slots, g.used) for g in figures(session).groups]
    assert groups == [
        ("Youth", 1, 1, length("2:00")),
        ("Cities", 2, 2, length("1:30")),
        ("", 1, 1, length("10:00")),
    ]


def test_a_substitutes_time_is_the_substitutes(session: Performance) -> None:
    session.do("substitute", slot="session-1/ben", name="Nil Nunes", organisation="City of N").wait("4:00")
    assert heard(session)[1] == ("Nil Nunes", length("4:00"), length("8:00"))
    assert "Ben Bello" not in [person.name for person in figures(session).people]


def test_a_slot_that_names_nobody_is_counted_apart(running: Performance) -> None:
    running.at("10:00").do("goto", slot="voting").wait("5:00")
    spoken = figures(running)
    assert (spoken.named, spoken.unnamed, spoken.total) == (length("10m"), length("5m"), length("15m"))
    assert spoken.share(length("5m")) == 0.5


def test_a_skipped_turn_is_nobodys_any_more(session: Performance) -> None:
    session.do("skip", slot="session-1/dara")
    assert "Dara Diop" not in [person.name for person in figures(session).people]


def test_a_pause_is_nobodys_time(session: Performance) -> None:
    session.wait("2:00").do("pause").wait("5:00")
    assert heard(session)[1] == ("Ben Bello", length("2:00"), length("8:00"))


def test_undo_gives_the_time_back(session: Performance) -> None:
    session.wait("2:00").do("floor", name="Nil").wait("1:00").do("undo")
    assert heard(session)[1] == ("Ben Bello", length("3:00"), length("8:00"))
    assert figures(session).floor == timedelta(0)


def test_an_organisation_that_was_left_out_is_no_other_one(session: Performance) -> None:
    session.do("floor", name="Nil Nunes", organisation="City of N").wait("1:00")
    programme, people = side_event(), figures(session).people
    spoken = {
        who: heard_for(programme, people, Speaker(name="nil nunes", organisation=place))
        for who, place in (("left out", None), ("the same", "city of n"), ("another", "City of M"))
    }
    assert spoken == {"left out": length("1m"), "the same": length("1m"), "another": timedelta(0)}
    assert heard_for(programme, people, Speaker(person="ada")) == length("10m")
