"""What a typed line becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.minutes_scene import PROGRAMME
from runofshow.desk.quick_line import (
    KINDS,
    Kind,
    QuickEntry,
    completions,
    find_addressee,
    mention,
    parse_line,
)
from runofshow.programme.models import Person, Programme
from runofshow.show.commands import Ask, Note


def read(line: str, default: Kind = "note") -> QuickEntry:
    return parse_line(line, default, PROGRAMME)


@pytest.mark.parametrize(("letter", "kind"), KINDS.items())
@pytest.mark.parametrize("line", ["{} It lasts", "  {}   It lasts ", "{}\tIt lasts"])
def test_a_letter_and_a_space_choose_the_kind(letter: str, kind: Kind, line: str) -> None:
    for written in (letter, letter.upper()):
        entry = read(line.format(written))
        assert (entry.kind, entry.text, entry.is_prefixed) == (kind, "It lasts", True)


def test_an_english_sentence_that_begins_with_a_is_taken_for_an_action() -> None:
    assert read("a good point") == QuickEntry("action", "good point", is_prefixed=True)


@pytest.mark.parametrize("line", ["consensus", "c", "c: one", "C.", "x one", "cc one", "@zaidi thanks"])
def test_without_a_prefix_the_line_takes_the_chosen_kind(line: str) -> None:
    assert read(line, "recommendation") == QuickEntry("recommendation", line)


def test_a_prefix_counts_from_its_space_on_and_logs_nothing_without_a_text() -> None:
    assert read("r ") == QuickEntry("recommendation", "", is_prefixed=True)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("!c In confidence", "conclusion", "In confidence"),
        ("! In confidence", "note", "In confidence"),
        ("!In confidence", "note", "In confidence"),
        (" ! q Why?", "question", "Why?"),
        ("!", "note", ""),
    ],
)
def test_a_leading_exclamation_mark_keeps_an_entry_off_the_record(line: str, kind: Kind, text: str) -> None:
    entry = read(line)
    assert (entry.kind, entry.text, entry.is_off_record) == (kind, text, True)


def test_an_exclamation_mark_after_the_prefix_is_text() -> None:
    assert read("c !Now") == QuickEntry("conclusion", "!Now", is_prefixed=True)


@pytest.mark.parametrize(
    "name", ["zaidi", "Zaidi", "souad", "zai", "souad-zaidi", "rabat", "zaidi:", "ZAIDI,"]
)
def test_a_question_goes_to_the_one_person_its_name_fits(name: str) -> None:
    entry = read(f"q @{name} How early?")
    assert (entry.kind, entry.to, entry.is_known) == ("question", "souad-zaidi", True)
    assert entry.text == "How early?"


def test_accents_need_not_be_typed() -> None:
    assert read("q @hagstrom Why?").to == "camilla-hagstrom"


def test_a_name_that_fits_several_is_kept_as_typed_with_the_people_it_may_mean() -> None:
    entry = read("q @r Why?")
    assert (entry.to, entry.is_known, entry.text) == ("r", False, "Why?")
    assert [person.id for person in entry.candidates] == [
        "paul-robert-tiendrebeogo",
        "ralph-genetzke",
        "souad-zaidi",
    ]


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    twins = Programme.model_validate(
        {
            "title": "Twins",
            "date": "2018-12-07",
            "start": "08:30",
            "time_zone": "UTC",
            "people": [{"id": "ann-lee", "name": "Ann Lee"}, {"id": "bo-lee", "name": "Bo Lee"}],
            "segments": [{"id": "talk", "title": "Talk", "duration": "5m"}],
        }
    )
    entry = parse_line("q @lee Why?", "note", twins)
    assert (entry.to, entry.is_known) == ("lee", False)
    assert entry.candidates == twins.people
    assert mention(twins, twins.people[1]) == "@bo-lee"
    assert parse_line("q @bo-lee Why?", "note", twins).to == "bo-lee"


def test_a_whole_word_of_a_name_wins_over_the_beginning_of_another() -> None:
    pair = PROGRAMME.model_copy(
        update={"people": (Person(id="jo-lee", name="Jo Lee"), Person(id="al-leeds", name="Al Leeds"))}
    )
    assert [person.id for person in find_addressee(pair, "lee")] == ["jo-lee"]


def test_a_name_that_fits_nobody_is_kept() -> None:
    entry = read("q @Smith Why?")
    assert (entry.to, entry.is_known, entry.candidates, entry.text) == ("Smith", False, (), "Why?")


def test_only_the_first_word_of_a_question_names_its_addressee() -> None:
    assert read("q Why not ask @zaidi?").to is None
    assert read("c @zaidi agreed").text == "@zaidi agreed"


def test_an_addressee_alone_is_no_question_yet() -> None:
    entry = read("q @zaidi ")
    assert (entry.to, entry.text) == ("souad-zaidi", "")


def test_the_question_button_needs_no_prefix_for_an_addressee() -> None:
    assert read("@genetzke Since when?", "question").to == "ralph-genetzke"


def test_a_line_makes_the_command_that_logs_it() -> None:
    assert read("!c It lasts").command("m-1") == Note(
        id="m-1", kind="conclusion", text="It lasts", off_record=True
    )
    assert read("q @zaidi Why?").command("m-2") == Ask(id="m-2", text="Why?", to="souad-zaidi")


@given(st.text(), st.sampled_from(list(KINDS.values())))
def test_any_line_can_be_read(line: str, default: Kind) -> None:
    entry = parse_line(line, default, PROGRAMME)
    assert entry.text == entry.text.strip()
    assert entry.kind == default or entry.is_prefixed
    if entry.text and not any("\ud800" <= letter <= "\udfff" for letter in entry.text):
        assert entry.command("m-1").text == entry.text


@given(st.text(min_size=2).filter(lambda t: t.strip() == t and t[0] not in "!@cranqCRANQ"))
def test_plain_text_comes_back_as_it_was_typed(line: str) -> None:
    assert parse_line(line, "conclusion", PROGRAMME) == QuickEntry("conclusion", line)


@given(st.text().map(str.strip).filter(bool), st.sampled_from("canr"))
def test_what_stands_behind_a_prefix_comes_back_as_it_was_typed(text: str, letter: str) -> None:
    assert parse_line(f"{letter} {text}", "question", PROGRAMME).text == text


@given(st.text(), st.data())
def test_completions_stay_within_the_line(line: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(line)))
    start, end, people = completions(line, cursor, PROGRAMME)
    assert 0 <= start <= cursor <= end <= len(line)
    assert not people or line[start] == "@"


@pytest.mark.parametrize(
    ("line", "cursor", "place", "first"),
    [
        ("q @zai", 6, (2, 6), "souad-zaidi"),
        ("q @zaidi why", 5, (2, 8), "souad-zaidi"),
        ("q @", 3, (2, 3), "daniela-morari"),
        ("@ralph", 6, (0, 6), "ralph-genetzke"),
    ],
)
def test_the_name_under_the_cursor_is_completed(
    line: str, cursor: int, place: tuple[int, int], first: str
) -> None:
    start, end, people = completions(line, cursor, PROGRAMME)
    assert (start, end) == place
    assert people[0].id == first


@pytest.mark.parametrize(
    ("line", "cursor"), [("q @zai", 2), ("a@zai", 5), ("q @zaidi ", 9), ("", 0), ("@zz", 3)]
)
def test_elsewhere_nobody_is_offered(line: str, cursor: int) -> None:
    assert completions(line, cursor, PROGRAMME) == (cursor, cursor, ())


@pytest.mark.parametrize("person", PROGRAMME.people, ids=lambda person: person.id)
def test_a_mention_names_its_person(person: Person) -> None:
    assert parse_line(f"q {mention(PROGRAMME, person)} Why?", "note", PROGRAMME).to == person.id
