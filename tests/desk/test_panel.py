"""Panels that open on the desk: made when wanted, kept up to date while in sight, closed by Esc."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.clock import Now
from runofshow.desk.page import Page
from runofshow.desk.panel import PanelStack
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.state import Show


class Notebook(Page):
    """Notes what it is told."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__(theme, actions, "A page", "Nothing changes until you accept.")
        self.heard: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_show(self, show: Show, now: Now) -> None:
        self.heard.append(f"show {show.seq}")

    def tick(self, show: Show, view: Outlook) -> None:
        super().tick(show, view)
        self.heard.append(f"tick {view.wall:%M:%S}")


@pytest.fixture
def stack(qtbot: QtBot, kit: DeskKit) -> PanelStack:
    stack = PanelStack(QLabel("ordinary"), {"page": Notebook}, kit.look, kit.desk.named)
    stack.resize(900, 600)
    qtbot.addWidget(stack)
    stack.show()
    return stack


def test_a_panel_is_made_when_it_is_first_opened_and_then_shows_what_is(
    kit: DeskKit, stack: PanelStack
) -> None:
    kit.do("start")
    stack.set_show(kit.show, kit.now)
    stack.tick(kit.show, kit.view)
    assert stack.panels == {}
    page = stack.open_panel("page")
    assert isinstance(page, Notebook)
    assert page.heard == [f"show {kit.show.seq}", "tick 30:00"]
    assert (stack.name, page.strip.word) == ("page", "Running")


def test_only_a_panel_in_sight_hears_of_the_show(kit: DeskKit, stack: PanelStack) -> None:
    page = stack.open_panel("page")
    assert isinstance(page, Notebook)
    stack.close_panel()
    page.heard.clear()
    stack.set_show(kit.show, kit.now)
    stack.tick(kit.show, kit.view)
    assert page.heard == []
    assert stack.name == ""
    assert stack.open_panel("page") is page
    assert page.heard == ["show 0", "tick 30:00"]


def test_escape_leaves_a_panel(qtbot: QtBot, stack: PanelStack) -> None:
    page = stack.open_panel("page")
    with qtbot.waitSignal(stack.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_a_page_says_why_something_was_refused(stack: PanelStack) -> None:
    page = stack.open_panel("page")
    assert isinstance(page, Notebook)
    stack.show_refusal("Nobody has the floor now.")
    assert page.refusal.text() == "Nobody has the floor now."


def test_the_strip_keeps_the_next_step_at_hand(kit: DeskKit, stack: PanelStack) -> None:
    page = stack.open_panel("page")
    assert isinstance(page, Notebook)
    assert page.strip.primary.text() == kit.next_label
    kit.do("start")
    assert page.strip.primary.text() == kit.next_label
    QTest.mouseClick(page.strip.primary, Qt.MouseButton.LeftButton)
    assert kit.view.slot == "session-1/burkina-faso"
