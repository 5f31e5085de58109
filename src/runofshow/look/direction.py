"""Which way a text is read. Pure, no Qt."""

from __future__ import annotations

from unicodedata import bidirectional

__all__ = ["is_right_to_left"]


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction at all, as the Unicode bidirectional algorithm decides."""
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"
