"""The last line of the rundown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.hard_stop import HardStop


def stop_of(kit: DeskKit) -> HardStop:
    found = kit.desk.findChild(HardStop)
    assert found is not None
    return found


def test_a_hard_stop_that_is_an_example_says_so(kit: DeskKit) -> None:
    assert stop_of(kit).isVisible()
    assert stop_of(kit).accessibleName() == "Hard stop (example) 09:45"


def test_an_agreed_hard_stop(qtbot: QtBot, themed: None) -> None:
    programme = made_programme({"id": "a", "title": "A", "duration": "10m"}, hard_stop="08:45")
    kit = DeskKit(qtbot, programme)
    assert stop_of(kit).accessibleName() == "Hard stop 08:45"


def test_without_a_hard_stop_there_is_no_line(qtbot: QtBot, themed: None) -> None:
    kit = DeskKit(qtbot, made_programme({"id": "a", "title": "A", "duration": "10m"}))
    assert not stop_of(kit).isVisible()
