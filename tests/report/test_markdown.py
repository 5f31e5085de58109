"""Markdown, read back by a CommonMark parser."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from report.held_session import AMENDED_AWAY, HIDDEN_LATER, OFF_RECORD, STRUCK, Session
from report.hostile import CONTROLS, CONTROLS_SHOWN, HOSTILE, LINE_ENDS, LONG_TEXT, LONG_WORD
from runofshow.report.blocks import Block, Facts, Heading, Items, LaidOut, Paragraph, Table
from runofshow.report.build import build_report
from runofshow.report.compose import compose
from runofshow.report.markdown import escaped, markdown
from runofshow.report.model import ReportDoc
from runofshow.report.texts import printable

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def written(doc: ReportDoc) -> str:
    return markdown(compose(doc))


def laid_out(blocks: tuple[Block, ...]) -> LaidOut:
    return LaidOut("", "", "", datetime(2018, 12, 7, tzinfo=UTC), "", blocks)


def shown(source: str) -> list[str]:
    """The text of each inline stretch as a reader sees it; a line break is `\\n`."""
    texts = []
    for token in PARSER.parse(source):
        if token.type == "inline":
            parts = [
                "\n"
                if child.type == "hardbreak" or (child.type == "html_inline" and child.content == "<br>")
                else child.content
                for child in token.children or []
                if child.type in ("text", "hardbreak", "html_inline", "text_special")
            ]
            texts.append("".join(parts).replace("\u00a0", ""))
    return texts


def tags(source: str) -> set[str]:
    return {
        token.tag for outer in PARSER.parse(source) for token in [outer, *(outer.children or [])] if token.tag
    } | {
        token.content
        for outer in PARSER.parse(source)
        for token in (outer.children or [])
        if token.type == "html_inline"
    }


def plain(text: str) -> str:
    """White space at the ends of lines is not kept by Markdown."""
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def test_the_parts_stand_in_the_order_a_secretariat_reads(held_doc: ReportDoc) -> None:
    headings = re.findall(r"^## (.*)$", written(held_doc), re.MULTILINE)
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
    annexes = written(held_doc).split("## Annexes")[1]
    assert re.findall(r"^### (.*)$", annexes, re.MULTILINE) == [
        "Planned against actual",
        "Speaking time",
        "Log",
    ]


def test_values_that_are_examples_are_marked(held_doc: ReportDoc) -> None:
    text = written(held_doc)
    assert "| 09:30 (example) |" in text
    assert "| Di Scribe, Institute of Samples (example) |" in text
    assert text.count("(example)") == 2


def test_an_empty_session_says_that_nothing_was_logged(untouched: Session) -> None:
    text = written(build_report(untouched.show, untouched.now))
    assert "No conclusions were logged so far." in text
    assert "Nobody has spoken yet." in text
    assert "By coloured cards · no count was logged" in text


def test_what_is_off_the_record_or_struck_is_not_written(held_doc: ReportDoc) -> None:
    text = written(held_doc)
    for hidden in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert hidden not in text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_reads_as_itself_and_makes_no_markup(text: str) -> None:
    source = escaped(text)
    assert shown(source) == [plain(text)]
    assert tags(source) <= {"p", "br"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_in_a_table_stays_in_its_cell(text: str) -> None:
    table = Table("Caption", ("One", "Two"), ((text, "after"),), (50, 50))
    source = markdown(laid_out((table,)))
    assert shown(source) == ["Caption", "One", "Two", plain(text), "after"]
    assert tags(source) <= {"p", "em", "table", "thead", "tbody", "tr", "th", "td", "<br>"}


@given(st.text(max_size=80))
def test_any_text_reads_as_itself(text: str) -> None:
    expected = plain(printable(text))
    # A parser takes other Unicode spaces at the ends of lines away too, and NUL for U+FFFD.
    assert [re.sub(r"\s", "", part) for part in shown(escaped(text))] == (
        [re.sub(r"\s", "", expected)] if expected.strip() else [""]
    )
    assert tags(escaped(text)) <= {"p", "br"}


def test_blocks_keep_hostile_texts_apart() -> None:
    text = HOSTILE["lists"]
    blocks = (Heading(1, text), Paragraph(text, "question"), Items((text, "next")), Facts((("Label", text),)))
    source = markdown(laid_out(blocks))
    one_line = " ".join(text.split())
    assert shown(source) == [one_line, plain(text), plain(text), "next", "", "", "Label", plain(text)]


def test_control_characters_and_line_ends_are_made_harmless() -> None:
    assert shown(escaped(CONTROLS)) == [CONTROLS_SHOWN]
    assert shown(escaped(LINE_ENDS)) == ["one\ntwo\nthree\nfour\nfive\nsix\nseven"]


@pytest.mark.parametrize("text", [LONG_WORD, LONG_TEXT], ids=["one word", "words"])
def test_a_long_paste_arrives_whole(untouched: Session, text: str) -> None:
    untouched.do(0, "start")
    untouched.do(1, "note", kind="recommendation", text=text)
    assert text in written(build_report(untouched.show, untouched.now))
