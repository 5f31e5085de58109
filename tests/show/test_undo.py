"""Taking back the last control command, with the clock as if it had never been."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.show.outlook import outlook
from runofshow.show.status import Status
from show_kit import Performance, length


def test_undo_takes_back_the_last_control_command_with_its_clock(session: Performance) -> None:
    session.wait("3:00").next().wait("20s").do("undo")
    assert session.slot == "session-1/ben"
    assert session.view.remaining == length("4:40")


CONTROL: list[tuple[str, dict[str, Any]]] = [
    ("next", {}),
    ("finish", {}),
    ("goto", {"slot": "session-2/fay"}),
    ("pause", {}),
    ("adjust", {"seconds": 60}),
    ("adjust", {"seconds": 60, "slot": "voting"}),
    ("correct", {"edge": "start", "moment": "-60s"}),
    ("end", {}),
    ("floor", {"name": "Nil"}),
    ("floor", {"name": "Nil", "now": False}),
    ("substitute", {"slot": "session-1/ben", "name": "Nil"}),
    ("skip", {"slot": "session-2"}),
]


@pytest.mark.parametrize(("do", "fields"), CONTROL)
def test_after_undo_it_is_as_if_it_had_never_been(
    session: Performance, do: str, fields: dict[str, Any]
) -> None:
    before = session.wait("2:00").show
    session.do(do, **fields).wait("90s").do("undo")
    assert session.control == before.control
    assert session.view == outlook(before, session.now)


def test_undo_of_resume_pauses_again(session: Performance) -> None:
    session.wait("2:00").do("pause").wait("60s").do("resume").wait("60s").do("undo")
    assert session.view.status is Status.PAUSED
    assert session.view.used == length("2:00")


def test_undo_of_an_end_counts_the_time_since(session: Performance) -> None:
    session.wait("2:00").do("end").wait("60s").do("undo")
    assert session.view.used == length("3:00")


def test_undo_of_a_reopening_ends_the_show_again_when_it_ended(session: Performance) -> None:
    session.wait("2:00").do("end").wait("5:00").do("reopen").wait("60s").do("undo")
    assert session.view.status is Status.ENDED
    assert session.forecast == length("12:00")
    session.wait("60s").do("undo")
    assert session.view.used == length("9:00")


def test_undo_takes_a_whole_command_back_at_once(session: Performance) -> None:
    session.do("pause").wait("60s").do("goto", slot="session-2/fay").do("undo")
    assert session.view.status is Status.PAUSED
    assert session.state("session-1/cleo") == "pending"


def test_undo_again_and_again_reaches_standby(session: Performance) -> None:
    session.do("pause").do("next").do("floor", name="Nil").do("end")
    for _ in range(6):
        session.do("undo")
    assert session.view.status is Status.STANDBY
    assert session.code("undo") == "nothing_to_undo"


def test_redo_returns_what_undo_took(session: Performance) -> None:
    session.wait("3:00").next().do("next").wait("60s")
    there = session.control
    session.do("undo").do("undo").wait("60s").do("redo").do("redo")
    assert session.control == there
    assert session.code("redo") == "nothing_to_redo"


def test_redo_holds_until_another_control_command_comes(session: Performance) -> None:
    session.next().do("undo").do("note", kind="note", text="Between").do("redo").do("undo")
    assert session.do("pause").code("redo") == "nothing_to_redo"


def test_undo_of_redo_takes_the_same_command_back(session: Performance) -> None:
    session.next().do("undo").do("redo").do("undo")
    assert session.slot == "session-1/ben"


def test_minutes_cards_counts_and_attendance_are_not_touched(session: Performance) -> None:
    session.next()
    session.do("note", kind="conclusion", text="Agreed").do("card", text="Please conclude")
    session.do("count", poll="priority", counts={"green": 3}).do("attendance", present=40).do("undo")
    assert session.entry_text() == ["Agreed"]
    assert session.show.card is not None
    assert len(session.show.counts) == 1
    assert session.show.present == 40


def test_undo_passes_over_minutes_to_the_last_control_command(session: Performance) -> None:
    session.next().do("note", kind="note", text="Words").do("attendance", present=3).do("undo")
    assert session.slot == "session-1/ben"


def test_undone_facts_stay_in_the_journal(session: Performance) -> None:
    facts = len(session.next().facts)
    session.do("undo")
    assert len(session.facts) == facts + 1
    assert session.facts[-1].body.fact == "command_undone"


def test_a_run_after_an_undo_has_another_id_than_the_run_taken_back(session: Performance) -> None:
    taken_back = session.next().run.id
    assert session.do("undo").next().run.id != taken_back


def test_an_entrys_place_is_derived_again_after_an_undo(session: Performance) -> None:
    session.next().wait("10s").do("note", kind="note", text="Said by whom?")
    assert session.placed()[0].person == "cleo"
    session.do("undo")
    assert session.placed()[0].person == "ben"


def test_undo_works_on_an_ended_show(session: Performance) -> None:
    assert session.do("end").do("undo").slot == "session-1/ben"


def test_undo_in_standby_takes_back_what_was_prepared(standby: Performance) -> None:
    standby.do("skip", slot="voting").do("adjust", slot="opening", seconds=60).do("undo").do("undo")
    assert standby.forecast == length("75m")
    assert standby.state("voting") == "pending"


def test_an_undo_survives_a_restart_of_the_machine(session: Performance) -> None:
    session.wait("2:00").next()
    session.clock.step_wall(length("60s"))
    session.clock.reboot("another")
    session.do("undo")
    assert session.view.used == length("3:00")
