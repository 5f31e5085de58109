"""Pictures of the real windows, drawn offscreen: for the demo without a display and for the README."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from runofshow.clock import Clock
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.show.outlook import outlook
from runofshow.show.state import Show
from runofshow.stage.window import StageWindow

__all__ = ["draw_desk", "draw_stage"]

DESK_SIZE = (1280, 800)
STAGE_SIZE = (1920, 1080)


def _application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])


def draw_desk(
    show: Show, clock: Clock, path: Path, *, theme: str = "dark", size: tuple[int, int] = DESK_SIZE
) -> None:
    """The desk as it stands at the clock's now."""
    look = apply_theme(_application(), theme)
    desk = Desk(lambda _command: None, look)
    desk.resize(*size)
    desk.show()
    desk.set_theme(look)
    desk.set_show(show, clock.now())
    _draw(desk, path, size)


def draw_stage(
    show: Show, clock: Clock, path: Path, *, theme: str = "dark", size: tuple[int, int] = STAGE_SIZE
) -> None:
    """The stage as it stands at the clock's now."""
    look = apply_theme(_application(), theme)
    stage = StageWindow(is_motion_reduced=True)
    stage.set_theme(look)
    stage.resize(*size)
    stage.tick(show, outlook(show, clock.now()))
    _draw(stage, path, size)


def _draw(widget: QWidget, path: Path, size: tuple[int, int]) -> None:
    _application().processEvents()
    picture = QPixmap(QSize(*size))
    widget.render(picture)
    picture.save(str(path))
    widget.close()
    widget.deleteLater()
    _application().processEvents()
