"""Fitting words into a width: names wrap, everything else elides at its end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

__all__ = ["ElidedLabel", "balanced_lines", "elided"]


def elided(font: QFont, text: str, width: float) -> str:
    """The text, cut at its end with an ellipsis where it doesn't fit."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def balanced_lines(font: QFont, text: str, width: float) -> list[str]:
    """A name on one line, or on two that are about equally long, broken at a space. Never cut."""
    metrics = QFontMetricsF(font)
    words = text.split()
    if metrics.horizontalAdvance(text) <= width or len(words) < 2:
        return [text]
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    best = min(breaks, key=lambda pair: max(metrics.horizontalAdvance(line) for line in pair))
    return list(best)


class ElidedLabel(QLabel):
    """A label that cuts its words at the end and keeps them whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(elided(self.font(), self._words, self.width()))
