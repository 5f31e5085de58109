"""Text larger and smaller: the desk's faces are made anew, and what the chair was doing goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desk_kit import DeskKit
from runofshow.show.facts import AllotmentAdjusted


def test_each_key_goes_one_step_and_stays_at_the_ends(kit: DeskKit) -> None:
    seen = []
    for keys in ("Ctrl+Shift+=", "Ctrl+Shift+=", "Ctrl+Shift+-", "Ctrl+Shift+0", "Ctrl+Shift+-"):
        kit.press(keys)
        seen.append(kit.look.percent)
    assert seen == [110, 125, 110, 100, 90]
    kit.set_text(200).press("Ctrl+Shift+=")
    assert kit.look.percent == 200


def test_all_text_grows(kit: DeskKit) -> None:
    before = kit.desk.transport.primary.sizeHint()
    rows = kit.desk.rundown.visualRect(kit.desk.model.index_of("opening")).height()
    kit.set_text(200)
    after = kit.desk.transport.primary.sizeHint()
    assert after.width() > 1.8 * before.width()
    assert kit.desk.rundown.visualRect(kit.desk.model.index_of("opening")).height() == 2 * rows
    assert kit.desk.topbar.height() == 112
    assert kit.desk.topbar.title.font().pixelSize() == 26


def test_the_show_goes_on_in_the_new_faces(kit: DeskKit) -> None:
    kit.press("Space").jump("3:00")
    kit.set_text(150)
    assert (kit.digits, kit.name) == ("7:00", "Opening and introduction by the Chair")
    kit.jump("1:00").press("Space")
    assert kit.view.slot == "session-1/burkina-faso"
    assert kit.digits == "8:00"


def test_the_digits_do_not_fall_back_to_the_last_fact(kit: DeskKit) -> None:
    kit.press("Space").jump("3:00").set_text(125)
    assert kit.digits == "7:00"


def test_the_line_being_typed_its_kind_and_the_focus_stay(kit: DeskKit) -> None:
    kit.desk.minutes.composer.kinds.set_kind("action")
    kit.press("L").type("send the pap").press("Ctrl+Shift+=")
    assert kit.focus is kit.line
    kit.type("ers").press("Return")
    assert kit.minutes == [("action", "send the papers")]


def test_a_card_being_written_stays(kit: DeskKit) -> None:
    kit.press("Space").press("C").type("Slow").press("Ctrl+Shift+=")
    line = kit.desk.transport.line
    assert (kit.focus, line.text(), line.isVisible()) == (line, "Slow", True)
    kit.type("er").press("Return")
    assert kit.show.card is not None
    assert kit.show.card.text == "Slower"


def test_an_entry_being_edited_keeps_its_words(kit: DeskKit) -> None:
    kit.press("Space").type_minutes("n One")
    page = kit.desk.minutes.page
    page.setCurrentIndex(page.minutes.newest())
    page.setFocus()
    page.edit_selected()
    kit.settle().type(" and two").press("Ctrl+Shift+=")
    assert kit.minutes == [("note", "One and two")]


def test_the_selection_and_the_tab_in_front_stay(kit: DeskKit) -> None:
    kit.resize(1100, 800).select("session-2/icmpd").press("L")
    kit.set_text(110)
    assert kit.desk.rundown.selected_slot() == "session-2/icmpd"
    assert kit.desk.minutes.isVisible()


def test_a_refused_line_comes_back_into_the_new_minutes(kit: DeskKit) -> None:
    """Handed in before the faces were made anew, refused after."""
    panel = kit.desk.minutes
    panel._sent["m-1"] = "c On its way"
    kit.set_text(125)
    kit.desk.minutes.show_refusal("The session has ended.", "m-1")
    assert kit.desk.minutes.composer.text() == "c On its way"


def test_keys_reach_their_control_once(kit: DeskKit) -> None:
    kit.set_text(110).set_text(100).press("Space").press("+").press("1")
    assert [type(fact.body) for fact in kit.facts].count(AllotmentAdjusted) == 1
    assert kit.view.allotment is not None
    assert kit.view.allotment.total_seconds() == 660


def test_no_old_face_is_left(qtbot: QtBot, kit: DeskKit) -> None:
    old = kit.desk.transport
    fields = len(kit.desk.findChildren(QLineEdit)) + len(kit.desk.findChildren(QPlainTextEdit))
    kit.set_text(110)
    qtbot.waitUntil(lambda: not isValid(old))
    assert len(kit.desk.findChildren(QLineEdit)) + len(kit.desk.findChildren(QPlainTextEdit)) == fields


@pytest.mark.parametrize("name", ["dark", "light", "high_contrast"])
def test_a_theme_keeps_the_size(qtbot: QtBot, themed: None, name: str) -> None:
    kit = DeskKit(qtbot, theme=name, text=150)
    assert (kit.look.name, kit.look.percent) == (name, 150)
    assert kit.desk.topbar.height() == 84
