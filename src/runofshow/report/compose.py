"""Lay a report out in blocks, in the one order that every paged or plain-text format follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runofshow.report.blocks import Block, Facts, Heading, Items, LaidOut, PageBreak, Paragraph, Table
from runofshow.report.compose_annexes import annexes
from runofshow.report.model import (
    Conclusion,
    Cover,
    Intervention,
    Note,
    QuestionAsked,
    ReportDoc,
    SessionReport,
    Standing,
    VoteResult,
    Who,
)
from runofshow.report.texts import elided, single_line
from runofshow.report.words import (
    asked_words,
    clock_words,
    date_words,
    person_words,
    share_words,
    slot_words,
    standing_words,
    vote_words,
)

__all__ = ["compose"]

_HEAD_LENGTH = 60
"""Characters of a title that fit the head of a page in one line."""

_CAPTION_LENGTH = 70
_EXAMPLE = "(example)"


def compose(doc: ReportDoc) -> LaidOut:
    """The whole report as blocks, with what a file says about itself."""
    cover = doc.cover
    head = elided(cover.title, _HEAD_LENGTH)
    return LaidOut(
        title=single_line(cover.title),
        subject=single_line(" ".join(part for part in (cover.series, cover.reference) if part)),
        author=single_line("; ".join(cover.organisers)),
        created=doc.standing.as_of,
        running_head=f"{head} · {date_words(cover.date)}",
        blocks=tuple(_blocks(doc)),
    )


def _blocks(doc: ReportDoc) -> Iterator[Block]:
    yield from _cover(doc)
    yield Heading(1, "Abstract")
    yield from _paragraphs(doc.abstract, "No abstract was given.")
    yield Heading(1, "Key messages")
    yield from _items(doc.key_messages, _nothing(doc, "conclusions"))
    yield Heading(1, "Sessions")
    for session in doc.sessions:
        yield from _session(session, doc)
    yield from _outside(doc)
    yield Heading(1, "Votes")
    yield from _votes(doc)
    yield Heading(1, "Conclusions")
    yield from _items(map(_conclusion, doc.conclusions), _nothing(doc, "conclusions"))
    yield Heading(1, "Recommendations")
    yield from _recommendations(doc)
    yield Heading(1, "Follow-up")
    yield from _follow_up(doc)
    yield PageBreak()
    yield from annexes(doc)


def _nothing(doc: ReportDoc, what: str) -> str:
    so_far = "" if doc.standing.status == "ended" else " so far"
    return f"No {what} were logged{so_far}."


def _paragraphs(texts: Iterable[str], nothing: str) -> list[Block]:
    return [Paragraph(text) for text in texts] or [Paragraph(nothing, "meta")]


def _items(texts: Iterable[str], nothing: str) -> list[Block]:
    texts = tuple(texts)
    return [Items(texts)] if texts else [Paragraph(nothing, "meta")]


# ---- cover


def _cover(doc: ReportDoc) -> Iterator[Block]:
    yield Heading(0, doc.cover.title)
    if doc.standing.is_rehearsal:
        yield Paragraph("Record of a rehearsal.", "lead")
    yield Paragraph(standing_words(doc.standing), "lead")
    yield Facts(tuple((label, value) for label, value in _cover_rows(doc.cover, doc.standing) if value))


def _cover_rows(cover: Cover, standing: Standing) -> Iterator[tuple[str, str]]:
    def marked(field: str, value: str | None) -> str:
        is_marked = not value or field not in cover.examples or _EXAMPLE in value
        return value or "" if is_marked else f"{value} {_EXAMPLE}"

    places = [marked("room", cover.room), marked("venue", cover.venue)]
    hard_stop = clock_words(cover.hard_stop) if cover.hard_stop else None
    yield "Series", marked("series", cover.series)
    yield "Reference", marked("reference", cover.reference)
    yield "Date", marked("date", date_words(cover.date))
    yield "Time", _times(cover, standing)
    yield "Hard stop", marked("hard_stop", hard_stop)
    yield "Place", ", ".join(place for place in places if place)
    yield "Organisers", marked("organisers", "\n".join(cover.organisers))
    yield "Chair", marked("chair", _office(cover.chair))
    yield "Rapporteur", marked("rapporteur", _office(cover.rapporteur))
    yield "Timekeeper", marked("timekeeper", _office(cover.timekeeper))
    yield "Attendance", _attendance(cover)


def _office(who: Who | None) -> str:
    return person_words(who) if who else ""


def _times(cover: Cover, standing: Standing) -> str:
    planned = f"planned {clock_words(cover.planned_start)}–{clock_words(cover.planned_end)}"
    offset = cover.planned_start.isoformat()[-len("+00:00") :]
    zone = f"({cover.planned_start.tzinfo}, UTC{offset})"
    if standing.started_at is None:
        return f"{planned} {zone}"
    end = clock_words(standing.ended_at) if standing.ended_at else ""
    return f"{clock_words(standing.started_at)}–{end}, {planned} {zone}"


def _attendance(cover: Cover) -> str:
    capacity = f"room for {cover.capacity}" if cover.capacity else ""
    present = f"{cover.present} present" if cover.present is not None else "not counted"
    return ", ".join(part for part in (present, capacity) if part)


# ---- sessions


def _session(session: SessionReport, doc: ReportDoc) -> Iterator[Block]:
    yield Heading(2, session.title)
    if session.subtitle:
        yield Paragraph(session.subtitle, "meta", keeps_with_next=True)
    for turn in session.interventions:
        yield from _intervention(turn, doc)
    if session.notes:
        has_speakers = any(turn.speaker for turn in session.interventions)
        if has_speakers:
            yield Heading(3, "Between speakers")
        yield Items(tuple(map(_note, session.notes)))
    yield from _questions(session.questions, doc)


def _intervention(turn: Intervention, doc: ReportDoc) -> Iterator[Block]:
    if turn.speaker is not None:
        yield Heading(3, _speaker_heading(turn))
        affiliation = person_words(turn.speaker).removeprefix(turn.speaker.name).removeprefix(", ")
        details = [affiliation, turn.topic or ""]
        for detail in filter(None, details):
            yield Paragraph(detail, "meta", keeps_with_next=True)
    elif turn.topic:
        yield Heading(3, turn.topic)
    yield Paragraph(slot_words(turn, doc.standing), "meta", keeps_with_next=bool(turn.notes))
    if turn.notes:
        yield Items(tuple(map(_note, turn.notes)))


def _speaker_heading(turn: Intervention) -> str:
    assert turn.speaker is not None
    behalf = f" on behalf of {turn.on_behalf_of.name}" if turn.on_behalf_of else ""
    floor = " (from the floor)" if turn.kind == "floor" else ""
    return f"{turn.speaker.name}{behalf}{floor}"


def _note(note: Note) -> str:
    about = f"{note.about}: " if note.about else ""
    return f"{about}{note.text}{_guiding(note.question)}"


def _guiding(question: str | None) -> str:
    return f"\nGuiding question: {question}" if question else ""


def _questions(questions: tuple[QuestionAsked, ...], doc: ReportDoc) -> Iterator[Block]:
    if not questions:
        return
    yield Heading(3, "Questions and answers")
    for question in questions:
        yield Paragraph(question.text, "question", keeps_with_next=True)
        has_answer = question.answer is not None
        yield Paragraph(asked_words(question, doc.cover.date), "meta", keeps_with_next=has_answer)
        if question.answer is not None:
            yield Paragraph(question.answer)


def _outside(doc: ReportDoc) -> Iterator[Block]:
    """What was logged before the start or after the end."""
    if not (doc.general_notes or doc.general_questions):
        return
    yield Heading(2, "Before and after the session")
    if doc.general_notes:
        yield Items(tuple(map(_note, doc.general_notes)))
    yield from _questions(doc.general_questions, doc)


# ---- votes, conclusions and what follows


def _votes(doc: ReportDoc) -> Iterator[Block]:
    if not doc.votes:
        yield Paragraph(_nothing(doc, "votes"), "meta")
    for vote in doc.votes:
        yield Heading(2, vote.question)
        example = " · the poll is an example" if vote.is_example else ""
        yield Paragraph(vote_words(vote, doc.cover.date) + example, "meta", keeps_with_next=True)
        if vote.options:
            yield _vote_table(vote)


def _vote_table(vote: VoteResult) -> Table:
    return Table(
        caption=f"Result: {elided(vote.question, _CAPTION_LENGTH)}",
        header=("Option", "Votes", "Share"),
        rows=tuple(
            (option.text, str(option.count), share_words(option.share, is_exact=vote.is_exact))
            for option in vote.options
        ),
        widths=(64, 16, 20),
        figures=frozenset({1, 2}),
    )


def _conclusion(conclusion: Conclusion) -> str:
    person = f"{conclusion.person}: " if conclusion.person else ""
    return f"{person}{conclusion.text}{_guiding(conclusion.question)}"


def _recommendations(doc: ReportDoc) -> Iterator[Block]:
    if not doc.recommendations:
        yield Paragraph(_nothing(doc, "recommendations"), "meta")
        return
    yield Table(
        caption="Recommendations and their addressees",
        header=("Addressee", "Action", "Timeframe"),
        rows=tuple((item.addressee or "–", item.text, item.due or "–") for item in doc.recommendations),
        widths=(24, 56, 20),
    )


def _follow_up(doc: ReportDoc) -> Iterator[Block]:
    if not doc.follow_up:
        yield Paragraph(_nothing(doc, "actions"), "meta")
        return
    yield Table(
        caption="Follow-up actions",
        header=("Action", "Responsible", "By when"),
        rows=tuple((item.text, item.responsible or "–", item.due or "–") for item in doc.follow_up),
        widths=(56, 24, 20),
    )
