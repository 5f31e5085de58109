"""The one who decides: facts in order, opened by the first command, gone on with after a crash."""

from __future__ import annotations

import gc

import pytest

from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.show.evolve import evolve, replay
from runofshow.show.facts import Fact, ShowOpened
from runofshow.show.state import Show
from show_kit import Performance, length


def test_the_first_accepted_command_opens_the_show(standby: Performance) -> None:
    assert standby.code("next") == "not_started"
    assert standby.show.seq == 0
    standby.do("attendance", present=3)
    opened = standby.facts[0]
    assert opened.body == ShowOpened("live", standby.now.wall)
    assert (opened.seq, opened.group, opened.command) == (1, 1, "")
    assert standby.show.kind == "live"


def test_facts_are_numbered_without_gaps_and_grouped_by_command(session: Performance) -> None:
    session.do("pause").do("goto", slot="voting", by="chair", id="c1")
    assert [fact.seq for fact in session.facts] == list(range(1, len(session.facts) + 1))
    last = [fact for fact in session.facts if fact.command_id == "c1"]
    assert [fact.body.fact for fact in last] == ["show_resumed", "slots_skipped", "slot_taken"]
    assert {fact.group for fact in last} == {last[0].seq}
    assert {(fact.by, fact.command) for fact in last} == {("chair", "goto")}


def test_a_rehearsal_says_so_in_its_first_fact(standby: Performance) -> None:
    decider = Decider(standby.programme, "rehearsal")
    decider.submit(parse_command({"do": "start"}), standby.now)
    assert decider.current.kind == "rehearsal"
    resumed = Decider.resumed(standby.programme, [])
    assert resumed.current.kind is None


def test_a_journal_is_gone_on_with_where_it_stopped(session: Performance) -> None:
    session.wait("2:00").do("note", kind="note", text="Words", id="n1")
    resumed = Performance(session.programme)
    resumed.decider = Decider.resumed(session.programme, session.facts)
    resumed.clock = session.clock
    assert resumed.view == session.view
    assert resumed.submit("note", kind="note", text="Words", id="n1").is_repeat
    resumed.do("undo").do("note", kind="note", text="More")
    assert [fact.seq for fact in resumed.facts] == [session.show.seq + 1, session.show.seq + 2]


def test_a_rehearsals_journal_stays_a_rehearsal(standby: Performance) -> None:
    decider = Decider(standby.programme, "rehearsal")
    facts = decider.submit(parse_command({"do": "start"}), standby.now).facts
    assert Decider.resumed(standby.programme, facts).current.kind == "rehearsal"


def test_a_command_of_several_facts_is_answered_whole_after_a_crash(session: Performance) -> None:
    first = session.do("pause").submit("next", id="c1")
    resumed = Decider.resumed(session.programme, session.facts)
    again = resumed.submit(parse_command({"do": "next", "id": "c1"}), session.now)
    assert again.is_repeat
    assert again.facts == first.facts


def test_a_bug_on_the_way_through_a_command_leaves_the_show_as_it_was(
    standby: Performance, monkeypatch: pytest.MonkeyPatch
) -> None:
    decider = Decider(standby.programme)
    calls = []

    def fail_at_the_third(show: Show, fact: Fact) -> Show:
        calls.append(fact)
        if len(calls) == 4:
            raise ZeroDivisionError
        return evolve(show, fact)

    with monkeypatch.context() as broken:
        broken.setattr("runofshow.show.decider.evolve", fail_at_the_third)
        with pytest.raises(ZeroDivisionError):
            decider.submit(parse_command({"do": "start", "id": "c1"}), standby.now)
    assert decider.current.seq == 0
    answer = decider.submit(parse_command({"do": "start", "id": "c1"}), standby.now)
    assert [fact.seq for fact in answer.facts] == [1, 2, 3]
    assert not answer.is_repeat


def test_replay_leaves_the_collector_as_it_was(session: Performance) -> None:
    replay(session.programme, session.facts)
    assert gc.isenabled()
    gc.disable()
    try:
        replay(session.programme, session.facts)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_whole_session_runs_from_standby_to_its_end(standby: Performance) -> None:
    standby.do("start")
    for every in ("10m", "8m", "8m", "9m", "5m", "10m", "10m", "15m"):
        standby.next(every=every)
    assert standby.view.over_under == length("0s")
    assert [row.actual for row in standby.rows() if row.kind == "segment"] == [
        length(text) for text in ("10m", "25m", "5m", "20m", "15m")
    ]
