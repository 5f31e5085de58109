"""A report as Markdown (CommonMark with tables), escaped so that no note can pass for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runofshow.report.blocks import Block, Facts, Heading, Items, LaidOut, PageBreak, Paragraph, Table
from runofshow.report.texts import printable, single_line

__all__ = ["escaped", "markdown"]

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$]")
"""Characters that can open a construct inside a line; `$` for readers that know formulas."""
_LINE_START = re.compile(r"^(?:[-+](?=\s|$)|[-=](?=[-=\s]*$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What can open a list, a rule or an underlined heading at the start of a line."""


def markdown(laid_out: LaidOut) -> str:
    """The whole document, ending in one line end."""
    return "\n\n".join(part for block in laid_out.blocks for part in _block(block)) + "\n"


def escaped(text: str) -> str:
    """A text of one or more lines that reads as itself; its line breaks stand as hard breaks."""
    lines = [_LINE_START.sub(_escaped_start, _inline(line)) for line in printable(text).strip().split("\n")]
    return "\\\n".join(line or "&nbsp;" for line in lines)


def _inline(line: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", line.strip())


def _escaped_start(found: re.Match[str]) -> str:
    """After a number it is the full stop or the bracket that makes a list."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _cell(text: str) -> str:
    """For a table, which knows no line but one."""
    return "<br>".join(_inline(line) for line in printable(text).strip().split("\n"))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * (level + 1)} {_inline(single_line(text))}"
        case Paragraph(text, role):
            yield f"**{escaped(text)}**" if role == "question" else escaped(text)
        case Facts(rows):
            yield _table(("", ""), tuple((f"**{_cell(label)}**", _cell(value)) for label, value in rows))
        case Items(texts):
            yield "\n".join("- " + escaped(text).replace("\n", "\n  ") for text in texts)
        case Table():
            yield from _captioned(block)
        case PageBreak():
            yield "---"


def _captioned(table: Table) -> Iterator[str]:
    yield f"*{_inline(single_line(table.caption))}*"
    rows = tuple(
        tuple(f"**{_cell(cell)}**" if index in table.sums and cell else _cell(cell) for cell in row)
        for index, row in enumerate(table.rows)
    )
    yield _table(table.header, rows, table.figures)


def _table(
    header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], figures: frozenset[int] = frozenset()
) -> str:
    rule = ["---:" if column in figures else "---" for column in range(len(header))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, rule, *rows))
