"""How large the desk's text is: one factor for its fonts and for every measure that holds text.

It is put on together with a theme (`stylesheet.apply_theme`). Stage and documents have sizes of
their own and take no notice of it.
"""

from __future__ import annotations

__all__ = ["NORMAL", "PERCENTS", "larger", "nearest", "px", "set_text_percent", "smaller", "text_percent"]

PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The sizes that can be chosen, in per cent of the ordinary one."""

NORMAL = 100

_percent = NORMAL


def set_text_percent(percent: int) -> None:
    """From here on fonts and measures are made in this size; what is there already stays as it is."""
    global _percent
    _percent = percent


def text_percent() -> int:
    return _percent


def px(length: float) -> int:
    """A length of the design that holds text, in logical px at the chosen size."""
    return round(length * _percent / NORMAL)


def larger(percent: int) -> int:
    """The next size up, or the largest."""
    return next((step for step in PERCENTS if step > percent), PERCENTS[-1])


def smaller(percent: int) -> int:
    """The next size down, or the smallest."""
    return next((step for step in reversed(PERCENTS) if step < percent), PERCENTS[0])


def nearest(percent: int) -> int:
    """The size that can be chosen and comes nearest to any number."""
    return min(PERCENTS, key=lambda step: abs(step - percent))
