"""One writer at a time, known by name, and succeeded when it is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from runofshow.clock import Clock, ManualClock, SystemClock
from runofshow.journal import lock as lock_module
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.lock import acquire, held_by, live_holder, lock_path
from runofshow.journal.process import process_start
from runofshow.journal.store import create, open_journal
from runofshow.programme.models import Programme

LONG = 20.0
"""Seconds until a test gives up: never reached when the code is right."""

ENTER = """
import sys
from pathlib import Path
from runofshow.journal.errors import JournalError
from runofshow.journal.store import open_journal
print("ready", flush=True)
sys.stdin.readline()
try:
    with open_journal(Path(sys.argv[1]), writer=True):
        print("won", flush=True)
        sys.stdin.readline()
except JournalError as error:
    print(error.code, flush=True)
    sys.stdin.readline()
"""


@contextmanager
def _desk(show: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that opens the show for writing at one line and leaves at the next."""
    process = subprocess.Popen(
        [sys.executable, "-c", ENTER, str(show)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _say(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def _hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture
def show(tmp_path: Path, programme: Programme) -> Path:
    path = tmp_path / "x.show"
    create(path, programme).close()
    return path


@pytest.fixture
def leave_lock(show: Path) -> Callable[..., None]:
    """`leave_lock(pid=…)`: a lock file as this process would have left it, but for what is given."""

    def leave(**different: Any) -> None:
        lock = acquire(show, SystemClock())
        said = json.loads(lock.path.read_text())
        lock.release()
        lock_path(show).write_text(json.dumps({**said, **different}))

    return leave


def test_the_lock_names_the_writer_and_goes_with_it(show: Path, clock: ManualClock) -> None:
    lock = acquire(show, clock)
    holder = held_by(show)
    assert holder == lock.holder
    assert holder is not None
    assert (holder.pid, holder.since, holder.boot_id) == (os.getpid(), clock.now().wall, "manual")
    assert holder.is_this_process
    lock.release()
    assert held_by(show) is None
    assert not lock_path(show).exists()


def test_a_second_writer_is_told_who_the_first_is(show: Path, clock: ManualClock) -> None:
    with open_journal(show, writer=True, clock=clock) as first:
        with pytest.raises(
            JournalError, match=rf"process {os.getpid()}, since 2018-12-07 07:30 UTC"
        ) as caught:
            open_journal(show, writer=True, clock=clock)
        assert caught.value.code is JournalCode.LOCKED_BY
        assert caught.value.holder
        assert caught.value.holder.pid == os.getpid()
        assert first.facts() == []
        with open_journal(show, writer=False, clock=clock) as reader:
            assert reader.holder == caught.value.holder
    assert open_journal(show, writer=False).holder is None


def test_of_desks_that_start_at_once_one_writes(show: Path) -> None:
    with _desk(show) as one, _desk(show) as two, _desk(show) as three:
        desks = (one, two, three)
        assert [_hear(desk) for desk in desks] == ["ready"] * 3
        for desk in desks:
            _say(desk)
        assert sorted(_hear(desk) for desk in desks) == ["locked_by", "locked_by", "won"]
        for desk in desks:
            _say(desk)
            assert desk.wait(LONG) == 0
    assert not lock_path(show).exists()


def test_a_writer_in_another_process_is_alive_until_it_is_killed(show: Path) -> None:
    clock = SystemClock()
    with _desk(show) as desk:
        _hear(desk)
        _say(desk)
        assert _hear(desk) == "won"
        holder = live_holder(show, clock)
        assert holder
        assert (holder.pid, holder.is_this_process) == (desk.pid, False)
        desk.kill()
        desk.wait()
        assert held_by(show) == holder
        assert live_holder(show, clock) is None
        with open_journal(show, writer=True) as journal:
            assert journal.is_writer
            assert (found := held_by(show))
            assert found.is_this_process


def test_a_process_that_was_killed_and_not_yet_reaped_is_gone(show: Path) -> None:
    with _desk(show) as desk:
        _hear(desk)
        assert process_start(desk.pid)
        desk.kill()
        os.waitid(os.P_PID, desk.pid, os.WEXITED | os.WNOWAIT)
        assert process_start(desk.pid) is None


@pytest.mark.parametrize(
    "different",
    [{"pid": 2**22 + 1}, {"process_start": "1"}, {"boot_id": "an earlier boot"}],
    ids=["the process is gone", "its number went to another", "the machine was started again"],
)
def test_what_a_dead_writer_left_is_taken_over(
    show: Path, leave_lock: Callable[..., None], different: dict[str, Any]
) -> None:
    leave_lock(**different)
    assert open_journal(show, writer=False).holder is None
    with open_journal(show, writer=True):
        assert (holder := held_by(show))
        assert holder.is_this_process
    assert not lock_path(show).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"host": "h"}', "\x00" * 100])
def test_a_lock_file_that_says_nothing_is_taken_over(show: Path, text: str) -> None:
    lock_path(show).write_text(text)
    with open_journal(show, writer=True) as journal:
        assert journal.is_writer


def test_a_writer_on_another_computer_is_succeeded_only_when_asked_to(
    show: Path, leave_lock: Callable[..., None]
) -> None:
    leave_lock(host="another", pid=1)
    before = lock_path(show).read_bytes()
    with pytest.raises(JournalError, match="another, process 1,") as caught:
        open_journal(show, writer=True)
    assert caught.value.code is JournalCode.LOCKED_BY
    assert lock_path(show).read_bytes() == before
    with open_journal(show, writer=True, take_over=True) as journal:
        assert journal.is_writer


def test_the_systems_lock_holds_even_when_the_file_says_nothing(show: Path, clock: Clock) -> None:
    lock = acquire(show, clock)
    with lock.path.open("r+b") as file:
        file.truncate(0)
    with pytest.raises(JournalError, match="Another program is writing") as caught:
        acquire(show, clock)
    assert (caught.value.code, caught.value.holder) == (JournalCode.LOCKED_BY, None)
    lock.release()


def test_a_lock_file_that_was_taken_away_while_it_was_being_locked_counts_for_nothing(
    show: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    try_lock, calls = lock_module._try_lock, []

    def the_former_writer_leaves(descriptor: int) -> bool:
        if not calls:
            lock_path(show).unlink()
        calls.append(descriptor)
        return try_lock(descriptor)

    monkeypatch.setattr(lock_module, "_try_lock", the_former_writer_leaves)
    lock = acquire(show, clock)
    assert len(calls) == 2
    assert held_by(show) == lock.holder
    lock.release()


def test_nobody_takes_over_from_the_living(show: Path, clock: Clock) -> None:
    with open_journal(show, writer=True, clock=clock), pytest.raises(JournalError):
        open_journal(show, writer=True, take_over=True, clock=clock)


def test_a_new_show_is_not_made_over_a_lock_that_is_held(tmp_path: Path, programme: Programme) -> None:
    path = tmp_path / "new.show"
    lock = acquire(path, SystemClock())
    with pytest.raises(JournalError) as caught:
        create(path, programme)
    assert caught.value.code is JournalCode.LOCKED_BY
    assert not path.exists()
    lock.release()


def test_a_lock_file_taken_away_by_hand_does_not_trouble_its_holder(show: Path) -> None:
    with open_journal(show, writer=True):
        lock_path(show).unlink()
    assert not lock_path(show).exists()


def test_the_lock_of_a_successor_is_left_alone(show: Path, clock: Clock) -> None:
    lock = acquire(show, clock)
    lock_path(show).unlink()
    lock_path(show).write_text("of someone else")
    lock.release()
    assert lock_path(show).read_text() == "of someone else"


def test_a_show_let_go_of_while_its_disk_was_away_can_be_opened_again(
    show: Path, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    show = show.rename(tmp_path / "stick" / "x.show")
    lock = acquire(show, clock)
    pulled = show.parent.rename(tmp_path / "pulled")
    lock.release()
    pulled.rename(show.parent)
    assert lock_path(show).exists(), "what it could not take back"
    acquire(show, clock).release()
    assert not lock_path(show).exists()
