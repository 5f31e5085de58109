"""Reading beside a writer, after a killed one, and where nothing may be written."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.reading import read
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

MakeFacts = Callable[..., list[Fact]]
Contents = Callable[[Path], dict[str, tuple[bytes, int]]]

READ = """
import sys
from pathlib import Path
from runofshow.journal.store import open_journal
journal = open_journal(Path(sys.argv[1]), writer=False)
print(journal.holder.pid, flush=True)
for line in sys.stdin:
    print(len(journal.facts()), flush=True)
"""


@pytest.fixture
def killed(tmp_path: Path, programme: Programme, make_facts: MakeFacts) -> Path:
    """A show of three facts as a killed writer leaves it: the file and its log, nothing closed."""
    path = tmp_path / "killed" / "x.show"
    path.parent.mkdir()
    with create(tmp_path / "x.show", programme) as journal:
        journal.append(make_facts(3))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{journal.path}{ending}", f"{path}{ending}")
    return path


def test_another_process_sees_every_committed_fact_while_the_writer_goes_on(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    path = tmp_path / "x.show"
    with create(path, programme) as journal:
        reader = subprocess.Popen(
            [sys.executable, "-c", READ, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        with reader:
            assert reader.stdin
            assert reader.stdout
            assert reader.stdout.readline() == f"{os.getpid()}\n"
            for number in range(1, 21):
                journal.append(make_facts(1, after=number - 1))
                reader.stdin.write("\n")
                reader.stdin.flush()
                assert reader.stdout.readline() == f"{number}\n"
            journal.close()
            assert [file.name for file in tmp_path.iterdir()] == ["x.show"]
            reader.stdin.write("\n")
            reader.stdin.flush()
            assert reader.stdout.readline() == "20\n"
            reader.stdin.close()
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"]


def test_a_reader_in_the_writers_own_process_leaves_its_locks_alone(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    path = tmp_path / "x.show"
    with create(path, programme) as journal:
        journal.append(make_facts(1))
        before = _locks_on(path)
        assert before
        with open_journal(path, writer=False) as reader:
            assert reader.facts() == make_facts(1)
        assert _locks_on(path) == before


def _locks_on(path: Path) -> list[str]:
    """The system's locks of this process on a file, by Linux's own list."""
    listed = Path("/proc/locks")
    if not listed.exists():
        pytest.skip("only Linux lists the locks of a process")
    inode = f":{path.stat().st_ino}"
    return [
        " ".join(line.split()[1:])
        for line in listed.read_text().splitlines()
        if inode in line and str(os.getpid()) in line
    ]


def test_a_killed_show_is_read_whole_and_left_as_it_was(
    killed: Path, make_facts: MakeFacts, contents: Contents
) -> None:
    before = contents(killed.parent)
    with open_journal(killed, writer=False) as journal:
        assert journal.facts() == make_facts(3)
        assert journal.holder is None
        assert not journal.may_be_incomplete
    assert contents(killed.parent) == before


def test_a_killed_show_is_gone_on_with(killed: Path, make_facts: MakeFacts) -> None:
    with open_journal(killed, writer=True) as journal:
        assert journal.facts() == make_facts(3)
        journal.append(make_facts(2, after=3))
    assert [file.name for file in killed.parent.iterdir()] == ["x.show"]
    assert open_journal(killed, writer=False).facts() == make_facts(5)


def test_a_killed_show_that_is_damaged_is_left_as_it_was(killed: Path, contents: Contents) -> None:
    with killed.open("r+b") as file:
        file.truncate(4096)
    log = killed.with_name("x.show-wal")
    log.write_bytes(log.read_bytes()[:40])
    before = contents(killed.parent)
    for writer in (True, False):
        with pytest.raises(JournalError) as caught:
            open_journal(killed, writer=writer)
        assert caught.value.code is JournalCode.DAMAGED
    assert contents(killed.parent) == before


def test_on_read_only_media_a_closed_show_is_read(
    open_folder: Path,
    programme: Programme,
    make_facts: MakeFacts,
    without_privileges: Callable[[], AbstractContextManager[None]],
) -> None:
    path = open_folder / "x.show"
    with create(path, programme) as journal:
        journal.append(make_facts(3))
    open_folder.chmod(0o555)
    with without_privileges(), open_journal(path, writer=False) as journal:
        assert journal.facts() == make_facts(3)


def test_on_read_only_media_a_killed_show_is_read_with_its_log(
    open_folder: Path,
    killed: Path,
    make_facts: MakeFacts,
    without_privileges: Callable[[], AbstractContextManager[None]],
) -> None:
    for file in killed.parent.iterdir():
        shutil.copyfile(file, open_folder / file.name)
    open_folder.chmod(0o555)
    with without_privileges(), open_journal(open_folder / "x.show", writer=False) as journal:
        assert journal.facts() == make_facts(3)


def test_on_read_only_media_nobody_becomes_the_writer(
    open_folder: Path, programme: Programme, without_privileges: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "x.show"
    create(path, programme).close()
    open_folder.chmod(0o555)
    with without_privileges(), pytest.raises(JournalError, match="cannot be written") as caught:
        open_journal(path, writer=True)
    assert caught.value.code is JournalCode.NOT_WRITABLE


def test_a_file_that_may_not_be_read_says_so(
    open_folder: Path, programme: Programme, without_privileges: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "x.show"
    create(path, programme).close()
    path.chmod(0)
    with without_privileges(), pytest.raises(JournalError, match="cannot be read") as caught:
        open_journal(path, writer=False)
    assert caught.value.code is JournalCode.UNREADABLE


def test_a_file_that_changes_under_a_reading_is_read_again(
    tmp_path: Path, programme: Programme, make_facts: MakeFacts
) -> None:
    path = tmp_path / "x.show"
    create(path, programme).close()
    counts = []

    def count(connection: sqlite3.Connection) -> int:
        (found,) = connection.execute("SELECT count(*) FROM facts").fetchone()
        if not counts:
            with open_journal(path, writer=True) as journal:
                journal.append(make_facts(2))
        counts.append(found)
        return int(found)

    assert read(path, count, is_live=lambda: False) == 2
    assert counts == [0, 2]


def test_a_file_that_never_rests_is_given_up_with_a_word(tmp_path: Path, programme: Programme) -> None:
    path = tmp_path / "x.show"
    create(path, programme).close()
    ticks = itertools.count(1)
    with pytest.raises(JournalError, match="changes faster") as caught:
        read(path, lambda connection: os.utime(path, ns=(0, next(ticks))), is_live=lambda: False)
    assert caught.value.code is JournalCode.UNREADABLE
