"""A process to be killed: the real desk, driven by keys and then by notes without end.

`python driven_desk.py FILE SETTINGS KEY…` prints a JSON line for each acknowledged change.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from runofshow.app.hub import Changed
from runofshow.app.launch import DeskApplication
from runofshow.app.session import Session
from runofshow.app.settings import Settings
from runofshow.clock import SystemClock
from runofshow.show.commands import Note
from runofshow.show.outlook import outlook

MILLISECOND = timedelta(milliseconds=1)


class Driver(QObject):
    """Presses the keys one after the other, each when the one before is on screen; then logs notes."""

    def __init__(self, desk: DeskApplication, keys: list[str]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._keys = keys
        self._numbers = count(1)
        self._begin = QTimer(self, interval=5)
        self._begin.timeout.connect(self._wait_for_window)
        self._begin.start()

    @property
    def session(self) -> Session:
        assert self._desk.session is not None
        return self._desk.session

    @Slot()
    def _wait_for_window(self) -> None:
        """Keys reach a window that is in front, and only once the desk stands in it."""
        is_in_front = self._desk.shell.isActiveWindow()
        if is_in_front and self._desk.session is not None and self.session.desk.isVisible():
            self._begin.stop()
            self.session.hub.changed.connect(self._acknowledged)
            self._act()

    @Slot()
    def _act(self) -> None:
        if self._keys:
            key = QKeySequence(self._keys.pop(0))[0]
            QTest.keyClick(self.session.desk, key.key(), key.keyboardModifiers())
        else:
            self.session.hub.submit(Note(kind="note", text=f"Çà et là, {next(self._numbers)}"))

    @Slot(object)
    def _acknowledged(self, changed: Changed) -> None:
        now = SystemClock().now()
        view = outlook(changed.show, now)
        line = {
            "acknowledged": changed.show.seq,
            "keys_left": len(self._keys),
            "slot": view.slot,
            "remaining_ms": view.remaining / MILLISECOND if view.remaining is not None else None,
            "boot_ns": now.boot,
            "entries": [entry.id for entry in changed.show.entries],
        }
        print(json.dumps(line), flush=True)
        QTimer.singleShot(0, self._act)


def main() -> None:
    application = QApplication(sys.argv[:1])
    desk = DeskApplication(application, Settings(Path(sys.argv[2])), Path(sys.argv[1]))
    driver = Driver(desk, sys.argv[3:])
    desk.begin()
    application.exec()
    del driver


if __name__ == "__main__":
    main()
