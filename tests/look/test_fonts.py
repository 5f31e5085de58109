"""The shipped fonts: our own families, figures that stand still, a countdown that fits."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from runofshow.look.fonts import (
    can_write,
    display_font,
    fit_countdown,
    style_font,
    text_font,
)
from runofshow.look.tokens import theme

FIGURES = "0123456789+\N{MINUS SIGN}"


def widths(font: QFont, characters: str) -> set[float]:
    metrics = QFontMetricsF(font)
    return {round(metrics.horizontalAdvance(character), 3) for character in characters}


@pytest.mark.parametrize("weight", [400, 500, 600])
@pytest.mark.parametrize("px", [13, 18, 28, 400])
def test_digits_plus_and_minus_are_equally_wide_in_times(px: int, weight: int) -> None:
    assert len(widths(text_font(px, weight, times=True), FIGURES)) == 1
    assert len(widths(display_font(px, weight, times=True), FIGURES)) == 1


def test_digits_plus_and_minus_are_equally_wide_in_the_countdown() -> None:
    assert len(widths(display_font(400, countdown=True), FIGURES)) == 1


def test_without_the_features_figures_differ_so_the_features_are_at_work() -> None:
    assert len(widths(display_font(400), FIGURES)) > 1


@pytest.mark.parametrize(
    ("px", "family"), [(27, "Runofshow Text"), (28, "Runofshow Display"), (400, "Runofshow Display")]
)
def test_the_display_cut_serves_from_28_px_up(px: int, family: str) -> None:
    assert QFontInfo(text_font(px)).family() == family


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_three_weights_are_there_and_not_made_up(weight: int) -> None:
    assert QFontInfo(text_font(13, weight)).weight() == weight
    assert QFontInfo(display_font(40, weight)).weight() == weight


def test_other_scripts_fall_back_to_noto_and_dejavu() -> None:
    families = text_font(13).families()
    assert families[0] == "Runofshow Text"
    assert families[1] == "Noto Sans"
    assert families[-1] == "DejaVu Sans"


def test_hinting_is_off() -> None:
    assert text_font(13).hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_every_desk_style_has_its_size_and_weight() -> None:
    for name, style in theme("dark").type.desk.items():
        font = style_font(name)
        assert (font.pixelSize(), font.weight()) == (style.px, style.weight)
    assert QFont.Tag("tnum") in style_font("figure").featureTags()
    assert QFont.Tag("tnum") not in style_font("body").featureTags()
    assert QFont.Tag("tnum") in style_font("body", times=True).featureTags()


@pytest.mark.parametrize(
    ("characters", "texts"),
    [(5, ("0:00", "3:42", "59:59", "+8:88")), (7, ("1:15:00", "59:59", "9:59:59", "+59:59"))],
)
@pytest.mark.parametrize("box", [(300, 80), (545, 200), (1760, 440), (900, 1000)])
def test_what_a_slot_can_show_fits_its_box(
    characters: int, texts: tuple[str, ...], box: tuple[int, int]
) -> None:
    metrics = QFontMetricsF(display_font(fit_countdown(characters, *box), countdown=True))
    assert all(metrics.horizontalAdvance(text) <= box[0] + 0.5 for text in texts)
    assert metrics.capHeight() <= box[1] + 0.5


def test_the_countdown_fills_its_box_one_way_or_the_other() -> None:
    px = fit_countdown(5, 545, 200)
    larger = QFontMetricsF(display_font(px + 1, countdown=True))
    assert larger.horizontalAdvance("+8:88") > 545 or larger.capHeight() > 200


def test_stage_digits_are_two_fifths_of_a_wide_screen_high() -> None:
    """1920 x 1080 with margins of 80: capitals at 40 % of the height fit five characters."""
    capital = 0.40 * 1080
    metrics = QFontMetricsF(display_font(fit_countdown(5, 1760, capital), countdown=True))
    assert metrics.capHeight() == pytest.approx(capital, abs=1.0)


def test_what_no_font_of_the_machine_has_is_known_before_it_is_painted() -> None:
    assert can_write("Il reste deux minutes")
    assert can_write("Осталось две минуты")
    assert not can_write("Two \U0010fffd left")
