"""The size of the desk's text: fonts and measures follow one factor, stage and documents do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from runofshow.look.fonts import display_font, style_font, text_font, title_font
from runofshow.look.scale import (
    PERCENTS,
    larger,
    nearest,
    px,
    set_text_percent,
    smaller,
    text_percent,
)
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import theme


@pytest.fixture(autouse=True)
def ordinary_size(qapp: QApplication) -> Iterator[None]:
    yield
    set_text_percent(100)
    qapp.setStyleSheet("")


def test_the_sizes_go_up_and_down_and_stay_at_their_ends() -> None:
    assert [larger(percent) for percent in (80, 100, 175, 200)] == [90, 110, 200, 200]
    assert [smaller(percent) for percent in (200, 110, 90, 80)] == [175, 100, 80, 80]
    assert (PERCENTS[0], PERCENTS[-1]) == (80, 200)


@pytest.mark.parametrize(("said", "taken"), [(0, 80), (100, 100), (130, 125), (9999, 200)])
def test_any_number_becomes_a_size_that_can_be_chosen(said: int, taken: int) -> None:
    assert nearest(said) == taken


def test_text_and_lengths_follow_the_size_and_a_fitted_font_does_not() -> None:
    set_text_percent(200)
    assert (text_percent(), px(44)) == (200, 88)
    assert [font.pixelSize() for font in (text_font(13), title_font(24), style_font("body"))] == [26, 48, 26]
    assert display_font(24).pixelSize() == 24


def test_a_small_size_that_has_grown_large_takes_the_display_cut() -> None:
    set_text_percent(200)
    assert text_font(15).families()[0] == theme("dark").type.display_family
    assert text_font(13).families()[0] == theme("dark").type.family


def test_a_theme_grows_where_it_holds_text_and_nowhere_else() -> None:
    plain, grown = theme("light"), theme("light", 200)
    assert (grown.percent, grown.name) == (200, "light")
    assert (grown.row.control, grown.row.topbar, grown.icon.shape_desk) == (64, 112, 40)
    assert (grown.type.desk["body"].px, grown.type.desk["body"].line) == (26, 40)
    assert (grown.line, grown.radius, grown.type.stage) == (plain.line, plain.radius, plain.type.stage)
    assert grown.icon.shape_stage_h == plain.icon.shape_stage_h
    assert grown.layout.desk_min == plain.layout.desk_min


def test_a_theme_of_a_size_is_made_once() -> None:
    assert theme("dark", 150) is theme("dark", 150)
    assert theme("dark", 100) is theme("dark")


def test_a_large_text_takes_no_more_than_two_fifths_of_the_window_for_the_rundown() -> None:
    assert theme("dark", 200).layout.rundown.at(1280) == 512
    assert theme("dark", 200).layout.rundown.at(1920) == 592


def test_the_sheet_and_the_base_font_follow_the_size(qapp: QApplication) -> None:
    look = apply_theme(qapp, "dark", 200)
    assert look is theme("dark", 200)
    assert qapp.font().pixelSize() == 26
    assert "min-height: 86px" in qapp.styleSheet()
