"""Every key of the desk by menu, from the one table of actions. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from runofshow.desk.actions import ActionSpec

__all__ = ["KeyGroup", "KeyLine", "in_columns", "key_groups"]

_ONLY_ROWS = "in the rundown"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a key does, and every key that does it; `where` it counts, if not everywhere."""

    words: str
    keys: tuple[str, ...]
    where: str = ""

    @property
    def spoken(self) -> str:
        where = f", {self.where}" if self.where else ""
        return f"{self.words}: {' or '.join(self.keys)}{where}"


@dataclass(frozen=True, slots=True)
class KeyGroup:
    title: str
    lines: tuple[KeyLine, ...]

    @property
    def spoken(self) -> str:
        return "\n".join((self.title, *(line.spoken for line in self.lines)))


def key_groups(specs: Sequence[ActionSpec], native: Callable[[str], str]) -> tuple[KeyGroup, ...]:
    """Menus and their lines in the order of the table, without what has no key.

    native: a key as this system writes it.
    """
    menus = dict.fromkeys(spec.menu for spec in specs)
    groups = (KeyGroup(menu, _lines(specs, menu, native)) for menu in menus)
    return tuple(group for group in groups if group.lines)


def _lines(specs: Sequence[ActionSpec], menu: str, native: Callable[[str], str]) -> tuple[KeyLine, ...]:
    return tuple(
        KeyLine(
            spec.text.replace("&", "").rstrip("…"),
            tuple(map(native, spec.keys)),
            _ONLY_ROWS if spec.is_of_rows else "",
        )
        for spec in specs
        if spec.menu == menu and spec.keys
    )


def in_columns(groups: Sequence[KeyGroup], number: int) -> tuple[tuple[KeyGroup, ...], ...]:
    """The groups in so many columns of about the same height, in their order from the first column on."""
    heights = [len(group.lines) + 2 for group in groups]
    wanted = sum(heights) / max(1, number)
    columns: list[list[KeyGroup]] = [[] for _ in range(max(1, number))]
    above = 0.0
    for group, height in zip(groups, heights, strict=True):
        columns[min(number - 1, int((above + height / 2) // wanted))].append(group)
        above += height
    return tuple(tuple(column) for column in columns)
