"""Counting a vote by hand: which question is on, and the count that comes of it."""

from __future__ import annotations

import pytest

from runofshow.show import commands as c
from runofshow.show.vote_counting import (
    Counting,
    Missing,
    count_command,
    counting_begun,
    entitled_before,
    running,
    tally_command,
)
from show_kit import Performance, turnless

PRIORITY = Counting("priority")


@pytest.fixture
def counted(running: Performance) -> Performance:
    """84 for local, 61 for national."""
    running.do("tally", poll="priority", option="green", votes=84)
    return running.do("tally", poll="priority", option="yellow", votes=61)


def test_without_a_question_nothing_is_counted() -> None:
    assert counting_begun(Performance(turnless(5)).show, None) is None


def test_the_question_of_the_segment_is_counted_first(running: Performance) -> None:
    assert counting_begun(running.show, "voting") == PRIORITY
    running.do("attendance", present=186)
    assert counting_begun(running.show, None) == Counting("priority", base_kind="present")


def test_a_question_that_is_being_counted_comes_before_the_segments_own(running: Performance) -> None:
    running.do("tally", poll="Break now?", option="Yes", votes=1)
    assert counting_begun(running.show, "voting") == Counting("Break now?")


def test_who_was_entitled_to_vote_is_remembered(running: Performance) -> None:
    assert entitled_before(running.show) is None
    running.do("count", poll="priority", counts={"green": 3}, base=230, base_kind="entitled")
    running.do("count", poll="priority", counts={"green": 3}, base=99, base_kind="present")
    assert entitled_before(running.show) == 230


def test_a_press_counts_in_the_block_that_was_chosen() -> None:
    assert tally_command(PRIORITY, "local", -1) == c.TallyVotes(poll="priority", option="local", votes=-1)
    left = Counting("priority", block="left")
    assert tally_command(left, "local", 12) == c.TallyVotes(
        poll="priority", option="local", votes=12, block="left"
    )


def test_a_count_is_of_the_votes_cast_unless_a_base_is_chosen(counted: Performance) -> None:
    assert count_command(counted.show, PRIORITY) == c.Count(
        poll="priority", counts={"local": 84, "national": 61}
    )


def test_a_count_of_those_present_says_how_many_and_whether_it_is_estimated(counted: Performance) -> None:
    counting = Counting("priority", base_kind="present", is_exact=False)
    assert count_command(counted.show, counting) is Missing.PRESENT
    counted.do("attendance", present=186)
    assert count_command(counted.show, counting) == c.Count(
        poll="priority", counts={"local": 84, "national": 61}, base=186, base_kind="present", exact=False
    )
    assert not running(counted.show, counting).is_exact


def test_a_count_of_those_entitled_needs_their_number(counted: Performance) -> None:
    assert count_command(counted.show, Counting("priority", base_kind="entitled")) is Missing.ENTITLED
    counting = Counting("priority", base_kind="entitled", entitled=230)
    assert running(counted.show, counting).base == 230


def test_abstentions_stand_in_the_count_where_somebody_abstained(counted: Performance) -> None:
    counted.do("tally", poll="priority", option="abstention", votes=4)
    assert count_command(counted.show, PRIORITY) == c.Count(
        poll="priority", counts={"local": 84, "national": 61, "abstention": 4}
    )


def test_of_a_clear_majority_only_the_others_are_counted(running: Performance) -> None:
    running.do("attendance", present=220).do("tally", poll="priority", option="yellow", votes=30)
    cast = Counting("priority", majority="local")
    assert count_command(running.show, cast) is Missing.MAJORITY_BASE
    present = Counting("priority", base_kind="present", majority="local")
    command = count_command(running.show, present)
    assert command == c.Count(
        poll="priority", counts={"national": 30}, base=220, base_kind="present", exact=False, majority="local"
    )
    assert running.decider.submit(command, running.now).refusal is None
    (count,) = running.show.counts
    assert dict(count.counts) == {"national": 30, "local": 190}


def test_nothing_counted_is_no_result(running: Performance) -> None:
    assert count_command(running.show, PRIORITY) is Missing.VOTES


def test_a_clear_majority_without_anybody_against_is_a_result(running: Performance) -> None:
    running.do("attendance", present=220)
    counting = Counting("priority", base_kind="present", majority="local")
    command = count_command(running.show, counting)
    assert isinstance(command, c.Count)
    assert dict(command.counts) == {"national": 0}
