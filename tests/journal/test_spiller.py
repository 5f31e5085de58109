"""The spill's thread: when it begins, what it writes first, and when the spill goes again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from journal.disks import FakePlace, Fate, Power
from journal.listener import LONG, Listener
from journal.test_spill import WRITER
from runofshow.journal.errors import JournalCode
from runofshow.journal.names import spills_in
from runofshow.journal.news import Spilled, Unspilled
from runofshow.journal.spill import Head, Spill, read_spill, show_identity
from runofshow.journal.spill_file import SpillFolder, SpillPlace
from runofshow.journal.spiller import Spiller
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]
Make = Callable[..., Spiller]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def make(listener: Listener, programme: Programme, tmp_path: Path) -> Iterator[Make]:
    """`make(place?, earlier=…, leftovers=…)`; the place is a real folder unless given."""
    made: list[Spiller] = []

    def head(facts: Sequence[Fact]) -> Head:
        return Head(show_identity(facts) or "", None, programme, WRITER)

    def spiller(place: SpillPlace | None = None, **options: object) -> Spiller:
        place = place or SpillFolder(tmp_path)
        made.append(
            Spiller(place, head, listener.tell, first_retry=0.001, longest_retry=0.01, **options)  # type: ignore[arg-type]
        )
        return made[-1]

    yield spiller
    for one in made:
        one.close(LONG)


def only_spill(folder: Path) -> Spill:
    (path,) = spills_in(folder)
    spill = read_spill(path)
    assert spill
    return spill


def test_a_disk_that_is_well_starts_no_thread_and_makes_no_file(
    make: Make, make_facts: MakeFacts, tmp_path: Path
) -> None:
    spiller = make()
    spiller.put(make_facts(3))
    spiller.saved(3)
    spiller.begin()
    assert "spill" not in {thread.name for thread in threading.enumerate()}
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_acknowledged_is_written_first_and_what_came_before_follows(
    make: Make, make_facts: MakeFacts, tmp_path: Path, listener: Listener
) -> None:
    spiller = make(earlier=make_facts(1200))
    spiller.put(make_facts(2, after=1200))
    spiller.begin()
    assert spiller.wait(LONG)
    (path,) = spills_in(tmp_path)
    assert listener.news == [Spilled(path)]
    assert listener.threads == {"spill"}
    lines = path.read_bytes().splitlines()
    assert [b'"seq":1201,' in lines[1], b'"seq":1202,' in lines[2], b'"seq":1,' in lines[3]] == [True] * 3
    assert only_spill(tmp_path).facts == tuple(make_facts(1202))


def test_further_facts_follow_as_they_happen(make: Make, make_facts: MakeFacts, tmp_path: Path) -> None:
    spiller = make()
    spiller.put(make_facts(1))
    spiller.begin()
    for number in range(1, 20):
        spiller.put(make_facts(1, after=number))
        assert spiller.wait(LONG)
        assert only_spill(tmp_path).facts == tuple(make_facts(number + 1))


def test_once_everything_is_acknowledged_the_spill_goes(
    make: Make, make_facts: MakeFacts, tmp_path: Path, listener: Listener
) -> None:
    spiller = make()
    spiller.put(make_facts(4))
    spiller.begin()
    assert spiller.wait(LONG)
    spiller.saved(3)
    assert spiller.wait(LONG)
    assert len(only_spill(tmp_path).facts) == 4, "one of them is still nowhere else"
    spiller.saved(4)
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert list(tmp_path.iterdir()) == []


def test_a_second_trouble_makes_a_second_spill(
    make: Make, make_facts: MakeFacts, tmp_path: Path, listener: Listener
) -> None:
    spiller = make()
    for number in (0, 1):
        spiller.put(make_facts(1, after=number))
        spiller.begin()
        assert spiller.wait(LONG)
        assert only_spill(tmp_path).facts == tuple(make_facts(number + 1))
        spiller.saved(number + 1)
        assert spiller.wait(LONG)
        assert list(tmp_path.iterdir()) == []
    assert [type(news) for news in listener.news] == [Spilled, Unspilled] * 2


def test_spills_that_were_found_at_the_opening_go_with_the_last_acknowledgement(
    make: Make, make_facts: MakeFacts, tmp_path: Path, listener: Listener
) -> None:
    (tmp_path / "old.spill").touch()
    spiller = make(leftovers=[tmp_path / "old.spill"])
    spiller.put(make_facts(2))
    spiller.saved(1)
    assert (tmp_path / "old.spill").exists()
    spiller.saved(2)
    assert spiller.wait(LONG)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_takes_nothing_is_said_once_and_tried_again(
    make: Make, make_facts: MakeFacts, listener: Listener
) -> None:
    place = FakePlace([Fate.REFUSED] * 6, Power())
    spiller = make(place)
    spiller.put(make_facts(2))
    spiller.begin()
    assert spiller.wait(LONG)
    told = [(news.path, news.error and (news.error.code, news.error.why)) for news in listener.spilled]
    assert told == [
        (place.path, (JournalCode.DISK_FULL, "its disk is full")),
        (place.path / "0.spill", None),
    ]


def test_a_spill_that_somebody_took_away_is_written_anew_as_a_whole(
    make: Make, make_facts: MakeFacts, tmp_path: Path
) -> None:
    spiller = make(earlier=make_facts(3))
    spiller.put(make_facts(1, after=3))
    spiller.begin()
    assert spiller.wait(LONG)
    (path,) = spills_in(tmp_path)
    path.unlink()
    spiller.put(make_facts(1, after=4))
    assert spiller.wait(LONG)
    assert only_spill(tmp_path).facts == tuple(make_facts(5))


def test_a_bug_while_spilling_is_reported_and_said(
    make: Make, make_facts: MakeFacts, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))
    with monkeypatch.context() as broken:
        broken.setattr("runofshow.journal.spiller.fact_lines", lambda facts: 1 // 0)
        spiller = make()
        spiller.put(make_facts(1))
        spiller.begin()
        assert listener.wait_for(lambda: bool(listener.spilled))
    assert reported[0] is ZeroDivisionError
    assert listener.spilled[0].error
    assert listener.spilled[0].error.code is JournalCode.NOT_SAVED
    assert spiller.wait(LONG), "it goes on once the bug is gone"


def test_a_listener_that_fails_does_not_stop_the_spilling(
    programme: Programme, make_facts: MakeFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(kind))

    def fail(news: object) -> None:
        raise ZeroDivisionError

    head = Head("identity", None, programme, WRITER)
    spiller = Spiller(SpillFolder(tmp_path), lambda facts: head, fail)
    spiller.put(make_facts(2))
    spiller.begin()
    assert spiller.wait(LONG)
    spiller.close(LONG)
    assert reported == [ZeroDivisionError]
    assert only_spill(tmp_path).facts == tuple(make_facts(2))


def test_what_cannot_be_removed_stays_and_is_no_trouble(
    make: Make, make_facts: MakeFacts, listener: Listener
) -> None:
    place = FakePlace([Fate.DONE, Fate.DONE, Fate.REFUSED], Power())
    spiller = make(place)
    spiller.put(make_facts(1))
    spiller.begin()
    assert spiller.wait(LONG)
    spiller.saved(1)
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert len(place.files) == 1
