"""Codes put into words."""

from __future__ import annotations

from collections import defaultdict

import pytest

from runofshow.look.words import refusal_words
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
