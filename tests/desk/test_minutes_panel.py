"""The minutes column as the chair uses it: real widgets, real keys, a real decider."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.minutes_scene import Session, with_minutes
from runofshow.desk.minutes_delegate import EntryEditor
from runofshow.desk.minutes_list import MinutesList
from runofshow.desk.minutes_panel import MinutesPanel
from runofshow.desk.minutes_rows import TABS
from runofshow.desk.quick_line import LONGEST_TEXT
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import THEMES, theme
from runofshow.show.commands import Amend, Ask, Command, Note

Key = Qt.Key


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "dark")
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def session() -> Session:
    return with_minutes(Session())


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> MinutesPanel:
    return opened(qtbot, session)


def opened(qtbot: QtBot, session: Session, width: int = 460, height: int = 900) -> MinutesPanel:
    made = session.open_panel()
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    session.commands.clear()
    made.focus_line()
    qtbot.waitUntil(lambda: made.composer.line.hasFocus())
    return made


def typed(qtbot: QtBot, panel: MinutesPanel, text: str, key: Key | None = None) -> None:
    qtbot.keyClicks(panel.composer.line, text)
    if key is not None:
        qtbot.keyClick(panel.composer.line, key)


def logged(session: Session) -> Command:
    return session.commands[-1]


def selected(qtbot: QtBot, panel: MinutesPanel, entry: str) -> MinutesList:
    page = panel.page
    page.setFocus()
    page.setCurrentIndex(page.minutes.index_of(entry))
    return page


def editor_of(page: MinutesList) -> EntryEditor:
    found = page.findChild(EntryEditor)
    assert found is not None
    return found


def choose(page: MinutesList, words: str) -> None:
    """Trigger an item of the menu of the selected row."""
    row = page.selected_row()
    assert row is not None
    menu = page.menu_for(row)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.deleteLater()


# ---- the line


@pytest.mark.parametrize(
    ("line", "kind", "is_off_record"),
    [
        ("c It lasts", "conclusion", False),
        ("r It lasts", "recommendation", False),
        ("a It lasts", "action", False),
        ("n It lasts", "note", False),
        ("It lasts", "conclusion", False),
        ("!It lasts", "conclusion", True),
        ("!n It lasts", "note", True),
    ],
)
def test_enter_logs_the_line_and_clears_it(
    qtbot: QtBot, session: Session, panel: MinutesPanel, line: str, kind: str, is_off_record: bool
) -> None:
    typed(qtbot, panel, line, Key.Key_Return)
    command = logged(session)
    assert isinstance(command, Note)
    assert (command.kind, command.text, command.off_record) == (kind, "It lasts", is_off_record)
    assert panel.draft() == ""
    assert panel.page.minutes.rows[-1].text == "It lasts"
    assert panel.page.minutes.rows[-1].time == "08:54"


def test_a_question_is_put_to_the_one_who_was_named(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    typed(qtbot, panel, "q @zaidi How early?")
    assert panel.composer.outcome.text() == "Question to Ms. Souad Zaidi"
    assert panel.composer.kinds.shown_kind == "question"
    typed(qtbot, panel, "", Key.Key_Enter)
    command = logged(session)
    assert isinstance(command, Ask)
    assert (command.text, command.to) == ("How early?", "souad-zaidi")
    assert panel.page.minutes.rows[-1].subline == "Floor · to Ms. Souad Zaidi"


def test_ctrl_enter_logs_and_shift_enter_begins_a_line(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    typed(qtbot, panel, "First")
    qtbot.keyClick(panel.composer.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    typed(qtbot, panel, "second")
    assert session.commands == []
    qtbot.keyClick(panel.composer.line, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    command = logged(session)
    assert isinstance(command, Note)
    assert command.text == "First\nsecond"


@pytest.mark.parametrize("line", ["", "   ", "c ", "!", "!q ", "q @zaidi "])
def test_a_line_without_a_text_logs_nothing(
    qtbot: QtBot, session: Session, panel: MinutesPanel, line: str
) -> None:
    typed(qtbot, panel, line, Key.Key_Return)
    assert session.commands == []
    assert panel.draft() == line


def test_space_and_the_letters_of_controls_go_into_the_text(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "f p m 1 + - ")
    assert panel.draft() == "f p m 1 + - "


def test_each_line_has_an_id_so_that_handing_it_in_twice_logs_it_once(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    typed(qtbot, panel, "It lasts", Key.Key_Return)
    entries = len(session.show.entries)
    assert session.submit(logged(session)).is_repeat
    assert len(session.show.entries) == entries
    typed(qtbot, panel, "It lasts", Key.Key_Return)
    assert len(session.show.entries) == entries + 1


def test_escape_leaves_the_line_and_keeps_the_text(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "Half a")
    with qtbot.waitSignal(panel.left, timeout=1000):
        qtbot.keyClick(panel.composer.line, Key.Key_Escape)
    assert panel.draft() == "Half a"


def test_the_hint_says_kind_place_and_time_as_one_types(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    assert panel.composer.place.text() == "Session I · 08:54"
    typed(qtbot, panel, "a")
    assert panel.composer.outcome.text() == "Conclusion"
    typed(qtbot, panel, " good point")
    assert panel.composer.outcome.text() == "Action"
    assert panel.composer.kinds.shown_kind == "action"
    session.at("08:57").draw()
    assert panel.composer.place.text() == "Session I · 08:57"


def test_a_prefix_rules_one_line_and_the_button_the_next(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    note = panel.composer.kinds.findChildren(QPushButton)[3]
    qtbot.mouseClick(note, Qt.MouseButton.LeftButton)
    assert panel.composer.line.hasFocus()
    typed(qtbot, panel, "r It lasts", Key.Key_Return)
    typed(qtbot, panel, "It lasts", Key.Key_Return)
    kinds = [command.kind for command in session.commands if isinstance(command, Note)]
    assert kinds == ["recommendation", "note"]
    assert panel.composer.kinds.shown_kind == "note"


def test_the_kinds_become_a_combo_box_where_their_words_do_not_fit(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    assert not panel.composer.kinds.is_combo
    panel.resize(320, 630)
    qtbot.waitUntil(lambda: panel.composer.kinds.is_combo)
    typed(qtbot, panel, "q Why")
    assert panel.composer.kinds.shown_kind == "question"
    panel.resize(460, 630)
    qtbot.waitUntil(lambda: not panel.composer.kinds.is_combo)


def test_the_line_grows_to_four_lines_and_no_further(qtbot: QtBot, panel: MinutesPanel) -> None:
    low = panel.composer.line.height()
    heights = []
    for _ in range(6):
        qtbot.keyClick(panel.composer.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        heights.append(panel.composer.line.height())
    assert heights[0] == low
    assert heights[2] > low
    assert heights[2] == heights[5]


# ---- what is typed is never lost


def test_a_refused_line_stays_with_the_reason_below_it(qtbot: QtBot, session: Session) -> None:
    def refuse(_command: Command) -> None:
        panel.show_refusal("Somebody else holds the minutes.")

    panel = MinutesPanel(theme("dark"), refuse)
    qtbot.addWidget(panel)
    panel.set_show(session.show, session.now)
    typed(qtbot, panel, "!c It lasts", Key.Key_Return)
    assert panel.composer.text() == "!c It lasts"
    assert panel.draft() == "!c It lasts"
    assert panel.composer.refusal.text() == "Somebody else holds the minutes."
    assert panel.composer.refusal.isVisibleTo(panel)
    typed(qtbot, panel, "!")
    assert not panel.composer.refusal.isVisibleTo(panel)


def test_a_line_refused_later_comes_back_before_what_was_typed_since(qtbot: QtBot, session: Session) -> None:
    sent: list[Command] = []
    panel = MinutesPanel(theme("dark"), sent.append)
    qtbot.addWidget(panel)
    panel.set_show(session.show, session.now)
    typed(qtbot, panel, "It lasts", Key.Key_Return)
    assert panel.composer.text() == ""
    assert panel.draft() == "It lasts"
    typed(qtbot, panel, "And more")
    assert panel.draft() == "It lasts\nAnd more"
    panel.show_refusal("The disk is full.", sent[0].id)
    assert panel.composer.text() == "It lasts\nAnd more"
    assert panel.draft() == "It lasts\nAnd more"
    assert panel.composer.refusal.text() == "The disk is full."


def test_a_line_on_its_way_belongs_to_the_draft_until_the_show_holds_it(
    qtbot: QtBot, session: Session
) -> None:
    sent: list[Command] = []
    panel = MinutesPanel(theme("dark"), sent.append)
    qtbot.addWidget(panel)
    panel.set_show(session.show, session.now)
    typed(qtbot, panel, "It lasts", Key.Key_Return)
    session.submit(sent[0])
    with qtbot.waitSignal(panel.draft_changed, timeout=1000):
        panel.set_show(session.show, session.now)
    assert panel.draft() == ""


def test_every_change_of_the_draft_is_told_and_a_draft_can_be_put_back(
    qtbot: QtBot, panel: MinutesPanel
) -> None:
    with qtbot.waitSignals([panel.draft_changed] * 2, timeout=1000):
        typed(qtbot, panel, "It")
    draft = panel.draft()
    panel.set_draft("")
    panel.set_draft(draft)
    typed(qtbot, panel, " lasts")
    assert panel.draft() == "It lasts"


def test_a_line_that_is_too_long_stays_with_the_reason(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    panel.set_draft("x" * (LONGEST_TEXT + 1))
    qtbot.keyClick(panel.composer.line, Key.Key_Return)
    assert session.commands == []
    assert len(panel.draft()) == LONGEST_TEXT + 1
    assert "20,000 characters at most" in panel.composer.refusal.text()


def test_a_change_that_is_too_long_comes_back_into_the_line(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    page = selected(qtbot, panel, "m3")
    qtbot.keyClick(page, Key.Key_Return)
    editor = editor_of(page)
    editor.setPlainText("x" * (LONGEST_TEXT + 1))
    qtbot.keyClick(editor, Key.Key_Return)
    assert session.commands == []
    assert len(panel.draft()) == LONGEST_TEXT + 1


# ---- names


def test_an_at_sign_offers_people_and_enter_takes_one(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    typed(qtbot, panel, "q @")
    assert len(panel.composer.people.people) == 6
    typed(qtbot, panel, "zai")
    assert [person.id for person in panel.composer.people.people] == ["souad-zaidi"]
    typed(qtbot, panel, "", Key.Key_Return)
    assert session.commands == []
    assert panel.draft() == "q @zaidi "
    assert not panel.composer.people.isVisible()
    typed(qtbot, panel, "Why?", Key.Key_Return)
    assert isinstance(logged(session), Ask)


def test_arrows_go_through_the_names_and_tab_takes_one(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "q @", Key.Key_Down)
    qtbot.keyClick(panel.composer.line, Key.Key_Down)
    qtbot.keyClick(panel.composer.line, Key.Key_Up)
    qtbot.keyClick(panel.composer.line, Key.Key_Tab)
    assert panel.draft() == "q @tiendrebeogo "
    assert panel.composer.line.hasFocus()


def test_escape_closes_the_names_first_and_leaves_then(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "q @z", Key.Key_Escape)
    assert not panel.composer.people.isVisible()
    typed(qtbot, panel, "a")
    assert not panel.composer.people.isVisible()
    with qtbot.waitSignal(panel.left, timeout=1000):
        qtbot.keyClick(panel.composer.line, Key.Key_Escape)


def test_a_click_takes_a_name(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "q @gen")
    rows = panel.composer.people.findChildren(QWidget, "qt_scrollarea_viewport")
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert panel.draft() == "q @genetzke "


def test_a_name_that_is_no_addressee_is_written_in_full(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "c As @zai", Key.Key_Return)
    assert panel.draft() == "c As Ms. Souad Zaidi "


def test_the_names_go_when_the_focus_goes(qtbot: QtBot, panel: MinutesPanel) -> None:
    typed(qtbot, panel, "q @z")
    assert panel.composer.people.isVisible()
    panel.page.setFocus()
    assert not panel.composer.people.isVisible()


# ---- entries


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_an_entry_is_edited_in_its_place(
    qtbot: QtBot, session: Session, panel: MinutesPanel, key: Key
) -> None:
    page = selected(qtbot, panel, "m3")
    qtbot.keyClick(page, key)
    editor = editor_of(page)
    assert editor.toPlainText() == "Plan for staff turnover from the outset"
    qtbot.keyClicks(editor, " on")
    qtbot.keyClick(editor, Key.Key_Return)
    assert page.minutes.index_of("m3").data() == "Plan for staff turnover from the outset on"
    assert next(entry.text for entry in session.show.entries if entry.id == "m3").endswith("on")
    command = logged(session)
    assert isinstance(command, Amend)
    assert command.id is not None


def test_a_double_click_edits(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    page = panel.page
    place = page.visualRect(page.minutes.index_of("m2")).center()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor_of(page).hasFocus()


def test_escape_in_the_editor_drops_the_change(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m3")
    qtbot.keyClick(page, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor, " on")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert session.commands == []


def test_an_emptied_or_unchanged_text_changes_nothing(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    for keys in (["A"], []):
        page = selected(qtbot, panel, "m3")
        qtbot.keyClick(page, Key.Key_Return)
        editor = editor_of(page)
        for key in keys:
            qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
            qtbot.keyClick(editor, Key.Key_Backspace)
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda page=page: page.findChild(EntryEditor) is None)
    assert session.commands == []


def test_what_comes_in_while_an_entry_is_edited_leaves_the_typed_words_alone(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    page = selected(qtbot, panel, "m3")
    qtbot.keyClick(page, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor, " on")
    session.do("amend", entry="m3", addressee="all")
    session.do("note", kind="note", text="One more")
    assert editor.toPlainText() == "Plan for staff turnover from the outset on"
    assert page.findChild(EntryEditor) is editor


def test_a_refused_change_comes_back_into_the_line(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    page = selected(qtbot, panel, "m3")
    qtbot.keyClick(page, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor, " on")
    session.panel = None
    session.do("strike", entry="m3")
    session.panel = panel
    qtbot.keyClick(editor, Key.Key_Return)
    assert panel.composer.text() == "Plan for staff turnover from the outset on"
    assert panel.composer.refusal.text() == "That entry is struck."


def test_delete_strikes_the_selected_entry(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m4")
    qtbot.keyClick(page, Key.Key_Delete)
    row = page.minutes.index_of("m4").data(page.minutes.ROW)
    assert row.is_struck
    assert panel.tabs.count_of("minutes") == 4
    session.commands.clear()
    qtbot.keyClick(page, Key.Key_Delete)
    qtbot.keyClick(page, Key.Key_Return)
    assert session.commands == []


def test_the_menu_takes_an_entry_off_the_record_and_puts_it_back(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    page = selected(qtbot, panel, "m2")
    choose(page, "Take off the record")
    assert page.minutes.index_of("m2").data(page.minutes.ROW).is_off_record
    choose(page, "Put on the record")
    assert not page.minutes.index_of("m2").data(page.minutes.ROW).is_off_record


def test_the_menu_gives_an_entry_another_kind(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m4")
    choose(page, "Recommendation")
    assert page.minutes.index_of("m4").data(page.minutes.KIND) == "recommendation"
    session.commands.clear()
    choose(page, "Recommendation")
    assert session.commands == []


def test_the_menu_says_what_became_of_a_question(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m5")
    choose(page, "Deferred")
    assert page.minutes.index_of("m5").data(page.minutes.SUBLINE).endswith("Deferred")
    choose(page, "Answered")
    assert page.minutes.index_of("m5").data(page.minutes.SUBLINE).endswith("Answered")


def test_a_struck_entry_offers_nothing(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    session.do("strike", entry="m4")
    page = selected(qtbot, panel, "m4")
    row = page.selected_row()
    assert row is not None
    menu = page.menu_for(row)
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())
    assert not panel.more.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_button_at_the_head_opens_the_menu_of_the_selected_entry(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    selected(qtbot, panel, "m4")
    qtbot.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    menu = panel.page.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    menu.close()


def test_letters_in_the_list_select_nothing(qtbot: QtBot, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m2")
    qtbot.keyClicks(page, "c")
    assert page.currentIndex() == page.minutes.index_of("m2")


def test_the_arrows_pass_over_headings(qtbot: QtBot, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m1")
    qtbot.keyClick(page, Key.Key_Down)
    assert page.currentIndex() == page.minutes.index_of("m2")


def test_escape_in_the_list_leaves_it(qtbot: QtBot, panel: MinutesPanel) -> None:
    page = selected(qtbot, panel, "m2")
    with qtbot.waitSignal(panel.left, timeout=1000):
        qtbot.keyClick(page, Key.Key_Escape)
    assert page.selected_row() is None


# ---- the list


def test_the_tabs_count_what_stands_in_them(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    session.do("count", poll="priority", counts={"green": 120, "red": 60})
    assert [panel.tabs.count_of(tab) for tab in TABS] == [5, 1, 1]
    panel.tabs.setCurrentIndex(2)
    assert panel.page.minutes.rows[-1].subline == "Green 120 · Red 60 · exact"


def test_the_list_stays_with_the_newest_entry(qtbot: QtBot, session: Session) -> None:
    panel = opened(qtbot, session, 336, 400)
    page = panel.page
    for number in range(20):
        session.do("note", kind="note", text=f"Note {number}")
        bar = page.verticalScrollBar()
        assert bar.value() == bar.maximum() > 0
    assert page.is_following


def test_the_list_stays_where_the_chair_scrolled_to(qtbot: QtBot, session: Session) -> None:
    panel = opened(qtbot, session, 336, 400)
    page = panel.page
    for number in range(20):
        session.do("note", kind="note", text=f"Note {number}")
    bar = page.verticalScrollBar()
    full = bar.maximum()
    bar.setValue(40)
    session.do("note", kind="note", text="One more")
    qtbot.waitUntil(lambda: bar.maximum() > full)
    assert bar.value() == 40
    bar.setValue(bar.maximum())
    session.do("note", kind="note", text="And one more")
    assert bar.value() == bar.maximum()


def test_long_texts_wrap_and_rows_grow_with_them(qtbot: QtBot, session: Session, panel: MinutesPanel) -> None:
    session.do("note", id="long", kind="note", text="Many words " * 40)
    page = panel.page
    wide = page.visualRect(page.minutes.index_of("long")).height()
    short = page.visualRect(page.minutes.index_of("m1")).height()
    assert wide > short + 60
    panel.resize(336, 900)
    qtbot.waitUntil(lambda: page.visualRect(page.minutes.index_of("long")).height() > wide)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_paints_every_state_in_its_own_colours(
    qtbot: QtBot, qapp: QApplication, session: Session, panel: MinutesPanel, name: str
) -> None:
    session.do("strike", entry="m4")
    session.do("amend", entry="m3", off_record=True)
    look = apply_theme(qapp, name)
    panel.set_theme(look)
    selected(qtbot, panel, "m2")
    picture = panel.grab().toImage()
    row = panel.page.visualRect(panel.page.minutes.index_of("m2"))
    inside = panel.page.viewport().mapTo(panel, QPoint(8, row.center().y()))
    assert picture.pixelColor(inside).name().upper() == look.accent.tint
    beside = panel.page.viewport().mapTo(panel, QPoint(8, panel.page.viewport().height() - 4))
    assert picture.pixelColor(beside).name().upper() == look.neutral.panel


def test_it_mirrors_for_scripts_from_right_to_left(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page = panel.page
    row = page.visualRect(page.minutes.index_of("m1"))
    picture = page.viewport().grab().toImage()
    ground = picture.pixelColor(4, row.center().y())

    def has_ink(left: int, right: int) -> bool:
        return any(
            picture.pixelColor(x, y) != ground
            for x in range(left, right)
            for y in range(row.top() + 10, row.top() + 26)
        )

    assert has_ink(page.width() - 36, page.width() - 20)
    assert has_ink(20, 50)
    assert not has_ink(60, 120)


# ---- access


def test_tab_goes_through_the_column_from_the_top(qtbot: QtBot, panel: MinutesPanel) -> None:
    selected(qtbot, panel, "m2")
    panel.tabs.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[:2] == [panel.more, panel.page]
    assert isinstance(seen[2], QPushButton)
    assert seen[3] is panel.composer.line


def test_everything_that_takes_the_focus_has_a_name(panel: MinutesPanel) -> None:
    controls = [w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(controls) >= 8
    unnamed = [w for w in controls if not w.accessibleName() and w.objectName() != "qt_scrollarea_viewport"]
    assert unnamed == []


def test_icons_that_stand_alone_have_a_tooltip(panel: MinutesPanel) -> None:
    assert panel.more.toolTip() == "Select an entry to edit or strike it."


def test_no_attribute_hides_one_of_qt(panel: MinutesPanel) -> None:
    own = [w for w in (panel, *panel.findChildren(QWidget)) if type(w).__module__.startswith("runofshow")]
    assert len(own) >= 8
    for widget in own:
        base = next(kind for kind in type(widget).__mro__ if kind.__module__.startswith("PySide6"))
        names = {name for name, value in vars(widget).items() if not isinstance(value, SignalInstance)}
        assert names & set(dir(base)) == set()


def test_painting_leaks_no_references(qtbot: QtBot, panel: MinutesPanel) -> None:
    selected(qtbot, panel, "m2")
    panel.grab()
    before = sys.getrefcount(None)
    for _ in range(100):
        panel.page.viewport().grab()
    assert abs(sys.getrefcount(None) - before) < 50


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_right_click_opens_the_menu_of_its_row_and_headings_have_none(
    qtbot: QtBot, session: Session, panel: MinutesPanel
) -> None:
    page = panel.page

    def point_at(row: int) -> QMenu | None:
        place = page.visualRect(page.minutes.index(row)).center()
        fact = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, page.viewport().mapToGlobal(place))
        QApplication.sendEvent(page.viewport(), fact)
        return page.findChild(QMenu)

    assert point_at(0) is None
    menu = point_at(3)
    assert menu is not None
    chosen = page.selected_row()
    assert chosen is not None
    assert chosen.entry == "m2"
    menu.close()
