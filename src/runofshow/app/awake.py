"""Keeps the machine awake while a show runs, or knows why it cannot: a sleeping laptop shows no countdown."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from runofshow.show.state import Show

if TYPE_CHECKING:
    from wakepy import Mode

__all__ = ["Awake", "Keeper", "WakepyKeeper"]

NOT_ASKED = "The machine is asked to stay awake when the session starts."
_BY_HAND = "Switch its sleep and its screen saver off by hand."


class Keeper(Protocol):
    """Whatever keeps this machine awake. Both are called on one and the same thread, and never raise."""

    def keep(self) -> str:
        """Neither sleep nor dim the screen until `release`; returns why that cannot be had, or nothing.

        It may take seconds: somebody else has to answer.
        """

    def release(self) -> None:
        """Sleep as before; without a `keep` it does nothing."""


class WakepyKeeper:
    """Asks the system through wakepy: D-Bus on Linux, the power calls of Windows and macOS."""

    def __init__(self) -> None:
        self._mode: Mode | None = None

    def keep(self) -> str:
        self.release()
        try:
            from wakepy import keep

            mode = keep.presenting(on_fail="pass")
            mode.__enter__()
            self._mode = mode
        except Exception as error:
            # Whatever a window system answers, the show goes on.
            return f"This machine cannot be kept awake ({error}). {_BY_HAND}"
        return "" if mode.active else f"Nothing on this machine keeps it awake when asked. {_BY_HAND}"

    def release(self) -> None:
        mode, self._mode = self._mode, None
        if mode is not None:
            try:
                mode.__exit__(None, None, None)
            except Exception:
                # The system lets go by itself when the program ends.
                return


class Awake(QObject):
    """Wanted from the start of a show to its end. changed: `is_awake_kept` or its reason is another."""

    changed = Signal()
    _answered = Signal(object)

    def __init__(self, keeper: Keeper | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper: Keeper = keeper or WakepyKeeper()
        self._is_wanted = False
        self._asked = 0
        self._state: tuple[bool | None, str] = None, NOT_ASKED
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._answered.connect(self._take_answer)

    @property
    def is_awake_kept(self) -> bool | None:
        """Whether the machine is kept awake; after `try_out`, whether it could be; None: not known."""
        return self._state[0]

    @property
    def reason(self) -> str:
        """Why it is not, in a sentence; empty where it is."""
        return self._state[1]

    def set_show(self, show: Show) -> None:
        """Stay awake from its start to its end, pauses and all."""
        is_wanted = show.control.is_started and show.control.ended is None
        if is_wanted == self._is_wanted:
            return
        self._is_wanted = is_wanted
        if is_wanted:
            self._ask(is_tried=False)
        else:
            self._let_go()

    def try_out(self) -> None:
        """Find out before the show whether it will work; the answer comes with `changed`."""
        if not self._is_wanted:
            self._ask(is_tried=True)

    def shut(self) -> None:
        """Let go, and wait for nobody: the system lets go as well when the program ends."""
        self._is_wanted = False
        self._asked += 1
        if self._thread is not None:
            self._work.put(self._keeper.release)
            self._work.put(None)
            self._thread = None

    def _ask(self, *, is_tried: bool) -> None:
        self._asked += 1
        number, keeper = self._asked, self._keeper

        def ask() -> None:
            why_not = keeper.keep()
            if is_tried:
                keeper.release()
            self._answered.emit((number, why_not))

        self._do(ask)

    def _let_go(self) -> None:
        self._asked += 1
        self._do(self._keeper.release)
        self._set((None, NOT_ASKED))

    def _do(self, task: Callable[[], None]) -> None:
        """On a thread of its own: an answer may take seconds, and who asked has to let go again."""
        if self._thread is None:
            self._thread = Thread(target=_work_off, args=(self._work,), name="awake", daemon=True)
            self._thread.start()
        self._work.put(task)

    @Slot(object)
    def _take_answer(self, answer: tuple[int, str]) -> None:
        number, why_not = answer
        if number == self._asked:
            self._set((not why_not, why_not))

    def _set(self, state: tuple[bool | None, str]) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _work_off(tasks: SimpleQueue[Callable[[], None] | None]) -> None:
    while (task := tasks.get()) is not None:
        task()
