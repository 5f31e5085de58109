"""The controls under the countdown: which make sense when, what they print, which card stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.look.fonts import text_font

CONTROLS = ("pause", "finish", "less", "more", "goto", "skip", "end", "reopen", "clear_card")


@pytest.mark.parametrize(
    ("keys", "enabled"),
    [
        ([], set()),
        (["Space"], {"pause", "finish", "less", "more", "end"}),
        (["Space", "Space", "F"], {"pause", "end"}),
        (["Space", "P"], {"pause", "finish", "less", "more", "end"}),
        (["Space", "1"], {"pause", "finish", "less", "more", "end", "clear_card"}),
        (["Space", "Ctrl+Shift+E"], {"reopen"}),
    ],
    ids=["standby", "running", "between", "paused", "with a card", "ended"],
)
def test_controls_that_make_no_sense_now_are_off(kit: DeskKit, keys: list[str], enabled: set[str]) -> None:
    for key in keys:
        kit.press(key)
    assert {name for name in CONTROLS if kit.desk.named[name].isEnabled()} == enabled


def test_what_needs_a_selected_slot_says_so_until_there_is_one(kit: DeskKit) -> None:
    assert kit.press("K").refusal == "Select a slot in the rundown first."
    kit.select("session-1/mexico")
    assert kit.desk.named["skip"].isEnabled()
    assert not kit.desk.named["goto"].isEnabled()
    assert "The session has not started yet." in kit.desk.named["goto"].toolTip()
    kit.press("Space").press("G")
    assert kit.view.slot == "session-1/mexico"
    assert not kit.desk.named["goto"].isEnabled()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("F", "The session has not started yet."),
        ("F6", "The session has not started yet."),
        ("Ctrl+Z", "There is nothing to undo."),
        ("0", "There is no card on the stage."),
    ],
)
def test_a_key_whose_control_makes_no_sense_now_says_why(kit: DeskKit, key: str, words: str) -> None:
    kit.press(key)
    assert kit.refusal == words
    assert not kit.facts
    assert kit.press("Space").refusal == ""


def test_a_button_follows_its_action(kit: DeskKit) -> None:
    transport = kit.desk.transport
    assert not transport.finish.isEnabled()
    kit.press("Space")
    assert transport.finish.isEnabled()
    assert "F6" in transport.finish.toolTip()


def test_a_click_does_what_the_key_does(qtbot: QtBot, kit: DeskKit) -> None:
    transport = kit.desk.transport
    for button, word in (
        (transport.primary, "Running"),
        (transport.pause, "Paused"),
        (transport.pause, "Running"),
    ):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert kit.word == word
    kit.jump("1:00")
    qtbot.mouseClick(transport.more, Qt.MouseButton.LeftButton)
    assert kit.digits == "10:00"
    qtbot.mouseClick(transport.cards[1], Qt.MouseButton.LeftButton)
    assert kit.scene.card == "One minute left"
    qtbot.mouseClick(transport.clear, Qt.MouseButton.LeftButton)
    assert kit.scene.card == ""
    qtbot.mouseClick(transport.finish, Qt.MouseButton.LeftButton)
    assert kit.word == "Between speakers"


def test_clear_stands_only_while_there_is_something_to_clear(kit: DeskKit) -> None:
    clear = kit.press("Space").desk.transport.clear
    assert not clear.isVisible()
    kit.press("2")
    assert clear.isVisible()
    kit.press("0")
    assert not clear.isVisible()


def test_a_card_goes_with_whoever_had_the_floor(kit: DeskKit) -> None:
    kit.press("Space").press("1").press("Space")
    assert [button.is_on for button in kit.desk.transport.cards] == [False] * 4


def test_the_marked_card_differs_by_line_and_ground(kit: DeskKit) -> None:
    card = kit.press("Space").desk.transport.cards[0]

    def colours() -> tuple[str, str]:
        image = kit.settle().desk.transport.cards[0].grab().toImage()
        middle = image.height() // 2
        return QColor(image.pixel(0, middle)).name(), QColor(image.pixel(4, middle)).name()

    off = colours()
    kit.press("1")
    on = colours()
    assert card.is_on
    assert off[0] != on[0]
    assert off[1] != on[1]
    assert on[0] == kit.look.accent.focus.lower()


def test_an_own_card_of_60_letters_is_whole_and_no_letter_more_is_taken(kit: DeskKit) -> None:
    kit.press("Space").press("C").type("x" * 61).press("Return")
    assert kit.scene.card == "x" * 60
    assert kit.desk.transport.own.accessibleName() == f"Card on the stage: {'x' * 60}"


def test_an_empty_own_card_is_none(kit: DeskKit) -> None:
    kit.press("Space").press("C").type("  ").press("Return")
    assert kit.scene.card == ""
    assert not kit.desk.transport.line.isVisible()


def test_a_refusal_moves_nothing_and_goes_with_the_next_command(kit: DeskKit) -> None:
    kit.press("Space").jump("10:00").settle()
    before = kit.desk.countdown.geometry(), kit.desk.transport.primary.geometry()
    kit.press("-").settle()
    assert kit.refusal == "All of this slot's time is used already."
    assert (kit.desk.countdown.geometry(), kit.desk.transport.primary.geometry()) == before
    assert kit.desk.transport.refusal.accessibleName() == kit.refusal
    kit.press("Space")
    assert kit.refusal == ""


@pytest.mark.parametrize("width", [1100, 1180, 1280, 1920])
@pytest.mark.parametrize("typing", [False, True], ids=["controls", "typing"])
def test_no_card_and_no_control_is_cut(kit: DeskKit, width: int, typing: bool) -> None:
    """Where room is scarce the key caps go, never the words."""
    kit.resize(width, 700).press("Space").press("1")
    if typing:
        kit.press("L")
    transport = kit.settle().desk.transport
    for button in (*transport.cards, transport.pause, transport.finish, transport.less, transport.more):
        words = QFontMetricsF(text_font(13, 500, times=True)).horizontalAdvance(button.text())
        icon = 26 if button is transport.pause else 0
        assert button.width() >= 2 * 8 + icon + words, button.text()
    right = max(button.geometry().right() for button in transport.buttons if button.isVisible())
    assert right <= transport.rect().right()


def test_the_accent_buttons_icon_says_what_kind_of_step_it_is(kit: DeskKit) -> None:
    primary = kit.desk.transport.primary
    icons = [primary.icon_name]
    kit.press("Space")
    icons.append(primary.icon_name)
    kit.do("goto", slot="conclusions")
    icons.append(primary.icon_name)
    kit.press("Space")
    icons.append(primary.icon_name)
    assert icons == ["play", "skip-forward", "square", "file-output"]


def test_the_menu_says_what_the_accent_button_says(kit: DeskKit) -> None:
    kit.press("Space")
    assert kit.desk.named["next"].text() == kit.next_label
