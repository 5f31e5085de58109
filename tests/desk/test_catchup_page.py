"""The catch-up page by keyboard and mouse: nothing changes until it is accepted, and undo brings it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.catchup_model import NAMES, WAYS
from runofshow.desk.catchup_page import CatchUpPage
from runofshow.look.stylesheet import apply_theme
from runofshow.show.facts import AllotmentAdjusted, SlotsSkipped
from runofshow.show.scene import stage_scene


@pytest.fixture
def late(kit: DeskKit) -> DeskKit:
    """The side event, 4:26 late at its first speaker; its hard stop is its planned end."""
    return kit.jump("4:26").press("Space").jump("10:00").press("Space")


def page_of(kit: DeskKit) -> CatchUpPage:
    page = kit.desk.pages.panels["catch_up"]
    assert isinstance(page, CatchUpPage)
    return page


def column(kit: DeskKit, way: int) -> dict[str, str]:
    """What a way shows, by the name of the row."""
    model = page_of(kit).model
    places = range(model.rowCount())
    return {
        model.index(place, NAMES).data(): model.index(place, WAYS + way).data()
        for place in places
        if model.index(place, WAYS + way).data()
    }


# ---- opening


@pytest.mark.parametrize("key", ["U", "F10"])
def test_a_key_opens_it_and_closes_it(late: DeskKit, key: str) -> None:
    late.press(key)
    assert late.desk.pages.name == "catch_up"
    assert late.focus is page_of(late).rows
    late.press(key)
    assert late.desk.pages.name == ""
    assert late.focus is late.desk.transport.primary


def test_it_shows_three_ways_beside_what_stands(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    assert page.title.text() == "Catch up 4:26"
    assert page.about.toolTip() == (
        "Three ways to end by the hard stop at 09:45. Nothing changes until you apply one."
    )
    assert column(late, 0) == {
        "Session I": "0:45",
        "Mr. Alberto Amador Leal": "7:30",
        "Ms. Souad Zaidi": "7:30",
        "Interaction with the audience (voting exercise)": "4:30",
        "Ms. Camilla Hagström": "9:31",
        "Mr. Ralph Genetzke": "9:31",
        "Conclusions by the Chair and Q&A": "13:17",
    }
    assert column(late, 1) == {
        "Session I": "0:00",
        "Mr. Alberto Amador Leal": "8:00",
        "Ms. Souad Zaidi": "8:00",
        "Interaction with the audience (voting exercise)": "4:14",
        "Ms. Camilla Hagström": "10:00",
        "Mr. Ralph Genetzke": "10:00",
        "Conclusions by the Chair and Q&A": "12:20",
    }
    assert page.ending.words == [
        ("09:49:26", "+4:26"),
        ("09:45:00", "0:00"),
        ("09:45:00", "0:00"),
        ("09:49:26", "+4:26"),
    ]
    assert page.head.made_at == "as of 08:44:26"


def test_the_clock_stays_live_above_it(late: DeskKit) -> None:
    page = page_of(late.press("U").settle())
    late.jump("90s")
    assert page.strip.word == "Running"
    assert late.desk.timeline.accessibleDescription() == "Preview"


# ---- choosing and accepting


def test_arrow_keys_choose_a_way_and_a_row(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("Right").press("Right").press("Right")
    assert page.chosen == "cut"
    assert [way.isChecked() for way in page.head.ways] == [False, False, True]
    late.press("Left")
    assert page.apply.text() == "Apply “Protect the speakers”"
    assert page.rows.selected_item == "session-1"
    late.press("Down").press("Down")
    assert page.rows.selected_item == "session-1/rabat"
    late.press("End")
    assert page.rows.selected_item == "conclusions"
    late.press("Home")
    assert page.rows.selected_item == "session-1"


def test_enter_accepts_what_the_chosen_column_shows_as_one_command(late: DeskKit) -> None:
    late.press("U").press("Right")
    before, shown = len(late.facts), column(late, 1)
    late.press("Return")
    made = late.facts[before:]
    assert {fact.command for fact in made} == {"catch_up"}
    assert len({fact.group for fact in made}) == 1
    assert {fact.body.slot for fact in made if isinstance(fact.body, AllotmentAdjusted)} == {
        "session-1",
        "voting",
        "conclusions",
    }
    assert late.desk.pages.name == ""
    assert late.focus is late.desk.transport.primary
    assert late.figures.forecast == "09:45:00"
    assert late.rows["conclusions"].right == shown["Conclusions by the Chair and Q&A"] == "12:20"
    assert late.rows["conclusions"].right_below == "of 15:00"


def test_undo_brings_the_old_times_back(late: DeskKit) -> None:
    before = late.show.control
    late.press("U").press("Enter")
    assert late.show.control != before
    late.press("Ctrl+Z")
    assert late.show.control is before
    assert late.figures.forecast == "09:49:26"


def test_a_later_speakers_time_is_on_desk_and_stage_before_the_turn(late: DeskKit) -> None:
    late.press("U").press("Return")
    assert late.rows["session-1/mexico"].right == "7:30"
    assert late.rows["session-1/mexico"].right_below == "Next · of 8:00"
    upcoming = stage_scene(late.show, late.view).upcoming_allotment
    assert upcoming is not None
    assert upcoming.total_seconds() == 7 * 60 + 30


def test_escape_keeps_it_as_it_stands(late: DeskKit) -> None:
    late.press("U").press("Right")
    before = late.show
    late.press("Esc")
    assert late.show is before
    assert late.desk.pages.name == ""
    assert late.desk.timeline.accessibleDescription() == ""


def test_the_buttons_do_what_the_keys_do(qtbot: QtBot, late: DeskKit) -> None:
    before = late.show
    page = page_of(late.press("U"))
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert (late.desk.pages.name, late.show) == ("", before)
    late.press("U")
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    assert late.figures.forecast == "09:45:00"


def test_enter_on_the_button_that_keeps_keeps(late: DeskKit) -> None:
    before = late.show
    page_of(late.press("U")).keep.setFocus()
    late.press("Return")
    assert (late.desk.pages.name, late.show) == ("", before)


def test_the_mouse_chooses_a_way_by_its_head_or_its_column(qtbot: QtBot, late: DeskKit) -> None:
    page = page_of(late.press("U").settle())
    qtbot.mouseClick(page.head.ways[1], Qt.MouseButton.LeftButton)
    assert page.chosen == "protect"
    place = page.rows.visualRect(page.model.index(1, WAYS)).center()
    qtbot.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.chosen == "spread"
    assert page.rows.selected_item == "session-1/mexico"


def test_tab_walks_from_the_rows_to_the_buttons(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    names = []
    for _ in range(2):
        late.press("Tab")
        assert isinstance(late.focus, QAbstractButton)
        names.append(late.focus)
    assert names == [page.keep, page.apply]
    late.press("Right")
    assert page.chosen == "protect"
    late.press("Shift+Tab").press("Shift+Tab").press("Shift+Tab")
    assert late.focus is page.head.ways[2]
    late.press("Left").press("Down")
    assert (page.chosen, late.focus) == ("spread", page.rows)
    late.press("Esc").press("U")
    assert late.focus is page.rows


def test_a_way_that_changes_nothing_says_so_beside_the_buttons(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("Right").press("Right")
    assert not page.apply.isEnabled()
    late.press("Return")
    assert page.refusal.text() == "“Cut what is optional” changes nothing."
    assert page.refusal.isVisible()
    assert late.desk.pages.name == "catch_up"
    late.press("Left").press("Return")
    assert late.desk.pages.name == ""


def test_optional_segments_fall_away(qtbot: QtBot, themed: None) -> None:
    programme = made_programme(
        {"id": "talk", "title": "A talk", "duration": "20m"},
        {"id": "film", "title": "A film", "duration": "10m", "optional": True, "may_be_shortened": False},
        {"id": "close", "title": "Closing", "duration": "10m", "may_be_shortened": False},
        hard_stop="09:10",
    )
    kit = DeskKit(qtbot, programme)
    kit.jump("5:00").press("Space").press("U")
    page = page_of(kit)
    assert page.chosen == "cut"
    assert column(kit, 2) == {"A film": "skipped", "Closing": "10:00"}
    kit.press("Return")
    assert [type(fact.body) for fact in kit.facts][-1] is SlotsSkipped
    assert kit.rows["film"].right_below == "Skipped"


# ---- pins


def test_h_pins_a_row_and_lets_go_of_it(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("End").press("H")
    assert page.pinned == {"conclusions"}
    assert column(late, 0)["Conclusions by the Chair and Q&A"] == "15:00"
    assert page.ending.words[1] == ("09:45:00", "0:00")
    assert page.rows.selected_item == "conclusions"
    late.press("H")
    assert page.pinned == frozenset()
    assert column(late, 0)["Conclusions by the Chair and Q&A"] == "13:17"


def test_a_click_on_the_lock_pins_a_row(qtbot: QtBot, late: DeskKit) -> None:
    page = page_of(late.press("U").settle())
    place = page.model.place_of("voting")
    lock = page.rows.pin_box(place).center()
    qtbot.mouseMove(page.rows.viewport(), lock)
    qtbot.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=lock)
    assert page.pinned == {"voting"}
    beside = QPoint(page.rows.pin_box(place).left() - 20, lock.y())
    qtbot.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert page.pinned == {"voting"}


def test_pinning_a_segment_pins_its_speakers_one_of_whom_can_be_let_go(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("H")
    assert column(late, 0)["Ms. Souad Zaidi"] == column(late, 0)["Mr. Alberto Amador Leal"] == "8:00"
    late.press("Down").press("H")
    assert page.pinned == {"session-1/rabat"}
    assert column(late, 0)["Mr. Alberto Amador Leal"] != "8:00"


def test_pins_stay_when_the_page_is_closed_and_through_new_facts(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("End").press("H").press("Esc").press("+").press("U")
    assert page.pinned == {"conclusions"}
    assert column(late, 1)["Conclusions by the Chair and Q&A"] == "15:00"


def test_with_all_pinned_each_way_says_by_how_much_it_misses(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    for item in ("session-1", "voting", "session-2", "conclusions"):
        page.rows.select(item)
        late.press("H")
    assert {words for _, words in page.ending.words} == {"+4:26"}
    assert not page.apply.isEnabled()


# ---- figures that stand still


def test_nothing_drifts_while_the_speaker_is_inside_his_time(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.jump("7:59")
    assert page.head.made_at == "as of 08:44:26"


def test_figures_stand_until_the_forecast_is_fifteen_seconds_away(late: DeskKit) -> None:
    late.jump("8:55")  # the turn's last second, its segment's slack still to come
    page = page_of(late.press("U"))
    shown = column(late, 0)
    late.jump("14s")
    assert column(late, 0) == shown
    late.jump("6s")
    assert column(late, 0) != shown
    assert page.title.text() == "Catch up 4:41"
    assert page.head.made_at == "as of 08:53:41"


def test_a_new_fact_makes_the_figures_anew_and_keeps_what_was_chosen(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.press("Right").press("End")
    late.do("adjust", seconds=120)
    assert page.title.text() == "Catch up 5:26"
    assert (page.chosen, page.rows.selected_item) == ("protect", "conclusions")


def test_another_desks_catch_up_leaves_one_sentence(late: DeskKit) -> None:
    page = page_of(late.press("U"))
    late.do("catch_up", allotments={"conclusions": 15 * 60 - 266})
    assert late.desk.pages.name == "catch_up"
    assert page.about.toolTip() == (
        "The session is on course: the forecast end 09:45:00 is that of the hard stop."
    )
    assert not page.sheet.isVisible()
    assert late.focus is page.keep


# ---- nothing to catch up


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ((), "The session has not started yet. When it runs late, the ways to catch up stand here."),
        (("Space",), "The session is on course: the forecast end 09:45:00 is that of the hard stop."),
        (("Space", "Ctrl+Shift+E"), "The session has ended, so there is nothing to catch up."),
    ],
)
def test_with_nothing_to_catch_up_one_sentence_and_the_way_back(
    kit: DeskKit, keys: tuple[str, ...], words: str
) -> None:
    for key in keys:
        kit.press(key)
    before = kit.show
    page = page_of(kit.press("U"))
    assert (page.title.text(), page.about.toolTip()) == ("Catch up", words)
    assert not page.sheet.isVisible()
    assert not page.apply.isVisible()
    assert page.keep.text() == "Back to the controls"
    kit.press("Right").press("H").press("Return")
    assert (kit.desk.pages.name, kit.show) == ("", before)


def test_it_turns_into_the_table_as_soon_as_there_is_need(kit: DeskKit) -> None:
    page = page_of(kit.press("Space").press("U"))
    kit.jump("10:01").settle()
    assert page.sheet.isVisible()
    assert page.title.text() == "Catch up 0:01"
    assert kit.focus is page.rows


# ---- room


@pytest.mark.parametrize("theme", ["dark", "light", "high_contrast"])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_every_size_of_text_finds_room(qtbot: QtBot, themed: None, theme: str, percent: int) -> None:
    kit = DeskKit(qtbot, theme=theme)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    kit.desk.set_theme(apply_theme(application, theme, percent))
    kit.jump("4:26").press("Space").jump("10:00").press("Space").press("U").press("Right").settle()
    page = page_of(kit)
    assert kit.shell.size().toTuple() == (1280, 800)
    assert page.rows.height() >= page.rows.rowHeight(0)
    assert page.apply.visibleRegion().boundingRect() == page.apply.rect()
    chosen = page.rows.visualRect(page.model.index(0, WAYS + 1))
    assert chosen.width() > 0
    kit.desk.set_theme(apply_theme(application, theme))


def test_pins_and_choices_stay_when_the_text_takes_another_size(late: DeskKit) -> None:
    late.press("U").press("End").press("H").press("Right").press("Right")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    late.desk.set_theme(apply_theme(application, "dark", 125))
    page = page_of(late)
    assert (page.pinned, page.chosen, page.rows.selected_item) == ({"conclusions"}, "cut", "conclusions")
    assert late.focus is page.rows
    late.desk.set_theme(apply_theme(application, "dark"))


def test_a_long_day_scrolls_and_the_last_line_stays(qtbot: QtBot, themed: None) -> None:
    segments = [
        {
            "id": f"s{n}",
            "title": f"Segment {n}",
            "duration": "5m",
            "turns": [{"id": f"t{i}", "person": "who", "duration": "1m"} for i in range(5)],
        }
        for n in range(100)
    ]
    kit = DeskKit(qtbot, made_programme(*segments, people=[{"id": "who", "name": "Who Ever"}]))
    kit.jump("9:00").press("Space").press("U").settle()
    page = page_of(kit)
    assert page.model.rowCount() == 599
    QTest.keyClick(page.rows, Qt.Key.Key_End)
    assert page.rows.selected_item == "s99/t4"
    assert page.rows.visualRect(page.rows.currentIndex()).bottom() <= page.rows.viewport().height()
    assert page.ending.isVisible()
    kit.press("Return")
    assert kit.desk.pages.name == ""
    assert kit.view.forecast_end == kit.show.plan.planned_end
