"""A rehearsal's script, played on the real desk at the rehearsal's speed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from runofshow.app.script import Cue

if TYPE_CHECKING:
    from runofshow.app.session import Session

__all__ = ["ScriptPlayer"]


class ScriptPlayer(QObject):
    """Submits each command when its time has come; one timer is armed for the next."""

    def __init__(self, session: Session, cues: Iterable[Cue]) -> None:
        super().__init__(session)
        self._session = session
        self._waiting = deque(cues)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._play)
        self._play()

    @Slot()
    def _play(self) -> None:
        source = self._session.source
        elapsed = source.clock.now().wall - source.programme.planned_start
        while self._waiting and self._waiting[0].at <= elapsed:
            cue = self._waiting.popleft()
            answer = self._session.hub.submit(cue.command)
            if (answer.refusal is not None) != cue.is_refusal_expected:
                self._session.say(f"The script stopped at line {cue.line}: {cue.command.do}.")
                self._waiting.clear()
        if self._waiting:
            wait = (self._waiting[0].at - elapsed) / source.speed
            self._timer.start(max(1, wait // timedelta(milliseconds=1)))
