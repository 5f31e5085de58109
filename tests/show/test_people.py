"""Who is who, and who is found by a few letters."""

from __future__ import annotations

import pytest

from runofshow.programme.models import Person, Programme
from runofshow.show.facts import Speaker
from runofshow.show.people import (
    find_people,
    named,
    speaker_group,
    speaker_name,
    speaker_organisation,
    speaker_role,
)
from show_kit import side_event

PEOPLE = (
    Person(
        id="asa-holm",
        name="Åsa Holm",
        honorific="Dr",
        role="Mayor",
        organisation="City of Lund",
        short_organisation="Lund",
        group="Cities",
    ),
    Person(id="lu", name="Lu Min", organisation="Ministry"),
    Person(id="p-3", name="Nadia El-Amin"),
)


@pytest.fixture
def programme() -> Programme:
    return side_event(people=PEOPLE, chair=None)


def test_a_person_of_the_programme_has_name_role_organisation_and_group(programme: Programme) -> None:
    asa = Speaker(person="asa-holm")
    assert speaker_name(programme, asa) == "Dr Åsa Holm"
    assert speaker_role(programme, asa) == "Mayor"
    assert speaker_organisation(programme, asa) == "City of Lund"
    assert speaker_organisation(programme, asa, short=True) == "Lund"
    assert speaker_group(programme, asa) == "Cities"


def test_what_was_said_with_the_floor_goes_before_the_programme(programme: Programme) -> None:
    asa = Speaker(person="asa-holm", organisation="Network", group="Regions")
    assert speaker_organisation(programme, asa, short=True) == "Network"
    assert speaker_group(programme, asa) == "Regions"


def test_anyone_by_name_has_what_was_said_of_them(programme: Programme) -> None:
    nil = Speaker(name="Nil")
    assert speaker_name(programme, nil) == "Nil"
    assert (
        speaker_role(programme, nil)
        == speaker_organisation(programme, nil)
        == speaker_group(programme, nil)
        == ""
    )


def test_what_a_person_does_not_say_is_empty(programme: Programme) -> None:
    nadia = Speaker(person="p-3")
    assert (
        speaker_role(programme, nadia)
        == speaker_organisation(programme, nadia)
        == speaker_group(programme, nadia)
        == ""
    )
    assert speaker_organisation(programme, Speaker(person="lu"), short=True) == "Ministry"
    assert speaker_name(programme, Speaker(person="gone")) == "gone"


def test_an_id_stands_for_a_name_and_other_words_for_themselves(programme: Programme) -> None:
    assert [named(programme, who) for who in ("lu", "The office", None, "")] == [
        "Lu Min",
        "The office",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("asa", ["asa-holm"]),
        ("HOL", ["asa-holm"]),
        ("lu", ["lu", "asa-holm"]),
        ("amin", ["p-3"]),
        ("el-a", ["p-3"]),
        ("nadia el", ["p-3"]),
        ("mayor", []),
        (" ", ["asa-holm", "lu", "p-3"]),
    ],
)
def test_people_are_found_by_the_beginnings_of_words(
    programme: Programme, letters: str, found: list[str]
) -> None:
    assert [person.id for person in find_people(programme, letters)] == found
