"""How a report puts values into words: dates, lengths, people, outcomes. British English."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date

from runofshow.programme.times import format_difference, format_duration, shown_over
from runofshow.report.model import Intervention, LogWhat, QuestionAsked, Standing, VoteResult, Who

__all__ = [
    "LOG_WORDS",
    "actual_words",
    "asked_words",
    "clock_words",
    "date_words",
    "difference_words",
    "length_words",
    "over_words",
    "person_words",
    "share_words",
    "slot_words",
    "stamp_words",
    "standing_words",
    "vote_words",
]

_LOCALE = "en_GB"
_DOT = " · "

LOG_WORDS: dict[LogWhat, str] = {
    "started": "Session started",
    "taken": "Begins",
    "finished": "Ends",
    "paused": "Paused",
    "resumed": "Resumed",
    "ended": "Session ended",
    "reopened": "Session reopened",
    "conclusion": "Conclusion",
    "recommendation": "Recommendation",
    "action": "Follow-up",
    "note": "Note",
    "question": "Question",
    "answered": "Answered",
    "deferred": "Deferred",
    "dismissed": "Dismissed",
    "count": "Vote counted",
}

_METHODS = {"cards": "by coloured cards", "phones": "by phone", "hands": "by show of hands"}
_BASES = {"cast": "votes cast", "present": "present", "entitled": "entitled to vote"}


def date_words(day: date) -> str:
    """`Friday 7 December 2018`."""
    return format_date(day, "EEEE d MMMM y", locale=_LOCALE)


def clock_words(moment: datetime) -> str:
    """`08:30`."""
    return f"{moment:%H:%M}"


def _exact_words(moment: datetime) -> str:
    """`08:30`; with seconds where there are any, as it stands beside a difference to the second."""
    return f"{moment:%H:%M:%S}".removesuffix(":00")


def stamp_words(moment: datetime, day: date) -> str:
    """`08:30:05`, with its date where it is not the session's own."""
    return _dated(f"{moment:%H:%M:%S}", moment, day)


def _dated(stamp: str, moment: datetime, day: date) -> str:
    return stamp if moment.date() == day else f"{format_date(moment, 'd MMM', locale=_LOCALE)} {stamp}"


def over_words(difference: timedelta) -> str:
    """`0:55 over`, `0:10 under` or `on time`, to the second."""
    seconds = shown_over(difference)
    if not seconds:
        return "on time"
    return f"{format_duration(timedelta(seconds=seconds))} {'over' if seconds > 0 else 'under'}"


def share_words(share: float | None, *, is_exact: bool = True) -> str:
    """A fraction in per cent: one decimal, whole where the counts are estimates; a dash for None."""
    if share is None:
        return "–"
    return f"{share:.1%}" if is_exact else f"about {share:.0%}"


def person_words(who: Who) -> str:
    """Name, role and organisation, as far as known and none of them twice."""
    parts = [who.name, who.role, who.organisation]
    return ", ".join(part for part in parts if part and not _is_said(part, parts))


def _is_said(part: str, parts: list[str | None]) -> bool:
    """Whether a longer part already says it: a role often names the organisation."""
    return any(other and other != part and part in other for other in parts)


def standing_words(standing: Standing) -> str:
    """One sentence or two: where the show is in its life, and what that makes of the figures."""
    as_of = clock_words(standing.as_of)
    if standing.status == "standby":
        return f"The session has not started; this is the plan as of {as_of}."
    if standing.status == "running":
        end = _exact_words(standing.forecast_end)
        forecast = f"Forecast end {end}, {over_words(standing.over_under)}."
        return f"Session still running; as of {as_of}. All figures are those so far. {forecast}"
    assert standing.started_at is not None
    assert standing.ended_at is not None
    began = f"Started at {_exact_words(standing.started_at)}{_late(standing.late_start)}"
    ended = f"ended at {_exact_words(standing.ended_at)}, {over_words(standing.over_under)}"
    paused = f"; paused for {format_duration(standing.paused)} in all" if standing.paused else ""
    return f"{began}; {ended}{paused}."


def _late(late: timedelta | None) -> str:
    seconds = shown_over(late) if late else 0
    if not seconds:
        return ", on time"
    return f", {format_duration(timedelta(seconds=seconds))} {'late' if seconds > 0 else 'early'}"


def slot_words(turn: Intervention, standing: Standing) -> str:
    """`Allotted 8:00 · actual 8:55 · +0:55`."""
    parts = [f"Allotted {format_duration(turn.allotted)}"]
    if turn.planned is not None and turn.planned != turn.allotted:
        parts[0] += f" (planned {format_duration(turn.planned)})"
    if turn.actual is None:
        parts.append(_untaken(turn, standing))
    elif turn.state == "running" or (turn.state == "pending" and standing.status != "ended"):
        parts.append(f"{actual_words(turn)} so far")
    elif turn.over_under is not None:
        parts += [f"actual {actual_words(turn)}", over_words(turn.over_under)]
    return _DOT.join(parts)


def actual_words(turn: Intervention) -> str:
    """`8:55`; where floor turns counted against the slot as well, `8:55 (10:55 with the floor)`."""
    spoken = length_words(turn.actual)
    return spoken if turn.used == turn.actual else f"{spoken} ({length_words(turn.used)} with the floor)"


def _untaken(turn: Intervention, standing: Standing) -> str:
    if turn.state == "skipped":
        return "skipped"
    return "not held" if standing.status == "ended" else "to come"


def asked_words(question: QuestionAsked, day: date) -> str:
    """When, by whom, to whom, and what became of it."""
    parts = [_dated(clock_words(question.at), question.at, day)]
    if question.asker is not None:
        who = question.asker
        group = f" ({who.group})" if who.group and (who.name or who.organisation) else who.group or ""
        parts.append(f"asked by {', '.join(part for part in (who.name, who.organisation) if part)}{group}")
    if question.to:
        parts.append(f"to {question.to}")
    by = f" by {question.answered_by}" if question.answered_by else ""
    parts.append(f"{question.outcome}{by}" if question.outcome else "open")
    return _DOT.join(parts)


def vote_words(vote: VoteResult, day: date) -> str:
    """Method, base, how it was counted, and when."""
    parts = [_METHODS[vote.method]] if vote.method else []
    if vote.at is None:
        return _DOT.join([*parts, "no count was logged"]).capitalize()
    base = f"base {vote.base} {_BASES[vote.base_kind]}" if vote.base is not None else "base unknown"
    counted = "exact count" if vote.is_exact else "estimated"
    parts += [
        base,
        f"clear majority for “{vote.majority}”, the others counted" if vote.majority else counted,
        _dated(clock_words(vote.at), vote.at, day),
    ]
    sentence = _DOT.join(parts)
    return sentence[0].upper() + sentence[1:]


def difference_words(difference: timedelta | None) -> str:
    """`+0:55`, for a column of figures."""
    return format_difference(difference) if difference is not None else "–"


def length_words(length: timedelta | None) -> str:
    """`7:50`, for a column of figures."""
    return format_duration(length) if length is not None else "–"
