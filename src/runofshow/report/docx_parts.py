"""The parts of WordprocessingML that python-docx has no call for (ISO/IEC 29500-1, part 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from runofshow.report.texts import is_right_to_left

if TYPE_CHECKING:
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

__all__ = [
    "add_field",
    "element",
    "keep_row_together",
    "mark_header_row",
    "set_direction",
    "set_table_look",
]

_LINE = "C9CED6"
_HEADER_FILL = "F2F3F5"
_EIGHTHS_OF_A_POINT = 4
_CELL_SPACE = {"top": 50, "bottom": 50, "left": 80, "right": 80}
"""In twentieths of a point."""


def element(name: str, **attributes: str | int) -> Any:
    """An element of the `w` namespace with attributes of the same."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field such as PAGE, with what it shows until a reader works it out."""
    for kind, text in (("begin", ""), ("instr", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind == "instr":
            instruction = element("instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)
        else:
            run._r.append(element("fldChar", fldCharType=kind))


def mark_header_row(row: _Row) -> None:
    """Repeat a row at the head of each page its table runs over."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_row_together(row: _Row) -> None:
    """Never break a row over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def set_direction(paragraph: Paragraph, text: str) -> None:
    """Set a paragraph that begins in Arabic or Hebrew from right to left, and so its runs."""
    if not is_right_to_left(text):
        return
    # `bidi` has its place in the schema's order: right before `adjustRightInd` and its followers.
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        element("bidi"),
        *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
        *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
        *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
    )
    for run in paragraph.runs:
        run.font.rtl = True


def set_table_look(table: Table, *, has_header: bool) -> None:
    """Thin lines between the rows, none between columns; the header row on a quiet ground."""
    properties = table._tbl.tblPr
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=_CELL_SPACE[side], type="dxa"))
    properties.insert_element_before(_borders(has_header), "w:shd", "w:tblLayout", "w:tblLook")
    properties.insert_element_before(margins, "w:tblLook")
    if has_header:
        for cell in table.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=_HEADER_FILL))


def _borders(has_header: bool) -> Any:
    borders = element("tblBorders")
    edges = ("top", "bottom", "insideH") if has_header else ("insideH",)
    for edge in edges:
        borders.append(element(edge, val="single", sz=_EIGHTHS_OF_A_POINT, space=0, color=_LINE))
    return borders
