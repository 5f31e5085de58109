"""The correct page by keyboard: what was written, what it would do, one command, and undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.desk.correct_page import CorrectPage
from runofshow.desk.correct_runs import RunsModel
from runofshow.desk.correct_words import HOW
from runofshow.look.stylesheet import apply_theme
from runofshow.show.correction import taken
from runofshow.show.facts import RunCorrected


@pytest.fixture
def running(kit: DeskKit) -> DeskKit:
    """Two minutes into the second speaker: Opening 10:00, Burkina Faso 8:00."""
    return kit.press("Space").jump("10:00").press("Space").jump("8:00").press("Space").jump("2:00")


def page_of(kit: DeskKit) -> CorrectPage:
    page = kit.desk.pages.panels["correct"]
    assert isinstance(page, CorrectPage)
    return page


def figures(kit: DeskKit) -> list[tuple[str, str, str]]:
    """(name, as it stands, as it would be) of each line of the preview."""
    return [
        (line.name, " ".join(line.stands).strip(), " ".join(line.becomes).strip())
        for line in page_of(kit).form.preview.lines
    ]


def corrections(kit: DeskKit) -> list[RunCorrected]:
    return [fact.body for fact in kit.facts if isinstance(fact.body, RunCorrected)]


# ---- opening


def test_t_opens_it_in_the_field_at_the_run_that_goes_on(running: DeskKit) -> None:
    page = page_of(running.press("T"))
    assert running.focus is page.form.line
    assert page.form.name.toolTip() == "Mr. Alberto Amador Leal"
    assert page.form.stands.toolTip() == "Started 08:48:00, 2:00 ago"
    assert [button.isChecked() for button in page.form.edges] == [True, False]
    assert not page.form.edges[1].isEnabled()
    assert not page.apply.isEnabled()


def test_alt_t_opens_it_and_closes_it_from_its_field(running: DeskKit) -> None:
    running.press("Alt+T")
    assert running.desk.pages.name == "correct"
    running.press("Alt+T")
    assert running.desk.pages.name == ""


def test_the_clock_stays_live_above_it_and_what_stands_counts_on(running: DeskKit) -> None:
    page = page_of(running.press("T"))
    running.jump("30s")
    assert page.form.stands.toolTip() == "Started 08:48:00, 2:30 ago"
    assert page.strip.primary.cap == "Ctrl Space"


# ---- writing


def test_while_it_is_written_the_preview_says_what_it_would_do(running: DeskKit) -> None:
    page = page_of(running.press("T").type("3:30 ago"))
    assert page.form.meaning.toolTip() == "08:46:30, 1:30 earlier."
    assert figures(running) == [
        ("Mr. Alberto Amador Leal", "08:48:00 for 2:00", "08:46:30 for 3:30"),
        ("H.E. Mr. Paul Robert Tiendrebeogo", "08:48:00 for 8:00", "08:46:30 for 6:30"),
    ]
    assert corrections(running) == []


def test_an_offset_counts_from_when_it_was_written(running: DeskKit) -> None:
    running.press("T").type("3:30 ago").jump("20s")
    assert figures(running)[0] == ("Mr. Alberto Amador Leal", "08:48:00 for 2:00", "08:46:30 for 3:30")
    running.press("Return")
    assert f"{corrections(running)[0].moment:%H:%M:%S}" == "07:46:30"


def test_a_fact_that_comes_meanwhile_does_not_move_it(running: DeskKit) -> None:
    running.press("T").type("3:30 ago").jump("20s").do("adjust", seconds=60)
    assert figures(running)[0] == ("Mr. Alberto Amador Leal", "08:48:00 for 2:20", "08:46:30 for 3:50")


@pytest.mark.parametrize("text", ["3:30 ago", "-3:30", "08:46:30", "210s ago"])
def test_enter_corrects_with_both_times_in_the_log(running: DeskKit, text: str) -> None:
    running.press("T").type(text).press("Return")
    (made,) = corrections(running)
    assert (made.edge, f"{made.moment:%H:%M:%S}", f"{made.was:%H:%M:%S}") == ("start", "07:46:30", "07:48:00")
    assert running.desk.pages.name == ""
    assert running.focus is running.desk.transport.primary
    assert running.digits == "4:30"
    assert running.rows["session-1/burkina-faso"].right == "6:30"


def test_what_was_corrected_is_not_written_again_when_it_is_opened(running: DeskKit) -> None:
    page = page_of(running.press("T").press("Down").type("2:30 ago").press("Return").press("T"))
    assert page.form.line.text() == ""
    assert page.form.name.toolTip() == "Mr. Alberto Amador Leal"


def test_undo_takes_it_back(running: DeskKit) -> None:
    before = running.show.control
    running.press("T").type("3:30 ago").press("Return").press("Ctrl+Z")
    assert running.show.control is before
    assert running.digits == "6:00"


def test_escape_keeps_it_as_it_stands_and_forgets_what_was_written(running: DeskKit) -> None:
    before = running.show
    running.press("T").type("3:30 ago").press("Esc")
    assert (running.desk.pages.name, running.show) == ("", before)
    assert page_of(running.press("T")).form.line.text() == ""


def test_the_buttons_do_what_the_keys_do(qtbot: QtBot, running: DeskKit) -> None:
    page = page_of(running.press("T").type("3:30 ago"))
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert (running.desk.pages.name, corrections(running)) == ("", [])
    running.press("T").type("3:30 ago")
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    assert len(corrections(running)) == 1


# ---- which run, which edge


def test_up_and_down_choose_an_earlier_run_from_the_field(running: DeskKit) -> None:
    page = page_of(running.press("T").press("Down"))
    assert running.focus is page.form.line
    assert page.form.name.toolTip() == "H.E. Mr. Paul Robert Tiendrebeogo"
    assert page.form.stands.toolTip() == "Ended 08:48:00, 2:00 ago"
    running.press("Down").press("Down")
    assert page.form.name.toolTip() == "Opening and introduction by the Chair"
    running.press("Up")
    assert page.edge == "end"


def test_an_earlier_turns_start_is_corrected_with_its_neighbour(running: DeskKit) -> None:
    page = page_of(running.press("T").press("Down").press("Shift+Tab"))
    running.press("Left").press("Tab").type("08:39:00")
    assert page.edge == "start"
    assert figures(running)[:2] == [
        ("H.E. Mr. Paul Robert Tiendrebeogo", "08:40:00 for 8:00", "08:39:00 for 9:00"),
        ("Opening and introduction by the Chair", "08:40:00 for 10:00", "08:39:00 for 9:00"),
    ]
    running.press("Return")
    assert running.rows["session-1/burkina-faso"].right == "9:00"


def test_the_mouse_chooses_run_and_edge(qtbot: QtBot, running: DeskKit) -> None:
    page = page_of(running.press("T").settle())
    place = page.runs.visualRect(page.model.index(2)).center()
    qtbot.mouseClick(page.runs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.form.name.toolTip() == "Opening and introduction by the Chair"
    qtbot.mouseClick(page.form.edges[0], Qt.MouseButton.LeftButton)
    assert page.form.stands.toolTip() == "Started 08:30:00, 20:00 ago"


def test_the_list_is_walked_by_its_own_keys(running: DeskKit) -> None:
    page = page_of(running.press("T"))
    page.runs.setFocus()
    running.press("End")
    assert page.form.name.toolTip() == "Opening and introduction by the Chair"


def test_between_speakers_the_last_end_is_corrected(running: DeskKit) -> None:
    running.press("F").jump("40s").press("T").type("60s ago")
    assert page_of(running).edge == "end"
    assert figures(running)[0] == ("Mr. Alberto Amador Leal", "08:50:00 for 2:00", "08:49:40 for 1:40")
    running.press("Return")
    assert running.rows["session-1/mexico"].right == "1:40"


def test_a_run_that_is_being_corrected_stays_chosen_when_the_next_one_starts(running: DeskKit) -> None:
    page = page_of(running.press("T").type("3:30 ago"))
    running.do("next")
    assert page.form.name.toolTip() == "Mr. Alberto Amador Leal"
    assert page.form.line.text() == "3:30 ago"
    assert figures(running)[0] == ("Mr. Alberto Amador Leal", "08:48:00 for 2:00", "08:46:30 for 3:30")


def test_after_the_end_it_still_corrects(running: DeskKit) -> None:
    running.press("Ctrl+Shift+E").jump("3:00").press("T").type("4:00 ago").press("Return")
    assert running.rows["session-1/mexico"].right == "1:00"


# ---- what makes no sense


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", f"“soon” is no time. Write {HOW}."),
        ("90", "“90” of what? Write 90s ago, or a time such as 08:51:30."),
        ("10:30 ago", "It can lie between 08:40:00 and 08:50:00."),
        ("09:30", "It can lie between 08:40:00 and 08:50:00. If that long ago is meant, write “09:30 ago”."),
        ("9h ago", "It can lie between 08:40:00 and 08:50:00."),
    ],
)
def test_what_makes_no_sense_is_explained_beside_the_field(running: DeskKit, text: str, words: str) -> None:
    page = page_of(running.press("T").type(text))
    assert page.refusal.toolTip() == words
    assert page.refusal.isVisible()
    assert not page.apply.isEnabled()
    running.press("Return")
    assert (running.desk.pages.name, corrections(running)) == ("correct", [])


def test_an_empty_line_says_how_to_write(running: DeskKit) -> None:
    page = page_of(running.press("T").press("Return"))
    assert page.refusal.toolTip() == f"Write when it was: {HOW}."
    running.type("3:30 ago")
    assert not page.refusal.isVisible()


def test_what_stands_already_is_not_asked_for(running: DeskKit) -> None:
    page = page_of(running.press("T").type("08:48").press("Return"))
    assert page.form.meaning.toolTip() == "08:48:00 is what stands already."
    assert corrections(running) == []


def test_a_time_that_was_to_come_is_right_when_it_has_come(running: DeskKit) -> None:
    page = page_of(running.press("T").type("08:50:10"))
    assert page.refusal.isVisible()
    running.jump("15s").press("Return")
    assert f"{corrections(running)[0].moment:%H:%M:%S}" == "07:50:10"


def test_a_large_step_is_asked_about_in_its_place(running: DeskKit) -> None:
    running.jump("10:00")
    page = page_of(running.press("T").type("now").press("Return"))
    assert page.refusal.toolTip() == "12:00 later? Enter again keeps it."
    assert corrections(running) == []
    running.press("Return")
    assert len(corrections(running)) == 1


def test_a_question_is_asked_anew_when_something_else_was_written(running: DeskKit) -> None:
    running.jump("10:00")
    page = page_of(running.press("T").type("now").press("Return"))
    running.press("Ctrl+A").type("1s ago")
    assert not page.refusal.isVisible()
    running.press("Return")
    assert corrections(running) == []


def test_a_refusal_stands_beside_the_field(running: DeskKit) -> None:
    page = page_of(running.press("T").type("3:30 ago"))
    running.desk.controls.refused.emit("This desk only looks on.")
    assert page.refusal.toolTip() == "This desk only looks on."
    running.press("Return")
    assert len(corrections(running)) == 1


def test_before_anybody_had_the_floor_one_sentence_and_the_way_back(kit: DeskKit) -> None:
    page = page_of(kit.press("T"))
    assert page.about.toolTip() == "Nobody has had the floor yet, so there is nothing to correct."
    assert not page.sheet.isVisible()
    assert page.keep.text() == "Back to the controls"
    kit.press("Return")
    assert kit.desk.pages.name == ""
    page_of(kit.press("Space").jump("60s").press("T"))
    assert page.sheet.isVisible()
    assert kit.focus is page.form.line


# ---- the list


def test_the_model_keeps_qts_rules(running: DeskKit, qtmodeltester: ModelTester) -> None:
    model = RunsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for do in ("next", "undo", "finish"):
        running.do(do)
        model.set_runs(running.show, taken(running.show, running.view))
    qtmodeltester.check(model)
    assert tester.model() is model
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mr. Alberto Amador Leal, 08:48:00 – 08:50:00"


def test_what_was_written_stays_when_the_text_takes_another_size(running: DeskKit) -> None:
    running.press("T").press("Down").type("2:30 ago").jump("20s")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    running.desk.set_theme(apply_theme(application, "dark", 125))
    page = page_of(running)
    assert (page.edge, page.form.line.text()) == ("end", "2:30 ago")
    assert figures(running)[0] == (
        "H.E. Mr. Paul Robert Tiendrebeogo",
        "08:48:00 for 8:00",
        "08:47:30 for 7:30",
    )
    assert running.focus is page.form.line
    running.desk.set_theme(apply_theme(application, "dark"))


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_every_size_of_text_finds_room(running: DeskKit, percent: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    running.desk.set_theme(apply_theme(application, "dark", percent))
    page = page_of(running.press("T").type("3:30 ago").settle())
    assert running.shell.size().toTuple() == (1280, 800)
    for widget in (page.form.line, page.apply, page.keep, page.form.edges[0]):
        assert widget.visibleRegion().boundingRect() == widget.rect()
    assert page.form.preview_area.height() >= page.form.preview.height() / 3
    running.desk.set_theme(apply_theme(application, "dark"))
