"""What spills kept comes back: into its own show, once, in order; and never into another."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.test_spill import WRITER
from runofshow.clock import SystemClock
from runofshow.journal.errors import JournalError
from runofshow.journal.holder import Holder
from runofshow.journal.lock import this_process
from runofshow.journal.names import spills_in
from runofshow.journal.restore import Found, found_for, orphans, read_orphan, recover, show_of
from runofshow.journal.spill import Head, fact_lines, head_line, show_identity
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.facts import EntryLogged, EntryStruck, Fact, FactLost

MakeFacts = Callable[..., list[Fact]]
Spill = Callable[..., Path]


@pytest.fixture
def show(tmp_path: Path, programme: Programme, make_facts: MakeFacts) -> Path:
    """A show of three facts on a stick."""
    (tmp_path / "stick").mkdir()
    with create(tmp_path / "stick" / "x.show", programme) as journal:
        journal.append(make_facts(3))
        return journal.path


@pytest.fixture
def spill(tmp_path: Path, programme: Programme, make_facts: MakeFacts, show: Path) -> Spill:
    """`spill(facts, name="a", show=…, writer=…)`: a spill of the show's, with these facts in it."""
    (tmp_path / "spills").mkdir()

    def make(
        facts: Sequence[Fact],
        name: str = "a",
        show: Path | None = show,
        writer: Holder = WRITER,
        identity: str = "",
    ) -> Path:
        path = tmp_path / "spills" / f"{name}.spill"
        head = Head(identity or show_identity(make_facts(1)) or "", show, programme, writer)
        path.write_bytes(head_line(head) + fact_lines(facts))
        return path

    return make


def found(show: Path, folder: Path, *, writer: bool = True) -> Found:
    with open_journal(show, writer=False) as journal:
        return found_for(folder, journal.path, journal.programme, journal.facts(), writer=writer)


def notes(*seqs: int) -> list[Fact]:
    """Entries that make sense anywhere, each a command of its own."""
    now = SystemClock().now()
    return [
        Fact(seq, seq, now, EntryLogged(f"e{seq}", "note", f"n{seq}"), "note", None, f"i{seq}")
        for seq in seqs
    ]


def cut_line(path: Path, number: int) -> None:
    """Spoil one line of a spill; the head is line 0."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number] = lines[number][:20] + b"\n"
    path.write_bytes(b"".join(lines))


# ---- into its own show


def test_what_the_show_lacks_follows_on_what_it_has(spill: Spill, show: Path, make_facts: MakeFacts) -> None:
    path = spill(make_facts(2, after=3))
    assert found(show, path.parent) == Found(tuple(make_facts(2, after=3)), (path,))


def test_what_the_show_has_already_is_not_put_back_again(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill([*make_facts(2, after=2), *make_facts(2)])
    assert found(show, path.parent).facts == tuple(make_facts(1, after=3))


def test_a_spill_of_which_everything_is_in_the_show_has_only_to_go(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(3))
    assert found(show, path.parent) == Found((), (path,))


def test_two_spills_of_one_show_are_put_together(spill: Spill, show: Path, make_facts: MakeFacts) -> None:
    first, second = spill(make_facts(2, after=3), "a"), spill(make_facts(2, after=4), "b")
    assert found(show, first.parent) == Found(tuple(make_facts(3, after=3)), (first, second))


def test_a_show_that_was_moved_is_known_wherever_it_is_opened(
    spill: Spill, show: Path, make_facts: MakeFacts, tmp_path: Path
) -> None:
    path = spill(make_facts(1, after=3))
    moved = show.rename(tmp_path / "renamed.show")
    assert found(moved, path.parent).facts == tuple(make_facts(1, after=3))


def test_a_copy_does_not_take_what_is_kept_for_the_show_itself(
    spill: Spill, show: Path, make_facts: MakeFacts, tmp_path: Path
) -> None:
    path = spill(make_facts(1, after=3))
    copy = tmp_path / "copy.show"
    copy.write_bytes(show.read_bytes())
    assert found(copy, path.parent) == Found()


def test_another_performance_of_the_same_programme_takes_nothing(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(1, after=3), identity="f" * 16, show=None)
    assert found(show, path.parent) == Found()


def test_a_show_that_another_desk_went_on_with_takes_nothing(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(2, after=3))
    with open_journal(show, writer=True) as journal:
        journal.append([replace(make_facts(1, after=3)[0], by="deputy")])
    assert found(show, path.parent) == Found()


def test_a_file_that_never_took_a_fact_is_known_by_its_place(
    spill: Spill, programme: Programme, make_facts: MakeFacts, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.show"
    create(empty, programme).close()
    path = spill(make_facts(4), show=empty)
    assert found(empty, path.parent).facts == tuple(make_facts(4))
    path = spill(make_facts(4), show=None)
    assert found(empty, path.parent) == Found()


def test_what_lacks_something_before_it_stays_in_its_spill(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(2, after=5))
    assert found(show, path.parent) == Found(is_cut=True)


def test_what_a_desk_at_work_keeps_is_read_but_not_taken(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = replace(this_process(SystemClock()), pid=other.pid, process_start=_start_of(other.pid))
        path = spill(make_facts(1, after=3), writer=theirs)
        assert found(show, path.parent) == Found()
        assert found(show, path.parent, writer=False).facts == tuple(make_facts(1, after=3))
        assert orphans(path.parent) == ()
        other.kill()
    assert found(show, path.parent).facts == tuple(make_facts(1, after=3))


def _start_of(pid: int) -> str:
    from runofshow.journal.process import process_start

    start = process_start(pid)
    assert start
    return start


def test_a_folder_with_foreign_and_unreadable_files_is_no_trouble(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(1, after=3))
    (path.parent / "b.spill").write_bytes(b"no spill at all")
    (path.parent / "c.spill").mkdir()
    (path.parent / "d.spill").symlink_to(path.parent / "nowhere")
    assert found(show, path.parent).facts == tuple(make_facts(1, after=3))


# ---- lines that cannot be read


def test_a_line_that_cannot_be_read_is_passed_over_and_the_rest_is_put_back(spill: Spill, show: Path) -> None:
    kept = notes(4, 5, 6)
    path = spill(kept)
    cut_line(path, 2)
    result = found(show, path.parent)
    assert result.facts == (kept[0], Fact(5, 5, kept[0].now, FactLost()), kept[2])
    assert (result.count, result.lost, result.spills) == (2, 1, (path,))


def test_what_makes_no_sense_without_the_lost_line_is_passed_over_as_well(spill: Spill, show: Path) -> None:
    kept = notes(4, 5, 6)
    kept[1] = replace(kept[1], body=EntryStruck("e4"))
    path = spill(kept)
    cut_line(path, 1)
    result = found(show, path.parent)
    assert [type(fact.body) for fact in result.facts] == [FactLost, FactLost, EntryLogged]
    assert (result.count, result.lost) == (1, 2)


def test_of_a_command_whose_one_fact_is_lost_nothing_is_taken_that_needs_it(spill: Spill, show: Path) -> None:
    kept = notes(4, 5, 6)
    kept[1] = replace(kept[1], group=4)
    path = spill(kept)
    cut_line(path, 1)
    assert [type(fact.body) for fact in found(show, path.parent).facts] == [FactLost, FactLost, EntryLogged]


def test_a_torn_last_line_is_said_and_costs_nothing_else(spill: Spill, show: Path) -> None:
    kept = notes(4, 5)
    path = spill(kept)
    path.write_bytes(path.read_bytes()[:-9])
    assert found(show, path.parent) == Found((kept[0],), (path,), lost=1)


def test_a_spill_whose_head_is_lost_is_known_by_the_shows_first_fact(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill([*notes(4), *make_facts(3)])
    cut_line(path, 0)
    result = found(show, path.parent)
    assert (len(result.facts), result.lost) == (1, 1)


# ---- a show that is gone


def test_a_spill_whose_show_is_gone_is_offered_as_a_whole_show(
    spill: Spill, show: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    path = spill([*make_facts(1, after=3), *make_facts(3)])
    assert orphans(path.parent) == ()
    show.unlink()
    (orphan,) = orphans(path.parent)
    assert (orphan.path, orphan.show, orphan.programme) == (path, show, programme)
    assert orphan.facts == tuple(make_facts(4))
    assert read_orphan(path) == orphan


def test_a_spill_whose_show_went_another_way_is_offered(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill([*make_facts(2, after=3), *make_facts(3)])
    with open_journal(show, writer=True) as journal:
        journal.append([replace(make_facts(1, after=3)[0], by="deputy")])
    assert [orphan.path for orphan in orphans(path.parent)] == [path]


def test_a_spill_whose_show_cannot_be_read_any_more_is_offered(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill([*make_facts(1, after=3), *make_facts(3)])
    show.write_bytes(show.read_bytes()[:5000])
    assert [orphan.path for orphan in orphans(path.parent)] == [path]


def test_a_spill_of_a_show_that_never_had_a_file_is_offered(spill: Spill, make_facts: MakeFacts) -> None:
    path = spill(make_facts(4), show=None)
    assert [orphan.facts for orphan in orphans(path.parent)] == [tuple(make_facts(4))]


def test_a_spill_that_is_no_whole_show_waits_for_its_file(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill(make_facts(2, after=3))
    show.unlink()
    assert orphans(path.parent) == ()
    assert read_orphan(path) is None
    assert path.exists()


def test_the_latest_is_offered_first(spill: Spill, show: Path, make_facts: MakeFacts) -> None:
    paths = [spill(make_facts(4), name) for name in ("2018-12-07-0830-a", "2018-12-08-0830-b")]
    show.unlink()
    assert [orphan.path for orphan in orphans(paths[0].parent)] == paths[::-1]


def test_recovering_makes_a_show_of_its_own_and_only_then_removes_the_spill(
    spill: Spill, show: Path, make_facts: MakeFacts, tmp_path: Path
) -> None:
    path = spill(make_facts(4))
    show.unlink()
    (orphan,) = orphans(path.parent)
    made = recover(orphan, tmp_path / "documents" / "runofshow")
    assert made == tmp_path / "documents" / "runofshow" / "local-voices-in-global-talks-2018-12-07-0830.show"
    assert open_journal(made, writer=False).facts() == make_facts(4)
    assert not path.exists()
    assert show_identity(make_facts(1)) == show_identity(open_journal(made, writer=False).facts())


def test_where_nothing_can_be_made_the_spill_stays(
    spill: Spill, show: Path, make_facts: MakeFacts, tmp_path: Path
) -> None:
    path = spill(make_facts(4))
    show.unlink()
    (tmp_path / "file").touch()
    with pytest.raises((JournalError, OSError)):
        recover(orphans(path.parent)[0], tmp_path / "file" / "documents")
    assert path.exists()


def test_the_time_of_the_programme_names_the_recovered_show(
    spill: Spill, show: Path, make_facts: MakeFacts, tmp_path: Path
) -> None:
    later = [
        replace(fact, now=replace(fact.now, wall=datetime(2018, 12, 7, 9, 5, tzinfo=UTC)))
        for fact in make_facts(2)
    ]
    path = spill(later, show=None)
    assert recover(orphans(path.parent)[0], tmp_path).name.endswith("2018-12-07-1005.show")


def test_a_spill_knows_the_show_that_can_still_take_it(
    spill: Spill, show: Path, make_facts: MakeFacts
) -> None:
    path = spill([*make_facts(1, after=3), *make_facts(3)])
    assert show_of(path) == show
    show.unlink()
    assert show_of(path) is None


def test_a_place_that_may_not_be_looked_into_holds_no_show(
    spill: Spill,
    make_facts: MakeFacts,
    open_folder: Path,
    without_privileges: Callable[[], AbstractContextManager[None]],
) -> None:
    hidden = open_folder / "hidden"
    hidden.mkdir(mode=0o000)
    path = open_folder / "a.spill"
    spill([*make_facts(4)], show=hidden / "x.show").rename(path)
    path.chmod(0o644)
    with without_privileges():
        assert [orphan.path for orphan in orphans(open_folder)] == [path]


def test_a_folder_that_cannot_be_read_at_all_holds_no_spills(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Path, _pattern: str) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    monkeypatch.setattr(Path, "glob", broken)
    assert spills_in(tmp_path) == ()
