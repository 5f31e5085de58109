"""The chair's page on the desk: it follows the slot, scrolls by keys, and has a size of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.chair_page import ChairPanel
from runofshow.desk.chair_words import heading, sections
from runofshow.desk.wanted import NotesSize
from runofshow.show.chair import chair_page


@pytest.fixture
def panel(kit: DeskKit) -> ChairPanel:
    kit.press("N")
    found = kit.desk.side.stack.currentWidget()
    assert isinstance(found, ChairPanel)
    return found


def words(panel: ChairPanel) -> list[str]:
    """What stands in the page below its head."""
    body = panel.area.widget()
    return [label.text() for label in body.findChildren(QLabel)]


def test_the_key_opens_it_and_gives_it_the_keyboard(kit: DeskKit, panel: ChairPanel) -> None:
    assert kit.desk.side.tabs.tabText(kit.desk.side.tabs.currentIndex()) == "Notes"
    assert kit.focus is panel.area
    kit.press("Esc")
    assert kit.focus is kit.desk.transport.primary


def test_it_follows_the_running_slot_and_between_speakers_the_next(kit: DeskKit, panel: ChairPanel) -> None:
    seen = [(panel.state.text(), panel.name.text())]
    for keys in ("Space", "Space", "F"):
        kit.press(keys)
        seen.append((panel.state.text(), panel.name.text()))
    assert seen == [
        ("Next · 10:00", "Opening and introduction by the Chair"),
        ("Now · 10:00", "Opening and introduction by the Chair"),
        ("Now · 8:00", "H.E. Mr. Paul Robert Tiendrebeogo"),
        ("Next · 8:00", "Mr. Alberto Amador Leal"),
    ]
    assert words(panel)[1] == "“Thank you, H.E. Mr. Paul Robert Tiendrebeogo.”"


def test_lines_that_were_made_say_so(kit: DeskKit, panel: ChairPanel) -> None:
    assert "Made from the programme" not in words(panel)[:3]
    kit.press("Space").press("Space")
    assert words(panel)[:3] == [
        "Give the floor",
        "“H.E. Mr. Paul Robert Tiendrebeogo, Minister of African Integration and Burkinabé Abroad, "
        "Burkina Faso, you have eight minutes.”",
        "Made from the programme",
    ]


def test_the_parts_of_the_page_in_their_order(kit: DeskKit) -> None:
    kit.do("start")
    kit.do("next")
    page = chair_page(kit.show, kit.view)
    assert page is not None
    assert [(part.caption, part.is_line, part.is_made) for part in sections(page)] == [
        ("Give the floor", True, True),
        ("Notes", False, False),
        ("Questions to ask", False, False),
        ("Take the floor back", True, True),
        ("Then give it on", True, True),
    ]
    assert sections(page)[1].paragraphs == (
        "Regional, national, local, in this order.",
        "No questions in between: collect them for the end.",
    )


def test_where_the_programme_tells_it_the_page_says_how_the_name_is_said(qtbot: QtBot, themed: None) -> None:
    people = [{"id": "x", "name": "Nguyen", "pronunciation": "win"}]
    talk = {"id": "talk", "title": "Talk", "duration": "5m", "person": "x"}
    kit = DeskKit(qtbot, made_programme(talk, people=people)).press("N")
    page = chair_page(kit.show, kit.view)
    assert page is not None
    assert heading(page).say == "Say “win”"
    panel = kit.desk.side.stack.currentWidget()
    assert isinstance(panel, ChairPanel)
    assert panel.say.isVisible()


def test_a_page_that_says_the_same_keeps_its_place(kit: DeskKit, panel: ChairPanel) -> None:
    kit.resize(1100, 680).press("End")
    bar = panel.area.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    kit.jump("0:05")
    assert bar.value() == bar.maximum()
    kit.press("Space").press("Space").settle()
    assert bar.value() == 0


def test_it_scrolls_by_keys(kit: DeskKit, panel: ChairPanel) -> None:
    kit.resize(1100, 680).settle()
    bar = panel.area.verticalScrollBar()
    places = []
    for keys in ("Down", "PgDown", "End", "Up", "Home"):
        kit.press(keys)
        places.append(bar.value())
    assert places[0] > 0
    assert places[1] > places[0]
    assert places[2] == bar.maximum() > places[3]
    assert places[4] == 0


def test_its_text_grows_and_shrinks_and_that_is_told(qtbot: QtBot, kit: DeskKit, panel: ChairPanel) -> None:
    before = panel.name.font().pixelSize()
    with qtbot.waitSignal(kit.desk.wanted) as told:
        kit.press("Ctrl+=")
    assert told.args == [NotesSize(110)]
    assert panel.name.font().pixelSize() > before
    kit.press("Ctrl+-").press("Ctrl+-")
    assert panel.percent == 90
    assert panel.name.font().pixelSize() < before


def test_the_size_of_last_time_is_taken_when_the_page_is_made(kit: DeskKit) -> None:
    kit.desk.give("chair_page", NotesSize(150))
    kit.press("N")
    panel = kit.desk.side.stack.currentWidget()
    assert isinstance(panel, ChairPanel)
    assert panel.percent == 150
    kit.press("Ctrl+Shift+=")
    again = kit.desk.side.stack.currentWidget()
    assert again is not panel
    assert isinstance(again, ChairPanel)
    assert again.percent == 150


def test_its_keys_work_inside_it_alone(kit: DeskKit) -> None:
    larger = kit.desk.named["notes_larger"]
    assert not larger.isEnabled()
    assert larger.toolTip().endswith("Open your notes first.")
    kit.press("N")
    assert larger.isEnabled()
    kit.desk.side.tabs.setCurrentIndex(0)
    assert not larger.isEnabled()


def test_after_the_end_it_says_so(kit: DeskKit, panel: ChairPanel) -> None:
    kit.press("Space")
    kit.do("end")
    kit.settle()
    assert (panel.name.text(), words(panel)) == ("The session has ended.", [])
