"""The desk's top-level window, light enough to be on screen before the programme is read.

It imports nothing of the show: the first frame does not wait for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

__all__ = ["DeskShell"]

PRODUCT = "runofshow"
SIZE = (1280, 800)


class DeskShell(QMainWindow):
    """Holds one page: at first a word of patience, then welcome or desk.

    closing: the window is about to close. painted: its first frame is on screen.
    """

    closing = Signal()
    painted = Signal()

    def __init__(self, ground: str, ink: str) -> None:
        """ground, ink: `#RRGGBB`, of the theme that is put on after the first frame."""
        super().__init__()
        self._has_painted = False
        self.setWindowTitle(PRODUCT)
        self.resize(*SIZE)
        colours = QPalette(QColor(ground))
        colours.setColor(QPalette.ColorRole.Window, QColor(ground))
        colours.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        self.setPalette(colours)
        waiting = QLabel("Opening…")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCentralWidget(waiting)
        waiting.installEventFilter(self)

    def set_page(self, page: QWidget, title: str = "") -> None:
        """Put a page in place of the one before, which is deleted."""
        self.setPalette(QPalette())
        self.setCentralWidget(page)
        page.setFocus()
        self.setWindowTitle(f"{title} — {PRODUCT}" if title else PRODUCT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._has_painted:
            self._has_painted = True
            watched.removeEventFilter(self)
            self.painted.emit()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
