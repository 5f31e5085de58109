"""PDF, read back by poppler where it is installed, and always through the text that is drawn."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from report.held_session import AMENDED_AWAY, HIDDEN_LATER, OFF_RECORD, STRUCK, Session
from report.hostile import CONTROLS, CONTROLS_SHOWN, HOSTILE, LINE_ENDS, LINE_ENDS_SHOWN, LONG_TEXT, LONG_WORD
from runofshow.report.blocks import Paragraph
from runofshow.report.build import build_report
from runofshow.report.compose import compose
from runofshow.report.html import report_html
from runofshow.report.model import ReportDoc
from runofshow.report.pdf import pdf_bytes

POPPLER = shutil.which("pdftotext")
needs_poppler = pytest.mark.skipif(
    POPPLER is None, reason="poppler-utils is not installed: the PDF's own text is not read back"
)

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(doc: ReportDoc) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(report_html(compose(doc)))
    return document


def poppler(tool: str, pdf: bytes, tmp_path: Path, *options: str) -> str:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    target = ["-"] if tool == "pdftotext" else []
    return subprocess.run(
        [tool, *options, str(path), *target], check=True, capture_output=True, encoding="utf-8", timeout=60
    ).stdout


def tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_header_rows_repeat_on_every_page(held_doc: ReportDoc) -> None:
    document = drawn(held_doc)
    headers = [table.format().headerRowCount() for table in tables(document)]
    assert headers == [0, *[1] * 8]


def test_what_is_off_the_record_or_struck_is_not_drawn(held_doc: ReportDoc) -> None:
    text = drawn(held_doc).toPlainText()
    for hidden in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert hidden not in text
    assert "A point on staff turnover" in text


@pytest.mark.parametrize(
    "text", [t for k, t in HOSTILE.items() if k != "lists"], ids=[k for k in HOSTILE if k != "lists"]
)
def test_a_text_is_drawn_as_itself(held_doc: ReportDoc, text: str) -> None:
    doc = dataclasses.replace(held_doc, abstract=(text,))
    assert text in drawn(doc).toPlainText().replace("\u00a0", " ")


def test_line_ends_and_control_characters_are_drawn(held_doc: ReportDoc) -> None:
    doc = dataclasses.replace(held_doc, abstract=(CONTROLS, LINE_ENDS, HOSTILE["lists"]))
    text = drawn(doc).toPlainText().replace("\u00a0", " ")
    assert CONTROLS_SHOWN in text
    assert LINE_ENDS_SHOWN in text
    assert HOSTILE["lists"] in text


@pytest.mark.parametrize("text", [LONG_WORD, LONG_TEXT], ids=["one word", "words"])
def test_a_long_paste_is_drawn_whole(untouched: Session, text: str) -> None:
    untouched.do(0, "start")
    untouched.do(1, "note", kind="recommendation", text=text)
    assert text in drawn(build_report(untouched.show, untouched.now)).toPlainText()


@needs_poppler
def test_times_and_figures_can_be_searched_and_copied(held_doc: ReportDoc, tmp_path: Path) -> None:
    text = poppler("pdftotext", pdf_bytes(compose(held_doc)), tmp_path, "-layout")
    assert "Started at 08:31, 1:00 late; ended at 09:18, 3:00 over" in text
    assert re.search(r"H\.E\. Mr\. Bo Firstman +8:00 +8:00 +9:54 +\+1:54", text)
    for hidden in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert hidden not in text


@needs_poppler
def test_every_page_has_its_number_of_all(held_doc: ReportDoc, tmp_path: Path) -> None:
    text = poppler("pdftotext", pdf_bytes(compose(held_doc)), tmp_path)
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


@needs_poppler
def test_no_page_ends_with_a_heading(held_doc: ReportDoc, tmp_path: Path) -> None:
    """With one line more at a time above it, every heading comes to the foot of a page at some time."""
    headings = {
        "Votes",
        "Conclusions",
        "Recommendations",
        "Follow-up",
        "Questions and answers",
        "Key messages",
    }
    laid_out = compose(held_doc)
    for lines in range(0, 60, 4):
        filler = Paragraph("\n".join(["filler"] * (lines + 1)))
        moved = dataclasses.replace(laid_out, blocks=(laid_out.blocks[0], filler, *laid_out.blocks[1:]))
        text = poppler("pdftotext", pdf_bytes(moved), tmp_path, "-layout")
        for page in text.split("\f")[:-1]:
            body = [line.strip() for line in page.splitlines() if line.strip()][:-1]
            assert body[-1] not in headings


@needs_poppler
def test_it_is_a4_and_its_fonts_are_embedded(held_doc: ReportDoc, tmp_path: Path) -> None:
    pdf = pdf_bytes(compose(held_doc))
    info = poppler("pdfinfo", pdf, tmp_path)
    assert re.search(r"Page size: +595\S* x 84[12]\S* pts \(A4\)", info)
    assert re.search(r"Title: +Lessons of a pilot", info)
    fonts = poppler("pdffonts", pdf, tmp_path).splitlines()[2:]
    assert fonts
    assert {line.split()[-5] for line in fonts} == {"yes"}
    assert any("RunofshowText" in line for line in fonts)


def test_it_is_drawn_without_an_application_or_a_display(tmp_path: Path, monkeypatch: Any) -> None:
    """In a process of its own: no QGuiApplication has been made, and none finds a display."""
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    script = (
        "import sys; from pathlib import Path; from report.held_session import held_session\n"
        "from runofshow.report.write import write_report\n"
        "session = held_session(); write_report(session.show, session.now, Path(sys.argv[1]))"
    )
    target = tmp_path / "alone.pdf"
    subprocess.run([sys.executable, "-c", script, str(target)], check=True, timeout=120)
    assert target.read_bytes().startswith(b"%PDF-")
