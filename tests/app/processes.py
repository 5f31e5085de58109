"""Real processes of runofshow for the tests: an environment of their own, and lines read with a limit."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import runofshow

PATIENCE = 30.0
"""Seconds to wait for what has to come; nothing takes that long where all is well."""

SOURCE = Path(runofshow.__file__).parents[1]


def environment(home: Path, **changes: str | None) -> dict[str, str]:
    """The environment with a home of its own and without a display; None takes a name away."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    own: dict[str, str | None] = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_DOCUMENTS_DIR": str(home / "documents"),
        "XDG_STATE_HOME": str(home / "state"),
        "PYTHONPATH": os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
        "PYTHONUNBUFFERED": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "COLUMNS": "100",
    }
    return {k: v for k, v in {**inherited, **own, **changes}.items() if v is not None}


def path_with(folder: Path, home: Path) -> str:
    """PYTHONPATH with a folder before all others."""
    return os.pathsep.join([str(folder), environment(home)["PYTHONPATH"]])


def qt_that_fails(folder: Path) -> Path:
    """Make a folder for PYTHONPATH in which Qt lacks a library of the system's."""
    (folder / "PySide6").mkdir(parents=True)
    complaint = "libEGL.so.1: cannot open shared object file: No such file or directory"
    (folder / "PySide6" / "__init__.py").write_text(f"raise ImportError({complaint!r})\n", encoding="utf-8")
    return folder


def run(*words: object, home: Path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """`python -m runofshow WORDS…`, to its end, in the folder `home`."""
    return subprocess.run(
        [sys.executable, "-m", "runofshow", *map(str, words)],
        cwd=home,
        env=environment(home, **changes),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
        stdin=subprocess.DEVNULL,
    )


class Lines:
    """A process whose standard output is JSON, an object a line."""

    def __init__(self, *words: object, home: Path, **changes: str | None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=home,
            env=environment(home, **changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._said: queue.Queue[str | None] = queue.Queue()
        self._complaints: list[str] = []
        self._threads = [
            threading.Thread(target=self._listen, daemon=True),
            threading.Thread(target=self._mind, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._said.put(line)
        self._said.put(None)

    def _mind(self) -> None:
        assert self.process.stderr
        self._complaints.extend(self.process.stderr)

    @property
    def complaints(self) -> str:
        """What stands on standard error; whole once the process has ended."""
        return "".join(self._complaints)

    def next(self) -> dict[str, Any]:
        """The next line; fails where the process has ended or says nothing."""
        line = self._said.get(timeout=PATIENCE)
        assert line is not None, f"the process ended: {self.complaints}"
        found: dict[str, Any] = json.loads(line)
        return found

    def until(self, **fields: Any) -> dict[str, Any]:
        """The next line that holds these fields."""
        while True:
            line = self.next()
            if all(line.get(name) == value for name, value in fields.items()):
                return line

    def rest(self) -> list[dict[str, Any]]:
        """Whatever else was said before the end; a line that was cut off was not said."""
        found = []
        while (line := self._said.get(timeout=PATIENCE)) is not None:
            if line.endswith("\n"):
                found.append(json.loads(line))
        return found

    def kill(self) -> None:
        """SIGKILL, and wait for it."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def end(self) -> int:
        """SIGTERM, and the exit code."""
        self.process.terminate()
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        return code

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        for thread in self._threads:
            thread.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
