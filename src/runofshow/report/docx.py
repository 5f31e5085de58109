"""A report as DOCX: real styles, tables whose header rows repeat, page numbers as fields.

python-docx is imported inside the functions: it costs a tenth of a second that nothing else should pay.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO

from runofshow.report.blocks import (
    LANGUAGE,
    Block,
    Facts,
    Heading,
    Items,
    LaidOut,
    PageBreak,
    Paragraph,
    Table,
)
from runofshow.report.docx_parts import (
    add_field,
    keep_row_together,
    mark_header_row,
    set_direction,
    set_table_look,
)
from runofshow.report.docx_styles import LEAD, META, QUESTION, SMALL, prepare_styles
from runofshow.report.texts import printable, single_line

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.table import Table as DocxTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph

__all__ = ["write_docx"]

_ROLE_STYLES = {"body": "Normal", "lead": LEAD, "meta": META, "question": QUESTION}
_UNBROKEN_ROWS = 12
"""Tables of up to so many rows stay whole on a page."""
_LABEL_SHARE = 22
"""Percent of the text's width that the labels of the cover take."""


def write_docx(laid_out: LaidOut, target: BinaryIO) -> None:
    """Write the document to an open binary file."""
    import docx

    document = docx.Document()
    prepare_styles(document)
    _set_properties(document, laid_out)
    _add_page_furniture(document, laid_out)
    writer = _Writer(document)
    for block in laid_out.blocks:
        writer.add(block)
    document.save(target)


def _set_properties(document: DocxDocument, laid_out: LaidOut) -> None:
    """What the file says about itself; core properties end at 255 characters and are in UTC."""
    core = document.core_properties
    core.title = laid_out.title[:255]
    core.subject = laid_out.subject[:255]
    core.author = laid_out.author[:255]
    core.last_modified_by = "runofshow"
    core.comments = ""
    core.language = LANGUAGE
    core.created = core.modified = laid_out.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _add_page_furniture(document: DocxDocument, laid_out: LaidOut) -> None:
    """The title at the head of every page but the first, page numbers at the foot of all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = printable(laid_out.running_head)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.add_run("Page ")
        add_field(line, "PAGE", "1")
        line.add_run(" of ")
        add_field(line, "NUMPAGES", "1")


class _Writer:
    """Adds blocks one after the other; numbers the captions."""

    def __init__(self, document: DocxDocument) -> None:
        section = document.sections[0]
        assert section.page_width is not None
        assert section.left_margin is not None
        assert section.right_margin is not None
        self._document = document
        self._width = section.page_width - section.left_margin - section.right_margin
        # By id and at once: python-docx looks through all styles again for each name it is given.
        self._style_ids = {style.name: style.style_id for style in document.styles}
        self._tables = 0
        self._breaks_page = False

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                paragraph = self._paragraph(block.text, _ROLE_STYLES[block.role])
                paragraph.paragraph_format.keep_with_next = block.keeps_with_next or None
            case Facts():
                self._facts(block)
            case Items():
                for text in block.texts:
                    self._paragraph(text, "List Bullet")
            case Table():
                self._table(block)
            case PageBreak():
                self._breaks_page = True

    def _heading(self, heading: Heading) -> None:
        style = f"Heading {heading.level}" if heading.level else "Title"
        paragraph = self._paragraph(single_line(heading.text), style)
        if self._breaks_page:
            paragraph.paragraph_format.page_break_before = True
            self._breaks_page = False

    def _paragraph(self, text: str, style: str) -> DocxParagraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        _fill(paragraph, text)
        return paragraph

    def _cell(self, cell: _Cell, text: str, style: str) -> DocxParagraph:
        paragraph: DocxParagraph = cell.paragraphs[0]
        paragraph._p.style = self._style_ids[style]
        _fill(paragraph, text)
        return paragraph

    def _facts(self, facts: Facts) -> None:
        if not facts.rows:
            return
        table = self._new_table(len(facts.rows), (_LABEL_SHARE, 100 - _LABEL_SHARE))
        set_table_look(table, has_header=False)
        for row, (label, value) in zip(table.rows, facts.rows, strict=True):
            self._cell(row.cells[0], label, META)
            self._cell(row.cells[1], value, SMALL)
            keep_row_together(row)
        self._space_after_table()

    def _table(self, block: Table) -> None:
        self._caption(block.caption)
        table = self._new_table(len(block.rows) + 1, block.widths)
        set_table_look(table, has_header=True)
        mark_header_row(table.rows[0])
        cells = list(table._cells)  # one walk over the XML; row.cells walks it again for each row
        columns = len(block.header)
        for place, cell in enumerate(cells):
            row, column = divmod(place, columns)
            text = block.rows[row - 1][column] if row else block.header[column]
            paragraph = self._cell(cell, text, SMALL)
            if column in block.figures:
                _align_right(paragraph)
            if row < len(block.rows) <= _UNBROKEN_ROWS:
                paragraph.paragraph_format.keep_with_next = True
            if row == 0 or row - 1 in block.sums:
                for run in paragraph.runs:
                    run.bold = True
        self._space_after_table()

    def _caption(self, text: str) -> None:
        self._tables += 1
        caption = self._document.add_paragraph(style="Caption")
        caption.add_run("Table ")
        add_field(caption, "SEQ Table \\* ARABIC", str(self._tables))
        _fill(caption, f". {single_line(text)}")

    def _new_table(self, rows: int, widths: tuple[int, ...]) -> DocxTable:
        """A table whose columns have these widths in percent, for readers of the grid and of the cells."""
        from docx.shared import Emu

        table: DocxTable = self._document.add_table(rows=rows, cols=len(widths))
        table.autofit = False
        lengths = [Emu(self._width * width // 100) for width in widths]
        for column, length in zip(table.columns, lengths, strict=True):
            column.width = length
        for place, cell in enumerate(table._cells):
            cell.width = lengths[place % len(lengths)]
        return table

    def _space_after_table(self) -> None:
        """Word sets what follows a table right against it: a small empty line keeps them apart."""
        from docx.shared import Pt

        gap = self._document.add_paragraph(style=SMALL)
        gap.paragraph_format.space_after = Pt(0)
        gap.paragraph_format.line_spacing = Pt(8)


def _fill(paragraph: DocxParagraph, text: str) -> None:
    """Add a text as runs; its line ends become line breaks, its direction the paragraph's."""
    text = printable(text)
    paragraph.add_run(text)
    set_direction(paragraph, text)


def _align_right(paragraph: DocxParagraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
