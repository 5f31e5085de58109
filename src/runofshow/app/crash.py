"""A bug must not end the show: it is written to a local log and said in a bar."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from runofshow.clock import SystemClock

__all__ = ["crash_log_path", "guarded", "install_crash_hook", "log_crash"]

MOST_BYTES = 1_000_000
"""A longer log is put aside, in place of the one before."""


def crash_log_path() -> Path:
    from platformdirs import user_log_path

    return user_log_path("runofshow", appauthor=False) / "crash.log"


def log_crash(error: BaseException, times: int = 1) -> str:
    """Add to the log where it happened and what kind it was. Says where the log is.

    Never the error's text, which may quote minutes, nor a folder, which may hold a name.
    """
    path = crash_log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".log.old"))
        with path.open("a", encoding="utf-8") as log:
            again = f", {times} times by now" if times > 1 else ""
            log.write(f"--- {SystemClock().now().wall.isoformat()} {type(error).__name__}{again}\n")
            log.writelines(_told(error))
    except OSError:
        return ""
    return f"It is noted in {path}."


def _told(error: BaseException) -> Iterator[str]:
    """Where it happened, and before it what it came from."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _told(earlier)
        yield f"  {type(earlier).__name__}, and then:\n"
    for place in traceback.extract_tb(error.__traceback__):
        yield f"  {_short(place.filename)}:{place.lineno} in {place.name}: {place.line or ''}\n"


def _short(filename: str) -> str:
    """A file's place among the modules, not in somebody's home."""
    bases = [base for base in sys.path if base and filename.startswith(base)]
    return filename[len(max(bases, key=len)) :].lstrip("/\\") if bases else Path(filename).name


def guarded(call: Callable[..., object], *values: object) -> None:
    """Call it; a bug in it is logged and said like any other, and ends nothing else."""
    try:
        call(*values)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)


def install_crash_hook(say: Callable[[str], None]) -> None:
    """Log unhandled exceptions of every thread and go on; `say` puts them into words on the desk."""
    hook = _Hook(say)
    sys.excepthook = hook.take
    threading.excepthook = lambda args: hook.take(args.exc_type, args.exc_value, args.exc_traceback)
    # What fails where nobody can catch it, as while something is being freed.
    sys.unraisablehook = lambda args: hook.take(args.exc_type, args.exc_value, args.exc_traceback)


class _Hook:
    """Notes and says each bug at its first, tenth, hundredth time: one may come with every second."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._seen: Counter[tuple[str, str, int]] = Counter()

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        if issubclass(kind, SystemExit):
            return
        error = error if error is not None else kind()
        times = self._count(kind, trace)
        if _is_round(times):
            self._tell(log_crash(error, times))
        # What the failed calls held goes now: a painter that stayed would fail whatever is painted next.
        traceback.clear_frames(trace)

    def _count(self, kind: type[BaseException], trace: TracebackType | None) -> int:
        places = traceback.extract_tb(trace)
        last = (places[-1].filename, places[-1].lineno or 0) if places else ("", 0)
        key = (kind.__name__, *last)
        self._seen[key] += 1
        return self._seen[key]

    def _tell(self, where: str) -> None:
        try:
            self._say(f"Something went wrong inside; the show goes on. {where}".rstrip())
        except RuntimeError:
            # The window is gone: the log has it all the same.
            return


def _is_round(times: int) -> bool:
    return str(times).strip("0") == "1"
