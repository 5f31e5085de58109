"""The preflight page: facts judged, ticks and a chime asked for, nothing in the way of the start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.preflight_page import PreflightPage
from runofshow.desk.preflight_rules import DisplayFact, PowerFact, PreflightFacts, SoundFact
from runofshow.desk.wanted import Chime, Heard, LookAgain, Ticked

GOOD = PreflightFacts(findings=(), power=PowerFact(is_on_mains=True, percent=80))


class Room:
    """A desk with its preflight page open, and what the page wanted."""

    def __init__(self, kit: DeskKit) -> None:
        self.kit = kit
        self.wanted: list[object] = []
        kit.desk.wanted.connect(self.wanted.append)
        kit.press("Ctrl+Shift+P")
        found = kit.settle().desk.pages.currentWidget()
        assert isinstance(found, PreflightPage)
        self.page = found


@pytest.fixture
def room(kit: DeskKit) -> Room:
    return Room(kit)


def test_its_key_opens_it_and_it_asks_for_the_facts(room: Room) -> None:
    assert room.wanted == [LookAgain()]
    assert room.kit.focus is room.page.area
    room.kit.press("Ctrl+Shift+P")
    assert room.kit.desk.pages.name == ""


def test_facts_become_rows(room: Room) -> None:
    room.kit.desk.give("preflight", GOOD)
    row = room.page.rows["power"]
    assert (row.title.text(), row.words.text()) == ("Power", "On mains (80 %).")
    assert row.accessibleName() == "Power: in order"
    assert room.page.about.toolTip() == "1 thing to look at, 3 not known. Nothing here stops you."


def test_a_mirrored_display_is_said_with_the_displays_below(room: Room) -> None:
    lines = ("1 · eDP-1: the desk", "2 · HDMI-1: nothing")
    room.kit.desk.give("preflight", PreflightFacts(displays=DisplayFact(lines, 1, "The desk is mirrored.")))
    row = room.page.rows["displays"]
    assert row.accessibleName() == "Displays: look at this"
    assert (row.words.text(), row.details.text()) == ("The desk is mirrored.", "\n".join(lines))


def test_facts_given_before_it_was_opened_stand_there(kit: DeskKit) -> None:
    kit.desk.give("preflight", GOOD)
    assert Room(kit).page.rows["programme"].words.text() == "Nothing in it is doubtful."


def test_a_chime_is_played_and_its_being_heard_is_told(room: Room) -> None:
    room.wanted.clear()
    for button in (room.page.play, room.page.heard, room.page.unheard):
        button.setFocus()
        room.kit.press("Return")
    assert room.wanted == [Chime(), Heard(is_heard=True), Heard(is_heard=False)]
    room.kit.desk.give("preflight", PreflightFacts(sound=SoundFact(way="Through ALSA.", is_heard=False)))
    assert room.page.rows["sound"].details.text() == "Through ALSA."


def test_the_programmes_checklist_is_ticked_with_space(room: Room) -> None:
    item = room.kit.programme.logistics[1]
    room.page.checklist.boxes[item].setFocus()
    room.wanted.clear()
    room.kit.press("Space")
    assert room.wanted == [Ticked(item, is_done=True)]
    assert room.kit.facts == [], "Space ticks here, it does not start the session"
    room.kit.desk.give("preflight", PreflightFacts(done=frozenset({item, "Something of yesterday"})))
    assert room.page.checklist.boxes[item].isChecked()
    assert room.page.checklist.words.text() == "1 of 4 done."


def test_ctrl_space_starts_the_session_wherever_the_focus_is(room: Room) -> None:
    room.page.checklist.boxes[room.kit.programme.logistics[0]].setFocus()
    room.kit.press("Ctrl+Space")
    assert room.kit.show.control.is_started


def test_speakers_are_ticked_through_the_show(room: Room) -> None:
    box = room.page.people.boxes["zaidi"]
    box.setFocus()
    room.kit.press("Space")
    assert room.kit.show.presence == {"zaidi": True}
    assert box.isChecked()
    assert room.page.people.words.text() == "1 of 6 are here."
    room.kit.press("Return")
    assert room.kit.show.presence == {"zaidi": False}


def test_a_name_is_said_as_the_programme_tells(qtbot: QtBot, themed: None) -> None:
    people = [{"id": "x", "name": "Nguyen", "pronunciation": "win", "role": "Minister"}]
    talk = {"id": "talk", "title": "Talk", "duration": "5m", "person": "x"}
    kit = DeskKit(qtbot, made_programme(talk, people=people))
    page = Room(kit).page
    assert "“win” · Minister" in [label.text() for label in page.people.findChildren(QLabel)]
    assert not page.checklist.isVisible()


def test_the_lists_stand_beside_the_checks_or_below_them(kit: DeskKit) -> None:
    page = Room(kit).page
    assert page.people.x() > page.rows["programme"].x()
    kit.set_text(200)
    below = kit.desk.pages.currentWidget()
    assert isinstance(below, PreflightPage)
    assert below.people.x() == below.rows["programme"].x()
    assert below.people.y() > below.rows["awake"].y()


def test_the_clock_stays_live_above_it(room: Room) -> None:
    room.kit.press("Ctrl+Space").jump("1:00")
    assert room.page.strip.word == "Running"


def test_everything_in_it_is_reached_by_tab(room: Room) -> None:
    """Starting from the page, through every button and box, in their order."""
    seen = []
    for _ in range(60):
        room.kit.press("Tab")
        if room.kit.focus is not None and room.page.isAncestorOf(room.kit.focus):
            seen.append(room.kit.focus)
    expected = [
        room.page.play,
        room.page.heard,
        room.page.unheard,
        room.page.again,
        *room.page.findChildren(QCheckBox),
    ]
    assert [widget for widget in expected if widget not in seen] == []


def test_it_is_offered_quietly_until_something_is_done(kit: DeskKit) -> None:
    kit.desk.offer_preflight()
    assert kit.refusal == "Before you start, look at the preflight: Ctrl+Shift+P."
    kit.press("Space")
    assert kit.refusal == ""


def test_the_offer_goes_when_the_page_is_opened(kit: DeskKit) -> None:
    kit.desk.offer_preflight()
    kit.press("Ctrl+Shift+P").press("Ctrl+Shift+P")
    assert kit.refusal == ""


def test_a_refusal_takes_the_place_of_the_offer_in_its_own_colour(kit: DeskKit) -> None:
    kit.desk.offer_preflight()
    quiet = kit.desk.transport.refusal.styleSheet()
    kit.press("G")
    assert kit.refusal == "Select a slot in the rundown first."
    assert kit.desk.transport.refusal.styleSheet() != quiet
