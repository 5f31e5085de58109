"""Scripts of rehearsals: every fault at once, each with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from runofshow.app.script import ScriptError, parse_at, read_script

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str | bytes) -> Path:
        path = tmp_path / "script.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return written


def faults(path: Path) -> list[str]:
    with pytest.raises(ScriptError) as caught:
        read_script(path)
    return [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:00:00", 0),
        ("1:02:03", 3723),
        ("8:30", 510),
        ("75:00", 4500),
        ("-0:04:00", -240),
        ("−0:00:30", -30),
        ("+0:10", 10),
        (" 0:05 ", 5),
    ],
)
def test_at_is_a_time_from_the_planned_start(text: str, seconds: int) -> None:
    assert parse_at(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "value", [None, "", 5, "5", "1:60", "1:00:60", "0:5", "soon", "1:2:3:4", [], "1.5:00"]
)
def test_at_that_cannot_be_read_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValueError, match="0:08:30"):
        parse_at(value)


@pytest.mark.parametrize(
    "value", ["999999999:00:00", "-999999999:00:00", "48:00:01", "2881:00", f"{'9' * 5000}:00"]
)
def test_at_far_from_the_session_is_refused_with_the_most_it_may_be(value: str) -> None:
    with pytest.raises(ValueError, match="write at most 48:00:00") as caught:
        parse_at(value)
    assert len(str(caught.value)) < 120


def test_at_may_be_two_days_before_or_after_the_planned_start() -> None:
    assert (parse_at("48:00:00"), parse_at("-2880:00")) == (timedelta(hours=48), timedelta(hours=-48))


def test_an_item_that_contains_itself_is_a_fault(write: Write) -> None:
    assert faults(write("- &a {at: 0:00:00, do: *a}\n")) == [
        "1: this item contains itself: write its fields out"
    ]


def test_items_keep_their_order_line_and_expectation(write: Write) -> None:
    cues = read_script(
        write("# a comment\n- {at: '-0:01:00', do: attendance, present: 9}\n- at: 0:00:00\n  do: start\n"
              "- {at: 0:00:00, do: next, expect: refused}\n")
    )  # fmt: skip
    assert [(cue.at, cue.command.do, cue.is_refusal_expected, cue.line) for cue in cues] == [
        (timedelta(minutes=-1), "attendance", False, 2),
        (timedelta(0), "start", False, 3),
        (timedelta(0), "next", True, 5),
    ]


def test_at_without_quotes_is_never_read_as_a_number_to_base_sixty(write: Write) -> None:
    cues = read_script(write("- {at: 1:10:30, do: start}\n- {at: 75:00, do: end}\n"))
    assert [cue.at for cue in cues] == [timedelta(seconds=4230), timedelta(minutes=75)]


def test_every_fault_is_told_at_once_with_its_line(write: Write) -> None:
    found = faults(
        write(
            "- {at: 0:00:10, do: start}\n"
            "- {at: 0:00:05, do: next}\n"
            "- {at: nonsense, do: next}\n"
            "- {do: next}\n"
            "- {at: 0:00:20, do: dance}\n"
            "- {at: 0:00:20, do: next, colour: red}\n"
            "- {at: 0:00:20, do: adjust}\n"
            "- {at: 0:00:20, do: next, expect: applause}\n"
            "- next\n"
            "- {at: 0:00:30, do: end}\n"
        )
    )
    assert [fault.partition(":")[0] for fault in found] == ["2", "3", "4", "5", "6", "7", "8", "9"]
    assert "never decreases" in found[0]
    assert "dance" in found[3]
    assert "colour" in found[4]
    assert "refused" in found[6]


def test_an_unknown_field_is_refused(write: Write) -> None:
    (found,) = faults(write("- {at: 0:00, do: note, kind: note, text: x, tone: warm}\n"))
    assert found.startswith("1:")
    assert "tone" in found


@pytest.mark.parametrize("text", ["", "# nothing\n", "do: start\n", "[]\n", "start\n"])
def test_what_is_no_list_of_commands_is_refused_with_an_example(write: Write, text: str) -> None:
    (found,) = faults(write(text))
    assert found.startswith("1:")
    assert "- at: 0:00:00" in found


@pytest.mark.parametrize(
    ("text", "line"),
    [("- {at: 0:00, do: start}\n- {at: 0:01\n", "3"), ("- a\n\t- b\n", "2"), ("- &a [*a]\n", "1")],
)
def test_broken_yaml_is_told_with_its_line(write: Write, text: str, line: str) -> None:
    assert faults(write(text))[0].startswith(f"{line}:")


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"- \xe9\n"])
def test_what_is_not_utf_8_is_told(write: Write, text: bytes) -> None:
    with pytest.raises(ScriptError, match="UTF-8"):
        read_script(write(text))


def test_a_byte_order_mark_is_no_fault(write: Write) -> None:
    assert len(read_script(write(b"\xef\xbb\xbf- {at: 0:00, do: start}\n"))) == 1


def test_a_huge_or_endlessly_deep_script_is_refused(write: Write) -> None:
    with pytest.raises(ScriptError, match="1 MB"):
        read_script(write("# " + "x" * 1_000_001))
    with pytest.raises(ScriptError):
        read_script(write("[" * 5000))


def test_a_missing_script_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(ScriptError, match=str(path)):
            read_script(path)
