"""Counting cards as they are raised, and what the room is shown of it."""

from __future__ import annotations

import pytest

from show_kit import Performance


def _tallied(performance: Performance) -> dict[str, dict[str, int]]:
    return {block: dict(votes) for block, votes in performance.show.tallies.get("priority", {}).items()}


def test_votes_are_counted_one_by_one_and_by_block(running: Performance) -> None:
    for option, votes, block in (("green", 1, None), ("local", 12, "left"), ("GREEN", -2, "left")):
        running.do("tally", poll="priority", option=option, votes=votes, block=block)
    assert _tallied(running) == {"": {"local": 1}, "left": {"local": 10}}


def test_no_more_votes_are_taken_away_than_were_counted(running: Performance) -> None:
    running.do("tally", poll="priority", option="green", votes=2)
    assert running.code("tally", poll="priority", option="green", votes=-3) == "not_tallied"
    assert running.code("tally", poll="priority", option="green", votes=-1, block="left") == "not_tallied"
    assert running.code("tally", poll="priority", option="blue", votes=1) == "unknown_option"


def test_a_logged_count_ends_its_tally_so_that_a_second_count_begins_anew(running: Performance) -> None:
    running.do("tally", poll="priority", option="green", votes=3)
    running.do("count", poll="priority", counts={"green": 3})
    assert _tallied(running) == {}
    running.do("tally", poll="priority", option="green", votes=4)
    running.do("count", poll="priority", counts={"green": 4})
    assert [dict(count.counts) for count in running.show.counts] == [{"local": 3}, {"local": 4}]


def test_undo_leaves_a_tally_alone(running: Performance) -> None:
    running.do("next").do("tally", poll="priority", option="green", votes=3).do("undo")
    assert _tallied(running) == {"": {"local": 3}}


def test_a_clear_majority_gets_what_the_minority_leaves_of_the_base(running: Performance) -> None:
    running.do(
        "count", poll="priority", counts={"yellow": 30}, majority="green", base=220, base_kind="present"
    )
    (count,) = running.show.counts
    assert dict(count.counts) == {"national": 30, "local": 190}
    assert (count.majority, count.is_exact) == ("local", False)


def test_a_clear_majority_of_nothing_known_is_refused(running: Performance) -> None:
    code = running.code("count", poll="priority", counts={"yellow": 1}, majority="blue", base=220)
    assert code == "unknown_option"


def test_a_result_is_shown_when_there_is_one_and_taken_away(running: Performance) -> None:
    assert running.code("show_result", poll="priority") == "no_result"
    running.do("count", poll="priority", counts={"green": 3}).do("show_result", poll="priority")
    assert running.show.shown_result == "priority"
    assert running.do("show_result").show.shown_result is None


def test_presence_is_noted_for_people_of_the_programme(standby: Performance) -> None:
    standby.do("presence", person="ben").do("presence", person="cleo", is_present=False)
    assert dict(standby.show.presence) == {"ben": True, "cleo": False}
    assert standby.code("presence", person="nobody") == "unknown_person"


def test_a_timer_beside_the_slots_runs_on_whatever_the_show_does(running: Performance) -> None:
    running.do("timer", seconds=120, label="Vote").wait("30s").do("pause").do("undo")
    assert running.show.timer is not None
    assert running.show.timer.label == "Vote"
    assert running.do("stop_timer").show.timer is None
    assert running.code("stop_timer") == "no_timer"


def test_every_stage_goes_dark_and_comes_back(running: Performance) -> None:
    assert running.do("blackout").show.is_dark
    assert not running.do("blackout", is_dark=False).show.is_dark


# ---- the list of speakers


@pytest.fixture
def waiting(running: Performance) -> Performance:
    for name in ("Ana", "Bo", "Chi"):
        running.do("floor", name=name, now=False)
    return running


def _names(performance: Performance) -> list[str | None]:
    return [request.speaker.name for request in performance.control.requests]


def test_the_list_of_speakers_is_reordered(waiting: Performance) -> None:
    last = waiting.control.requests[-1].id
    waiting.do("reorder", request=last, place=0)
    assert _names(waiting) == ["Chi", "Ana", "Bo"]
    assert waiting.code("reorder", request=last, place=0) == "nothing_changes"
    waiting.do("reorder", request=last, place=99)
    assert _names(waiting) == ["Ana", "Bo", "Chi"]
    assert _names(waiting.do("undo")) == ["Chi", "Ana", "Bo"]


def test_who_withdraws_leaves_the_list(waiting: Performance) -> None:
    first = waiting.control.requests[0].id
    assert _names(waiting.do("withdraw", request=first)) == ["Bo", "Chi"]
    assert waiting.code("withdraw", request=first) == "unknown_request"
    assert _names(waiting.do("undo")) == ["Ana", "Bo", "Chi"]


def test_a_time_on_the_list_is_changed(waiting: Performance) -> None:
    first = waiting.control.requests[0].id
    waiting.do("allot", request=first, seconds=90)
    assert [request.seconds for request in waiting.control.requests] == [90, 120, 120]
    assert waiting.code("allot", request=first, seconds=90) == "nothing_changes"
    assert [request.seconds for request in waiting.do("undo").control.requests] == [120, 120, 120]


def test_who_is_given_the_floor_leaves_the_list(waiting: Performance) -> None:
    assert _names(waiting.do("floor", name="Bo")) == ["Ana", "Chi"]
