"""How close the rows of the desk stand: a matter of the room there is and of the size of the text."""

from __future__ import annotations

from enum import IntEnum

from runofshow.look.scale import NORMAL

__all__ = ["Density", "density_of", "is_narrow"]

CLOSE_BELOW, TIGHT_BELOW = 760, 580
"""Heights of the desk, in px at the ordinary size of text."""

FOLD_BELOW = 1180
"""The width below which the minutes fold into a tab beside the rundown."""


class Density(IntEnum):
    """AIRY: as designed. CLOSE: less air. TIGHT: countdown, names and controls stay, the rest goes."""

    AIRY = 0
    CLOSE = 1
    TIGHT = 2


def density_of(height: int, percent: int) -> Density:
    """For a desk `height` px high whose text has that size."""
    plain = height * NORMAL / percent
    if plain >= CLOSE_BELOW:
        return Density.AIRY
    return Density.CLOSE if plain >= TIGHT_BELOW else Density.TIGHT


def is_narrow(width: int, percent: int) -> bool:
    """Whether the minutes find no column of their own."""
    return width * NORMAL / percent < FOLD_BELOW
