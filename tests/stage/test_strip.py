"""A strip over somebody else's slides: where it lies, what it says, and that all of it can be read."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase
from runofshow.stage.display import Area
from runofshow.stage.layout import LEAST_TEXT
from runofshow.stage.painting import stage_palette
from runofshow.stage.picture import Canvas
from runofshow.stage.roles import Edge
from runofshow.stage.strip import StripPicture, StripView, StripWords, compose_strip
from runofshow.stage.strip_layout import strip_area
from stage.samples import Session

pytestmark = pytest.mark.usefixtures("fonts")

DISPLAYS = [(1920, 1080), (1280, 800), (1024, 768), (3840, 2160), (1080, 1920)]
LONG_NAME = "H.E. Ms. Maria-Alexandra Wilhelmina von Hohenberg Montenegro"


def words(**changes: Any) -> StripWords:
    said = {"phase_word": "Wrap up", "name": "Ms. Ada Example", "card": "", "card_tone": "info"}
    return StripWords(**{**said, "is_idle": False, **changes})


def a_view(phase: Phase = Phase.RUNNING, digits: str = "3:42", **changes: Any) -> StripView:
    return StripView(phase, digits, 5, 0.5, (0.75,), words(**changes), "run-1")


def drawn(view: StripView, look: str = "dark", edge: Edge = Edge.UPPER) -> QImage:
    area = strip_area(Area(0, 0, 1920, 1080), edge)
    image = QImage(area.width, area.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    everything = QRegion(0, 0, area.width, area.height)
    palette = stage_palette(theme(look), view.phase)
    StripPicture(edge).paint(painter, view, Canvas(area.width, area.height, palette, theme(look), everything))
    painter.end()
    return image


def test_it_lies_along_an_edge_of_its_display_wherever_that_is() -> None:
    display = Area(-1920, 200, 1920, 1080)
    assert strip_area(display, Edge.UPPER) == Area(-1920, 200, 1920, 74)
    assert strip_area(display, Edge.LOWER) == Area(-1920, 1206, 1920, 74)


@pytest.mark.parametrize("card", ["", "Please come to your recommendations now"])
@pytest.mark.parametrize(("width", "height"), DISPLAYS)
@pytest.mark.parametrize("characters", [5, 7])
def test_everything_is_inside_apart_and_large_enough(
    width: int, height: int, characters: int, card: str
) -> None:
    area = strip_area(Area(0, 0, width, height), Edge.LOWER)
    sheet = compose_strip(words(name=LONG_NAME, card=card), area.width, area.height, Edge.LOWER, characters)
    assert area.height <= 0.07 * height + 1
    boxes = [sheet.layout.digits, sheet.layout.shape, *(run.box for run in sheet.runs)]
    for run in sheet.runs:
        assert run.font.pixelSize() >= LEAST_TEXT * height, run.text
        assert 0 <= run.box.left() < run.box.right() <= width, run.text
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])
    assert sheet.layout.digits.height() >= 0.035 * height


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800), (3840, 2160)])
def test_on_a_wide_display_a_long_name_is_whole(width: int, height: int) -> None:
    area = strip_area(Area(0, 0, width, height), Edge.UPPER)
    sheet = compose_strip(words(name=LONG_NAME), area.width, area.height, Edge.UPPER, 5)
    assert LONG_NAME in {run.text for run in sheet.runs}


def test_the_digits_stand_in_one_place_whatever_the_phase_is_called() -> None:
    sheets = [
        compose_strip(words(phase_word=word), 1920, 74, Edge.UPPER, 5) for word in ("Wrap up", "Time left")
    ]
    assert sheets[0].layout == sheets[1].layout


def test_a_card_takes_the_place_of_the_name() -> None:
    sheet = compose_strip(words(card="Please conclude"), 1920, 74, Edge.UPPER, 5)
    assert [run.text for run in sheet.runs] == ["Wrap up", "Please conclude"]
    assert sheet.card is not None
    assert sheet.card.contains(sheet.card_icon)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("phase", Phase)
def test_a_phase_is_told_by_field_shape_word_and_bar(look: str, phase: Phase) -> None:
    colours = theme(look).stage[phase]
    image = drawn(a_view(phase), look)
    layout = compose_strip(words(), 1920, 74, Edge.UPPER, 5).layout
    assert image.pixelColor(1200, 30).name().upper() == colours.field
    assert image.pixelColor(300, int(layout.bar.center().y())).name().upper() == colours.signal
    assert image.pixelColor(1700, int(layout.bar.center().y())).name().upper() == colours.track
    frame = QColor(colours.frame or colours.field).name()
    assert image.pixelColor(1200, 1).name() == image.pixelColor(1, 30).name() == frame
    assert image != drawn(a_view(phase, phase_word="Another"), look)


def test_the_bar_lies_on_the_side_of_the_slides() -> None:
    signal = theme("dark").stage["running"].signal.lower()
    upper, lower = drawn(a_view()), drawn(a_view(), edge=Edge.LOWER)
    assert (upper.pixelColor(300, 72).name(), lower.pixelColor(300, 1).name()) == (signal, signal)
    assert signal not in (upper.pixelColor(300, 1).name(), lower.pixelColor(300, 72).name())


def test_it_says_what_the_speakers_stage_says(session: Session) -> None:
    picture = StripPicture(Edge.UPPER)
    session.do("start")
    seen = picture.seen(*session.after(seconds=1), 1920)
    assert (seen.phase, seen.digits, seen.words.phase_word) == (Phase.RUNNING, "7:59", "Time left")
    assert seen.spoken() == "Time left. Ms. Ada Example"
    session.do("card", text="Please conclude", tone="warning")
    assert picture.seen(*session.after(seconds=1), 1920).spoken() == (
        "Please conclude. Time left. Ms. Ada Example"
    )


def test_after_the_end_it_is_a_title_and_counts_nothing(session: Session) -> None:
    session.do("start")
    session.do("end")
    seen = StripPicture(Edge.UPPER).seen(*session.after(seconds=1), 1920)
    assert (seen.words.is_idle, seen.spoken()) == (True, "A session of examples")
    image = drawn(seen)
    assert image.pixelColor(300, 70).name().upper() == theme("dark").stage["standby"].field
