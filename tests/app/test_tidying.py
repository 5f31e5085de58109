"""Garbage that hangs together with Qt is collected on Qt's thread, however much other threads allocate."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from runofshow.app.tidying import Tidier


class Cycle:
    """Something that only the collector can free, and that tells on which thread it did."""

    def __init__(self, ends: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ends.append(threading.current_thread().name))


@pytest.fixture
def tidier(qapp: QCoreApplication) -> Iterator[Tidier]:
    was_enabled = gc.isenabled()
    tidier = Tidier()
    yield tidier
    tidier.stop()
    if not was_enabled:
        gc.disable()


def allocate() -> None:
    kept = [[n] for n in range(100_000)]
    assert kept


def test_a_thread_that_allocates_collects_nothing(tidier: Tidier) -> None:
    ends: list[str] = []
    Cycle(ends)
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert ends == []
    (timer,) = tidier.findChildren(QTimer)
    assert (timer.isActive(), timer.interval()) == (True, 1000)
    allocate()
    held = [[n] for n in range(2000)]
    timer.timeout.emit()
    assert ends == ["MainThread"]
    assert held


def test_where_there_is_little_nothing_is_looked_for(tidier: Tidier) -> None:
    ends: list[str] = []
    gc.collect()
    Cycle(ends)
    tidier.tidy()
    assert ends == []


def test_at_the_end_it_is_left_to_python_again(tidier: Tidier) -> None:
    assert not gc.isenabled()
    tidier.stop()
    assert gc.isenabled()
