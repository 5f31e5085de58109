"""Paint time of countdown and progress bar beside the plain text drawing it cannot beat.

Run `python tests/bench/bench_paint.py`; it needs no display. A fresh second is a text not painted
before; the same second again is what a phase that crosses over paints, frame by frame.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median
from time import perf_counter_ns

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from runofshow.look.fonts import display_font, fit_countdown, load_fonts
from runofshow.look.phases import BarColours, paint_countdown, paint_progress, stage_bar_sizes
from runofshow.look.tokens import theme

ROUNDS = 300
SIZES = ((1280, 800), (1920, 1080))


def seconds() -> Iterator[str]:
    """More texts than any cache of outlines holds."""
    return cycle([f"{left // 60}:{left % 60:02}" for left in range(599, 0, -1)])


def main() -> None:
    app = QGuiApplication([])
    load_fonts()
    for width, height in SIZES:
        report(width, height)
    app.quit()


def report(width: int, height: int) -> None:
    """Print the median of each way to paint, in µs, and its ratio to the floor."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    texts = seconds()
    floor = measure(image, lambda painter: draw_text(painter, image, next(texts)))
    fresh = measure(image, lambda painter: paint(painter, image, next(texts)))
    same = measure(image, lambda painter: paint(painter, image, "3:42"))
    print(f"{width} x {height}: floor, QPainter.drawText of the same text {floor:8.0f} µs")
    print(
        f"{width} x {height}: countdown and bar, a fresh second      {fresh:8.0f} µs  {fresh / floor:5.2f} x"
    )
    print(f"{width} x {height}: countdown and bar, the same second     {same:8.0f} µs  {same / floor:5.2f} x")


def measure(image: QImage, work: Callable[[QPainter], None]) -> float:
    """The median time of one painting in µs; clearing the picture isn't counted."""
    times = []
    for _ in range(ROUNDS):
        image.fill(QColor("#0B0D10"))
        painter = QPainter(image)
        begun = perf_counter_ns()
        work(painter)
        times.append(perf_counter_ns() - begun)
        painter.end()
    return median(times) / 1000


def digits_box(image: QImage) -> QRectF:
    margin = 0.074 * image.height()
    return QRectF(margin, 0.16 * image.height(), image.width() - 2 * margin, 0.41 * image.height())


def draw_text(painter: QPainter, image: QImage, text: str) -> None:
    box = digits_box(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(display_font(fit_countdown(5, box.width(), box.height()), countdown=True))
    painter.setPen(QColor("#58E3B4"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def paint(painter: QPainter, image: QImage, text: str) -> None:
    look, height = theme("dark"), image.height()
    box = digits_box(image)
    paint_countdown(painter, box, text, look.stage["running"].digits, 5)
    bar = QRectF(box.left(), 0.67 * height, box.width(), 0.05 * height)
    stage = look.stage["running"]
    colours = BarColours(stage.signal, stage.track, stage.field, stage.text)
    paint_progress(painter, bar, 0.54, (0.75,), colours, stage_bar_sizes(look, height))


if __name__ == "__main__":
    main()
