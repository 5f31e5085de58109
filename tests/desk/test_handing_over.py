"""Handing over on the real desk, by keyboard: introductions, substitutes, late arrivals."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.handing_introduction import wrapped
from runofshow.desk.handing_words import IntroductionWords
from runofshow.look.fonts import text_font
from runofshow.look.stylesheet import apply_theme
from runofshow.programme.models import Programme

LONG = "H.E. Mr. Paul Robert Tiendrebeogo Konstantinopolskaya-Diop"
WORDS = "Excellencies, distinguished colleagues, it is my honour to give the floor to the next speaker. " * 6


@pytest.fixture
def session(kit: DeskKit) -> DeskKit:
    """The Minister of Burkina Faso has the floor; Mexico follows."""
    return kit.press("Space").at("08:40:00").press("Space").at("08:44:00")


def introduced(kit: DeskKit) -> IntroductionWords:
    words = kit.desk.speaker.introduced
    assert words is not None
    return words


def turns(kit: DeskKit) -> list[str]:
    return [row for row in kit.rows if row.startswith("session-1/")]


# ---- introducing


def test_after_finish_the_next_speaker_is_introduced(session: DeskKit) -> None:
    assert session.desk.speaker.introduced is None
    session.press("F")
    words = introduced(session)
    assert (words.caption, words.name, words.length) == ("Introduce", "Mr. Alberto Amador Leal", "8:00")
    assert words.about.endswith("National Institute of Migration of Mexico")
    assert session.desk.speaker.accessibleDescription().startswith("Introduce, Mr. Alberto Amador Leal, ")
    session.press("Space")
    assert session.desk.speaker.introduced is None


def test_the_introduction_counts_with_what_was_changed_meanwhile(session: DeskKit) -> None:
    session.press("F").do("adjust", slot="session-1/mexico", seconds=-120)
    assert introduced(session).length == "6:00"
    session.press("Ctrl+Z")
    assert introduced(session).length == "8:00"


def test_after_the_last_slot_nobody_is_introduced(kit: DeskKit) -> None:
    kit.press("Space").do("goto", slot="conclusions")
    kit.press("F")
    assert (kit.name, kit.desk.speaker.words.upcoming) == ("Nobody has the floor", "The session ends")


def introduction_of(name: str, **segment: Any) -> Programme:
    talk = {"id": "talk", "title": "Talk", "duration": "20m", "turns": [], **segment}
    talk["turns"] = [{"id": "turn", "person": "x", "duration": "8m"}]
    person = {"id": "x", "name": name, "role": WORDS[:240].strip(), "organisation": "City"}
    return made_programme({"id": "a", "title": "Opening", "duration": "5m"}, talk, people=[person])


@pytest.mark.parametrize("size", [(1100, 680), (1180, 680), (1280, 800), (1920, 1080)])
def test_the_longest_introduction_leaves_the_digits_their_room(
    qtbot: QtBot, themed: None, size: tuple[int, int]
) -> None:
    programme = introduction_of(LONG, opening_line=WORDS[:480].strip())
    kit = DeskKit(qtbot, programme, size=size).press("Space")
    kit.do("presence", person="x", is_present=False)
    kit.press("F").settle()
    desk = kit.desk
    parts = (desk.countdown, desk.speaker, desk.transport, desk.timeline)
    edges = [(part.mapTo(desk, part.rect().topLeft()).y(), part.height()) for part in parts]
    for (top, height), (below, _) in pairwise(edges):
        assert top + height <= below
    assert desk.speaker.height() >= desk.speaker.sizeHint().height()
    assert desk.countdown.height() >= desk.countdown.minimumSizeHint().height()
    assert desk.speaker.late.isVisible()
    assert desk.speaker.rect().contains(desk.speaker.late.geometry())


def test_words_wrap_at_spaces_and_the_last_line_is_cut(qapp: object) -> None:
    font = text_font(13)
    assert wrapped(font, "one two", 1000, 3) == ["one two"]
    assert wrapped(font, "one two three", 40, 3) == ["one", "two", "three"]
    assert wrapped(font, "one two three", 40, 0) == []
    (line,) = wrapped(font, "one two three four five", 90, 1)
    assert line.startswith("one two")
    assert line.endswith("…")


# ---- who speaks instead


def test_the_line_names_who_speaks_instead_of_the_next_one(session: DeskKit) -> None:
    session.press("W")
    line = session.desk.speaker.line
    assert line.question.toolTip() == "Who speaks instead of Mr. Alberto Amador Leal?"
    assert session.focus is line.field
    session.type("Ana Lopes, Embassy of Mexico")
    assert line.question.toolTip() == "Ana Lopes, Embassy of Mexico, on behalf of Mr. Alberto Amador Leal"
    session.press("Return")
    assert session.rows["session-1/mexico"].title == "Ana Lopes"
    assert session.rows["session-1/mexico"].subtitle == "Embassy of Mexico · for Mr. Alberto Amador Leal"
    assert (line.isVisible(), session.focus) == (False, session.desk.transport.primary)
    session.press("F")
    assert introduced(session).behalf == "On behalf of Mr. Alberto Amador Leal"
    session.press("Ctrl+Z").press("Ctrl+Z")
    assert session.rows["session-1/mexico"].title == "Mr. Alberto Amador Leal"


def test_the_selected_slot_is_meant_where_one_is_to_come(session: DeskKit) -> None:
    session.select("session-2/icmpd").press("Alt+W").type("@hag").press("Return")
    assert session.desk.speaker.line.field.text() == "@hagström"
    session.press("Return")
    assert session.rows["session-2/icmpd"].title == "Ms. Camilla Hagström"


def test_enter_alone_brings_the_one_planned_back(session: DeskKit) -> None:
    session.press("W").type("Ana").press("Return")
    session.press("W").press("Return")
    assert session.rows["session-1/mexico"].title == "Mr. Alberto Amador Leal"
    assert session.show.control.substitutes == {}
    session.press("W").press("Return")
    assert (session.desk.speaker.line.isVisible(), session.refusals) == (False, [])


def test_escape_closes_the_line_and_changes_nothing(session: DeskKit) -> None:
    session.press("W").type("Ana").press("Esc")
    assert not session.desk.speaker.line.isVisible()
    assert session.focus is session.desk.transport.primary
    assert session.show.control.substitutes == {}
    assert session.press("W").desk.speaker.line.field.text() == ""


def test_who_is_meant_has_to_be_clear(session: DeskKit) -> None:
    session.press("W").type("@nobody").press("Return")
    assert session.desk.speaker.line.question.toolTip() == "The programme lists nobody called “nobody”."
    assert session.desk.speaker.line.isVisible()


def test_the_names_open_below_the_line_and_not_over_the_digits(session: DeskKit) -> None:
    session.press("W").type("@m").settle()
    people, desk = session.desk.speaker.line.field.people, session.desk
    assert people.isVisible()
    assert (
        people.mapTo(desk, people.rect().topLeft()).y()
        > desk.speaker.mapTo(desk, desk.speaker.line.geometry().topLeft()).y()
    )
    session.press("Esc")
    assert (people.isVisible(), desk.speaker.line.isVisible()) == (False, True)


def test_while_somebody_speaks_the_line_moves_no_digit(session: DeskKit) -> None:
    before = session.settle().desk.countdown.geometry()
    session.press("W").settle()
    assert session.desk.countdown.geometry() == before


def test_a_slot_that_goes_away_closes_its_line(session: DeskKit) -> None:
    session.select("session-2/icmpd").press("W").do("remove", item="session-2/icmpd")
    assert not session.desk.speaker.line.isVisible()


def test_after_the_end_nobody_is_asked_for_unless_a_slot_is_selected(kit: DeskKit) -> None:
    kit.press("Space").press("Ctrl+Shift+E").press("W")
    assert kit.refusal == "No slot is to come whose speaker could be replaced."
    kit.select("opening").press("W").type("Ana").press("Return")
    assert kit.show.control.substitutes["opening"].name == "Ana"


# ---- late arrivals


def test_somebody_who_is_not_here_is_marked_and_the_next_one_can_go_first(session: DeskKit) -> None:
    assert session.rows["session-1/mexico"].marks == ""
    session.do("presence", person="amador-leal", is_present=False)
    assert session.rows["session-1/mexico"].marks == "Not here yet"
    assert session.desk.speaker.words.role == "not here yet"
    session.press("F").settle()
    late = session.desk.speaker.late
    assert late.isVisible()
    assert introduced(session).is_not_here
    session.press("Shift+W")
    assert turns(session) == ["session-1/burkina-faso", "session-1/rabat", "session-1/mexico"]
    assert introduced(session).name == "Ms. Souad Zaidi"
    assert not late.isVisible()
    session.press("Space")
    assert session.name == "Ms. Souad Zaidi"
    assert session.press("Space").rows["session-1/mexico"].marks == ""
    session.press("Ctrl+Z").press("Ctrl+Z").press("Ctrl+Z")
    assert (introduced(session).name, late.isVisible()) == ("Mr. Alberto Amador Leal", True)


def test_the_buttons_do_what_the_keys_do(session: DeskKit) -> None:
    session.do("presence", person="amador-leal", is_present=False)
    session.press("F").settle()
    late = session.desk.speaker.late
    QTest.mouseClick(late.instead, Qt.MouseButton.LeftButton)
    assert session.focus is session.desk.speaker.line.field
    assert not late.isVisible()
    session.press("Esc").settle()
    QTest.mouseClick(late.later, Qt.MouseButton.LeftButton)
    assert introduced(session).name == "Ms. Souad Zaidi"


def test_whoever_is_here_or_of_whom_nobody_said_is_not_marked(session: DeskKit) -> None:
    session.do("presence", person="amador-leal")
    session.press("F")
    assert not session.desk.speaker.late.isVisible()
    assert {look.marks for look in session.rows.values()} == {""}


def test_with_nobody_to_go_first_the_key_says_why(session: DeskKit) -> None:
    session.press("Space").press("Space").press("Shift+W")
    assert session.refusal == "No turn follows in this segment that could go first."


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_in_any_size_of_text_nothing_lies_over_anything(
    session: DeskKit, qapp: QApplication, percent: int
) -> None:
    session.do("presence", person="amador-leal", is_present=False)
    session.desk.set_theme(apply_theme(qapp, "dark", percent))
    session.press("F").settle()
    for keys in ("", "W"):
        if keys:
            session.press(keys).settle()
        desk = session.desk
        parts = (desk.countdown, desk.speaker, desk.transport)
        edges = [(part.mapTo(desk, part.rect().topLeft()).y(), part.height()) for part in parts]
        for (top, height), (below, _) in pairwise(edges):
            assert top + height <= below
        assert desk.speaker.height() >= desk.speaker.sizeHint().height()
        shown = desk.speaker.line if keys else desk.speaker.late
        assert desk.speaker.rect().contains(shown.geometry())
    apply_theme(qapp, "dark")
