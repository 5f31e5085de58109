"""The journal's thread: order, groups, acknowledgement, and trouble that loses nothing."""

from __future__ import annotations

import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from runofshow.journal.codec import Row
from runofshow.journal.database import insert
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.store import Journal, create, open_journal
from runofshow.journal.writer import JournalWriter
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]

LONG = 20.0
"""Seconds until a test gives up: never reached when the code is right."""


class Listener:
    """What the journal's thread said, and a way to wait for it."""

    def __init__(self) -> None:
        self.saved: list[int] = []
        self.troubles: list[JournalError | None] = []
        self.threads: set[str] = set()
        self.changed = threading.Condition()

    def on_saved(self, last_seq: int) -> None:
        with self.changed:
            self.saved.append(last_seq)
            self.threads.add(threading.current_thread().name)
            self.changed.notify_all()

    def on_trouble(self, trouble: JournalError | None) -> None:
        with self.changed:
            self.troubles.append(trouble)
            self.changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> bool:
        with self.changed:
            return self.changed.wait_for(condition, LONG)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def journal(tmp_path: Path, programme: Programme) -> Iterator[Journal]:
    with create(tmp_path / "x.show", programme) as journal:
        yield journal


@pytest.fixture
def writer(journal: Journal, listener: Listener) -> Iterator[JournalWriter]:
    writer = JournalWriter(
        journal, listener.on_saved, listener.on_trouble, first_retry=0.001, longest_retry=0.01
    )
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

    def hold_the_first(last_seq: int) -> None:
        listener.on_saved(last_seq)
        is_held.set()
        assert may_go_on.wait(LONG)

    writer = JournalWriter(journal, hold_the_first, listener.on_trouble)
    writer.put(make_facts(1))
    assert is_held.wait(LONG)
    for number in range(1, 100):
        writer.put(make_facts(1, after=number))
    may_go_on.set()
    assert writer.close(LONG)
    assert listener.saved == [1, 100]


def test_a_fact_is_on_the_disk_when_it_is_acknowledged(journal: Journal, make_facts: MakeFacts) -> None:
    found = []

    def look(last_seq: int) -> None:
        found.append((last_seq, len(open_journal(journal.path, writer=False).facts())))

    writer = JournalWriter(journal, look, lambda trouble: None)
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

    def fail(last_seq: int) -> None:
        raise ZeroDivisionError

    writer = JournalWriter(journal, fail, lambda trouble: None)
    writer.put(make_facts(1))
    assert writer.flush(LONG)
    writer.put(make_facts(1, after=1))
    assert writer.close(LONG)
    assert reported == [ZeroDivisionError] * 2
    assert open_journal(journal.path, writer=False).facts() == make_facts(2)


def test_a_bug_while_saving_is_reported_and_the_facts_are_kept(
    writer: JournalWriter, listener: Listener, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))
    gap = make_facts(1, after=7)
    writer.put(gap)
    assert listener.wait_for(lambda: bool(listener.troubles))
    assert listener.troubles[0]
    assert listener.troubles[0].code is JournalCode.NOT_SAVED
    assert reported[0] is ValueError
    assert writer.pending() == tuple(gap)
    assert not writer.close(0.05)
