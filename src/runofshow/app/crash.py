"""A bug must not end the show: it is written to a local log and said in a bar."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from runofshow.clock import SystemClock

__all__ = ["crash_log_path", "guarded", "install_crash_hook", "log_crash"]


def crash_log_path() -> Path:
    from platformdirs import user_log_path

    return user_log_path("runofshow", appauthor=False) / "crash.log"


def log_crash(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Add to the log where it happened, not the error's text, which may quote minutes. Says where it is."""
    path = crash_log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"--- {SystemClock().now().wall.isoformat()} {kind.__name__}\n")
            log.writelines(traceback.format_tb(trace))
    except OSError:
        return ""
    return f"It is noted in {path}."


def guarded(call: Callable[..., object], *values: object) -> None:
    """Call it; a bug in it is logged and said like any other, and ends nothing else."""
    try:
        call(*values)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def install_crash_hook(say: Callable[[str], None]) -> None:
    """Log unhandled exceptions and go on. The log holds the traceback, not the minutes."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        say(f"Something went wrong inside; the show goes on. {log_crash(kind, trace)}".rstrip())

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
