"""How phases are painted, looked at pixel by pixel."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from runofshow.look.phases import (
    BarColours,
    BarSizes,
    _countdown_outline,
    blend,
    desk_bar,
    desk_bar_sizes,
    paint_countdown,
    paint_progress,
    paint_shape,
    stage_bar_sizes,
    word_desk,
    word_stage,
)
from runofshow.look.svgpath import painter_path
from runofshow.look.tokens import THEMES, phase_sign, theme
from runofshow.resources import resource
from runofshow.show.outlook import Phase

Picture = Callable[..., QImage]

BAR = QRectF(10, 40, 180, 20)
COLOURS = BarColours(fill="#00FF00", track="#808080", notch="#0000FF", head="#FFFFFF")
SIZES = BarSizes(bar=8, notch=2, head=(3, 18))
MIDDLE = 50


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def ink_box(image: QImage) -> tuple[int, int, int, int]:
    """left, top, right, bottom of what isn't black."""
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).lightness() > 127
    ]
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), min(down), max(across), max(down)


def bar(picture: Picture, fraction: float, notches: tuple[float, ...] = (), **more: bool) -> QImage:
    return picture(lambda painter: paint_progress(painter, BAR, fraction, notches, COLOURS, SIZES, **more))


def at(image: QImage, x: int, y: int = MIDDLE) -> str:
    return QColor(image.pixel(x, y)).name()


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_words_and_a_shape_in_the_asked_colour(phase: Phase, picture: Picture) -> None:
    image = picture(lambda painter: paint_shape(painter, phase, QRectF(0, 0, 48, 48), "#FF8800"), 48, 48)
    assert word_desk(phase)
    assert word_stage(phase)
    assert count(image, "#FF8800") > 200


@pytest.mark.parametrize("side", [12, 16, 20, 76])
def test_no_two_shapes_look_alike_at_any_size(side: int, picture: Picture) -> None:
    box = QRectF(0, 0, side, side)
    shapes = [
        bytes(picture(lambda painter, p=phase: paint_shape(painter, p, box, "#FFFFFF"), side, side).bits())
        for phase in Phase
    ]
    for place, one in enumerate(shapes):
        for other in shapes[place + 1 :]:
            different = sum(a != b for a, b in zip(one[::4], other[::4], strict=True))
            assert different > 0.12 * side * side


@pytest.mark.parametrize("phase", [Phase.STANDBY, Phase.DANGER, Phase.OVERTIME])
def test_ring_bar_and_plus_are_holes_in_their_shapes(phase: Phase, picture: Picture) -> None:
    image = picture(lambda painter: paint_shape(painter, phase, QRectF(0, 0, 48, 48), "#FFFFFF"), 48, 48)
    assert at(image, 24, 24) == "#000000"


def test_a_shape_keeps_its_proportions_in_the_middle_of_a_wide_box(picture: Picture) -> None:
    image = picture(
        lambda painter: paint_shape(painter, Phase.RUNNING, QRectF(0, 0, 200, 48), "#FFFFFF"), 200, 48
    )
    left, top, right, bottom = ink_box(image)
    assert right - left == bottom - top
    assert left + right == 199


def test_shapes_in_the_tokens_are_those_of_the_svg_files() -> None:
    for phase in Phase:
        source = resource("look", "shapes", f"phase-{phase}.svg").read_text(encoding="utf-8")
        assert f'd="{phase_sign(phase).path}"' in source


@pytest.mark.parametrize("data", ["M0 0 C1 1 2 2 3 3", "M0 0 a5 5 0 0 1 5 5"])
def test_path_data_beyond_our_shapes_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="phase shapes use"):
        painter_path(data)


@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.8])
def test_the_bar_is_filled_up_to_its_head(fraction: float, picture: Picture) -> None:
    image = bar(picture, fraction)
    place = round(10 + 180 * fraction)
    assert at(image, place - 4) == "#00ff00"
    assert at(image, place) == "#ffffff"
    assert at(image, place + 4) == "#808080"


def test_the_head_stands_out_above_and_below_the_bar(picture: Picture) -> None:
    image = bar(picture, 0.5)
    head = [y for y in range(100) if at(image, 100, y) == "#ffffff"]
    track = [y for y in range(100) if at(image, 150, y) == "#808080"]
    assert head[0] <= track[0] - 4
    assert head[-1] >= track[-1] + 4


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.2, 1.7])
def test_there_is_no_head_at_nought_and_when_full(fraction: float, picture: Picture) -> None:
    assert count(bar(picture, fraction), COLOURS.head) == 0


def test_at_nought_the_bar_is_all_track_and_when_full_all_fill(picture: Picture) -> None:
    assert count(bar(picture, 0.0), COLOURS.fill) == 0
    assert count(bar(picture, 1.0), COLOURS.track) == 0


def test_a_cue_is_a_notch_as_high_as_the_bar(picture: Picture) -> None:
    image = bar(picture, 0.25, (0.75,))
    notch = [y for y in range(100) if at(image, 145, y) == "#0000ff"]
    assert (notch[0], notch[-1]) == (46, 53)
    assert count(image, COLOURS.notch) == 2 * 8


@pytest.mark.parametrize("notch", [0.0, 1.0, 1.5, -0.1])
def test_a_cue_outside_the_slot_leaves_no_notch(notch: float, picture: Picture) -> None:
    assert count(bar(picture, 0.5, (notch,)), COLOURS.notch) == 0


def test_a_mirrored_bar_runs_from_right_to_left(picture: Picture) -> None:
    image = bar(picture, 0.25, (0.75,), is_mirrored=True)
    assert at(image, 180) == "#00ff00"
    assert at(image, 145) == "#ffffff"
    assert at(image, 100) == "#808080"
    assert at(image, 55) == "#0000ff"


@pytest.mark.parametrize("name", THEMES)
def test_the_desk_and_the_stage_give_the_bar_their_own_colours_and_sizes(name: str) -> None:
    look = theme(name)
    assert desk_bar(look, "warning").notch == look.neutral.centre
    assert desk_bar_sizes(look) == BarSizes(8, 2, (3, 18))
    assert stage_bar_sizes(look, 1000).bar == pytest.approx(22)


def countdown(picture: Picture, text: str, characters: int = 5) -> QImage:
    box = QRectF(0, 0, 400, 160)
    return picture(lambda p: paint_countdown(p, box, text, "#FFFFFF", characters), 400, 160)


@pytest.mark.parametrize("text", ["0:00", "9:59", "59:59", "+0:00", "+9:59", "\N{MINUS SIGN}0:10"])
def test_the_countdown_has_one_size_whatever_it_shows(text: str, picture: Picture) -> None:
    _, top, _, bottom = ink_box(countdown(picture, text))
    _, expected_top, _, expected_bottom = ink_box(countdown(picture, "8:88"))
    assert abs(top - expected_top) <= 2
    assert abs(bottom - expected_bottom) <= 2


@pytest.mark.parametrize("text", ["1:33", "+1:24"])
def test_digits_stand_in_the_middle_by_their_own_height(text: str, picture: Picture) -> None:
    left, top, right, bottom = ink_box(countdown(picture, text))
    assert abs((top + bottom) - 159) <= 3
    assert abs((left + right) - 399) <= 24  # a one has air on its left


def test_digits_do_not_move_when_the_second_changes(picture: Picture) -> None:
    """The colon of 3:42 and that of 3:41 cover the same pixels."""
    first, second = (countdown(picture, text) for text in ("3:42", "3:41"))
    half = 240
    assert all(first.pixel(x, y) == second.pixel(x, y) for x in range(half) for y in range(first.height()))
    assert first != second


def test_a_text_longer_than_its_slot_asked_for_is_set_smaller_and_not_cut(picture: Picture) -> None:
    left, _, right, _ = ink_box(countdown(picture, "+10:00"))
    assert left > 0
    assert right < 399


def test_the_countdown_reads_from_left_to_right_in_a_window_that_does_not(
    picture: Picture, qapp: QApplication
) -> None:
    expected = countdown(picture, "+1:24")
    _countdown_outline.cache_clear()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert countdown(picture, "+1:24") == expected
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_largest_size_is_not_passed(picture: Picture) -> None:
    box = QRectF(0, 0, 400, 160)
    image = picture(lambda p: paint_countdown(p, box, "8:88", "#FFFFFF", 5, max_px=60), 400, 160)
    _, top, _, bottom = ink_box(image)
    assert 0.70 * 60 < bottom - top < 0.80 * 60


def test_colours_cross_over_in_a_straight_line() -> None:
    assert blend("#000000", "#FF8000", 0.0).name() == "#000000"
    assert blend("#000000", "#FF8000", 0.5).name() == "#804000"
    assert blend("#000000", "#FF8000", 1.0).name() == "#ff8000"


class Face(QWidget):
    """A widget that paints all there is of a phase."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(400, 200)
        self.painted = 0

    def paintEvent(self, _fact: QPaintEvent) -> None:
        look = theme("dark")
        painter = QPainter(self)
        paint_countdown(painter, QRectF(0, 0, 400, 100), "3:42", "#FFFFFF", 5)
        paint_progress(
            painter, QRectF(0, 120, 400, 20), 0.5, (0.75,), desk_bar(look, "running"), desk_bar_sizes(look)
        )
        paint_shape(painter, "running", QRectF(0, 150, 20, 20), "#FFFFFF")
        painter.end()
        self.painted += 1


def test_painting_keeps_its_references_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 loses some at each paint event and aborts after some 20,000."""
    face = Face()
    qtbot.addWidget(face)
    face.show()
    qtbot.waitUntil(lambda: face.painted > 0)
    painted, before = face.painted, sys.getrefcount(None)
    for _ in range(1000):
        face.repaint()
    assert face.painted >= painted + 1000
    assert abs(sys.getrefcount(None) - before) < 50
