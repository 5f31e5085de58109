"""The bundled icons: all there, in the asked colour, licence beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from runofshow.look.icons import icon, pixmap, set_button_icon
from runofshow.resources import ResourceMissingError, resource

LISTED = """
play pause square skip-forward skip-back undo-2 redo-2 plus minus message-square monitor monitor-off
smartphone users wifi wifi-off radio clock flag check chevron-down chevron-right circle-help lightbulb
milestone square-check sticky-note pencil trash-2 ellipsis search settings x folder-open file-plus
file-input file-output file-down file-text circle-play circle-check triangle-alert volume-2 volume-x
qr-code vote hand mic maximize lock grip-vertical link
"""
NAMES = LISTED.split()


def opaque(picture: QPixmap) -> list[tuple[int, int, str]]:
    image = picture.toImage()
    return [
        (x, y, QColor(image.pixel(x, y)).name())
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]


def ink(picture: QPixmap) -> float:
    """The covered area in square pixels."""
    image = picture.toImage()
    return sum(image.pixelColor(x, y).alphaF() for x in range(image.width()) for y in range(image.height()))


def test_the_bundled_icons_are_those_listed() -> None:
    assert {path.stem for path in resource("icons").glob("*.svg")} == set(NAMES)


@pytest.mark.parametrize("size", [16, 20, 24])
@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_asked_colour(name: str, size: int) -> None:
    picture = pixmap(name, "#FF00FF", size, 2.0)
    assert picture.size() == QSize(2 * size, 2 * size)
    assert picture.devicePixelRatio() == 2.0
    drawn = opaque(picture)
    assert drawn
    assert {colour for _, _, colour in drawn} == {"#ff00ff"}


def test_the_stroke_is_equally_thick_at_every_size() -> None:
    """A minus is one stroke of 14/24 of its size, its ends round."""
    for size in (16, 20, 24):
        length = 14 / 24 * size
        assert ink(pixmap("minus", "#FFFFFF", size, 4.0)) / 16 == pytest.approx(
            1.75 * length + 3.1416 * (1.75 / 2) ** 2, rel=0.03
        )


def test_a_picture_is_drawn_once() -> None:
    assert pixmap("play", "#123456", 20) is pixmap("play", "#123456", 20)


def test_an_icon_has_a_colour_of_its_own_for_what_cannot_be_used() -> None:
    made = icon("square", "#FF00FF", 16, disabled="#0088FF")
    for mode, colour in ((QIcon.Mode.Normal, "#ff00ff"), (QIcon.Mode.Disabled, "#0088ff")):
        assert {shade for _, _, shade in opaque(made.pixmap(QSize(16, 16), 1.0, mode))} == {colour}


def test_an_unknown_icon_is_a_missing_file() -> None:
    with pytest.raises(ResourceMissingError, match="rocket"):
        pixmap("rocket", "#000000")


@pytest.mark.parametrize(
    ("direction", "columns"),
    [
        pytest.param(Qt.LayoutDirection.LeftToRight, range(18), id="left to right"),
        pytest.param(Qt.LayoutDirection.RightToLeft, range(4, 22), id="right to left"),
    ],
)
def test_a_button_s_icon_leaves_air_towards_the_words(
    direction: Qt.LayoutDirection, columns: range, qtbot: QtBot
) -> None:
    button = QPushButton("Pause")
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    set_button_icon(button, "pause", "#FF00FF", 18)
    assert button.iconSize() == QSize(22, 18)
    assert {x for x, _, _ in opaque(button.icon().pixmap(button.iconSize(), 1.0))} <= set(columns)


def test_an_icon_alone_on_its_button_is_square(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    set_button_icon(button, "pencil", "#FF00FF", 16)
    assert button.iconSize() == QSize(16, 16)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("icons", "LICENSE"), ("ISC License", "Lucide", "The MIT License", "Cole Bemis")),
        (("fonts", "Inter-OFL.txt"), ("SIL OPEN FONT LICENSE", "Inter Project Authors")),
    ],
)
def test_licences_ship_beside_what_they_cover(parts: tuple[str, ...], words: tuple[str, ...]) -> None:
    text = resource(*parts).read_text(encoding="utf-8")
    assert all(word in text for word in words)


def test_pictures_have_a_clear_ground(picture: Callable[..., QImage]) -> None:
    image = picture(lambda painter: painter.drawPixmap(0, 0, pixmap("x", "#FFFFFF", 16)), 16, 16, "#102030")
    assert QColor(image.pixel(0, 0)).name() == "#102030"
