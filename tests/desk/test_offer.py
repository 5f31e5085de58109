"""The desk offers to catch up by itself, quietly, and takes the offer back when there is no need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.look.stylesheet import apply_theme


def test_it_comes_when_the_forecast_passes_the_hard_stop_and_goes_with_the_need(kit: DeskKit) -> None:
    offer = kit.desk.topbar.offer
    kit.press("Space").jump("10:00")
    assert not offer.isVisible()
    kit.jump("4:26")
    assert offer.isVisible()
    assert [line.text() for line in offer.lines] == ["Forecast 4:26", "past the hard stop."]
    assert (offer.button.text(), offer.button.cap) == ("Catch up", "U")
    kit.press("U").press("Return")
    assert not offer.isVisible()
    kit.press("Ctrl+Z")
    assert offer.isVisible()


def test_it_counts_on_with_the_forecast(kit: DeskKit) -> None:
    kit.press("Space").jump("10:05").jump("1s")
    assert kit.desk.topbar.offer.sentence == "Forecast 0:06 past the hard stop."


@pytest.mark.parametrize(
    ("spoken", "sentence"), [("5:01", ""), ("4:00", "Forecast 6:00 before the planned end.")]
)
def test_well_short_of_the_plan_it_offers_to_use_the_time(kit: DeskKit, spoken: str, sentence: str) -> None:
    kit.press("Space").jump(spoken).press("Space")
    offer = kit.desk.topbar.offer
    assert (offer.sentence, offer.isVisible()) == (sentence, bool(sentence))
    assert offer.button.text() == ("Use the time" if sentence else "Catch up")


def test_while_it_stands_the_figure_keeps_to_the_plan(kit: DeskKit) -> None:
    kit.press("Space").jump("12:10")
    assert kit.desk.topbar.forecast.remark.text() == "planned 09:45"


def test_its_button_opens_the_page_and_closes_it(qtbot: QtBot, kit: DeskKit) -> None:
    kit.press("Space").jump("12:10")
    button = kit.desk.topbar.offer.button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert kit.desk.pages.name == "catch_up"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert kit.desk.pages.name == ""


def test_while_typing_it_prints_the_key_that_works_there(kit: DeskKit) -> None:
    kit.press("Space").jump("12:10").press("Ctrl+L")
    assert kit.desk.topbar.offer.button.cap == "F10"
    kit.press("Esc")
    assert kit.desk.topbar.offer.button.cap == "U"


def test_its_button_says_the_whole_sentence_aloud(kit: DeskKit) -> None:
    kit.press("Space").jump("12:10")
    button = kit.desk.topbar.offer.button
    assert button.accessibleName() == "Forecast 2:10 past the hard stop. Catch up"
    assert button.toolTip().startswith("Forecast 2:10 past the hard stop. See ways to end on time")


@pytest.mark.parametrize(("percent", "has_sentence"), [(80, True), (100, True), (150, False), (200, False)])
def test_where_room_is_scarce_the_sentence_goes_into_the_tooltip(
    kit: DeskKit, percent: int, has_sentence: bool
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    kit.desk.set_theme(apply_theme(application, "dark", percent))
    kit.press("Space").jump("12:10").settle()
    offer = kit.desk.topbar.offer
    assert [line.isVisible() for line in offer.lines] == [has_sentence] * 2
    assert offer.button.visibleRegion().boundingRect() == offer.button.rect()
    kit.desk.set_theme(apply_theme(application, "dark"))
