"""The page of speaking time on the real desk: opened by key, live, calm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.desk.speaking_page import SpeakingPage
from runofshow.look.tokens import THEMES


def page(kit: DeskKit) -> SpeakingPage:
    found = kit.desk.pages.panels["speaking_time"]
    assert isinstance(found, SpeakingPage)
    return found


def figures(kit: DeskKit) -> list[tuple[str, str]]:
    return [(bar.title, bar.figures) for bar in page(kit).people.bars]


@pytest.fixture
def spoken(kit: DeskKit) -> DeskKit:
    """The opening took 9 minutes, then somebody of the floor speaks for the second minute."""
    kit.press("Space").at("08:39:00").do("floor", name="Ana Lopes", group="CSO")
    return kit.jump("1:00").press("B")


def test_the_key_opens_the_page_and_closes_it(kit: DeskKit) -> None:
    kit.press("B")
    assert kit.desk.pages.name == "speaking_time"
    assert kit.press("B").desk.pages.name == ""
    kit.press("L").press("Alt+B")
    assert kit.desk.pages.name == "speaking_time"
    assert kit.press("Esc").desk.pages.name == ""


def test_before_the_start_it_says_that_nobody_has_spoken(kit: DeskKit) -> None:
    kit.press("B")
    assert page(kit).about.toolTip() == "Nobody has spoken yet."
    assert (page(kit).sides.note, page(kit).groups.note) == ("Nobody has spoken yet.",) * 2
    assert figures(kit)[:2] == [
        ("Ms. Daniela Morari", "0:00 of 25:00"),
        ("H.E. Mr. Paul Robert Tiendrebeogo", "0:00 of 8:00"),
    ]


def test_the_figures_are_live_and_follow_undo(spoken: DeskKit) -> None:
    assert figures(spoken)[:2] == [("Ms. Daniela Morari", "9:00 of 25:00"), ("Ana Lopes", "1:00 of 2:00")]
    spoken.jump("0:01")
    assert figures(spoken)[1] == ("Ana Lopes", "1:01 of 2:00")
    assert page(spoken).about.toolTip() == "10:01 spoken; the bars are shares of that."
    spoken.press("Ctrl+Z")
    assert figures(spoken)[0] == ("Ms. Daniela Morari", "10:01 of 25:00")


def test_within_a_second_nothing_is_painted(spoken: DeskKit) -> None:
    before = page(spoken).people.bars
    spoken.jump_seconds(0.4)
    assert page(spoken).people.bars is before


def test_the_clock_stays_live_above_and_the_next_step_at_hand(spoken: DeskKit) -> None:
    assert page(spoken).strip.word == "Running"
    spoken.press("Space")
    assert spoken.scene.who is not None
    assert spoken.scene.who.name == "Opening and introduction by the Chair"


def test_without_groups_that_is_said(kit: DeskKit) -> None:
    kit.press("Space").jump("1:00").press("B")
    assert page(kit).groups.note == "No groups are given for those who spoke."


@pytest.mark.parametrize("name", THEMES)
def test_bars_are_neutral_and_only_who_speaks_now_has_the_accent(
    qtbot: QtBot, themed: None, name: str
) -> None:
    kit = DeskKit(qtbot, theme=name).press("Space").at("08:39:00")
    kit.do("floor", name="Ana Lopes")
    kit.jump("1:00").press("B").settle()
    chart = page(kit).people
    picture = chart.grab().toImage()
    ratio = picture.devicePixelRatio()

    def fill(row: int) -> str:
        return picture.pixelColor(round(4 * ratio), round((32 + 46 * row + 26) * ratio)).name()

    assert fill(0) == QColor(kit.look.neutral.line_strong).name()
    assert fill(1) == QColor(kit.look.accent.fill).name()
    assert fill(2) == QColor(kit.look.neutral.hover).name()


@pytest.mark.parametrize("size", [(1100, 680), (1280, 800), (1920, 1080)])
def test_the_charts_keep_within_the_page(qtbot: QtBot, themed: None, size: tuple[int, int]) -> None:
    kit = DeskKit(qtbot, size=size).press("Space").jump("1:00").press("B").settle()
    assert page(kit).area.horizontalScrollBar().maximum() == 0
    for chart in page(kit).charts:
        left = chart.mapTo(page(kit), QPoint(0, 0)).x()
        assert left >= 24
        assert left + chart.width() <= page(kit).width() - 24


def test_on_a_narrow_page_the_groups_stand_below(qtbot: QtBot, themed: None) -> None:
    kit = DeskKit(qtbot, size=(1100, 680)).press("B").settle()
    people, sides, _ = page(kit).charts
    assert sides.x() > people.x()
    page(kit).resize(600, 500)
    kit.settle()
    assert sides.y() > people.y() + people.height() - 1
