"""What a report holds, part by part."""

from __future__ import annotations

from datetime import timedelta

from report.held_session import AMENDED_AWAY, HIDDEN_LATER, OFF_RECORD, STRUCK, Session
from runofshow.report.build import build_report
from runofshow.report.model import Intervention, ReportDoc, VoteResult
from runofshow.report.words import actual_words
from runofshow.show.commands import End
from runofshow.show.rows import rows
from runofshow.show.speaking import speaking_time


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def turns(doc: ReportDoc) -> list[Intervention]:
    return [turn for session in doc.sessions for turn in session.interventions]


def turn_of(doc: ReportDoc, slot: str) -> Intervention:
    return next(turn for turn in turns(doc) if turn.slot == slot)


def test_the_cover_says_who_met_when_and_where(held_doc: ReportDoc) -> None:
    cover = held_doc.cover
    assert (cover.title, cover.series, cover.reference) == (
        "Lessons of a pilot",
        "Series of examples",
        "EX/7",
    )
    assert (cover.room, cover.venue, cover.capacity) == ("Blue Room", "Example Resort", 220)
    assert cover.organisers == ("Ministry of Examples", "Institute of Samples")
    assert cover.chair is not None
    assert cover.chair.name == "Ms. Ada Chairwell"
    assert cover.rapporteur is not None
    assert cover.rapporteur.name == "Di Scribe"
    assert cover.timekeeper is None
    assert cover.present == 84
    assert cover.examples == {"hard_stop", "rapporteur"}


def test_times_stand_in_the_zone_of_the_programme(held_doc: ReportDoc) -> None:
    started = held_doc.standing.started_at
    assert started is not None
    assert started.isoformat() == "2018-12-07T08:31:00+01:00"
    assert held_doc.cover.planned_end.isoformat() == "2018-12-07T09:15:00+01:00"


def test_an_ended_show_says_how_late_it_began_and_how_far_over_it_ended(held_doc: ReportDoc) -> None:
    standing = held_doc.standing
    assert standing.status == "ended"
    assert not standing.is_rehearsal
    assert standing.late_start == minutes(1)
    assert standing.over_under == minutes(3)
    assert standing.paused == minutes(2)


def test_a_running_show_is_reported_with_its_figures_so_far(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.clock.jump(minutes(3))
    doc = build_report(untouched.show, untouched.now)
    assert doc.standing.status == "running"
    assert doc.standing.as_of.isoformat() == "2018-12-07T08:33:00+01:00"
    assert turn_of(doc, "opening").state == "running"
    assert turn_of(doc, "opening").actual == minutes(3)
    assert doc.sessions[0].actual == minutes(3)
    assert doc.standing.over_under == timedelta(0)


def test_a_show_in_standby_is_reported_with_empty_minutes(untouched: Session) -> None:
    doc = build_report(untouched.show, untouched.now)
    assert doc.standing.status == "standby"
    assert doc.standing.late_start is None
    assert {turn.state for turn in turns(doc)} == {"pending"}
    assert {turn.actual for turn in turns(doc)} == {None}
    assert (doc.key_messages, doc.conclusions, doc.recommendations, doc.follow_up) == ((), (), (), ())
    assert (doc.log, doc.time_by_person) == ((), ())


def test_a_rehearsal_says_that_it_is_one() -> None:
    rehearsal = Session(kind="rehearsal")
    rehearsal.do(0, "start")
    assert build_report(rehearsal.show, rehearsal.now).standing.is_rehearsal


def test_the_abstract_is_the_text_of_the_programme(held_doc: ReportDoc) -> None:
    assert held_doc.abstract == ("To see what a pilot can teach.",)


def test_key_messages_are_the_conclusions_as_they_now_read(held_doc: ReportDoc) -> None:
    assert held_doc.key_messages == ("Pilots need time",)


def test_every_intervention_has_its_allotted_and_actual_time(held_doc: ReportDoc) -> None:
    assert [(turn.slot, turn.allotted, turn.actual, turn.over_under) for turn in turns(held_doc)] == [
        ("opening", minutes(5), minutes(5), minutes(0)),
        ("session-1/first", minutes(8), minutes(9.9), minutes(1.9)),
        ("session-1/floor-1", minutes(2), minutes(1.1), minutes(-0.9)),
        ("session-1/second", minutes(9), minutes(8.5), minutes(-0.5)),
        ("vote", minutes(5), minutes(4.5), minutes(-0.5)),
        ("closing", minutes(15), minutes(15), minutes(0)),
    ]


def test_over_under_is_the_rundowns(held: Session, held_doc: ReportDoc) -> None:
    in_rundown = {row.id: row.over_under for row in rows(held.show, held.now)}
    assert {turn.slot: turn.over_under for turn in turns(held_doc)}.items() <= in_rundown.items()
    with_turns = held_doc.sessions[1]
    assert with_turns.over_under == in_rundown[with_turns.segment] == minutes(0.5)


def test_floor_turns_count_against_a_segment_that_is_itself_the_slot(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(2, "floor", name="Guest")
    untouched.do(4, "next")
    untouched.do(6, "next")
    turn = turn_of(build_report(untouched.show, untouched.now), "opening")
    assert (turn.actual, turn.used, turn.over_under) == (minutes(4), minutes(6), minutes(1))
    assert actual_words(turn) == "4:00 (6:00 with the floor)"


def test_what_skipping_freed_is_not_a_sessions_to_use(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(5, "next")
    untouched.do(6, "skip", slot="session-1/second")
    untouched.do(18, "next")
    session = build_report(untouched.show, untouched.now).sessions[1]
    assert (session.planned, session.allotted) == (minutes(20), minutes(12))
    assert (session.actual, session.over_under) == (minutes(13), minutes(1))


def test_a_floor_turn_stands_after_the_turn_it_broke_off(held_doc: ReportDoc) -> None:
    floor = turn_of(held_doc, "session-1/floor-1")
    assert floor.kind == "floor"
    assert floor.planned is None
    assert floor.speaker is not None
    assert floor.speaker.organisation == "Guest Network"


def test_a_substitute_and_the_one_planned_are_both_named(held_doc: ReportDoc) -> None:
    turn = turn_of(held_doc, "session-1/second")
    assert turn.speaker is not None
    assert turn.on_behalf_of is not None
    assert (turn.speaker.name, turn.on_behalf_of.name) == ("Eve Deputy", "Mr. Cy Second")


def test_a_note_stands_under_whoever_had_the_floor(held_doc: ReportDoc) -> None:
    assert [note.text for note in turn_of(held_doc, "session-1/first").notes] == ["A point on staff turnover"]
    assert [note.text for note in turn_of(held_doc, "session-1/floor-1").notes] == ["A remark from the floor"]


def test_a_note_between_speakers_stands_with_its_segment(held_doc: ReportDoc) -> None:
    assert [note.text for note in held_doc.sessions[1].notes] == ["Introducing the next speaker"]


def test_a_note_about_a_speaker_of_the_segment_stands_under_that_speaker(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(1, "next")
    untouched.do(2, "note", kind="note", text="A point on the south", person="second")
    untouched.do(2, "note", kind="note", text="A point on the chair", person="chair")
    doc = build_report(untouched.show, untouched.now)
    (own,) = turn_of(doc, "session-1/second").notes
    assert (own.text, own.about) == ("A point on the south", None)
    (other,) = turn_of(doc, "session-1/first").notes
    assert (other.text, other.about) == ("A point on the chair", "Ms. Ada Chairwell")


def test_a_note_given_to_a_whole_segment_stands_with_the_segment(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(1, "note", kind="note", text="For the session", slot="session-1")
    doc = build_report(untouched.show, untouched.now)
    assert [note.text for note in doc.sessions[1].notes] == ["For the session"]


def test_notes_before_the_start_and_after_the_end_are_kept(held_doc: ReportDoc) -> None:
    texts = [note.text for note in held_doc.general_notes]
    assert texts == ["The room was set up in time", "The room was handed back"]


def test_a_question_has_its_asker_addressee_and_outcome(held_doc: ReportDoc) -> None:
    (question,) = held_doc.sessions[1].questions
    assert question.asker is not None
    assert (question.asker.name, question.asker.organisation, question.asker.group) == (
        "Gil Asker",
        "Youth Forum",
        "Youth",
    )
    assert question.to == question.answered_by == "H.E. Mr. Bo Firstman"
    assert (question.outcome, question.answer) == ("answered", "By the partners in equal parts")
    (open_one,) = held_doc.sessions[3].questions
    assert open_one.outcome is None


def vote(doc: ReportDoc, question: str) -> VoteResult:
    return next(vote for vote in doc.votes if vote.question == question)


def test_shares_of_a_vote_are_taken_of_the_base_given(held_doc: ReportDoc) -> None:
    result = vote(held_doc, "Is there enough capacity?")
    assert (result.method, result.base, result.base_kind, result.is_exact) == ("cards", 84, "present", True)
    assert [(o.text, o.count, o.share) for o in result.options] == [
        ("Yes, enough", 21, 0.25),
        ("Not enough", 42, 0.5),
    ]


def test_without_a_base_shares_are_taken_of_the_votes_cast(held_doc: ReportDoc) -> None:
    result = vote(held_doc, "Shall we meet again?")
    assert (result.base, result.is_exact) == (40, False)
    assert [o.share for o in result.options] == [0.75, 0.25]


def test_shares_of_those_present_are_taken_of_the_attendance(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(0, "count", poll="Who?", counts={"us": 5}, base_kind="present")
    assert vote(build_report(untouched.show, untouched.now), "Who?").options[0].share is None
    untouched.do(0, "attendance", present=20)
    assert vote(build_report(untouched.show, untouched.now), "Who?").options[0].share == 0.25


def test_abstentions_and_the_answers_of_a_free_question_go_by_their_words(untouched: Session) -> None:
    untouched.do(0, "count", poll="enough", counts={"yes": 2, "abstention": 3})
    untouched.do(1, "count", poll="Break now?", counts={"Yes (green)": 4, "abstention": 1})
    document = build_report(untouched.show, untouched.now)
    assert [[(option.text, option.count) for option in vote.options] for vote in document.votes] == [
        [("Yes, enough", 2), ("Abstention", 3)],
        [("Yes", 4), ("Abstention", 1)],
    ]


def test_a_planned_poll_without_a_count_is_named(untouched: Session) -> None:
    (planned,) = build_report(untouched.show, untouched.now).votes
    assert (planned.question, planned.options, planned.at) == ("Is there enough capacity?", (), None)


def test_conclusions_recommendations_and_follow_up_have_their_fields(held_doc: ReportDoc) -> None:
    (conclusion,) = held_doc.conclusions
    assert (conclusion.text, conclusion.question, conclusion.person) == (
        "Pilots need time",
        "What works?",
        "Mr. Cy Second",
    )
    (recommendation,) = held_doc.recommendations
    assert (recommendation.addressee, recommendation.text, recommendation.due) == (
        "Donors",
        "Plan for two years",
        "by 2020",
    )
    (action,) = held_doc.follow_up
    assert (action.text, action.responsible, action.due) == ("Send the report", "Di Scribe", "14 December")


def test_speaking_time_is_summed_by_person_and_by_group(held_doc: ReportDoc) -> None:
    people = [(time.who.name, time.turns, time.actual) for time in held_doc.time_by_person]
    assert people == [
        ("Ms. Ada Chairwell", 2, minutes(20)),
        ("H.E. Mr. Bo Firstman", 1, minutes(9.9)),
        ("Eve Deputy", 1, minutes(8.5)),
        ("Fay Guest", 1, minutes(1.1)),
    ]
    groups = [(time.group, time.actual) for time in held_doc.time_by_group]
    assert groups == [
        ("Organisers", minutes(20)),
        ("North", minutes(9.9)),
        ("Civil society", minutes(1.1)),
        (None, minutes(8.5)),
    ]
    assert abs(sum(time.share for time in held_doc.time_by_group) - 1) < 1e-9


def test_the_annex_is_the_speaking_time_of_the_desk(held: Session, held_doc: ReportDoc) -> None:
    spoken = speaking_time(held.show.control, held.show.timeline.moment(held.now))
    assert [(time.who.name, time.turns, time.actual, time.share) for time in held_doc.time_by_person] == [
        (person.name, person.slots, person.used, spoken.share(person.used))
        for person in spoken.people
        if person.used
    ]
    in_all = sum((time.actual for time in held_doc.time_by_person), timedelta(0))
    assert in_all == spoken.panel + spoken.floor


def test_the_log_is_in_the_order_of_time(held_doc: ReportDoc) -> None:
    moments = [line.at for line in held_doc.log]
    assert moments == sorted(moments)
    whats = [line.what for line in held_doc.log]
    assert (whats[1], whats[-2]) == ("started", "ended")
    assert {"paused", "resumed", "finished", "answered", "count"} <= set(whats)
    assert whats.count("taken") == 7


def test_the_log_keeps_the_stretch_in_which_a_show_was_closed(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.do(3, "end")
    untouched.do(4, "reopen")
    doc = build_report(untouched.show, untouched.now)
    assert [line.what for line in doc.log][-2:] == ["ended", "reopened"]
    assert doc.standing.paused == timedelta(0)


def test_what_is_off_the_record_or_struck_is_nowhere_in_a_report(held_doc: ReportDoc) -> None:
    everything = repr(held_doc)
    for text in (OFF_RECORD, STRUCK, HIDDEN_LATER, AMENDED_AWAY):
        assert text not in everything
    assert "A point on staff turnover" in everything


def test_a_step_of_civil_time_moves_no_time_of_a_report(untouched: Session) -> None:
    untouched.do(0, "start")
    untouched.clock.jump(minutes(2))
    untouched.clock.step_wall(minutes(30))
    untouched.decider.submit(End(), untouched.now)
    doc = build_report(untouched.show, untouched.now)
    assert doc.standing.ended_at == doc.standing.as_of
    assert doc.standing.ended_at is not None
    assert doc.standing.ended_at.isoformat() == "2018-12-07T08:32:00+01:00"
    assert doc.standing.over_under == minutes(-43)
