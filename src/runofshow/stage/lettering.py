"""Fitting words into a width: balanced lines, a little smaller, and only then an ellipsis. Pure.

Widths are measured at a font size of one px. The fonts are unhinted, so a width at any size is that
times the size, and nothing has to be tried out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

__all__ = ["SHRINK", "Lettering", "Measure", "elide", "fit_card", "fit_lines"]

Measure = Callable[[str], float]
"""Text → its width at a font size of one px."""

SHRINK = 0.85
"""How far a name may shrink before it must do something else."""

ELLIPSIS = "…"
_LONGEST_ABBREVIATION = 5
_LOOSE_ENDS = " ,;:·–-"
_MAY_BREAK = "\u200b"
"""Ends a piece of a word that the next piece may follow on the same line without a space."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text and the font size in px at which they fit."""

    lines: tuple[str, ...]
    px: float


def fit_lines(
    text: str,
    width: float,
    height: float,
    px: float,
    measure: Measure,
    *,
    line_height: float,
    max_lines: int,
    least_px: float,
) -> Lettering:
    """On one line at `px`, else on more and at most 15 % smaller, else smaller down to `least_px`.

    line_height: in multiples of the font size. What doesn't fit even then is broken at its hyphens
    too, and only then elided at its end. An honorific is never parted from its name.
    """
    words = _glued(text.split())
    if measure(text) * px <= width or not words:
        return Lettering((text,), px)
    for pieces in (words, _hyphenated(words)):
        best = _best(pieces, width, height, px, measure, line_height, max_lines, least_px)
        if best.px >= least_px:
            return best
    room = max(1, min(max_lines, int(height / (least_px * line_height))))
    return Lettering(_filled(words, room, width / least_px, measure), least_px)


def _best(
    words: Sequence[str],
    width: float,
    height: float,
    px: float,
    measure: Measure,
    line_height: float,
    max_lines: int,
    least_px: float,
) -> Lettering:
    """The fewest lines that need at most 15 % less than `px`, else those that allow the largest size."""
    wanted = max(px * SHRINK, min(px, least_px))
    best = Lettering((), 0.0)
    for count in range(2, max_lines + 1):
        lines, widest = _balanced(words, count, measure)
        fitted = Lettering(lines, min(px, width / widest, height / (len(lines) * line_height)))
        if fitted.px >= wanted:
            return fitted
        best = max(best, fitted, key=lambda lettering: lettering.px)
    return best


def fit_card(
    text: str,
    width: float,
    height: float,
    measure: Measure,
    *,
    one_line_px: float,
    two_lines_px: float,
    line_height: float,
    max_lines: int,
) -> Lettering:
    """One line at its size, else two at theirs; what is longer gets as large as the box allows.

    line_height: in multiples of the font size.
    """
    if measure(text) * one_line_px <= width and one_line_px * line_height <= height:
        return Lettering((text,), one_line_px)
    best = Lettering((text,), min(two_lines_px, width / measure(text), height / line_height))
    for count in range(2, max_lines + 1):
        lines, widest = _balanced(text.split(), count, measure)
        fitted = Lettering(lines, min(two_lines_px, width / widest, height / (len(lines) * line_height)))
        best = max(best, fitted, key=lambda lettering: lettering.px)
    return best


def elide(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits in front of an ellipsis; `width` at one px."""
    if measure(text) <= width:
        return text
    kept = text
    while kept and measure(kept.rstrip(_LOOSE_ENDS) + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip(_LOOSE_ENDS) + ELLIPSIS


def _glued(words: Sequence[str]) -> tuple[str, ...]:
    """Honorifics and initials joined to what follows: `H.E. Mr. Paul` is one word."""
    joined: list[str] = []
    for word in words:
        if joined and _is_abbreviation(joined[-1].split()[-1]):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return tuple(joined)


def _hyphenated(words: Sequence[str]) -> tuple[str, ...]:
    """The words with a place to break after each hyphen."""
    return tuple(
        piece for word in words for piece in word.replace("-", f"-{_MAY_BREAK}\n").split("\n") if piece
    )


def _line(words: Sequence[str]) -> str:
    return " ".join(words).replace(f"{_MAY_BREAK} ", "").replace(_MAY_BREAK, "")


def _is_abbreviation(word: str) -> bool:
    return word.endswith(".") and len(word) <= _LONGEST_ABBREVIATION


def _balanced(words: Sequence[str], count: int, measure: Measure) -> tuple[tuple[str, ...], float]:
    """The split into at most `count` lines whose widest line is narrowest, and that line's width.

    Of several, the one whose lines are most alike.
    """
    space = measure(" ")
    ends = [0.0, *accumulate(measure(_line([word])) + space for word in words)]
    total = len(words)

    @cache
    def best(start: int, lines: int) -> tuple[float, float, tuple[int, ...]]:
        """(widest line, sum of the lines' squares, where lines end) of the words from `start` on."""
        whole = ends[total] - ends[start] - space
        options: list[tuple[float, float, tuple[int, ...]]] = [(whole, whole**2, (total,))]
        for end in range(start + 1, total if lines > 1 else 0):
            widest, squares, breaks = best(end, lines - 1)
            line = ends[end] - ends[start] - space
            options.append((max(widest, line), squares + line**2, (end, *breaks)))
        return min(options)

    breaks = best(0, count)[-1]
    lines = tuple(_line(words[start:end]) for start, end in zip((0, *breaks[:-1]), breaks, strict=True))
    return lines, max(measure(line) for line in lines)


def _filled(words: Sequence[str], count: int, width: float, measure: Measure) -> tuple[str, ...]:
    """Lines filled one after the other, the last one with all that is left, elided."""
    lines: list[str] = []
    rest = list(words)
    while rest and len(lines) < count - 1:
        taken = 1
        while taken < len(rest) and measure(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(elide(" ".join(rest[:taken]), width, measure))
        rest = rest[taken:]
    return (*lines, elide(" ".join(rest), width, measure)) if rest else tuple(lines)
