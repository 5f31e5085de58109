"""A day of 100 segments of five turns on the desk, edited, dragged in and resized; beside it a bare tree.

The children of bench_desk.py that measure it. The bare tree is a QTreeView over a QStandardItemModel
with as many rows, which gets the same mouse and the same sizes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

SEGMENTS, TURNS = 100, 5
EDITS = 200
SECONDS = 6.0
FRAME_MS = 16
WAIT = 40
"""Frames for which the mouse is held at the edge."""


def write_long_day(folder: Path) -> Path:
    """The programme of the day, as a file."""
    lines = [
        "title: A long day",
        "date: 2018-12-07",
        'start: "08:30"',
        "time_zone: Africa/Casablanca",
        "people:",
    ]
    for number in range(50):
        lines += [f"  - id: p{number}", f"    name: Person Number {number} of the Conference"]
        lines += [f"    organisation: Organisation {number}"]
    lines.append("segments:")
    for segment in range(SEGMENTS):
        lines += [
            f"  - id: s{segment}",
            f"    title: Segment number {segment}",
            "    duration: 6m",
            "    turns:",
        ]
        for turn in range(TURNS):
            person = (segment * TURNS + turn) % 50
            lines += [f"      - id: t{turn}", f"        person: p{person}", "        duration: 1m"]
    path = folder / "long-day.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def bare_tree() -> Any:
    """An application with a plain tree of as many rows."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTreeView

    app = QApplication(sys.argv[:1])
    model = QStandardItemModel()
    for segment in range(SEGMENTS):
        top = QStandardItem(f"Segment number {segment}")
        for turn in range(TURNS):
            top.appendRow(QStandardItem(f"Person Number {turn} of the Conference"))
        model.appendRow(top)
    tree = QTreeView()
    tree.setModel(model)
    tree.expandAll()
    tree.resize(1280, 800)
    tree.show()
    return app, (tree, model)


def _parts(held: Any) -> tuple[Any, Any, Callable[[int], None], Callable[[], int]]:
    """(window, tree, edit a row, what counts the edits that are on screen) of a desk or of a bare tree."""
    if len(held) == 2:
        tree, model = held
        item, counted = model.item(50).child(2), [0]

        def set_text(number: int) -> None:
            item.setText(f"Person Number {number}")
            counted[0] += 1

        return tree, tree, set_text, lambda: counted[0]
    from runofshow.show.commands import Edit

    shell, session, _ = held

    def edit(number: int) -> None:
        session.hub.submit(Edit(item="s50/t2", changes={"duration": f"{61 + number}s"}))

    return shell, session.desk.rundown, edit, lambda: int(session.hub.shown.seq)


def child_edit(app: Any, held: Any) -> dict[str, float]:
    """From an edit until the rows have been painted with what the journal has taken, in ms."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject

    _, tree, edit, seen = _parts(held)
    model, loop = tree.model(), QEventLoop()
    tree.scrollTo(model.index(2, 0, model.index(50, 0)))
    app.processEvents()

    class Painted(QObject):
        before = 0

        def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
            if fact.type() == QEvent.Type.Paint and seen() > self.before:
                watched.removeEventFilter(self)
                tree.viewport().repaint()
                loop.quit()
            return False

    painted, times, own = Painted(), [], []
    for number in range(EDITS):
        painted.before = seen()
        tree.viewport().installEventFilter(painted)
        begun, worked = perf_counter(), thread_time()
        edit(number)
        loop.exec()
        times.append(1000 * (perf_counter() - begun))
        own.append(1000 * (thread_time() - worked))
    return _figures("edit", times[20:]) | _figures("edit_own", own[20:])


def child_drag(app: Any, held: Any) -> dict[str, float]:
    """Gaps of the event loop while rows are dragged up and down past the edges, and dropped."""
    _, tree, _, _ = _parts(held)
    app.processEvents()
    sweep = _sweep(tree)
    return _gaps(app, lambda: next(sweep), "drag")


def _sweep(tree: Any) -> Iterator[None]:
    """Press on a segment, move out at an edge, wait while it scrolls, release; then the other."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    viewport, left, none = tree.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def send(kind: QEvent.Type, y: float, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        spot = QPointF(120, y)
        no_keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, spot, viewport.mapToGlobal(spot), button, held, no_keys)
        )

    for is_down in cycle((True, False)):
        start, end = _segment_at(tree), viewport.height() + 20.0 if is_down else -20.0
        send(QEvent.Type.MouseButtonPress, start, left, left)
        places = [start + number * (end - start) / 30 for number in range(1, 31)] + WAIT * [end]
        for y in places:
            send(QEvent.Type.MouseMove, y, none, left)
            yield
        send(QEvent.Type.MouseButtonRelease, places[-1], left, none)
        yield


def _segment_at(tree: Any) -> float:
    """The height of a segment in the middle of what is in sight."""
    from PySide6.QtCore import QPoint

    tops = (y for y in range(tree.viewport().height() // 2, tree.viewport().height(), 4))
    return float(next(y for y in tops if not tree.indexAt(QPoint(120, y)).parent().isValid()))


def child_resize(app: Any, held: Any) -> dict[str, float]:
    """Gaps of the event loop while the window changes its size at each frame."""
    window, _, _, _ = _parts(held)
    widths = cycle([*range(1100, 1700, 12), *range(1700, 1100, -12)])
    return _gaps(app, lambda: window.resize(next(widths), 800), "resize")


def _gaps(app: Any, act: Callable[[], None], name: str) -> dict[str, float]:
    """The longest times between two beats of a timer of 1 ms while something happens at each frame.

    Own: how long the thread itself worked in them, which other programs on the machine do not lengthen.
    """
    from PySide6.QtCore import Qt, QTimer

    beats: list[tuple[float, float]] = []
    beat, frame = QTimer(interval=1), QTimer(interval=FRAME_MS)
    for timer in (beat, frame):
        timer.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: beats.append((perf_counter(), thread_time())))
    frame.timeout.connect(act)
    beat.start()
    frame.start()
    QTimer.singleShot(round(SECONDS * 1000), app.quit)
    app.exec()
    wall, own = (
        [1000 * (after[which] - before[which]) for before, after in pairwise(beats)] for which in (0, 1)
    )
    return _figures(name, wall[20:]) | _figures(f"{name}_own", own[20:])


def _figures(name: str, times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    p99 = ordered[round(0.99 * (len(ordered) - 1))]
    return {f"{name}_p50": median(ordered), f"{name}_p99": p99, f"{name}_most": ordered[-1]}
