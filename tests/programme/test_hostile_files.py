"""Files made to hang or to break in are refused before they are read whole; nothing in them is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from runofshow.programme.files import parse_programme, read_programme
from runofshow.programme.tree import LARGEST

DEEP = "nested too deeply: more than 50 levels"
MUCH = "too much for a programme: more than 20,000 keys and values"


def refusal(text: str, *, is_json: bool = False) -> tuple[int | None, int | None, str]:
    (found,) = parse_programme(text.encode(), is_json=is_json).findings
    return found.line, found.column, found.message


@pytest.mark.parametrize("bracket", ["[", "{"])
def test_a_megabyte_of_brackets_is_refused_at_the_first_that_is_too_deep(bracket: str) -> None:
    assert refusal(bracket * LARGEST) == (1, 51, DEEP)
    assert refusal("[" * LARGEST, is_json=True) == (1, 51, DEEP)


def test_deep_indentation_is_refused_at_the_first_line_that_is_too_deep() -> None:
    assert refusal("".join(" " * depth + "a:\n" for depth in range(900))) == (50, 50, DEEP)


def test_deep_json_objects_are_refused_before_python_runs_out_of_stack() -> None:
    assert refusal('{"a":' * 100_000, is_json=True) == (1, 251, DEEP)


def test_what_follows_a_level_too_deep_is_not_parsed() -> None:
    # The quote is never closed: a parser that went on would complain of that.
    assert refusal("a:\n  " + "- " * 60 + '"\n')[2] == DEEP


def test_an_alias_bomb_is_counted_as_what_it_stands_for() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert refusal(bomb)[2] == MUCH


def test_an_alias_for_its_own_parent_has_an_end() -> None:
    assert refusal("a: &a [*a]\n")[2] == DEEP
    assert refusal("&a\nb: *a\n")[2] == DEEP


def test_more_values_than_a_programme_can_have_are_refused_where_they_become_too_many() -> None:
    assert refusal("a:\n" + "- 1\n" * 200_000) == (19_999, 3, MUCH)
    assert refusal("[" + "1," * 200_000 + "1]", is_json=True)[2] == MUCH


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
def test_a_file_over_a_megabyte_is_refused_before_it_is_read_whole() -> None:
    (found,) = read_programme(Path("/dev/zero")).findings  # a reader of the whole would never come back
    assert (found.line, found.column, found.message) == (1, 1, "the file is larger than 1 MB")


def test_a_file_one_byte_over_a_megabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    assert [found.message for found in read_programme(path).findings] == ["the file is larger than 1 MB"]


def test_a_file_of_just_a_megabyte_is_read() -> None:
    assert refusal("title: [" + "#" * (LARGEST - 8))[2] != "the file is larger than 1 MB"


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:pathlib.Path.touch",
        "!!python/object/new:pathlib.Path",
        "!!python/name:os.system",
        "!<tag:yaml.org,2002:python/module:os>",
        "!include",
        "!!binary",
        "!!set",
    ],
)
def test_no_tag_is_run(tag: str, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    findings = parse_programme(f'title: {tag} ["{touched}"]\n'.encode()).findings
    assert "a tag stands here" in next(found.message for found in findings if found.column == 8)
    assert not touched.exists()


@pytest.mark.parametrize("number", ["9" * 5000, "1e999999", "-" + "9" * 40, ".inf", "0x" + "f" * 5000])
def test_numbers_beyond_all_counting_are_refused_in_their_place(number: str) -> None:
    findings = parse_programme(f"capacity: {number}\n".encode()).findings
    assert [found.path for found in findings if found.column == 11] == ["capacity"]


@pytest.mark.parametrize(
    "length", ["9" * 400 + "h", "9" * 5000 + ":00", "99999999999999999999m", " " * 9999 + "x"]
)
def test_durations_beyond_all_counting_are_refused_in_their_place(length: str) -> None:
    findings = parse_programme(f'segments:\n  - duration: "{length}"\n'.encode()).findings
    assert [(found.line, found.column) for found in findings if found.path == "segments[0].duration"] == [
        (2, 15)
    ]


def test_no_control_character_of_a_file_reaches_the_terminal() -> None:
    text = '{"a\\u001b[31m": 1, "title": "b\\u001b[2J", "date": "\\u0007", "chair": "\\u202e"}'
    for found in parse_programme(text.encode(), is_json=True).findings:
        assert (found.path + found.message + found.hint).isprintable()


def test_a_broken_zone_name_opens_no_file() -> None:
    findings = parse_programme(b"time_zone: ../../../etc/passwd\n").findings
    assert "'../../../etc/passwd' is no time zone" in [found.message for found in findings]
