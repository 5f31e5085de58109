"""The example programmes are sound, and the side event's facts are those of its organisers' form."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from runofshow.programme.files import programme_text, read_programme
from runofshow.programme.models import Programme
from runofshow.resources import resource

EXAMPLES = sorted(resource("programmes").glob("*.yaml"))
GFMD = resource("programmes", "gfmd-2018-side-event.yaml")


def opened(name: str) -> Programme:
    programme = read_programme(resource("programmes", name)).programme
    assert programme is not None
    return programme


@pytest.fixture(scope="module")
def gfmd() -> Programme:
    return opened(GFMD.name)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_has_neither_errors_nor_warnings(path: Path) -> None:
    assert read_programme(path).findings == ()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_written_over_itself_keeps_every_comment(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = programme_text(opened(path.name), earlier=text.encode())
    assert re.findall("#.*", written) == re.findall("#.*", text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_address_of_a_person_is_published(path: Path) -> None:
    assert "@" not in path.read_text(encoding="utf-8")


def test_the_side_event_is_where_and_when_the_form_says(gfmd: Programme) -> None:
    assert (
        gfmd.title
        == "What role for capacity building in turning the Global Compact on Migration into action?"
    )
    assert gfmd.planned_start.isoformat() == "2018-12-07T08:30:00+01:00"
    assert gfmd.planned_duration == dt.timedelta(minutes=75)
    assert gfmd.planned_end.isoformat() == "2018-12-07T09:45:00+01:00"
    assert (gfmd.venue, gfmd.room, gfmd.capacity) == (
        "Palmeira Resorts, Marrakesh, Morocco",
        "Orangeraie Room",
        220,
    )
    assert gfmd.organisers == (
        "The Government of the Republic of Moldova (Ministry of Foreign Affairs and European Integration)",
        "International Centre for Migration Policy Development (ICMPD)",
    )


def test_the_six_people_of_the_form_have_their_titles(gfmd: Programme) -> None:
    people = [(p.id, p.full_name, p.role, p.short_organisation, p.dimension) for p in gfmd.people[:6]]
    assert people == [
        (
            "morari",
            "Ms. Daniela Morari",
            "State Secretary for European Integration",
            "Republic of Moldova",
            None,
        ),
        (
            "tiendrebeogo",
            "H.E. Mr. Paul Robert Tiendrebeogo",
            "Minister of African Integration and Burkinabé Abroad",
            "Burkina Faso",
            "regional",
        ),
        (
            "amador-leal",
            "Mr. Alberto Amador Leal",
            "Director of Administration (including the Migration Capacity Building Department)",
            "Mexico",
            "national",
        ),
        (
            "zaidi",
            "Ms. Souad Zaidi",
            "Deputy Mayor for International Cooperation; Member of the Parliament, Morocco",
            "City of Rabat",
            "local",
        ),
        (
            "hagstrom",
            "Ms. Camilla Hagström",
            "Deputy Head of Unit B3, Migration and Employment",
            "European Commission, DG DEVCO",
            None,
        ),
        (
            "genetzke",
            "Mr. Ralph Genetzke",
            "MIEUX Programme Director, Head of the ICMPD Brussels Mission",
            "ICMPD",
            None,
        ),
    ]
    assert gfmd.chair == "morari"


def test_the_rows_are_those_of_the_form(gfmd: Programme) -> None:
    rows = [(row.id, row.title, row.duration // dt.timedelta(minutes=1)) for row in gfmd.segments]
    assert rows == [
        ("opening", "Opening and introduction by the Chair", 10),
        ("session-1", "Session I", 25),
        ("voting", "Interaction with the audience (voting exercise)", 5),
        ("session-2", "Session II", 20),
        ("conclusions", "Conclusions by the Chair and Q&A", 15),
    ]
    turns = [
        (slot.id, slot.title, slot.allotment // dt.timedelta(minutes=1))
        for slot in gfmd.slots.values()
        if slot.turn
    ]
    assert turns == [
        ("session-1/burkina-faso", "H.E. Mr. Paul Robert Tiendrebeogo", 8),
        ("session-1/mexico", "Mr. Alberto Amador Leal", 8),
        ("session-1/rabat", "Ms. Souad Zaidi", 8),
        ("session-2/dg-devco", "Ms. Camilla Hagström", 10),
        ("session-2/icmpd", "Mr. Ralph Genetzke", 10),
    ]


def test_session_one_has_a_minute_of_slack_and_session_two_none(gfmd: Programme) -> None:
    assert gfmd.segment("session-1").slack == dt.timedelta(minutes=1)
    assert gfmd.segment("session-2").slack == dt.timedelta(0)


def test_the_rest_of_the_form_is_there(gfmd: Programme) -> None:
    assert [question.split()[0] for question in gfmd.guiding_questions] == ["What", "What", "Moving"]
    assert len(gfmd.logistics) == 4
    assert [material.link is not None for material in gfmd.materials] == [True, True, True, False]
    assert gfmd.objective
    assert gfmd.expected_results
    assert gfmd.format
    assert gfmd.format.startswith("Breakfast format")


def test_what_the_form_does_not_say_is_marked_as_an_example(gfmd: Programme) -> None:
    assert {"hard_stop", "timekeeper", "rapporteur", "segments.voting.polls"} <= set(gfmd.examples)
    assert [gfmd.persons[who].name for who in (gfmd.timekeeper or "", gfmd.rapporteur or "")] == [
        "Timekeeper (example)",
        "Rapporteur (example)",
    ]
    text = GFMD.read_text(encoding="utf-8")
    for field in ("hard_stop:", "timekeeper:", "rapporteur:"):
        assert re.search(rf"^{field} .*# Example: ", text, re.MULTILINE)
    assert re.search(r"# Example: .*\n +- id: capacity-priority", text)


def test_the_votes_have_a_colour_for_every_card(gfmd: Programme) -> None:
    poll = gfmd.polls["capacity-priority"]
    assert [(option.id, option.colour) for option in poll.options] == [
        ("green", "green"),
        ("yellow", "yellow"),
        ("red", "red"),
    ]


def test_the_workshop_has_twelve_segments_with_breaks_and_ends_before_its_hard_stop() -> None:
    workshop = opened("workshop-day.yaml")
    assert len(workshop.segments) == 12
    assert sum(row.kind == "break" for row in workshop.segments) == 3
    assert workshop.planned_hard_stop is not None
    assert workshop.planned_end < workshop.planned_hard_stop
    assert workshop.cues.warning == dt.timedelta(minutes=3)
