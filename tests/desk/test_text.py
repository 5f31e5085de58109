"""Fitting words into a width."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from runofshow.desk.text import balanced_lines, elided, isolated, name_font
from runofshow.look.fonts import load_fonts, text_font


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    load_fonts()
    return text_font(13)


def width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def test_what_fits_stays_as_it_is(font: QFont) -> None:
    assert elided(font, "Mexico", 200) == "Mexico"
    assert balanced_lines(font, "Ms. Souad Zaidi", 500) == ["Ms. Souad Zaidi"]


def test_what_does_not_fit_is_cut_at_its_end(font: QFont) -> None:
    cut = elided(font, "Interaction with the audience", 100)
    assert cut.startswith("Interac")
    assert cut.endswith("…")
    assert width(font, cut) <= 100


def test_arabic_is_cut_at_its_own_end(font: QFont) -> None:
    """In an isolate, so that the ellipsis stands at the left."""
    cut = elided(font, "دور بناء القدرات في تنفيذ الميثاق", 60)
    assert (cut[0], cut[-2:]) == ("\u2067", "…\u2069")


@pytest.mark.parametrize("text", ["Session II", "2 × 10", "", "Ms. محمد"])
def test_only_right_to_left_text_is_isolated(text: str) -> None:
    assert isolated(text) == text
    assert isolated("מליאה 2") == "\u2067מליאה 2\u2069"


def test_a_name_is_broken_at_a_space_into_lines_about_equally_long(font: QFont) -> None:
    name = "H.E. Mr. Paul Robert Tiendrebeogo"
    lines = balanced_lines(font, name, 150)
    assert " ".join(lines) == name
    assert len(lines) == 2
    assert max(width(font, line) for line in lines) <= 150


def test_one_word_is_one_line_however_long(font: QFont) -> None:
    assert balanced_lines(font, "Wolfeschlegelsteinhausen", 20) == ["Wolfeschlegelsteinhausen"]


def test_a_name_is_shrunk_only_as_far_as_it_must(font: QFont) -> None:
    big = text_font(24)
    line = "Konstantinopolskaya"
    nearly = width(big, line) * 0.95
    assert name_font(big, [line], nearly).pixelSize() == 22
    assert name_font(big, [line], nearly * 2) is big
