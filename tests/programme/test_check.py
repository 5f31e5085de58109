"""The answer to `check`: the same findings as text and as JSON, with what the file holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runofshow.programme.files import CheckResult, check_files, parse_programme
from runofshow.resources import resource

GFMD = resource("programmes", "gfmd-2018-side-event.yaml")
KEYS = ["file", "ok", "title", "date", "start", "time_zone", "segments", "turns", "people", "polls"]
KEYS += ["planned_seconds", "planned_end", "findings"]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    text = GFMD.read_text(encoding="utf-8")
    path.write_text(
        text.replace("person: zaidi", "person: zaidy").replace("10m\n    minimum", "10\n    minimum"), "utf-8"
    )
    return path


def test_a_programme_is_counted_and_timed() -> None:
    (result,) = check_files([GFMD])
    assert result.is_ok
    assert result.to_text() == ""
    assert result.to_json() == {
        "file": str(GFMD),
        "ok": True,
        "title": "What role for capacity building in turning the Global Compact on Migration into action?",
        "date": "2018-12-07",
        "start": "08:30",
        "time_zone": "Africa/Casablanca",
        "segments": 5,
        "turns": 5,
        "people": 8,
        "polls": 1,
        "planned_seconds": 4500,
        "planned_end": "2018-12-07T09:45:00+01:00",
        "findings": [],
    }


def test_each_finding_is_one_line_with_file_line_and_column(broken: Path) -> None:
    (result,) = check_files([broken])
    lines = broken.read_text(encoding="utf-8").splitlines()
    first = lines.index("    duration: 10") + 1
    second = lines.index("        person: zaidy") + 1
    assert result.to_text().splitlines() == [
        f"{broken}:{first}:15: error: '10' has no unit. Write 10m for minutes or 10s for seconds",
        f"{broken}:{second}:17: error: 'zaidy' is not listed under people. Write zaidi",
    ]


def test_the_json_of_a_broken_file_says_what_could_be_read_and_null_for_the_rest(broken: Path) -> None:
    (result,) = check_files([str(broken)])
    answer = json.loads(json.dumps(result.to_json()))
    assert list(answer) == KEYS
    assert answer["ok"] is False
    assert (answer["segments"], answer["turns"], answer["people"], answer["start"]) == (5, 5, 8, "08:30")
    assert (answer["planned_seconds"], answer["planned_end"]) == (None, None)
    assert answer["findings"][1] == {
        "severity": "error",
        "line": answer["findings"][1]["line"],
        "column": 17,
        "path": "segments[1].turns[2].person",
        "message": "'zaidy' is not listed under people",
        "hint": "write zaidi",
    }


def test_a_file_that_cannot_be_parsed_or_found_has_null_for_everything(tmp_path: Path) -> None:
    torn = tmp_path / "torn.json"
    torn.write_text('{"title": ', "utf-8")
    for result in check_files([torn, tmp_path / "none.yaml"]):
        answer = result.to_json()
        assert list(answer) == KEYS
        assert {answer[key] for key in KEYS[2:-1]} == {None}
        assert len(answer["findings"]) == 1
    assert result.to_text().startswith(f"{tmp_path / 'none.yaml'}: error: the file cannot be read: ")


def test_a_file_with_warnings_only_is_ok(tmp_path: Path) -> None:
    path = tmp_path / "late.yaml"
    text = GFMD.read_text(encoding="utf-8")
    path.write_text(text.replace('hard_stop: "09:45"', 'hard_stop: "09:40"'), "utf-8")
    (result,) = check_files([path])
    assert result.to_json()["ok"] is True
    assert "warning: the programme ends at 09:45, 5m past the hard stop at 09:40" in result.to_text()


def test_files_are_answered_in_the_order_given(broken: Path) -> None:
    assert [result.is_ok for result in check_files([broken, GFMD, broken])] == [False, True, False]


def test_a_start_is_written_in_full() -> None:
    answer = CheckResult("x", parse_programme(b"start: 8:05\ndate: 2018-12-07\n")).to_json()
    assert answer["start"] == "08:05"
