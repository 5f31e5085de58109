"""What a line of names says: literals in, equality out."""

from __future__ import annotations

import pytest

from desk_kit import gfmd
from runofshow.desk.speakers_line import NamedSpeaker, length_of, parse_speaker
from runofshow.show.commands import parse_command

PROGRAMME = gfmd()
NOBODY = "The programme lists nobody called “smith”."


def named(**fields: str | int) -> NamedSpeaker:
    return NamedSpeaker(**fields)  # type: ignore[arg-type]  # of each field its own kind


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("", named()),
        ("   ", named()),
        ("Ana Lopes", named(name="Ana Lopes")),
        (
            "  Ana Lopes ,Civil society,  CSO ",
            named(name="Ana Lopes", organisation="Civil society", group="CSO"),
        ),
        ("Ana Lopes, Civil society", named(name="Ana Lopes", organisation="Civil society")),
        ("Ana Lopes, , CSO", named(name="Ana Lopes", group="CSO")),
        ("Ana Lopes,", named(name="Ana Lopes")),
        (
            "Ana Lopes, Institute of Samples, Lisbon, CSO",
            named(name="Ana Lopes", organisation="Institute of Samples, Lisbon", group="CSO"),
        ),
        ("Ana Lopes; Civil society; CSO", named(name="Ana Lopes", organisation="Civil society", group="CSO")),
        ("ليلى، جمعية", named(name="ليلى", organisation="جمعية")),
        (", Civil society", named(problem="Begin with the name.")),
    ],
)
def test_name_organisation_and_group_are_parted_by_commas(text: str, speaker: NamedSpeaker) -> None:
    assert parse_speaker(text, PROGRAMME) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Lopes, 1:30", named(name="Ana Lopes", seconds=90)),
        (
            "Ana Lopes, Civil society, CSO, 3:00",
            named(name="Ana Lopes", organisation="Civil society", group="CSO", seconds=180),
        ),
        ("@zaidi 1:30", named(person="zaidi", seconds=90)),
        ("Ana Lopes, 25", named(name="Ana Lopes", organisation="25")),
        ("Ana Lopes, Room 4:99", named(name="Ana Lopes", organisation="Room 4:99")),
    ],
)
def test_a_length_may_stand_at_the_end(text: str, speaker: NamedSpeaker) -> None:
    assert parse_speaker(text, PROGRAMME) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("@zaidi", named(person="zaidi")),
        ("@Zai", named(person="zaidi")),
        ("@hagstrom", named(person="hagstrom")),
        ("@zaidi, Parliament of Morocco", named(person="zaidi", organisation="Parliament of Morocco")),
        ("@zaidi , , Cities", named(person="zaidi", group="Cities")),
        ("Souad Zaidi", named(person="zaidi")),
        ("ms. souad zaidi, City of Rabat", named(person="zaidi", organisation="City of Rabat")),
        ("@", named(problem="Write a few letters of the name after @.")),
        ("@smith", named(problem=NOBODY)),
    ],
)
def test_people_of_the_programme_are_known(text: str, speaker: NamedSpeaker) -> None:
    assert parse_speaker(text, PROGRAMME) == speaker


def test_letters_that_fit_several_say_whom() -> None:
    assert parse_speaker("@m", PROGRAMME).problem.startswith("“m” can be Ms. Daniela Morari")


def test_names_are_as_long_as_the_commands_take_them() -> None:
    longest = "a" * 500
    assert parse_speaker(longest, PROGRAMME).name == longest
    assert parse_speaker(f"Ana, {longest}a", PROGRAMME) == named(
        problem="A name can have 500 characters at most."
    )


def test_what_a_line_names_makes_the_commands() -> None:
    ana = parse_speaker("Ana Lopes, Civil society, CSO", PROGRAMME)
    floor = parse_command({"do": "floor", **ana.fields})
    assert (floor.name, floor.organisation, floor.group) == ("Ana Lopes", "Civil society", "CSO")  # type: ignore[union-attr]
    assert parse_speaker("@zaidi", PROGRAMME).fields == {"person": "zaidi"}
    assert (ana.is_somebody, NamedSpeaker().is_somebody) == (True, False)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2:00", 120), ("90s", 90), ("1m", 60), ("0:00", None), ("2", None), ("soon", None), ("", None)],
)
def test_a_length_is_read_in_whole_seconds(text: str, seconds: int | None) -> None:
    assert length_of(text) == seconds
