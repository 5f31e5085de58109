"""What the chair logs: its moment, its place, its questions, and what became of it."""

from __future__ import annotations

import pytest

from runofshow.programme.models import Poll, PollOption, Segment
from show_kit import Performance, length, side_event


def _logged(show: Performance, text: str = "Words", **fields: str) -> str:
    return show.submit("note", kind="note", text=text, **fields).facts[-1].body.entry  # type: ignore[union-attr]


def _place(show: Performance) -> tuple[str | None, str | None, str | None]:
    last = show.placed()[-1]
    return last.slot, last.segment, last.person


def test_an_entry_stores_its_moment_and_segment_and_speaker_are_derived(session: Performance) -> None:
    _logged(session.wait("60s"))
    assert _place(session) == ("session-1/ben", "session-1", "ben")
    assert session.placed()[0].entry.moment == session.start + length("11:00")


def test_segment_and_speaker_stay_where_they_were_set_by_hand(session: Performance) -> None:
    _logged(session, slot="session-2/eli")
    assert _place(session) == ("session-2/eli", "session-2", "eli")
    _logged(session, person="Somebody")
    assert _place(session) == ("session-1/ben", "session-1", "Somebody")
    _logged(session, slot="discussion")
    assert _place(session) == ("discussion", "discussion", None)


def test_an_entry_before_the_start_belongs_nowhere(standby: Performance) -> None:
    _logged(standby)
    standby.wait("1s").do("start")
    assert _place(standby) == (None, None, None)


def test_an_entry_at_the_very_start_of_a_slot_belongs_to_it(session: Performance) -> None:
    _logged(session)
    assert _place(session)[0] == "session-1/ben"


def test_an_entry_at_the_very_end_of_a_slot_belongs_to_no_speaker(session: Performance) -> None:
    session.wait("60s").do("finish")
    _logged(session)
    assert _place(session) == (None, "session-1", None)


def test_an_entry_between_speakers_belongs_to_the_segment(session: Performance) -> None:
    session.do("finish").wait("10s")
    _logged(session)
    assert _place(session) == (None, "session-1", None)


def test_an_entry_at_the_end_belongs_to_the_last_segment_and_after_it_nowhere(session: Performance) -> None:
    session.wait("60s").do("end")
    _logged(session)
    assert _place(session) == (None, "session-1", None)
    session.wait("1s")
    _logged(session)
    assert _place(session) == (None, None, None)


def test_an_entry_in_a_pause_belongs_to_whoever_has_the_floor(session: Performance) -> None:
    session.do("pause").wait("60s")
    _logged(session)
    assert _place(session)[0] == "session-1/ben"


def test_an_entry_in_a_floor_turn_belongs_to_the_floor_speaker(session: Performance) -> None:
    session.do("floor", name="Nil Nunes").wait("1s")
    _logged(session)
    assert _place(session) == ("session-1/floor-1", "session-1", "Nil Nunes")


def test_an_entry_follows_a_correction(session: Performance) -> None:
    session.next(every="60s").wait("10s")
    _logged(session)
    session.wait("20s").do("correct", edge="start", moment="-5s")
    assert _place(session)[2] == "ben"


def test_entries_stand_in_the_order_of_time(session: Performance) -> None:
    for text in ("first", "second", "third"):
        _logged(session.wait("1s"), text)
    assert [placed.entry.text for placed in session.placed()] == ["first", "second", "third"]


def test_an_entry_at_an_unknown_slot_is_refused(session: Performance) -> None:
    assert session.code("note", kind="note", text="Words", slot="nowhere") == "unknown_slot"


def test_an_entry_bears_the_id_of_its_command(session: Performance) -> None:
    session.do("note", kind="note", text="Words", id="mine")
    assert session.show.entries.get("mine") is not None


def test_an_entry_without_an_id_gets_one_that_nobody_has_taken(session: Performance) -> None:
    session.do("note", kind="note", text="First", id=f"e{session.show.seq + 2}")
    session.do("note", kind="note", text="Second").do("ask", text="Third?")
    assert session.entry_text() == ["First", "Second", "Third?"]


def test_an_id_that_another_entry_made_for_itself_is_taken(session: Performance) -> None:
    one, other = _logged(session), _logged(session)
    assert session.code("note", kind="note", text="Words", id=one) == "id_taken"
    assert session.code("ask", text="Why?", id=other) == "id_taken"


def test_all_fields_of_an_entry_are_kept(session: Performance) -> None:
    session.do(
        "note",
        kind="recommendation",
        text="Words",
        question="First question",
        addressee="The office",
        due="May",
        off_record=True,
        by="rapporteur",
    )
    entry = next(iter(session.show.entries))
    assert (entry.kind, entry.question, entry.addressee, entry.due, entry.off_record, entry.by) == (
        "recommendation",
        "First question",
        "The office",
        "May",
        True,
        "rapporteur",
    )


# ---- amend and strike


def test_amend_changes_fields_and_keeps_the_original(session: Performance) -> None:
    entry = _logged(session, "Frist", addressee="Office")
    session.do("amend", entry=entry, text="First").do("amend", entry=entry, kind="action", addressee=None)
    amended = session.show.entries.get(entry)
    assert amended is not None
    assert (amended.text, amended.kind, amended.addressee) == ("First", "action", None)
    assert [dict(original) for original in amended.originals] == [
        {"text": "Frist"},
        {"kind": "note", "addressee": "Office"},
    ]


def test_amend_keeps_the_moment(session: Performance) -> None:
    entry = _logged(session)
    before = session.placed()[0].entry.moment
    session.wait("60s").do("amend", entry=entry, text="Other")
    assert session.placed()[0].entry.moment == before


def test_amend_can_set_the_place_and_give_it_back(session: Performance) -> None:
    entry = _logged(session)
    session.do("amend", entry=entry, slot="session-2/fay")
    assert _place(session)[2] == "fay"
    session.do("amend", entry=entry, slot=None)
    assert _place(session)[2] == "ben"


def test_strike_keeps_the_entry_and_closes_it(session: Performance) -> None:
    entry = _logged(session)
    session.do("strike", entry=entry)
    assert session.placed()[0].entry.is_struck
    for do, fields in (("strike", {}), ("amend", {"text": "Other"}), ("answer", {})):
        assert session.code(do, entry=entry, **fields) == "entry_struck"


@pytest.mark.parametrize("do", ["strike", "amend", "answer"])
def test_an_unknown_entry_is_refused(session: Performance, do: str) -> None:
    fields = {"text": "Other"} if do == "amend" else {}
    assert session.code(do, entry="e99", **fields) == "unknown_entry"


def test_amend_to_an_unknown_place_is_refused(session: Performance) -> None:
    assert session.code("amend", entry=_logged(session), slot="nowhere") == "unknown_slot"


def test_amend_keeps_to_the_fields_of_a_kind(session: Performance) -> None:
    note, question = _logged(session), session.submit("ask", text="Why?").facts[-1].body.entry  # type: ignore[union-attr]
    assert session.refused("amend", entry=note, asker="Nil", to="ben").params["fields"] == ["asker", "to"]
    assert session.code("amend", entry=question, kind="note") == "not_a_field_of_kind"
    session.do("amend", entry=question, asker="Nil", text="How?")


# ---- questions


def test_a_question_keeps_who_asked_whom(session: Performance) -> None:
    session.do("ask", text="Why?", asker="Nil", organisation="Office", group="Cities", to="ben")
    entry = next(iter(session.show.entries))
    assert (entry.kind, entry.asker, entry.organisation, entry.group, entry.to) == (
        "question",
        "Nil",
        "Office",
        "Cities",
        "ben",
    )


@pytest.mark.parametrize("outcome", ["answered", "deferred", "dismissed"])
def test_a_question_is_answered_deferred_or_dismissed(session: Performance, outcome: str) -> None:
    session.do("ask", text="Why?", id="q").wait("60s")
    session.do("answer", entry="q", text="Because", person="ben", outcome=outcome)
    entry = session.show.entries.get("q")
    assert entry is not None
    assert (entry.outcome, entry.answer, entry.answered_by) == (outcome, "Because", "ben")
    assert entry.answered_at == session.moment


def test_only_a_question_is_answered(session: Performance) -> None:
    assert session.code("answer", entry=_logged(session)) == "not_a_question"


# ---- counts and attendance


def test_a_count_names_options_by_card_text_or_id(session: Performance) -> None:
    for name in ("green", "GREEN", "local action", "local"):
        session.do("count", poll="priority", counts={name: 12, "yellow": 3})
        assert dict(session.show.counts[-1].counts) == {"local": 12, "national": 3}


def test_a_count_that_names_an_option_in_two_ways_adds_up(session: Performance) -> None:
    session.do("count", poll="priority", counts={"green": 12, "local": 1})
    assert dict(session.show.counts[-1].counts) == {"local": 13}


def test_an_options_id_goes_before_anothers_colour() -> None:
    options = (PollOption(id="green", text="A", colour="red"), PollOption(id="b", text="B", colour="green"))
    poll = Poll(id="odd", question="Which?", options=options)
    show = Performance(
        side_event(segments=(Segment(id="s", title="S", duration=length("5m"), polls=(poll,)),))
    )
    show.do("count", poll="odd", counts={"green": 1, "b": 2, "red": 4})
    assert dict(show.show.counts[0].counts) == {"green": 5, "b": 2}


def test_an_unknown_option_is_refused(session: Performance) -> None:
    refusal = session.refused("count", poll="priority", counts={"green": 1, "blue": 2})
    assert refusal.code == "unknown_option"
    assert refusal.params == {"options": ["blue"], "known": ["local", "national"]}


def test_a_count_on_a_question_of_the_moment_takes_any_options(session: Performance) -> None:
    session.do("count", poll="Shall we go on?", counts={"Yes": 12, "No": 3}, exact=False)
    count = session.show.counts[0]
    assert (count.poll, dict(count.counts), count.is_exact) == (
        "Shall we go on?",
        {"Yes": 12, "No": 3},
        False,
    )
    assert count.moment == session.moment


def test_a_count_of_more_than_its_base_is_refused(session: Performance) -> None:
    refusal = session.refused("count", poll="priority", counts={"green": 30, "yellow": 11}, base=40)
    assert refusal.params == {"sum": 41, "base": 40}
    session.do("count", poll="priority", counts={"green": 30, "yellow": 10}, base=40, base_kind="present")
    assert session.show.counts[0].base_kind == "present"


def test_every_count_is_kept(session: Performance) -> None:
    for votes in (3, 4):
        session.do("count", poll="priority", counts={"green": votes})
    assert [dict(count.counts) for count in session.show.counts] == [{"local": 3}, {"local": 4}]


def test_attendance_is_the_last_that_was_logged(session: Performance) -> None:
    assert session.do("attendance", present=40).do("attendance", present=0).show.present == 0


def test_minutes_can_be_taken_before_the_start_and_after_the_end(standby: Performance) -> None:
    _logged(standby)
    standby.do("start").do("end")
    _logged(standby)
    standby.do("ask", text="Why?").do("attendance", present=4).do("card", text="Thank you")
    assert len(standby.show.entries) == 3
