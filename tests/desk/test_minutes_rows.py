"""The rows and sentences of the minutes column."""

from __future__ import annotations

from desk.minutes_scene import PROGRAMME, Session, with_minutes
from runofshow.desk.minutes_rows import MinuteRow, minute_rows, tally
from runofshow.desk.minutes_words import becomes, place_words
from runofshow.desk.quick_line import parse_line


def texts(rows: tuple[MinuteRow, ...]) -> list[str]:
    return [f"# {row.text}" if row.is_heading else row.text for row in rows]


def row_of(session: Session, entry: str) -> MinuteRow:
    return next(row for row in minute_rows(session.show, "minutes") if row.entry == entry)


def test_entries_stand_by_segment_in_the_order_of_time() -> None:
    assert texts(minute_rows(with_minutes(Session()).show, "minutes")) == [
        "# Opening and introduction by the Chair",
        "186 participants in the room",
        "# Session I",
        "Peer-to-peer exchange works best when demand-driven",
        "Plan for staff turnover from the outset",
        "Circulate the background materials",
        "How can local authorities take part early?",
    ]


def test_what_is_logged_outside_the_session_stands_before_or_after_it() -> None:
    session = Session()
    session.do("note", kind="note", text="The room is ready")
    session.wait(minutes=1).do("start")
    session.wait(minutes=1).do("note", kind="note", text="Welcome")
    session.wait(minutes=1).do("end")
    session.wait(minutes=1).do("note", kind="note", text="Thanks to the interpreters")
    assert texts(minute_rows(session.show, "minutes")) == [
        "# Before the session",
        "The room is ready",
        "# Opening and introduction by the Chair",
        "Welcome",
        "# After the session",
        "Thanks to the interpreters",
    ]


def test_a_segment_taken_out_of_order_keeps_the_order_of_time() -> None:
    session = Session()
    session.do("start")
    session.wait(minutes=1).do("goto", slot="voting")
    session.do("note", kind="note", text="Voted")
    session.wait(minutes=1).do("goto", slot="session-1/mexico")
    session.do("note", kind="note", text="Spoken")
    assert texts(minute_rows(session.show, "minutes")) == [
        "# Interaction with the audience",
        "Voted",
        "# Session I",
        "Spoken",
    ]


def test_an_entry_filed_by_hand_stands_in_its_segment() -> None:
    session = with_minutes(Session())
    session.do("amend", entry="m1", slot="voting")
    assert texts(minute_rows(session.show, "minutes"))[-2:] == [
        "# Interaction with the audience",
        "186 participants in the room",
    ]


def test_times_are_shown_in_the_zone_of_the_programme() -> None:
    assert row_of(with_minutes(Session()), "m2").time == "08:45"


def test_below_the_text_stands_who_is_to_act_and_by_when() -> None:
    session = with_minutes(Session())
    assert row_of(session, "m2").subline == ""
    assert row_of(session, "m3").subline == "To partner institutions"
    assert row_of(session, "m4").subline == "Organisers · by 14 December"


def test_below_a_question_stands_who_asked_whom_and_what_came_of_it() -> None:
    session = with_minutes(Session())
    assert row_of(session, "m5").subline == "Floor · to Ms. Souad Zaidi"
    session.do("answer", entry="m5", outcome="deferred")
    assert row_of(session, "m5").subline == "Floor · to Ms. Souad Zaidi · Deferred"
    session.do("answer", entry="m5", text="Through early planning.", person="souad-zaidi")
    assert row_of(session, "m5").subline.endswith("Answered by Ms. Souad Zaidi: Through early planning.")
    session.do("ask", id="m6", text="Who pays?", asker="A delegate", organisation="A ministry")
    assert row_of(session, "m6").subline == "A delegate · A ministry"


def test_the_tooltip_says_when_where_and_during_whose_turn() -> None:
    assert row_of(with_minutes(Session()), "m5").details == "08:53:00 · Session I · Mr. Alberto Amador Leal"


def test_struck_entries_stay_but_are_not_counted_or_edited() -> None:
    session = with_minutes(Session())
    session.do("strike", entry="m4")
    row = row_of(session, "m4")
    assert (row.is_struck, row.is_editable) == (True, False)
    assert tally(minute_rows(session.show, "minutes")) == 4


def test_a_screen_reader_hears_all_that_is_marked() -> None:
    session = with_minutes(Session())
    session.do("amend", entry="m3", off_record=True)
    assert row_of(session, "m3").spoken == (
        "Recommendation, 08:48, Off the record, "
        "Plan for staff turnover from the outset, To partner institutions"
    )


def test_the_questions_stand_alone_in_their_tab() -> None:
    assert texts(minute_rows(with_minutes(Session()).show, "questions")) == [
        "# Session I",
        "How can local authorities take part early?",
    ]


def test_votes_say_colours_base_and_whether_they_are_exact() -> None:
    session = with_minutes(Session())
    session.do("count", poll="priority", counts={"green": 120, "red": 60}, base=220, base_kind="present")
    session.do("count", poll="Shall we go on?", counts={"yes": 40}, exact=False)
    heading, poll, show_of_hands = minute_rows(session.show, "votes")
    assert heading.text == "Session I"
    assert (poll.text, poll.subline) == (
        "Which comes first?",
        "Green 120 · Red 60 · of 220 present · exact",
    )
    assert (show_of_hands.text, show_of_hands.subline) == ("Shall we go on?", "Yes 40 · estimate")
    assert not poll.is_editable


def test_the_place_of_a_new_line_follows_the_session() -> None:
    session = Session()
    assert place_words(session.show, session.now.wall) == "Before the session"
    session.do("start")
    assert place_words(session.show, session.now.wall) == "Opening and introduction by the Chair"
    session.wait(minutes=1).do("end")
    session.wait(minutes=1)
    assert place_words(session.show, session.now.wall) == "After the session"


def test_the_hint_says_what_the_line_becomes() -> None:
    def hint(line: str) -> str:
        return becomes(parse_line(line, "conclusion", PROGRAMME), PROGRAMME)

    assert hint("It lasts") == "Conclusion"
    assert hint("a good point") == "Action"
    assert hint("!r In confidence") == "Recommendation · Off the record"
    assert hint("q @zaidi Why?") == "Question to Ms. Souad Zaidi"
    assert hint("q @Smith Why?") == "Question to “Smith”, who is not in the programme"
    assert hint("q @c Why?") == (
        "Question to “c” as typed: it may mean Ms. Camilla Hagström or Ms. Souad Zaidi"
    )
