"""Every key, by menu, on a page of the desk."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.desk.actions import ACTIONS, ActionSpec
from runofshow.desk.keys_page import KeysPage
from runofshow.desk.keys_words import KeyGroup, KeyLine, in_columns, key_groups

SPECS = (
    ActionSpec("open", "&Open…", ("Ctrl+O",), "", "Open.", "File"),
    ActionSpec("next", "Start &next", ("Space", "F5"), "", "Next.", "Session"),
    ActionSpec("close", "&Close", (), "", "Close.", "File"),
    ActionSpec("remove", "&Remove it", ("Del",), "", "Remove.", "Session", is_of_rows=True),
    ActionSpec("reopen", "&Reopen", (), "", "Reopen.", "Other"),
)


def test_lines_stand_by_menu_without_what_has_no_key() -> None:
    assert key_groups(SPECS, str.upper) == (
        KeyGroup("File", (KeyLine("Open", ("CTRL+O",)),)),
        KeyGroup(
            "Session",
            (KeyLine("Start next", ("SPACE", "F5")), KeyLine("Remove it", ("DEL",), "in the rundown")),
        ),
    )


def test_a_group_is_spoken_line_by_line() -> None:
    _, group = key_groups(SPECS, str)
    assert group.spoken == "Session\nStart next: Space or F5\nRemove it: Del, in the rundown"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_columns_hold_every_group_once_and_in_order(number: int) -> None:
    groups = key_groups(ACTIONS, str)
    columns = in_columns(groups, number)
    assert len(columns) == number
    assert tuple(group for column in columns for group in column) == groups


def page(kit: DeskKit) -> KeysPage:
    found = kit.settle().desk.pages.currentWidget()
    assert isinstance(found, KeysPage)
    return found


@pytest.mark.parametrize("keys", ["?", "F1"])
def test_its_keys_open_and_close_it(kit: DeskKit, keys: str) -> None:
    kit.press(keys)
    assert kit.focus is page(kit).area
    kit.press(keys)
    assert kit.desk.pages.name == ""


def test_it_lists_every_key_of_the_table(kit: DeskKit) -> None:
    shown = page(kit.press("F1"))
    lines = {line.words: line.keys for group in shown.groups for line in group.lines}
    assert len(lines) == len([spec for spec in ACTIONS if spec.keys])
    assert {
        len(lines[spec.text.replace("&", "").rstrip("…")]) - len(spec.keys) for spec in ACTIONS if spec.keys
    } == {0}
    assert shown.groups[0].spoken in shown.area.accessibleDescription()


@pytest.mark.parametrize("size", [(1100, 680), (1280, 800), (1920, 1080)])
def test_no_line_is_cut_and_nothing_scrolls_sideways(
    qtbot: QtBot, themed: None, size: tuple[int, int]
) -> None:
    kit = DeskKit(qtbot, size=size)
    shown = page(kit.press("F1"))
    assert shown.area.horizontalScrollBar().maximum() == 0
    for label in shown.area.widget().findChildren(QLabel):
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= need, label.text()


def test_it_scrolls_by_keys(kit: DeskKit) -> None:
    kit.resize(1100, 680).press("F1")
    bar = page(kit).area.verticalScrollBar()
    kit.press("End")
    assert bar.value() == bar.maximum() > 0
    kit.press("Home")
    assert bar.value() == 0
    kit.press("PgDown")
    assert bar.value() > 0
