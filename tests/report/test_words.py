"""Values put into words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from report.held_session import Session
from runofshow.report.build import build_report
from runofshow.report.model import QuestionAsked, ReportDoc, Who
from runofshow.report.words import (
    asked_words,
    date_words,
    over_words,
    person_words,
    share_words,
    slot_words,
    stamp_words,
    standing_words,
    vote_words,
)

DAY = date(2018, 12, 7)
MOMENT = datetime(2018, 12, 7, 9, 5, 30, tzinfo=UTC)


def test_a_date_is_written_out() -> None:
    assert date_words(DAY) == "Friday 7 December 2018"


def test_a_stamp_of_another_day_has_its_date() -> None:
    assert stamp_words(MOMENT, DAY) == "09:05:30"
    assert stamp_words(MOMENT - timedelta(days=1), DAY) == "6 Dec 09:05:30"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(55, "0:55 over"), (-10, "0:10 under"), (0, "on time"), (0.6, "on time"), (55.9, "0:55 over")],
)
def test_plus_is_over(seconds: float, words: str) -> None:
    assert over_words(timedelta(seconds=seconds)) == words


def test_an_estimate_has_no_decimals() -> None:
    assert share_words(0.3333) == "33.3%"
    assert share_words(0.3333, is_exact=False) == "about 33%"
    assert share_words(None) == "–"


def test_what_a_role_already_says_is_not_said_twice() -> None:
    who = Who("Mr. A B", role="Head of Mission, Institute", organisation="Institute")
    assert person_words(who) == "Mr. A B, Head of Mission, Institute"


def test_an_ended_session_says_when_it_started_and_ended(held_doc: ReportDoc) -> None:
    assert standing_words(held_doc.standing) == (
        "Started at 08:31, 1:00 late; ended at 09:18, 3:00 over; paused for 2:00 in all."
    )


def test_a_running_session_says_as_of_when(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.clock.jump(timedelta(minutes=7))
    words = standing_words(build_report(untouched.show, untouched.now).standing)
    assert words.startswith("Session still running; as of 08:37.")
    assert "Forecast end 09:17, 2:00 over." in words


def test_times_agree_to_the_second_with_how_far_over_they_are(untouched: Session) -> None:
    untouched.clock.jump_to(untouched.at(0.5))
    untouched.clock.jump(timedelta(milliseconds=700))
    untouched.do(0, "start")
    running = standing_words(build_report(untouched.show, untouched.now).standing)
    assert running.endswith("Forecast end 09:15:30, 0:30 over.")
    untouched.clock.jump(timedelta(minutes=3))
    untouched.do(0, "end")
    ended = standing_words(build_report(untouched.show, untouched.now).standing)
    assert ended == "Started at 08:30:30, 0:30 late; ended at 08:33:30, 41:30 under."


def test_a_session_in_standby_is_called_a_plan(untouched: Session) -> None:
    words = standing_words(build_report(untouched.show, untouched.now).standing)
    assert words == "The session has not started; this is the plan as of 08:20."


def test_a_slot_says_what_was_planned_only_where_it_was_adjusted(held_doc: ReportDoc) -> None:
    lines = {
        turn.slot: slot_words(turn, held_doc.standing)
        for session in held_doc.sessions
        for turn in session.interventions
    }
    assert lines["session-1/first"] == "Allotted 8:00 · actual 9:54 · 1:54 over"
    assert lines["session-1/second"] == "Allotted 9:00 (planned 8:00) · actual 8:30 · 0:30 under"


def test_a_slot_that_never_came_says_so(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(1, "goto", slot="session-1/second")
    running = build_report(untouched.show, untouched.now)
    untouched.do(2, "end")
    ended = build_report(untouched.show, untouched.now)

    def line(doc: ReportDoc, slot: str) -> str:
        turns = [turn for session in doc.sessions for turn in session.interventions]
        return slot_words(next(turn for turn in turns if turn.slot == slot), doc.standing)

    assert line(running, "session-1/first") == "Allotted 8:00 · skipped"
    assert line(running, "session-1/second") == "Allotted 8:00 · 0:00 so far"
    assert line(running, "closing") == "Allotted 15:00 · to come"
    assert line(ended, "closing") == "Allotted 15:00 · not held"


def test_a_question_says_who_asked_whom_and_what_came_of_it() -> None:
    question = QuestionAsked(
        at=MOMENT,
        text="Why?",
        asker=Who("G. Asker", organisation="Forum", group="Youth"),
        to="Mr. B",
        outcome="deferred",
        answer=None,
        answered_by=None,
    )
    assert asked_words(question, DAY) == "09:05 · asked by G. Asker, Forum (Youth) · to Mr. B · deferred"
    nobody = replace(question, asker=Who("", group="Youth"), to=None, outcome=None)
    assert asked_words(nobody, DAY) == "09:05 · asked by Youth · open"


def test_a_vote_says_method_base_and_whether_it_was_counted(held_doc: ReportDoc) -> None:
    assert [vote_words(vote, DAY) for vote in held_doc.votes] == [
        "By coloured cards · base 84 present · exact count · 09:01",
        "Base 40 votes cast · estimated · 09:02",
    ]


def test_a_clear_majority_says_that_only_the_others_were_counted(held_doc: ReportDoc) -> None:
    vote = replace(held_doc.votes[0], is_exact=False, majority="At the local level")
    assert vote_words(vote, DAY) == (
        "By coloured cards · base 84 present · clear majority for “At the local level”, the others counted"
        " · 09:01"
    )
