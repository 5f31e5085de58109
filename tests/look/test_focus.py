"""The focus ring around buttons and tabs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from runofshow.look.focus import FocusRing
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import theme


class Window(QMainWindow):
    """Two buttons and a field with room for the ring around them."""

    def __init__(self) -> None:
        super().__init__()
        self.pause, self.next = QPushButton("Pause"), QPushButton("Start next")
        self.line = QLineEdit()
        self.ground = QFrame()
        self.ground.setProperty("surface", "centre")
        row = QHBoxLayout(self.ground)
        row.setSpacing(12)
        for widget in (self.pause, self.next, self.line):
            row.addWidget(widget)
        self.setCentralWidget(self.ground)
        self.resize(500, 100)


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp, apply_theme(qapp, "dark"))
    yield made
    qapp.focusChanged.disconnect(made._follow)
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot, ring: FocusRing) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def colour_above(window: Window, button: QPushButton, distance: int) -> str:
    """The colour so many px above the middle of a button's upper edge; 1 is the first outside it."""
    place = button.mapTo(window, QPoint(button.width() // 2, -distance))
    return QColor(window.grab().toImage().pixel(place)).name().upper()


def test_the_ring_is_two_pixels_wide_and_two_pixels_outside(window: Window, ring: FocusRing) -> None:
    window.pause.setFocus()
    look = theme("dark")
    colours = [colour_above(window, window.pause, distance) for distance in range(1, 6)]
    centre, focus = look.neutral.centre, look.accent.focus
    assert colours == [centre, centre, focus, focus, centre]
    assert ring.ringed is window.pause


def test_the_ring_goes_where_the_focus_goes(window: Window, ring: FocusRing) -> None:
    window.pause.setFocus()
    window.next.setFocus()
    assert ring.ringed is window.next
    assert colour_above(window, window.pause, 3) == theme("dark").neutral.centre
    assert colour_above(window, window.next, 3) == theme("dark").accent.focus


def test_a_field_has_no_ring_as_its_border_is_one(window: Window, ring: FocusRing) -> None:
    window.pause.setFocus()
    window.line.setFocus()
    assert ring.ringed is None
    assert colour_above(window, window.pause, 3) == theme("dark").neutral.centre


def test_the_ring_follows_when_the_window_is_resized(window: Window) -> None:
    window.next.setFocus()
    window.resize(900, 160)
    assert colour_above(window, window.next, 3) == theme("dark").accent.focus


def test_another_theme_recolours_the_ring(window: Window, ring: FocusRing) -> None:
    window.pause.setFocus()
    ring.set_theme(theme("high_contrast"))
    assert ring.ringed is window.pause
    assert colour_above(window, window.pause, 3) == theme("high_contrast").accent.focus


def test_a_panel_that_is_taken_away_takes_its_ring_along(window: Window, ring: FocusRing) -> None:
    window.pause.setFocus()
    window.setCentralWidget(QLineEdit())
    window.centralWidget().setFocus()
    QApplication.processEvents()
    assert ring.ringed is None


def test_a_click_goes_through_the_ring(window: Window, qtbot: QtBot) -> None:
    window.pause.setFocus()
    with qtbot.waitSignal(window.pause.clicked, timeout=1000):
        widget = window.childAt(window.pause.mapTo(window, window.pause.rect().center()))
        assert widget is window.pause
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
