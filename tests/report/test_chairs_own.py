"""The chair's notes, questions and lines stand in no report and in no export."""

from __future__ import annotations

import json
from typing import Any

import pytest

from report.held_session import PROGRAMME, Session
from runofshow.programme.models import Programme
from runofshow.report.build import build_report
from runofshow.report.json_export import report_json

SECRET = "For the chair’s eyes"
OWN: dict[str, Any] = {
    "notes": SECRET,
    "questions": [SECRET],
    "opening_line": SECRET,
    "closing_line": SECRET,
}


def held(*, is_annotated: bool) -> Session:
    """A session with turns, a vote and entries; with the chair's own words in every segment, or without."""
    plan: dict[str, Any] = dict(PROGRAMME)
    if is_annotated:
        plan["segments"] = [{**segment, **OWN} for segment in PROGRAMME["segments"]]
    session = Session(Programme.model_validate(plan))
    session.do(1, "start")
    session.do(6, "next")
    session.do(7, "note", kind="note", text="A point on staff turnover")
    session.do(20, "goto", slot="vote")
    session.do(31, "count", poll="enough", counts={"yes": 21, "no": 42}, base=84, base_kind="present")
    session.do(40, "end")
    return session


@pytest.fixture
def both() -> tuple[Session, Session]:
    return held(is_annotated=True), held(is_annotated=False)


def test_a_report_is_the_same_with_them_and_without(both: tuple[Session, Session]) -> None:
    """Word, PDF, HTML and Markdown are all made of this one document."""
    annotated, plain = (build_report(session.show, session.now) for session in both)
    assert annotated == plain
    assert SECRET not in repr(annotated)


def test_the_json_export_leaves_them_out(both: tuple[Session, Session]) -> None:
    annotated, plain = (report_json(session.show, session.now) for session in both)
    assert SECRET not in json.dumps(annotated, ensure_ascii=False)
    assert annotated == plain
    assert "notes" not in annotated["programme"]["segments"][0]


def test_the_json_export_marks_no_examples_that_it_leaves_out() -> None:
    plan = {**PROGRAMME, "examples": ["hard_stop", *(f"segments.{name}" for name in OWN)]}
    session = Session(Programme.model_validate(plan))
    assert report_json(session.show, session.now)["programme"]["examples"] == ["hard_stop"]
