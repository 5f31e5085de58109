"""The command palette: found by letters, done by Enter, closed by Esc, and never over the digits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.actions import ACTIONS
from runofshow.desk.palette import Palette


def palette(kit: DeskKit) -> Palette:
    found = kit.desk.finder.palette
    assert found is not None
    return found


def found(kit: DeskKit) -> list[str]:
    """The words in the list, from the top."""
    model = palette(kit).rows.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(kit: DeskKit) -> str:
    current = palette(kit).current
    return current.words if current is not None else ""


def place_of(kit: DeskKit, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(kit.desk, QPoint(0, 0)), widget.size())


def test_it_lists_every_action_every_slot_and_everybody(kit: DeskKit) -> None:
    words = found(kit.press("Ctrl+K"))
    actions = [spec for spec in ACTIONS if spec.id != "palette"]
    assert len(words) == len(actions) + len(kit.programme.slots) + len(kit.programme.people)
    assert "Go to Ms. Souad Zaidi" in words
    assert "Give the floor to Ms. Souad Zaidi" in words


def test_enter_does_it_and_gives_the_keyboard_back(kit: DeskKit) -> None:
    kit.press("Space")
    kit.desk.rundown.setFocus()
    kit.press("Ctrl+K").type("pause").press("Return")
    assert kit.show.control.is_paused
    assert kit.desk.finder.palette is None
    assert kit.focus is kit.desk.rundown


def test_a_slot_is_taken_by_its_speakers_name(kit: DeskKit) -> None:
    kit.press("Space").press("Ctrl+K").type("go zaidi")
    assert chosen(kit) == "Go to Ms. Souad Zaidi"
    kit.press("Return")
    assert kit.view.slot == "session-1/rabat"


def test_the_floor_is_given_by_name(kit: DeskKit) -> None:
    kit.press("Space").press("Ctrl+K").type("floor genetzke").press("Return")
    assert kit.name == "Mr. Ralph Genetzke"


def test_what_opens_something_opens_it(kit: DeskKit) -> None:
    kit.press("Ctrl+K").type("write minutes").press("Return")
    assert kit.focus is kit.line
    kit.press("Ctrl+K").type("keys").press("Return")
    assert kit.desk.pages.name == "keys"


def test_what_makes_no_sense_now_says_why_and_is_not_done(kit: DeskKit) -> None:
    kit.press("Ctrl+K").type("pause")
    index = palette(kit).rows.currentIndex()
    assert palette(kit).field.accessibleDescription() == "Pause, P, F7, The session has not started yet."
    kit.press("Return")
    assert kit.desk.finder.palette is not None
    assert palette(kit).rows.currentIndex() == index
    assert kit.facts == []


def test_why_not_follows_the_show(kit: DeskKit) -> None:
    kit.press("Ctrl+K").type("pause")
    row = palette(kit).rows.sizeHintForRow(0)
    kit.do("start")
    kit.settle()
    assert palette(kit).rows.sizeHintForRow(0) < row
    kit.press("Return")
    assert kit.show.control.is_paused


def test_the_arrows_choose_and_stay_at_the_ends(kit: DeskKit) -> None:
    kit.press("Ctrl+K")
    words = found(kit)
    kit.press("Down").press("Down").press("Up")
    assert chosen(kit) == words[1]
    kit.press("PgUp").press("Up")
    assert chosen(kit) == words[0]
    for _ in range(len(words)):
        kit.press("PgDown")
    assert chosen(kit) == words[-1]


def test_letters_that_are_keys_of_the_desk_are_letters_here(kit: DeskKit) -> None:
    kit.press("Ctrl+K").type("f p0 ")
    assert palette(kit).field.text() == "f p0 "
    assert kit.facts == []


def test_nothing_found_is_said(kit: DeskKit) -> None:
    kit.press("Ctrl+K").type("qqq")
    assert palette(kit).none.isVisible()
    kit.press("Return")
    assert kit.desk.finder.palette is not None


@pytest.mark.parametrize("keys", ["Esc", "Ctrl+K"])
def test_it_closes_and_the_keyboard_is_where_it_was(kit: DeskKit, keys: str) -> None:
    kit.desk.rundown.setFocus()
    kit.press("Ctrl+K").press(keys)
    assert kit.desk.finder.palette is None
    assert kit.focus is kit.desk.rundown


def test_it_closes_when_the_keyboard_goes_elsewhere(kit: DeskKit) -> None:
    kit.press("Ctrl+K")
    kit.desk.rundown.setFocus()
    assert kit.desk.finder.palette is None
    assert kit.focus is kit.desk.rundown


def test_a_click_does_it(qtbot: QtBot, kit: DeskKit) -> None:
    kit.press("Space").press("Ctrl+K").type("pause")
    rows = palette(kit).rows
    middle = rows.visualRect(rows.currentIndex()).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert kit.show.control.is_paused


@pytest.mark.parametrize("size", [(1100, 680), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("opened", ["", "keys"])
def test_it_never_covers_the_digits(qtbot: QtBot, themed: None, size: tuple[int, int], opened: str) -> None:
    kit = DeskKit(qtbot, size=size)
    if opened:
        kit.desk.named[opened].trigger()
    kit.press("Ctrl+K").settle()
    digits = kit.desk.pages.panels[opened].strip if opened else kit.desk.countdown  # type: ignore[attr-defined]
    assert not place_of(kit, palette(kit)).intersects(place_of(kit, digits))
    assert place_of(kit, palette(kit)) == place_of(kit, kit.desk.side)


def test_it_follows_the_window_and_goes_when_the_text_takes_another_size(kit: DeskKit) -> None:
    kit.press("Ctrl+K").resize(1500, 900)
    assert place_of(kit, palette(kit)) == place_of(kit, kit.desk.side)
    kit.press("Ctrl+Shift+=")
    assert kit.desk.finder.palette is None


def test_a_long_day_is_found_without_a_pause(kit: DeskKit, qtbot: QtBot, themed: None) -> None:
    segments = [
        {"id": f"s{n}", "title": f"Segment {n}", "duration": "5m", "turns": turns(n)} for n in range(100)
    ]
    people = [{"id": f"p{n}", "name": f"Person Number {n}"} for n in range(5)]
    day = DeskKit(qtbot, made_programme(*segments, people=people))
    day.press("Ctrl+K").type("person number 4")
    assert chosen(day).endswith("Person Number 4")


def turns(number: int) -> list[dict[str, str]]:
    return [{"id": f"t{number}-{n}", "person": f"p{n}", "duration": "1m"} for n in range(5)]
