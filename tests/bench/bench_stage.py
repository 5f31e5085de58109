"""What a picture of the stage costs at 1920 × 1080, beside the least that such a picture could cost.

Run it as a script. The floor fills the screen once and draws the digits once as text. `whole` is a full
repaint, as when a phase changes; `second` repaints what each second changes; `words` sets all words anew,
as a fact does. Then, from bench_same_second, how far apart desk and stages paint the same second.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter_ns

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_same_second import main as same_second
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from runofshow.look.fonts import display_font, load_fonts
from runofshow.look.tokens import theme
from runofshow.show.cues import Phase
from runofshow.stage.composing import compose
from runofshow.stage.painting import composition, paint_stage, stage_palette, ticking_area
from runofshow.stage.view import StageView, Words

WIDTH, HEIGHT, ROUNDS = 1920, 1080, 200

WORDS = Words(
    phase_word="Wrap up",
    clock="08:56",
    remark="",
    name="Ms. Ada Example",
    is_person=True,
    detail="Institute of Examples",
    next_name="Mr. Ben Sample",
    is_next_person=True,
    next_organisation="Town of Sampleton",
    next_length="8 min",
    card="",
    card_tone="info",
    is_idle=False,
    title="A session of examples",
    room="Room 3",
)


def microseconds(call: Callable[[int], None]) -> float:
    """The median of ROUNDS calls, after a few to warm up."""
    taken = []
    for count in range(ROUNDS + 10):
        begun = perf_counter_ns()
        call(count)
        taken.append((perf_counter_ns() - begun) / 1000)
    return statistics.median(taken[10:])


def main() -> None:
    app = QApplication.instance() or QApplication([])
    load_fonts()
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    view = StageView(Phase.WARNING, "1:33", 5, 0.806, (0.75,), WORDS)
    palette = stage_palette(theme("dark"), view.phase)
    layout = composition(view, WIDTH, HEIGHT).layout
    font = display_font(layout.digits_px, countdown=True)

    def floor(count: int) -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), palette.field)
        painter.setPen(QColor(palette.digits))
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, WIDTH, 800), Qt.AlignmentFlag.AlignCenter, f"1:{count % 60:02}")
        painter.end()

    def paint(count: int, exposed: QRectF | None) -> None:
        shown = replace(view, digits=f"1:{count % 60:02}")
        painter = QPainter(image)
        if exposed is not None:
            painter.setClipRect(exposed)
        paint_stage(painter, shown, composition(shown, WIDTH, HEIGHT), palette, exposed)
        painter.end()

    def words(count: int) -> None:
        compose(replace(WORDS, clock=f"{count:05}"), WIDTH, HEIGHT, 5)

    area = QRectF(ticking_area(composition(view, WIDTH, HEIGHT)).toAlignedRect())
    least = microseconds(floor)
    for name, taken in (
        ("floor", least),
        ("whole", microseconds(lambda count: paint(count, None))),
        ("second", microseconds(lambda count: paint(count, area))),
        ("words", microseconds(words)),
    ):
        print(f"{name:8}{taken:9.0f} µs   {taken / least:5.2f} × floor")
    same_second()
    del app


if __name__ == "__main__":
    main()
