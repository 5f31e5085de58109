"""Slots that are followed by the next one by themselves, on the real desk and its clock."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme


@pytest.fixture
def kit(qtbot: QtBot) -> DeskKit:
    """A film of five minutes that goes on, a break of ten that goes on, and a talk that holds."""
    parts = (("film", 5, "go_on"), ("break", 10, "go_on"), ("talk", 15, "hold"))
    return DeskKit(
        qtbot,
        made_programme(
            *(
                {"id": name, "title": name.capitalize(), "duration": f"{minutes}m", "at_end": end}
                for name, minutes, end in parts
            )
        ),
    )


def test_the_chair_is_told_when_the_next_slot_comes_by_itself_and_it_does(kit: DeskKit) -> None:
    kit.press("Space").jump("4:59")
    assert (kit.name, kit.digits, kit.desk.countdown.captions[2]) == ("Film", "0:01", "goes on 08:35:00")
    kit.jump("1s")
    assert (kit.name, kit.digits, kit.word) == ("Break", "10:00", "Running")
    kit.jump("10:00")
    assert (kit.name, kit.desk.countdown.captions[2]) == ("Talk", "ends 09:00:00")
    kit.jump("20:00")
    assert (kit.name, kit.word, kit.digits) == ("Talk", "Over time", "+5:00")


def test_undo_brings_the_slot_back_and_it_holds(kit: DeskKit) -> None:
    kit.press("Space").jump("5:00").press("Ctrl+Z").jump("30s")
    assert (kit.name, kit.digits) == ("Film", "+0:30")
    kit.press("Ctrl+Shift+Z")
    assert kit.name == "Break"


def test_a_minute_more_in_time_puts_it_off(kit: DeskKit) -> None:
    kit.press("Space").jump("4:30").press("+").jump("1:00")
    assert (kit.name, kit.digits) == ("Film", "0:30")
    assert kit.jump("30s").name == "Break"


def test_a_pause_puts_it_off(kit: DeskKit) -> None:
    kit.press("Space").jump("4:30").press("P").jump("9:00")
    assert (kit.name, kit.word) == ("Film", "Paused")
    kit.press("P").jump("29s")
    assert kit.name == "Film"
    assert kit.jump("1s").name == "Break"


def test_whoever_presses_first_takes_one_slot_only(kit: DeskKit) -> None:
    kit.press("Space").jump("4:59").press("Space").jump("2s")
    assert (kit.name, kit.digits) == ("Break", "9:58")
