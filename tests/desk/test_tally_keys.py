"""Digits by their place on the keyboard: whatever a layout prints on them, with Shift or without."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from runofshow.desk.tally_keys import counted_place, digit_place, letter_key

K, M = Qt.Key, Qt.KeyboardModifier


def key(code: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = M.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text)


@pytest.mark.parametrize(
    ("platform", "code", "text", "scan", "native", "place"),
    [
        ("xcb", K.Key_1, "1", 10, 0, 1),
        ("xcb", K.Key_Exclam, "!", 10, 0, 1),
        ("xcb", K.Key_Ampersand, "&", 10, 0, 1),
        ("wayland", K.Key_ParenLeft, "(", 18, 0, 9),
        ("xcb", K.Key_0, "0", 19, 0, 0),
        ("windows", K.Key_QuoteDbl, '"', 3, 0, 2),
        ("cocoa", K.Key_Eacute, "é", 0, 19, 2),
        ("offscreen", K.Key_3, "3", 0, 0, 3),
        ("offscreen", K.Key_NumberSign, "#", 0, 0, 3),
        ("offscreen", K.Key_A, "a", 0, 0, 0),
        ("offscreen", K.Key_Shift, "", 0, 0, 0),
    ],
)
def test_a_key_stands_for_its_place(
    platform: str, code: Qt.Key, text: str, scan: int, native: int, place: int
) -> None:
    assert digit_place(platform, code, text, scan, native) == place


def test_the_keypad_goes_by_its_digits() -> None:
    assert digit_place("xcb", K.Key_4, "4", 83, 0, is_keypad=True) == 4


def test_shift_takes_back_and_other_modifiers_count_nothing(qapp: QApplication) -> None:
    assert counted_place(key(K.Key_5, "5")) == (5, 1)
    assert counted_place(key(K.Key_5, "5", M.ShiftModifier)) == (5, -1)
    assert counted_place(key(K.Key_Percent, "%", M.ShiftModifier)) == (5, -1)
    assert counted_place(key(K.Key_5, "5", M.AltModifier)) is None
    assert counted_place(key(K.Key_5, "5", M.ControlModifier)) is None


def test_a_letter_is_one_without_modifiers() -> None:
    assert letter_key(key(K.Key_R, "r")) == "R"
    assert letter_key(key(K.Key_R, "R", M.ShiftModifier)) == ""
    assert letter_key(key(K.Key_1, "1")) == ""
