"""The front door. Opening a desk skips the command line's machinery: its first frame does not wait for it."""

from __future__ import annotations

import sys
from pathlib import Path

__all__ = ["main"]

COMMANDS = frozenset({"open", "demo", "check", "rehearse", "report", "log"})


def main() -> None:
    """Run runofshow; exits with the command's code. A bug is logged and said in a sentence."""
    try:
        _run(sys.argv[1:])
    except Exception as error:
        from runofshow.app.crash import log_crash

        where = log_crash(type(error), error.__traceback__)
        sys.stderr.write(f"Something went wrong inside ({type(error).__name__}). {where}\n")
        sys.exit(70)  # EX_SOFTWARE of sysexits.h


def _run(words: list[str]) -> None:
    if len(words) <= 1 and not any(word.startswith("-") or word in COMMANDS for word in words):
        sys.exit(_open(Path(words[0]) if words else None))
    from runofshow.commandline import app

    app()


def _open(path: Path | None) -> int:
    """The desk on a file, or the welcome page."""
    from runofshow.app.displays import obstacle

    if path is not None and not path.exists():
        sys.stderr.write(f"{path}: there is no such file. See runofshow --help.\n")
        return 2
    trouble = obstacle()
    if trouble is not None:
        sys.stderr.write(f"{trouble.words}\n")
        return 3
    from runofshow.app.launch import run_desk

    return run_desk(path)
