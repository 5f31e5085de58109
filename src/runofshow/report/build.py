"""Make a report of a show at an instant: pure, in standby, while running and after the end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from runofshow.clock import Now
from runofshow.programme.models import Poll, Programme
from runofshow.report.annexes import event_log, group_times, person_times
from runofshow.report.model import (
    Action,
    Conclusion,
    Cover,
    OptionResult,
    Recommendation,
    ReportDoc,
    SessionReport,
    Standing,
    VoteResult,
    Who,
)
from runofshow.report.sessions import Minutes, minutes_of, on_record, session_report, who_is
from runofshow.show.facts import Speaker
from runofshow.show.minutes import PlacedEntry
from runofshow.show.outlook import outlook
from runofshow.show.people import named
from runofshow.show.speaking import speaking_time
from runofshow.show.state import Count, Show
from runofshow.show.votes import question_of

__all__ = ["build_report", "forecast_or_end", "vote_base"]


def build_report(show: Show, now: Now) -> ReportDoc:
    """The report of a show as it stands at `now`."""
    programme = show.programme
    entries = on_record(show)
    minutes = minutes_of(show.control, entries)
    sessions = _sessions(show, now, minutes)
    conclusions = _conclusions(programme, entries)
    spoken = speaking_time(show.control, show.timeline.moment(now))
    return ReportDoc(
        cover=_cover(show),
        standing=_standing(show, now),
        abstract=tuple(text for text in (programme.abstract, programme.objective) if text),
        key_messages=tuple(conclusion.text for conclusion in conclusions),
        sessions=sessions,
        general_notes=minutes.by_segment.get(None, ()),
        general_questions=minutes.questions.get(None, ()),
        votes=_votes(show),
        conclusions=conclusions,
        recommendations=_recommendations(programme, entries),
        follow_up=_follow_up(programme, entries),
        time_by_person=person_times(programme, spoken),
        time_by_group=group_times(spoken),
        log=event_log(show, entries),
    )


# ---- cover and standing


def _cover(show: Show) -> Cover:
    programme = show.programme
    return Cover(
        title=programme.title,
        series=programme.series,
        reference=programme.reference,
        date=programme.date,
        planned_start=programme.planned_start,
        planned_end=programme.planned_end,
        hard_stop=programme.planned_hard_stop,
        venue=programme.venue,
        room=programme.room,
        organisers=programme.organisers,
        chair=_office(programme, programme.chair),
        rapporteur=_office(programme, programme.rapporteur),
        timekeeper=_office(programme, programme.timekeeper),
        present=show.present,
        capacity=programme.capacity,
        examples=frozenset(programme.examples),
    )


def _office(programme: Programme, person: str | None) -> Who | None:
    return who_is(programme, Speaker(person=person)) if person else None


def _standing(show: Show, now: Now) -> Standing:
    control = show.control
    zone = show.programme.zone
    started = control.runs[0].started if control.runs else None
    moment = show.timeline.moment(now)
    end, over_under = forecast_or_end(show, now)
    breaks = [pause for pause in control.pauses if not pause.is_closed_show]
    return Standing(
        status="ended" if control.ended else "running" if control.is_started else "standby",
        is_rehearsal=show.kind == "rehearsal",
        as_of=moment.astimezone(zone),
        started_at=started and started.astimezone(zone),
        ended_at=control.ended and control.ended.astimezone(zone),
        planned_end=show.plan.planned_end,
        forecast_end=end.astimezone(zone),
        late_start=started - show.plan.planned_start if started else None,
        over_under=over_under,
        paused=sum(((pause.ended or moment) - pause.started for pause in breaks), timedelta(0)),
    )


def forecast_or_end(show: Show, now: Now) -> tuple[datetime, timedelta]:
    """(actual end, or forecast end before it; how far past the planned end), as a moment in UTC.

    Like every time of a report it lies on the show's own timeline, so that it agrees with the runs.
    """
    forecast = outlook(show, now).forecast_end - show.timeline.skew(now)
    end = show.control.ended or forecast
    return end, end - show.plan.planned_end


# ---- sessions


def _sessions(show: Show, now: Now, minutes: Minutes) -> tuple[SessionReport, ...]:
    moment = show.timeline.moment(now)
    return tuple(
        session_report(show.control, segment, minutes, moment) for segment in show.programme.segments
    )


# ---- votes


def _votes(show: Show) -> tuple[VoteResult, ...]:
    """Every count in the order of time, then the planned polls that none was logged for."""
    counted = {count.poll for count in show.counts}
    open_polls = [poll for poll in show.programme.polls.values() if poll.id not in counted]
    return (
        *(_vote(show, count) for count in show.counts),
        *(_open_poll(show.programme, poll) for poll in open_polls),
    )


def _open_poll(programme: Programme, poll: Poll) -> VoteResult:
    return VoteResult(
        question=poll.question,
        method=poll.method,
        options=(),
        base=None,
        base_kind="cast",
        is_exact=True,
        is_example=_is_example(programme, poll.id),
        at=None,
    )


def _is_example(programme: Programme, poll: str) -> bool:
    """Whether the programme lists the poll, or all polls of its segment, among its examples."""
    named = {f"segments.{s.id}.polls" for s in programme.segments if any(p.id == poll for p in s.polls)}
    return poll in programme.polls and bool({"polls", f"polls.{poll}", *named} & set(programme.examples))


def _vote(show: Show, count: Count) -> VoteResult:
    poll = show.programme.polls.get(count.poll)
    texts = {option.id: option.text for option in question_of(show, count.poll).options}
    order = [option for option in texts if option in count.counts]
    order += [option for option in count.counts if option not in texts]
    base = vote_base(show, count)
    return VoteResult(
        question=poll.question if poll else count.poll,
        method=poll.method if poll else None,
        options=tuple(
            OptionResult(texts.get(option, option), votes, votes / base if base else None)
            for option, votes in ((option, count.counts[option]) for option in order)
        ),
        base=base,
        base_kind=count.base_kind,
        is_exact=count.is_exact,
        is_example=_is_example(show.programme, count.poll),
        at=count.moment.astimezone(show.programme.zone),
        majority=texts.get(count.majority, count.majority) if count.majority else None,
    )


def vote_base(show: Show, count: Count) -> int | None:
    """What percentages are taken of: the base given, else the votes cast, else those present."""
    if count.base is not None:
        return count.base
    if count.base_kind == "cast":
        return sum(count.counts.values())
    return show.present if count.base_kind == "present" else None


# ---- what was concluded


def _conclusions(programme: Programme, entries: Iterable[PlacedEntry]) -> tuple[Conclusion, ...]:
    return tuple(
        Conclusion(
            entry.moment.astimezone(programme.zone),
            entry.text,
            entry.question,
            named(programme, entry.person) or None,
        )
        for entry in (placed.entry for placed in entries)
        if entry.kind == "conclusion"
    )


def _recommendations(programme: Programme, entries: Iterable[PlacedEntry]) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(
            entry.moment.astimezone(programme.zone),
            named(programme, entry.addressee) or None,
            entry.text,
            entry.due,
        )
        for entry in (placed.entry for placed in entries)
        if entry.kind == "recommendation"
    )


def _follow_up(programme: Programme, entries: Iterable[PlacedEntry]) -> tuple[Action, ...]:
    return tuple(
        Action(
            entry.moment.astimezone(programme.zone),
            entry.text,
            named(programme, entry.addressee or entry.person) or None,
            entry.due,
        )
        for entry in (placed.entry for placed in entries)
        if entry.kind == "action"
    )
