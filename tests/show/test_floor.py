"""The list of speakers against the clock: room for how many, and hints that change nothing."""

from __future__ import annotations

import pytest

from runofshow.show.floor import Hint, Room, hints, room_for, round_of
from show_kit import Performance, length


def room(performance: Performance, text: str = "2:00") -> Room | None:
    return room_for(performance.show, performance.view, round(length(text).total_seconds()))


@pytest.fixture
def discussion(session: Performance) -> Performance:
    """The last segment, 15 minutes without turns, has begun."""
    return session.do("goto", slot="discussion")


def test_a_segment_without_turns_has_room_for_what_its_clock_has_left(discussion: Performance) -> None:
    assert room(discussion, "1:30") == Room(90, 900, 10, 10, 0)
    assert room(discussion.wait("8:50"), "1:30") == Room(90, 370, 4, 4, 0)


def test_the_second_is_the_countdowns(discussion: Performance) -> None:
    discussion.clock.jump(length("9:00") + length("1s") / 4)
    assert room(discussion, "2:00") == Room(120, 360, 3, 3, 0)


def test_what_is_on_the_list_comes_off(discussion: Performance) -> None:
    discussion.do("floor", name="Nil", now=False).do("floor", name="Ola", now=False, seconds=300)
    assert room(discussion) == Room(120, 900, 7, 4, 0)


def test_a_list_that_is_too_long_says_by_how_much(discussion: Performance) -> None:
    discussion.wait("12:00").do("floor", name="Nil", now=False).do("floor", name="Ola", now=False)
    assert room(discussion) == Room(120, 180, 1, 0, 60)


def test_an_overrun_segment_has_no_room(discussion: Performance) -> None:
    assert room(discussion.wait("16:00")) == Room(120, -60, 0, 0, 0)


def test_running_and_pending_turns_are_spoken_for(session: Performance) -> None:
    assert room(session, "1:00") == Room(60, 60, 1, 1, 0)
    session.wait("5:00").next().do("skip", slot="session-1/dara")
    assert room(session) == Room(120, 240, 2, 2, 0)


def test_a_turn_in_overtime_eats_the_room(session: Performance) -> None:
    assert room(session.wait("8:40"), "30s") == Room(30, 20, 0, 0, 0)


def test_between_speakers_what_is_to_come_is_spoken_for(session: Performance) -> None:
    assert room(session.wait("6:00").do("finish").wait("1:00")) == Room(120, 120, 1, 1, 0)


def test_a_floor_turn_and_the_turn_it_broke_off_are_spoken_for(session: Performance) -> None:
    session.wait("3:00").do("floor", name="Nil", seconds=30).wait("10s")
    assert room(session, "10s") == Room(10, 30, 3, 3, 0)


def test_a_floor_turn_in_a_discussion_is_spoken_for(discussion: Performance) -> None:
    discussion.wait("9:00").do("floor", name="Nil").wait("30s")
    assert room(discussion) == Room(120, 240, 2, 2, 0)


def test_a_pause_takes_no_room(discussion: Performance) -> None:
    assert room(discussion.do("pause").wait("20m")) == Room(120, 900, 7, 7, 0)


def test_outside_every_segment_there_is_no_room(standby: Performance) -> None:
    assert room(standby) is None
    assert room(standby.do("start").do("end")) is None


# ---- hints


def test_an_empty_list_has_no_hints(session: Performance) -> None:
    assert hints(session.show, session.moment) == {}


def test_whoever_has_spoken_is_told_from_whoever_has_not(session: Performance) -> None:
    session.do("floor", name="Nil Nunes", organisation="City of N").wait("2:10").next()
    session.do("floor", name="Nil Nunes", now=False).do("floor", person="ada", now=False)
    session.do("floor", name="Ola", now=False)
    given = [hint.heard for hint in hints(session.show, session.moment).values()]
    assert given == [length("2:10"), length("10:00"), length("0s")]


def test_the_group_heard_least_on_the_list_is_pointed_out(session: Performance) -> None:
    session.do("floor", name="Nil", group="Cities").wait("1:00").next()
    for name, group in (("Ola", "Cities"), ("Pia", "Youth"), ("Quy", None), ("Rio", "Youth")):
        session.do("floor", name=name, group=group, now=False)
    nothing = length("0s")
    assert list(hints(session.show, session.moment).values()) == [
        Hint(nothing, False),
        Hint(nothing, True),
        Hint(nothing, False),
        Hint(nothing, True),
    ]


def test_groups_heard_alike_are_not_pointed_out(session: Performance) -> None:
    for name, group in (("Ola", "Cities"), ("Pia", "Youth")):
        session.do("floor", name=name, group=group, now=False)
    assert {hint.is_group_least for hint in hints(session.show, session.moment).values()} == {False}


def test_one_group_alone_is_not_heard_least(session: Performance) -> None:
    session.do("floor", name="Nil", group="Cities").wait("1:00").next()
    session.do("floor", name="Ola", group="Youth", now=False)
    assert [hint.is_group_least for hint in hints(session.show, session.moment).values()] == [False]


# ---- rounds


def test_a_round_keeps_the_order_of_the_list_and_loses_whoever_spoke(session: Performance) -> None:
    for name in ("Nil", "Ola", "Pia", "Quy"):
        session.do("floor", name=name, now=False)
    marked = tuple(request.id for request in session.control.requests[:3])
    session.do("reorder", request=marked[2], place=0).do("floor", name="Nil")
    assert [request.speaker.name for request in round_of(session.control.requests, marked)] == ["Pia", "Ola"]
