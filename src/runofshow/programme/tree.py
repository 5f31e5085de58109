"""A document as plain data, and the line and column of every key and value in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, NoReturn

from runofshow.programme.findings import Finding, Path, Severity, dotted, shown

__all__ = ["DEEPEST", "LARGEST", "MOST_VALUES", "Lines", "Place", "Tree", "TreeBuilder", "TreeError"]

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""
DEEPEST = 50
"""Levels of mappings and lists; a programme needs six."""
MOST_VALUES = 20_000
"""Keys and values, each alias counted as what it stands for; a programme of 100 segments has about 6,000."""

_NOWHERE = "\0"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, both 1-based; the column counts characters."""

    line: int
    column: int


class Lines:
    """Turns the index of a character into its place."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, index: int) -> Place:
        line = bisect_right(self._starts, index)
        return Place(line, index - self._starts[line - 1] + 1)


class TreeError(Exception):
    """Reading cannot go on past here. `place`: of what is wrong."""

    def __init__(self, message: str, hint: str, place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place


@dataclass(slots=True)
class Tree:
    """data: mappings, lists, text, numbers, booleans and None. findings: errors that were read past."""

    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def trimmed(self, location: Path) -> Path:
        """The part of a path that the document has.

        What stands between, such as the tag of a union in pydantic's locations, is passed over.
        """
        path: Path = ()
        for part in location:
            if (*path, part) in self.values:
                path = (*path, part)
        return path

    def place(self, path: Path, *, is_key: bool = False) -> Place:
        """Where a key or a value stands; for what is absent, where its nearest parent stands."""
        if is_key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))


class TreeBuilder:
    """What reading YAML and reading JSON have in common: limits, places and repeated keys."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.tree = Tree()
        self._count = 0

    def enter(self, path: Path, index: int) -> None:
        """Note where a value begins; raises TreeError when the document is too deep or too large."""
        if len(path) >= DEEPEST:
            self.stop_at_depth(index)
        self._count_one(index)
        self.tree.values[path] = self.lines.place(index)

    def _count_one(self, index: int) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            self.stop_at_size(index)

    def stop_at_depth(self, index: int) -> NoReturn:
        hint = "write segments, turns and polls as the example programmes do"
        raise TreeError(f"nested too deeply: more than {DEEPEST} levels", hint, self.lines.place(index))

    def stop_at_size(self, index: int) -> NoReturn:
        message = f"too much for a programme: more than {MOST_VALUES:,} keys and values"
        raise TreeError(message, "write one programme for each session or day", self.lines.place(index))

    def key(self, into: dict[str, Any], path: Path, index: int) -> Path:
        """Note a key of the mapping `into` and give the path for its value.

        A key that the mapping has already is an error, and its value is read to nowhere.
        """
        self._count_one(index)
        name = str(path[-1])
        if name not in into:
            self.tree.keys[path] = self.lines.place(index)
            return path
        hint = f"keep one of the two; the other is in line {self.tree.keys[path].line}"
        self.error(path, f"duplicate key {shown(name)}", hint, index)
        return (*path[:-1], _NOWHERE)

    def error(self, path: Path, message: str, hint: str, index: int) -> None:
        """Note an error and read on."""
        place = self.lines.place(index)
        found = Finding(Severity.error, dotted(path), message, hint, place.line, place.column)
        self.tree.findings.append(found)

    def text(self, text: str, index: int) -> str:
        """Join escaped surrogate pairs, as JSON writes emoji; half of a pair is no character."""
        try:
            text.encode()
            return text
        except UnicodeEncodeError:
            pass
        try:
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            hint = "write the character itself"
            raise TreeError(
                "half of a surrogate pair is no character", hint, self.lines.place(index)
            ) from None
