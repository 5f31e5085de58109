"""The one source of now: civil time to show, boot time to count.

Civil (wall) time may be stepped by NTP, by DST rules or by a hand, so no countdown is
measured on it. Boot time never steps and, unlike `time.monotonic` on Linux, goes on while
the machine sleeps; it starts again at each boot, so every reading carries the boot's id.
"""

from __future__ import annotations

import sys
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

__all__ = ["Clock", "ManualClock", "Now", "ScaledClock", "SystemClock"]


@dataclass(frozen=True, slots=True)
class Now:
    """One reading of the clock.

    wall: aware, in UTC, to the microsecond.
    boot: nanoseconds since the boot that `boot_id` names, sleep included.
    """

    wall: datetime
    boot: int
    boot_id: str


class Clock(Protocol):
    """Whatever can be asked for now."""

    def now(self) -> Now: ...


def _boot_id() -> str:
    """Linux names each boot; elsewhere the boot is known by when it was, to the minute."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        pass
    if sys.platform == "win32" or sys.platform == "darwin":
        started = time.time() - _boot_ns() / 1e9  # noqa: TID251 - the clock is where now is read
        return f"{sys.platform}-{round(started / 60)}"
    return f"process-{uuid.uuid4().hex}"


def _boot_ns() -> int:
    """Nanoseconds since boot, counting sleep.

    macOS's CLOCK_MONOTONIC counts sleep, and so does the interrupt time of Windows (in units of 100 ns).
    """
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    if sys.platform == "win32":
        import ctypes

        interrupt_time = ctypes.c_uint64()
        ctypes.windll.kernel32.QueryInterruptTimePrecise(ctypes.byref(interrupt_time))
        return interrupt_time.value * 100
    return time.monotonic_ns()


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def now(self) -> Now:
        return Now(
            wall=datetime.now(UTC),  # noqa: TID251 - the clock is where now is read
            boot=_boot_ns(),
            boot_id=self._boot_id,
        )


class ManualClock:
    """A clock that goes only when told to: for tests, rehearsals and pictures."""

    def __init__(self, wall: datetime, *, boot: int = 0, boot_id: str = "manual") -> None:
        """`wall` must be aware; `boot` is in nanoseconds."""
        self._wall = wall.astimezone(UTC)
        self._boot = boot
        self._boot_id = boot_id

    def now(self) -> Now:
        return Now(self._wall, self._boot, self._boot_id)

    def jump(self, by: timedelta) -> Now:
        """Let `by` pass, on both clocks."""
        self._wall += by
        self._boot += by // timedelta(microseconds=1) * 1000
        return self.now()

    def jump_to(self, moment: datetime) -> Now:
        """Let time pass until civil time `moment`; a moment already past leaves the clock alone."""
        return self.jump(max(timedelta(0), moment - self._wall))

    def step_wall(self, by: timedelta) -> Now:
        """Set civil time forward or back, as NTP or a hand does: no time passes."""
        self._wall += by
        return self.now()

    def reboot(self, boot_id: str) -> Now:
        """Start boot time again under another id, as a restarted machine does."""
        self._boot = 0
        self._boot_id = boot_id
        return self.now()


class ScaledClock:
    """A rehearsal's clock: it starts at a moment of its own and goes `speed` times as fast."""

    def __init__(self, origin: datetime, speed: float = 1.0, real: Clock | None = None) -> None:
        """`origin` must be aware; time passes from the making of the clock."""
        self._origin = origin.astimezone(UTC)
        self._speed = speed
        self._real = real or SystemClock()
        self._began = self._real.now().boot

    def now(self) -> Now:
        passed = round((self._real.now().boot - self._began) * self._speed)
        return Now(self._origin + timedelta(microseconds=passed // 1000), passed, "rehearsal")
