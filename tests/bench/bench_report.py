"""How long a report takes, each format beside the floor that its library sets.

Run `python tests/bench/bench_report.py`; it needs no display. Each figure is the median of several goes.
"""

from __future__ import annotations

import io
import json
import statistics
from collections.abc import Callable
from time import perf_counter
from typing import Any

import docx
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPainter, QPdfWriter, QTextDocument

from runofshow.clock import ManualClock, Now
from runofshow.programme.files import read_programme
from runofshow.report.build import build_report
from runofshow.report.compose import compose
from runofshow.report.docx import write_docx
from runofshow.report.json_export import report_json
from runofshow.report.markdown import markdown
from runofshow.report.pdf import ensure_application, pdf_bytes
from runofshow.resources import resource
from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.show.state import Show

GOES = 9


def performed() -> tuple[Show, Now]:
    """The side event, taken through all its slots, with six entries logged in each."""
    programme = read_programme(resource("programmes", "gfmd-2018-side-event.yaml")).programme
    assert programme is not None
    clock = ManualClock(programme.planned_start)
    decider = Decider(programme)

    def do(command: str, **fields: Any) -> None:
        answer = decider.submit(parse_command({"do": command, **fields}), clock.now())
        assert answer.refusal is None, answer.refusal

    do("attendance", present=118)
    do("start")
    for number, slot in enumerate(programme.slots.values()):
        for kind in ("note", "note", "conclusion", "recommendation", "action"):
            do("note", kind=kind, text=f"A point on staff turnover, number {number}")
        do("ask", text=f"A question about funding, number {number}", asker="A delegate")
        clock.jump(slot.allotment)
        do("next")
    for poll in programme.polls.values():
        counts = {option.id: 10 + place for place, option in enumerate(poll.options)}
        do("count", poll=poll.id, counts=counts, base=118, base_kind="present")
    return decider.current, clock.now()


def empty_docx() -> None:
    docx.Document().save(io.BytesIO())


def one_paragraph_pdf() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    document = QTextDocument("One paragraph.")
    document.documentLayout().setPaintDevice(writer)
    painter = QPainter(writer)
    document.drawContents(painter)
    painter.end()


def median_ms(job: Callable[[], object]) -> float:
    """Once to warm up, then the median."""
    job()
    took = []
    for _ in range(GOES):
        began = perf_counter()
        job()
        took.append((perf_counter() - began) * 1000)
    return statistics.median(took)


def main() -> None:
    ensure_application()
    show, now = performed()
    laid_out = compose(build_report(show, now))

    def plain_dump() -> str:
        return json.dumps(show.programme.model_dump(mode="json"))

    lines: list[tuple[str, Callable[[], object], str, Callable[[], object]]] = [
        ("build and compose", lambda: compose(build_report(show, now)), "programme as JSON", plain_dump),
        ("Markdown", lambda: markdown(laid_out), "programme as JSON", plain_dump),
        ("JSON", lambda: json.dumps(report_json(show, now)), "programme as JSON", plain_dump),
        ("DOCX", lambda: write_docx(laid_out, io.BytesIO()), "empty python-docx document", empty_docx),
        ("PDF", lambda: pdf_bytes(laid_out), "one paragraph to QPdfWriter", one_paragraph_pdf),
    ]
    print(f"report of {len(show.entries)} entries, {len(show.control.runs)} runs")
    for name, job, floor_name, floor_job in lines:
        figure, floor = median_ms(job), median_ms(floor_job)
        print(
            f"{name:18} {figure:8.1f} ms   floor {floor:7.2f} ms ({floor_name})   ratio {figure / floor:6.1f}"
        )


if __name__ == "__main__":
    main()
