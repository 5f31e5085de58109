"""How close rows stand and where the minutes are, by the desk's size and its text's."""

from __future__ import annotations

import pytest

from runofshow.desk.density import Density, density_of, is_narrow


@pytest.mark.parametrize(
    ("height", "percent", "density"),
    [
        (800, 100, Density.AIRY),
        (680, 100, Density.CLOSE),
        (800, 80, Density.AIRY),
        (800, 125, Density.CLOSE),
        (800, 150, Density.TIGHT),
        (800, 200, Density.TIGHT),
        (1080, 100, Density.AIRY),
        (1080, 150, Density.CLOSE),
        (1080, 200, Density.TIGHT),
    ],
)
def test_large_text_in_a_low_window_stands_close(height: int, percent: int, density: Density) -> None:
    assert density_of(height, percent) is density


@pytest.mark.parametrize(
    ("width", "percent", "expected"),
    [(1180, 100, False), (1179, 100, True), (1280, 110, True), (1920, 150, False), (1920, 175, True)],
)
def test_large_text_folds_the_minutes_earlier(width: int, percent: int, expected: bool) -> None:
    assert is_narrow(width, percent) is expected
