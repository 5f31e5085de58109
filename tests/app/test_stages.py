"""The stage's menu, and what is remembered of it. Its places are tested with the stage itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from runofshow.app.settings import Settings
from runofshow.app.stages import Stages
from runofshow.desk.shell import DeskShell
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.stage.placement import PlacementState

Make = Callable[[], tuple[Stages, Desk]]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Make]:
    made: list[Stages] = []

    def stages() -> tuple[Stages, Desk]:
        look = apply_theme(qapp, "dark")
        shell = DeskShell("#000000", "#ffffff")
        qtbot.addWidget(shell)
        desk = Desk(lambda _command: None, look)
        shell.set_page(desk)
        shell.show()
        qtbot.waitExposed(shell)
        made.append(Stages(shell, desk, settings, look))
        return made[-1], desk

    yield stages
    for stage in made:
        stage.shut()


def test_without_a_choice_the_stage_is_off(make: Make) -> None:
    stages, desk = make()
    assert stages.placement.decision.state is PlacementState.OFF
    assert desk.topbar.stage.text() == "Stage off"
    assert not stages.window.isVisible()


def test_the_menu_lists_every_display_and_the_desks_own_cannot_be_chosen(make: Make) -> None:
    stages, desk = make()
    stages.menu.aboutToShow.emit()
    displays = stages.placement.displays()
    lines = stages.menu.actions()
    assert len(displays) >= 1
    for display, line in zip(displays, lines, strict=False):
        assert display.label in line.text()
        assert line.isEnabled() is not display.is_desk
        assert ("the desk is here" in line.text()) is display.is_desk
    assert lines[-1] is desk.named["preview"]
    off = lines[-2]
    assert (off.text(), off.isChecked()) == ("No stage", True)


def test_the_menu_is_made_anew_and_does_not_grow(make: Make) -> None:
    stages, _ = make()
    stages.fill_menu()
    count = len(stages.menu.actions())
    stages.fill_menu()
    assert len(stages.menu.actions()) == count


def test_a_display_that_is_gone_is_said_and_remembered(make: Make, settings: Settings) -> None:
    stages, desk = make()
    stages.place("SN/ACME/Beamer/HDMI-9")
    assert stages.placement.decision.state is PlacementState.GONE
    assert settings.stage_display == "SN/ACME/Beamer/HDMI-9"
    assert desk.topbar.stage.text() == "Display gone"
    assert "returns with it" in desk.trouble.words.text()
    assert not stages.window.isVisible()


def test_the_next_session_waits_for_the_display_of_the_last(make: Make, settings: Settings) -> None:
    settings.stage_display = "SN/ACME/Beamer/HDMI-9"
    stages, _ = make()
    assert stages.placement.chosen == "SN/ACME/Beamer/HDMI-9"
    assert stages.placement.decision.state is PlacementState.GONE


def test_no_stage_takes_it_away_and_forgets_the_display(make: Make, settings: Settings) -> None:
    stages, desk = make()
    stages.place("SN/ACME/Beamer/HDMI-9")
    stages.fill_menu()
    next(line for line in stages.menu.actions() if line.text() == "No stage").trigger()
    assert stages.placement.decision.state is PlacementState.OFF
    assert settings.stage_display is None
    assert desk.trouble.words.text() == ""


def test_the_preview_is_a_window_beside_the_desk(make: Make) -> None:
    stages, desk = make()
    desk.named["preview"].trigger()
    assert stages.placement.decision.state is PlacementState.PREVIEW
    assert stages.window.isVisible()
    assert not stages.window.isFullScreen()


def test_words_of_others_are_not_taken_from_the_bar(make: Make) -> None:
    _, desk = make()
    desk.trouble.say("Not saved. The disk is full.")
    desk.named["preview"].trigger()
    assert desk.trouble.words.text() == "Not saved. The disk is full."
