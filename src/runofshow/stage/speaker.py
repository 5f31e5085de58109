"""The picture for whoever has the floor: digits above all, and the colour of the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.painting import composition, paint_stage, ticking_area
from runofshow.stage.picture import Canvas
from runofshow.stage.view import StageView, snapped, stage_view

__all__ = ["SpeakerPicture"]


class SpeakerPicture:
    """A StageView, as it is composed and painted."""

    name = "Stage"

    def seen(self, show: Show, view: Outlook, pixels: int) -> StageView:
        made = stage_view(show, view)
        return replace(made, fraction=snapped(made.fraction, pixels))

    def paint(self, painter: QPainter, seen: StageView, canvas: Canvas) -> None:
        set_words = composition(seen, canvas.width, canvas.height)
        paint_stage(painter, seen, set_words, canvas.colours, canvas.exposed)

    def changed(
        self, before: StageView, after: StageView, width: float, height: float
    ) -> tuple[QRectF, ...] | None:
        if replace(before, digits=after.digits, fraction=after.fraction) != after:
            return None
        return (ticking_area(composition(after, width, height)),)
