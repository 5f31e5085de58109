"""What the tests of the look share: the fonts loaded, and pictures to look at pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from runofshow.look.fonts import load_fonts

Paint = Callable[[QPainter], None]


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def picture() -> Callable[..., QImage]:
    """Paints on a surface of one colour and returns the picture."""

    def made(paint: Paint, width: int = 200, height: int = 100, ground: str = "#000000") -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(QColor(ground))
        painter = QPainter(image)
        paint(painter)
        painter.end()
        return image

    return made
