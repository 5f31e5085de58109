"""The list of speakers on the real desk, by keyboard: adding, ordering, giving the floor, rounds, ticks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.desk.speakers_panel import SpeakersPanel
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import THEMES


@pytest.fixture
def discussion(kit: DeskKit) -> DeskKit:
    """The chair's last segment, 15 minutes, has begun; nobody is on the list."""
    kit.press("Space").at("09:30:00")
    kit.do("goto", slot="conclusions")
    return kit


@pytest.fixture
def waiting(discussion: DeskKit) -> DeskKit:
    """Five on the list, the keyboard in it."""
    for name in ("Ana", "Bo", "Chi", "Dan", "Eve"):
        discussion.do("floor", name=name, now=False)
    return discussion.press("S")


def panel(kit: DeskKit) -> SpeakersPanel:
    found = kit.desk.side.stack.panels["speakers"]
    assert isinstance(found, SpeakersPanel)
    return found


def names(kit: DeskKit) -> list[str | None]:
    return [request.speaker.name or request.speaker.person for request in kit.show.control.requests]


def shown(kit: DeskKit) -> list[str]:
    return [look.name for look in panel(kit).rows.requests.looks]


def selected(kit: DeskKit) -> str:
    look = panel(kit).rows.selected()
    return look.name if look else ""


# ---- opening


def test_the_key_opens_the_list_and_an_empty_one_waits_for_a_name(kit: DeskKit) -> None:
    kit.press("S")
    assert kit.desk.side.stack.name == "speakers"
    assert kit.desk.side.tabs.tabText(kit.desk.side.tabs.currentIndex()) == "Speakers"
    assert kit.focus is panel(kit).line


def test_from_the_minutes_line_the_twin_opens_it(kit: DeskKit) -> None:
    kit.press("L").type("half a").press("Alt+S")
    assert kit.focus is panel(kit).line
    assert kit.desk.minutes.draft() == "half a"


def test_with_names_on_it_the_keyboard_goes_to_the_list_and_again_to_the_line(waiting: DeskKit) -> None:
    assert (waiting.focus, selected(waiting)) == (panel(waiting).rows, "Ana")
    assert waiting.press("S").focus is panel(waiting).line
    assert waiting.press("Alt+S").focus is panel(waiting).rows


def test_the_arrows_go_from_the_line_to_the_list_and_back(waiting: DeskKit) -> None:
    waiting.press("S").press("Up")
    assert waiting.focus is panel(waiting).rows
    for _ in range(5):
        waiting.press("Down")
    assert waiting.focus is panel(waiting).line


def test_escape_goes_back_to_the_controls(waiting: DeskKit) -> None:
    assert waiting.press("Esc").focus is waiting.desk.transport.primary
    assert waiting.press("S").press("S").press("Esc").focus is waiting.desk.transport.primary


# ---- adding


def test_a_line_puts_somebody_on_the_list(discussion: DeskKit) -> None:
    discussion.press("S").type("Ana Lopes, Civil society, CSO")
    assert panel(discussion).foot.outcome.toolTip() == "Ana Lopes, Civil society, CSO · 2:00"
    discussion.press("Return")
    (request,) = discussion.show.control.requests
    assert (request.speaker.name, request.speaker.organisation, request.speaker.group) == (
        "Ana Lopes",
        "Civil society",
        "CSO",
    )
    assert (request.seconds, panel(discussion).line.text(), shown(discussion)) == (120, "", ["Ana Lopes"])
    discussion.press("F3")
    assert (names(discussion), shown(discussion)) == ([], [])


def test_a_name_of_the_programme_is_completed(discussion: DeskKit) -> None:
    discussion.press("S").type("@zai")
    assert [person.id for person in panel(discussion).line.people.people] == ["zaidi"]
    discussion.press("Return")
    assert panel(discussion).line.text() == "@zaidi"
    discussion.press("Return")
    assert names(discussion) == ["zaidi"]


def test_escape_closes_the_names_first_and_tab_takes_one(discussion: DeskKit) -> None:
    discussion.press("S").type("@m").press("Esc")
    line = panel(discussion).line
    assert (line.people.isHidden(), discussion.focus) == (True, line)
    line.clear()
    discussion.type("@m").press("Down").press("Tab")
    assert line.text() == "@leal"
    assert panel(discussion).foot.outcome.toolTip().startswith("Mr. Alberto Amador Leal")


def test_who_is_meant_has_to_be_clear(discussion: DeskKit) -> None:
    discussion.press("S").type("@nobody").press("Return")
    assert panel(discussion).foot.refusal.toolTip() == "The programme lists nobody called “nobody”."
    assert names(discussion) == []
    discussion.press("Backspace")
    assert not panel(discussion).foot.refusal.isVisible()


def test_everybody_gets_the_lists_length_unless_the_line_says_another(discussion: DeskKit) -> None:
    discussion.press("S")
    panel(discussion).head.field.setFocus()
    discussion.type("1:30").press("Return")
    assert discussion.focus is panel(discussion).line
    discussion.type("Ana").press("Return").type("Bo, 3:00").press("Return")
    assert [request.seconds for request in discussion.show.control.requests] == [90, 180]


def test_a_length_that_cannot_be_read_is_said_and_the_usual_one_holds(discussion: DeskKit) -> None:
    discussion.press("S")
    panel(discussion).head.field.setFocus()
    discussion.type("soon").press("Return")
    assert panel(discussion).foot.refusal.toolTip() == "“soon” is no length of time. Write 1:30 or 90s."
    assert panel(discussion).head.seconds == 120


def test_an_absurd_length_is_asked_about_in_place(discussion: DeskKit) -> None:
    discussion.press("S").type("Ana, 9:00:00").press("Return")
    assert names(discussion) == []
    assert panel(discussion).foot.refusal.toolTip() == (
        "9 hours for one speaker from the floor? Enter again keeps it."
    )
    discussion.press("Return")
    assert names(discussion) == ["Ana"]


def test_nobody_joins_the_list_after_the_end_and_the_line_keeps_its_words(kit: DeskKit) -> None:
    kit.press("Space").press("Ctrl+Shift+E").press("S").type("Ana").press("Return")
    assert panel(kit).foot.refusal.toolTip() == "The session has ended. Reopen it to go on."
    assert panel(kit).line.text() == "Ana"


# ---- ordering


def test_alt_and_the_arrows_reorder_and_undo_takes_it_back(waiting: DeskKit) -> None:
    waiting.press("Down").press("Alt+Up")
    assert (names(waiting)[:2], shown(waiting)[:2], selected(waiting)) == (["Bo", "Ana"], ["Bo", "Ana"], "Bo")
    waiting.press("Alt+Up")
    assert names(waiting)[0] == "Bo"
    waiting.press("Alt+Down").press("Alt+Down")
    assert (shown(waiting), selected(waiting)) == (["Ana", "Chi", "Bo", "Dan", "Eve"], "Bo")
    waiting.press("Ctrl+Z").press("Ctrl+Z").press("Ctrl+Z")
    assert (shown(waiting), selected(waiting)) == (["Ana", "Bo", "Chi", "Dan", "Eve"], "Bo")


def test_dragging_asks_for_the_same(waiting: DeskKit) -> None:
    model = panel(waiting).rows.requests
    data = model.mimeData([model.index(4, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.index(-1, 0))
    assert shown(waiting) == ["Ana", "Eve", "Bo", "Chi", "Dan"]


def test_del_takes_the_selected_one_off_and_selects_the_next(waiting: DeskKit) -> None:
    waiting.press("Down").press("Del")
    assert (shown(waiting), selected(waiting)) == (["Ana", "Chi", "Dan", "Eve"], "Chi")
    waiting.press("Ctrl+Z")
    assert shown(waiting) == ["Ana", "Bo", "Chi", "Dan", "Eve"]


def test_f2_changes_a_time_in_its_place(waiting: DeskKit) -> None:
    waiting.press("Down").press("F2").type("1:15").press("Return").settle()
    assert [look.length for look in panel(waiting).rows.requests.looks][:3] == ["2:00", "1:15", "2:00"]
    assert waiting.focus is panel(waiting).rows
    waiting.press("Ctrl+Z")
    assert panel(waiting).rows.requests.looks[1].length == "2:00"
    waiting.press("F2").type("soon").press("Return").settle()
    assert panel(waiting).foot.refusal.toolTip() == "“soon” is no length of time. Write 1:30 or 90s."
    waiting.press("F2").type("1:15").press("Esc").settle()
    assert panel(waiting).rows.requests.looks[1].length == "2:00"


def test_an_absurd_time_is_kept_by_enter_again_and_dropped_by_going_on(waiting: DeskKit) -> None:
    waiting.press("F2").type("45:00").press("Return").settle()
    assert panel(waiting).foot.refusal.toolTip().startswith("45 minutes for one speaker")
    waiting.press("Down")
    assert not panel(waiting).foot.refusal.isVisible()
    waiting.press("F2").type("45:00").press("Return").settle().press("Return")
    assert [request.seconds for request in waiting.show.control.requests][:2] == [120, 2700]
    assert waiting.name == "Conclusions by the Chair and Q&A"


# ---- giving the floor


def test_enter_gives_the_floor_for_its_time_and_undo_brings_the_request_back(waiting: DeskKit) -> None:
    waiting.press("Down").press("Return")
    assert (waiting.name, waiting.digits) == ("Bo", "2:00")
    assert (shown(waiting), selected(waiting)) == (["Ana", "Chi", "Dan", "Eve"], "Chi")
    assert waiting.rows["conclusions/floor-1"].state == "running"
    waiting.press("Ctrl+Z")
    assert (waiting.name, shown(waiting)[1]) == ("Conclusions by the Chair and Q&A", "Bo")


def test_the_window_keeps_its_own_keys_in_the_list(waiting: DeskKit) -> None:
    waiting.press("Return").jump("1:00").press("Space")
    assert waiting.name == "Conclusions by the Chair and Q&A"
    waiting.press("Return").press("P")
    assert (waiting.name, waiting.word) == ("Bo", "Paused")


def test_the_button_and_a_double_click_do_what_enter_does(waiting: DeskKit) -> None:
    QTest.mouseClick(panel(waiting).give, Qt.MouseButton.LeftButton)
    assert waiting.name == "Ana"
    rows = panel(waiting).rows
    chi = rows.visualRect(rows.model().index(1, 0)).topLeft() + QPoint(60, 9)
    QTest.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=chi)
    assert waiting.name == "Chi"


def test_before_the_start_nobody_gets_the_floor_and_that_is_said(kit: DeskKit) -> None:
    kit.do("floor", name="Ana", now=False)
    kit.press("S").press("Return")
    assert panel(kit).foot.refusal.toolTip() == "The session has not started yet."
    assert names(kit) == ["Ana"]


def test_the_floor_is_given_in_any_segment(kit: DeskKit) -> None:
    kit.press("Space").press("Space").jump("3:00")
    kit.press("S").type("Ana, CSO").press("Return").press("Up").press("Return")
    assert (kit.name, kit.digits) == ("Ana", "2:00")
    kit.jump("2:00").press("Space")
    assert (kit.name, kit.digits) == ("H.E. Mr. Paul Robert Tiendrebeogo", "5:00")


# ---- rounds


def test_a_round_is_given_the_floor_one_after_the_other(waiting: DeskKit) -> None:
    waiting.press("Down").press("R")
    marked = [look.name for look in panel(waiting).rows.requests.looks if look.is_in_round]
    assert (marked, selected(waiting)) == (["Ana", "Bo", "Chi"], "Ana")
    assert panel(waiting).mark_round.text() == "Round of 3: 3 left"
    heard = []
    for _ in range(3):
        waiting.press("Return").jump("1:30")
        heard.append(waiting.name)
    assert heard == ["Ana", "Bo", "Chi"]
    assert (panel(waiting).mark_round.text(), panel(waiting).mark_round.is_on) == ("Round of 3", False)
    assert selected(waiting) == "Dan"


def test_somebody_out_of_turn_leaves_the_round_as_it_is(waiting: DeskKit) -> None:
    waiting.press("R")
    for _ in range(4):
        waiting.press("Down")
    waiting.press("Return")
    assert (waiting.name, selected(waiting)) == ("Eve", "Ana")


def test_undo_puts_whoever_spoke_back_into_the_round(waiting: DeskKit) -> None:
    waiting.press("R").press("Return").press("Ctrl+Z")
    assert panel(waiting).mark_round.text() == "Round of 3: 3 left"


def test_a_round_grows_to_four_and_goes(waiting: DeskKit) -> None:
    waiting.press("R").press("R")
    assert sum(look.is_in_round for look in panel(waiting).rows.requests.looks) == 4
    waiting.press("R")
    assert sum(look.is_in_round for look in panel(waiting).rows.requests.looks) == 0


def test_an_empty_list_has_no_round(kit: DeskKit) -> None:
    kit.press("S")
    assert not panel(kit).mark_round.isEnabled()
    panel(kit).next_round()
    assert panel(kit).foot.refusal.toolTip() == "Nobody is on the list yet."


# ---- room and hints


def test_the_room_follows_the_clock_and_the_length(waiting: DeskKit) -> None:
    head = panel(waiting).head
    assert (head.room.text(), head.after_list.toolTip()) == ("Room for 7 more at", "After the list, for 2.")
    waiting.jump("6:00")
    assert (head.room.text(), head.after_list.toolTip()) == (
        "Room for 4 more at",
        "The list is 1:00 too long.",
    )
    head.field.setText("1:30")
    assert head.accessibleDescription() == "Room for 6 more at 1:30. The list is 1:00 too long."


def test_before_the_start_there_is_no_room_to_speak_of(kit: DeskKit) -> None:
    kit.press("S")
    assert (panel(kit).head.room.text(), panel(kit).head.seconds) == ("Each speaker has", 120)


def test_whoever_has_spoken_is_told_apart_while_they_speak(waiting: DeskKit) -> None:
    waiting.press("Return").do("floor", name="Ana", now=False)
    waiting.jump("0:40")
    hints = {look.name: look.hint for look in panel(waiting).rows.requests.looks}
    assert (hints["Ana"], hints["Bo"]) == ("heard 0:40", "not heard yet")


def test_a_tick_within_the_second_paints_no_row(waiting: DeskKit) -> None:
    told: list[object] = []
    panel(waiting).rows.requests.dataChanged.connect(lambda *_: told.append(1))
    waiting.jump_seconds(0.3).jump_seconds(0.3)
    assert told == []


# ---- who is here


def test_space_ticks_who_is_here_and_again_who_is_not(kit: DeskKit) -> None:
    kit.press("S")
    ticks = panel(kit).ticks
    ticks.rows.setFocus()
    kit.press("Down").press("Space")
    assert (kit.show.presence["tiendrebeogo"], ticks.here.text()) == (True, "1 of 8 here")
    assert kit.view.status == "standby"
    kit.press("Space")
    assert kit.show.presence["tiendrebeogo"] is False
    assert ticks.rows.people.looks[1].word == "not here yet"
    kit.press("Space")
    assert kit.show.presence["tiendrebeogo"] is True


def test_a_click_on_the_box_ticks(kit: DeskKit) -> None:
    kit.press("S").settle()
    rows = panel(kit).ticks.rows
    box = rows.visualRect(rows.model().index(1, 0)).topLeft()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box + QPoint(28, 14))
    assert kit.show.presence == {"tiendrebeogo": True}
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box + QPoint(90, 14))
    assert kit.show.presence == {"tiendrebeogo": True}


# ---- shape


def test_tab_walks_through_the_panel(waiting: DeskKit) -> None:
    parts = panel(waiting)
    parts.head.field.setFocus()
    for part in (parts.rows, parts.give, parts.mark_round, parts.line, parts.ticks.rows):
        waiting.press("Tab")
        assert waiting.focus is part


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("size", [(1100, 680), (1280, 800), (1920, 1080)])
def test_nothing_stands_outside_the_panel(
    qtbot: QtBot, themed: None, name: str, size: tuple[int, int]
) -> None:
    kit = DeskKit(qtbot, theme=name, size=size).press("Space")
    for who in ("Ana", "H.E. Mr. Paul Robert Tiendrebeogo Konstantinopolskaya-Diop"):
        kit.do("floor", name=who, organisation="Ministry of the Interior", now=False)
    kit.press("S").press("R").settle()
    parts = panel(kit)
    for part in (parts.head.field, parts.give, parts.mark_round, parts.line, parts.ticks.rows, parts.rows):
        corner = part.mapTo(parts, QPoint(0, 0))
        assert parts.rect().contains(corner)
        assert parts.rect().contains(corner + part.rect().bottomRight())
    for rows in (parts.rows, parts.ticks.rows):
        assert rows.horizontalScrollBar().maximum() == 0
        assert rows.height() >= 48


def test_with_the_largest_text_the_panel_scrolls_to_what_has_the_keyboard(
    qtbot: QtBot, themed: None, qapp: QApplication
) -> None:
    kit = DeskKit(qtbot)
    kit.do("floor", name="Ana", now=False)
    kit.desk.set_theme(apply_theme(qapp, "dark", 200))
    kit.press("S").settle()
    parts = panel(kit)
    for part in (parts.line, parts.ticks.rows, parts.head.field):
        part.setFocus()
        kit.settle()
        top = part.mapTo(parts, QPoint(0, 0)).y()
        assert top >= 0
        assert top + min(part.height(), 64) <= parts.height()
    apply_theme(qapp, "dark")


def test_what_was_typed_stays_when_text_takes_another_size(waiting: DeskKit, qapp: QApplication) -> None:
    waiting.press("S").type("Fay, Cities")
    panel(waiting).head.field.setText("1:30")
    waiting.desk.set_theme(apply_theme(qapp, "dark", 125))
    assert (panel(waiting).line.text(), panel(waiting).head.seconds) == ("Fay, Cities", 90)
    apply_theme(qapp, "dark")
