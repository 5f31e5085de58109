"""The colours of voting cards, as paper has them: like no phase of the clock, never without their name."""

from __future__ import annotations

__all__ = ["CARD_COLOURS", "card_colour"]

CARD_COLOURS = {
    "green": "#66BB5C",
    "yellow": "#EFEF3F",
    "red": "#CF3B22",
    "blue": "#2B6CB8",
    "orange": "#E8792B",
    "white": "#FFFFFF",
    "black": "#1A1A1A",
    "grey": "#8A8A8A",
    "gray": "#8A8A8A",
    "pink": "#F2A3C0",
    "purple": "#7B4BA8",
    "violet": "#7B4BA8",
    "brown": "#8B5A34",
    "turquoise": "#2A9DA5",
}


def card_colour(name: str) -> str | None:
    """`#RRGGBB` of a card by its colour's name, as a programme writes it; None for one that is not known."""
    words = name.casefold().split()
    return next((CARD_COLOURS[word] for word in words if word in CARD_COLOURS), None)
