"""The desk as it is felt: first frame, a command, CPU, gaps, memory. `python tests/bench/bench_desk.py`.

Each figure stands beside its floor of the same run, a bare PySide6 window with one label, or a bare
SQLite commit followed by a label's repaint. Every process is fresh and offscreen; figures are
medians of several runs taken in turn with their floors. Ratios travel between machines, times do not.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from long_day import bare_tree, child_drag, child_edit, child_resize, write_long_day

from runofshow.clock import SystemClock

COUNTDOWN_SECONDS = 20.0
COMMANDS = 400
EXAMPLE = "gfmd-2018-side-event.yaml"

BARE_FRAME = """
import sys, time
from PySide6.QtWidgets import QApplication, QLabel

class Label(QLabel):
    def paintEvent(self, event):
        print(time.clock_gettime_ns(time.CLOCK_BOOTTIME), flush=True)
        super().paintEvent(event)

app = QApplication(sys.argv)
label = Label("A bare window")
label.resize(1280, 800)
label.show()
app.exec()
"""

PROGRAMME_READ = """
import gc, os, sys, time
gc.disable()
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
begun = time.perf_counter()
import pydantic.main, pydantic._internal._generate_schema
imported = time.perf_counter()
from pathlib import Path
from runofshow.programme.reading import read_programme
assert read_programme(Path(sys.argv[1])).programme is not None
print(1000 * (imported - begun), 1000 * (time.perf_counter() - imported))
"""
"""What stands between the shell and the programme whatever the desk does: pydantic, models, YAML."""


# ---- in a process of its own: what runs, and how it is measured


def bare_window() -> Any:
    """An application with one label that changes once a second."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication(sys.argv[:1])
    label = QLabel("0")
    label.resize(1280, 800)
    label.show()
    timer = QTimer(label, interval=1000)
    timer.timeout.connect(lambda: label.setText(str(int(label.text()) + 1)))
    timer.start()
    return app, label


def desk_window(folder: Path, programme_file: Path | None = None) -> Any:
    """An application with a programme (the demo's) on the desk, its journal in `folder`, already running."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from runofshow.app.opening import load_programme, rehearsal_source
    from runofshow.app.session import Session
    from runofshow.app.settings import Settings
    from runofshow.desk.shell import DeskShell
    from runofshow.look.focus import FocusRing
    from runofshow.look.ground import ground
    from runofshow.look.stylesheet import apply_theme
    from runofshow.resources import resource
    from runofshow.show.commands import Start

    app = QApplication(sys.argv[:1])
    look = apply_theme(app, "dark")
    settings = Settings(folder / "settings.json")
    settings.is_muted = True
    shell = DeskShell(*ground("dark"))
    programme = load_programme(programme_file or resource("programmes", EXAMPLE))
    session = Session(rehearsal_source(programme, speed=1.0, fallback=folder), shell, settings, look)
    ring = FocusRing(app, look)
    shell.show()
    shell.activateWindow()
    loop = QEventLoop()
    session.hub.changed.connect(loop.quit)
    session.hub.submit(Start())
    loop.exec()
    gc.collect()
    gc.freeze()
    return app, (shell, session, ring)


def run_for(app: Any, seconds: float) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(round(seconds * 1000), app.quit)
    app.exec()


def child_cpu(app: Any, held: Any) -> dict[str, float]:
    """Process time over wall time while the countdown runs, in per cent of a core."""
    run_for(app, 1.0)
    cpu, wall = process_time(), perf_counter()
    run_for(app, COUNTDOWN_SECONDS)
    return {"cpu": 100 * (process_time() - cpu) / (perf_counter() - wall)}


def child_gap(app: Any, held: Any) -> dict[str, float]:
    """The longest time between two beats of a timer of 1 ms, and between all but one in a hundred."""
    from PySide6.QtCore import Qt, QTimer

    run_for(app, 1.0)
    beats: list[float] = []
    timer = QTimer(interval=1)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(perf_counter()))
    timer.start()
    run_for(app, COUNTDOWN_SECONDS / 2)
    gaps = sorted(1000 * (b - a) for a, b in pairwise(beats))
    return {"gap": gaps[-1], "gap_p99": gaps[round(0.99 * (len(gaps) - 1))]}


def child_memory(app: Any, held: Any) -> dict[str, float]:
    """Of this process after three seconds, in MB: resident, its share of what is shared, its own alone."""
    run_for(app, 3.0)
    sizes: dict[str, float] = {"uss": 0.0}
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, kilobytes = line.split(":")[0], float(line.split()[1])
        if name in ("Rss", "Pss"):
            sizes[name.lower()] = kilobytes / 1024
        elif name.startswith("Private"):
            sizes["uss"] += kilobytes / 1024
    return sizes


def child_command(app: Any, held: Any) -> dict[str, float]:
    """From a key press until the countdown has been painted with what the journal has taken, in ms."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
    from PySide6.QtTest import QTest

    _, session, _ = held
    desk, loop = session.desk, QEventLoop()

    class Painted(QObject):
        seq = 0

        def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
            if fact.type() == QEvent.Type.Paint and session.hub.shown.seq > self.seq:
                watched.removeEventFilter(self)
                desk.countdown.repaint()
                loop.quit()
            return False

    painted, times = Painted(), []
    for number in range(COMMANDS):
        painted.seq = session.hub.shown.seq
        desk.countdown.installEventFilter(painted)
        begun = perf_counter()
        QTest.keyClick(desk.transport.primary, Qt.Key.Key_Minus if number % 2 else Qt.Key.Key_Plus)
        loop.exec()
        times.append(1000 * (perf_counter() - begun))
    session.shut()
    return _percentiles("command", times[20:])


def child_commit(app: Any, held: Any) -> dict[str, float]:
    """One row committed with synchronous=FULL, then a label's repaint, in ms."""
    from PySide6.QtWidgets import QApplication, QLabel

    label: QLabel = held
    times = []
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        closing(sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE facts (seq INTEGER PRIMARY KEY, body TEXT)")
        for number in range(COMMANDS):
            begun = perf_counter()
            connection.execute("INSERT INTO facts VALUES (?, ?)", (number, "x" * 200))
            label.setText(str(number))
            label.repaint()
            QApplication.processEvents()
            times.append(1000 * (perf_counter() - begun))
    return _percentiles("command", times[20:])


def _percentiles(name: str, times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {f"{name}_p50": median(ordered), f"{name}_p99": ordered[round(0.99 * (len(ordered) - 1))]}


CHILDREN: dict[str, Callable[[Any, Any], dict[str, float]]] = {
    "cpu": child_cpu,
    "gap": child_gap,
    "memory": child_memory,
    "command": child_command,
    "commit": child_commit,
    "edit": child_edit,
    "drag": child_drag,
    "resize": child_resize,
}

WINDOWS: dict[str, Callable[[Path], Any]] = {
    "bare": lambda _folder: bare_window(),
    "desk": desk_window,
    "tree": lambda _folder: bare_tree(),
    "day": lambda folder: desk_window(folder, write_long_day(folder)),
}


def be_child(what: str, window: str) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        app, held = WINDOWS[window](Path(folder))
        figures = CHILDREN[what](app, held)
        print(json.dumps(figures), flush=True)
        # Windows and threads go with the process.
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


# ---- in the parent: fresh processes, in turn with their floors


def measured(what: str, window: str) -> dict[str, float]:
    """What a fresh process measures of itself."""
    command = [sys.executable, __file__, "--child", what, "--window", window]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


@contextmanager
def started(command: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that is ended when it has said enough; its settings are its own."""
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=child_environment(**homes))
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def bare_frame(folder: Path) -> float:
    """From the start of a process to the first painting of a bare window, in ms."""
    begun = SystemClock().now().boot
    with started([sys.executable, "-c", BARE_FRAME], folder) as process:
        assert process.stdout is not None
        return (int(process.stdout.readline()) - begun) / 1e6


def desk_frames(folder: Path, programme: Path) -> tuple[float, float]:
    """From the start of a process to the window's first painting and to the programme's, in ms."""
    begun, painted = SystemClock().now().boot, {}
    command = [sys.executable, "-m", "runofshow", "open", "--probe", str(programme)]
    with started(command, folder) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said = json.loads(line)
            painted.setdefault(said["painted"], (said["boot_ns"] - begun) / 1e6)
            if len(painted) == 2:
                break
    return painted["shell"], painted["desk"]


def programme_read(programme: Path) -> tuple[float, float]:
    """Importing pydantic, and from there until the programme is read and valid, in ms."""
    command = [sys.executable, "-c", PROGRAMME_READ, str(programme)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=child_environment())
    imported, read = map(float, done.stdout.split())
    return imported, read


def child_environment(**more: str) -> dict[str, str]:
    """As an installed program finds it: with its bytecode, which the tests' environment does not write."""
    environment = {**os.environ, **more}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def line(name: str, figure: float, floor: float, unit: str, target: str = "", *, is_met: bool = True) -> None:
    verdict = f"   target {target}: {'met' if is_met else 'MISSED'}" if target else ""
    print(
        f"{name:<36}{figure:9.2f} {unit:<3} floor{floor:9.2f} {unit:<3} ratio {figure / floor:6.2f}{verdict}"
    )


def bench_frames(rounds: int) -> None:
    from runofshow.resources import resource

    bare, shells, desks, reads = [], [], [], []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        programme = folder / "programme.yaml"
        shutil.copy(resource("programmes", EXAMPLE), programme)
        desk_frames(folder, programme)  # fills the caches of files and of bytecode
        for _ in range(rounds):
            bare.append(bare_frame(folder))
            reads.append(programme_read(programme))
            shell, desk = desk_frames(folder, programme)
            shells.append(shell)
            desks.append(desk)
    floor, shell, desk = median(bare), median(shells), median(desks)
    line("first frame", shell, floor, "ms", "1.5 x", is_met=shell <= 1.5 * floor)
    line("side event shown", desk, floor, "ms", "3 x", is_met=desk <= 3 * floor)
    line("  of it, pydantic imported", median(imported for imported, _ in reads), floor, "ms")
    line("  of it, models made and YAML read", median(read for _, read in reads), floor, "ms")


def medians(what: str, window: str, rounds: int) -> dict[str, float]:
    runs = [measured(what, window) for _ in range(rounds)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def bench_commands(rounds: int) -> None:
    ours, floor = medians("command", "desk", rounds), medians("commit", "bare", rounds)
    line("command durable and painted, p50", ours["command_p50"], floor["command_p50"], "ms")
    p99 = ours["command_p99"]
    line("command durable and painted, p99", p99, floor["command_p99"], "ms", "20 ms", is_met=p99 <= 20)


def bench_idle(rounds: int) -> None:
    ours, floor = medians("cpu", "desk", rounds), medians("cpu", "bare", rounds)
    line("CPU while a countdown runs", ours["cpu"], floor["cpu"], "%", "2 %", is_met=ours["cpu"] <= 2)
    ours, floor = medians("gap", "desk", rounds), medians("gap", "bare", rounds)
    line("event loop's gap, p99", ours["gap_p99"], floor["gap_p99"], "ms")
    line("event loop's longest gap", ours["gap"], floor["gap"], "ms", "33 ms", is_met=ours["gap"] <= 33)


def bench_memory(rounds: int) -> None:
    ours, floor = medians("memory", "desk", rounds), medians("memory", "bare", rounds)
    line("memory, resident", ours["rss"], floor["rss"], "MB", "150 MB", is_met=ours["rss"] <= 150)
    line("memory, its share", ours["pss"], floor["pss"], "MB")
    line("memory, its own alone", ours["uss"], floor["uss"], "MB")


def bench_rundown(rounds: int) -> None:
    """A day of 600 rows: an edit painted, and the event loop while rows are dragged or the window resized."""
    ours, floor = medians("edit", "day", rounds), medians("edit", "tree", rounds)
    p99 = ours["edit_p99"]
    line("edit of 600 rows painted, p50", ours["edit_p50"], floor["edit_p50"], "ms")
    line("edit of 600 rows painted, p99", p99, floor["edit_p99"], "ms", "50 ms", is_met=p99 <= 50)
    line("  of it the desk's own work, p99", ours["edit_own_p99"], floor["edit_own_p99"], "ms")
    for what, words in (("drag", "dragging rows"), ("resize", "resizing the window")):
        ours, floor = medians(what, "day", rounds), medians(what, "tree", rounds)
        most = ours[f"{what}_most"]
        line(f"gap while {words}, p99", ours[f"{what}_p99"], floor[f"{what}_p99"], "ms")
        line(f"longest gap while {words}", most, floor[f"{what}_most"], "ms", "33 ms", is_met=most <= 33)
        own = f"{what}_own_most"
        line("  the desk's own work in a gap, most", ours[own], floor[own], "ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("frames", "commands", "idle", "memory", "rundown"))
    parser.add_argument("--child", choices=sorted(CHILDREN), help=argparse.SUPPRESS)
    parser.add_argument("--window", choices=sorted(WINDOWS), default="desk", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        be_child(given.child, given.window)
    benches = {
        "frames": lambda: bench_frames(2 * given.rounds + 1),
        "commands": lambda: bench_commands(given.rounds),
        "idle": lambda: bench_idle(max(1, given.rounds // 2)),
        "memory": lambda: bench_memory(given.rounds),
        "rundown": lambda: bench_rundown(given.rounds),
    }
    for name, bench in benches.items():
        if given.only in (None, name):
            bench()


if __name__ == "__main__":
    main()
