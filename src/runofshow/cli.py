"""The front door. Opening a desk skips the command line's machinery: its first frame does not wait for it."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import NoReturn

__all__ = ["main"]

COMMANDS = frozenset({"demo", "check", "rehearse", "report", "log"})
PROBE = "--probe"
DESK_WORDS = frozenset({"open", PROBE})
"""What may stand beside the file when only a desk is wanted."""


def main() -> None:
    """Run runofshow; exits with the command's code. A bug is logged and said in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe that knows no such letter must not end the program.
            stream.reconfigure(errors="replace")
    try:
        _run(sys.argv[1:])
    except OSError as error:
        if error.filename is None:
            _bug(error)
        sys.stderr.write(f"{error.filename}: {error.strerror}.\n")
        sys.exit(2)
    except Exception as error:
        _bug(error)


def _bug(error: Exception) -> NoReturn:
    from runofshow.app.crash import log_crash

    where = log_crash(error)
    sys.stderr.write(f"Something went wrong inside ({type(error).__name__}). {where}\n")
    sys.exit(70)  # EX_SOFTWARE of sysexits.h


def _run(words: list[str]) -> None:
    plain = [word for word in words if word not in DESK_WORDS]
    if len(plain) <= 1 and not any(word.startswith("-") or word in COMMANDS for word in plain):
        sys.exit(_open(Path(plain[0]) if plain else None, is_probed=PROBE in words))
    from runofshow.commandline import app

    app()


def _open(path: Path | None, *, is_probed: bool) -> int:
    """The desk on a file, or the welcome page."""
    # What is imported while the desk comes up is no garbage, and looking through it costs a third of
    # the way to the first frame; the launcher switches the collector on again.
    gc.disable()
    # pydantic would look for plugins in the metadata of every installed package; we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from runofshow.app.displays import obstacle
    from runofshow.app.paths import is_missing

    if path is not None and is_missing(path):
        sys.stderr.write(f"{path}: there is no such file. See runofshow --help.\n")
        return 2
    trouble = obstacle()
    if trouble is not None:
        sys.stderr.write(f"{trouble.words}\n")
        return 3
    from runofshow.app.launch import run_desk

    return run_desk(path, probe=is_probed)
