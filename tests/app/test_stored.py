"""Values that are remembered: at once in the window, soon in the file, never half."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from runofshow.app.stored import StoredValues


def found(path: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(path.read_text("utf-8"))
    return content


def test_a_value_is_there_at_once_and_in_the_file_after_a_sync(tmp_path: Path) -> None:
    values = StoredValues(tmp_path / "s.json")
    values.set("a", "ä")
    values.set("b", ["1", "2"])
    assert (values.text("a"), values.texts("b")) == ("ä", ["1", "2"])
    assert values.sync()
    assert found(tmp_path / "s.json") == {"a": "ä", "b": ["1", "2"]}
    assert [path.name for path in tmp_path.iterdir()] == ["s.json"]


def test_what_is_not_there_is_empty_and_what_is_emptied_is_forgotten(tmp_path: Path) -> None:
    values = StoredValues(tmp_path / "s.json")
    assert (values.text("a"), values.texts("a")) == ("", [])
    values.set("a", "")
    assert not (tmp_path / "s.json").exists()
    values.set("a", "1")
    values.set("b", "2")
    values.set("a", "")
    values.sync()
    assert found(tmp_path / "s.json") == {"b": "2"}
    assert (values.text("b"), values.texts("b")) == ("2", [])


def test_whoever_only_reads_starts_no_thread_and_makes_no_file(tmp_path: Path) -> None:
    values = StoredValues(tmp_path / "none" / "s.json")
    assert values.sync()
    assert values._worker is None
    assert list(tmp_path.iterdir()) == []


def test_what_another_desk_wrote_meanwhile_stays(tmp_path: Path) -> None:
    one, two = StoredValues(tmp_path / "s.json"), StoredValues(tmp_path / "s.json")
    one.set("one", "1")
    one.sync()
    two.set("two", "2")
    two.sync()
    one.set("one", "3")
    one.sync()
    assert found(tmp_path / "s.json") == {"one": "3", "two": "2"}


def test_of_many_changes_the_last_is_kept(tmp_path: Path) -> None:
    values = StoredValues(tmp_path / "s.json")
    for number in range(500):
        values.set("draft", f"text {number}")
    values.sync()
    assert found(tmp_path / "s.json") == {"draft": "text 499"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"a": 1, "b": [1], "c": {"d": "e"}}'])
def test_what_is_not_as_it_was_written_is_as_good_as_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.json").write_bytes(content)
    values = StoredValues(tmp_path / "s.json")
    assert [values.text(key) for key in "abc"] == ["", "", ""]
    values.set("a", "1")
    values.sync()
    assert found(tmp_path / "s.json") == {"a": "1"}


def test_a_folder_that_takes_nothing_is_tried_again(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runofshow.app.stored._FIRST_RETRY", 0.001)
    (tmp_path / "folder").touch()
    values = StoredValues(tmp_path / "folder" / "s.json")
    values.set("a", "1")
    qtbot.waitUntil(lambda: values._unwritten == {"a": "1"})
    (tmp_path / "folder").unlink()
    assert values.sync()
    assert found(tmp_path / "folder" / "s.json") == {"a": "1"}
