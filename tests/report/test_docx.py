"""DOCX, opened again by python-docx and by LibreOffice where it is installed."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from report.held_session import AMENDED_AWAY, HIDDEN_LATER, OFF_RECORD, STRUCK, Session
from report.hostile import CONTROLS, CONTROLS_SHOWN, HOSTILE, LINE_ENDS, LINE_ENDS_SHOWN, LONG_TEXT, LONG_WORD
from runofshow.report.build import build_report
from runofshow.report.compose import compose
from runofshow.report.docx import write_docx
from runofshow.report.model import ReportDoc
from runofshow.report.texts import printable

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def content(doc: ReportDoc) -> bytes:
    buffer = io.BytesIO()
    write_docx(compose(doc), buffer)
    return buffer.getvalue()


def reopened(doc: ReportDoc) -> Any:
    return docx.Document(io.BytesIO(content(doc)))


def all_texts(document: Any) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def test_headings_are_real_heading_styles_in_the_order_of_the_report(held_doc: ReportDoc) -> None:
    document = reopened(held_doc)
    titles = [p.text for p in document.paragraphs if p.style.name == "Title"]
    assert titles == ["Lessons of a pilot"]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Abstract",
        "Key messages",
        "Sessions",
        "Votes",
        "Conclusions",
        "Recommendations",
        "Follow-up",
        "Annexes",
    ]
    speakers = [p.text for p in document.paragraphs if p.style.name == "Heading 3"]
    assert "Eve Deputy on behalf of Mr. Cy Second" in speakers
    assert "Fay Guest (from the floor)" in speakers


def test_every_captioned_table_repeats_its_header_row(held_doc: ReportDoc) -> None:
    document = reopened(held_doc)
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    with_header = [
        table for table in document.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    ]
    assert len(with_header) == len(captions) == 8
    assert captions[0].text == "Table 1. Result: Is there enough capacity?"
    fields = [text.text for p in captions for text in p._p.iter(qn("w:instrText"))]
    assert fields == [" SEQ Table \\* ARABIC "] * 8


def test_planned_and_actual_times_stand_in_a_table(held_doc: ReportDoc) -> None:
    rows = [
        [cell.text for cell in row.cells]
        for table in reopened(held_doc).tables
        if table.cell(0, 0).text == "Slot"
        for row in table.rows
    ]
    assert rows[0] == ["Slot", "Planned", "Allotted", "Actual", "Over/under"]
    assert rows[2] == ["H.E. Mr. Bo Firstman", "8:00", "8:00", "9:54", "+1:54"]
    assert rows[5] == ["Session I: What works, in all", "20:00", "", "20:30", "+0:30"]


def test_column_widths_fill_the_text(held_doc: ReportDoc) -> None:
    document = reopened(held_doc)
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert abs(sum(column.width for column in table.columns) - room) < 10_000
        assert [cell.width for cell in table.rows[0].cells] == [column.width for column in table.columns]


def test_the_language_is_british_english(held_doc: ReportDoc) -> None:
    document = reopened(held_doc)
    languages = {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.language == "en-GB"


def test_the_file_says_what_it_is(held_doc: ReportDoc) -> None:
    core = reopened(held_doc).core_properties
    assert core.title == "Lessons of a pilot"
    assert core.author == "Ministry of Examples; Institute of Samples"
    assert core.created.isoformat()[:19] == "2018-12-07T08:20:00"


def test_pages_have_numbers_and_after_the_first_a_head(held_doc: ReportDoc) -> None:
    section = reopened(held_doc).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Lessons of a pilot · Friday 7 December 2018"
    for footer in (section.footer, section.first_page_footer):
        fields = [text.text for text in footer._element.iter(qn("w:instrText"))]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_no_style_asks_for_a_font_of_the_theme(held_doc: ReportDoc) -> None:
    styles = reopened(held_doc).styles
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        assert styles[name].font.name == "Calibri"
        fonts = styles[name].element.rPr.rFonts
        assert not [key for key in fonts.attrib if key.endswith("Theme")]


def test_what_is_off_the_record_or_struck_is_in_no_part_of_the_file(held_doc: ReportDoc) -> None:
    with zipfile.ZipFile(io.BytesIO(content(held_doc))) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for hidden in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert hidden.encode() not in everything
    assert b"A point on staff turnover" in everything


def with_texts(session: Session, *texts: str) -> ReportDoc:
    """Each text as a note, which becomes an item, and as a recommendation, which becomes a cell."""
    session.do(0, "start")
    for text in texts:
        session.do(1, "note", kind="note", text=text)
        session.do(1, "note", kind="recommendation", text=text)
    return build_report(session.show, session.now)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_arrives_intact_in_paragraphs_and_cells(untouched: Session, text: str) -> None:
    texts = list(all_texts(reopened(with_texts(untouched, text))))
    assert texts.count(text) >= 2


def test_characters_that_xml_forbids_are_replaced_visibly(held_doc: ReportDoc) -> None:
    doc = dataclasses.replace(held_doc, abstract=(CONTROLS, LINE_ENDS))
    texts = list(all_texts(reopened(doc)))
    assert CONTROLS_SHOWN in texts
    assert LINE_ENDS_SHOWN in texts


@pytest.mark.parametrize("text", [LONG_WORD, LONG_TEXT], ids=["one word", "words"])
def test_a_long_paste_arrives_whole(untouched: Session, text: str) -> None:
    assert list(all_texts(reopened(with_texts(untouched, text)))).count(text) == 2


def test_a_paragraph_in_arabic_runs_from_right_to_left(untouched: Session) -> None:
    document = reopened(with_texts(untouched, HOSTILE["arabic"], "left to right"))
    directions = {
        p.text: p._p.pPr.find(qn("w:bidi")) is not None
        for p in document.paragraphs
        if p.style.name == "List Bullet"
    }
    assert directions == {HOSTILE["arabic"]: True, "left to right": False}


@pytest.mark.slow
@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: the DOCX is not opened by a word processor"
)
def test_a_word_processor_opens_it_and_finds_every_heading(untouched: Session, tmp_path: Path) -> None:
    doc = with_texts(untouched, *HOSTILE.values())
    source = tmp_path / "report.docx"
    source.write_bytes(content(doc))
    profile = (tmp_path / "profile").as_uri()
    command = [
        OFFICE or "",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
    )
    text = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    for heading in ("Key messages", "Recommendations", "Planned against actual"):
        assert heading in text
    for hostile in HOSTILE.values():
        assert printable(hostile).split("\n")[0] in text
