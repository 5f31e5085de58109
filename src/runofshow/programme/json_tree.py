"""JSON with places: RFC 8259, read strictly, every key and value with its line and column.

The standard library tells no places, so a small reader of our own walks the tokens; what it
cannot read it leaves to the standard library, whose syntax errors people can look up.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from runofshow.programme.findings import Path
from runofshow.programme.tree import Tree, TreeBuilder, TreeError

__all__ = ["read_json"]

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
    (?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")
    | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)
    | (?P<word>true|false|null)
    | (?P<mark>[{}\[\]:,])
    )""",
    re.VERBOSE,
)
_BLANK = re.compile(r"[ \t\r\n]*")
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 20
_HINTS = {
    "Expecting ',' delimiter": "put a comma between two entries, or the bracket that closes them",
    "Expecting ':' delimiter": "put a colon between key and value",
    "Expecting property name": "write the key in double quotes, and no comma after the last entry",
    "Expecting value": "write text in double quotes, and no comma after the last entry",
    "Illegal trailing comma": "take out the comma after the last entry",
    "Unterminated string": "close the text with a double quote in the same line",
    "Invalid control character": r"write \n for a new line and \t for a tab inside a text",
    "Invalid \\": "write a backslash twice, or \\u and four hexadecimal digits",
    "Extra data": "a file holds one programme: take out what follows it",
}


def read_json(text: str) -> Tree:
    """Read a document; raises TreeError at the first thing that is no JSON."""
    builder = _JsonBuilder(text)
    try:
        builder.read()
    except _NotJsonError as stop:
        _explain(text, builder, stop.index)
    return builder.tree


class _NotJsonError(Exception):
    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class _JsonBuilder(TreeBuilder):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text
        self._next: re.Match[str] | None = None
        self._at = 0
        self._advance()

    def read(self) -> None:
        self.tree.data = self._value(())
        if self._at < len(self._text):
            raise _NotJsonError(self._at)

    def _advance(self, expected: str | None = None) -> None:
        """Go to the next token; `expected`: the mark that must stand here."""
        if expected is not None and self._mark != expected:
            raise _NotJsonError(self._at)
        end = self._next.end() if self._next else 0
        self._next = _TOKEN.match(self._text, end)
        blank = _BLANK.match(self._text, end)
        self._at = blank.end() if blank else end

    @property
    def _mark(self) -> str | None:
        return self._next["mark"] if self._next else None

    def _value(self, path: Path) -> Any:
        token = self._next
        if token is None:
            raise _NotJsonError(self._at)
        self.enter(path, self._at)
        if token["mark"] == "{":
            return self._mapping(path)
        if token["mark"] == "[":
            return self._list(path)
        if token["mark"]:
            raise _NotJsonError(self._at)
        value = self._scalar(token)
        self._advance()
        return value

    def _scalar(self, token: re.Match[str]) -> Any:
        if token["text"]:
            return self.text(json.loads(token["text"]), self._at)
        if token["word"]:
            return _WORDS[token["word"]]
        # A number too long for any field stays text, which the schema then refuses in its place.
        return json.loads(token["number"]) if len(token["number"]) <= _LONGEST_NUMBER else token["number"]

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._advance("{")
        while self._mark != "}":
            if found:
                self._advance(",")
            if self._next is None or not self._next["text"]:
                raise _NotJsonError(self._at)
            name = self.text(json.loads(self._next["text"]), self._at)
            place = self.key(found, (*path, name), self._at)
            self._advance()
            self._advance(":")
            value = self._value(place)
            found.setdefault(name, value)
        self._advance("}")
        return found

    def _list(self, path: Path) -> list[Any]:
        found: list[Any] = []
        self._advance("[")
        while self._mark != "]":
            if found:
                self._advance(",")
            found.append(self._value((*path, len(found))))
        self._advance("]")
        return found


def _explain(text: str, builder: TreeBuilder, index: int) -> NoReturn:
    """Say what the standard library says; it stops where the reader above stopped, or before."""
    try:
        json.loads(text)
    except json.JSONDecodeError as wrong:
        hint = next((hint for start, hint in _HINTS.items() if wrong.msg.startswith(start)), "")
        hint = hint or "write text in double quotes, entries apart by commas"
        raise TreeError(f"no JSON: {wrong.msg}", hint, builder.lines.place(wrong.pos)) from None
    except (RecursionError, ValueError):
        pass
    hint = "write a number, true, false, null or text in double quotes"
    raise TreeError("no JSON", hint, builder.lines.place(index))
