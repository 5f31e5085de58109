"""Texts as every format can hold them: nothing lost, nothing that breaks a file.

A paste may carry characters that XML forbids and that no page can show. Line ends of every kind
become one; each other control character is replaced by U+FFFD, so that a reader sees that something
stood there (the pictures of control characters, U+2400 on, are in hardly any font).
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["elided", "is_right_to_left", "printable", "single_line"]

_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with `\\n` as its only line end and no character that XML 1.0 forbids."""
    return _UNPRINTABLE.sub(_REPLACEMENT, _LINE_ENDS.sub("\n", text))


def single_line(text: str) -> str:
    """The text with each stretch of white space as one space: for headings, headers and file properties."""
    return " ".join(printable(text).split())


def elided(text: str, length: int) -> str:
    """At most `length` characters in one line, cut between words where there are any."""
    line = single_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    words, _, _ = cut.rpartition(" ")
    return (words if len(words) > length // 2 else cut).rstrip(" ,;:.") + "…"


def is_right_to_left(text: str) -> bool:
    """Whether the text's first letter with a direction runs right to left (rule P2 of UAX #9)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
