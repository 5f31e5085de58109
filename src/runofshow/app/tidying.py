"""Garbage is collected in Qt's thread and in no other.

Python collects on whatever thread happens to allocate. What hangs in a cycle with a window or a timer
would then be destroyed on the journal's or the sound's thread, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["Tidier"]

EVERY_MS = 1000


class Tidier(QObject):
    """Looks once a second whether there is enough to collect; until `stop`, Python itself does not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """By Python's own counts and thresholds."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [n for n, (count, most) in enumerate(zip(counts, thresholds, strict=True)) if count > most]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again: there are no windows any more."""
        self._timer.stop()
        gc.enable()
