"""What a control command would make of the show: the same as doing it, and nothing done."""

from __future__ import annotations

from typing import Any

import pytest

from runofshow.show.commands import parse_command
from runofshow.show.outlook import outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.trial import Trial, now_at, tried, tried_rows
from show_kit import Performance, length


@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("next", {}),
        ("correct", {"edge": "start", "moment": "-90s"}),
        ("catch_up", {"allotments": {"session-2/fay": 500, "discussion": 800}, "skip": ["voting"]}),
    ],
)
def test_a_trial_is_what_the_command_makes(session: Performance, do: str, fields: dict[str, Any]) -> None:
    session.wait("2:00")
    before = session.show
    made = tried_rows(before, parse_command({"do": do, **fields}), session.view)
    assert isinstance(made, Trial)
    assert session.show is before
    session.do(do, **fields)
    assert made.show.control.adjustments == session.control.adjustments
    assert made.show.control.skipped == session.control.skipped
    assert [(run.slot, run.started, run.ended) for run in made.show.control.runs] == [
        (run.slot, run.started, run.ended) for run in session.control.runs
    ]
    assert made.rows == session.rows()


def test_a_trial_of_what_is_refused_says_why(session: Performance) -> None:
    refusal = tried(session.show, parse_command({"do": "resume"}), session.now)
    assert isinstance(refusal, Refusal)
    assert refusal.code is RefusalCode.NOT_PAUSED
    assert isinstance(tried_rows(session.show, parse_command({"do": "resume"}), session.view), Refusal)


def test_the_reading_of_an_outlook_is_found_again_whatever_the_wall_did(session: Performance) -> None:
    session.wait("2:00").clock.step_wall(length("1h"))
    session.wait("7s")
    assert now_at(session.show, session.view) == session.now
    assert outlook(session.show, now_at(session.show, session.view)) == session.view


def test_before_the_first_fact_the_reading_is_the_wall(standby: Performance) -> None:
    assert outlook(standby.show, now_at(standby.show, standby.view)) == standby.view
