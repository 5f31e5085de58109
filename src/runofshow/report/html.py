"""A report as HTML of the kind that Qt's rich text knows; every text is escaped."""

from __future__ import annotations

import re
from html import escape

from runofshow.report.blocks import Block, Facts, Heading, Items, LaidOut, PageBreak, Paragraph, Table
from runofshow.report.texts import is_right_to_left, printable, single_line

__all__ = ["KEEP", "report_html"]

_INK = "#15181d"
_QUIET_INK = "#464e59"
_ACCENT = "#3d53db"
_LINE = "#c9ced6"
_HEADER_FILL = "#f2f3f5"
_LABEL_SHARE = 22
_LOST_SPACES = re.compile(r"^ |(?<= ) ", re.MULTILINE)

KEEP = "keep"
"""Name of the anchor that each paragraph has which must not be parted from what follows.

Qt's rich text has no property for that; whoever sets the pages looks for the anchor.
"""

# Lengths in px are 1/96 inch on paper. Each cell has its own lines: Qt draws none of a row's.
_STYLE = f"""
body {{ color: {_INK}; font-size: 10pt; }}
p {{ margin: 0 0 7px 0; line-height: 130%; }}
h1 {{ font-size: 22pt; font-weight: 600; margin: 0 0 14px 0; }}
h2 {{ font-size: 15pt; font-weight: 600; margin: 30px 0 8px 0; }}
h3 {{ font-size: 12pt; font-weight: 600; margin: 22px 0 5px 0; }}
h4 {{ font-size: 10pt; font-weight: 600; margin: 16px 0 2px 0; }}
p.lead {{ color: {_ACCENT}; margin-bottom: 12px; }}
p.meta {{ color: {_QUIET_INK}; font-size: 9pt; margin-bottom: 4px; }}
p.question {{ font-weight: 600; margin: 10px 0 2px 0; }}
p.caption {{ color: {_QUIET_INK}; font-size: 8pt; margin: 10px 0 5px 0; }}
p.gap {{ font-size: 4pt; margin: 0; }}
ul {{ margin: 0 0 6px 0; -qt-list-indent: 1; }}
li {{ margin: 0 0 5px 0; line-height: 130%; }}
table {{ border-collapse: collapse; border-style: none; }}
td, th {{ font-size: 9pt; padding: 4px 6px; vertical-align: top; border-bottom: 1px solid {_LINE}; }}
th {{ font-weight: 600; background-color: {_HEADER_FILL}; border-top: 1px solid {_LINE}; }}
td.label {{ color: {_QUIET_INK}; }}
span.strong {{ font-weight: 600; }}
"""


def report_html(laid_out: LaidOut) -> str:
    """The whole document. Headings of blocks 0 to 3 are h1 to h4."""
    body = _Writer().blocks(laid_out.blocks)
    title = escape(laid_out.title)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>{title}</title>"
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )


class _Writer:
    """Writes blocks one after the other; numbers the captions."""

    def __init__(self) -> None:
        self._tables = 0
        self._breaks_page = False

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(text, role, keeps_with_next):
                words = _kept(_inline(text)) if keeps_with_next else _inline(text)
                return f"<p class='{role}'{_direction(text)}>{words}</p>"
            case Facts(rows):
                return _facts(rows)
            case Items(texts):
                items = "".join(f"<li{_direction(text)}>{_inline(text)}</li>" for text in texts)
                return f"<ul>{items}</ul>"
            case Table():
                self._tables += 1
                return _table(block, self._tables)
            case PageBreak():
                self._breaks_page = True
                return ""

    def _heading(self, heading: Heading) -> str:
        tag = f"h{heading.level + 1}"
        style = " style='page-break-before: always'" if self._breaks_page else ""
        self._breaks_page = False
        text = single_line(heading.text)
        return f"<{tag}{style}{_direction(text)}>{_kept(_inline(text))}</{tag}>"


def _kept(words: str) -> str:
    # Qt would hang an empty anchor on the words that come next.
    return f"<a name='{KEEP}'>{words}</a>" if words else ""


def _inline(text: str) -> str:
    """Escaped; line ends as breaks, and spaces kept where HTML would drop or join them."""
    kept = _LOST_SPACES.sub("\u00a0", escape(printable(text)))
    return kept.replace("\t", "\u2003").replace("\n", "<br>")


def _direction(text: str) -> str:
    return " dir='rtl'" if is_right_to_left(text) else ""


def _facts(rows: tuple[tuple[str, str], ...]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f"<tr><td class='label' width='{_LABEL_SHARE}%'>{_inline(label)}</td>"
        f"<td width='{100 - _LABEL_SHARE}%'{_direction(value)}>{_inline(value)}</td></tr>"
        for label, value in rows
    )
    return f"<table width='100%' cellspacing='0'>{cells}</table><p class='gap'></p>"


def _table(table: Table, number: int) -> str:
    header = "".join(_cell("th", text, table, column) for column, text in enumerate(table.header))
    rows = "".join(_row(row, table, is_sum=index in table.sums) for index, row in enumerate(table.rows))
    caption = _kept(f"Table {number}. {_inline(single_line(table.caption))}")
    return (
        f"<p class='caption'>{caption}</p>"
        f"<table width='100%' cellspacing='0'><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
        "<p class='gap'></p>"
    )


def _row(row: tuple[str, ...], table: Table, *, is_sum: bool) -> str:
    cells = (_cell("td", text, table, column, is_strong=is_sum) for column, text in enumerate(row))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, text: str, table: Table, column: int, *, is_strong: bool = False) -> str:
    align = "right" if column in table.figures else "left"
    words = f"<span class='strong'>{_inline(text)}</span>" if is_strong else _inline(text)
    return f"<{tag} width='{table.widths[column]}%' align='{align}'{_direction(text)}>{words}</{tag}>"
