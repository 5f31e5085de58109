"""The middle of the desk in words: literals in, equality out."""

from __future__ import annotations

from datetime import timedelta

from runofshow.desk.handing_words import (
    IntroductionWords,
    instead_question,
    instead_words,
    introduction_words,
    speaker_words,
)
from runofshow.show.facts import Speaker
from runofshow.show.handing import Introduction
from runofshow.show.scene import Who, desk_scene
from show_kit import Performance

RABAT = Who(
    slot="session-1/rabat",
    name="Ms. Souad Zaidi",
    person="Ms. Souad Zaidi",
    role="Deputy Mayor",
    organisation="City of Rabat",
    short_organisation="Rabat",
    segment_title="Session I",
    on_behalf_of="",
)


def introduced(who: Who = RABAT, **fields: object) -> IntroductionWords:
    given = {"segment": "", "pronunciation": "", "line": "", "is_not_here": False, **fields}
    return introduction_words(Introduction(who=who, allotment=timedelta(minutes=8), **given))  # type: ignore[arg-type]  # as given


def test_a_speaker_is_introduced_with_function_organisation_and_time() -> None:
    assert introduced() == IntroductionWords(
        caption="Introduce",
        name="Ms. Souad Zaidi",
        length="8:00",
        pronunciation="",
        about="Deputy Mayor, City of Rabat",
        behalf="",
        line="",
        is_not_here=False,
    )


def test_how_the_name_is_said_and_the_line_to_give_the_floor_are_told() -> None:
    words = introduced(pronunciation="soo-AHD zah-EE-dee", line="The floor is yours.", segment="Session I")
    assert (words.pronunciation, words.line) == ("Say “soo-AHD zah-EE-dee”", "“The floor is yours.”")
    assert words.caption == "Introduce · Session I"
    assert words.spoken == (
        "Introduce · Session I, Ms. Souad Zaidi, Say “soo-AHD zah-EE-dee”, Deputy Mayor, City of Rabat, "
        "8:00, “The floor is yours.”"
    )


def test_a_substitute_is_introduced_on_behalf_of_the_one_planned() -> None:
    nadia = Who("session-1/rabat", "Nadia", "Nadia", "", "City of Rabat", "", "Session I", "Ms. Souad Zaidi")
    assert introduced(nadia).behalf == "On behalf of Ms. Souad Zaidi"


def test_a_segment_comes_next_and_whoever_leads_it_is_named_below() -> None:
    vote = Who("vote", "Voting", "", "", "", "", "Voting", "")
    assert (introduced(vote, segment="Voting").caption, introduced(vote).about) == ("Next", "")
    closing = Who("closing", "Conclusions", "Ms. Ada", "Chair", "", "", "Conclusions", "")
    assert (introduced(closing, segment="Conclusions").caption, introduced(closing).about) == (
        "Introduce",
        "Ms. Ada, Chair",
    )


def test_that_the_next_one_has_not_come_is_said_while_somebody_else_speaks() -> None:
    session = Performance().do("start").at("10:00").do("next")
    session.do("presence", person="cleo", is_present=False)
    scene = desk_scene(session.show, session.view)
    words = speaker_words(session.show, session.view, scene)
    assert (words.name, words.upcoming, words.role) == ("Ben Bello", "Cleo Cruz", "not here yet")
    session.do("presence", person="cleo")
    assert speaker_words(session.show, session.view, scene).role == "Office cleo"


def test_the_line_asks_for_whom_and_says_what_it_will_do() -> None:
    show = Performance().show
    assert instead_question(show, "session-1/ben") == "Who speaks instead of Ben Bello?"
    assert instead_question(show, "voting") == "Who speaks in “Voting”?"
    nil = Speaker(name="Nil Nunes", organisation="City of N")
    assert instead_words(show, "session-1/ben", nil) == "Nil Nunes, City of N, on behalf of Ben Bello"
    assert instead_words(show, "session-1/ben", Speaker(person="ben")) == "Ben Bello, Office ben"
    assert instead_words(show, "voting", nil) == "Nil Nunes, City of N"


def test_a_substitute_can_be_sent_back() -> None:
    performance = Performance().do("substitute", slot="session-1/ben", name="Nil")
    assert instead_question(performance.show, "session-1/ben") == (
        "Who speaks instead of Ben Bello? Enter alone brings them back."
    )
