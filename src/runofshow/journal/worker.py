"""A thread that takes one step after another: woken when there is work, patient after a failure."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from enum import Enum

__all__ = ["Step", "Worker", "report_bug"]


class Step(Enum):
    """What came of a step."""

    AGAIN = "again"
    """There may be more to do."""
    IDLE = "idle"
    """Nothing to do until woken."""
    FAILED = "failed"
    """To be tried again after a pause."""


class Worker:
    """Calls `step` on a thread of its own until it is stopped, then `at_end`.

    first_retry, longest_retry: seconds between attempts that fail, doubled each time up to the longest.
    The condition `changed` guards what the thread shares; it is notified after every step.
    """

    def __init__(
        self,
        name: str,
        step: Callable[[], Step],
        at_end: Callable[[], None],
        *,
        first_retry: float,
        longest_retry: float,
    ) -> None:
        self.changed = threading.Condition()
        self._step = step
        self._at_end = at_end
        self._first_retry = first_retry
        self._longest_retry = longest_retry
        self._is_woken = False
        self._is_urgent = False
        self._is_stopping = False
        self._has_ended = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def is_stopping(self) -> bool:
        return self._is_stopping

    def wake(self) -> None:
        """There is something to do; a pause after a failure goes on."""
        with self.changed:
            self._is_woken = True
            self.changed.notify_all()

    def wait_until(self, is_done: Callable[[], bool], timeout: float) -> bool:
        """Wait up to `timeout` seconds; an attempt that waits for its time is made at once."""
        with self.changed:
            self._is_woken = self._is_urgent = True
            self.changed.notify_all()
            self.changed.wait_for(lambda: is_done() or self._has_ended, timeout)
            return is_done()

    def stop(self, timeout: float) -> None:
        """No further step is begun; wait up to `timeout` seconds for the end."""
        with self.changed:
            self._is_stopping = True
            self.changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _work(self) -> None:
        outcome, delay = Step.IDLE, self._first_retry
        try:
            while self._is_time(outcome, delay):
                before, outcome = outcome, self._step()
                failed_twice = before is outcome is Step.FAILED
                delay = min(delay * 2, self._longest_retry) if failed_twice else self._first_retry
                with self.changed:
                    self.changed.notify_all()
        finally:
            self._at_end()
            with self.changed:
                self._has_ended = True
                self.changed.notify_all()

    def _is_time(self, outcome: Step, delay: float) -> bool:
        """Wait for the next step; False when there is to be none."""
        with self.changed:
            match outcome:
                case Step.IDLE:
                    self.changed.wait_for(lambda: self._is_woken or self._is_stopping)
                case Step.FAILED:
                    self.changed.wait_for(lambda: self._is_urgent or self._is_stopping, delay)
            self._is_woken = self._is_urgent = False
            return not self._is_stopping


def report_bug() -> None:
    """A bug on one of these threads goes to the crash log and ends nothing."""
    sys.excepthook(*sys.exc_info())
