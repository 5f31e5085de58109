"""Saying on standard output what has just been painted, one JSON object a line: for a look from outside."""

from __future__ import annotations

import json
import sys
from typing import Any

from runofshow.clock import SystemClock

__all__ = ["say_painted"]


def say_painted(what: str, **values: Any) -> None:
    """Print what was painted and the clock's readings at that instant."""
    now = SystemClock().now()
    line = {"painted": what, "wall": now.wall.isoformat(), "boot_ns": now.boot, **values}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
