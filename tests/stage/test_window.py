"""The stage's window: what it shows, when it draws, and that it takes no focus."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import outlook
from runofshow.show.scene import countdown_text
from runofshow.stage.painting import stage_palette
from runofshow.stage.window import StageWindow
from stage.samples import Session, picture


class Paints(QObject):
    """Counts the times a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def window(qtbot: QtBot) -> StageWindow:
    window = StageWindow(is_motion_reduced=True)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def exposed(window: StageWindow, session: Session, qtbot: QtBot) -> StageWindow:
    """On the screen, with the first speaker running."""
    session.do("start")
    window.set_show(session.show, session.clock.now())
    window.resize(640, 360)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(5, 5).name() == "#0b0d10")
    return window


def test_it_shows_the_second_of_the_outlook_for_the_whole_of_the_slot(
    window: StageWindow, session: Session
) -> None:
    session.do("start")
    for _ in range(9 * 60):
        show, view = session.after(seconds=1)
        window.tick(show, view)
        assert view.remaining is not None
        assert window.shown is not None
        assert window.shown.digits == countdown_text(view.remaining)


def test_a_tick_is_painted_in_the_next_turn_of_the_event_loop(exposed: StageWindow, session: Session) -> None:
    paints = Paints(exposed)
    exposed.tick(*session.after(seconds=1))
    QApplication.sendPostedEvents()
    assert paints.count == 1
    assert exposed.shown is not None
    assert exposed.grab().toImage() == picture(exposed.shown, 640, 360).convertToFormat(
        exposed.grab().toImage().format()
    )


def test_what_a_tick_paints_anew_is_the_same_as_a_whole_picture(
    exposed: StageWindow, session: Session
) -> None:
    screen = QGuiApplication.primaryScreen()
    for seconds in (1, 61, 240, 59, 70, 60):
        exposed.tick(*session.after(seconds=seconds))
        QApplication.sendPostedEvents()
        seen = screen.grabWindow(0, exposed.x(), exposed.y(), 640, 360).toImage()
        whole = exposed.grab().toImage()
        assert seen.convertToFormat(whole.format()) == whole


def test_nothing_is_painted_while_nothing_that_is_seen_changes(
    exposed: StageWindow, session: Session
) -> None:
    session.do("pause")
    exposed.set_show(session.show, session.clock.now())
    QApplication.sendPostedEvents()
    paints = Paints(exposed)
    for _ in range(10):
        exposed.tick(*session.after(seconds=1))
        QApplication.sendPostedEvents()
    assert paints.count == 0


def test_the_clock_goes_on_while_the_show_is_paused(exposed: StageWindow, session: Session) -> None:
    session.do("pause")
    exposed.set_show(session.show, session.clock.now())
    QApplication.sendPostedEvents()
    paints = Paints(exposed)
    exposed.tick(*session.after(minutes=1))
    QApplication.sendPostedEvents()
    assert paints.count == 1
    assert exposed.shown is not None
    assert exposed.shown.words.clock == "08:31"


@pytest.mark.parametrize("put", [StageWindow.fill, StageWindow.preview])
def test_it_asks_for_neither_focus_nor_activation(qtbot: QtBot, window: StageWindow, put: Any) -> None:
    # The offscreen platform activates whatever is shown; the flag is what window systems obey.
    with qtbot.waitExposed(window):
        put(window, QGuiApplication.primaryScreen())
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.windowHandle().flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_on_its_display_it_is_full_screen_without_frame_or_cursor(qtbot: QtBot, window: StageWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    with qtbot.waitExposed(window):
        window.fill(screen)
    assert window.geometry() == screen.geometry()
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


def test_a_preview_is_an_ordinary_window(qtbot: QtBot, window: StageWindow) -> None:
    with qtbot.waitExposed(window):
        window.preview(QGuiApplication.primaryScreen())
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowTitle() == "Stage preview"
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert window.minimumWidth() < window.width()


def test_closing_the_preview_says_so(qtbot: QtBot, window: StageWindow) -> None:
    with qtbot.waitExposed(window):
        window.preview(QGuiApplication.primaryScreen())
    with qtbot.waitSignal(window.dismissed, timeout=2000):
        window.close()


@pytest.mark.parametrize("look", THEMES)
def test_a_theme_is_taken_at_once(exposed: StageWindow, look: str) -> None:
    exposed.set_theme(theme(look))
    assert exposed.colours == stage_palette(theme(look), Phase.RUNNING)
    assert exposed.grab().toImage().pixelColor(5, 5).name().upper() == theme(look).stage["running"].field


def test_a_phase_change_crosses_over_and_the_digits_do_not_wait(qtbot: QtBot, session: Session) -> None:
    window = StageWindow()
    qtbot.addWidget(window)
    session.do("start")
    window.set_show(session.show, session.clock.now())
    with qtbot.waitExposed(window):
        window.show()
    running, warning = (stage_palette(theme("dark"), phase) for phase in (Phase.RUNNING, Phase.WARNING))
    window.tick(*session.after(minutes=6))
    assert window.shown is not None
    assert (window.shown.digits, window.shown.phase) == ("2:00", Phase.WARNING)
    between = []
    qtbot.waitUntil(lambda: between.append(window.colours) or window.colours == warning, timeout=5000)
    assert any(colours not in (running, warning) for colours in between)


def test_with_reduced_motion_colours_change_at_once(exposed: StageWindow, session: Session) -> None:
    exposed.tick(*session.after(minutes=6))
    assert exposed.colours == stage_palette(theme("dark"), Phase.WARNING)


def test_a_window_that_nobody_sees_does_not_cross_over(session: Session, qtbot: QtBot) -> None:
    window = StageWindow()
    qtbot.addWidget(window)
    session.do("start")
    window.set_show(session.show, session.clock.now())
    window.tick(*session.after(minutes=6))
    assert window.colours == stage_palette(theme("dark"), Phase.WARNING)


def test_without_a_show_it_is_empty(exposed: StageWindow, session: Session) -> None:
    exposed.set_show(None, session.clock.now())
    image = exposed.grab().toImage()
    assert exposed.shown is None
    assert {image.pixel(x, y) for x in range(0, 640, 7) for y in range(0, 360, 7)} == {image.pixel(0, 0)}


def test_a_screen_reader_hears_what_stands_there(exposed: StageWindow) -> None:
    assert exposed.accessibleName() == "Stage"
    assert exposed.accessibleDescription() == "Time left. Ms. Ada Example. Institute of Examples"


def test_a_thousand_repaints_leave_the_count_of_references_to_none_steady(
    exposed: StageWindow, session: Session
) -> None:
    start = session.clock.now()
    moments = [session.clock.jump(timedelta(seconds=1)) for _ in range(60)]
    views = [outlook(session.show, moment) for moment in moments]
    assert start.wall < views[0].wall

    def repaint(count: int) -> None:
        for second in range(count):
            exposed.tick(session.show, views[second % 60])
            exposed.repaint()

    repaint(120)
    before = sys.getrefcount(None)
    repaint(1000)
    assert abs(sys.getrefcount(None) - before) < 50


def test_no_attribute_of_ours_hides_one_of_qwidget() -> None:
    ours = {name for name in vars(StageWindow) if not name.startswith("__")} - {"staticMetaObject"}
    overridden = {"paintEvent", "closeEvent"}
    assert ours & set(dir(QWidget)) == overridden
