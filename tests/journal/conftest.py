"""A small programme, facts as a show makes them, and a look at a folder byte for byte."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runofshow.clock import ManualClock, Now
from runofshow.programme.models import Programme
from runofshow.show.facts import EntryLogged, Fact, FactBody, ShowOpened, ShowStarted, SlotTaken, TurnFinished

START = datetime(2018, 12, 7, 7, 30, tzinfo=UTC)
NOBODY = 65534


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_here() -> Iterator[None]:
    """As in the program: what hangs together with a window must not go on the journal's thread."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def programme() -> Programme:
    return Programme.model_validate(
        {
            "title": "Local voices in global talks",
            "date": "2018-12-07",
            "start": "08:30",
            "time_zone": "Africa/Casablanca",
            "people": [{"id": "chair", "name": "A. Chair"}],
            "segments": [
                {"id": "welcome", "title": "Welcome", "duration": "10m"},
                {"id": "session", "title": "Session", "duration": "1h5m"},
            ],
        }
    )


def _body(number: int) -> FactBody:
    if number <= 2:
        return ShowOpened("live", START) if number == 1 else ShowStarted()
    kinds: tuple[FactBody, ...] = (
        SlotTaken(f"r{number}", "welcome"),
        EntryLogged(f"e{number}", "note", f"Çà et là: {number}"),
        TurnFinished(f"r{number}"),
    )
    return kinds[number % 3]


@pytest.fixture
def make_facts() -> Callable[..., list[Fact]]:
    """`make_facts(count, after=0)`: facts after + 1 to after + count, a second apart."""

    def make(count: int, after: int = 0) -> list[Fact]:
        return [
            Fact(
                n,
                n,
                Now(START + timedelta(seconds=n), n * 10**9, "boot-1"),
                _body(n),
                "next",
                "chair",
                f"c{n}",
            )
            for n in range(after + 1, after + count + 1)
        ]

    return make


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def contents() -> Callable[[Path], dict[str, tuple[bytes, int]]]:
    """Bytes and time of change of every file in a folder."""

    def look(folder: Path) -> dict[str, tuple[bytes, int]]:
        return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in sorted(folder.iterdir())}

    return look


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that users without privileges can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="runofshow-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def without_privileges() -> Callable[[], AbstractContextManager[None]]:
    """For root, to whom no folder is read-only: be nobody for a while."""

    @contextmanager
    def be_nobody() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return be_nobody
