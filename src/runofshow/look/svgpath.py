"""Our phase shapes' SVG path data as painter paths: the few commands that they use."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

__all__ = ["painter_path"]

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")


@cache
def painter_path(data: str) -> QPainterPath:
    """The path of SVG data made of M, L, H, V (absolute), a (relative half circles) and Z, odd-even.

    Raises ValueError for any other command. Callers share the path: paint with it, don't change it.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    tokens = iter(_TOKEN.findall(data))
    command = ""
    for token in tokens:
        if token.isalpha():
            command, first = token, ""
        else:
            first = token
        _draw(path, command, first, tokens)
    return path


def _draw(path: QPainterPath, command: str, first: str, tokens: Iterator[str]) -> None:
    """One step of `command`; `first` is its first number where the command letter is repeated silently."""

    def number() -> float:
        nonlocal first
        taken, first = first, ""
        return float(taken or next(tokens))

    here = path.currentPosition()
    match command:
        case "M":
            path.moveTo(number(), number())
        case "L":
            path.lineTo(number(), number())
        case "H":
            path.lineTo(number(), here.y())
        case "V":
            path.lineTo(here.x(), number())
        case "Z":
            path.closeSubpath()
        case "a":
            radius, *_, sweep, across, down = (number() for _ in range(7))
            _half_circle(path, here, here + QPointF(across, down), radius, is_clockwise=sweep == 1)
        case _:
            raise ValueError(f"SVG path command {command!r} is not one that phase shapes use")


def _half_circle(
    path: QPainterPath, start: QPointF, end: QPointF, radius: float, *, is_clockwise: bool
) -> None:
    """An arc between two ends of a diameter."""
    diameter = math.hypot(end.x() - start.x(), end.y() - start.y())
    if abs(diameter - 2 * radius) > 1e-6:
        raise ValueError("phase shapes use half circles only")
    centre = (start + end) / 2
    box = QRectF(centre.x() - radius, centre.y() - radius, diameter, diameter)
    angle = math.degrees(math.atan2(centre.y() - start.y(), start.x() - centre.x()))
    path.arcTo(box, angle, -180.0 if is_clockwise else 180.0)
