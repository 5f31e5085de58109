"""The few kinds of block a report is laid out in; each writer draws these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = [
    "LANGUAGE",
    "Block",
    "Facts",
    "Heading",
    "Items",
    "LaidOut",
    "PageBreak",
    "Paragraph",
    "Role",
    "Table",
]

Role = Literal["body", "lead", "meta", "question"]
"""body: running text. lead: one sentence that must not be missed. meta: small print. question: strong."""


@dataclass(frozen=True, slots=True)
class Heading:
    """level 0 is the title of the document, 1 to 3 are its headings."""

    level: Literal[0, 1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Line breaks in the text stand. keeps_with_next: never the last thing on a page."""

    text: str
    role: Role = "body"
    keeps_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and value, as on a cover."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row, which repeats on each page.

    widths: in percent of the text's width, Σ 100. figures: indices of the columns set right-aligned.
    sums: indices of the rows that sum up those before them.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    figures: frozenset[int] = frozenset()
    sums: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Paragraph | Facts | Items | Table | PageBreak


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document ready to be written. running_head: what stands at the top of every page but the first."""

    title: str
    subject: str
    author: str
    created: datetime
    running_head: str
    blocks: tuple[Block, ...]


LANGUAGE = "en-GB"
"""Of the words that a report adds to what was written."""
