"""Codes put into words."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

import pytest

from runofshow.look.words import doubt_words, length_in_words, question_words, refusal_words
from runofshow.show.doubts import Doubt, DoubtCode
from runofshow.show.refusals import Refusal, RefusalCode


@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_is_a_sentence(code: RefusalCode) -> None:
    words = refusal_words(Refusal(code, defaultdict(str)))
    assert words[0].isupper() or words[0] in "“ "
    assert words.endswith(".")


def test_a_slot_nobody_knows_is_answered_with_the_nearest() -> None:
    refusal = Refusal(RefusalCode.UNKNOWN_SLOT, {"slot": "sesion-1", "nearest": "session-1"})
    assert refusal_words(refusal) == "The programme has no slot “sesion-1”. Did you mean “session-1”?"


def test_a_segment_with_turns_is_answered_with_the_first_of_them() -> None:
    refusal = Refusal(RefusalCode.SEGMENT_HAS_TURNS, {"slot": "session-1", "first": "session-1/ben"})
    assert refusal_words(refusal) == (
        "The segment “session-1” has turns. Name one of them, such as “session-1/ben”."
    )


def test_a_value_that_cannot_be_read_is_answered_with_its_field() -> None:
    refusal = Refusal(RefusalCode.NOT_A_VALUE, {"field": "minimum_duration", "why": "it has no unit"})
    assert refusal_words(refusal) == "That cannot be the minimum duration: it has no unit."


HOURS = timedelta(hours=9)


@pytest.mark.parametrize(
    ("code", "params", "words"),
    [
        (DoubtCode.LONG_TURN, {"length": HOURS}, "9 hours for one turn?"),
        (DoubtCode.LONG_SEGMENT, {"length": HOURS}, "9 hours for one segment?"),
        (DoubtCode.SHORT_ITEM, {"length": timedelta(seconds=8)}, "Only 8 seconds?"),
        (DoubtCode.LONG_FLOOR, {"length": HOURS}, "9 hours for one speaker from the floor?"),
        (DoubtCode.LARGE_ADJUSTMENT, {"length": HOURS, "is_less": True}, "9 hours less in one step?"),
        (DoubtCode.LARGE_ADJUSTMENT, {"length": HOURS, "is_less": False}, "9 hours more in one step?"),
        (DoubtCode.MORE_THAN_PRESENT, {"votes": 400, "present": 220}, "400 votes of 220 present?"),
        (DoubtCode.MORE_THAN_CAPACITY, {"number": 400, "capacity": 220}, "400 in a room for 220?"),
    ],
)
def test_every_doubt_is_a_question(code: DoubtCode, params: dict[str, object], words: str) -> None:
    assert doubt_words(Doubt(code, params)) == words


def test_questions_end_with_what_keeps_the_command() -> None:
    hours = Doubt(DoubtCode.LONG_TURN, {"length": HOURS})
    assert question_words([hours]) == "9 hours for one turn? Enter again keeps it."
    assert question_words([]) == ""


def test_lengths_are_read_aloud() -> None:
    seconds = {0: "0 seconds", 1: "1 second", 61: "1 minute 1 second", 9000: "2 hours 30 minutes"}
    assert {n: length_in_words(timedelta(seconds=n)) for n in seconds} == seconds
