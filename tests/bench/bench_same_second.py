"""How far apart desk and stages paint the same second, beside the least that two windows could be apart.

Run it as a script. The real desk and a window of each role are told one outlook in the same turn of the
event loop, as the session does; what is measured is the time from the end of the desk's painting of the
digits to the end of the last stage's. The floor: a bare window that draws the digits as text, beside another.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from datetime import timedelta
from time import perf_counter_ns, thread_time_ns

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from runofshow.app.demo import demo_programme_path
from runofshow.app.opening import load_programme
from runofshow.clock import ManualClock
from runofshow.desk.countdown import CountdownPanel
from runofshow.desk.window import Desk
from runofshow.look.fonts import display_font, load_fonts
from runofshow.look.stylesheet import apply_theme
from runofshow.show.commands import Start
from runofshow.show.decider import Decider
from runofshow.show.outlook import outlook
from runofshow.stage.display import Area
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Edge, Role
from runofshow.stage.strip_layout import strip_area
from runofshow.stage.window import StageWindow

SECONDS, WARM_UP = 300, 20
FRAME_MS = 1000 / 60
WIDTH, HEIGHT = 1920, 1080

painted: dict[QWidget, tuple[int, int]] = {}
"""When each window was last painted, in ns: on the clock, and of this thread's own time."""


def note(window: QWidget) -> None:
    painted[window] = perf_counter_ns(), thread_time_ns()


class TimedStage(StageWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        note(self)


class Bare(QWidget):
    """The digits as text on a filled window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.black)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(display_font(500, countdown=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "3:42")
        painter.end()
        note(self)


def timed_desk() -> None:
    """Note when the desk's countdown has been painted."""
    paint = CountdownPanel.paintEvent

    def paint_and_note(self: CountdownPanel, event: QPaintEvent) -> None:
        paint(self, event)
        note(self)

    CountdownPanel.paintEvent = paint_and_note  # type: ignore[method-assign]


def apart(
    app: QApplication, first: QWidget, others: list[QWidget], tick: Callable[[], None]
) -> list[tuple[float, float]]:
    """The greatest distance from `first` to any other, for each second, in ms: clock and own time."""
    distances = []
    for second in range(SECONDS + WARM_UP):
        painted.clear()
        tick()
        app.processEvents()
        assert {first, *others} <= set(painted), second
        clock, own = (
            max(abs(painted[other][kind] - painted[first][kind]) for other in others) / 1e6 for kind in (0, 1)
        )
        distances.append((clock, own))
    return distances[WARM_UP:]


def report(name: str, distances: list[tuple[float, float]]) -> None:
    """Own time is what a machine needs that does nothing else meanwhile."""
    for kind, which in enumerate(("clock", "own time")):
        ordered = sorted(distance[kind] for distance in distances)
        p99 = ordered[int(0.99 * len(ordered))]
        within = sum(distance <= FRAME_MS for distance in ordered)
        print(
            f"{'' if kind else name:36} {which:9} p50 {statistics.median(ordered):6.2f}   p99 {p99:6.2f}   "
            f"max {ordered[-1]:6.2f} ms   within a frame of {FRAME_MS:.1f} ms: {within}/{len(ordered)}"
        )


def bare_windows(app: QApplication) -> None:
    windows = [Bare(), Bare()]
    for window in windows:
        window.resize(WIDTH, HEIGHT)
        window.show()
    report(
        "floor: two bare windows",
        apart(app, windows[0], windows[1:], lambda: [w.update() for w in windows] and None),
    )
    for window in windows:
        window.close()


def stage_of(role: Role) -> TimedStage:
    window = TimedStage(picture_for(Assignment(role, "key", Edge.LOWER)), is_motion_reduced=True)
    if role.is_full:
        window.resize(WIDTH, HEIGHT)
    else:
        area = strip_area(Area(0, 0, WIDTH, HEIGHT), Edge.LOWER)
        window.resize(area.width, area.height)
    return window


def desk_and_stages(app: QApplication) -> None:
    look = apply_theme(app, "dark")
    programme = load_programme(demo_programme_path())
    clock, decider = ManualClock(programme.planned_start), Decider(programme)
    decider.submit(Start(), clock.now())
    desk = Desk(lambda _command: None, look)
    desk.resize(WIDTH, HEIGHT)
    desk.show()
    desk.set_show(decider.current, clock.now())
    # The room's picture has no seconds: it is repainted with the minute.
    for roles in (
        [Role.SPEAKER],
        [Role.TIMEKEEPER],
        [Role.STRIP],
        [Role.SPEAKER, Role.TIMEKEEPER, Role.STRIP],
    ):
        windows: list[QWidget] = [stage_of(role) for role in roles]
        for window in windows:
            window.show()

        def tick(windows: list[QWidget] = windows) -> None:
            clock.jump(timedelta(seconds=1))
            view = outlook(decider.current, clock.now())
            desk.tick(decider.current, view)
            for window in windows:
                assert isinstance(window, StageWindow)
                window.tick(decider.current, view)

        report(f"desk and {', '.join(roles)}", apart(app, desk.countdown, windows, tick))
        for window in windows:
            window.close()


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    timed_desk()
    bare_windows(app)
    desk_and_stages(app)


if __name__ == "__main__":
    main()
