"""The stage's window: what it shows, when it draws, and that it takes no focus."""

from __future__ import annotations

import sys
from datetime import timedelta
from math import ceil
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import outlook
from runofshow.show.scene import countdown_text
from runofshow.stage.painting import inverted, stage_palette
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Edge, Role
from runofshow.stage.strip import StripPicture
from runofshow.stage.timekeeper import TimekeeperPicture
from runofshow.stage.timekeeper_layout import timekeeper_layout
from runofshow.stage.window import FLASH_MS, StageWindow
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


@pytest.mark.parametrize("role", [Role.TIMEKEEPER, Role.ROOM, Role.STRIP])
def test_a_tick_leaves_no_older_second_behind_whatever_the_role(
    qtbot: QtBot, session: Session, role: Role
) -> None:
    window = StageWindow(picture_for(Assignment(role, "key")), is_motion_reduced=True)
    qtbot.addWidget(window)
    session.do("start")
    window.resize(640, 360)
    with qtbot.waitExposed(window):
        window.show()
    screen = QGuiApplication.primaryScreen()
    for seconds in (1, 1, 60, 358, 59, 1, 70, 60):
        window.tick(*session.after(seconds=seconds))
        QApplication.sendPostedEvents()
        seen = screen.grabWindow(0, window.x(), window.y(), 640, 360).toImage()
        whole = window.grab().toImage()
        assert seen.convertToFormat(whole.format()) == whole


def test_the_timekeepers_rows_that_stand_still_are_not_drawn_each_second(session: Session) -> None:
    session.do("start")
    timekeeper = TimekeeperPicture()
    before = timekeeper.seen(*session.after(seconds=1), 1920)
    after = timekeeper.seen(*session.after(seconds=1), 1920)
    areas = timekeeper.changed(before, after, 1920, 1080)
    assert areas is not None
    layout = timekeeper_layout(1920, 1080, 5, len(after.figures))
    is_drawn = [any(area.contains(row.center()) for area in areas) for row in layout.rows[:4]]
    assert is_drawn == [True, True, False, False]
    session.do("next")
    assert timekeeper.changed(after, timekeeper.seen(*session.after(seconds=1), 1920), 1920, 1080) is None


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


def lie_along_the_upper_edge(window: StageWindow, screen: QScreen) -> None:
    window.lie_along(screen, Edge.UPPER)


@pytest.mark.parametrize("put", [StageWindow.fill, StageWindow.preview, lie_along_the_upper_edge])
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


def test_a_strip_lies_on_top_along_an_edge_and_lets_clicks_through(qtbot: QtBot, window: StageWindow) -> None:
    screen = QGuiApplication.primaryScreen()
    with qtbot.waitExposed(window):
        window.lie_along(screen, Edge.LOWER)
    whole = screen.geometry()
    assert window.geometry().bottomRight() == whole.bottomRight()
    assert (window.width(), window.height()) == (whole.width(), ceil(0.068 * whole.height()))
    assert not window.isFullScreen()
    for flag in (
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.FramelessWindowHint,
        Qt.WindowType.WindowTransparentForInput,
    ):
        assert window.windowFlags() & flag


def test_a_strip_comes_to_the_top_again_with_each_second(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[str] = []
    window = StageWindow(StripPicture(Edge.UPPER), is_motion_reduced=True)
    qtbot.addWidget(window)
    monkeypatch.setattr(window, "raise_", lambda: raised.append("raised"))
    session.do("start")
    window.tick(*session.after(seconds=1))
    assert raised == []
    window.lie_along(QGuiApplication.primaryScreen(), Edge.UPPER)
    window.tick(*session.after(seconds=1))
    window.tick(*session.after(seconds=1))
    assert raised == ["raised"] * 3


def test_putting_it_where_it_is_does_nothing(
    qtbot: QtBot, window: StageWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QGuiApplication.primaryScreen()
    with qtbot.waitExposed(window):
        window.fill(screen)
    moved: list[object] = []
    monkeypatch.setattr(window, "setGeometry", moved.append)
    window.fill(screen)
    assert moved == []


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


# ---- the flash when the time is up


@pytest.fixture
def flashing(qtbot: QtBot, session: Session) -> StageWindow:
    """On the screen three seconds before the end of the first speaker's time, with the flash chosen."""
    window = StageWindow()
    window.is_flash_wanted = True
    qtbot.addWidget(window)
    session.do("start")
    with qtbot.waitExposed(window):
        window.show()
    window.tick(*session.after(minutes=7, seconds=57))
    return window


DANGER = stage_palette(theme("dark"), Phase.DANGER)


def test_when_the_time_is_up_the_field_is_inverted_once_and_for_a_moment(
    qtbot: QtBot, flashing: StageWindow, session: Session
) -> None:
    flashing.tick(*session.after(seconds=3))
    assert flashing.shown is not None
    assert (flashing.shown.digits, flashing.colours) == ("0:00", inverted(DANGER))
    assert flashing.colours.field == DANGER.digits
    assert flashing.grab().toImage().pixelColor(5, 5) == DANGER.digits
    seen = []
    qtbot.waitUntil(lambda: seen.append(flashing.colours) or flashing.colours == DANGER, timeout=5000)
    assert set(map(id, seen)) <= {id(flashing.colours), id(seen[0])}
    for _ in range(30):
        flashing.tick(*session.after(seconds=1))
        assert flashing.colours == DANGER
    assert FLASH_MS <= 333


def test_the_inverted_field_is_as_readable_as_the_other() -> None:
    colours = inverted(DANGER)
    inks = [colours.digits, colours.text, colours.text_2, colours.word]
    assert inks == [DANGER.field] * 4
    assert (colours.card, colours.on_card) == (DANGER.field, DANGER.digits)


def test_with_reduced_motion_nothing_flashes(flashing: StageWindow, session: Session) -> None:
    flashing.is_motion_reduced = True
    flashing.tick(*session.after(seconds=3))
    assert flashing.colours == DANGER


def test_nothing_flashes_unless_it_was_chosen(flashing: StageWindow, session: Session) -> None:
    flashing.is_flash_wanted = False
    flashing.tick(*session.after(seconds=3))
    assert flashing.colours != inverted(DANGER)


def test_an_undo_that_leads_back_into_lost_time_does_not_flash(
    flashing: StageWindow, session: Session
) -> None:
    flashing.is_motion_reduced = False
    session.after(seconds=20)
    session.do("next")
    flashing.tick(*session.after(seconds=1))
    session.do("undo")
    flashing.tick(*session.after(seconds=1))
    assert flashing.shown is not None
    assert flashing.shown.phase is Phase.DANGER
    assert flashing.colours != inverted(DANGER)


def test_a_theme_ends_the_flash(flashing: StageWindow, session: Session) -> None:
    flashing.tick(*session.after(seconds=3))
    flashing.set_theme(theme("light"))
    assert flashing.colours == stage_palette(theme("light"), Phase.DANGER)


# ---- the blackout


def test_a_blackout_is_pure_black_and_the_clocks_go_on_beneath(
    exposed: StageWindow, session: Session
) -> None:
    exposed.set_blackout(True)
    exposed.tick(*session.after(minutes=1))
    QApplication.sendPostedEvents()
    image = exposed.grab().toImage()
    assert {image.pixelColor(x, y).name() for x in range(0, 640, 5) for y in range(0, 360, 5)} == {"#000000"}
    assert (exposed.is_black, exposed.accessibleDescription()) == (True, "Blackout")
    exposed.set_blackout(False)
    assert exposed.accessibleDescription().startswith("Time left")
    assert exposed.shown is not None
    assert exposed.shown.digits == "7:00"
    assert exposed.grab().toImage() == picture(exposed.shown, 640, 360).convertToFormat(
        exposed.grab().toImage().format()
    )


def test_a_blackout_is_drawn_at_once_and_once(exposed: StageWindow) -> None:
    QApplication.sendPostedEvents()
    paints = Paints(exposed)
    for _ in range(2):
        exposed.set_blackout(True)
        QApplication.sendPostedEvents()
    assert paints.count == 1


@pytest.mark.parametrize("assignment", [Assignment(role, "key") for role in Role])
def test_every_role_shows_the_second_that_it_is_told(
    qtbot: QtBot, session: Session, assignment: Assignment
) -> None:
    window = StageWindow(picture_for(assignment), is_motion_reduced=True)
    qtbot.addWidget(window)
    session.do("start")
    with qtbot.waitExposed(window):
        window.show()
    for seconds in (1, 1, 358, 62, 59, 3600):
        show, view = session.after(seconds=seconds)
        window.tick(show, view)
        assert window.shown == picture_for(assignment).seen(
            show, view, round(window.width() * window.devicePixelRatioF())
        )
        seen = window.grab().toImage()
        assert seen.pixelColor(2, 2) == (
            window.colours.frame if assignment.role is not Role.ROOM else window.colours.field
        )
    names = {Role.SPEAKER: "Stage", Role.TIMEKEEPER: "Timekeeper", Role.ROOM: "Room", Role.STRIP: "Strip"}
    assert window.accessibleName() == names[assignment.role]
    assert window.accessibleDescription() == window.shown.spoken()


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
