"""Opening what is not a whole show of ours: always a clear word, and nothing is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from runofshow.journal import schema
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]
Contents = Callable[[Path], dict[str, tuple[bytes, int]]]

both_ways = pytest.mark.parametrize("writer", [True, False], ids=["to write", "to read"])


@pytest.fixture
def show(tmp_path: Path, programme: Programme, make_facts: MakeFacts) -> Path:
    """A closed show of 200 facts."""
    path = tmp_path / "x.show"
    with create(path, programme) as journal:
        journal.append(make_facts(200))
    return path


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _refused(path: Path, writer: bool, contents: Contents) -> JournalError:
    before = contents(path.parent)
    with pytest.raises(JournalError) as caught:
        open_journal(path, writer=writer).facts()
    assert contents(path.parent) == before
    return caught.value


@both_ways
@pytest.mark.parametrize(
    ("there", "word"),
    [
        (b"", "is empty"),
        (b"title: A programme\n", "is not a show"),
        (b"SQL", "cut off"),
        (b"SQLite format 3\x00", "cut off"),
        (os.urandom(5000), "is not a show"),
    ],
    ids=["empty", "yaml", "three bytes", "magic alone", "noise"],
)
def test_a_file_of_another_kind_is_refused(
    tmp_path: Path, writer: bool, there: bytes, word: str, contents: Contents
) -> None:
    path = tmp_path / "x.show"
    path.write_bytes(there)
    error = _refused(path, writer, contents)
    assert error.code is (JournalCode.DAMAGED if word == "cut off" else JournalCode.NOT_A_SHOW)
    assert word in str(error)


@both_ways
def test_a_database_of_another_program_is_refused(tmp_path: Path, writer: bool, contents: Contents) -> None:
    path = tmp_path / "x.show"
    _change(path, "CREATE TABLE notes (text)", "PRAGMA application_id = 77")
    error = _refused(path, writer, contents)
    assert error.code is JournalCode.NOT_A_SHOW
    assert "another program" in str(error)


@both_ways
def test_a_folder_is_not_a_show(tmp_path: Path, writer: bool) -> None:
    with pytest.raises(JournalError, match="is a folder") as caught:
        open_journal(tmp_path, writer=writer)
    assert caught.value.code is JournalCode.NOT_A_SHOW


@both_ways
def test_a_pipe_is_not_a_show_and_is_not_waited_for(tmp_path: Path, writer: bool) -> None:
    path = tmp_path / "x.show"
    os.mkfifo(path)
    with pytest.raises(JournalError, match="not an ordinary file"):
        open_journal(path, writer=writer)


@both_ways
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, writer: bool, contents: Contents) -> None:
    error = _refused(tmp_path / "x.show", writer, contents)
    assert error.code is JournalCode.MISSING


@both_ways
def test_a_newer_file_says_which_version_it_has(show: Path, writer: bool, contents: Contents) -> None:
    _change(show, "PRAGMA user_version = 3")
    error = _refused(show, writer, contents)
    assert error.code is JournalCode.NEWER_VERSION
    assert str(error) == (
        "x.show was made by a newer runofshow (file version 3, this program knows 1). Nothing was changed."
    )


@both_ways
@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DELETE FROM facts WHERE seq = 100", "only 199"),
        ("DELETE FROM facts WHERE seq = 1", "only 199"),
        ("DELETE FROM programme", "programme is missing"),
        ("UPDATE programme SET body = '{}'", "programme cannot be read"),
        ("""UPDATE facts SET body = '{"fact": "x"}' WHERE seq = 7""", "fact 7"),
    ],
)
def test_what_is_damaged_inside_is_said(
    show: Path, writer: bool, statement: str, word: str, contents: Contents
) -> None:
    _change(show, statement)
    error = _refused(show, writer, contents)
    assert error.code is JournalCode.DAMAGED
    assert word in str(error)


@both_ways
def test_a_show_cut_at_any_length_is_refused(show: Path, writer: bool, contents: Contents) -> None:
    whole = show.read_bytes()
    lengths = {0, 1, 15, 16, 17, 72, 99, 100, 101, len(whole) - 1}
    lengths |= {n + off for n in range(512, len(whole), 512) for off in (-1, 0, 1)}
    for length in sorted(lengths):
        show.write_bytes(whole[:length])
        error = _refused(show, writer, contents)
        assert error.code is (JournalCode.DAMAGED if length else JournalCode.NOT_A_SHOW)
        assert ("cut off" if length else "is empty") in str(error)


@both_ways
def test_a_gap_is_noticed_at_the_opening_already(show: Path, writer: bool) -> None:
    _change(show, "DELETE FROM facts WHERE seq = 100")
    with pytest.raises(JournalError, match="of its facts 1 to 200 only 199 are there"):
        open_journal(show, writer=writer)


def _noise(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * length)


@both_ways
def test_noise_in_the_middle_is_refused(show: Path, writer: bool, contents: Contents) -> None:
    _noise(show, 4096 * 3, 4096 * 2)
    assert _refused(show, writer, contents).code is JournalCode.DAMAGED


@both_ways
def test_noise_anywhere_is_never_taken_for_other_facts(
    show: Path, writer: bool, make_facts: MakeFacts
) -> None:
    """A page of noise is refused, unless it lies where nothing is kept."""
    whole = show.read_bytes()
    codes = []
    for page in range(1, len(whole) // 4096):
        show.write_bytes(whole)
        _noise(show, 4096 * page, 4096)
        try:
            with open_journal(show, writer=writer) as journal:
                found = journal.facts()
        except JournalError as error:
            codes.append(error.code)
        else:
            assert found == make_facts(200)
    assert len(codes) >= 5
    assert set(codes) == {JournalCode.DAMAGED}


def test_a_file_copied_away_from_its_writers_log_says_that_it_may_be_incomplete(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, contents: Contents
) -> None:
    copy = tmp_path / "elsewhere" / "x.show"
    copy.parent.mkdir()
    with create(tmp_path / "x.show", programme) as journal:
        journal.append(make_facts(2))
        shutil.copyfile(tmp_path / "x.show", copy)
    before = contents(copy.parent)
    with open_journal(copy, writer=False) as journal:
        assert journal.may_be_incomplete
        assert journal.facts() == []
    assert contents(copy.parent) == before
    with open_journal(copy, writer=True) as journal:
        assert journal.may_be_incomplete
    assert not open_journal(copy, writer=False).may_be_incomplete


def test_a_whole_show_is_not_said_to_be_incomplete(tmp_path: Path, programme: Programme, show: Path) -> None:
    assert not open_journal(show, writer=False).may_be_incomplete
    with open_journal(show, writer=True) as journal:
        assert not journal.may_be_incomplete
        assert not open_journal(show, writer=False).may_be_incomplete


def _pretend_it_is_older(show: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next version of the program, which has added a column, meets the file of this one."""
    monkeypatch.setattr(schema, "FILE_VERSION", 2)
    added = (("ALTER TABLE programme ADD COLUMN note TEXT",),)
    monkeypatch.setattr(schema.migrate, "__defaults__", (added,))
    monkeypatch.setattr(schema.upgraded_copy, "__defaults__", (added,))
    monkeypatch.setattr("runofshow.journal.codec.decode_rows.__defaults__", ((lambda body: body,),))


def test_an_older_show_is_read_as_it_is_and_migrated_only_by_a_writer(
    show: Path, make_facts: MakeFacts, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    _pretend_it_is_older(show, monkeypatch)
    before = contents(show.parent)
    assert open_journal(show, writer=False).facts() == make_facts(200)
    assert contents(show.parent) == before
    with open_journal(show, writer=True) as journal:
        assert journal.facts() == make_facts(200)
    with closing(sqlite3.connect(show)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        columns: list[Any] = connection.execute("SELECT name FROM pragma_table_info('programme')").fetchall()
    assert ("note",) in columns
