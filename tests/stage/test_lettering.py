"""Fitting words, with a font whose every letter is half as wide as it is high."""

import pytest

from runofshow.stage.lettering import SHRINK, Lettering, elide, fit_card, fit_lines

LONG = "H.E. Ms. Maria-Alexandra Wilhelmina von Hohenberg Montenegro"


def half(text: str) -> float:
    return len(text) / 2


def fit(
    text: str, width: float, *, px: float = 100, height: float = 10_000, least_px: float = 40
) -> Lettering:
    return fit_lines(text, width, height, px, half, line_height=1.0, max_lines=3, least_px=least_px)


def test_what_fits_stays_on_one_line() -> None:
    assert fit("Ms. Ada Example", 750) == Lettering(("Ms. Ada Example",), 100)


def test_a_name_wraps_into_lines_as_alike_as_can_be() -> None:
    assert fit("Ms. Ada Maria Example", 749) == Lettering(("Ms. Ada", "Maria Example"), 100)


def test_an_honorific_stays_with_the_name() -> None:
    for width in range(500, 1500, 50):
        first = fit("H.E. Mr. Paul Example", width).lines[0]
        assert first.startswith("H.E. Mr. Paul")


def test_a_name_shrinks_by_fifteen_per_cent_before_it_takes_a_third_line() -> None:
    words = "Aaaaaaaaaa Bbbbbbbbbb"  # ten letters a line are 500 wide at 100 px
    assert fit(words, 430) == Lettering(("Aaaaaaaaaa", "Bbbbbbbbbb"), 86)
    three = fit("Aaaa Bbbb Cccc", 250)
    assert (three.lines, three.px) == (("Aaaa", "Bbbb", "Cccc"), 100)


def test_lines_shrink_to_the_height_there_is() -> None:
    assert fit("Ms. Ada Maria Example", 749, height=180).px == 90


def test_a_name_of_sixty_letters_is_never_cut() -> None:
    for width in range(520, 2000, 40):
        lettering = fit(LONG, width)
        assert " ".join(lettering.lines).replace("- ", "-") == LONG
        assert max(half(line) for line in lettering.lines) * lettering.px <= width + 1e-6
        assert lettering.px >= 40


def test_hyphens_break_only_where_nothing_else_helps() -> None:
    assert fit("Maria-Alexandra Example", 800).lines == ("Maria-Alexandra", "Example")
    assert fit("Maria-Alexandra Example", 250).lines == ("Maria-", "Alexandra", "Example")


def test_a_title_that_may_not_shrink_further_is_elided_at_its_end() -> None:
    title = fit("Session II: " + "Local authorities and communities as partners " * 4, 900, least_px=85)
    assert title.lines[0].startswith("Session II:")
    assert title.lines[-1].endswith("…")
    assert title.px == 85
    assert all(half(line) * 85 <= 900 for line in title.lines)


def test_eliding_keeps_what_fits_and_no_loose_comma() -> None:
    assert elide("Institute", 4.5, half) == "Institute"
    assert elide("Ministry, of Examples", 5.0, half) == "Ministry…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop", Lettering(("Stop",), 140)),
        ("Please come to your recommendations", Lettering(("Please come to your", "recommendations"), 108)),
    ],
)
def test_a_card_is_one_line_at_its_size_or_two_at_theirs(text: str, expected: Lettering) -> None:
    card = fit_card(text, 1500, 224, half, one_line_px=140, two_lines_px=108, line_height=1.0, max_lines=4)
    assert card == expected


def test_a_card_of_sixty_letters_fits_its_box() -> None:
    card = fit_card(LONG, 1500, 224, half, one_line_px=140, two_lines_px=108, line_height=1.0, max_lines=4)
    assert " ".join(card.lines) == LONG
    assert max(half(line) for line in card.lines) * card.px <= 1500
    assert len(card.lines) * card.px <= 224


def test_a_name_may_be_smaller_by_the_share_that_the_design_allows() -> None:
    assert SHRINK == 0.85
