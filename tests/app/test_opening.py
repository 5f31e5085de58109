"""What can be opened, what only looked at, and what each refusal says."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.processes import Lines
from runofshow.app.opening import (
    OpeningError,
    load_programme,
    load_show,
    open_programme,
    open_show,
    open_source,
    show_folders,
)
from runofshow.clock import SystemClock
from runofshow.journal.errors import JournalError
from runofshow.journal.names import unfinished_shows
from runofshow.journal.store import open_journal
from runofshow.programme.models import Programme
from runofshow.resources import resource
from runofshow.show.commands import Command, Note, Start
from runofshow.show.decider import Decider
from runofshow.show.facts import EntryStruck, Fact, FactBody, RunCorrected, SlotTaken

WRITER = Path(__file__).with_name("driven_desk.py")
Unprivileged = Callable[[], AbstractContextManager[None]]


def made_show(plan: Path, *commands: Command) -> Path:
    """A live show of a programme with these commands in it, closed."""
    source = open_programme(plan, fallback=plan.parent)
    assert source.make_journal is not None
    with source.make_journal() as journal:
        for command in commands or (Start(),):
            journal.append(source.decider.submit(command, source.clock.now()).facts)
        return journal.path


# ---- programmes


def test_a_programme_opens_in_standby_and_makes_no_file_yet(plan: Path) -> None:
    source = open_source(plan, fallback=plan.parent)
    assert source.decider.current.seq == 0
    assert not source.is_read_only
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]


def test_the_shows_file_is_made_beside_its_programme_under_its_title_and_time(plan: Path) -> None:
    path = made_show(plan)
    assert path.parent == plan.parent
    assert path.name.startswith("what-role-for-capacity-building")
    assert path.suffix == ".show"


def test_a_broken_programme_is_refused_with_every_fault_and_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(
        'title: T\ndate: 2018-12-07\nstart: "08:30"\ntime_zone: Nowhere/Land\n'
        "segments:\n  - id: a\n    title: A\n    duration: soon\n",
        encoding="utf-8",
    )
    with pytest.raises(OpeningError) as caught:
        open_source(path, fallback=tmp_path)
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{path}:4:")
    assert lines[1].startswith(f"{path}:8:")


def test_a_folder_that_takes_no_file_gives_way_to_the_documents(
    open_folder: Path, plan: Path, without_privileges: Unprivileged
) -> None:
    locked, documents = open_folder / "locked", open_folder / "documents"
    locked.mkdir()
    documents.mkdir()
    documents.chmod(0o777)
    there = Path(shutil.copy(plan, locked / "event.yaml"))
    source = open_programme(there, fallback=documents)
    locked.chmod(0o555)
    assert source.make_journal is not None
    with without_privileges(), source.make_journal() as journal:
        assert journal.path.parent == documents
    assert [file.name for file in locked.iterdir()] == ["event.yaml"]


def test_where_no_folder_takes_a_file_the_trouble_is_told(
    open_folder: Path, plan: Path, without_privileges: Unprivileged
) -> None:
    there = Path(shutil.copy(plan, open_folder / "event.yaml"))
    source = open_programme(there, fallback=open_folder / "none" / "at all")
    assert source.make_journal is not None
    with without_privileges(), pytest.raises(JournalError, match="cannot be made"):
        source.make_journal()


def test_nothing_is_put_beside_the_bundled_examples(tmp_path: Path) -> None:
    bundled = resource("programmes", "workshop-day.yaml")
    assert show_folders(bundled, tmp_path) == (tmp_path,)
    source = open_programme(bundled, fallback=tmp_path / "documents")
    assert source.make_journal is not None
    with source.make_journal() as journal:
        assert journal.path.parent == tmp_path / "documents"


def test_a_show_is_no_programme(plan: Path) -> None:
    with pytest.raises(OpeningError, match="is a show, not a programme"):
        load_programme(made_show(plan))


# ---- shows


def test_a_show_goes_on_where_it_was(plan: Path) -> None:
    path = made_show(plan, Start(), Note(kind="note", text="one"))
    source = open_source(path, fallback=plan.parent)
    assert not source.is_read_only
    assert source.remark == ""
    assert [entry.text for entry in source.decider.current.entries] == ["one"]
    assert source.decider.current.control.is_started
    assert source.make_journal is not None
    source.make_journal().close()


def test_a_show_that_another_process_writes_is_read_only_and_says_who(plan: Path, tmp_path: Path) -> None:
    with Lines(WRITER, plan, tmp_path / "other.ini", "Space", home=tmp_path) as other:
        last = other.until(keys_left=0)
        (path,) = plan.parent.glob("*.show")
        source = open_show(path)
        assert source.is_read_only
        assert f"process {other.process.pid}" in source.remark
        assert "open here for reading" in source.remark
        assert source.decider.current.seq >= last["acknowledged"]
        later = load_show(path)[0].current.seq
        assert later >= source.decider.current.seq


def test_a_show_on_read_only_media_can_be_looked_at(
    open_folder: Path, plan: Path, without_privileges: Unprivileged
) -> None:
    path = Path(shutil.copy(made_show(plan), open_folder / "x.show"))
    path.chmod(0o444)
    with without_privileges():
        source = open_show(path)
    assert source.is_read_only
    assert source.decider.current.control.is_started
    assert source.remark


def test_a_show_by_a_newer_runofshow_is_refused_and_not_touched(plan: Path) -> None:
    path = made_show(plan)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(OpeningError, match="newer"):
        open_show(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.0, 0.001, 0.4, 0.9])
def test_a_truncated_show_is_refused_and_not_touched(plan: Path, share: float) -> None:
    path = made_show(plan)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    before = path.read_bytes()
    with pytest.raises(OpeningError):
        open_show(path)
    assert path.read_bytes() == before
    assert [file.suffix for file in sorted(plan.parent.iterdir())] == [".yaml", ".show"]


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0 or not", b"\0" * 5000])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.show"
    path.write_bytes(content)
    with pytest.raises(OpeningError, match=r"x\.show"):
        open_show(path)
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"]
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.show"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(OpeningError, match="not a show"):
        open_show(path)


def test_a_missing_show_is_told(tmp_path: Path) -> None:
    with pytest.raises(OpeningError, match="no file"):
        open_show(tmp_path / "none.show")


def test_a_show_under_a_programmes_name_is_refused_as_no_programme(plan: Path) -> None:
    path = made_show(plan)
    renamed = path.rename(path.with_suffix(".yaml"))
    with pytest.raises(OpeningError):
        open_source(renamed, fallback=plan.parent)


def test_a_link_to_a_show_is_the_show(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "my talk ü.show"
    link.symlink_to(made_show(plan))
    source = open_show(link)
    assert source.make_journal is not None
    with source.make_journal():
        assert open_show(link).is_read_only
        assert open_show(link.resolve()).is_read_only


def test_a_live_show_goes_by_the_machines_clock(plan: Path, programme: Programme) -> None:
    decider, clock = load_show(made_show(plan))
    assert isinstance(clock, SystemClock)
    assert isinstance(decider, Decider)
    assert decider.current.programme == programme


@pytest.mark.parametrize(
    "body",
    [
        SlotTaken("r9", "nowhere/none"),
        EntryStruck("e99"),
        RunCorrected("r77", "start", datetime(2018, 12, 7, tzinfo=UTC), datetime(2018, 12, 7, tzinfo=UTC)),
    ],
)
def test_events_that_do_not_fit_together_are_refused_and_the_file_let_go(plan: Path, body: FactBody) -> None:
    path = made_show(plan)
    with open_journal(path, writer=True) as journal:
        seq = len(journal.facts()) + 1
        journal.append([Fact(seq, seq, SystemClock().now(), body)])
    for opening in (open_show, load_show):
        with pytest.raises(OpeningError, match="do not fit together"):
            opening(path)
    assert sorted(file.suffix for file in plan.parent.iterdir()) == [".show", ".yaml"]
    assert unfinished_shows(load_programme(plan), plan.parent) == (), "nor is it offered"
