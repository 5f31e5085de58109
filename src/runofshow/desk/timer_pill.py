"""The timer beside the slot's own on the desk: a small pill with what it times and how long it has left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.timer import TimerView

__all__ = ["HEIGHT", "paint_timer", "timer_width", "timer_words"]

HEIGHT = 22
_AIR, _GAP, _ICON = 10, 6, 14


def timer_words(timer: TimerView) -> str:
    """Vote 1:42, Timer +0:10."""
    return f"{timer.label} {timer.digits}"


def timer_width(timer: TimerView) -> float:
    """It keeps its width while the digits change, but for the sign of what is over."""
    widest = "".join("8" if letter.isdigit() else letter for letter in timer_words(timer))
    words = QFontMetricsF(text_font(13, 600, times=True)).horizontalAdvance(widest)
    return words + 2 * px(_AIR) + px(_ICON) + px(_GAP)


def paint_timer(painter: QPainter, left: float, middle: float, timer: TimerView, theme: Theme) -> None:
    """Outlined while it runs, filled once it is up: neutral, as no phase of the slot's clock is meant."""
    neutral = theme.neutral
    ink = neutral.centre if timer.is_up else neutral.text
    box = QRectF(left, middle - px(HEIGHT) / 2, timer_width(timer), px(HEIGHT))
    inset = theme.hair / 2
    painter.setPen(QPen(QColor(neutral.text if timer.is_up else neutral.line_strong), theme.hair))
    painter.setBrush(QColor(neutral.text) if timer.is_up else Qt.BrushStyle.NoBrush)
    shape = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    side = px(_ICON)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        round(box.left() + px(_AIR)), round(middle - side / 2), pixmap("clock", ink, side, ratio)
    )
    painter.setFont(text_font(13, 600, times=True))
    painter.setPen(QColor(ink))
    words = box.adjusted(px(_AIR) + side + px(_GAP), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, timer_words(timer))
