"""What the stage says."""

from datetime import timedelta

import pytest

from runofshow.show.cues import Phase
from runofshow.show.decider import Decider
from runofshow.stage.view import length_words, stage_view
from stage.samples import Session, a_programme


def test_the_clock_is_in_the_programmes_zone(session: Session) -> None:
    assert stage_view(*session.after(seconds=0)).words.clock == "08:30"


def test_it_names_the_speaker_and_who_is_next(session: Session) -> None:
    session.do("start")
    words = stage_view(*session.after(seconds=1)).words
    assert (words.name, words.detail, words.is_person) == ("Ms. Ada Example", "Institute of Examples", True)
    assert (words.next_name, words.next_organisation) == ("Mr. Ben Sample", "Sampleton")
    assert words.next_length == "7 min 30 s"


def test_a_segment_without_turns_shows_its_title_and_who_leads_it(session: Session) -> None:
    for command in ("start", "next", "next"):
        session.do(command)
    words = stage_view(*session.after(seconds=1)).words
    assert (words.name, words.is_person) == ("Closing words", False)
    assert words.detail == "Ms. Ada Example · Institute of Examples"


def test_the_last_slot_names_nobody_as_next(session: Session) -> None:
    for command in ("start", "next", "next"):
        session.do(command)
    words = stage_view(*session.after(seconds=1)).words
    assert (words.next_name, words.next_length) == ("", "")


def test_a_substitute_speaks_on_behalf_of_the_one_planned(session: Session) -> None:
    session.do("start")
    session.do("substitute", slot="talks/ada", person="ben")
    words = stage_view(*session.after(seconds=1)).words
    assert words.name == "Mr. Ben Sample"
    assert words.detail == "On behalf of Ms. Ada Example · Town of Sampleton"


def test_between_speakers_it_announces_the_next(session: Session) -> None:
    session.do("start")
    session.do("finish")
    shown = stage_view(*session.after(seconds=5))
    assert (shown.phase, shown.digits, shown.words.name) == (Phase.STANDBY, "7:30", "Mr. Ben Sample")
    assert shown.words.phase_word == "Starts soon"


def test_between_the_last_turn_and_the_end_it_shows_the_segment(session: Session) -> None:
    for command in ("start", "next", "next", "finish"):
        session.do(command)
    shown = stage_view(*session.after(seconds=0))
    assert (shown.words.name, shown.words.is_person) == ("Closing words", False)


def test_a_rehearsal_says_so(session: Session) -> None:
    rehearsal = Session(session.clock, Decider(a_programme(), kind="rehearsal"))
    rehearsal.do("start")
    session.do("start")
    assert stage_view(*rehearsal.after(seconds=1)).words.remark == "Rehearsal"
    assert stage_view(*session.after(seconds=1)).words.remark == ""


def test_an_ended_show_is_title_and_room(session: Session) -> None:
    session.do("start")
    session.do("end")
    words = stage_view(*session.after(seconds=1)).words
    assert words.is_idle
    assert (words.title, words.room) == ("A session of examples", "Room 3")


def test_a_card_goes_with_its_tone(session: Session) -> None:
    session.do("start")
    session.do("card", text="Please conclude", tone="warning")
    words = stage_view(*session.after(seconds=1)).words
    assert (words.card, words.card_tone) == ("Please conclude", "warning")
    assert words.spoken() == "Please conclude. Time left. Ms. Ada Example. Institute of Examples"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=8), "8 min"),
        (timedelta(minutes=75), "1 h 15 min"),
        (timedelta(seconds=45), "45 s"),
        (timedelta(minutes=7, seconds=30), "7 min 30 s"),
        (timedelta(0), "0 min"),
    ],
)
def test_a_length_is_said_with_its_units(length: timedelta, words: str) -> None:
    assert length_words(length) == words
