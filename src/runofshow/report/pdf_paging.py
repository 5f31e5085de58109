"""Where pages end in the PDF: no heading at the foot, no short table in two pieces.

Only the PDF needs this module, and it needs Qt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextTable

from runofshow.report.html import KEEP

__all__ = ["keep_together"]

_UNBROKEN_ROWS = 12
"""Tables of up to so many rows, the header among them, stay whole."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph or a table of the text's top level."""

    block: QTextBlock | None
    table: QTextTable | None

    @property
    def keeps_with_next(self) -> bool:
        if self.block is None:
            return False
        fragments = self.block.begin()
        return not fragments.atEnd() and KEEP in fragments.fragment().charFormat().anchorNames()

    @property
    def is_unbroken(self) -> bool:
        return self.table is None or self.table.rows() <= _UNBROKEN_ROWS

    def bounds(self, document: QTextDocument) -> QRectF:
        layout = document.documentLayout()
        if self.table is not None:
            return layout.frameBoundingRect(self.table)
        assert self.block is not None
        return layout.blockBoundingRect(self.block)

    def begin_page(self) -> None:
        always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if self.table is not None:
            table_format = self.table.format()
            table_format.setPageBreakPolicy(always)
            self.table.setFormat(table_format)
        elif self.block is not None:
            block_format = self.block.blockFormat()
            block_format.setPageBreakPolicy(always)
            QTextCursor(self.block).setBlockFormat(block_format)


def keep_together(document: QTextDocument) -> None:
    """Begin a new page before what a page's end would part, from the first page to the last."""
    height = document.pageSize().height()
    chain: list[_Piece] = []
    for piece in _pieces(document):
        chain.append(piece)
        if piece.keeps_with_next:
            continue
        top = chain[0].bounds(document).top()
        end = _end_of_head(piece, document)
        is_parted = int(top // height) != int((end - 1) // height)
        if is_parted and end - top < height:
            chain[0].begin_page()
        chain = []


def _end_of_head(piece: _Piece, document: QTextDocument) -> float:
    """How far down a piece must stand on the page where it begins: whole, or two lines of a paragraph."""
    bounds = piece.bounds(document)
    if piece.table is not None:
        return bounds.bottom() if piece.is_unbroken else bounds.top() + 1
    assert piece.block is not None
    lines = piece.block.layout()
    second = min(2, lines.lineCount()) - 1
    return bounds.top() + lines.lineAt(second).rect().bottom() if second >= 0 else bounds.top() + 1


def _pieces(document: QTextDocument) -> Iterator[_Piece]:
    """The top level in its order; blocks inside tables belong to them."""
    at = document.rootFrame().begin()
    while not at.atEnd():
        frame = at.currentFrame()
        if frame is None:
            yield _Piece(at.currentBlock(), None)
        elif isinstance(frame, QTextTable):
            yield _Piece(None, frame)
        at += 1
