"""Lucide icons, drawn in the colour of the text they stand by."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from runofshow.look.tokens import theme
from runofshow.resources import resource

__all__ = ["icon", "pixmap", "set_button_icon"]

_LUCIDE_UNITS = 24.0
_LUCIDE_STROKE = 'stroke-width="2"'
_WORD_GAP = 4
"""Added to the 4 px that Qt leaves between icon and words."""


@lru_cache(maxsize=512)
def pixmap(
    name: str, colour: str, size: int = 16, dpr: float = 1.0, *, before: int = 0, after: int = 0
) -> QPixmap:
    """The icon `name` in `colour`, `size` logical px square; its stroke is equally thick at every size.

    before, after: empty px to the left and right. Raises ResourceMissingError for a name that isn't bundled.
    """
    drawing = QSvgRenderer(QByteArray(_coloured(name, colour, size).encode()))
    picture = QPixmap(round((before + size + after) * dpr), round(size * dpr))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(before * dpr, 0, size * dpr, size * dpr))
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


def icon(
    name: str, colour: str, size: int = 16, dpr: float | None = None, *, disabled: str | None = None
) -> QIcon:
    """The icon for a button or menu; `disabled`: its colour while the control can't be used.

    dpr: the finest pixel ratio to have at hand; None takes that of the main screen.
    """
    return _icon(name, colour, size, _finest() if dpr is None else dpr, disabled)


def set_button_icon(
    button: QAbstractButton, name: str, colour: str, size: int = 18, *, disabled: str | None = None
) -> None:
    """Put an icon on a button, with air between it and the words, which Qt leaves too close."""
    gap = _WORD_GAP if button.text() else 0
    is_mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    before, after = (gap, 0) if is_mirrored else (0, gap)
    button.setIcon(_icon(name, colour, size, _finest(), disabled, before, after))
    button.setIconSize(QSize(size + gap, size))


@lru_cache(maxsize=256)
def _icon(
    name: str, colour: str, size: int, dpr: float, disabled: str | None, before: int = 0, after: int = 0
) -> QIcon:
    made = QIcon()
    for ratio in sorted({1.0, dpr}):
        made.addPixmap(pixmap(name, colour, size, ratio, before=before, after=after))
        if disabled is not None:
            made.addPixmap(
                pixmap(name, disabled, size, ratio, before=before, after=after), QIcon.Mode.Disabled
            )
    return made


def _finest() -> float:
    return QGuiApplication.primaryScreen().devicePixelRatio()


def _coloured(name: str, colour: str, size: int) -> str:
    """The SVG with its colour in place and a stroke that comes out at the token's width in px."""
    stroke = theme("dark").icon.stroke * _LUCIDE_UNITS / size
    return (
        _source(name).replace(_LUCIDE_STROKE, f'stroke-width="{stroke:.4g}"').replace("currentColor", colour)
    )


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
