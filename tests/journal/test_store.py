"""Making, appending to and closing a show's file."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from runofshow.clock import ManualClock
from runofshow.journal import codec
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a show & more #1?.show"


def _names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_programme_and_facts_come_back_as_they_were(
    path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    facts = make_facts(30)
    with create(path, programme) as journal:
        assert (journal.is_writer, journal.last_seq, journal.facts()) == (True, 0, [])
        journal.append(facts[:1])
        journal.append(facts[1:])
        assert journal.facts() == facts
    with open_journal(path, writer=False) as journal:
        assert (journal.programme, journal.facts()) == (programme, facts)
        assert not journal.is_writer


def test_a_show_can_be_gone_on_with(path: Path, programme: Programme, make_facts: MakeFacts) -> None:
    with create(path, programme) as journal:
        journal.append(make_facts(3))
    with open_journal(path, writer=True) as journal:
        assert journal.last_seq == 3
        journal.append(make_facts(2, after=3))
    assert open_journal(path, writer=False).facts() == make_facts(5)


def test_what_is_read_at_the_opening_does_not_hide_what_is_appended(
    path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    create(path, programme).close()
    with open_journal(path, writer=True) as journal:
        journal.append(make_facts(1))
        assert journal.facts() == make_facts(1)
    with open_journal(path, writer=True) as journal:
        assert journal.facts() == journal.facts() == make_facts(1)


def test_one_plain_file_remains_after_close(path: Path, programme: Programme, make_facts: MakeFacts) -> None:
    journal = create(path, programme)
    journal.append(make_facts(100))
    assert f"{path.name}-wal" in _names(path)
    journal.close()
    assert _names(path) == [path.name]
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM facts").fetchone() == (100,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_closing_twice_is_closing_once(path: Path, programme: Programme) -> None:
    journal = create(path, programme)
    journal.close()
    journal.close()
    assert _names(path) == [path.name]


def test_the_file_says_when_and_by_which_program_it_was_made(
    path: Path, programme: Programme, clock: ManualClock
) -> None:
    create(path, programme, clock=clock).close()
    with closing(sqlite3.connect(path)) as connection:
        created, version = connection.execute("SELECT created_us, app_version FROM programme").fetchone()
    assert codec.from_microseconds(created) == clock.now().wall
    assert version


def test_a_commit_is_on_the_disk_before_append_returns(path: Path, programme: Programme) -> None:
    with create(path, programme) as journal:
        connection = journal._connection
        assert connection is not None
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.parametrize("there", [b"", b"something else"])
def test_an_existing_file_is_never_overwritten(path: Path, programme: Programme, there: bytes) -> None:
    path.write_bytes(there)
    with pytest.raises(JournalError, match="already there") as caught:
        create(path, programme)
    assert caught.value.code is JournalCode.EXISTS
    assert path.read_bytes() == there
    assert _names(path) == [path.name]


def test_where_nothing_can_be_written_nothing_is_left(path: Path, programme: Programme) -> None:
    with pytest.raises(JournalError, match="cannot be written") as caught:
        create(path.parent / "no folder" / "x.show", programme)
    assert caught.value.code is JournalCode.NOT_WRITABLE
    assert _names(path) == []


@pytest.mark.parametrize("seqs", [(2,), (1, 3), (1, 1), (0, 1)])
def test_a_gap_between_facts_is_a_bug_and_nothing_of_it_is_written(
    path: Path, programme: Programme, make_facts: MakeFacts, seqs: tuple[int, ...]
) -> None:
    with create(path, programme) as journal:
        with pytest.raises(ValueError, match="do not follow 0"):
            journal.append([make_facts(1, after=seq - 1)[0] for seq in seqs])
        assert journal.facts() == []


def test_appending_nothing_changes_nothing(path: Path, programme: Programme) -> None:
    with create(path, programme) as journal:
        journal.append([])
        assert journal.last_seq == 0


def test_a_reader_cannot_append(path: Path, programme: Programme, make_facts: MakeFacts) -> None:
    create(path, programme).close()
    with open_journal(path, writer=False) as journal, pytest.raises(JournalError) as caught:
        journal.append(make_facts(1))
    assert caught.value.code is JournalCode.NOT_WRITABLE


def test_a_file_moved_away_under_its_writer_is_noticed(
    path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    with create(path, programme) as journal:
        journal.append(make_facts(1))
        moved = path.rename(path.with_name("elsewhere.show"))
        with pytest.raises(JournalError, match="no longer in") as caught:
            journal.append(make_facts(1, after=1))
        assert caught.value.code is JournalCode.NOT_SAVED
        moved.rename(path)
        journal.append(make_facts(1, after=1))
        assert journal.facts() == make_facts(2)


def test_a_writer_that_connects_again_knows_how_far_the_file_is(
    path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    with create(path, programme) as journal:
        journal.append(make_facts(4))
        journal._last_seq = 2
        journal.reconnect()
        assert journal.last_seq == 4
        journal.append(make_facts(1, after=4))
    assert open_journal(path, writer=False).facts() == make_facts(5)


def test_a_writer_does_not_go_on_in_another_show_of_the_same_name(
    path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    other = programme.model_copy(update={"title": "Another"})
    with create(path.with_name("other.show"), other) as another, create(path, programme) as journal:
        another.append(make_facts(1))
        another.close()
        path.rename(path.with_name("mine.show"))
        path.with_name("other.show").rename(path)
        with pytest.raises(JournalError, match="another show") as caught:
            journal.reconnect()
        assert caught.value.code is JournalCode.NOT_A_SHOW


def test_a_link_to_a_show_is_the_show(path: Path, programme: Programme) -> None:
    link = path.with_name("link.show")
    with create(path, programme):
        link.symlink_to(path)
        with pytest.raises(JournalError) as caught:
            open_journal(link, writer=True)
    assert caught.value.code is JournalCode.LOCKED_BY


def test_a_show_that_finds_no_room_is_not_left_half_made(path: Path, programme: Programme) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8000, hard))
    try:
        with pytest.raises(JournalError) as caught:
            create(path, programme)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.code in (JournalCode.DISK_FULL, JournalCode.NOT_SAVED)
    assert _names(path) == []


def test_a_lock_that_finds_no_room_is_not_left_half_made(path: Path, programme: Programme) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        with pytest.raises(JournalError) as caught:
            create(path, programme)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.code is JournalCode.NOT_WRITABLE
    assert _names(path) == []


def test_a_full_database_is_a_full_disk(path: Path, programme: Programme, make_facts: MakeFacts) -> None:
    with create(path, programme) as journal:
        assert journal._connection
        journal._connection.execute("PRAGMA max_page_count = 4")
        with pytest.raises(JournalError, match="is full") as caught:
            journal.append(make_facts(500))
        assert caught.value.code is JournalCode.DISK_FULL
        journal._connection.execute("PRAGMA max_page_count = 4000")
        journal.append(make_facts(500))
    assert open_journal(path, writer=False).facts() == make_facts(500)


def test_a_reader_that_goes_on_and_on_does_not_keep_the_main_file_incomplete(
    path: Path, programme: Programme, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runofshow.journal.database._CLOSE_ATTEMPTS", 2)
    journal = create(path, programme)
    journal.append(make_facts(3))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reader:
        assert reader.execute("SELECT count(*) FROM facts").fetchone() == (3,)
        journal.close()
        copy = path.with_name("copy.show")
        copy.write_bytes(path.read_bytes())
    assert open_journal(copy, writer=False).facts() == make_facts(3)
    with open_journal(path, writer=True) as journal:
        assert journal.facts() == make_facts(3)
    assert _names(path) == sorted([path.name, copy.name])
