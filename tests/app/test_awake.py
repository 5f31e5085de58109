"""The machine stays awake from the start of a show to its end, or it is known why not."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from runofshow.app.awake import NOT_ASKED, Awake, WakepyKeeper
from runofshow.clock import ManualClock
from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.show.state import Show
from stage.samples import a_programme


class Machine:
    """A keeper that writes down what it was asked, and on which thread; it answers what the test says."""

    def __init__(self, why_not: str = "") -> None:
        self.why_not = why_not
        self.asked: list[str] = []
        self.threads: set[int] = set()
        self.may_answer = threading.Event()
        self.may_answer.set()

    def keep(self) -> str:
        self.may_answer.wait()
        self._note("keep")
        return self.why_not

    def release(self) -> None:
        self._note("release")

    def _note(self, what: str) -> None:
        self.asked.append(what)
        self.threads.add(threading.get_ident())


def show_after(*commands: str) -> Show:
    clock = ManualClock(datetime(2018, 12, 7, 7, 30, tzinfo=UTC))
    decider = Decider(a_programme())
    for command in commands:
        assert decider.submit(parse_command({"do": command}), clock.now()).refusal is None
    return decider.current


def answered(qtbot: QtBot, awake: Awake, is_kept: bool | None) -> None:
    qtbot.waitUntil(lambda: awake.is_awake_kept is is_kept)


def test_before_the_start_nobody_is_asked(qapp: object) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.set_show(show_after())
    assert (awake.is_awake_kept, awake.reason, machine.asked) == (None, NOT_ASKED, [])


def test_from_the_start_to_the_end_the_machine_stays_awake(qtbot: QtBot) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.set_show(show_after("start"))
    answered(qtbot, awake, True)
    assert awake.reason == ""
    for commands in (("start", "pause"), ("start", "next"), ("start", "finish")):
        awake.set_show(show_after(*commands))
    assert machine.asked == ["keep"]
    awake.set_show(show_after("start", "end"))
    assert (awake.is_awake_kept, awake.reason) == (None, NOT_ASKED)
    qtbot.waitUntil(lambda: machine.asked == ["keep", "release"])
    awake.set_show(show_after("start", "end", "reopen"))
    answered(qtbot, awake, True)
    assert machine.asked == ["keep", "release", "keep"]
    awake.shut()
    qtbot.waitUntil(lambda: machine.asked[-1] == "release")


def test_who_asks_lets_go_again_on_another_thread_than_the_windows(qtbot: QtBot) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.set_show(show_after("start"))
    awake.set_show(show_after("start", "end"))
    qtbot.waitUntil(lambda: len(machine.asked) == 2)
    assert len(machine.threads) == 1
    assert threading.get_ident() not in machine.threads


def test_why_it_cannot_be_had_is_a_quiet_state(qtbot: QtBot) -> None:
    awake = Awake(Machine("Nobody answers."))
    changes: list[tuple[bool | None, str]] = []
    awake.changed.connect(lambda: changes.append((awake.is_awake_kept, awake.reason)))
    awake.set_show(show_after("start"))
    answered(qtbot, awake, False)
    assert changes == [(False, "Nobody answers.")]


def test_it_can_be_tried_out_before_the_show(qtbot: QtBot) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.try_out()
    answered(qtbot, awake, True)
    assert machine.asked == ["keep", "release"]


def test_while_it_runs_trying_out_lets_nothing_go(qtbot: QtBot) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.set_show(show_after("start"))
    awake.try_out()
    answered(qtbot, awake, True)
    assert machine.asked == ["keep"]


def test_an_answer_that_comes_after_the_end_is_not_believed(qtbot: QtBot) -> None:
    machine = Machine()
    machine.may_answer.clear()
    awake = Awake(machine)
    awake.set_show(show_after("start"))
    awake.set_show(show_after("start", "end"))
    machine.may_answer.set()
    qtbot.waitUntil(lambda: machine.asked == ["keep", "release"])
    with qtbot.waitSignal(awake._answered, timeout=1000, raising=False):
        awake._answered.emit((1, ""))
    assert awake.is_awake_kept is None


def test_a_closed_session_asks_nobody_any_more(qtbot: QtBot) -> None:
    machine = Machine()
    awake = Awake(machine)
    awake.shut()
    assert machine.asked == []


# ---- the real one


@pytest.fixture
def without_bus(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "WAKEPY_FAKE_SUCCESS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("without_bus")
def test_without_a_session_bus_the_reason_is_a_sentence_and_nothing_is_raised() -> None:
    keeper = WakepyKeeper()
    assert keeper.keep().endswith("Switch its sleep and its screen saver off by hand.")
    keeper.release()
    keeper.release()


def test_where_the_system_agrees_there_is_no_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    keeper = WakepyKeeper()
    assert keeper.keep() == ""
    keeper.release()
    assert keeper.keep() == ""
    keeper.release()
