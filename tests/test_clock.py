"""Now: civil time may be stepped, boot time never is and counts on through sleep."""

from __future__ import annotations

import ctypes
import datetime as dt
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from runofshow.clock import Clock, ManualClock, ScaledClock, SystemClock

START = dt.datetime(2018, 12, 7, 7, 30, tzinfo=dt.UTC)
SECOND = timedelta(seconds=1)


def test_a_manual_clock_stands_still_until_told_to_go() -> None:
    clock: Clock = ManualClock(START, boot=5, boot_id="one")
    assert clock.now() == clock.now()
    assert (clock.now().wall, clock.now().boot, clock.now().boot_id) == (START, 5, "one")


def test_a_manual_clock_shows_utc_whatever_zone_it_is_given() -> None:
    clock = ManualClock(START.astimezone(dt.timezone(timedelta(hours=1))))
    assert clock.now().wall == START
    assert clock.now().wall.utcoffset() == timedelta(0)


def test_a_jump_moves_both_clocks() -> None:
    clock = ManualClock(START)
    now = clock.jump(SECOND + timedelta(microseconds=1))
    assert (now.wall - START, now.boot) == (timedelta(seconds=1, microseconds=1), 1_000_001_000)
    assert clock.now() == now


def test_a_jump_to_a_moment_lets_the_time_until_then_pass() -> None:
    now = ManualClock(START).jump_to(START + timedelta(minutes=2))
    assert (now.wall, now.boot) == (START + timedelta(minutes=2), 120_000_000_000)


def test_a_jump_to_a_moment_already_past_leaves_the_clock_alone() -> None:
    clock = ManualClock(START)
    assert clock.jump_to(START - SECOND) == ManualClock(START).now()


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(hours=-1)])
def test_a_step_of_civil_time_lets_no_time_pass(step: timedelta) -> None:
    clock = ManualClock(START, boot=7)
    assert (clock.step_wall(step).wall, clock.now().boot) == (START + step, 7)


def test_a_reboot_begins_boot_time_again_under_another_id() -> None:
    clock = ManualClock(START)
    clock.jump(SECOND)
    now = clock.reboot("two")
    assert (now.wall, now.boot, now.boot_id) == (START + SECOND, 0, "two")


def test_the_machines_boot_time_never_goes_back() -> None:
    clock: Clock = SystemClock()
    readings = [clock.now().boot for _ in range(1000)]
    assert readings == sorted(readings)
    assert readings[0] > 0


def test_the_machines_boot_time_goes_on() -> None:
    clock = SystemClock()
    first = clock.now().boot
    # Readings take longer than boot time's resolution; the bound only ends a clock that stands.
    assert any(clock.now().boot > first for _ in range(1_000_000))


def test_the_boots_id_is_the_same_for_every_clock_of_one_boot() -> None:
    one, other = SystemClock(), SystemClock()
    assert one.now().boot_id == one.now().boot_id == other.now().boot_id
    assert one.now().boot_id


def test_civil_time_is_aware_and_in_utc() -> None:
    assert SystemClock().now().wall.utcoffset() == timedelta(0)


def test_a_rehearsals_clock_goes_as_many_times_as_fast_from_a_moment_of_its_own() -> None:
    real = ManualClock(START + timedelta(days=900), boot=77)
    clock: Clock = ScaledClock(START, speed=60, real=real)
    assert (clock.now().wall, clock.now().boot) == (START, 0)
    real.jump(SECOND)
    assert (clock.now().wall, clock.now().boot) == (START + timedelta(minutes=1), 60_000_000_000)


def test_a_rehearsals_clock_heeds_no_step_of_civil_time() -> None:
    real = ManualClock(START)
    clock = ScaledClock(START, real=real)
    real.step_wall(timedelta(hours=1))
    assert clock.now().wall == START


def test_a_rehearsals_clock_goes_by_the_machines_where_none_is_given() -> None:
    clock = ScaledClock(START, speed=1000)
    assert clock.now().wall >= START


# ---- other machines


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine without Linux's boot id and boot time."""

    def unreadable(*_: Any, **__: Any) -> str:
        raise FileNotFoundError

    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr(Path, "read_text", unreadable)
    return monkeypatch


def test_on_macos_the_monotonic_clock_counts_sleep(elsewhere: pytest.MonkeyPatch) -> None:
    elsewhere.setattr(sys, "platform", "darwin")
    clock = SystemClock()
    assert clock.now().boot_id.startswith("darwin-")
    assert clock.now().boot <= time.clock_gettime_ns(time.CLOCK_MONOTONIC)


def test_on_windows_the_interrupt_time_counts_sleep(elsewhere: pytest.MonkeyPatch) -> None:
    class Kernel:
        def QueryInterruptTimePrecise(self, place: Any) -> None:
            place._obj.value = 3_000

    class Windows:
        kernel32 = Kernel()

    elsewhere.setattr(sys, "platform", "win32")
    elsewhere.setattr(ctypes, "windll", Windows(), raising=False)
    clock = SystemClock()
    assert clock.now().boot_id.startswith("win32-")
    assert clock.now().boot == 300_000


def test_a_machine_that_names_no_boot_is_known_by_the_process(elsewhere: pytest.MonkeyPatch) -> None:
    elsewhere.setattr(sys, "platform", "freebsd")
    one, other = SystemClock(), SystemClock()
    assert one.now().boot_id.startswith("process-")
    assert one.now().boot_id != other.now().boot_id
    assert one.now().boot <= other.now().boot
