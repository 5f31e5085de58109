"""The timeline as it is painted: now, hard stop, the current block in its phase."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.look.tokens import THEMES

ACTUAL = 90
"""A height within the lower blocks, below their words."""


def picture(kit: DeskKit) -> QImage:
    return kit.settle().desk.timeline.grab().toImage()


def columns(kit: DeskKit, y: int, colour: str) -> list[int]:
    """The places at a height that have a colour."""
    image = picture(kit)
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) if image.pixel(x, y) == wanted]


@pytest.mark.parametrize("theme", THEMES)
def test_the_current_block_is_filled_up_to_now(qtbot: QtBot, themed: None, theme: str) -> None:
    kit = DeskKit(qtbot, theme=theme).press("Space")
    kit.jump("2:00")
    early = columns(kit, ACTUAL, kit.look.phase["running"].fill)
    kit.jump("4:00")
    later = columns(kit, ACTUAL, kit.look.phase["running"].fill)
    assert len(later) > 2 * len(early)
    assert later[0] == early[0]


def test_overtime_is_filled_to_the_line_of_now_and_nothing_lies_under_it(kit: DeskKit) -> None:
    kit.press("Space").jump("20:00")
    filled = columns(kit, ACTUAL, kit.look.phase["overtime"].fill)
    now = columns(kit, 98 - 2, kit.look.neutral.text)
    assert now[0] - 3 <= filled[-1] <= now[0]
    assert len(filled) == pytest.approx(filled[-1] - filled[0], abs=3)


def test_now_and_hard_stop_are_lines(kit: DeskKit) -> None:
    kit.press("Space")
    lines = columns(kit, 64, kit.look.neutral.text)
    assert len(lines) == 4
    kit.jump("10:00")
    assert columns(kit, 64, kit.look.neutral.text)[2:] == lines[2:]
    assert columns(kit, 64, kit.look.neutral.text)[0] > lines[0] + 50


def test_it_paints_only_when_something_moves_by_a_pixel(kit: DeskKit) -> None:
    kit.press("Space").jump("1:00").settle()

    class Paints(QObject):
        count = 0

        def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
            self.count += fact.type() == QEvent.Type.Paint
            return False

    paints = Paints()
    kit.desk.timeline.installEventFilter(paints)
    for _ in range(60):
        kit.jump("1s").settle()
    pixels = kit.desk.timeline.width() / (75 * 60) * 60
    assert 1 <= paints.count <= pixels + 3


def test_a_programme_tried_years_later_is_painted_against_its_plan(kit: DeskKit) -> None:
    kit.clock.jump(timedelta(days=2900))
    kit.press("Space").jump("5:00")
    assert len(columns(kit, 64, kit.look.neutral.text)) == 4
    filled = columns(kit, ACTUAL, kit.look.phase["running"].fill)
    assert len(filled) > 40


def test_the_accessible_name_says_what_it_is(kit: DeskKit) -> None:
    assert kit.desk.timeline.accessibleName() == "Timeline: planned against actual and forecast"


def test_a_preview_stands_in_accent_outlines_until_it_is_left(kit: DeskKit) -> None:
    kit.jump("4:26").press("Space").jump("10:00").press("Space").jump("1:00")
    accent = kit.look.accent.tint
    assert columns(kit, ACTUAL, accent) == []
    before = picture(kit)
    kit.press("U").settle()
    assert len(columns(kit, ACTUAL, accent)) > 400
    assert columns(kit, ACTUAL, kit.look.phase["running"].fill) != []
    kit.press("Esc")
    assert picture(kit) == before


def test_a_preview_ends_at_the_hard_stop_and_moves_nothing_else(kit: DeskKit) -> None:
    kit.jump("4:26").press("Space").jump("10:00").press("Space").jump("1:00")
    lines = columns(kit, 64, kit.look.neutral.text)
    kit.press("U").settle()
    assert columns(kit, 64, kit.look.neutral.text) == lines
    stop = lines[-1]
    assert stop - 8 <= columns(kit, ACTUAL, kit.look.accent.tint)[-1] <= stop
    kit.press("Right").press("Right").settle()  # nothing optional is to come: the forecast stands
    assert columns(kit, ACTUAL, kit.look.accent.tint) == []


def test_a_preview_follows_the_clock(kit: DeskKit) -> None:
    kit.jump("4:26").press("Space").jump("10:00").press("Space").press("U")
    early = columns(kit, ACTUAL, kit.look.phase["running"].fill)
    kit.jump("4:00")
    assert len(columns(kit, ACTUAL, kit.look.phase["running"].fill)) > 2 * len(early)
