"""The top bar and the bar for trouble."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit


def test_title_status_place_and_figures(kit: DeskKit) -> None:
    bar = kit.desk.topbar
    assert bar.title.toolTip() == kit.programme.title
    assert bar.subtitle.toolTip() == "Standby · Friday 7 December 2018 · Orangeraie Room · Africa/Casablanca"
    kit.press("Space")
    assert bar.subtitle.toolTip().startswith("On air · ")
    kit.jump("12:10")
    assert (bar.over_under.caption.text(), bar.over_under.value.text()) == ("Over", "+2:10")
    assert (bar.forecast.value.text(), bar.forecast.remark.text()) == ("09:47:10", "planned 09:45")
    assert bar.offer.sentence == "Forecast 2:10 past the hard stop."
    assert bar.clock.value.text() == "08:42:10"


def test_a_long_title_is_cut_at_its_end_and_whole_in_the_tooltip(kit: DeskKit) -> None:
    title = kit.resize(1100, 680).desk.topbar.title
    assert title.text().endswith("…")
    assert title.toolTip() == kit.programme.title
    kit.resize(1920, 1080)
    assert title.text() == kit.programme.title


def test_undo_says_what_it_takes_back(kit: DeskKit) -> None:
    undo = kit.desk.topbar.undo
    assert not undo.isEnabled()
    assert undo.toolTip().endswith("There is nothing to undo.")
    kit.press("Space")
    assert undo.isEnabled()
    assert undo.toolTip() == "Take back “Start the session”, with its clock. (Ctrl+Z or F3)"


def test_undo_is_pressed_in_the_bar(qtbot: QtBot, kit: DeskKit) -> None:
    kit.press("Space")
    qtbot.mouseClick(kit.desk.topbar.undo, Qt.MouseButton.LeftButton)
    assert kit.word == "Standby"


def test_the_state_of_the_chimes_is_always_visible(qtbot: QtBot, kit: DeskKit) -> None:
    bar, chosen = kit.desk.topbar, []
    kit.desk.mute_chosen.connect(chosen.append)
    assert bar.sound.text() == "Chimes"
    qtbot.mouseClick(bar.sound, Qt.MouseButton.LeftButton)
    kit.press("M").press("F12")
    assert chosen == [True, False, True]
    bar.set_sound(is_muted=True, trouble="")
    assert (bar.sound.text(), bar.sound.accessibleName()) == ("Muted", "Chimes: Muted")
    bar.set_sound(is_muted=False, trouble="The player did not start.")
    assert (bar.sound.text(), bar.sound.toolTip()) == ("No sound", "The player did not start.")
    bar.set_sound(is_muted=False, trouble="")
    assert bar.sound.text() == "Chimes"


def test_the_stage_is_said_in_words(kit: DeskKit) -> None:
    bar = kit.desk.topbar
    assert bar.stage.text() == "Stage off"
    bar.set_stage("Display gone", is_on=False)
    assert bar.stage.text() == "Display gone"


def test_trouble_is_one_bar_that_can_be_dismissed(qtbot: QtBot, kit: DeskKit) -> None:
    trouble = kit.desk.trouble
    assert not trouble.isVisible()
    trouble.say("Not saved. The disk does not answer.")
    assert trouble.isVisible()
    assert trouble.words.text() == trouble.accessibleName() == "Not saved. The disk does not answer."
    assert trouble.height() == 36
    qtbot.mouseClick(trouble.button, Qt.MouseButton.LeftButton)
    assert not trouble.isVisible()
    trouble.say("Again")
    trouble.say("")
    assert not trouble.isVisible()


def test_the_way_to_dismiss_it_is_as_readable_as_the_words(kit: DeskKit) -> None:
    kit.desk.trouble.say("The displays are mirrored.", "mirrored")
    bar = kit.settle().desk.trouble
    image = bar.grab(bar.button.geometry()).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {kit.look.neutral.centre.lower(), kit.look.neutral.text.lower()} <= colours


def test_that_the_desk_is_on_the_wall_is_said_before_all_but_what_is_not_saved(kit: DeskKit) -> None:
    trouble = kit.desk.trouble
    for about in ("news", "stage", "reading", "mirrored"):
        trouble.say(about, about)
        assert trouble.words.text() == about
    trouble.say("Not saved.", "saving")
    assert trouble.words.text() == "Not saved.\nmirrored"


def test_a_long_trouble_does_not_widen_the_window(kit: DeskKit) -> None:
    kit.resize(1100, 680).desk.trouble.say("The report is in " + "/a/very/long/folder" * 20)
    kit.settle()
    assert kit.desk.width() == 1100
    assert kit.desk.trouble.button.geometry().right() <= 1100


def test_troubles_of_several_lines_are_all_readable(kit: DeskKit) -> None:
    trouble = kit.resize(1100, 680).desk.trouble
    trouble.say("NOT SAVED to " + "a-file-with-a-long-name " * 8, "saving")
    trouble.say("Something went wrong inside; the show goes on.", "bug")
    kit.settle()
    assert trouble.words.height() >= trouble.words.heightForWidth(trouble.words.width())
    assert trouble.height() > 36
    assert not trouble.icon.pixmap().isNull()


def test_a_title_in_arabic_stands_where_titles_stand(kit: DeskKit) -> None:
    title = kit.desk.topbar.title
    title.set_words("دور بناء القدرات")
    assert title.alignment() & Qt.AlignmentFlag.AlignLeft
    assert title.alignment() & Qt.AlignmentFlag.AlignAbsolute
