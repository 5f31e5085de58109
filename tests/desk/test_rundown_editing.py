"""The programme changed from the rundown, by keyboard: one command each, asked about where it is needed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.rundown_editor import RowEditor
from runofshow.desk.rundown_fields import PersonField
from runofshow.show.facts import FactBody


def in_rundown(kit: DeskKit, slot: str) -> DeskKit:
    """Select a row and put the keyboard into the rundown."""
    kit.desk.rundown.setFocus()
    return kit.select(slot)


def editor(kit: DeskKit) -> RowEditor:
    found = kit.desk.rundown.editor
    assert found is not None, "no row is open"
    return found


def retype(kit: DeskKit, text: str) -> DeskKit:
    """Replace what stands in the field that has the focus."""
    return kit.press("Ctrl+A").type(text)


def hint(kit: DeskKit) -> str:
    return editor(kit).hint.text()


def last_facts(kit: DeskKit) -> list[FactBody]:
    group = kit.facts[-1].group
    return [fact.body for fact in kit.facts if fact.group == group]


def order(kit: DeskKit) -> list[str]:
    return list(kit.rows)


# ---- editing in place


def test_e_opens_the_selected_row_with_its_texts(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E")
    assert editor(kit).texts() == {"person": "Mr. Ralph Genetzke", "duration": "10:00", "topic": ""}
    assert kit.focus is editor(kit).fields["person"]
    row = kit.settle().desk.rundown.visualRect(kit.desk.model.index_of("session-2/icmpd"))
    assert editor(kit).geometry() == row
    assert editor(kit).accessibleName() == "Edit Mr. Ralph Genetzke"


@pytest.mark.parametrize("key", ["E", "F2"])
def test_enter_submits_one_edit_and_one_undo_takes_it_back(kit: DeskKit, key: str) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press(key).press("Tab")
    retype(kit, "12m").press("Tab").type("Ten years of MIEUX").press("Return")
    assert kit.desk.rundown.editor is None
    assert [fact.fact for fact in last_facts(kit)] == ["item_edited"]
    assert kit.rows["session-2/icmpd"].right == "12:00"
    assert kit.rows["session-2/icmpd"].right_below == "of 10:00"
    assert kit.focus is kit.desk.rundown
    assert kit.desk.rundown.selected_slot() == "session-2/icmpd"
    kit.press("Ctrl+Z")
    assert kit.rows["session-2/icmpd"].right == "10:00"
    assert kit.show.programme.slots["session-2/icmpd"].turn.topic is None  # type: ignore[union-attr]


@pytest.mark.parametrize(("typed", "shown"), [("8:50", "8:50"), ("9m", "9:00"), ("1h15", "1:15:00")])
def test_lengths_are_written_as_people_write_them(kit: DeskKit, typed: str, shown: str) -> None:
    in_rundown(kit, "voting").press("E").press("Tab")
    retype(kit, typed).press("Return")
    assert kit.rows["voting"].right == shown


def test_a_segment_has_title_and_length_and_tab_goes_round_them(kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("E")
    names = []
    for _ in range(3):
        assert kit.focus is not None
        names.append(kit.focus.accessibleName())
        kit.press("Tab")
    assert names == ["Title", "Duration", "Title"]
    kit.press("Shift+Tab")
    retype(kit, "A vote by cards").press("Return")
    assert kit.rows["voting"].title == "A vote by cards"


def test_enter_without_a_change_asks_for_nothing(kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("E").press("Return")
    assert (kit.facts, kit.desk.rundown.editor) == ([], None)
    assert kit.focus is kit.desk.rundown


def test_esc_leaves_and_what_was_typed_goes(kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("E").type("Something else").press("Esc")
    assert (kit.facts, kit.desk.rundown.editor) == ([], None)
    assert kit.focus is kit.desk.rundown
    kit.press("Esc")
    assert kit.focus is kit.desk.transport.primary


def test_bare_keys_write_and_f_keys_still_control_while_a_row_is_open(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").press("Tab").press("Tab").type("Space 3 P")
    kit.press("F5")
    assert kit.rows["session-1/burkina-faso"].state == "running"
    assert editor(kit).texts()["topic"] == "Space 3 P"
    kit.press("Return")
    assert kit.show.programme.slots["session-2/icmpd"].turn.topic == "Space 3 P"  # type: ignore[union-attr]


def test_the_title_of_what_runs_can_be_edited_and_its_length_cannot(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "opening").press("E").press("Tab")
    retype(kit, "3m").press("Return")
    assert hint(kit) == "That is running or done: what happened cannot be edited away."
    assert kit.refusal == hint(kit)
    retype(kit, "10:00").press("Tab")
    retype(kit, "Welcome").press("Return")
    assert kit.rows["opening"].title == "Welcome"
    assert kit.refusal == ""


def test_a_length_that_cannot_be_read_is_said_in_the_row_and_beside_the_controls(kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("E").press("Tab")
    retype(kit, "8").press("Return")
    assert hint(kit).startswith("That cannot be the duration: '8' has no unit")
    assert kit.refusal == hint(kit)
    kit.type("m")
    assert hint(kit) == "Enter keeps it, Esc leaves."
    kit.press("Return")
    assert kit.rows["voting"].right == "8:00"


def test_a_row_that_goes_while_it_is_open_closes(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E")
    kit.do("remove", item="session-2/icmpd")
    assert kit.desk.rundown.editor is None


def test_an_open_row_stays_open_and_in_its_place_as_facts_come(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").press("Tab").type("7m")
    kit.do("floor", name="Cleo")
    kit.do("insert", segment={"title": "News", "duration": "5m"}, before="voting")
    row = kit.settle().desk.rundown.visualRect(kit.desk.model.index_of("session-2/icmpd"))
    assert editor(kit).geometry() == row
    assert editor(kit).texts()["duration"] == "7m"


def test_text_of_another_size_keeps_an_open_row_and_its_words(kit: DeskKit) -> None:
    from PySide6.QtWidgets import QApplication as App

    from runofshow.look.stylesheet import apply_theme

    in_rundown(kit, "voting").press("E").type("A vote by cards")
    application = App.instance()
    assert isinstance(application, App)
    kit.desk.set_theme(apply_theme(application, "dark", 125))
    try:
        assert editor(kit).texts() == {"title": "A vote by cards", "duration": "5:00"}
    finally:
        kit.desk.set_theme(apply_theme(application, "dark", 100))


def test_a_turn_from_the_floor_is_not_edited_and_says_why(kit: DeskKit) -> None:
    kit.press("Space").do("floor", name="Cleo")
    in_rundown(kit, "opening/floor-1").press("E")
    assert kit.desk.rundown.editor is None
    assert kit.refusal == "A turn from the floor is no part of the programme."


@pytest.mark.parametrize("key", ["E", "Ins"])
def test_without_a_selected_row_the_key_says_so(kit: DeskKit, key: str) -> None:
    kit.press(key)
    assert kit.refusal == "Select a slot in the rundown first."


def test_a_desk_that_looks_on_opens_no_row(kit: DeskKit) -> None:
    kit.desk.controls._is_read_only = True
    in_rundown(kit, "voting").press("E")
    assert (kit.desk.rundown.editor, kit.refusal) == (None, "This desk only looks on.")


def test_a_double_click_beside_the_fields_takes_no_slot(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "voting").press("E").settle()
    for widget in (editor(kit), editor(kit).hint):
        kit.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(6, 4))
        kit.qtbot.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(6, 4))
    assert kit.rows["voting"].state == "pending"
    assert not kit.desk.rundown.drag.is_pressed
    assert kit.focus is editor(kit).fields["title"]


# ---- people


def people(kit: DeskKit) -> list[str]:
    field = editor(kit).fields["person"]
    assert isinstance(field, PersonField)
    return [] if field.people.isHidden() else [person.name for person in field.people.people]


def test_a_few_letters_offer_the_people_of_the_programme(kit: DeskKit) -> None:
    in_rundown(kit, "session-2/icmpd").press("E")
    retype(kit, "hags")
    assert people(kit) == ["Camilla Hagström"]
    kit.press("Return")
    assert (people(kit), editor(kit).texts()["person"]) == ([], "Ms. Camilla Hagström")
    kit.press("Return")
    assert kit.rows["session-2/icmpd"].title == "Ms. Camilla Hagström"


def test_tab_takes_the_name_and_goes_on(kit: DeskKit) -> None:
    in_rundown(kit, "session-2/icmpd").press("E")
    retype(kit, "zai").press("Tab")
    assert editor(kit).texts()["person"] == "Ms. Souad Zaidi"
    assert kit.focus is editor(kit).fields["duration"]


def test_arrows_choose_and_esc_closes_the_list_before_the_row(kit: DeskKit) -> None:
    in_rundown(kit, "session-2/icmpd").press("E")
    kit.press("Down")
    assert len(people(kit)) == len(kit.programme.people)
    kit.press("Down").press("Down").press("Up").press("Return")
    assert editor(kit).texts()["person"] == kit.programme.people[1].full_name
    kit.press("Down").press("Esc")
    assert people(kit) == []
    kit.press("Esc")
    assert kit.desk.rundown.editor is None


def test_a_name_nobody_has_is_said(kit: DeskKit) -> None:
    in_rundown(kit, "session-2/icmpd").press("E")
    retype(kit, "Nobody").press("Return")
    assert hint(kit) == "The programme lists nobody called “Nobody”."


# ---- doubts


def test_nine_hours_are_asked_about_in_the_row_and_done_at_the_second_enter(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").press("Tab")
    retype(kit, "9h").press("Return")
    assert hint(kit) == "9 hours for one turn? Enter again keeps it."
    assert kit.rows["session-2/icmpd"].right == "10:00"
    kit.press("Return")
    assert kit.rows["session-2/icmpd"].right == "9:00:00"


def test_another_text_is_asked_about_anew(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").press("Tab")
    retype(kit, "9h").press("Return")
    retype(kit, "8h").press("Return")
    assert hint(kit) == "8 hours for one turn? Enter again keeps it."
    retype(kit, "9m").press("Return")
    assert kit.rows["session-2/icmpd"].right == "9:00"


def test_a_turn_of_nought_is_refused_not_asked_about(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").press("Tab")
    retype(kit, "0s").press("Return")
    assert hint(kit) == "That cannot be the duration: a duration of nought cannot be counted down."
    kit.press("Return")
    assert kit.rows["session-2/icmpd"].right == "10:00"


def test_a_question_makes_room_for_itself(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("E").settle()
    before = editor(kit).height()
    retype(kit, "Somebody whom the programme of this side event does not list at all").press("Return")
    kit.settle()
    assert editor(kit).height() > before
    label = editor(kit).hint
    assert label.heightForWidth(label.width()) <= label.height()
    assert editor(kit).geometry() == kit.desk.rundown.visualRect(kit.desk.model.index_of("session-2/icmpd"))


# ---- inserting


@pytest.mark.parametrize("key", ["Ins", "Ctrl+I"])
def test_a_segment_is_inserted_after_a_segment_and_selected(kit: DeskKit, key: str) -> None:
    in_rundown(kit.press("Space"), "session-1").press(key)
    assert editor(kit).accessibleName() == "New segment after “Session I”"
    kit.type("Coffee").press("Tab").type("10m").press("Return")
    assert [fact.fact for fact in last_facts(kit)] == ["segment_inserted"]
    rows = order(kit)
    assert rows[rows.index("coffee") - 1 :][:3] == ["session-1/rabat", "coffee", "voting"]
    assert kit.desk.rundown.selected_slot() == "coffee"
    assert kit.focus is kit.desk.rundown
    assert kit.rows["coffee"].marks == "Inserted"
    kit.press("Ctrl+Z")
    assert "coffee" not in kit.rows


def test_the_gap_opens_below_the_last_turn_of_the_segment(kit: DeskKit) -> None:
    in_rundown(kit, "session-1").press("Ins").settle()
    last = kit.desk.rundown.visualRect(kit.desk.model.index_of("session-1/rabat"))
    assert editor(kit).geometry().bottom() == last.bottom()
    assert editor(kit).height() < last.height()


def test_a_turn_is_inserted_after_a_turn_as_long_as_that_one(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-1/mexico").press("Ins")
    assert editor(kit).accessibleName() == "New turn in “Session I”"
    kit.type("hags").press("Return").press("Return")
    rows = order(kit)
    assert rows[rows.index("session-1/mexico") :][:3] == [
        "session-1/mexico",
        "session-1/hagstrom",
        "session-1/rabat",
    ]
    assert kit.rows["session-1/hagstrom"].right == "8:00"
    assert kit.desk.rundown.selected_slot() == "session-1/hagstrom"


def test_ins_once_more_gives_an_empty_segment_its_first_turn(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "voting").press("Ins").press("Ins")
    assert editor(kit).accessibleName() == "New turn in “Voting”"
    kit.type("zai").press("Tab").type("5m").press("Return")
    assert [fact.fact for fact in last_facts(kit)] == ["turn_inserted"]
    assert kit.rows["voting/zaidi"].title == "Ms. Souad Zaidi"
    index = kit.desk.model.index_of("voting/zaidi")
    assert kit.settle().desk.rundown.visualRect(index).height() > 0
    kit.press("Ctrl+Z")
    assert "voting/zaidi" not in kit.rows


def test_the_button_does_what_ins_does(qtbot: QtBot, kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("Ins")
    qtbot.mouseClick(editor(kit).other, Qt.MouseButton.LeftButton)
    assert editor(kit).draft.kind == "turn"
    kit.press("Ctrl+I")
    assert editor(kit).draft.kind == "segment"


def test_a_row_without_a_title_or_a_length_is_not_inserted(kit: DeskKit) -> None:
    in_rundown(kit, "voting").press("Ins").press("Return")
    assert hint(kit) == "A segment needs a title."
    kit.type("Coffee").press("Return")
    assert hint(kit) == "Say how long: 8:00, 8m or 1h15."
    kit.press("Esc")
    assert kit.facts == []


def test_nothing_is_inserted_before_what_is_done(kit: DeskKit) -> None:
    kit.press("Space").press("Space").press("Space")
    in_rundown(kit, "opening").press("Ins")
    assert kit.desk.rundown.editor is None
    assert kit.refusal == "Nothing can be put before what is running or done."


def test_a_gap_stays_below_its_segment_as_floor_turns_come(kit: DeskKit) -> None:
    kit.press("Space")
    in_rundown(kit, "opening").press("Ins").type("Cof")
    kit.do("floor", name="Cleo")
    floor = kit.settle().desk.rundown.visualRect(kit.desk.model.index_of("opening/floor-1"))
    assert editor(kit).geometry().bottom() == floor.bottom()
    assert editor(kit).texts()["title"] == "Cof"


# ---- moving, removing


def test_alt_and_arrows_move_the_row_and_the_selection_goes_along(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "voting").press("Alt+Down")
    rows = order(kit)
    assert rows.index("voting") == rows.index("session-2/icmpd") + 1
    assert kit.desk.rundown.selected_slot() == "voting"
    assert [fact.fact for fact in last_facts(kit)] == ["item_moved"]
    kit.press("Alt+Up").press("Alt+Up")
    rows = order(kit)
    assert rows[:3] == ["opening", "voting", "session-1"]
    kit.press("Ctrl+Z").press("Ctrl+Z").press("Ctrl+Z")
    assert order(kit) == order(DeskKit(kit.qtbot))


def test_a_row_does_not_move_before_what_is_running(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-1").press("Alt+Up")
    assert kit.refusal == "Nothing can be put before what is running or done."
    assert order(kit)[0] == "opening"


def test_the_ends_are_said(kit: DeskKit) -> None:
    in_rundown(kit, "opening").press("Alt+Up")
    assert kit.refusal == "That is the first one already."
    in_rundown(kit, "session-1/rabat").press("Alt+Down")
    assert kit.refusal == "That is the last one already."


def test_del_removes_and_undo_brings_it_back(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-1/mexico").press("Del")
    assert "session-1/mexico" not in kit.rows
    assert [fact.fact for fact in last_facts(kit)] == ["item_removed"]
    kit.press("Ctrl+Z")
    assert list(kit.rows).index("session-1/mexico") == 3


def test_what_is_running_is_not_removed(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "opening").press("Del")
    assert kit.refusal == "That is running or done: what happened cannot be edited away."
    assert "opening" in kit.rows


def test_del_counts_in_the_rundown_alone(kit: DeskKit) -> None:
    kit.select("session-1/mexico").desk.transport.primary.setFocus()
    kit.press("Del").press("Alt+Down")
    assert kit.facts == []


def test_k_skips_the_row_and_says_it(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "session-2/icmpd").press("K")
    assert kit.rows["session-2/icmpd"].right_below == "Skipped"


# ---- the menu


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_of_a_row_has_the_actions_of_the_table(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "voting")
    rundown = kit.desk.rundown
    place = rundown.visualRect(kit.desk.model.index_of("session-2")).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, rundown.viewport().mapToGlobal(place))
    QApplication.sendEvent(rundown.viewport(), asked)
    (menu,) = (menu for menu in rundown.findChildren(QMenu) if menu.isVisible())
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert offered == ["goto", "skip", "edit", "insert", "move_up", "move_down", "remove"]
    assert rundown.selected_slot() == "session-2"
    closed = QSignalSpy(menu.destroyed)
    menu.close()
    kit.qtbot.waitUntil(lambda: closed.count() == 1)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_key_opens_it_below_the_selected_row(kit: DeskKit) -> None:
    in_rundown(kit, "voting")
    rundown = kit.desk.rundown
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(rundown.viewport(), asked)
    (menu,) = (menu for menu in rundown.findChildren(QMenu) if menu.isVisible())
    row = rundown.visualRect(kit.desk.model.index_of("voting"))
    assert rundown.viewport().mapFromGlobal(menu.pos()).y() == row.bottom()
    menu.close()


def test_the_menu_bar_lists_them_under_programme(kit: DeskKit) -> None:
    names = [action.objectName() for action in kit.desk.menus["Programme"].actions()]
    assert names[:5] == ["edit", "insert", "move_up", "move_down", "remove"]


# ---- around the rundown


def test_what_was_agreed_stays_the_planned_end(kit: DeskKit) -> None:
    in_rundown(kit.press("Space"), "voting").press("Ins")
    kit.type("Coffee").press("Tab").type("10m").press("Return").tick()
    bar = kit.desk.topbar
    assert (bar.over_under.value.text(), bar.forecast.remark.text()) == ("+10:00", "planned 09:45")


def test_f2_in_the_minutes_edits_the_entry_and_not_the_rundown(kit: DeskKit) -> None:
    kit.press("Space").type_minutes("n Coffee is cold").select("voting")
    entries = kit.desk.minutes.page
    entries.setFocus()
    (entry,) = kit.show.entries
    entries.setCurrentIndex(entries.minutes.index_of(entry.id))
    kit.press("F2").settle()
    assert kit.desk.rundown.editor is None
    assert kit.focus is not None
    assert entries.isAncestorOf(kit.focus)


# ---- a long day


def test_an_open_row_is_scrolled_into_sight(qtbot: QtBot, themed: None) -> None:
    segments = [{"id": f"s{n}", "title": f"Part {n}", "duration": "10m"} for n in range(40)]
    kit = DeskKit(qtbot, made_programme(*segments), size=(1100, 680))
    in_rundown(kit, "s39").press("Ins").settle()
    assert kit.desk.rundown.viewport().rect().contains(editor(kit).geometry())
