"""What a vote comes to: questions and their answers, sums, percentages and the result that is shown."""

from __future__ import annotations

import pytest

from runofshow.show.votes import (
    Option,
    Question,
    answers_of,
    logged_results,
    percentages,
    question_of,
    questions,
    result_of,
    running_result,
    tally_of,
)
from show_kit import Performance

LOCAL = Option("local", "Local action", "green")
NATIONAL = Option("national", "National policy", "yellow")
ABSTAINED = Option("abstention", "Abstention", "")


def _bars(performance: Performance) -> list[tuple[str, int, int, bool]]:
    result = result_of(performance.show)
    assert result is not None
    return [(bar.option.id, bar.votes, bar.percent, bar.is_leading) for bar in result.bars]


# ---- percentages


@pytest.mark.parametrize(
    ("votes", "base", "shown"),
    [
        ((54, 41, 22, 31), 148, (36, 28, 15, 21)),
        ((84, 61, 29), 186, (45, 33, 16)),
        ((1, 1, 1), 3, (34, 33, 33)),
        ((219, 1), 220, (100, 0)),
        ((0, 0), 0, (0, 0)),
        ((0, 0), 220, (0, 0)),
        ((), 220, ()),
    ],
)
def test_percentages_are_whole_and_add_up_with_the_rest_of_the_base(
    votes: tuple[int, ...], base: int, shown: tuple[int, ...]
) -> None:
    assert percentages(votes, base) == shown


# ---- questions


def test_a_question_of_the_programme_gets_an_answer_for_abstentions(running: Performance) -> None:
    assert question_of(running.show, "priority") == Question(
        "priority", "What comes first?", "cards", (LOCAL, NATIONAL, ABSTAINED)
    )


def test_free_answers_may_name_the_colour_of_their_card() -> None:
    assert answers_of(" Yes (green),No  way ( red ), Abstain (white), Yes (green), ") == (
        Option("Yes (green)", "Yes", "green"),
        Option("No way ( red )", "No way", "red"),
        Option("Abstain (white)", "Abstain", "white"),
    )
    assert answers_of("Yes, No") == (Option("Yes", "Yes", ""), Option("No", "No", ""), ABSTAINED)
    assert answers_of(" , ") == ()


def test_the_segments_own_question_comes_first_and_free_ones_last(running: Performance) -> None:
    running.do("tally", poll="Break now?", option="Yes (green)", votes=3)
    assert [question.id for question in questions(running.show, None)] == ["priority", "Break now?"]
    assert [question.id for question in questions(running.show, "voting")] == ["priority", "Break now?"]
    assert not question_of(running.show, "Break now?").is_planned


def test_a_free_question_keeps_its_answers_when_its_count_is_logged(running: Performance) -> None:
    for answer in ("Yes (green)", "No (red)"):
        running.do("tally", poll="Break now?", option=answer, votes=0)
    running.do("count", poll="Break now?", counts={"Yes (green)": 3, "No (red)": 0})
    assert question_of(running.show, "Break now?").options == (
        Option("Yes (green)", "Yes", "green"),
        Option("No (red)", "No", "red"),
        ABSTAINED,
    )


# ---- counting


def test_abstentions_are_counted_where_the_programme_has_no_answer_for_them(running: Performance) -> None:
    running.do("tally", poll="priority", option="Abstentions", votes=4)
    running.do("tally", poll="priority", option="green", votes=6)
    assert dict(tally_of(running.show, "priority").votes) == {"abstention": 4, "local": 6}


def test_a_room_is_counted_by_block_and_its_blocks_are_remembered(running: Performance) -> None:
    for block, votes in (("left", 12), ("right", 5), ("left", -2), (None, 1)):
        running.do("tally", poll="priority", option="green", votes=votes, block=block)
    tally = tally_of(running.show, "priority")
    assert (dict(tally.votes), tally.total) == ({"local": 16}, 16)
    assert {block: dict(votes) for block, votes in tally.blocks.items()} == {
        "left": {"local": 10},
        "right": {"local": 5},
        "": {"local": 1},
    }
    running.do("count", poll="priority", counts={"green": 16})
    assert running.show.blocks == ("left", "right")


def test_what_is_counted_is_measured_by_the_base_that_was_chosen(running: Performance) -> None:
    running.do("tally", poll="priority", option="green", votes=30)
    running.do("tally", poll="priority", option="yellow", votes=10)
    cast, present = (
        running_result(running.show, "priority", "cast"),
        running_result(running.show, "priority", "present", 80),
    )
    assert (cast.base, [bar.percent for bar in cast.bars]) == (40, [75, 25, 0])
    assert (present.base, [bar.percent for bar in present.bars]) == (80, [38, 12, 0])
    assert (present.moment, present.number, present.is_empty) == (None, 1, False)


def test_a_clear_majority_is_what_the_minority_leaves(running: Performance) -> None:
    running.do("tally", poll="priority", option="yellow", votes=30)
    result = running_result(running.show, "priority", "present", 220, "local")
    assert [(bar.votes, bar.percent) for bar in result.bars] == [(190, 86), (30, 14), (0, 0)]
    assert (result.is_exact, result.majority) == (False, "local")


# ---- results


def test_nothing_is_shown_before_a_result_is(running: Performance) -> None:
    running.do("count", poll="priority", counts={"green": 84, "yellow": 61})
    assert result_of(running.show) is None


def test_a_result_names_its_base_and_how_it_was_counted(running: Performance) -> None:
    running.do(
        "count",
        poll="priority",
        counts={"green": 84, "yellow": 61},
        base=186,
        base_kind="present",
        exact=False,
    ).do("show_result", poll="priority")
    result = result_of(running.show)
    assert result is not None
    assert (result.total, result.base, result.base_kind, result.is_exact) == (145, 186, "present", False)
    assert _bars(running) == [("local", 84, 45, True), ("national", 61, 33, False)]
    assert result.bars[1].share == 61 / 186


def test_the_second_count_of_a_question_is_shown_and_the_first_stays(running: Performance) -> None:
    running.do("count", poll="priority", counts={"green": 84, "yellow": 61})
    running.do("count", poll="priority", counts={"green": 80, "yellow": 63, "abstention": 2})
    running.do("show_result", poll="priority")
    assert _bars(running) == [
        ("local", 80, 55, True),
        ("national", 63, 44, False),
        ("abstention", 2, 1, False),
    ]
    first, second = logged_results(running.show, "priority")
    assert [(one.number, one.total) for one in (first, second)] == [(1, 145), (2, 145)]


def test_a_count_of_nought_leads_to_no_leader(running: Performance) -> None:
    running.do("count", poll="priority", counts={"green": 0}).do("show_result", poll="priority")
    result = result_of(running.show)
    assert result is not None
    assert result.is_empty
    assert _bars(running) == [("local", 0, 0, False), ("national", 0, 0, False)]


def test_who_is_present_is_the_base_where_a_count_named_none(running: Performance) -> None:
    running.do("attendance", present=100)
    running.do("count", poll="priority", counts={"green": 20}, base_kind="present")
    running.do("show_result", poll="priority")
    assert _bars(running) == [("local", 20, 20, True), ("national", 0, 0, False)]
