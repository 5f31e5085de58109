"""Journal and spill together: no fact twice, none missing, whatever fails in whatever order."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.disks import (
    SHOW,
    FakePlace,
    FakeStore,
    Fate,
    Power,
    SlowStore,
    fill,
    no_file_grows,
    small_disk,
)
from journal.listener import LONG, Listener
from runofshow.journal.errors import JournalCode
from runofshow.journal.names import spills_in
from runofshow.journal.news import Opened, Saved, Spilled, Trouble, Unspilled
from runofshow.journal.restore import Found, found_for, orphans
from runofshow.journal.sink import JournalSink
from runofshow.journal.spill import read_spill
from runofshow.journal.spill_file import SpillFolder
from runofshow.journal.store import create, open_journal
from runofshow.journal.writer import Store
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]


@pytest.fixture
def listener() -> Listener:
    return Listener()


def sink_on(
    make: Callable[[], Store],
    listener: Listener,
    programme: Programme,
    spills: Path,
    earlier: Sequence[Fact] = (),
) -> JournalSink:
    place = SpillFolder(spills)
    return JournalSink(
        make, listener.tell, programme, place, earlier=earlier, first_retry=0.001, longest_retry=0.01
    )


def kept_in(folder: Path) -> list[Fact]:
    (path,) = spills_in(folder)
    spill = read_spill(path)
    assert spill
    assert spill.damaged == 0
    return list(spill.facts)


# ---- whatever fails, in whatever order

FATES = st.lists(st.sampled_from(list(Fate)), max_size=8)
STEPS = st.lists(
    st.one_of(st.integers(1, 3), st.sampled_from(["the desk goes on", "a moment passes"])), max_size=8
)


@pytest.fixture
def _small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the power can fail, and facts can happen, between one write and the next."""
    monkeypatch.setattr("runofshow.journal.writer._LARGEST_GROUP", 2)
    monkeypatch.setattr("runofshow.journal.spiller._MOST_AT_ONCE", 2)


def run_through(
    programme: Programme,
    facts: list[Fact],
    steps: Sequence[int | str],
    store: FakeStore,
    place: FakePlace,
    listener: Listener,
) -> tuple[int, bool]:
    """A show on these disks to its end, or until the power fails; how many facts it had, and whether all
    were saved."""
    sink = JournalSink(lambda: store, listener.tell, programme, place, first_retry=0, longest_retry=0)
    count = 0
    for step in steps:
        if step == "the desk goes on":
            sink.spill()
        elif isinstance(step, int):
            sink.put(facts[count : count + step])
            count += step
        else:
            sink.flush(0.002)
    return count, sink.close(LONG)


@pytest.mark.usefixtures("_small_groups")
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, store_fates=FATES, spill_fates=FATES)
def test_when_the_disks_are_well_again_every_fact_is_in_the_show_once_and_in_its_order(
    programme: Programme,
    make_facts: MakeFacts,
    steps: list[int | str],
    store_fates: list[Fate],
    spill_fates: list[Fate],
) -> None:
    facts, listener = make_facts(30), Listener()
    store, place = FakeStore(store_fates, Power()), FakePlace(spill_fates, Power())
    count, is_saved = run_through(programme, facts, steps, store, place, listener)
    assert is_saved
    assert store.facts() == facts[:count]
    assert listener.saved[-1:] == ([count] if count else [])
    if set(spill_fates) <= {Fate.DONE}:
        assert place.files == {}


@pytest.mark.usefixtures("_small_groups")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=STEPS,
    store_fates=FATES,
    spill_fates=st.lists(st.sampled_from([f for f in Fate if f is not Fate.FORGOTTEN]), max_size=8),
    power=st.integers(0, 14),
)
def test_after_a_power_cut_at_any_moment_whatever_any_disk_holds_is_put_back_once(
    tmp_path_factory: pytest.TempPathFactory,
    programme: Programme,
    make_facts: MakeFacts,
    steps: list[int | str],
    store_fates: list[Fate],
    spill_fates: list[Fate],
    power: int,
) -> None:
    facts, listener, supply = make_facts(30), Listener(), Power(power)
    store, place = FakeStore(store_fates, supply), FakePlace(spill_fates, supply)
    run_through(programme, facts, steps, store, place, listener)

    folder = tmp_path_factory.mktemp("spills")
    for path, content in place.files.items():
        (folder / path.name).write_bytes(content)
    again = store.restarted()
    before = again.facts()
    found = found_for(folder, SHOW, programme, before, writer=True)
    after = [*before, *found.facts]
    if not after:
        # The desk went on before the file was there: what was kept is a show of its own.
        after = [fact for orphan in orphans(folder) for fact in orphan.facts]
    assert after == facts[: len(after)]
    held = {fact.seq for path in spills_in(folder) for fact in read_facts(path)}
    assert found.is_cut or len(after) == max([*held, len(before)])
    if Fate.FORGOTTEN not in store_fates:
        assert not found.is_cut
        (tmp_path_factory.getbasetemp() / "promised").write_bytes(b"".join(place.promised))
        promised = read_facts(tmp_path_factory.getbasetemp() / "promised")
        assert len(after) >= max([0, *listener.saved, *(fact.seq for fact in promised)])


def read_facts(path: Path) -> Sequence[Fact]:
    spill = read_spill(path)
    return spill.facts if spill else ()


# ---- real disks


def test_a_file_system_that_is_full_is_bridged_by_the_spill_until_there_is_room(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    try:
        with small_disk(tmp_path / "stick", 512) as stick:
            fill_up_and_make_room(stick, tmp_path / "spills", programme, make_facts, listener)
    except PermissionError:
        pytest.skip("only root may mount a small disk")


def fill_up_and_make_room(
    stick: Path, spills: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    sink = sink_on(lambda: create(stick / "x.show", programme), listener, programme, spills)
    sink.put(make_facts(3))
    assert listener.wait_for(lambda: listener.saved[-1:] == [3])
    filler = fill(stick)
    sink.put(make_facts(400, after=3))
    assert listener.wait_for(lambda: bool(listener.spilled))
    assert listener.troubles[0]
    assert listener.troubles[0].code is JournalCode.DISK_FULL
    assert kept_in(spills)[-400:] == make_facts(400, after=3)
    sink.put(make_facts(1, after=403))
    assert listener.wait_for(lambda: len(kept_in(spills)) == 404)
    assert open_journal(stick / "x.show", writer=False).facts() == make_facts(3)
    filler.unlink()
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert sink.close(LONG)
    assert open_journal(stick / "x.show", writer=False).facts() == make_facts(404)
    assert list(spills.iterdir()) == []
    assert [file.name for file in stick.iterdir()] == ["x.show"]


def test_a_file_that_may_not_grow_is_bridged_by_the_spill(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    show, spills = tmp_path / "x.show", tmp_path / "spills"
    sink = sink_on(lambda: create(show, programme), listener, programme, spills)
    for number in range(60):
        sink.put(make_facts(1, after=number))
        assert sink.flush(LONG)
    # The spill stays smaller than the show's log is already.
    with no_file_grows((tmp_path / "x.show-wal").stat().st_size):
        sink.put(make_facts(20, after=60))
        assert listener.wait_for(lambda: bool(listener.spilled))
        assert kept_in(spills)[-20:] == make_facts(20, after=60)
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert sink.close(LONG)
    assert open_journal(show, writer=False).facts() == make_facts(80)
    assert list(spills.iterdir()) == []


def test_a_stick_that_is_pulled_and_put_back_gets_what_it_missed(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    stick, spills = tmp_path / "stick", tmp_path / "spills"
    stick.mkdir()
    sink = sink_on(lambda: create(stick / "x.show", programme), listener, programme, spills)
    sink.put(make_facts(2))
    assert listener.wait_for(lambda: listener.saved[-1:] == [2])
    stick.rename(tmp_path / "pulled")
    for number in range(2, 9):
        sink.put(make_facts(1, after=number))
    assert listener.wait_for(lambda: bool(listener.spilled))
    assert listener.troubles[0]
    assert listener.troubles[0].why == f"it is no longer in {stick}"
    assert listener.wait_for(lambda: bool(spills_in(spills)) and len(kept_in(spills)) == 9)
    (tmp_path / "pulled").rename(stick)
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert sink.close(LONG)
    assert open_journal(stick / "x.show", writer=False).facts() == make_facts(9)
    assert list(spills.iterdir()) == []
    assert [file.name for file in stick.iterdir()] == ["x.show"]


def test_a_stick_that_stays_away_leaves_a_spill_that_is_a_whole_show(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    stick, spills = tmp_path / "stick", tmp_path / "spills"
    stick.mkdir()
    sink = sink_on(lambda: create(stick / "x.show", programme), listener, programme, spills)
    sink.put(make_facts(5))
    assert listener.wait_for(lambda: listener.saved[-1:] == [5])
    stick.rename(tmp_path / "pulled")
    sink.put(make_facts(1, after=5))
    assert not sink.close(LONG)
    assert sink.pending() == tuple(make_facts(1, after=5))
    assert kept_in(spills) == make_facts(6)
    (path,) = spills_in(spills)
    spill = read_spill(path)
    assert spill
    assert spill.head
    assert (spill.head.show, spill.head.programme) == (stick / "x.show", programme)


def test_where_no_disk_takes_anything_both_are_named(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    (tmp_path / "file").touch()
    spills = tmp_path / "file" / "spills"
    sink = sink_on(lambda: create(tmp_path / "none" / "x.show", programme), listener, programme, spills)
    sink.put(make_facts(1))
    assert listener.wait_for(lambda: bool(listener.spilled) and bool(listener.troubles))
    assert listener.spilled[0].path == spills
    assert listener.spilled[0].error
    assert listener.spilled[0].error.why == f"it cannot be written in {spills.parent} (Not a directory)"
    assert not sink.close(0.05)
    assert sink.pending() == tuple(make_facts(1))


# ---- a disk that takes half a second for each fsync


def test_a_slow_disk_that_answers_gets_everything_in_groups_and_needs_no_spill(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    slow = SlowStore(create(tmp_path / "x.show", programme), 0.5)
    sink = sink_on(lambda: slow, listener, programme, tmp_path / "spills")
    for number in range(50):
        sink.put(make_facts(1, after=number))
    assert sink.close(LONG)
    assert slow.commits <= 3
    assert [type(news) for news in listener.news] == [Opened, *[Saved] * slow.commits]
    assert not (tmp_path / "spills").exists()


def test_a_desk_that_goes_on_without_a_hanging_disk_has_its_facts_in_the_spill_meanwhile(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts, listener: Listener
) -> None:
    may_go_on = threading.Event()
    journal = create(tmp_path / "x.show", programme)

    def hang() -> Store:
        assert may_go_on.wait(LONG)
        return journal

    sink = sink_on(hang, listener, programme, tmp_path / "spills")
    sink.put(make_facts(3))
    sink.spill()
    assert listener.wait_for(lambda: bool(listener.spilled))
    assert kept_in(tmp_path / "spills") == make_facts(3)
    assert listener.saved == []
    may_go_on.set()
    assert listener.wait_for(lambda: listener.news[-1:] == [Unspilled()])
    assert sink.close(LONG)
    assert [type(news) for news in listener.news] == [Spilled, Opened, Saved, Unspilled]
    assert Trouble not in {type(news) for news in listener.news}
    assert open_journal(tmp_path / "x.show", writer=False).facts() == make_facts(3)


def test_nothing_is_found_for_a_show_without_spills(tmp_path: Path, programme: Programme) -> None:
    assert found_for(tmp_path / "none", SHOW, programme, [], writer=True) == Found()
