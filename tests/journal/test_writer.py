"""The journal's thread: order, groups, acknowledgement, and trouble that loses nothing."""

from __future__ import annotations

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from journal.listener import LONG, Listener
from runofshow.journal.codec import Row
from runofshow.journal.database import insert
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.news import News, Saved
from runofshow.journal.store import Journal, create, open_journal
from runofshow.journal.writer import JournalWriter
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def journal(tmp_path: Path, programme: Programme) -> Iterator[Journal]:
    with create(tmp_path / "x.show", programme) as journal:
        yield journal


@pytest.fixture
def writer(journal: Journal, listener: Listener) -> Iterator[JournalWriter]:
    writer = JournalWriter(lambda: journal, listener.tell, first_retry=0.001, longest_retry=0.01)
    yield writer
    writer.close(LONG)


@contextmanager
def _full_disk(path: Path) -> Iterator[None]:
    """No file of this process may grow beyond what the show's log has now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name(f"{path.name}-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_facts_are_saved_in_order_and_acknowledged_on_the_journals_thread(
    writer: JournalWriter, listener: Listener, journal: Journal, make_facts: MakeFacts
) -> None:
    facts = make_facts(300)
    for fact in facts:
        writer.put([fact])
    assert writer.flush(LONG)
    assert writer.pending() == ()
    assert listener.wait_for(lambda: listener.saved[-1:] == [300])
    assert listener.saved == sorted(set(listener.saved))
    assert listener.threads == {"journal"}
    assert open_journal(journal.path, writer=False).facts() == facts


def test_what_waits_goes_into_one_commit(journal: Journal, make_facts: MakeFacts) -> None:
    listener = Listener()
    is_held, may_go_on = threading.Event(), threading.Event()

    def hold_the_first(news: News) -> None:
        listener.tell(news)
        if isinstance(news, Saved):
            is_held.set()
            assert may_go_on.wait(LONG)

    writer = JournalWriter(lambda: journal, hold_the_first)
    writer.put(make_facts(1))
    assert is_held.wait(LONG)
    for number in range(1, 100):
        writer.put(make_facts(1, after=number))
    may_go_on.set()
    assert writer.close(LONG)
    assert listener.saved == [1, 100]


def test_a_fact_is_on_the_disk_when_it_is_acknowledged(journal: Journal, make_facts: MakeFacts) -> None:
    found = []

    def look(news: News) -> None:
        if isinstance(news, Saved):
            found.append((news.last_seq, len(open_journal(journal.path, writer=False).facts())))

    writer = JournalWriter(lambda: journal, look)
    writer.put(make_facts(5))
    assert writer.close(LONG)
    assert found == [(5, 5)]


def test_closing_saves_what_waits_and_leaves_one_plain_file(
    writer: JournalWriter, tmp_path: Path, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(2500))
    assert writer.close(LONG)
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"]
    assert open_journal(tmp_path / "x.show", writer=False).facts() == make_facts(2500)
    with pytest.raises(RuntimeError, match="closed"):
        writer.put(make_facts(1, after=2500))


def test_a_full_disk_is_reported_once_and_loses_nothing(
    writer: JournalWriter, listener: Listener, journal: Journal, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(1))
    assert writer.flush(LONG)
    with _full_disk(journal.path):
        writer.put(make_facts(500, after=1))
        assert listener.wait_for(lambda: bool(listener.troubles))
        writer.put(make_facts(1, after=501))
        assert not writer.flush(0.01)
        assert writer.pending() == tuple(make_facts(501, after=1))
    assert writer.close(LONG)
    assert listener.troubles[-1] is None
    assert isinstance(listener.troubles[0], JournalError)
    assert all(trouble is None or trouble.code != before for trouble, before in _beside(listener.troubles))
    assert [file.name for file in journal.path.parent.iterdir()] == ["x.show"]
    assert open_journal(journal.path, writer=False).facts() == make_facts(502)


def _beside(troubles: list[JournalError | None]) -> list[tuple[JournalError | None, JournalCode | None]]:
    codes = [None, *(trouble and trouble.code for trouble in troubles)]
    return list(zip(troubles, codes, strict=False))


def test_a_file_that_went_away_is_written_when_it_is_back(
    writer: JournalWriter, listener: Listener, journal: Journal, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(3))
    assert writer.flush(LONG)
    names = [journal.path.with_name(journal.path.name + ending) for ending in ("", "-wal", "-shm")]
    away = journal.path.parent / "away"
    away.mkdir()
    for name in names:
        name.rename(away / name.name)
    writer.put(make_facts(2, after=3))
    assert listener.wait_for(lambda: bool(listener.troubles))
    assert listener.saved[-1] == 3
    for name in reversed(names):
        if (away / name.name).exists():
            (away / name.name).rename(name)
    assert writer.close(LONG)
    assert (listener.saved[-1], listener.troubles[-1]) == (5, None)
    assert open_journal(journal.path, writer=False).facts() == make_facts(5)


def test_closing_in_trouble_ends_in_time_and_hands_back_what_waits(
    writer: JournalWriter, listener: Listener, journal: Journal, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(1))
    assert writer.flush(LONG)
    with _full_disk(journal.path):
        writer.put(make_facts(500, after=1))
        assert listener.wait_for(lambda: bool(listener.troubles))
        assert not writer.close(0.05)
    assert writer.pending() == tuple(make_facts(500, after=1))
    assert open_journal(journal.path, writer=False).facts() == make_facts(1)


def test_a_commit_that_was_thought_lost_is_not_written_twice(
    writer: JournalWriter,
    listener: Listener,
    journal: Journal,
    make_facts: MakeFacts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = []

    def insert_and_lose_the_answer(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
        insert(connection, rows)
        calls.append(rows)
        if len(calls) == 1:
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("runofshow.journal.store.insert", insert_and_lose_the_answer)
    writer.put(make_facts(2))
    assert writer.flush(LONG)
    writer.put(make_facts(3, after=2))
    assert writer.close(LONG)
    assert [trouble and trouble.code for trouble in listener.troubles] == [JournalCode.NOT_SAVED, None]
    assert (listener.saved[0], listener.saved[-1]) == (2, 5)
    assert open_journal(journal.path, writer=False).facts() == make_facts(5)


def test_a_listener_that_fails_does_not_stop_the_saving(
    journal: Journal, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))

    def fail(news: News) -> None:
        raise ZeroDivisionError

    writer = JournalWriter(lambda: journal, fail)
    writer.put(make_facts(1))
    assert writer.flush(LONG)
    writer.put(make_facts(1, after=1))
    assert writer.close(LONG)
    assert reported == [ZeroDivisionError] * 3
    assert open_journal(journal.path, writer=False).facts() == make_facts(2)


def test_a_bug_while_saving_is_reported_and_the_facts_are_kept(
    writer: JournalWriter, listener: Listener, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))

    def broken(fact: Fact) -> Row:
        raise ZeroDivisionError

    with monkeypatch.context() as broken_codec:
        broken_codec.setattr("runofshow.journal.writer.encode_fact", broken)
        writer.put(make_facts(1))
        assert listener.wait_for(lambda: bool(listener.troubles))
    assert listener.troubles[0]
    assert listener.troubles[0].code is JournalCode.NOT_SAVED
    assert reported[0] is ZeroDivisionError
    assert writer.close(LONG), "it is saved once the bug is gone"


def test_facts_that_do_not_follow_are_refused_at_once(writer: JournalWriter, make_facts: MakeFacts) -> None:
    writer.put(make_facts(2))
    with pytest.raises(ValueError, match="do not follow 2"):
        writer.put(make_facts(1, after=7))
    assert writer.close(LONG)


def test_a_file_that_was_only_opened_is_let_go_of_however_soon(tmp_path: Path, programme: Programme) -> None:
    for number in range(50):
        journal = create(tmp_path / f"{number}.show", programme)
        assert JournalWriter(lambda journal=journal: journal, Listener().tell).close(LONG)
    assert len(list(tmp_path.iterdir())) == 50, "neither locks nor logs"


def test_a_file_that_cannot_be_made_is_tried_again_until_it_can(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    listener, folder = Listener(), tmp_path / "later"
    writer = JournalWriter(
        lambda: create(folder / "x.show", programme), listener.tell, first_retry=0.001, longest_retry=0.01
    )
    writer.put(make_facts(3))
    assert listener.wait_for(lambda: bool(listener.troubles))
    assert listener.troubles[0]
    assert listener.troubles[0].why == f"it cannot be written in {folder} (No such file or directory)"
    folder.mkdir()
    assert writer.close(LONG)
    assert (listener.opened, listener.saved, listener.troubles[-1]) == ([folder / "x.show"], [3], None)
    assert open_journal(folder / "x.show", writer=False).facts() == make_facts(3)


def test_a_stick_that_lost_what_it_had_promised_gets_it_again(
    writer: JournalWriter, listener: Listener, journal: Journal, programme: Programme, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(5))
    assert writer.flush(LONG)
    away = journal.path.parent / "away"
    away.mkdir()
    for name in journal.path.parent.glob("x.show*"):
        name.rename(away / name.name)
    writer.put(make_facts(1, after=5))
    assert listener.wait_for(lambda: bool(listener.troubles))
    with create(away / "older.show", programme) as older:
        older.append(make_facts(2))
    (away / "older.show").rename(journal.path)
    assert writer.close(LONG)
    assert open_journal(journal.path, writer=False).facts() == make_facts(6)


def test_a_show_that_another_desk_went_on_with_is_not_mixed_with_ours(
    writer: JournalWriter, listener: Listener, journal: Journal, programme: Programme, make_facts: MakeFacts
) -> None:
    writer.put(make_facts(2))
    assert writer.flush(LONG)
    away = journal.path.parent / "away"
    away.mkdir()
    for name in journal.path.parent.glob("x.show*"):
        name.rename(away / name.name)
    writer.put(make_facts(1, after=2))
    assert listener.wait_for(lambda: bool(listener.troubles))
    theirs = [*make_facts(2), replace(make_facts(1, after=2)[0], by="deputy")]
    with create(away / "other.show", programme) as other:
        other.append(theirs)
    (away / "other.show").rename(journal.path)
    assert listener.wait_for(lambda: any(t and t.code is JournalCode.NOT_A_SHOW for t in listener.troubles))
    assert not writer.close(0.05)
    assert writer.pending() == tuple(make_facts(1, after=2))
    assert open_journal(journal.path, writer=False).facts() == theirs
