"""Holds the one show in Qt's main thread: commands in, saved facts out.

Decisions queue in order on what is decided; screens get what the journal has acknowledged, so a
crash loses nothing that was shown. When the journal stays silent for two seconds the desk goes on
from what was decided and says that it is not saved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from runofshow.clock import Clock, Now
from runofshow.journal.errors import JournalError
from runofshow.show.commands import Command
from runofshow.show.decider import Answer, Decider
from runofshow.show.facts import Fact
from runofshow.show.refusals import Refusal
from runofshow.show.state import Show

if TYPE_CHECKING:
    from runofshow.journal.writer import OnSaved

__all__ = ["Changed", "FactSink", "Hub", "Refused", "Saving"]

PATIENCE_MS = 2000
"""How long the desk waits for the disk before it goes on without it."""


class FactSink(Protocol):
    """Where facts become durable: the journal's writer. `put` returns at once."""

    def put(self, facts: Sequence[Fact]) -> None: ...

    def pending(self) -> tuple[Fact, ...]: ...

    def close(self, timeout: float) -> bool: ...


OpenSink = Callable[["OnSaved", Callable[[Exception | None], None]], FactSink]
"""Makes the sink at the first command, given `on_saved(last_seq)` and `on_trouble(error or None)`."""

CLOSING_SECONDS = 5.0
"""How long closing waits for the disk."""


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
class Saving:
    """Whether what is on screen is on disk; `words` say why not."""

    is_saved: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Saved:
    last_seq: int


@dataclass(frozen=True, slots=True)
class _Trouble:
    words: str


@dataclass(frozen=True, slots=True)
class _Pending:
    show: Show
    facts: tuple[Fact, ...]


class Hub(QObject):
    """The one decider behind all faces.

    changed(Changed), refused(Refused), saving(Saving): emitted in the main thread.
    """

    changed = Signal(object)
    refused = Signal(object)
    saving = Signal(object)
    _saved = Signal(object)
    _trouble = Signal(object)

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
        self._unkept: list[Fact] = []
        self._saving = Saving(True)
        self._is_shut = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._go_on_unsaved)
        self._saved.connect(self._on_saved, Qt.ConnectionType.QueuedConnection)
        self._trouble.connect(self._on_trouble, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> Show:
        """The show that is on the screens."""
        return self._shown

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
        if self._open_sink is None:
            self._publish_up_to(facts[-1].seq)
            return
        self._unkept.extend(facts)
        if not self._patience.isActive():
            self._patience.start()
        self._hand_over()
        if not self._saving.is_saved:
            self._publish_pending()

    def open(self) -> None:
        """Open the journal before the first command: a show gone on with is held from the start."""
        if self._sink is None and self._open_sink is not None:
            try:
                self._sink = self._open_sink(self._acknowledge, self._report)
            except JournalError as error:
                self._on_trouble(_Trouble(str(error)))

    def _hand_over(self) -> None:
        """Give the journal what it has not got; where it cannot be opened, it is tried again."""
        self.open()
        if self._sink is not None:
            self._sink.put(tuple(self._unkept))
            self._unkept.clear()

    def _acknowledge(self, last_seq: int) -> None:
        """On the journal's thread: queued into Qt's."""
        self._saved.emit(_Saved(last_seq))

    def _report(self, error: Exception | None) -> None:
        """On the journal's thread, too."""
        self._trouble.emit(_Trouble(str(error) if error else ""))

    @Slot(object)
    def _on_saved(self, saved: _Saved) -> None:
        if self._is_shut:
            return
        self._publish_up_to(saved.last_seq)
        if saved.last_seq < self._decider.current.seq:
            self._patience.start()
            return
        self._patience.stop()
        self._say(Saving(True))

    @Slot(object)
    def _on_trouble(self, trouble: _Trouble) -> None:
        if trouble.words and not self._is_shut:
            self._say(Saving(False, trouble.words))
            self._publish_pending()

    @Slot()
    def _go_on_unsaved(self) -> None:
        """The room does not wait for a disk. A journal that could not be opened is tried again."""
        if self._unkept:
            self._hand_over()
            self._patience.start()
        if self._saving.is_saved:
            self._say(Saving(False, "The disk does not answer."))
        self._publish_pending()

    def _say(self, saving: Saving) -> None:
        """Tell how it stands with the disk, once."""
        if saving != self._saving:
            self._saving = saving
            self.saving.emit(saving)

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
        self._patience.stop()
        if self._unkept:
            self._hand_over()
        sink, self._sink = self._sink, None
        is_saved = (sink is None or sink.close(CLOSING_SECONDS)) and not self._unkept
        if not is_saved:
            self._publish_pending()
        self._is_shut = True
        return is_saved
