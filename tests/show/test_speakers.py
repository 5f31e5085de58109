"""Floor speakers, the list of speakers, substitutes, cards and what a screen says of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from runofshow.show.cues import Phase
from runofshow.show.facts import Speaker
from runofshow.show.scene import card_on_stage, desk_scene, stage_scene, who_speaks
from show_kit import Performance, length, with_cues


def test_a_floor_turn_has_two_minutes(session: Performance) -> None:
    session.do("floor", name="Nil Nunes", organisation="City of N", group="Cities")
    assert session.view.remaining == length("2:00")
    assert session.control.speaker("session-1/floor-1") == Speaker(
        name="Nil Nunes", organisation="City of N", group="Cities"
    )


def test_a_floor_turn_can_be_a_persons_of_the_programme(session: Performance) -> None:
    session.do("floor", person="fay", seconds=30)
    assert session.view.remaining == length("30s")
    assert who_speaks(session.show, "session-1/floor-1").name == "Fay Fonseca"


def test_somebody_unknown_is_refused_with_the_nearest(session: Performance) -> None:
    for do, fields in (("floor", {}), ("floor", {"now": False}), ("substitute", {"slot": "voting"})):
        refusal = session.refused(do, person="fai", **fields)
        assert (refusal.code, refusal.params["nearest"]) == ("unknown_person", "fay")


def test_floor_later_joins_the_list_of_speakers(session: Performance) -> None:
    session.do("floor", name="Nil", now=False).do("floor", person="fay", now=False, seconds=60)
    assert [(r.speaker.name or r.speaker.person, r.seconds) for r in session.control.requests] == [
        ("Nil", 120),
        ("fay", 60),
    ]
    assert session.slot == "session-1/ben"


@pytest.mark.parametrize("who", [{"name": "NIL"}, {"person": "fay"}])
def test_having_the_floor_takes_one_off_the_list(session: Performance, who: dict[str, Any]) -> None:
    session.do("floor", name="Nil", now=False).do("floor", person="fay", now=False)
    session.do("floor", **who)
    assert len(session.control.requests) == 1


def test_whoever_asked_twice_stays_on_the_list_once(session: Performance) -> None:
    session.do("floor", name="Nil", now=False).do("floor", name="Nil", now=False).do("floor", name="Nil")
    assert len(session.control.requests) == 1


def test_the_list_of_speakers_can_be_opened_before_the_start(standby: Performance) -> None:
    standby.do("floor", name="Nil", now=False).do("start")
    assert len(standby.control.requests) == 1


def test_a_substitute_speaks_for_the_one_planned_and_both_are_kept(session: Performance) -> None:
    session.do("substitute", slot="session-1/ben", name="Nil Nunes", organisation="City of N")
    who = who_speaks(session.show, "session-1/ben")
    assert (who.name, who.organisation, who.on_behalf_of) == ("Nil Nunes", "City of N", "Ben Bello")
    planned = session.control.planned("session-1/ben")
    assert planned is not None
    assert planned.person is not None
    assert planned.person.id == "ben"


def test_a_substitute_of_a_running_slot_leaves_its_clock_alone(session: Performance) -> None:
    session.wait("2:00").do("substitute", slot="session-1/ben", person="fay")
    assert session.view.used == length("2:00")
    assert session.placed() == ()


def test_the_one_planned_for_themselves_ends_the_substitution(session: Performance) -> None:
    session.do("substitute", slot="session-1/ben", name="Nil").do(
        "substitute", slot="session-1/ben", person="ben"
    )
    assert who_speaks(session.show, "session-1/ben").on_behalf_of == ""
    assert session.control.substitutes == {}


def test_a_substitute_can_be_named_for_a_segment_without_a_speaker(session: Performance) -> None:
    session.do("substitute", slot="discussion", person="fay")
    assert who_speaks(session.show, "discussion").person == "Fay Fonseca"
    assert who_speaks(session.show, "discussion").on_behalf_of == ""


def test_a_substitute_can_be_named_after_the_end(session: Performance) -> None:
    session.do("end").do("substitute", slot="session-1/ben", name="Nil")
    assert session.code("substitute", slot="session-1", name="Nil") == "segment_has_turns"


# ---- cards


def test_a_card_belongs_to_the_run_it_was_shown_for(session: Performance) -> None:
    session.do("card", text="Please conclude", tone="stop")
    assert card_on_stage(session.show) == ("Please conclude", "stop")
    session.next()
    assert card_on_stage(session.show) == ("", "info")
    session.do("undo")
    assert card_on_stage(session.show) == ("Please conclude", "stop")


def test_a_card_can_be_cleared_once(session: Performance) -> None:
    session.do("card", text="Please conclude").do("clear_card")
    assert card_on_stage(session.show) == ("", "info")
    assert session.code("clear_card") == "no_card"


def test_a_card_in_standby_goes_when_the_show_starts(standby: Performance) -> None:
    standby.do("card", text="Welcome")
    assert stage_scene(standby.show, standby.view).card == "Welcome"
    standby.do("start")
    assert stage_scene(standby.show, standby.view).card == ""


# ---- scenes


def test_in_standby_both_screens_show_the_first_slot_untouched(standby: Performance) -> None:
    for make in (desk_scene, stage_scene):
        scene = make(standby.show, standby.view)
        assert (scene.digits, scene.phase, scene.fraction) == ("10:00", Phase.STANDBY, 0.0)
        assert scene.who is not None
        assert (scene.who.name, scene.who.person) == ("Opening", "Ada Abara")
        assert scene.upcoming is not None
        assert (scene.upcoming.name, scene.upcoming_allotment) == ("Ben Bello", length("8:00"))
        assert scene.next_change is None


def test_running_both_screens_show_the_same(session: Performance) -> None:
    session.wait("6:00")
    desk = desk_scene(session.show, session.view)
    assert desk == stage_scene(session.show, session.view)
    assert (desk.digits, desk.phase, desk.fraction, desk.notches) == ("2:00", Phase.WARNING, 0.75, (0.75,))
    assert desk.upcoming is not None
    assert (desk.upcoming.name, desk.upcoming_allotment) == ("Cleo Cruz", length("8:00"))


def test_between_speakers_the_desk_counts_the_segment_and_the_stage_announces_the_next(
    session: Performance,
) -> None:
    session.wait("8:00").do("finish").wait("30s")
    desk, stage = desk_scene(session.show, session.view), stage_scene(session.show, session.view)
    assert (desk.digits, desk.who) == ("16:30", None)
    assert (stage.digits, stage.phase, stage.next_change) == ("8:00", Phase.STANDBY, None)
    assert stage.who is not None
    assert stage.who.name == "Cleo Cruz"
    assert stage.upcoming is None
    session.do("pause")
    assert stage_scene(session.show, session.view).phase is Phase.PAUSED


def test_the_stage_announces_a_broken_off_speaker_with_what_is_left(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil").wait("60s")
    assert desk_scene(session.show, session.view).upcoming_allotment == length("5:00")
    session.do("finish")
    scene = stage_scene(session.show, session.view)
    assert (scene.digits, scene.fraction) == ("5:00", 0.375)


def test_what_a_broken_off_turn_has_to_come_is_told_as_its_countdown_showed_it(session: Performance) -> None:
    session.wait("3:00").clock.jump(timedelta(milliseconds=400))
    digits = desk_scene(session.show, session.view).digits
    session.do("floor", name="Nil")
    assert digits == "5:00"
    assert desk_scene(session.show, session.view).upcoming_allotment == length("5:00")


def test_a_turn_broken_off_in_overtime_has_nothing_to_come(session: Performance) -> None:
    session.wait("9:00").do("floor", name="Nil")
    assert desk_scene(session.show, session.view).upcoming_allotment == length("0s")


def test_a_broken_off_segment_is_announced_with_what_its_clock_has_left(running: Performance) -> None:
    running.wait("3:00").do("floor", name="Nil").wait("60s").do("finish").wait("30s")
    assert stage_scene(running.show, running.view).digits == "5:30"
    assert running.next().view.remaining == length("5:30")


def test_between_the_last_speaker_and_the_end_the_stage_counts_with_the_desk(running: Performance) -> None:
    running.do("goto", slot="discussion").do("finish")
    assert stage_scene(running.show, running.view) == desk_scene(running.show, running.view)


def test_after_the_end_and_with_nothing_to_start_both_screens_are_empty(session: Performance) -> None:
    nothing = Performance()
    for segment in nothing.programme.segments:
        nothing.do("skip", slot=segment.id)
    for show in (session.do("end"), nothing):
        for make in (desk_scene, stage_scene):
            scene = make(show.show, show.view)
            assert (scene.digits, scene.who, scene.phase) == ("", None, Phase.STANDBY)


def test_the_digits_change_just_past_the_whole_second(session: Performance) -> None:
    assert desk_scene(session.show, session.view).next_change == length("1s")
    session.do("pause")
    assert desk_scene(session.show, session.view).next_change is None


def test_room_for_hours_is_kept_from_the_start(session: Performance) -> None:
    assert desk_scene(session.show, session.view).characters == 5
    session.do("adjust", seconds=3600)
    assert desk_scene(session.show, session.view).characters == 7


def test_a_slot_of_no_length_is_all_used_and_has_no_notch() -> None:
    show = (
        Performance(with_cues(warning=length("2:00"))).do("adjust", slot="opening", seconds=-600).do("start")
    )
    scene = desk_scene(show.show, show.view)
    assert (scene.fraction, scene.notches, scene.digits) == (1.0, (), "0:00")
