"""Values by key in a JSON file: read once, remembered at once, and written on a thread of their own.

Qt's own settings are written in the window's thread, which waits until they are on the disk, twice each
time: a slow disk would hold up every key that is typed.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from pathlib import Path

from runofshow.journal.worker import Step, Worker, report_bug

__all__ = ["StoredValues", "Value"]

Value = str | list[str]

_END_SECONDS = 5.0
"""How long the end waits for a slow disk."""

_FIRST_RETRY, _LONGEST_RETRY = 1.0, 60.0


class StoredValues:
    """What another desk wrote into the same file meanwhile stays, but for what is set here."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._unwritten: dict[str, Value | None] = {}
        self._worker: Worker | None = None

    def text(self, key: str) -> str:
        """The value, empty where there is none."""
        value = self._values.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        value = self._values.get(key, [])
        return list(value) if isinstance(value, list) else []

    def set(self, key: str, value: Value) -> None:
        """Remember a value; an empty one is forgotten."""
        if self._values.get(key) == value or (not value and key not in self._values):
            return
        if value:
            self._values[key] = value
        else:
            del self._values[key]
        worker = self._working()
        with worker.changed:
            self._unwritten[key] = value or None
        worker.wake()

    def sync(self) -> bool:
        """Wait, within reason, until everything is written."""
        if self._worker is None:
            return True
        return self._worker.wait_until(lambda: not self._unwritten, _END_SECONDS)

    def _working(self) -> Worker:
        """Whoever only reads needs no thread."""
        if self._worker is None:
            self._worker = Worker(
                "settings",
                self._step,
                lambda: None,
                first_retry=_FIRST_RETRY,
                longest_retry=_LONGEST_RETRY,
            )
            self._worker.start()
        return self._worker

    # ---- on the thread

    def _step(self) -> Step:
        assert self._worker is not None
        with self._worker.changed:
            values = dict(self._unwritten)
        if not values:
            return Step.IDLE
        try:
            self._write(values)
        except OSError:
            return Step.FAILED
        except Exception:
            report_bug()
            return Step.FAILED
        with self._worker.changed:
            for key, written in values.items():
                if self._unwritten[key] is written:
                    del self._unwritten[key]
        return Step.AGAIN

    def _write(self, changes: dict[str, Value | None]) -> None:
        """A whole new file takes the place of the old one: nobody ever finds half of it."""
        merged = {**_read(self._path), **changes}
        kept = {key: value for key, value in sorted(merged.items()) if value}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        own = self._path.with_name(f"{self._path.name}.{os.getpid()}.{threading.get_native_id()}")
        try:
            own.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
            own.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                own.unlink(missing_ok=True)
            raise


def _read(path: Path) -> dict[str, Value]:
    """What the file holds; a damaged one is as good as none."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if _is_value(value)}


def _is_value(value: object) -> bool:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str) or is_list
