"""How the catch-up page feels on a long day, 100 segments × 5 turns: `python tests/bench/bench_catchup.py`.

Each figure is how long the event loop is held at a stretch by one act of the chair, beside what the same
act takes on the side event of ten rows. None is to hold it for 33 ms; applying, which edits every row of
the day, is to be on screen within 50 ms as any edit.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_show import TURNS, long_day
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk_kit import gfmd, key_of
from runofshow.app.hub import Changed, Hub
from runofshow.clock import ManualClock
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.programme.models import Programme
from runofshow.programme.times import parse_duration
from runofshow.show.commands import Adjust, Start
from runofshow.show.decider import Decider
from runofshow.show.outlook import outlook

TIMES = 15
TARGET_MS, EDIT_MS = 33.0, 50.0
APPLY = "apply, desk and all"


class LateDesk:
    """A real desk with a late show, driven by keys."""

    def __init__(self, app: QApplication, programme: Programme) -> None:
        self.clock = ManualClock(programme.planned_start)
        self.hub = Hub(self.clock, Decider(programme))
        self.desk = Desk(self.hub.submit, apply_theme(app, "dark"))
        self.hub.changed.connect(self.take)
        self.desk.set_show(self.hub.shown, self.clock.now())
        self.desk.resize(1280, 800)
        self.desk.show()
        self.desk.activateWindow()
        self.clock.jump(parse_duration("9:00"))
        self.hub.submit(Start())
        QApplication.processEvents()

    def take(self, changed: Changed) -> None:
        self.desk.set_show(changed.show, changed.now)

    def press(self, key: str) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk, *key_of(key))

    def longer(self) -> None:
        self.hub.submit(Adjust(seconds=20))

    def drift(self) -> None:
        """Twenty seconds go by in a paused show: the figures are made anew."""
        self.clock.jump(parse_duration("20s"))
        self.desk.tick(self.hub.shown, outlook(self.hub.shown, self.clock.now()))


def held(act: Callable[[], object], before: Callable[[], object] | None = None) -> float:
    """How long it holds the event loop at a stretch: the median of several times, in ms.

    Its stretches: the key, layout and painting, what it has put off by a timer, and painting that.
    """
    found = []
    for _ in range(TIMES):
        if before is not None:
            before()
            QApplication.processEvents()
            QApplication.processEvents()
        stretches = (
            act,
            QApplication.sendPostedEvents,
            QApplication.processEvents,
            QApplication.sendPostedEvents,
        )
        found.append(max(_timed(stretch) for stretch in stretches))
    return median(found)


def _timed(stretch: Callable[[], object]) -> float:
    begun = perf_counter()
    stretch()
    return 1000 * (perf_counter() - begun)


def acts(desk: LateDesk) -> dict[str, float]:
    """One act after the other."""

    def close() -> None:
        desk.press("Esc")

    def undo() -> None:
        desk.press("Ctrl+Z")
        desk.press("U")

    desk.press("U")
    found = {"open": held(lambda: desk.press("U"), close)}
    found["choose a way"] = held(lambda: desk.press("Right"), lambda: desk.press("Left"))
    desk.press("Left")
    found["walk down a page"] = held(lambda: desk.press("PgDown"))
    found["pin a row"] = held(lambda: desk.press("H"))
    found["a minute more, desk and all"] = held(desk.longer)
    close()
    found["a minute more, without the page"] = held(desk.longer)
    desk.press("U")
    desk.press("Return")
    found[APPLY] = held(lambda: desk.press("Return"), undo)
    desk.press("Ctrl+Z")
    desk.press("U")
    desk.press("P")
    found["figures made anew by drift"] = held(desk.drift)
    return found


def main() -> None:
    """Print every figure."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    small = acts(LateDesk(app, gfmd()))
    desk = LateDesk(app, long_day(TURNS))
    gc.collect()
    gc.freeze()
    for name, figure in acts(desk).items():
        target = EDIT_MS if name == APPLY else TARGET_MS
        mark = "" if figure < target else "   over"
        print(f"{name:<32} {figure:7.1f} ms   ten rows: {small[name]:6.1f} ms   target {target:.0f} ms{mark}")


if __name__ == "__main__":
    main()
