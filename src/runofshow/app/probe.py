"""A read-only look from outside: what is on screen and when, one JSON object a line on standard output."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from runofshow.app.painted import say_painted
from runofshow.show.outlook import outlook
from runofshow.show.scene import desk_scene

if TYPE_CHECKING:
    from runofshow.app.session import Session

__all__ = ["Probe"]

MILLISECOND = timedelta(milliseconds=1)


class Probe(QObject):
    """Reports each painting of the countdown: slot, remaining time, digits, facts and entries."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.desk.countdown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            show = self._session.hub.shown
            view = outlook(show, self._session.source.clock.now())
            say_painted(
                "desk",
                status=view.status.value,
                slot=view.slot,
                remaining_ms=view.remaining / MILLISECOND if view.remaining is not None else None,
                digits=desk_scene(show, view).digits,
                seq=show.seq,
                entries=[entry.id for entry in show.entries],
            )
        return super().eventFilter(watched, event)
