"""One thing that is wrong with a programme: what, where, and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Path", "Problem", "Severity", "dotted", "nearest", "shown"]

Path = tuple[str | int, ...]
"""A place in the programme's data: keys and indices from the top."""

_MOST_CANDIDATES = 300
_LONGEST_WORD = 60


class Severity(StrEnum):
    """An error keeps a programme from being opened, a warning does not."""

    error = "error"
    warning = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and what would be right.

    path: dotted and indexed, such as `segments[1].turns[0].person`; empty for the whole file.
    line, column: 1-based, counted in characters; None where the programme came from no file.
    """

    severity: Severity
    path: str
    message: str
    hint: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that still lacks its place. `is_key`: the place is the key, not its value."""

    severity: Severity
    path: Path
    message: str
    hint: str
    is_key: bool = False

    def placed(self, line: int | None = None, column: int | None = None) -> Finding:
        return Finding(self.severity, dotted(self.path), self.message, self.hint, line, column)


def dotted(path: Path) -> str:
    """`("segments", 1, "title")` → `segments[1].title`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (part if part.isidentifier() else shown(part))
    return text


def shown(value: object) -> str:
    """A value as messages quote it: never long, never with control characters."""
    if not isinstance(value, str):
        return str(value)[:_LONGEST_WORD]
    return repr(value if len(value) <= _LONGEST_WORD else value[: _LONGEST_WORD - 1] + "…")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate a mistyped word most likely meant."""
    known = list(candidates)
    if len(word) > _LONGEST_WORD or len(known) > _MOST_CANDIDATES:
        return None
    folded = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold().strip(), folded, n=1)
    return folded[near[0]] if near else None
