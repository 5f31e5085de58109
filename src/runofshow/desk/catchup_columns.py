"""Where the columns of the table of proposals lie: one reckoning for its head, its rows and its last line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from runofshow.look.scale import px

__all__ = ["INSET", "SIDE", "Columns", "columns_at", "is_low", "is_narrow", "is_tight"]

SIDE = 24
"""Room at either edge of the page."""

INSET = 14
"""Room in a column beside its figures."""

WAY_LEAST, WAY_MOST, WAY_SHARE = 160, 240, 0.19
"""The width of a way: at the ordinary size of text, and of the page's width."""

STANDS, NARROW_STANDS, NARROW_WAY = 96, 84, 128

NARROW_BELOW = 640
LOW_BELOW, TIGHT_BELOW = 540, 400


def is_narrow(width: int) -> bool:
    """Whether a page so wide has room for one way only: the chosen one."""
    return width < px(NARROW_BELOW)


def is_low(height: int) -> bool:
    """Whether a page so high says only what it must."""
    return height < px(LOW_BELOW)


def is_tight(height: int) -> bool:
    """Whether even its rows keep to one line."""
    return height < px(TIGHT_BELOW)


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of names, as it stands, and each way; then the right edge of all. What is out of sight
    has no width.

    is_stacked: differences stand under their figures, where there is no room beside them.
    """

    edges: tuple[int, ...]
    is_stacked: bool

    def span(self, column: int) -> tuple[int, int]:
        """(left, width) of a column."""
        return self.edges[column], self.edges[column + 1] - self.edges[column]

    def is_in_sight(self, column: int) -> bool:
        return self.span(column)[1] > 0

    def text_right(self, column: int) -> int:
        """Where the figures of a column end."""
        right = self.edges[column + 1]
        return right - (SIDE if right == self.edges[-1] else INSET)

    @property
    def widths(self) -> list[int]:
        return [right - left for left, right in pairwise(self.edges)]


def columns_at(width: int, ways: int, chosen: int) -> Columns:
    """The columns of a page so wide, in the chosen size of text."""
    if is_narrow(width):
        way = width - px(NARROW_WAY) - SIDE + INSET
        lefts = [way if place <= chosen else width for place in range(ways)]
        return Columns((0, way - px(NARROW_STANDS), *lefts, width), is_stacked=False)
    wanted = max(px(WAY_LEAST), min(px(WAY_MOST), round(width * WAY_SHARE)))
    way = min(wanted, (width - px(STANDS)) // (ways + 1))
    last = way + SIDE - INSET
    lefts = [width - last - way * number for number in reversed(range(ways))]
    return Columns((0, lefts[0] - px(STANDS), *lefts, width), is_stacked=way < px(140))
