"""Paints the introduction of the next speaker, with what there is room for; names are never cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from runofshow.desk.handing_words import IntroductionWords
from runofshow.desk.text import balanced_lines, elided, name_font
from runofshow.look.fonts import text_font, title_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["IntroductionBlock"]

VARIANTS = ((3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (0, 2), (0, 1), (0, 0), (0, -1))
"""Lines of what is to be said, and of function and organisation, from the fullest to the barest.

Below nought the caption goes, too: the name alone stands.
"""

NAME, LINE, CAPTION = 32, 20, 16
LENGTH_GAP = 16


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of text. gap: px of air above it."""

    font: QFont
    tone: str
    text: str
    height: int
    gap: int = 0


class IntroductionBlock:
    """Measures and paints the words of an introduction in a given width."""

    def __init__(self) -> None:
        self._name, self._caption = title_font(24), text_font(11, 500)
        self._body, self._strong = text_font(13), text_font(13, 500)
        self._length = text_font(18, 600, times=True)

    def height(self, words: IntroductionWords, width: float, most: int) -> int:
        """most: the height it may take, in px; the name stands whatever it takes."""
        return _height(self._rows(words, width, most))

    def paint(
        self, painter: QPainter, words: IntroductionWords, width: float, most: int, theme: Theme
    ) -> int:
        """Paint from the top; returns where it ends."""
        top, rows = 0, self._rows(words, width, most)
        above = 0 if rows[0].tone == "text" else px(CAPTION)
        for row in rows:
            top += row.gap
            painter.setFont(row.font)
            painter.setPen(QColor(getattr(theme.neutral, row.tone)))
            box = QRectF(0, top, width, row.height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, row.text)
            top += row.height
        painter.setFont(self._length)
        painter.setPen(QColor(theme.neutral.text))
        box = QRectF(0, above, width, px(NAME))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words.length)
        return top

    # ---- which lines

    def _rows(self, words: IntroductionWords, width: float, most: int) -> list[_Row]:
        """The fullest variant that is not too high."""
        for said, about in VARIANTS:
            rows = list(self._variant(words, width, said, about))
            if _height(rows) <= most:
                break
        return rows

    def _variant(self, words: IntroductionWords, width: float, said: int, about: int) -> Iterator[_Row]:
        if about >= 0:
            yield _Row(self._caption, "text_3", elided(self._caption, words.caption, width), px(CAPTION))
        room = width - QFontMetricsF(self._length).horizontalAdvance(words.length) - px(LENGTH_GAP)
        lines = balanced_lines(self._name, words.name, room)
        font = name_font(self._name, lines, room)
        for line in lines:
            yield _Row(font, "text", elided(font, line, room), px(NAME))
        if words.pronunciation:
            yield from self._wrapped(self._body, "text_2", words.pronunciation, width, min(1, about))
        yield from self._wrapped(self._body, "text_2", words.about, width, about)
        yield from self._wrapped(self._strong, "text", words.behalf, width, 2)
        yield from self._wrapped(self._body, "text", words.line, width, said, gap=px(6))

    def _wrapped(
        self, font: QFont, tone: str, text: str, width: float, most: int, gap: int = 0
    ) -> Iterator[_Row]:
        for number, line in enumerate(wrapped(font, text, width, most)):
            yield _Row(font, tone, line, px(LINE), 0 if number else gap)


def _height(rows: list[_Row]) -> int:
    return sum(row.gap + row.height for row in rows)


def wrapped(font: QFont, text: str, width: float, most: int) -> list[str]:
    """Words on at most so many lines, broken at spaces; the last one is cut where they need more."""
    metrics, words = QFontMetricsF(font), text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and metrics.horizontalAdvance(" ".join(words[: taken + 1])) <= width:
            taken += 1
        is_last = len(lines) == most - 1
        lines.append(elided(font, " ".join(words if is_last else words[:taken]), width))
        words = words[taken:]
    return lines
