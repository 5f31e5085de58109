"""Ending in good order when the system or a terminal asks: the show is closed as one plain file."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

__all__ = ["EndOnSignals"]


class EndOnSignals(QObject):
    """Quits the application on SIGTERM and SIGINT, as long as it lives; make one per process.

    Python runs a handler only when it gets a turn, and Qt's event loop gives none: each signal
    writes a byte to a socket that wakes the loop.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _ignore)
        self._watch = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._quit)

    @Slot()
    def _quit(self) -> None:
        self._reader.recv(64)
        self._application.quit()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The byte in the socket says it all."""
