"""Pictures of the stage, judged by what can be read off them."""

import sys

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase
from runofshow.stage.painting import blended, composition, paint_stage, stage_palette, ticking_area
from runofshow.stage.view import StageView
from stage.samples import a_view, picture

pytestmark = pytest.mark.usefixtures("fonts")


def ink(image: QImage, colour: str, area: QRect) -> QRect:
    """The smallest rectangle around the pixels of exactly that colour inside `area`."""
    wanted = QColor(colour).rgb()
    found = [
        (x, y)
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
        if image.pixel(x, y) == wanted
    ]
    if not found:
        return QRect()
    left, top = min(x for x, _ in found), min(y for _, y in found)
    return QRect(left, top, max(x for x, _ in found) - left + 1, max(y for _, y in found) - top + 1)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("phase", Phase)
def test_field_and_frame_are_those_of_the_phase(look: str, phase: Phase) -> None:
    image = picture(a_view(phase), look=look)
    colours = theme(look).stage[phase]
    assert image.pixelColor(40, 300).name().upper() == colours.field
    assert image.pixelColor(2, 2).name().upper() == (colours.frame or colours.field)
    assert image.pixelColor(957, 537).name().upper() == (colours.frame or colours.field)


@pytest.mark.parametrize("phase", Phase)
def test_words_sit_in_a_filled_chip_where_the_theme_says_so(phase: Phase) -> None:
    view = a_view(phase)
    chip = composition(view, 960, 540).chip
    corner = picture(view, look="light").pixelColor(int(chip.center().x()), int(chip.top()) + 2)
    colours = theme("light").stage[phase]
    assert corner.name().upper() == (colours.signal if colours.has_chip else colours.field)


@pytest.mark.parametrize("digits", ["3:42", "+1:24", "88:88", "1:07:50"])
def test_the_digits_ink_is_a_quarter_of_the_height_and_keeps_off_the_edges(digits: str) -> None:
    view = a_view(digits=digits)
    layout = composition(view, 960, 540).layout
    area = QRect(0, int(layout.head.bottom()), 960, int(layout.bar.top() - layout.head.bottom()) - 8)
    found = ink(picture(view), theme("dark").stage["running"].digits, area)
    assert found.height() >= 0.25 * 540
    assert found.left() > layout.frame
    assert found.right() < 960 - layout.frame
    assert abs(found.center().y() - layout.digits.center().y()) < 4


def test_digits_do_not_move_while_they_count() -> None:
    area = composition(a_view(), 960, 540).layout.digits.toAlignedRect()
    colour = theme("dark").stage["running"].digits
    tops = {ink(picture(a_view(digits=f"3:4{n}")), colour, area).bottom() for n in (1, 4, 7)}
    assert len(tops) == 1


def test_a_card_hides_the_name_and_leaves_the_digits() -> None:
    bare, carded = picture(a_view()), picture(a_view(card="Please conclude"))
    above = ticking_area(composition(a_view(), 960, 540)).toRect()
    assert bare.copy(above) == carded.copy(above)
    box = composition(a_view(card="Please conclude"), 960, 540).card
    assert box is not None
    assert carded.pixelColor(int(box.left()) + 20, int(box.center().y())).name() == "#ffffff"


def test_each_tone_of_a_card_has_an_icon_of_its_own() -> None:
    images = [picture(a_view(card="Stop", card_tone=tone)) for tone in ("info", "warning", "stop")]
    assert images[0] != images[1] != images[2] != images[0]


def test_the_idle_picture_counts_nothing() -> None:
    image = picture(a_view(Phase.STANDBY, digits="", is_idle=True))
    track = theme("dark").stage["standby"].track
    assert ink(image, track, image.rect()).isEmpty()
    assert not ink(image, theme("dark").stage["standby"].text, image.rect()).isEmpty()


def test_only_what_ticks_differs_between_two_seconds() -> None:
    before, after = picture(a_view(digits="3:42")), picture(a_view(digits="3:41"))
    area = ticking_area(composition(a_view(), 960, 540)).toAlignedRect()
    assert before != after
    for outside in (QRect(0, 0, 960, area.top()), QRect(0, area.bottom() + 1, 960, 540 - area.bottom() - 1)):
        assert before.copy(outside) == after.copy(outside)


def test_crossing_over_ends_in_the_colours_of_the_phase() -> None:
    look = theme("light")
    first, second = stage_palette(look, Phase.WARNING), stage_palette(look, Phase.DANGER)
    assert blended(first, second, 1.0) == second
    halfway = blended(first, second, 0.5)
    assert halfway.field not in (first.field, second.field)
    assert (halfway.card, halfway.on_card) == (second.card, second.on_card)


def test_a_thousand_paints_leave_the_count_of_references_to_none_steady() -> None:
    views = [a_view(Phase.WARNING, f"0:{second:02}", card="Please conclude") for second in range(60)]
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    painter = QPainter(image)

    def paint(view: StageView) -> None:
        palette = stage_palette(theme("dark"), view.phase)
        paint_stage(painter, view, composition(view, 320, 180), palette)

    for view in views:
        paint(view)
    before = sys.getrefcount(None)
    for count in range(1000):
        paint(views[count % 60])
    painter.end()
    assert abs(sys.getrefcount(None) - before) < 50
