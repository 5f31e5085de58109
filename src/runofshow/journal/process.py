"""Whether a process still lives: its id is used again, so its start is part of its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["process_start"]


def process_start(pid: int) -> str | None:
    """A mark of when that process of this machine started; None if there is none or it has ended.

    The mark is only good for comparing: its form depends on the system. On Linux it counts from the
    boot, so it means something only together with the boot's id.
    """
    if sys.platform == "linux":
        return _start_on_linux(pid)
    if sys.platform == "win32":
        return _start_on_windows(pid)
    return _start_by_ps(pid)


def _start_on_linux(pid: int) -> str | None:
    """Field 22 of /proc/PID/stat, in clock ticks since boot; a process in state Z or X has ended."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The program's name, in parentheses, may hold anything, further parentheses too.
    fields = text.rpartition(")")[2].split()
    return None if fields[0] in {"Z", "X"} else fields[19]


def _start_by_ps(pid: int) -> str | None:
    answer = subprocess.run(
        ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False, timeout=5
    )
    return answer.stdout.strip() or None


def _start_on_windows(pid: int) -> str | None:
    """The creation time of GetProcessTimes, in units of 100 ns since 1601."""
    if sys.platform != "win32":
        return None
    import ctypes

    kernel = ctypes.windll.kernel32
    kernel.OpenProcess.restype = ctypes.c_void_p
    query_limited_information = 0x1000
    handle = kernel.OpenProcess(query_limited_information, False, pid)
    if not handle:
        return None
    created, ended, in_kernel, in_user = (ctypes.c_uint64() for _ in range(4))
    times = (ctypes.byref(time) for time in (created, ended, in_kernel, in_user))
    try:
        is_known = kernel.GetProcessTimes(ctypes.c_void_p(handle), *times)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
    return str(created.value) if is_known and not ended.value else None
