"""A broken programme is told all at once: what is wrong, what would be right, and exactly where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runofshow.programme.files import Reading, parse_programme, read_programme

GOOD = """\
title: A title
date: 2018-12-07
start: "08:30"
time_zone: Africa/Casablanca
hard_stop: "09:30"
people:
  - id: ann
    name: Ann
    organisation: Southland
  - id: bob
    name: Bob
chair: ann
segments:
  - id: first
    title: First
    duration: 10m
  - id: second
    title: Second
    duration: 20m
    turns:
      - id: one
        person: ann
        duration: 8m
      - id: two
        person: bob
        duration: 8m
    polls:
      - id: best
        question: Which?
        options:
          - id: green
            text: This
          - id: red
            text: That
"""
Told = tuple[int | None, int | None, str, str, str, str]


def read(text: str | bytes, *, is_json: bool = False) -> Reading:
    return parse_programme(text.encode() if isinstance(text, str) else text, is_json=is_json)


def told(text: str | bytes, *, is_json: bool = False) -> list[Told]:
    """Line, column, severity, path, message and hint of every finding."""
    return [
        (found.line, found.column, str(found.severity), found.path, found.message, found.hint)
        for found in read(text, is_json=is_json).findings
    ]


def good_with(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_good_programme_has_no_findings() -> None:
    assert told(GOOD) == []
    assert read(GOOD).programme is not None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "title: A title",
            "titel: A title",
            (1, 1, "error", "titel", "unknown key 'titel'", "write title"),
            id="unknown key at the top, told once and not as a missing one too",
        ),
        pytest.param(
            "        person: bob",
            "        persn: bob",
            (25, 9, "error", "segments[1].turns[1].persn", "unknown key 'persn'", "write person"),
            id="unknown key deep inside",
        ),
        pytest.param(
            "duration: 20m",
            "duration: 20",
            (
                19,
                15,
                "error",
                "segments[1].duration",
                "'20' has no unit",
                "write 20m for minutes or 20s for seconds",
            ),
            id="duration without a unit",
        ),
        pytest.param(
            "duration: 20m",
            "duration: a while",
            (
                19,
                15,
                "error",
                "segments[1].duration",
                "'a while' is no duration",
                "write 25m, 1h15, 90s, 8:00 or 1:15:00",
            ),
            id="duration in words",
        ),
        pytest.param(
            "duration: 10m",
            "duration: 0m",
            (
                16,
                15,
                "error",
                "segments[0].duration",
                "a duration of nought cannot be counted down",
                "write at least 1s",
            ),
            id="duration of nought",
        ),
        pytest.param(
            "person: bob",
            "person: bib",
            (25, 17, "error", "segments[1].turns[1].person", "'bib' is not listed under people", "write bob"),
            id="person not listed",
        ),
        pytest.param(
            "chair: ann",
            "chair: Southland",
            (12, 8, "error", "chair", "'Southland' is not listed under people", "write ann"),
            id="organisation in place of a person's id",
        ),
        pytest.param(
            "chair: ann",
            "chair: ann\ntimekeeper: zoe",
            (
                13,
                13,
                "error",
                "timekeeper",
                "'zoe' is not listed under people",
                "list this person under people, or write one of ann, bob",
            ),
            id="person that nobody can be meant by",
        ),
        pytest.param(
            "id: second",
            "id: first",
            (
                17,
                9,
                "error",
                "segments[1].id",
                "duplicate id: two segments have the id 'first'",
                "give this one an id of its own; the other is segments[0]",
            ),
            id="duplicate id of a segment",
        ),
        pytest.param(
            "id: red",
            "id: green",
            (
                33,
                17,
                "error",
                "segments[1].polls[0].options[1].id",
                "duplicate id: two options of this poll have the id 'green'",
                "give this one an id of its own; the other is segments[1].polls[0].options[0]",
            ),
            id="duplicate id of an option",
        ),
        pytest.param(
            "chair: ann",
            "chair: ann\ndate: 2018-12-08",
            (13, 1, "error", "date", "duplicate key 'date'", "keep one of the two; the other is in line 2"),
            id="duplicate key",
        ),
        pytest.param(
            "duration: 20m",
            "duration: 15m",
            (
                19,
                15,
                "warning",
                "segments[1].duration",
                "the turns take 16m, the segment only 15m",
                "shorten the turns or make the segment 16m",
            ),
            id="turns longer than their segment",
        ),
        pytest.param(
            'hard_stop: "09:30"',
            'hard_stop: "08:50"',
            (
                5,
                12,
                "warning",
                "hard_stop",
                "the programme ends at 09:00, 10m past the hard stop at 08:50",
                "shorten the segments by 10m or move the hard stop",
            ),
            id="total past the hard stop",
        ),
        pytest.param(
            "    title: First",
            "\ttitle: First",
            (15, 1, "error", "", "a tab stands here", "use spaces, never tabs, to indent and to part"),
            id="tab that indents",
        ),
        pytest.param(
            "title: First",
            "title:\tFirst",
            (15, 11, "error", "", "a tab stands here", "use spaces, never tabs, to indent and to part"),
            id="tab after a colon",
        ),
        pytest.param(
            "  - id: bob\n    name: Bob",
            "  - id: bob",
            (10, 5, "error", "people[1].name", "name is missing in people[1]", "write name: and its text"),
            id="missing key, told at its row",
        ),
        pytest.param(
            "date: 2018-12-07\n",
            "",
            (1, 1, "error", "date", "date is missing", "write date: 2018-12-07"),
            id="missing key at the top",
        ),
        pytest.param(
            "2018-12-07",
            "07/12/2018",
            (2, 7, "error", "date", "'07/12/2018' is no date", "write year-month-day, such as 2018-12-07"),
            id="date of another form",
        ),
        pytest.param(
            "2018-12-07",
            "2018-02-30",
            (2, 7, "error", "date", "'2018-02-30' is no date", "write year-month-day, such as 2018-12-07"),
            id="date that no calendar has",
        ),
        pytest.param(
            '"08:30"',
            "8h30",
            (3, 8, "error", "start", "'8h30' is no time of day", 'write it with 24 hours, such as "08:30"'),
            id="time of another form",
        ),
        pytest.param(
            "Africa/Casablanca",
            "Africa/Casablanka",
            (4, 12, "error", "time_zone", "'Africa/Casablanka' is no time zone", "write Africa/Casablanca"),
            id="mistyped time zone",
        ),
        pytest.param(
            "time_zone: Africa/Casablanca",
            "time_zone: Kathmandu",
            (4, 12, "error", "time_zone", "'Kathmandu' is no time zone", "write Asia/Kathmandu"),
            id="city in place of its zone",
        ),
        pytest.param(
            "id: second",
            "id: Second Part",
            (
                17,
                9,
                "error",
                "segments[1].id",
                "'Second Part' is no id",
                "write lower-case letters and digits, joined by - _ or a dot, such as session-1",
            ),
            id="id with capitals and spaces",
        ),
        pytest.param(
            "title: First",
            "title: First\n    kind: voting",
            (
                16,
                11,
                "error",
                "segments[0].kind",
                "'voting' is no kind",
                "write one of opening, session, vote, discussion, break, closing, other",
            ),
            id="word that is none of the choices",
        ),
        pytest.param(
            "title: First",
            "title: 2018",
            (15, 12, "error", "segments[0].title", "2018 is not read as text", 'put it in quotes: "2018"'),
            id="number where a text belongs",
        ),
        pytest.param(
            "title: First",
            "title:",
            (
                15,
                5,
                "error",
                "segments[0].title",
                "nothing is written here",
                "write a text, or take the key out",
            ),
            id="nothing where a text belongs",
        ),
        pytest.param(
            "chair: ann",
            "capacity: many",
            (
                12,
                11,
                "error",
                "capacity",
                "'many' is no number of people",
                "write a whole number from 1 to 1000000, such as 220",
            ),
            id="word where a number belongs",
        ),
        pytest.param(
            "duration: 10m",
            "duration: 10m\n    minimum_duration: 15m",
            (
                17,
                23,
                "error",
                "segments[0].minimum_duration",
                "the minimum of 15m is longer than the segment, 10m",
                "write at most 10m",
            ),
            id="minimum longer than the segment",
        ),
        pytest.param(
            "chair: ann",
            "examples: [hard_stopp]",
            (
                12,
                12,
                "warning",
                "examples[0]",
                "examples names 'hard_stopp', which is no field of a programme",
                "write hard_stop",
            ),
            id="example of an unknown field",
        ),
        pytest.param(
            "chair: ann",
            "venue: !!python/name:os.system x",
            (
                12,
                8,
                "error",
                "venue",
                "a tag stands here, 'python/name:os.system'",
                "take it out, or put the text in quotes",
            ),
            id="tag",
        ),
        pytest.param(
            "title: First",
            "title: First: the opening",
            (
                15,
                17,
                "error",
                "",
                "a second colon, or a line indented further than its key",
                "put text that holds a colon in quotes, or align the line with its neighbours",
            ),
            id="colon inside a text",
        ),
        pytest.param(
            "title: First",
            'title: "First',
            (
                15,
                12,
                "error",
                "",
                "a quote that is never closed",
                "close the text with the same quote",
            ),
            id="quote that is never closed, told where it opens",
        ),
        pytest.param(
            "chair: ann",
            "organisers: [Us, Them",
            (
                12,
                13,
                "error",
                "",
                "a bracket that is never closed",
                "close it, or put the text in quotes",
            ),
            id="bracket that is never closed, told where it opens",
        ),
    ],
)
def test_one_fault_is_told_once_with_its_place_and_remedy(old: str, new: str, expected: Told) -> None:
    assert told(good_with(old, new)) == [expected]


def test_every_finding_is_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD.replace("chair: ann", "chiar: ann").replace("duration: 10m", "duration: 10")
    text = text.replace("person: bob", "person: bib").replace("id: red", "id: green").replace("20m", "15m")
    assert [(line, column, path) for line, column, _, path, _, _ in told(text)] == [
        (12, 1, "chiar"),
        (16, 15, "segments[0].duration"),
        (19, 15, "segments[1].duration"),
        (25, 17, "segments[1].turns[1].person"),
        (33, 17, "segments[1].polls[0].options[1].id"),
    ]


def test_a_syntax_error_is_told_alone() -> None:
    assert len(told(good_with("chair: ann", "chair: [ann\nvenu: x"))) == 1


def test_a_warning_alone_does_not_keep_the_programme_from_opening() -> None:
    reading = read(good_with("duration: 20m", "duration: 15m"))
    assert reading.programme is not None
    assert [str(found.severity) for found in reading.findings] == ["warning"]


def test_an_error_keeps_it_from_opening() -> None:
    assert read(good_with("chair: ann", "chair: nobody")).programme is None


def test_a_poll_of_one_segment_may_not_have_the_id_of_another_segments_poll() -> None:
    poll = "    polls: [{id: best, question: Q, options: [{id: a, text: A}]}]\n"
    found = told(good_with("    duration: 10m\n", "    duration: 10m\n" + poll))
    assert [(line, path) for line, _, _, path, _, _ in found] == [(29, "segments[1].polls[0].id")]


def test_what_an_alias_stands_for_is_told_at_the_key_before_the_alias() -> None:
    text = good_with("duration: 10m", "duration: &short 10m").replace("duration: 20m", "duration: *short")
    assert [(line, column, path) for line, column, _, path, _, _ in told(text)] == [
        (19, 5, "segments[1].duration")
    ]


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        pytest.param(b"", 1, 1, "the file is empty", id="no byte"),
        pytest.param(b"\xef\xbb\xbf\n \n", 1, 1, "the file is empty", id="only blanks"),
        pytest.param(b"# soon\n", 1, 1, "the file holds no keys", id="only a comment"),
        pytest.param(b"- a\n", 1, 1, "['a'] stands where keys belong", id="a list"),
        pytest.param(b"\n  hello\n", 2, 3, "'hello' stands where keys belong", id="a word"),
        pytest.param(
            b"title: a\nroom: \xc3\xa9 caf\xe9\n", 2, 12, "not UTF-8: the byte 0xe9 stands here", id="Latin-1"
        ),
        pytest.param("title: a".encode("utf-16"), 1, 1, "the file is UTF-16, not UTF-8", id="UTF-16"),
        pytest.param(
            "title: a".encode("utf-16-le"),
            1,
            1,
            "the file is UTF-16, not UTF-8",
            id="UTF-16 without its mark",
        ),
        pytest.param("title: a".encode("utf-32"), 1, 1, "the file is UTF-32, not UTF-8", id="UTF-32"),
        pytest.param(b"title: a\x00b\n", 1, 9, "an unprintable character stands here", id="a null byte"),
        pytest.param(b"title: a\n---\ntitle: b\n", 2, 1, "a second document begins", id="two documents"),
    ],
)
def test_a_file_that_is_no_programme_at_all_says_what_it_is(
    raw: bytes, line: int, column: int, message: str
) -> None:
    (found,) = read(raw).findings
    assert (found.line, found.column, found.message) == (line, column, message)
    assert found.hint


def test_a_byte_order_mark_shifts_no_column() -> None:
    assert told(b"\xef\xbb\xbf" + GOOD.encode()) == []
    assert told(b"\xef\xbb\xbf" + good_with("title: A", "titel: A").encode())[0][:2] == (1, 1)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = good_with("chair: ann", "chair: nobody").replace("\n", end)
    assert told(text)[0][:2] == (12, 8)


def as_json(**changes: Any) -> str:
    programme = read(GOOD).data | changes
    return json.dumps(programme, indent="\t")


def test_json_tells_the_same_findings_with_its_own_places() -> None:
    text = (
        as_json()
        .replace('"chair"', '"chiar"')
        .replace('"10m"', "10")
        .replace('"person": "bob"', '"person": "bib"')
    )
    lines = text.splitlines()
    for line, column, _, path, _, _ in told(text, is_json=True):
        assert line is not None
        assert column is not None
        there = lines[line - 1][column - 1 :]
        expected = {"chiar": '"chiar"', "segments[0].duration": "10", "segments[1].turns[1].person": '"bib"'}
        assert there.startswith(expected[path])
    assert len(told(text, is_json=True)) == 3


def test_tabs_are_legal_in_json() -> None:
    assert "\t" in as_json()
    assert told(as_json(), is_json=True) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('{"title": "a",}', 1, 15, "no JSON: Expecting property name enclosed in double quotes"),
        ('{"title": "a"\n "date": "b"}', 2, 2, "no JSON: Expecting ',' delimiter"),
        ('{"title": "a', 1, 11, "no JSON: Unterminated string starting at"),
        ('{"title": yes}', 1, 11, "no JSON: Expecting value"),
        ('{"a": 1} {"b": 2}', 1, 10, "no JSON: Extra data"),
        ('{"capacity": NaN}', 1, 14, "no JSON"),
        ('{"title": "\\ud800"}', 1, 11, "half of a surrogate pair is no character"),
    ],
)
def test_a_syntax_error_in_json_is_told_alone(text: str, line: int, column: int, message: str) -> None:
    (found,) = read(text, is_json=True).findings
    # Python 3.13 has a message of its own for a comma too many and points at the comma.
    if "property name" in message and found.message.startswith("no JSON: Illegal trailing comma"):
        column, message = 14, found.message
    assert (found.line, found.column, found.message) == (line, column, message)


def test_a_duplicate_key_in_json_is_told_at_the_second() -> None:
    text = as_json().replace('"title": "A title",', '"title": "A title",\n"title": "Another",', 1)
    assert [(line, column, message) for line, column, _, _, message, _ in told(text, is_json=True)] == [
        (3, 1, "duplicate key 'title'")
    ]


def test_escaped_surrogate_pairs_are_one_character() -> None:
    assert read('{"title": "\\ud83d\\ude00"}', is_json=True).data == {"title": "😀"}


def test_a_missing_file_a_folder_and_an_impossible_name_are_findings_too(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path, Path("a\0b")):
        (found,) = read_programme(path).findings
        assert found.message.startswith("the file cannot be read: ")
        assert found.line is None


def test_nothing_is_said_to_be_empty_that_only_holds_faulty_rows() -> None:
    found = told(
        GOOD[: GOOD.index("segments:")] + "segments:\n  - id: only\n    title: Only\n    duration: 5\n"
    )
    assert [path for _, _, _, path, _, _ in found] == ["segments[0].duration"]


def test_more_findings_than_anybody_reads_are_cut_short() -> None:
    found = told(GOOD + "".join(f"k{number}: x\n" for number in range(900)))
    assert len(found) == 201
    assert found[-1][4] == "more than 200 things are wrong"
