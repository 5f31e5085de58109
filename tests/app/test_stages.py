"""The Stage menu and what is remembered and said of the stages; where they lie is tested with the stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desk_kit import key_of
from runofshow.app.settings import Settings
from runofshow.app.stages import Stages
from runofshow.clock import ManualClock
from runofshow.desk.shell import DeskShell
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import theme
from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.stage.placement import PlacingState
from runofshow.stage.roles import Assignment, Edge, Role
from stage.samples import a_programme

Make = Callable[..., tuple[Stages, Desk]]
BEAMER = "SN/ACME/Beamer/HDMI-9"
WAITING = Assignment(Role.SPEAKER, BEAMER)


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Make]:
    made: list[Stages] = []

    def stages(lit: Callable[[], int | None] = lambda: None) -> tuple[Stages, Desk]:
        look = apply_theme(qapp, "dark")
        shell = DeskShell("#000000", "#ffffff")
        qtbot.addWidget(shell)
        desk = Desk(lambda _command: None, look)
        shell.set_page(desk)
        with qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        made.append(Stages(shell, desk, settings, look, lit=lit))
        return made[-1], desk

    yield stages
    for stage in made:
        stage.shut()


def lines(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def own_display(stages: Stages) -> dict[str, QAction]:
    """The entries for the desk's display, the only one that the platform of the tests has."""
    stages.menu.aboutToShow.emit()
    (display,) = stages.keeper.connected()
    menu = lines(stages.menu)[f"{display.label} (the desk is here)"].menu()
    assert isinstance(menu, QMenu)
    return lines(menu)


def states(stages: Stages) -> list[PlacingState]:
    return [placing.state for placing in stages.keeper.placings]


def test_without_a_choice_there_is_no_stage(make: Make) -> None:
    stages, desk = make()
    assert stages.keeper.placings == ()
    assert desk.topbar.stage.text() == "Stage off"
    assert not stages.window.isVisible()
    (line,) = stages.lines()
    assert line.endswith(": the desk")


def test_a_display_may_be_asked_for_each_role_but_the_desks_own_only_for_a_strip(make: Make) -> None:
    stages, _ = make()
    entries = own_display(stages)
    assert {text: action.isEnabled() for text, action in entries.items()} == {
        "Speakers": False,
        "Timekeeper": False,
        "Room": False,
        "Strip along the upper edge": True,
        "Strip along the lower edge": True,
    }
    assert entries["Speakers"].toolTip() == "The desk is on this display, and no picture may cover it."


def test_a_strip_over_the_desk_is_chosen_and_taken_away_in_the_menu(make: Make, settings: Settings) -> None:
    stages, desk = make()
    key = stages.keeper.connected()[0].key
    own_display(stages)["Strip along the lower edge"].trigger()
    strip = Assignment(Role.STRIP, key, Edge.LOWER, is_over_desk=True)
    assert settings.stages == (strip,)
    assert stages.keeper.windows[strip].isVisible()
    assert desk.topbar.stage.text() == "Stage"
    assert stages.lines()[0].endswith(": the desk, Strip along the lower edge")
    own_display(stages)["Strip along the upper edge"].trigger()
    assert [one.edge for one in settings.stages] == [Edge.UPPER]
    own_display(stages)["Strip along the upper edge"].trigger()
    assert (settings.stages, dict(stages.keeper.windows)) == ((), {})
    assert desk.topbar.stage.text() == "Stage off"


def test_the_menu_is_made_anew_and_does_not_grow(make: Make) -> None:
    stages, desk = make()
    stages.fill_menu()
    before = list(lines(stages.menu))
    stages.fill_menu()
    assert list(lines(stages.menu)) == before
    entries = stages.menu.actions()
    assert entries[-2:] == [desk.named["preview"], desk.named["flash"]]
    off = lines(stages.menu)["No stage"]
    assert off.isChecked()


def test_a_display_that_is_gone_is_said_and_remembered(make: Make, settings: Settings) -> None:
    stages, desk = make()
    stages.choose(WAITING, True)
    assert states(stages) == [PlacingState.GONE]
    assert settings.stages == (WAITING,)
    assert desk.topbar.stage.text() == "Display gone"
    words = "The speakers’ picture waits: its display is gone. It returns with it."
    assert (desk.trouble.words.text(), stages.trouble) == (words, words)


def test_what_was_dismissed_is_not_said_again_until_it_changes(make: Make) -> None:
    stages, desk = make()
    stages.choose(WAITING, True)
    desk.trouble.button.click()
    stages._say()
    assert desk.trouble.words.text() == ""
    stages.choose(Assignment(Role.TIMEKEEPER, "SN/ACME/Wall/DP-1"), True)
    words = "The speakers’ picture and the timekeeper’s picture wait: their displays are gone."
    assert desk.trouble.words.text().startswith(words)


def test_the_next_session_waits_for_the_displays_of_the_last(make: Make, settings: Settings) -> None:
    settings.stages = (WAITING,)
    stages, _ = make()
    assert (stages.keeper.assignments, states(stages)) == ((WAITING,), [PlacingState.GONE])


def test_the_menu_lets_go_of_a_display_that_is_waited_for(make: Make, settings: Settings) -> None:
    settings.stages = (WAITING,)
    stages, desk = make()
    stages.fill_menu()
    lines(stages.menu)["HDMI-9 (not connected): Speakers"].trigger()
    assert (settings.stages, desk.trouble.words.text()) == ((), "")


def test_no_stage_takes_all_away_and_forgets_them(make: Make, settings: Settings) -> None:
    settings.stages = (WAITING, Assignment(Role.STRIP, BEAMER))
    stages, desk = make()
    stages.fill_menu()
    lines(stages.menu)["No stage"].trigger()
    assert (stages.keeper.placings, settings.stages, desk.trouble.words.text()) == ((), (), "")


def test_the_end_of_a_session_forgets_nothing(make: Make, settings: Settings) -> None:
    settings.stages = (WAITING,)
    stages, _ = make()
    stages.shut()
    assert settings.stages == (WAITING,)


def test_the_preview_is_a_window_beside_the_desk(make: Make) -> None:
    stages, desk = make()
    desk.named["preview"].trigger()
    assert stages.window.isVisible()
    assert not stages.window.isFullScreen()
    assert desk.topbar.stage.text() == "Stage preview"
    stages.window.close()
    assert desk.topbar.stage.text() == "Stage off"


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_key_opens_the_menu_of_displays(make: Make) -> None:
    stages, desk = make()
    QTest.keyClick(desk, *key_of("F11"))
    assert stages.menu.isVisible()
    assert "No stage" in lines(stages.menu)
    stages.menu.close()


def test_words_of_others_are_not_taken_from_the_bar(make: Make) -> None:
    _, desk = make()
    desk.trouble.say("Not saved. The disk is full.")
    desk.named["preview"].trigger()
    assert desk.trouble.words.text() == "Not saved. The disk is full."


# ---- mirrored displays


def test_mirrored_displays_are_said_before_all_else_with_a_remedy(make: Make) -> None:
    lit = [1]
    stages, desk = make(lambda: lit[0])
    desk.trouble.say("Something else.", "news")
    assert stages.mirrored == ""
    lit[0] = 2
    stages._looking.timeout.emit()
    assert desk.trouble.words.text().startswith(
        "The displays are mirrored: the chair’s notes would be on the wall. "
    )
    assert desk.trouble.words.text() == stages.mirrored
    assert desk.topbar.stage.text() == "Mirrored"
    lit[0] = 1
    stages._looking.timeout.emit()
    assert (desk.trouble.words.text(), desk.topbar.stage.text()) == ("Something else.", "Stage off")


def test_what_was_dismissed_stays_away_when_something_else_is_said(make: Make) -> None:
    lit = [1]
    stages, desk = make(lambda: lit[0])
    stages.choose(WAITING, True)
    desk.trouble.button.click()
    for lit[0] in (2, 1):
        stages._looking.timeout.emit()
    assert desk.trouble.words.text() == ""


def test_a_look_that_finds_nothing_new_says_nothing(make: Make) -> None:
    stages, _ = make()
    said: list[str] = []
    stages.changed.connect(lambda: said.append(stages.trouble))
    stages.choose(WAITING, True)
    for _ in range(3):
        stages._looking.timeout.emit()
    assert said == [stages.trouble]


# ---- what they show


def a_show(*commands: dict[str, Any]) -> tuple[Decider, ManualClock]:
    clock = ManualClock(datetime(2018, 12, 7, 7, 30, tzinfo=UTC))
    decider = Decider(a_programme())
    for command in commands:
        assert decider.submit(parse_command(command), clock.now()).refusal is None
    return decider, clock


def test_all_windows_show_the_same_second_and_a_new_one_does_so_at_once(make: Make) -> None:
    stages, _ = make()
    decider, clock = a_show({"do": "start"})
    clock.jump(timedelta(seconds=61))
    stages.set_show(decider.current, clock.now())
    key = stages.keeper.connected()[0].key
    stages.choose(Assignment(Role.STRIP, key, is_over_desk=True), True)
    (strip,) = stages.keeper.windows.values()
    assert (strip.shown.digits, stages.window.shown.digits) == ("6:59", "6:59")
    clock.jump(timedelta(seconds=1))
    stages.set_show(decider.current, clock.now())
    assert (strip.shown.digits, stages.window.shown.digits) == ("6:58", "6:58")


def test_a_blackout_makes_the_stages_black_and_a_new_one_too(make: Make) -> None:
    stages, _ = make()
    decider, clock = a_show({"do": "start"}, {"do": "blackout"})
    stages.set_show(decider.current, clock.now())
    key = stages.keeper.connected()[0].key
    stages.choose(Assignment(Role.STRIP, key, is_over_desk=True), True)
    (strip,) = stages.keeper.windows.values()
    assert (strip.is_black, stages.window.is_black) == (True, True)
    decider.submit(parse_command({"do": "blackout", "is_dark": False}), clock.now())
    stages.set_show(decider.current, clock.now())
    assert (strip.is_black, stages.window.is_black) == (False, False)


def test_the_flash_is_off_until_it_is_chosen_and_then_remembered(make: Make, settings: Settings) -> None:
    stages, desk = make()
    assert not stages.window.is_flash_wanted
    desk.named["flash"].trigger()
    assert (settings.is_flash_wanted, stages.window.is_flash_wanted) == (True, True)


def test_only_the_speakers_stage_flashes(make: Make, settings: Settings) -> None:
    settings.is_flash_wanted = True
    stages, desk = make()
    key = stages.keeper.connected()[0].key
    stages.choose(Assignment(Role.STRIP, key, is_over_desk=True), True)
    (strip,) = stages.keeper.windows.values()
    assert (desk.named["flash"].isChecked(), stages.window.is_flash_wanted) == (True, True)
    assert not strip.is_flash_wanted
    desk.named["flash"].trigger()
    desk.named["flash"].trigger()
    assert not strip.is_flash_wanted


def test_where_the_system_wants_no_motion_there_is_none(make: Make) -> None:
    stages, _ = make()
    assert not stages.window.is_motion_reduced
    stages._motion.reduced.emit()
    key = stages.keeper.connected()[0].key
    stages.choose(Assignment(Role.STRIP, key, is_over_desk=True), True)
    (strip,) = stages.keeper.windows.values()
    assert (stages.window.is_motion_reduced, strip.is_motion_reduced) == (True, True)


def test_a_theme_is_put_on_every_window(make: Make) -> None:
    stages, _ = make()
    key = stages.keeper.connected()[0].key
    stages.choose(Assignment(Role.STRIP, key, is_over_desk=True), True)
    stages.set_theme(theme("light"))
    fields = {window.colours.field.name() for window in (stages.window, *stages.keeper.windows.values())}
    assert fields == {"#ffffff"}
