"""Which answer a key counts. Digits go by their place on the keyboard: on some layouts they need Shift."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

__all__ = ["counted_place", "digit_place", "letter_key"]

_SCAN_CODES = {"xcb": 10, "wayland": 10, "windows": 2}
"""Of the key 1, by platform; the keys to its right follow."""

_MAC_KEYS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9}

_SHIFTED = "!@#$%^&*("
"""What the digits give with Shift where the place of a key cannot be known."""

_OTHER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def counted_place(fact: QKeyEvent) -> tuple[int, int] | None:
    """(place of the answer from 1, one more or one less) of a digit key; None for any other key."""
    if fact.modifiers() & _OTHER:
        return None
    place = digit_place(
        QGuiApplication.platformName(),
        fact.key(),
        fact.text(),
        fact.nativeScanCode(),
        fact.nativeVirtualKey(),
        is_keypad=bool(fact.modifiers() & Qt.KeyboardModifier.KeypadModifier),
    )
    is_less = bool(fact.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return (place, -1 if is_less else 1) if place else None


def digit_place(
    platform: str, key: int, text: str, scan_code: int, native_key: int, *, is_keypad: bool = False
) -> int:
    """1 to 9, or 0: by the key's place where the platform tells it, else by what it gives."""
    first = _SCAN_CODES.get(platform.partition("-")[0])
    if platform == "cocoa" and native_key in _MAC_KEYS:
        return _MAC_KEYS[native_key]
    if first and scan_code and not is_keypad:
        return scan_code - first + 1 if first <= scan_code < first + 9 else 0
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_1 + 1
    return _SHIFTED.find(text) + 1 if text else 0


def letter_key(fact: QKeyEvent) -> str:
    """The bare letter that a key is, in upper case; empty for any other key."""
    is_letter = Qt.Key.Key_A <= fact.key() <= Qt.Key.Key_Z
    return chr(fact.key()) if is_letter and not fact.modifiers() else ""
