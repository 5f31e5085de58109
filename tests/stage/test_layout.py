"""Where things stand on displays of every ratio."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from runofshow.look.fonts import display_font
from runofshow.stage.composing import compose
from runofshow.stage.layout import CAPITAL, LEAST_TEXT, stage_layout
from stage.samples import WORDS, a_view

pytestmark = pytest.mark.usefixtures("fonts")

LANDSCAPE = [(1920, 1080), (1280, 720), (1920, 1200), (1500, 1000), (1024, 768), (2560, 1080), (3840, 1080)]
UPRIGHT = [(1080, 1920), (768, 1024), (1024, 1280), (1000, 1100), (1000, 1001)]
LONG_NAME = "H.E. Ms. Maria-Alexandra Wilhelmina von Hohenberg Montenegro"
LONG_CARD = "Questions will be taken together after the third speaker now"


def test_sixteen_to_nine_stands_as_it_was_drawn() -> None:
    layout = stage_layout(1920, 1080)
    assert layout.bar.getRect() == pytest.approx((80, 736, 1760, 23.76), abs=1)
    assert layout.card.getRect() == pytest.approx((80, 800, 1760, 220), abs=1)
    assert layout.digits.top() == pytest.approx(205, abs=2)
    assert layout.digits.height() == pytest.approx(0.40 * 1080, rel=0.03)


def test_the_capital_height_is_the_fonts() -> None:
    font = display_font(1000)
    assert QFontMetricsF(font).capHeight() / 1000 == pytest.approx(CAPITAL, abs=0.001)


@pytest.mark.parametrize(("width", "height"), LANDSCAPE)
@pytest.mark.parametrize("characters", [5, 7])
def test_digits_are_a_quarter_of_the_height_at_least(width: int, height: int, characters: int) -> None:
    assert stage_layout(width, height, characters).digits.height() >= 0.25 * height


@pytest.mark.parametrize(("width", "height"), UPRIGHT)
def test_upright_digits_fill_the_width(width: int, height: int) -> None:
    layout = stage_layout(width, height)
    shown = QFontMetricsF(display_font(layout.digits_px, countdown=True)).horizontalAdvance("+8:88")
    assert shown == pytest.approx(layout.digits.width(), rel=0.01)


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
@pytest.mark.parametrize("characters", [5, 7])
def test_nothing_lies_over_anything_else(width: int, height: int, characters: int) -> None:
    layout = stage_layout(width, height, characters)
    assert layout.head.bottom() < layout.digits.top() - 0.02 * layout.digits.height()
    assert layout.digits.bottom() * 1.02 < layout.bar.top()
    assert layout.bar.bottom() < layout.names.top() < layout.names.bottom() < height - layout.frame
    assert layout.bar.bottom() < layout.card.top() < layout.card.bottom() < height - layout.frame
    assert layout.digits.left() >= layout.frame
    assert layout.digits.right() <= width - layout.frame


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
def test_the_bar_stands_in_one_place_for_long_and_short_slots(width: int, height: int) -> None:
    assert stage_layout(width, height, 5).bar == stage_layout(width, height, 7).bar


WORDINGS = [
    a_view().words,
    a_view(name=LONG_NAME, next_name=LONG_NAME, next_organisation="Ministry of Examples " * 5).words,
    a_view(name="Session II: " + "a title that goes on " * 12, is_person=False, remark="Rehearsal").words,
    a_view(detail="Ministry of Examples and Samples " * 4, next_name="").words,
    a_view(card="Please conclude").words,
    a_view(card=LONG_CARD, card_tone="stop").words,
    a_view(is_idle=True, title="A title of some length for an afternoon of examples " * 3).words,
    a_view(is_idle=True, title="A title of some length " * 4, card=LONG_CARD, remark="Rehearsal").words,
]


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
@pytest.mark.parametrize("words", WORDINGS)
def test_words_stay_inside_the_display_apart_and_large_enough(width, height, words) -> None:
    composed = compose(words, width, height, 5)
    inside = QRectF(0, 0, width, height).adjusted(*(composed.layout.frame * sign for sign in (1, 1, -1, -1)))
    for run in composed.runs:
        assert inside.contains(run.box), run.text
        assert run.font.pixelSize() >= LEAST_TEXT * height, run.text
        if not words.is_idle:
            assert not run.box.intersects(composed.layout.digits), run.text
    for run in composed.runs:
        for other in composed.runs:
            # Line boxes of one paragraph overlap a little; ink and baselines do not.
            inner = other.box.adjusted(0, 0.3 * other.box.height(), 0, -0.3 * other.box.height())
            assert run is other or not run.box.intersects(inner), (run.text, other.text)


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
def test_names_are_never_cut(width: int, height: int) -> None:
    composed = compose(a_view(name=LONG_NAME, next_name=LONG_NAME).words, width, height, 5)
    said = " ".join(run.text for run in composed.runs).replace("- ", "-")
    assert said.count(LONG_NAME) == 2


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
def test_a_card_covers_the_names_and_never_the_digits(width: int, height: int) -> None:
    for card in ("Stop", LONG_CARD):
        composed = compose(a_view(card=card).words, width, height, 5)
        assert composed.card is not None
        assert composed.card.top() > composed.layout.bar.bottom()
        assert WORDS.name not in {run.text for run in composed.runs}
        for run in composed.runs:
            if run.ink == "on_card":
                assert composed.card.contains(QRectF(run.box.left(), run.baseline.y(), run.box.width(), 1))


def test_a_card_of_one_line_is_thirteen_per_cent_high_and_of_two_ten() -> None:
    one = compose(a_view(card="Please conclude").words, 1920, 1080, 5)
    two = compose(a_view(card="Please come to your recommendations").words, 1920, 1080, 5)
    assert {run.font.pixelSize() for run in one.runs if run.ink == "on_card"} == {140}
    assert [run.font.pixelSize() for run in two.runs if run.ink == "on_card"] == [108, 108]


def test_without_a_next_speaker_the_name_takes_the_whole_width() -> None:
    name = "H.E. Mr. Paul Robert Exampleton of Sampletown"
    alone = compose(a_view(name=name, next_name="").words, 1920, 1080, 5)
    beside = compose(a_view(name=name).words, 1920, 1080, 5)
    assert name in {run.text for run in alone.runs}
    assert name not in {run.text for run in beside.runs}


def test_the_phase_changes_no_place() -> None:
    running = compose(a_view().words, 1920, 1080, 5)
    others = [compose(a_view(phase_word="Wrap up").words, 1920, 1080, 5), running]
    assert {(box.shape.getRect(), box.layout.bar.getRect()) for box in others if box.shape} == {
        (running.shape.getRect() if running.shape else None, running.layout.bar.getRect())
    }
