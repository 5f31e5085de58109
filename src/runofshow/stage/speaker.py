"""The picture for whoever has the floor: digits above all, and the colour of the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from runofshow.show.outlook import Outlook
from runofshow.show.state import Show
from runofshow.stage.painting import composition, paint_stage, ticking_area
from runofshow.stage.picture import Canvas
from runofshow.stage.room import RoomPicture
from runofshow.stage.room_view import RoomView, room_view
from runofshow.stage.view import StageView, snapped, stage_view

__all__ = ["SpeakerPicture"]


class SpeakerPicture:
    """A StageView, as it is composed and painted; the room's picture while a result is shown.

    On the only screen of a room the result would otherwise be nowhere. A card for the speaker comes first.
    """

    name = "Stage"

    def __init__(self) -> None:
        self._room = RoomPicture()

    def seen(self, show: Show, view: Outlook, pixels: int) -> StageView | RoomView:
        made = stage_view(show, view)
        if show.shown_result is not None and not made.words.card:
            room = room_view(show, view)
            if room.result is not None:
                return replace(room, remark=_time_words(made), run=made.run)
        return replace(made, fraction=snapped(made.fraction, pixels))

    def paint(self, painter: QPainter, seen: StageView | RoomView, canvas: Canvas) -> None:
        if isinstance(seen, RoomView):
            self._room.paint(painter, seen, canvas)
            return
        set_words = composition(seen, canvas.width, canvas.height)
        paint_stage(painter, seen, set_words, canvas.colours, canvas.exposed)

    def changed(
        self, before: StageView | RoomView, after: StageView | RoomView, width: float, height: float
    ) -> tuple[QRectF, ...] | None:
        if isinstance(before, RoomView) or isinstance(after, RoomView):
            return None
        if replace(before, digits=after.digits, fraction=after.fraction) != after:
            return None
        return (ticking_area(composition(after, width, height)),)


def _time_words(made: StageView) -> str:
    """Time left 4:20: the clock goes on beside a result, small and without its colour."""
    words = made.words
    time = f"{words.phase_word} {made.digits}" if made.digits else ""
    return " · ".join(part for part in (words.remark, time) if part)
