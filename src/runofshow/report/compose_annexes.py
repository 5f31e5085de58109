"""The annexes as blocks: planned against actual, speaking time, the log."""

from __future__ import annotations

from collections.abc import Iterator

from runofshow.report.blocks import Block, Heading, Paragraph, Table
from runofshow.report.model import Intervention, ReportDoc, SessionReport
from runofshow.report.texts import elided
from runofshow.report.words import (
    LOG_WORDS,
    actual_words,
    difference_words,
    length_words,
    share_words,
    stamp_words,
)

__all__ = ["annexes"]

_LOG_LENGTH = 200
"""Characters of a text in the log; all of it stands in its own section."""


def annexes(doc: ReportDoc) -> Iterator[Block]:
    """All three, in their order."""
    yield Heading(1, "Annexes")
    yield Heading(2, "Planned against actual")
    yield _planned_against_actual(doc)
    yield Heading(2, "Speaking time")
    yield from _speaking_time(doc)
    yield Heading(2, "Log")
    yield from _log(doc)


# ---- planned against actual


def _planned_against_actual(doc: ReportDoc) -> Table:
    rows: list[tuple[str, ...]] = []
    sums: set[int] = set()
    for session in doc.sessions:
        rows += [_turn_row(turn, session, doc.standing.status == "ended") for turn in session.interventions]
        if len(session.interventions) > 1:
            sums.add(len(rows))
            rows.append(_session_row(session))
    return Table(
        caption="Planned against actual; over/under is against what was allotted",
        header=("Slot", "Planned", "Allotted", "Actual", "Over/under"),
        rows=tuple(rows),
        widths=(45, 13, 13, 14, 15),
        figures=frozenset({1, 2, 3, 4}),
        sums=frozenset(sums),
    )


def _turn_row(turn: Intervention, session: SessionReport, has_ended: bool) -> tuple[str, ...]:
    actual = actual_words(turn)
    if turn.state == "running":
        actual = f"{actual} so far"
    elif turn.state == "skipped":
        actual = "skipped"
    elif turn.actual is None and has_ended:
        actual = "not held"
    return (
        _slot_name(turn, session),
        length_words(turn.planned),
        length_words(turn.allotted),
        actual,
        difference_words(turn.over_under),
    )


def _slot_name(turn: Intervention, session: SessionReport) -> str:
    if turn.speaker is None:
        return turn.topic or session.title
    behalf = f" on behalf of {turn.on_behalf_of.name}" if turn.on_behalf_of else ""
    floor = " (from the floor)" if turn.kind == "floor" else ""
    segment = f"{session.title}: " if turn.slot == session.segment else ""
    return f"{segment}{turn.speaker.name}{behalf}{floor}"


def _session_row(session: SessionReport) -> tuple[str, ...]:
    return (
        f"{session.title}, in all",
        length_words(session.planned),
        length_words(session.allotted) if session.allotted != session.planned else "",
        length_words(session.actual),
        difference_words(session.over_under),
    )


# ---- speaking time


def _speaking_time(doc: ReportDoc) -> Iterator[Block]:
    if not doc.time_by_person:
        yield Paragraph("Nobody has spoken yet.", "meta")
        return
    yield Table(
        caption="Speaking time by person",
        header=("Name", "Organisation", "Turns", "Time", "Share"),
        rows=tuple(
            (
                person.who.name,
                person.who.organisation or "–",
                str(person.turns),
                length_words(person.actual),
                share_words(person.share),
            )
            for person in doc.time_by_person
        ),
        widths=(30, 34, 10, 13, 13),
        figures=frozenset({2, 3, 4}),
    )
    if all(group.group is None for group in doc.time_by_group):
        yield Paragraph("No groups are given for those who spoke.", "meta")
        return
    yield _group_table(doc)


def _group_table(doc: ReportDoc) -> Table:
    return Table(
        caption="Speaking time by group",
        header=("Group", "People", "Turns", "Time", "Share"),
        rows=tuple(
            (
                group.group or "No group given",
                str(group.people),
                str(group.turns),
                length_words(group.actual),
                share_words(group.share),
            )
            for group in doc.time_by_group
        ),
        widths=(50, 14, 10, 13, 13),
        figures=frozenset({1, 2, 3, 4}),
    )


# ---- log


def _log(doc: ReportDoc) -> Iterator[Block]:
    if not doc.log:
        yield Paragraph("Nothing has been logged yet.", "meta")
        return
    yield Table(
        caption=f"What happened, with its time ({doc.cover.planned_start.tzinfo})",
        header=("Time", "What", "Text"),
        rows=tuple(
            (stamp_words(line.at, doc.cover.date), LOG_WORDS[line.what], elided(line.text, _LOG_LENGTH))
            for line in doc.log
        ),
        widths=(15, 23, 62),
    )
