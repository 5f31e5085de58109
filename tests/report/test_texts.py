"""Texts made fit for every format."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.hostile import CONTROLS, CONTROLS_SHOWN, LINE_ENDS, LINE_ENDS_SHOWN
from runofshow.report.texts import elided, is_right_to_left, printable, single_line


def test_control_characters_are_replaced_visibly() -> None:
    assert printable(CONTROLS) == CONTROLS_SHOWN


def test_line_ends_of_every_kind_become_one() -> None:
    assert printable(LINE_ENDS) == LINE_ENDS_SHOWN


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_can_stand_in_xml(text: str) -> None:
    printed = printable(text)
    assert ET.fromstring(f"<t>{escape(printed)}</t>").text in (printed, None)


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Ms. Hagström: “a point” – 关于\t\U0001f389"
    assert printable(text) == text


def test_a_heading_is_one_line() -> None:
    assert single_line(" two\n lines\t here ") == "two lines here"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("one two three four", "one two…"),
        ("abcdefghijklmnop", "abcdefghi…"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, shown: str) -> None:
    assert elided(text, 10) == shown


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [("مرحبا", True), ("(12) שלום", True), ("Hello مرحبا", False), ("12:30", False), ("", False)],
)
def test_the_first_letter_gives_a_text_its_direction(text: str, is_rtl: bool) -> None:
    assert is_right_to_left(text) is is_rtl
