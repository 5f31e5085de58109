"""The bar chart of a vote: bars scaled to 100 per cent, the leading one in the accent, the base below."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from runofshow.look.card_colours import CARD_COLOURS
from runofshow.look.chart import ROW, answer_row, paint_result
from runofshow.look.tokens import THEMES, Theme, theme
from runofshow.show.votes import Bar, Option, Question, Result

LOCAL, NATIONAL = Option("local", "Local", "green"), Option("national", "National", "")
AREA = QRectF(0, 0, 600, 200)

Painted = Callable[[Result], QImage]


def result(local: int, national: int, base: int) -> Result:
    votes = (local, national)
    bars = tuple(
        Bar(option, number, 0, number / base if base else 0.0, number == max(votes) > 0)
        for option, number in zip((LOCAL, NATIONAL), votes, strict=True)
    )
    return Result(Question("q", "What first?", "cards", (LOCAL, NATIONAL)), bars, base, "present", True)


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


@pytest.fixture
def painted(picture: Callable[..., QImage], look: Theme) -> Callable[[Result], QImage]:
    def made(shown: Result) -> QImage:
        ground = look.neutral.panel
        return picture(lambda painter: paint_result(painter, AREA, shown, look), 600, 200, ground)

    return made


def colour(image: QImage, x: float, y: float) -> str:
    return QColor(image.pixel(round(x), round(y))).name().upper()


def test_bars_are_scaled_to_the_whole_base(painted: Painted, look: Theme) -> None:
    """Half of the base fills half of the track, whoever leads."""
    image = painted(result(50, 25, 100))
    for row, (share, fill) in enumerate(((0.5, look.accent.fill), (0.25, look.neutral.line_strong))):
        track = answer_row(QRectF(0, row * ROW, 600, ROW)).track
        y = track.center().y()
        assert colour(image, track.left() + (share - 0.02) * track.width(), y) == fill.upper()
        assert colour(image, track.left() + (share + 0.02) * track.width(), y) == look.neutral.hover.upper()


def test_a_card_is_painted_in_its_colour_and_one_without_is_an_outline(painted: Painted, look: Theme) -> None:
    image = painted(result(1, 0, 1))
    first, second = (answer_row(QRectF(0, row * ROW, 600, ROW)).swatch.center() for row in (0, 1))
    assert colour(image, first.x(), first.y()) == CARD_COLOURS["green"]
    assert colour(image, second.x(), second.y()) == look.neutral.panel.upper()


def test_before_the_first_vote_the_tracks_are_empty_and_no_number_stands_there(
    painted: Painted, look: Theme
) -> None:
    image = painted(result(0, 0, 0))
    parts = answer_row(QRectF(0, 0, 600, ROW))
    assert colour(image, parts.track.left() + 6, parts.track.center().y()) == look.neutral.hover.upper()
    box = parts.percent.united(parts.votes).toRect()
    seen = {
        image.pixel(x, y)
        for x in range(box.left(), box.right(), 2)
        for y in range(box.top(), box.bottom(), 2)
    }
    assert len(seen) == 1
    foot = {image.pixel(x, 2 * ROW + 16) for x in range(200)}
    assert len(foot) > 1, "below them it says what is waited for"
