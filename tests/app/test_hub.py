"""One decider: what is painted is on disk first, in order; a silent disk is said and waited for no longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from app.fakes import Ear, SlowDisk
from runofshow.app.hub import Hub
from runofshow.app.saving import Saving
from runofshow.clock import ManualClock
from runofshow.journal.errors import JournalCode, JournalError
from runofshow.journal.news import Spilled, Tell
from runofshow.journal.sink import JournalSink
from runofshow.journal.spill_file import SpillFolder
from runofshow.journal.store import create, open_journal
from runofshow.show.commands import Next, Note, Pause, Start
from runofshow.show.decider import Decider
from runofshow.show.evolve import replay
from runofshow.show.refusals import RefusalCode
from show_kit import side_event

START = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)
SHOW, SPILL = Path("/stick/x.show"), Path("/home/data/x.spill")
FULL = JournalError(JournalCode.DISK_FULL, SHOW, "The disk is full.", why="its disk is full")
NOT_SAVED = Saving(False, SHOW, "its disk is full")


@pytest.fixture
def disk() -> SlowDisk:
    return SlowDisk()


@pytest.fixture
def hub(qapp: QCoreApplication, disk: SlowDisk) -> Hub:
    return Hub(ManualClock(START), Decider(side_event()), disk.open)


@pytest.fixture
def ear(hub: Hub) -> Ear:
    return Ear(hub)


@pytest.fixture
def deliver(qapp: QCoreApplication) -> Callable[[], None]:
    """Let what other threads have queued arrive."""
    return qapp.processEvents


def lose_patience(hub: Hub) -> None:
    """Two seconds pass without a word from the disk."""
    (patience,) = hub.findChildren(QTimer)
    assert patience.isActive()
    assert patience.interval() <= 2000
    patience.stop()
    patience.timeout.emit()


def note(text: str, **fields: str) -> Note:
    return Note(kind="note", text=text, **fields)


# ---- durable, then painted


def test_nothing_is_on_screen_before_the_disk_has_acknowledged_it(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    deliver()
    assert (ear.changes, hub.shown.seq) == ([], 0)
    disk.acknowledge()
    assert ear.changes == [], "an acknowledgement comes from another thread: it is queued"
    deliver()
    assert ear.seqs == [1, 2, 3]
    assert hub.shown.seq == 3
    assert ear.savings == []


def test_the_journal_is_not_made_before_the_first_accepted_command(hub: Hub, disk: SlowDisk) -> None:
    hub.submit(Next())
    assert disk.openings == 0
    hub.submit(Start())
    hub.submit(Next())
    assert disk.openings == 1


def test_decisions_go_on_before_the_disk_answers_and_are_painted_in_order(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    hub.submit(note("one"))
    hub.submit(Next())
    disk.acknowledge(4)
    deliver()
    assert ear.seqs == [1, 2, 3, 4]
    assert [entry.text for entry in hub.shown.entries] == ["one"]
    assert hub.shown.control.current_segment == "opening"
    disk.acknowledge()
    deliver()
    assert hub.shown.control.current_segment == "session-1"
    assert ear.seqs == [fact.seq for fact in disk.facts] == [1, 2, 3, 4, 5]


def test_a_command_of_which_only_a_part_is_saved_is_not_painted_in_part(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.acknowledge(2)
    deliver()
    assert ear.changes == []


def test_without_a_sink_facts_are_on_screen_at_once(qapp: QCoreApplication) -> None:
    hub = Hub(ManualClock(START), Decider(side_event()))
    ear = Ear(hub)
    hub.submit(Start())
    assert ear.seqs == [1, 2, 3]
    assert hub.shut() is True


# ---- refusals and repetitions


def test_a_refused_command_is_said_and_leaves_no_fact(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    command = Pause()
    answer = hub.submit(command)
    deliver()
    assert [(refused.command, refused.refusal.code) for refused in ear.refusals] == [
        (command, RefusalCode.NOT_STARTED)
    ]
    assert answer.refusal is not None
    assert (ear.changes, disk.facts) == ([], [])


def test_a_second_press_made_on_the_same_picture_is_refused_as_already_done(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.acknowledge()
    deliver()
    seen = hub.shown.seq
    hub.submit(Next(seen=seen))
    hub.submit(Next(seen=seen))
    disk.acknowledge()
    deliver()
    assert [refused.refusal.code for refused in ear.refusals] == [RefusalCode.ALREADY_DONE]
    assert hub.shown.control.current_run is not None
    assert hub.shown.control.current_run.slot == "session-1/ben"


def test_a_repeated_command_id_does_nothing_and_gives_the_earlier_answer(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    first = hub.submit(note("once", id="n-1"))
    again = hub.submit(note("once", id="n-1"))
    disk.acknowledge()
    deliver()
    assert again.facts == first.facts
    assert again.is_repeat
    assert [entry.text for entry in hub.shown.entries] == ["once"]
    assert len(disk.facts) == 2


# ---- a disk in trouble


def test_a_disk_silent_for_two_seconds_is_said_and_the_show_goes_on(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.opens(SHOW)
    deliver()
    lose_patience(hub)
    assert ear.savings == [Saving(False, SHOW, "its disk does not answer")]
    assert hub.shown.control.is_started


def test_each_fact_waits_two_seconds_from_when_it_happened_and_not_from_the_last_answer(
    qtbot: QtBot, hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    hub.submit(note("one"))
    (patience,) = hub.findChildren(QTimer)
    qtbot.waitUntil(lambda: patience.remainingTime() < 1900)
    disk.acknowledge(3)
    deliver()
    assert ear.seqs == [1, 2, 3]
    assert patience.interval() < 1900


def test_what_is_shown_without_the_disk_is_to_be_kept_elsewhere(
    hub: Hub, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    assert disk.spills == 0
    lose_patience(hub)
    assert disk.spills == 1
    hub.submit(Next())
    assert disk.spills == 2, "asked again: the spill may have gone meanwhile"


def test_while_nothing_is_saved_every_further_command_is_on_screen_at_once(
    hub: Hub, ear: Ear, disk: SlowDisk
) -> None:
    hub.submit(Start())
    lose_patience(hub)
    hub.submit(Next())
    assert hub.shown.control.current_segment == "session-1"
    assert ear.seqs == [1, 2, 3, 4]
    assert len(ear.savings) == 1


def test_all_is_well_again_once_nothing_waits_too_long(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    lose_patience(hub)
    hub.submit(Next())
    disk.acknowledge(3)
    deliver()
    assert [saving.is_saved for saving in ear.savings] == [False, True]
    assert ear.seqs == [1, 2, 3, 4], "what is shown already stays"
    lose_patience(hub)
    assert not ear.savings[-1].is_saved, "the last one has its own two seconds"
    disk.acknowledge()
    deliver()
    assert ear.savings[-1] == Saving(True)
    assert ear.seqs == [1, 2, 3, 4], "nothing is painted twice"


def test_as_long_as_something_waits_too_long_it_is_not_saved(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runofshow.app.hub.PATIENCE_MS", 0)
    hub.submit(Start())
    lose_patience(hub)
    hub.submit(Next())
    disk.acknowledge(3)
    deliver()
    assert [saving.is_saved for saving in ear.savings] == [False]
    disk.acknowledge()
    deliver()
    assert ear.savings[-1] == Saving(True)


def test_a_disk_in_trouble_is_not_well_before_it_says_so(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(FULL)
    deliver()
    hub.submit(Next())
    disk.acknowledge(2)
    deliver()
    assert ear.savings == [NOT_SAVED], "a stick may have lost what it had, and still take nothing"
    disk.fail(None)
    deliver()
    assert ear.savings == [NOT_SAVED, Saving(True)]
    lose_patience(hub)
    assert not ear.savings[-1].is_saved, "and what it still lacks is waited for"


def test_after_recovery_the_desk_waits_for_the_disk_again(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    lose_patience(hub)
    disk.acknowledge()
    deliver()
    hub.submit(Next())
    deliver()
    assert hub.shown.control.current_segment == "opening"
    disk.acknowledge()
    deliver()
    assert hub.shown.control.current_segment == "session-1"


def test_trouble_is_said_in_its_own_words_once_and_waits_for_nobody(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(FULL)
    disk.fail(FULL)
    deliver()
    assert ear.savings == [NOT_SAVED]
    assert hub.shown.seq == 3
    disk.fail(None)
    disk.acknowledge()
    deliver()
    assert ear.savings == [NOT_SAVED, Saving(True)]


def test_it_is_said_where_the_facts_are_kept_or_that_they_are_not(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(FULL)
    disk.keeps(SPILL, FULL)
    disk.keeps(SPILL)
    deliver()
    assert ear.savings == [
        NOT_SAVED,
        Saving(False, SHOW, "its disk is full", SPILL, "its disk is full"),
        Saving(False, SHOW, "its disk is full", SPILL),
    ]


def test_all_is_well_only_once_the_spill_is_gone(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(FULL)
    disk.keeps(SPILL)
    disk.acknowledge()
    disk.fail(None)
    deliver()
    assert not ear.savings[-1].is_saved
    disk.unspill()
    deliver()
    assert ear.savings[-1] == Saving(True)


def test_a_spill_that_cannot_be_removed_holds_the_bar_up_for_two_seconds_at_most(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(FULL)
    disk.keeps(SPILL)
    disk.acknowledge()
    disk.fail(None)
    deliver()
    lose_patience(hub)
    assert ear.savings[-1] == Saving(True)


def test_where_no_file_could_be_made_the_one_that_was_tried_is_named(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.fail(
        JournalError(JournalCode.NOT_WRITABLE, Path("/plan/y.show"), "No.", why="it may not be written")
    )
    deliver()
    assert ear.savings == [Saving(False, Path("/plan/y.show"), "it may not be written")]
    disk.opens(SHOW)
    deliver()
    disk.acknowledge(1)
    deliver()
    hub.submit(Next())
    assert ear.savings[-1].show == SHOW


def test_facts_that_the_file_did_not_take_at_the_opening_are_handed_over_and_said(
    qapp: QCoreApplication, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    decider = Decider(side_event())
    facts = decider.submit(Start(), ManualClock(START).now()).facts
    hub = Hub(ManualClock(START), decider, disk.open)
    ear = Ear(hub)
    hub.open(facts[1:], FULL)
    assert (disk.facts, disk.spills) == (list(facts[1:]), 1)
    assert ear.savings == [NOT_SAVED]
    assert (hub.lacking, ear.changes) == (2, [])
    disk.acknowledge()
    deliver()
    assert ear.savings[-1] == Saving(True)


def test_a_journal_is_not_opened_twice(hub: Hub, disk: SlowDisk) -> None:
    hub.open()
    hub.open()
    hub.submit(Start())
    assert disk.openings == 1


def test_where_the_file_is_is_told_once_it_is_there(
    hub: Hub, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    told: list[Path] = []
    hub.opened.connect(told.append)
    hub.submit(Start())
    disk.opens(SHOW)
    assert told == [], "it comes from another thread: it is queued"
    deliver()
    assert told == [SHOW]


# ---- closing, and looking at another's show


def test_shutting_tells_when_the_disk_did_not_take_the_last_facts(hub: Hub, ear: Ear, disk: SlowDisk) -> None:
    hub.submit(Start())
    disk.closes_well = False
    disk.says_at_the_end = [Spilled(SPILL)]
    assert hub.shut() is False
    assert hub.lacking == 3
    assert hub.how_saved == Saving(False, None, "its disk does not answer", SPILL)
    assert ear.seqs == [1, 2, 3], "what was decided is shown to the end"


def test_shutting_waits_for_the_last_answer(hub: Hub, ear: Ear, disk: SlowDisk) -> None:
    hub.submit(Start())
    disk.opens(SHOW)
    disk.acknowledge()
    assert hub.shut() is True
    assert disk.is_closed
    assert ear.seqs == [1, 2, 3]


def test_a_disk_that_answers_after_the_end_is_not_listened_to(
    hub: Hub, ear: Ear, disk: SlowDisk, deliver: Callable[[], None]
) -> None:
    hub.submit(Start())
    disk.closes_well = False
    hub.shut()
    before = list(ear.savings)
    disk.acknowledge()
    deliver()
    assert ear.savings == before
    assert hub.submit(Next()).facts == ()


def test_another_reading_of_the_show_replaces_what_is_on_screen(hub: Hub, ear: Ear) -> None:
    other = Decider(side_event())
    other.submit(Start(), hub.clock.now())
    hub.show_other(other)
    assert hub.shown is other.current
    assert [change.show for change in ear.changes] == [other.current]
    assert ear.seqs == []


# ---- the real journal


def test_what_a_real_journal_holds_replays_to_what_is_on_screen(
    qtbot: QtBot, qapp: QCoreApplication, tmp_path: Path
) -> None:
    path, programme = tmp_path / "x.show", side_event()

    def open_sink(tell: Tell) -> JournalSink:
        return JournalSink(lambda: create(path, programme), tell, programme, SpillFolder(tmp_path / "spills"))

    hub = Hub(ManualClock(START), Decider(programme), open_sink)
    on_disk: list[int] = []

    def compare(_changed: object) -> None:
        with open_journal(path, writer=False) as journal:
            on_disk.append(len(journal.facts()) - hub.shown.seq)

    hub.changed.connect(compare)
    for command in (Start(), note("one"), Next(), note("two"), Next()):
        hub.submit(command)
    qtbot.waitUntil(lambda: hub.shown.seq == 7)
    assert hub.shut() is True
    assert min(on_disk) >= 0, "painted before it was durable"
    with open_journal(path, writer=False) as journal:
        assert replay(programme, journal.facts()).control == hub.shown.control
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"]
