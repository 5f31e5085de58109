"""Wakes all faces together when a shown second changes, and at no other time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from runofshow.app.crash import guarded
from runofshow.clock import Clock
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.scene import desk_scene
from runofshow.show.state import Show
from runofshow.show.timer import timer_view

__all__ = ["Ticker", "until_next_frame"]

SECOND = timedelta(seconds=1)
MARGIN = timedelta(milliseconds=1)
"""Wake just after the boundary: a timer may be a little early."""

FASTEST_MS = 33

Tick = Callable[[Show, Outlook], None]


def until_next_frame(show: Show, view: Outlook) -> timedelta:
    """Time until a shown second changes: of the countdown, of a timer or of the clock on the wall.

    Never longer than a second, so that a step of the wall clock is on screen at once.
    """
    timer = timer_view(show, view.moment)
    waits = (
        SECOND - timedelta(microseconds=view.wall.microsecond),
        desk_scene(show, view).next_change,
        timer.next_change if timer else None,
    )
    return min(wait for wait in waits if wait is not None)


class Ticker(QObject):
    """One precise single-shot timer; every face is painted in the same turn of the event loop."""

    def __init__(self, clock: Clock, speed: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._speed = speed
        # A rehearsal at ×60 changes every 17 ms: more than the eye needs.
        self._least_ms = 1 if speed <= 1 else FASTEST_MS
        self._shown: Show | None = None
        self._faces: list[Tick] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def add(self, face: Tick) -> None:
        self._faces.append(face)

    def set_show(self, show: Show) -> None:
        """Tick this show from now on."""
        self._shown = show
        self.tick()

    @Slot()
    def tick(self) -> None:
        if self._shown is None:
            return
        # Armed before anything is reckoned or drawn: a bug in one face must not stop all clocks.
        self._timer.start(SECOND // timedelta(milliseconds=1))
        view = outlook(self._shown, self._clock.now())
        wait = until_next_frame(self._shown, view) / self._speed + MARGIN
        self._timer.start(max(self._least_ms, -(-wait // timedelta(milliseconds=1))))
        for face in self._faces:
            guarded(face, self._shown, view)

    def stop(self) -> None:
        self._timer.stop()
