"""A vote by coloured cards, counted by keys on the real desk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, gfmd, made_programme
from runofshow.desk.tally_page import TallyPage
from runofshow.desk.tally_parts import Choice
from runofshow.look.stylesheet import apply_theme
from runofshow.show.facts import AttendanceTaken, CardShown, CountTaken, ResultShown, VotesTallied

POLL = "capacity-priority"


@pytest.fixture
def voting(qtbot: QtBot) -> DeskKit:
    """The voting exercise runs, 220 are present, the page is open."""
    kit = DeskKit(qtbot, gfmd())
    kit.do("attendance", present=220)
    kit.do("start")
    kit.do("goto", slot="voting")
    kit.facts.clear()
    return kit.press("V")


def page(kit: DeskKit) -> TallyPage:
    found = kit.desk.pages.panels["votes"]
    assert isinstance(found, TallyPage)
    return found


def numbers(kit: DeskKit) -> dict[str, int]:
    """What the counters show."""
    return {line.bar.option.id: line.bar.votes for line in page(kit).model.lines}


def said(kit: DeskKit) -> str:
    return page(kit).refusal.text()


def block(kit: DeskKit, key: str, votes: int) -> None:
    """Choose an answer by counting one and taking it back, then add a whole block's votes."""
    kit.press(key).press(f"Shift+{key}").press("Return").type(str(votes)).press("Return")


# ---- a whole vote


def test_a_vote_of_220_cards_is_counted_logged_and_shown_by_keys(voting: DeskKit) -> None:
    kit = voting
    assert page(kit).title.text() == "Where is capacity building most needed to put the GCM into action?"
    block(kit, "1", 97)
    block(kit, "2", 60)
    block(kit, "3", 50)
    for key in "1113" + "4" * 9:
        kit.press(key)
    assert numbers(kit) == {"green": 100, "yellow": 60, "red": 51, "abstention": 9}
    assert (page(kit).side.figure.text(), page(kit).side.meaning.text()) == (
        "220 of 220",
        "Everybody present has voted",
    )
    kit.press("Ctrl+Return")
    (count,) = kit.show.counts
    assert dict(count.counts) == {"green": 100, "yellow": 60, "red": 51, "abstention": 9}
    assert (count.base, count.base_kind, count.is_exact) == (220, "present", True)
    result = page(kit).chart.result
    assert result is not None
    assert [bar.percent for bar in result.bars] == [46, 27, 23, 4]
    assert kit.focus is page(kit).foot.result
    kit.press("Return")
    assert kit.show.shown_result == POLL
    kit.press("R")
    assert kit.show.shown_result is None


def test_every_press_is_a_fact_of_its_own(voting: DeskKit) -> None:
    voting.press("1").press("1").press("2").press("Shift+1")
    bodies = [fact.body for fact in voting.facts]
    assert bodies == [
        VotesTallied(POLL, "green", 1),
        VotesTallied(POLL, "green", 1),
        VotesTallied(POLL, "yellow", 1),
        VotesTallied(POLL, "green", -1),
    ]


def test_the_room_is_counted_by_block(voting: DeskKit) -> None:
    kit = voting.press("Right")
    assert page(kit).blocks.choice.place == 1
    kit.press("1").press("Right").press("1").press("1")
    assert [line.blocks for line in page(kit).model.lines] == ["left 1 · middle 2", "", "", ""]
    assert kit.show.blocks == ("left", "middle")
    page(kit).blocks.other.setFocus()
    kit.type("balcony").press("Return").press("2")
    assert page(kit).model.lines[1].blocks == "balcony 1"
    assert kit.press("Left").press("Left").press("Left").press("Left").focus is page(kit).rows
    assert page(kit).teller.counting is not None
    assert page(kit).teller.counting.block == ""


def test_a_second_count_begins_with_a_digit_and_the_first_stays(voting: DeskKit) -> None:
    kit = voting.press("1").press("1").press("2").press("Ctrl+Return")
    assert page(kit).about.text().endswith("First count")
    kit.press("2")
    assert numbers(kit) == {"green": 0, "yellow": 1, "red": 0, "abstention": 0}
    assert page(kit).about.text().endswith("Second count")
    assert kit.focus is page(kit).rows
    kit.press("Ctrl+Return")
    assert [dict(count.counts) for count in kit.show.counts] == [
        {"green": 2, "yellow": 1, "red": 0},
        {"green": 0, "yellow": 1, "red": 0},
    ]
    lines = [label.text() for label in page(kit).side.logged if not label.isHidden()]
    assert lines == ["First count, 08:30: 2 · 1 · 0", "Second count, 08:30: 0 · 1 · 0"]


def test_of_a_clear_majority_only_the_minority_is_counted(voting: DeskKit) -> None:
    kit = voting
    press(kit, page(kit).side.majority)
    kit.press("2").press("2")
    assert numbers(kit) == {"green": 218, "yellow": 2, "red": 0, "abstention": 0}
    kit.press("1")
    assert said(kit) == "“At the local level” is the clear majority: only the others are counted."
    kit.press("Ctrl+Return")
    (count,) = kit.show.counts
    assert dict(count.counts) == {"green": 218, "yellow": 2, "red": 0}
    assert (count.majority, count.is_exact) == ("green", False)
    assert not page(kit).side.majority.is_on


def press(kit: DeskKit, button: QWidget, *, then: str = "Return") -> None:
    """Tab to a control, then press a key."""
    for _ in range(60):
        if kit.focus is button:
            break
        kit.press("Tab")
    assert kit.focus is button, "the Tab key does not reach it"
    kit.press(then)


def test_an_estimate_of_the_votes_cast_is_logged_as_one(voting: DeskKit) -> None:
    kit = voting.press("1").press("1").press("1").press("2")
    side = page(kit).side
    choose(kit, side.exactness, "Right")
    choose(kit, side.base, "Left")
    assert [line.bar.percent for line in page(kit).model.lines] == [75, 25, 0, 0]
    press(kit, page(kit).foot.log)
    (count,) = kit.show.counts
    assert (count.base, count.base_kind, count.is_exact) == (None, "cast", False)


def choose(kit: DeskKit, choice: Choice, arrow: str) -> None:
    """Tab to a row of words, then an arrow key."""
    press(kit, choice.buttons[choice.place], then=arrow)


def button(choice: QWidget, place: int) -> QPushButton:
    return choice.findChildren(QPushButton)[place]


def test_percentages_of_those_entitled_need_their_number(voting: DeskKit) -> None:
    kit = voting.press("1")
    choose(kit, page(kit).side.base, "Right")
    kit.press("Ctrl+Return")
    assert said(kit) == "Say how many are entitled to vote first."
    page(kit).side.entitled.setFocus()
    kit.type("250").press("Return").press("Ctrl+Return")
    assert [(count.base, count.base_kind) for count in kit.show.counts] == [(250, "entitled")]


# ---- keys and focus


def test_digits_are_no_cards_while_the_page_has_the_focus(voting: DeskKit) -> None:
    kit = voting
    for place in (
        page(kit).rows,
        page(kit).foot.log,
        button(page(kit).side.base, 1),
        page(kit).strip.primary,
    ):
        place.setFocus()
        kit.press("2")
    assert numbers(kit)["yellow"] == 4
    assert not any(isinstance(fact.body, CardShown) for fact in kit.facts)
    kit.press("Esc").press("1")
    assert kit.scene.card, "on the desk a digit shows a card again"


def test_digits_that_are_typed_into_a_field_count_nothing(voting: DeskKit) -> None:
    kit = voting
    page(kit).side.present.setFocus()
    page(kit).side.present.selectAll()
    kit.type("215").press("Return")
    assert [fact.body for fact in kit.facts] == [AttendanceTaken(215)]


def test_the_next_step_and_the_twins_of_cards_work_on_the_page(voting: DeskKit) -> None:
    kit = voting.press("Alt+1")
    assert kit.scene.card
    kit.press("Space")
    assert kit.view.slot == "session-2/dg-devco"
    assert kit.desk.pages.name == "votes"


def test_the_key_that_opens_the_page_closes_it_and_so_does_escape(voting: DeskKit) -> None:
    assert voting.press("V").desk.pages.name == ""
    assert voting.press("Alt+V").desk.pages.name == "votes"
    assert voting.press("Esc").desk.pages.name == ""


def test_escape_in_a_field_goes_back_to_the_counters_and_takes_nothing(voting: DeskKit) -> None:
    kit = voting.press("Return").type("40").press("Esc")
    assert kit.focus is page(kit).rows
    assert page(kit).blocks.votes.text() == ""
    assert kit.facts == []


# ---- what looks like a slip


def test_more_cards_than_people_are_asked_about_in_place(voting: DeskKit) -> None:
    kit = voting.press("Return").type("400").press("Return")
    assert said(kit) == "400 votes of 220 present? Enter again keeps it."
    assert kit.facts == []
    kit.press("Return")
    assert numbers(kit)["green"] == 400
    assert said(kit) == ""
    assert page(kit).side.meaning.text() == "180 more than are present"
    kit.press("Return").type("400").press("Return")
    assert said(kit) == "800 votes of 220 present? Enter again keeps it.", "each such number is asked about"


def test_the_card_that_is_one_too_many_is_asked_about_once(voting: DeskKit) -> None:
    kit = voting.press("Return").type("220").press("Return").press("3")
    assert said(kit) == "221 votes of 220 present? 3 again counts it."
    assert numbers(kit)["red"] == 0
    kit.press("3").press("3")
    assert numbers(kit)["red"] == 2


def test_something_else_in_between_withdraws_the_question(voting: DeskKit) -> None:
    kit = voting.press("Return").type("220").press("Return").press("3").press("2")
    assert said(kit) == "221 votes of 220 present? 2 again counts it."
    kit.press("3")
    assert numbers(kit)["red"] == 0


def test_more_people_than_the_room_holds_are_asked_about(voting: DeskKit) -> None:
    kit = voting
    page(kit).side.present.setFocus()
    page(kit).side.present.selectAll()
    kit.type("2200").press("Return")
    assert said(kit) == "2200 in a room for 220? Enter again keeps it."
    kit.press("Return")
    assert kit.show.present == 2200


def test_a_result_of_more_votes_than_people_is_refused_in_words(voting: DeskKit) -> None:
    kit = voting.press("Return").type("400").press("Return").press("Return").press("Ctrl+Return")
    assert said(kit) == "400 votes of 220 present? Log it again to keep it."
    kit.press("Ctrl+Return")
    assert said(kit) == "400 votes are more than the 220 they are counted on."
    assert kit.show.counts == ()


def test_nothing_is_taken_away_that_was_not_counted(voting: DeskKit) -> None:
    assert said(voting.press("Shift+1")) == "Fewer votes than that were counted."


def test_a_count_of_nothing_is_not_logged(voting: DeskKit) -> None:
    assert said(voting.press("Ctrl+Return")) == "Nothing has been counted yet."


# ---- questions


def test_a_question_that_is_not_in_the_programme_is_counted(voting: DeskKit) -> None:
    kit = voting
    page(kit)._choose_question("")
    kit.type("Shall we take a break?").press("Tab").press("Ctrl+A").type("Yes (blue), No").press("Return")
    assert page(kit).title.text() == "Shall we take a break?"
    assert numbers(kit) == {"Yes (blue)": 0, "No": 0, "abstention": 0}
    kit.press("1").press("2").press("1").press("Ctrl+Return")
    assert [(count.poll, dict(count.counts)) for count in kit.show.counts] == [
        ("Shall we take a break?", {"Yes (blue)": 2, "No": 1})
    ]


def test_a_question_without_words_is_not_put(voting: DeskKit) -> None:
    page(voting)._choose_question("")
    assert said(voting.press("Return")) == "Write a question and at least one answer."
    voting.press("Esc")
    assert voting.focus is page(voting).rows
    assert page(voting).title.text().startswith("Where is capacity building")


def test_a_programme_without_questions_offers_a_line_for_one(qtbot: QtBot) -> None:
    kit = DeskKit(qtbot, made_programme({"id": "talk", "title": "Talk", "duration": "10m"}))
    kit.press("V")
    assert page(kit).about.text() == "No question yet. Write one and count it."
    assert kit.focus is page(kit).free.question
    kit.type("Do we agree?").press("Return").press("1")
    assert numbers(kit) == {"Yes (green)": 1, "No (red)": 0, "abstention": 0}
    assert page(kit).side.meaning.text() == "Nobody has said how many are present."


def test_the_menu_lists_every_question_and_a_line_for_another(voting: DeskKit) -> None:
    voting.do("tally", poll="Break now?", option="Yes", votes=1)
    page(voting).foot.fill_menu()
    entries = [entry.text() for entry in page(voting).foot.menu.actions()]
    assert entries == [
        "Where is capacity building most needed to put the GCM into action?",
        "Break now?",
        "",
        "Another question…",
    ]


def test_the_segments_question_is_counted_when_its_time_comes(qtbot: QtBot) -> None:
    poll = {"id": "second", "question": "Second?", "options": [{"id": "a", "text": "A"}]}
    first = {"id": "first", "question": "First?", "options": [{"id": "b", "text": "B"}]}
    kit = DeskKit(
        qtbot,
        made_programme(
            {"id": "one", "title": "One", "duration": "5m", "polls": [first]},
            {"id": "two", "title": "Two", "duration": "5m", "polls": [poll]},
        ),
    )
    kit.do("start")
    assert page(kit.press("V")).title.text() == "First?"
    kit.do("next")
    assert page(kit).title.text() == "Second?"
    kit.press("1").do("undo")
    assert page(kit).title.text() == "Second?", "what is being counted stays"


def test_what_was_counted_is_there_again_after_a_crash(voting: DeskKit, qtbot: QtBot) -> None:
    voting.press("1").press("1").press("Right").press("3")
    other = TallyPage(voting.look, voting.desk.named)
    qtbot.addWidget(other)
    other.set_show(voting.show, voting.now)
    assert [line.bar.votes for line in other.model.lines] == [2, 0, 1, 0]
    assert [line.blocks for line in other.model.lines] == ["", "", "left 1", ""]


# ---- for whoever doesn't see it


def test_answers_and_result_can_be_read_out(voting: DeskKit) -> None:
    voting.press("1").press("2").press("1")
    index = page(voting).model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "1: At the local level, green card, 2 votes, 1%"
    voting.press("Ctrl+Return")
    assert page(voting).chart.accessibleDescription() == (
        "Where is capacity building most needed to put the GCM into action? At the local level 2, 1%;"
        " At the national level 1, 0%; At the regional level 0, 0%."
        " 3 votes, by coloured card, per cent of 220 present."
    )


def test_every_control_of_the_page_has_a_name(voting: DeskKit) -> None:
    nameless = [
        type(widget).__name__
        for widget in page(voting).findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []


def test_a_click_on_the_buttons_does_the_same(voting: DeskKit) -> None:
    voting.press("1")
    QTest.mouseClick(page(voting).foot.log, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page(voting).foot.result, Qt.MouseButton.LeftButton)
    assert [type(fact.body) for fact in voting.facts] == [VotesTallied, CountTaken, ResultShown]


@pytest.mark.parametrize(("size", "percent"), [((1100, 680), 100), ((1280, 800), 200)])
def test_every_answer_and_field_is_brought_into_sight_by_its_key(
    voting: DeskKit, size: tuple[int, int], percent: int
) -> None:
    kit = voting
    kit.desk.set_theme(apply_theme(QApplication.instance(), "dark", percent))  # type: ignore[arg-type]
    kit.resize(*size)
    sheet = page(kit).sheet.viewport()
    for key in "41":
        kit.press(key).settle()
        box = page(kit).rows.visualRect(page(kit).rows.currentIndex())
        top = page(kit).rows.mapTo(sheet, box.topLeft()).y()
        assert top >= 0
        assert top + box.height() <= sheet.height()
    kit.press("Return").settle()
    field = page(kit).blocks.votes
    assert field.mapTo(sheet, field.rect().bottomLeft()).y() <= sheet.height()


def test_what_was_chosen_stays_when_the_text_takes_another_size(voting: DeskKit) -> None:
    kit = voting.press("Right").press("1")
    choose(kit, page(kit).side.exactness, "Right")
    before = page(kit).teller.counting
    kit.desk.set_theme(apply_theme(QApplication.instance(), "dark", 125))  # type: ignore[arg-type]
    assert page(kit).teller.counting == before
    assert page(kit).blocks.choice.place == 1
    kit.press("Esc")
    kit.desk.set_theme(apply_theme(QApplication.instance(), "dark", 100))  # type: ignore[arg-type]
    kit.press("V")
    assert page(kit).teller.counting == before
