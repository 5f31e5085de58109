"""Holds the one show in Qt's main thread: commands in, saved facts out.

Decisions queue in order on what is decided; screens get what the journal has acknowledged, so a
crash loses nothing that was shown. What is not acknowledged within two seconds is shown all the same,
kept elsewhere, and said to be not saved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal, Slot

from runofshow.app.saving import Saving
from runofshow.clock import Clock, Now
from runofshow.journal.errors import JournalError
from runofshow.journal.news import News, Opened, Saved, Spilled, Tell, Trouble, Unspilled
from runofshow.show.commands import Command
from runofshow.show.decider import Answer, Decider
from runofshow.show.facts import Fact
from runofshow.show.refusals import Refusal
from runofshow.show.state import Show

__all__ = ["Changed", "FactSink", "Hub", "OpenSink", "Refused"]

PATIENCE_MS = 2000
"""How long a fact may wait for the disk before it is shown without it."""

CLOSING_SECONDS = 5.0
"""How long closing waits for the disk."""

NO_ANSWER = "its disk does not answer"


class FactSink(Protocol):
    """Where facts become durable: the journal's. Its methods return at once but for `close`."""

    def put(self, facts: Sequence[Fact]) -> None: ...

    def spill(self) -> None:
        """What is not acknowledged is shown all the same, and to be kept elsewhere."""

    def pending(self) -> tuple[Fact, ...]: ...

    def close(self, timeout: float) -> bool: ...


OpenSink = Callable[[Tell], FactSink]
"""Makes the sink, at the first command; the sink tells its news from threads of its own."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A show to put on every screen, and the facts that made it."""

    show: Show
    facts: tuple[Fact, ...]
    now: Now


@dataclass(frozen=True, slots=True)
class Refused:
    """A command that made no sense."""

    command: Command
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class _Pending:
    """A show that waits for its facts to be durable before it is shown."""

    show: Show
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """Facts up to this one wait for the disk, and how long they may."""

    last_seq: int
    deadline: QDeadlineTimer


class Hub(QObject):
    """The one decider behind all faces.

    changed(Changed), refused(Refused), saving(Saving), opened(Path): emitted in the main thread.
    """

    changed = Signal(object)
    refused = Signal(object)
    saving = Signal(object)
    opened = Signal(object)
    _heard = Signal()

    def __init__(
        self, clock: Clock, decider: Decider, open_sink: OpenSink | None = None, parent: QObject | None = None
    ) -> None:
        """open_sink None: nothing is kept, and facts are shown at once (pictures, read-only desks)."""
        super().__init__(parent)
        self.clock = clock
        self._decider = decider
        self._shown = decider.current
        self._open_sink = open_sink
        self._sink: FactSink | None = None
        self._pending: deque[_Pending] = deque()
        self._news: deque[News] = deque()
        self._unsaved: deque[_Unsaved] = deque()
        self._is_failing = False
        self._show: Path | None = None
        self._why = ""
        self._spill: Spilled | None = None
        self._saving = Saving(True)
        self._is_shut = False
        self._patience = QTimer(self, singleShot=True)
        self._patience.setTimerType(Qt.TimerType.PreciseTimer)
        self._patience.timeout.connect(self._lose_patience)
        self._heard.connect(self._listen, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> Show:
        """The show that is on the screens."""
        return self._shown

    @property
    def how_saved(self) -> Saving:
        """What `saving` said last."""
        return self._saving

    @property
    def lacking(self) -> int:
        """How many facts are not in the show's file."""
        return len(self._sink.pending()) if self._sink else 0

    def submit(self, command: Command) -> Answer:
        """Decide a command now. What follows is painted once it is on disk."""
        if self._is_shut:
            return Answer()
        answer = self._decider.submit(command, self.clock.now())
        if answer.refusal is not None:
            self.refused.emit(Refused(command, answer.refusal))
        elif answer.facts and not answer.is_repeat:
            self._keep(answer.facts)
        return answer

    def _keep(self, facts: tuple[Fact, ...]) -> None:
        self._pending.append(_Pending(self._decider.current, facts))
        self.open()
        if self._sink is None:
            self._publish_up_to(facts[-1].seq)
            return
        self._unsaved.append(_Unsaved(facts[-1].seq, QDeadlineTimer(PATIENCE_MS)))
        self._sink.put(facts)
        if self._saving.is_saved:
            self._be_patient()
        else:
            self._go_on_unsaved()

    def open(self, unsaved: Sequence[Fact] = (), trouble: JournalError | None = None) -> None:
        """Open the journal before the first command: a show gone on with is held from the start.

        unsaved: facts that are on the screens already and that the file has not taken; trouble: why.
        """
        if self._sink is not None or self._open_sink is None:
            return
        self._sink = self._open_sink(self._tell)
        if unsaved:
            self._unsaved.append(_Unsaved(unsaved[-1].seq, QDeadlineTimer(0)))
            self._sink.put(unsaved)
            # It is only what was wrong at the opening: whether it still is, the journal says.
            self._take_trouble(trouble)
            self._is_failing = False

    # ---- what the journal says

    def _tell(self, news: News) -> None:
        """On one of the journal's threads: queued into Qt's. A disk may answer after the end."""
        if not self._is_shut:
            self._news.append(news)
            self._heard.emit()

    @Slot()
    def _listen(self) -> None:
        while self._news and not self._is_shut:
            self._take(self._news.popleft())

    def _take(self, news: News) -> None:
        match news:
            case Opened(path):
                self._show = path
                self.opened.emit(path)
            case Saved(last_seq):
                self._take_saved(last_seq)
            case Trouble(None):
                self._is_failing = False
                self._settle()
            case Trouble(error):
                self._take_trouble(error)
            case Spilled():
                self._spill = news
                if not self._saving.is_saved:
                    self._say_unsaved()
            case Unspilled():
                self._spill = None
                self._settle()

    def _take_saved(self, last_seq: int) -> None:
        while self._unsaved and self._unsaved[0].last_seq <= last_seq:
            self._unsaved.popleft()
        self._publish_up_to(last_seq)
        self._settle()

    def _settle(self, *, despite_spill: bool = False) -> None:
        """All is well again once the disk takes facts and nothing waits for it too long."""
        is_late = bool(self._unsaved) and self._unsaved[0].deadline.hasExpired()
        if self._is_failing or is_late:
            return
        if self._spill is not None and not self._unsaved and not despite_spill:
            # The spill goes first; a disk that hangs there holds the bar up no longer than any other.
            self._patience.start(PATIENCE_MS)
            return
        self._why = ""
        self._say(Saving(True))
        self._be_patient()

    def _take_trouble(self, error: JournalError | None) -> None:
        if error is not None:
            self._is_failing = True
            self._why = error.why
            self._show = self._show or error.path
        self._go_on_unsaved()

    # ---- patience

    def _be_patient(self) -> None:
        """Wait for what has waited longest."""
        if self._unsaved:
            self._patience.start(max(0, self._unsaved[0].deadline.remainingTime()))
        else:
            self._patience.stop()

    @Slot()
    def _lose_patience(self) -> None:
        if self._unsaved:
            self._go_on_unsaved()
        else:
            self._settle(despite_spill=True)

    def _go_on_unsaved(self) -> None:
        """The room does not wait for a disk."""
        self._patience.stop()
        if self._sink is not None:
            self._sink.spill()
        self._say_unsaved()
        self._publish_pending()

    def _say_unsaved(self) -> None:
        spill, error = (self._spill.path, self._spill.error) if self._spill else (None, None)
        why = self._why or NO_ANSWER
        self._say(Saving(False, self._show, why, spill, error.why if error else ""))

    def _say(self, saving: Saving) -> None:
        """Tell how it stands with the disk, once."""
        if saving != self._saving:
            self._saving = saving
            self.saving.emit(saving)

    # ---- what is shown

    def _publish_pending(self) -> None:
        if self._pending:
            self._publish_up_to(self._pending[-1].facts[-1].seq)

    def _publish_up_to(self, seq: int) -> None:
        facts: list[Fact] = []
        while self._pending and self._pending[0].facts[-1].seq <= seq:
            pending = self._pending.popleft()
            self._shown = pending.show
            facts.extend(pending.facts)
        if facts:
            self.changed.emit(Changed(self._shown, tuple(facts), self.clock.now()))

    def show_other(self, decider: Decider) -> None:
        """Put another reading of the show on the screens: what a second desk has read from the file."""
        self._decider = decider
        self._shown = decider.current
        self.changed.emit(Changed(self._shown, (), self.clock.now()))

    def shut(self) -> bool:
        """Wait until everything is on disk and close the journal; False if the disk did not take it."""
        if self._is_shut:
            return not self.lacking
        self._patience.stop()
        is_saved = self._sink is None or self._sink.close(CLOSING_SECONDS)
        self._listen()
        if not is_saved:
            self._go_on_unsaved()
        self._is_shut = True
        return is_saved
