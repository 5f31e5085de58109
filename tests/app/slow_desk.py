"""The real desk on a slow machine: how long was its event loop ever held up?

`python slow_desk.py FILE SETTINGS` starts the show, logs notes and types a draft for some seconds, then
prints what was on screen when, what the bar said, and the longest time between two beats of a timer of 1 ms.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from runofshow.app.hub import Changed
from runofshow.app.launch import DeskApplication
from runofshow.app.settings import Settings
from runofshow.show.commands import Note, Start

SECONDS = 8
COMMAND_EVERY_MS = 250


class Course(QObject):
    """Begins when the desk is there."""

    def __init__(self, desk: DeskApplication) -> None:
        super().__init__(desk)
        self._desk = desk
        self._clock = QElapsedTimer()
        self._beats: list[float] = []
        self._shown: list[tuple[int, int]] = []
        self._said: list[str] = []
        self._beat = self._timer(1, self._note_beat)
        self._command = self._timer(COMMAND_EVERY_MS, self._act)
        self._wait = self._timer(5, self._begin)
        self._wait.start()

    def _timer(self, interval: int, slot: Any) -> QTimer:
        timer = QTimer(self, interval=interval)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _begin(self) -> None:
        session = self._desk.session
        if session is None or not session.desk.isVisible():
            return
        self._wait.stop()
        session.hub.changed.connect(self._note_shown)
        session.hub.saving.connect(lambda _saving: self._said.append(session.desk.trouble.words.text()))
        # What the start has put off is done first: it is no part of being on air.
        QTimer.singleShot(1500, self, self._start)

    @Slot()
    def _start(self) -> None:
        assert self._desk.session is not None
        self._clock.start()
        self._beat.start()
        self._command.start()
        self._desk.session.hub.submit(Start())
        QTimer.singleShot(1000 * SECONDS, self, self._end)

    @Slot()
    def _act(self) -> None:
        session = self._desk.session
        assert session is not None
        session.hub.submit(Note(kind="note", text="Çà et là"))
        session.desk.minutes.set_draft(f"c Half a conclusion, {self._clock.elapsed()}")
        session.desk.draft_changed.emit()

    @Slot()
    def _note_beat(self) -> None:
        self._beats.append(self._clock.nsecsElapsed() / 1e6)

    @Slot(object)
    def _note_shown(self, changed: Changed) -> None:
        if self._clock.isValid():
            self._shown.append((self._clock.elapsed(), changed.show.seq))

    @Slot()
    def _end(self) -> None:
        self._beat.stop()
        self._command.stop()
        gaps = sorted(after - before for before, after in pairwise(self._beats))
        assert self._desk.session is not None
        line = {
            "longest_gap_ms": gaps[-1],
            "shown": self._shown,
            "said": self._said,
            "decided": self._desk.session.hub._decider.current.seq,
        }
        print(json.dumps(line), flush=True)
        QApplication.quit()


def main() -> None:
    application = QApplication(sys.argv[:1])
    desk = DeskApplication(application, Settings(Path(sys.argv[2])), Path(sys.argv[1]))
    course = Course(desk)
    desk.begin()
    application.exec()
    desk.shut()
    del course


if __name__ == "__main__":
    main()
