"""Which slot has the floor, which one next, and what is passed on the way."""

from __future__ import annotations

import pytest

from runofshow.programme.models import Segment, Turn
from runofshow.show.status import Status
from show_kit import Performance, length, side_event, since_start

ALL = ("opening", "session-1/ben", "session-1/cleo", "session-1/dara", "voting")
ALL += ("session-2/eli", "session-2/fay", "discussion")


# ---- identity


def test_a_slot_is_a_segment_or_a_segment_and_a_turn(standby: Performance) -> None:
    assert tuple(standby.programme.slots) == ALL


def test_each_taking_of_a_slot_is_a_run_with_its_own_id(session: Performance) -> None:
    session.next(every="60s").do("goto", slot="session-1/ben")
    runs = session.control.runs
    assert [run.slot for run in runs] == ["opening", "session-1/ben", "session-1/cleo", "session-1/ben"]
    assert len({run.id for run in runs}) == 4


def test_a_slots_actual_time_is_the_sum_of_its_runs(session: Performance) -> None:
    session.wait("3:00").next().wait("60s").do("goto", slot="session-1/ben").wait("2:00")
    assert session.row("session-1/ben").actual == length("5:00")


def test_adjustments_belong_to_the_run(session: Performance) -> None:
    session.do("adjust", seconds=60).next().do("goto", slot="session-1/ben")
    assert [run.allotment for run in session.control.runs if run.slot == "session-1/ben"] == [
        length("9:00"),
        length("8:00"),
    ]


# ---- start and next


def test_start_takes_the_first_slot(running: Performance) -> None:
    assert running.slot == "opening"
    assert running.view.status is Status.RUNNING


def test_start_takes_the_first_unskipped_slot(standby: Performance) -> None:
    assert standby.do("skip", slot="opening").do("start").slot == "session-1/ben"


def test_start_with_everything_skipped_is_refused(standby: Performance) -> None:
    for segment in standby.programme.segments:
        standby.do("skip", slot=segment.id)
    assert standby.code("start") == "slot_not_pending"
    assert standby.do("undo").do("start").slot == "discussion"


def test_next_takes_slot_after_slot_and_from_the_last_ends_the_show(running: Performance) -> None:
    taken = [running.slot]
    for _ in ALL[1:]:
        taken.append(running.next(every="60s").slot)
    assert tuple(taken) == ALL
    assert running.view.next_slot is None
    assert running.view.ends_show
    running.next(every="60s")
    assert running.view.status is Status.ENDED
    assert running.control.ended == running.moment


def test_next_ends_the_current_run(session: Performance) -> None:
    session.next(every="7:00")
    ben, cleo = session.control.runs[1:]
    assert ben.ended == cleo.started == session.moment


def test_next_passes_over_what_is_skipped(session: Performance) -> None:
    session.do("skip", slot="session-1/cleo").do("skip", slot="session-1/dara")
    assert session.next().slot == "voting"


def test_next_after_the_last_pending_slot_was_skipped_ends_the_show(running: Performance) -> None:
    running.do("goto", slot="session-2/fay").do("skip", slot="discussion")
    assert running.view.ends_show
    assert running.next().view.status is Status.ENDED


def test_next_while_paused_ends_the_pause_first(session: Performance) -> None:
    session.wait("2:00").do("pause").wait("60s").next()
    assert session.slot == "session-1/cleo"
    assert not session.control.is_paused
    assert session.row("session-1/ben").actual == length("2:00")


def test_next_from_the_last_slot_while_paused_ends_the_pause_and_the_show(running: Performance) -> None:
    running.do("goto", slot="discussion").wait("60s").do("pause").wait("60s").next()
    assert running.view.status is Status.ENDED
    assert running.control.pauses[-1].ended == running.control.ended
    assert running.row("discussion").actual == length("1:00")


def test_in_overtime_a_run_goes_on_until_someone_acts(session: Performance) -> None:
    session.wait("45m")
    assert session.slot == "session-1/ben"
    assert session.view.remaining == length("-37:00")


# ---- floor turns


def test_next_after_a_floor_turn_goes_back_to_where_the_segment_was(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil Nunes").wait("2:00").next()
    assert session.slot == "session-1/ben"
    assert session.view.remaining == length("5:00")
    assert session.run.continues == session.control.runs[1].id
    assert session.next().slot == "session-1/cleo"


def test_next_after_several_floor_turns_goes_back_to_what_the_first_broke_off(session: Performance) -> None:
    session.wait("60s").do("floor", name="Nil").wait("60s").do("floor", name="Ola").wait("60s")
    session.do("finish").wait("60s").next()
    assert session.slot == "session-1/ben"
    assert session.view.remaining == length("7:00")


def test_a_floor_turn_between_speakers_breaks_nothing_off(session: Performance) -> None:
    session.wait("60s").do("finish").do("floor", name="Nil").wait("60s").next()
    assert session.slot == "session-1/cleo"


def test_a_floor_turn_in_a_pause_between_speakers_ends_the_pause(session: Performance) -> None:
    session.do("finish").do("pause").wait("60s").do("floor", name="Nil")
    assert session.view.status is Status.RUNNING
    assert session.view.remaining == length("2:00")
    assert session.next().slot == "session-1/cleo"


def test_goto_during_a_floor_turn_leaves_what_it_broke_off_behind(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").do("goto", slot="session-1/dara")
    assert session.state("session-1/ben") == "done"
    assert session.state("session-1/cleo") == "skipped"
    assert session.next().slot == "voting"


def test_goto_to_what_a_floor_turn_broke_off_goes_on_with_it(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").do("goto", slot="session-1/ben")
    assert session.view.remaining == length("5:00")


def test_what_a_floor_turn_broke_off_is_pending(session: Performance) -> None:
    session.do("floor", name="Nil")
    assert session.state("session-1/ben") == "pending"
    assert session.view.next_slot == "session-1/ben"


def test_next_passes_over_a_broken_off_slot_that_was_skipped(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").do("skip", slot="session-1/ben")
    assert session.view.next_slot == "session-1/cleo"
    assert session.next().slot == "session-1/cleo"
    assert session.state("session-1/ben") == "skipped"


def test_skipping_a_broken_off_slot_frees_what_it_has_not_used(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("2:00")
    before = session.forecast
    session.do("skip", slot="session-1/ben")
    assert session.view.segment_allotment == length("20:00")
    assert before - session.forecast == length("5:00")


def test_skipping_a_broken_off_segment_frees_what_it_has_not_used(running: Performance) -> None:
    running.wait("4:00").do("floor", name="Nil").wait("60s").do("skip", slot="opening")
    assert running.view.segment_allotment == length("4:00")
    assert running.forecast == length("5:00") + length("60s") + length("65m")
    assert running.next().slot == "session-1/ben"


def test_a_floor_turn_does_not_survive_its_segment(session: Performance) -> None:
    session.do("floor", name="Nil").do("goto", slot="voting").do("floor", name="Ola")
    assert session.run.segment == "voting"
    assert session.next().slot == "voting"


def test_floor_slots_have_ids_of_their_own_even_beside_a_turn_of_that_name() -> None:
    segment = Segment(
        id="s",
        title="S",
        duration=length("10m"),
        turns=(Turn(id="floor-1", person="ada", duration=length("5m")),),
    )
    show = Performance(side_event(segments=(segment,))).do("start").wait("60s").do("floor", name="Nil")
    assert show.slot == "s/floor-2"
    assert show.next().slot == "s/floor-1"
    assert show.view.remaining == length("4:00")


def test_a_floor_turn_taken_back_leaves_its_id_to_the_entry_that_names_it(session: Performance) -> None:
    session.do("floor", name="Nil").do("note", kind="note", text="Said by Nil", slot="session-1/floor-1")
    session.do("undo").do("floor", name="Ola")
    assert session.slot == "session-1/floor-2"
    assert session.placed()[0].person is None


# ---- finish


def test_finish_ends_the_turn_without_taking_the_next(session: Performance) -> None:
    session.wait("7:00").do("finish")
    assert session.slot is None
    assert session.view.status is Status.BETWEEN
    assert session.row("session-1/ben").actual == length("7:00")
    assert session.next(every="60s").slot == "session-1/cleo"


def test_the_introduction_costs_nobodys_time(session: Performance) -> None:
    session.wait("7:00").do("finish").wait("90s").next()
    assert session.view.remaining == length("8:00")
    assert session.view.segment_remaining == length("25:00") - length("8:30")


def test_finish_with_nobody_speaking_is_refused(session: Performance) -> None:
    assert session.do("finish").code("finish") == "nothing_running"
    session.do("pause")
    assert session.code("finish") == "nothing_running"


def test_finish_while_paused_ends_the_pause_first(session: Performance) -> None:
    session.wait("60s").do("pause").wait("60s").do("finish").wait("60s")
    assert session.view.status is Status.BETWEEN
    assert session.view.segment_used == length("2:00")


# ---- goto and skip


def test_goto_forward_marks_what_it_passes_as_skipped(session: Performance) -> None:
    session.do("goto", slot="session-2/eli")
    assert session.states() == dict(
        zip(
            ALL,
            ("done", "done", "skipped", "skipped", "skipped", "running", "pending", "pending"),
            strict=True,
        )
    )


def test_goto_forward_frees_the_time_of_what_it_passes(session: Performance) -> None:
    assert session.forecast == length("75m")
    session.do("goto", slot="session-2/eli")
    assert session.forecast == length("10m") + length("20m") + length("15m")


def test_going_back_makes_a_skipped_slot_pending_again_and_takes_it(session: Performance) -> None:
    session.do("goto", slot="voting").do("goto", slot="session-1/cleo")
    assert session.state("session-1/cleo") == "running"
    assert session.next().slot != "session-1/cleo"
    assert session.state("session-1/cleo") == "done"


def test_going_back_to_a_slot_that_was_done_opens_a_new_run(session: Performance) -> None:
    session.next(every="8:00").do("goto", slot="opening")
    assert [run.slot for run in session.control.runs] == [*ALL[:3], "opening"]
    assert session.view.remaining == length("10:00")


def test_goto_a_segment_takes_its_first_pending_turn(session: Performance) -> None:
    session.do("skip", slot="session-2/eli").do("goto", slot="session-2")
    assert session.slot == "session-2/fay"


def test_goto_a_segment_without_pending_turns_takes_its_first(session: Performance) -> None:
    session.next(3).do("goto", slot="session-1")
    assert session.slot == "session-1/ben"


def test_goto_the_current_slot_is_refused(session: Performance) -> None:
    assert session.code("goto", slot="session-1/ben") == "slot_is_current"


@pytest.mark.parametrize(("do", "fields"), [("adjust", {"seconds": 60}), ("substitute", {"name": "Nil"})])
def test_a_segment_with_turns_is_known_and_yet_no_slot(
    session: Performance, do: str, fields: dict[str, object]
) -> None:
    refusal = session.refused(do, slot="session-1", **fields)
    assert refusal.code == "segment_has_turns"
    assert refusal.params == {"slot": "session-1", "first": "session-1/ben"}


def test_nobody_is_asked_whether_the_very_floor_turn_they_named_was_meant(session: Performance) -> None:
    session.do("floor", name="Nil").next()
    refusal = session.refused("substitute", slot="session-1/floor-1", name="Ola")
    assert (refusal.code, refusal.params["nearest"]) == ("unknown_slot", None)


def test_goto_an_unknown_slot_is_refused_with_the_nearest(session: Performance) -> None:
    refusal = session.refused("goto", slot="sesion-2/fay")
    assert refusal.code == "unknown_slot"
    assert refusal.params["nearest"] == "session-2/fay"


def test_goto_while_paused_ends_the_pause_first(session: Performance) -> None:
    session.do("pause").wait("60s").do("goto", slot="voting")
    assert session.view.status is Status.RUNNING


def test_skip_a_segment_skips_each_of_its_turns(standby: Performance) -> None:
    standby.do("skip", slot="session-1")
    assert [standby.state(slot) for slot in ALL[1:4]] == ["skipped"] * 3
    assert standby.forecast == length("50m")


def test_skip_the_running_segment_spares_the_turn_that_runs(session: Performance) -> None:
    session.do("skip", slot="session-1")
    assert [session.state(slot) for slot in ALL[1:4]] == ["running", "skipped", "skipped"]
    assert session.view.segment_allotment == length("9:00")


def test_a_skipped_turn_frees_its_time_from_its_segment(session: Performance) -> None:
    before = session.forecast
    session.do("skip", slot="session-1/dara")
    assert before - session.forecast == length("8:00")
    assert session.view.segment_allotment == length("17:00")


@pytest.mark.parametrize(
    ("slot", "code"),
    [
        ("session-1/ben", "slot_is_current"),
        ("opening", "slot_not_pending"),
        ("nowhere", "unknown_slot"),
        ("session-1/floor-1", "unknown_slot"),
    ],
)
def test_skip_is_for_pending_slots(session: Performance, slot: str, code: str) -> None:
    assert session.code("skip", slot=slot) == code


def test_skip_of_a_skipped_slot_is_refused(session: Performance) -> None:
    assert session.do("skip", slot="voting").code("skip", slot="voting") == "slot_not_pending"


def test_skip_of_the_running_segment_without_turns_is_refused(running: Performance) -> None:
    assert running.code("skip", slot="opening") == "slot_is_current"


# ---- end and reopen


def test_end_ends_show_and_run(session: Performance) -> None:
    session.wait("2:00").do("end").wait("60s")
    assert session.view.status is Status.ENDED
    assert session.row("session-1/ben").actual == length("2:00")
    assert session.row("session-1").actual == length("2:00")
    assert since_start(session, session.view.forecast_end) == length("12:00")


def test_reopening_puts_the_show_between_speakers_and_closed_time_counts_nowhere(
    session: Performance,
) -> None:
    session.wait("2:00").do("end").wait("10m").do("reopen").wait("60s")
    assert session.view.status is Status.BETWEEN
    assert session.view.segment_used == length("3:00")
    assert session.next().slot == "session-1/cleo"


def test_a_show_that_ended_in_a_floor_turn_goes_on_where_the_segment_was(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").do("end").wait("10m").do("reopen").next()
    assert session.slot == "session-1/ben"
    assert session.view.remaining == length("5:00")


def test_reopening_a_show_that_is_not_ended_is_refused(session: Performance) -> None:
    assert session.code("reopen") == "not_ended"
