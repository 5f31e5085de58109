"""The styles of the DOCX report: one family, few sizes, dark ink and one accent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from runofshow.report.blocks import LANGUAGE
from runofshow.report.docx_parts import element

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["LEAD", "META", "QUESTION", "SMALL", "prepare_styles"]

LEAD = "Report Lead"
META = "Report Details"
QUESTION = "Report Question"
SMALL = "Report Table"

_FAMILY = "Calibri"
_INK = "15181D"
_QUIET_INK = "464E59"
_ACCENT = "3D53DB"
_A4_MM = (210, 297)
_MARGIN_MM = 25

# style: size in pt, bold, colour, space before and after in pt
_STYLES: dict[str, tuple[float, bool, str, float, float]] = {
    "Normal": (11, False, _INK, 0, 6),
    "Title": (24, True, _INK, 0, 10),
    "Heading 1": (16, True, _INK, 22, 6),
    "Heading 2": (13, True, _INK, 16, 4),
    "Heading 3": (11, True, _INK, 12, 2),
    "List Bullet": (11, False, _INK, 0, 4),
    "Caption": (9, False, _QUIET_INK, 8, 4),
    "Header": (9, False, _QUIET_INK, 0, 0),
    "Footer": (9, False, _QUIET_INK, 0, 0),
    LEAD: (11, False, _ACCENT, 0, 10),
    META: (10, False, _QUIET_INK, 0, 3),
    QUESTION: (11, True, _INK, 8, 2),
    SMALL: (10, False, _INK, 0, 0),
}


def prepare_styles(document: Document) -> None:
    """A4, our styles, the language of the document."""
    from docx.enum.style import WD_STYLE_TYPE

    _set_page(document)
    for name in (LEAD, META, QUESTION, SMALL):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name in _STYLES:
        _set_style(document, name)
    _set_language(document)
    document.styles[QUESTION].paragraph_format.keep_with_next = True
    document.styles["Caption"].paragraph_format.keep_with_next = True


def _set_page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4_MM[0]), Mm(_A4_MM[1])
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)


def _set_style(document: Document, name: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    size, is_bold, colour, before, after = _STYLES[name]
    style = document.styles[name]
    style.font.name = _FAMILY
    style.font.size = Pt(size)
    style.font.bold = style.font.cs_bold = is_bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    _set_script_properties(style.element.get_or_add_rPr(), size)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.0 if name in ("Title", SMALL) else 1.12
    if name == "Footer":
        layout.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _drop(style.element, "pBdr")
    _drop(style.element, "contextualSpacing")


def _set_script_properties(run_properties: Any, size: float) -> None:
    """One family by name and one size in every script, instead of those that the template asks for."""
    from docx.oxml.ns import qn

    fonts = run_properties.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    named = element("rFonts", ascii=_FAMILY, hAnsi=_FAMILY, cs=_FAMILY)
    fonts.attrib.update(named.attrib)
    for found in run_properties.findall(qn("w:szCs")):
        run_properties.remove(found)
    run_properties.find(qn("w:sz")).addnext(element("szCs", val=round(size * 2)))


def _drop(style: Any, name: str) -> None:
    """Take out a property that the template's style has and ours has not."""
    from docx.oxml.ns import qn

    for found in list(style.iter(qn(f"w:{name}"))):
        found.getparent().remove(found)


def _set_language(document: Document) -> None:
    """The default language, by which a reader checks spelling and a screen reader pronounces."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
