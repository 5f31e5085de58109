"""The table of actions: ids, keys, twins, tooltips, menus."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, key_of
from runofshow.desk.actions import ACTIONS, ActionSpec, keycap, make_actions
from runofshow.desk.menus import build_menus

IDS = [spec.id for spec in ACTIONS]
OF_THE_LINE = {key for spec in ACTIONS for key in spec.keys if len(key) == 1}
OF_THE_LINE |= {"Space", "Esc", "Ctrl+Z", "Ctrl+Shift+Z", "Shift+W", "Shift+I"}
"""What a text field writes, or does itself."""

WITH_KEYS = [spec for spec in ACTIONS if spec.keys]
ANYWHERE = [spec for spec in WITH_KEYS if not spec.is_of_rows]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> dict[str, QAction]:
    return make_actions(window)


def test_ids_are_unique(actions: dict[str, QAction]) -> None:
    assert len(set(IDS)) == len(IDS)
    assert list(actions) == IDS


def test_no_key_is_used_twice() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_key_opens_a_menu(window: QMainWindow, actions: dict[str, QAction]) -> None:
    bar = QMenuBar(window)
    build_menus(bar, actions)
    mnemonics = {QKeySequence.mnemonic(entry.text()).toString() for entry in bar.actions()}
    keys = {QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys}
    assert "" not in mnemonics
    assert len(mnemonics) == len(bar.actions())
    assert mnemonics & keys == set()


def test_keys_do_not_repeat_while_they_are_held_down(actions: dict[str, QAction]) -> None:
    assert [name for name, action in actions.items() if action.autoRepeat()] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=IDS)
def test_the_tooltip_is_a_sentence_that_names_every_key(
    actions: dict[str, QAction], spec: ActionSpec
) -> None:
    tip = actions[spec.id].toolTip()
    assert tip.startswith(spec.tip)
    assert spec.tip.endswith(".")
    for key in spec.keys:
        assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in tip


def test_every_action_stands_in_one_menu(window: QMainWindow, actions: dict[str, QAction]) -> None:
    menus = build_menus(QMenuBar(window), actions)
    listed = Counter(action.objectName() for menu in menus.values() for action in menu.actions())
    assert {name: listed[name] for name in IDS} == dict.fromkeys(IDS, 1)


def test_one_theme_is_chosen_at_a_time(window: QMainWindow, actions: dict[str, QAction]) -> None:
    build_menus(QMenuBar(window), actions)
    actions["theme_light"].trigger()
    actions["theme_dark"].trigger()
    assert [name for name in IDS if actions[name].isChecked()] == ["theme_dark"]


@pytest.mark.parametrize("field", [QPlainTextEdit, QLineEdit])
@pytest.mark.parametrize("spec", ANYWHERE, ids=[spec.id for spec in ANYWHERE])
def test_every_control_has_a_key_that_a_text_field_leaves_alone(
    qtbot: QtBot, window: QMainWindow, spec: ActionSpec, field: type[QWidget]
) -> None:
    action = make_actions(window)[spec.id]
    window.addAction(action)
    body = QWidget()
    line = field()
    QVBoxLayout(body).addWidget(line)
    window.setCentralWidget(body)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    pressed: list[str] = []
    action.triggered.connect(lambda: pressed.append(spec.id))
    for key in spec.keys:
        qtbot.keyClick(line, *key_of(key))
    assert pressed


@pytest.mark.parametrize("spec", WITH_KEYS, ids=[spec.id for spec in WITH_KEYS])
def test_the_key_cap_is_the_bare_key_and_while_typing_one_that_works_there(
    actions: dict[str, QAction], spec: ActionSpec
) -> None:
    bare = keycap(actions[spec.id], while_typing=False)
    typing = keycap(actions[spec.id], while_typing=True)
    assert bare.strip() == bare != ""
    assert len(typing) > 1
    assert typing != "Space"


def test_an_action_without_a_key_has_no_key_cap(actions: dict[str, QAction]) -> None:
    assert keycap(actions["reopen"], while_typing=False) == keycap(actions["reopen"], while_typing=True) == ""


@pytest.mark.parametrize("focus", ["primary", "rundown", "undo", "line"])
def test_no_key_is_ambiguous_wherever_the_focus_is(kit: DeskKit, focus: str) -> None:
    """Qt triggers neither of two actions with one key: each key has to reach its action alone."""
    desk = kit.desk
    place = {
        "primary": desk.transport.primary,
        "rundown": desk.rundown,
        "undo": desk.topbar.undo,
        "line": kit.line,
    }[focus]
    desk.named["undo"].setEnabled(True)
    silent = []
    for spec in WITH_KEYS:
        action = desk.named[spec.id]
        action.triggered.disconnect()
        fired: list[str] = []
        action.triggered.connect(lambda _checked=False, fired=fired: fired.append("once"))
        for key in spec.keys:
            action.setEnabled(True)
            place.setFocus()
            before = len(fired)
            kit.press(key)
            expected = before + (focus == "rundown" or not spec.is_of_rows)
            if len(fired) != expected and not (focus == "line" and key in OF_THE_LINE):
                silent.append((spec.id, key))
    assert silent == []


def test_no_shortcut_stands_outside_the_table(kit: DeskKit) -> None:
    assert kit.desk.findChildren(QShortcut) == []
    known = set(kit.desk.named.values())
    others = [
        a.text() for a in kit.desk.findChildren(QAction) if a not in known and not a.shortcut().isEmpty()
    ]
    assert others == []


def test_held_down_space_starts_one_slot(kit: DeskKit) -> None:
    kit.press("Space").jump("1:00")
    for _ in range(5):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
        )
        QApplication.sendEvent(kit.desk.transport.primary, held)
    assert kit.rows["opening"].state == "running"
