"""What the tests of the application share: programmes, settings of their own, and the hooks put back."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from app.processes import qt_that_fails
from runofshow.app.opening import load_programme
from runofshow.app.settings import Settings
from runofshow.programme.models import Programme
from runofshow.resources import resource

NOBODY = 65534


@pytest.fixture(autouse=True)
def _machine_stays_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test asks this machine's window system for it: wakepy answers that it agrees."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")


@pytest.fixture(autouse=True, scope="module")
def _garbage_is_collected_here() -> Iterator[None]:
    """As in the program: what hangs together with a window must not go on the journal's thread."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The bundled event in a folder of its own."""
    folder = tmp_path / "plan"
    folder.mkdir()
    return Path(shutil.copy(resource("programmes", "gfmd-2018-side-event.yaml"), folder / "event.yaml"))


@pytest.fixture
def programme(plan: Path) -> Programme:
    return load_programme(plan)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    kept = Settings(tmp_path / "settings.json")
    kept.is_muted = True
    return kept


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Configuration, documents, data and logs go into the test's own folder."""
    for name in ("CONFIG_HOME", "DATA_HOME", "DOCUMENTS_DIR", "STATE_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture
def hooks() -> Iterator[None]:
    """Whatever is told of crashes is put back."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


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


@pytest.fixture
def without_qt(tmp_path: Path) -> Path:
    return qt_that_fails(tmp_path / "without-qt")
