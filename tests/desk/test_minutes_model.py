"""The minutes as a list for Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desk.minutes_scene import Session, with_minutes
from runofshow.desk.minutes_model import MinutesModel
from runofshow.desk.minutes_rows import TABS, Tab, minute_rows


class Watched:
    """A model with a record of the signals it gave."""

    def __init__(self, session: Session, tab: Tab = "minutes") -> None:
        self.session = session
        self.model = MinutesModel(tab)
        self.seen: list[tuple[str, int, int]] = []
        self.model.rowsInserted.connect(lambda _p, first, last: self.seen.append(("in", first, last)))
        self.model.rowsRemoved.connect(lambda _p, first, last: self.seen.append(("out", first, last)))
        self.model.rowsMoved.connect(lambda _p, first, _l, _d, to: self.seen.append(("move", first, to)))
        self.model.dataChanged.connect(lambda a, b: self.seen.append(("change", a.row(), b.row())))
        self.model.modelReset.connect(lambda: self.seen.append(("reset", 0, 0)))

    def follow(self) -> list[tuple[str, int, int]]:
        """What the model said on being brought up to the show."""
        self.seen.clear()
        self.model.set_show(self.session.show)
        assert self.model.rows == minute_rows(self.session.show, self.model.tab)
        return list(self.seen)


@pytest.mark.parametrize("tab", TABS)
def test_the_model_keeps_the_rules_of_qt_through_a_session(
    qtbot: QtBot, qtmodeltester: ModelTester, tab: Tab
) -> None:
    session = Session()
    model = MinutesModel(tab)
    qtmodeltester.check(model, force_py=True)
    model.set_show(with_minutes(session).show)
    session.do("count", poll="priority", counts={"green": 1})
    session.do("amend", entry="m1", slot="voting")
    session.do("strike", entry="m3")
    model.set_show(session.show)
    session.do("undo")
    model.set_show(session.show)
    qtmodeltester.check(model, force_py=True)


def test_a_new_entry_is_one_insertion(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    assert watched.follow() == [("in", 0, 6)]
    watched.session.do("note", kind="note", text="One more")
    assert watched.follow() == [("in", 7, 7)]


def test_the_first_entry_of_a_segment_comes_with_its_heading(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.follow()
    watched.session.do("goto", slot="voting")
    watched.session.do("note", kind="note", text="Cards are out")
    assert watched.follow() == [("in", 7, 8)]


def test_an_amended_or_struck_entry_changes_one_row(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.follow()
    watched.session.do("amend", entry="m2", text="Exchange works")
    assert watched.follow() == [("change", 3, 3)]
    watched.session.do("strike", entry="m4")
    assert watched.follow() == [("change", 5, 5)]


def test_what_touches_neither_minutes_nor_rundown_changes_nothing(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.follow()
    watched.session.do("card", text="Please conclude")
    assert watched.follow() == []


def test_after_an_undo_entries_move_to_where_they_then_belong(qtbot: QtBot) -> None:
    session = Session()
    session.do("start")
    session.wait(minutes=1).do("note", id="a", kind="note", text="In the opening")
    session.wait(minutes=1).do("next")
    session.wait(minutes=1).do("note", id="b", kind="note", text="After an accidental next")
    watched = Watched(session)
    watched.follow()
    held = QPersistentModelIndex(watched.model.index_of("b"))
    session.do("undo")
    assert ("reset", 0, 0) not in watched.follow()
    assert held.isValid()
    assert held.data() == "After an accidental next"
    assert [row.text for row in watched.model.rows if row.is_heading] == [
        "Opening and introduction by the Chair"
    ]


def test_entries_that_swap_places_are_moved(qtbot: QtBot) -> None:
    session = with_minutes(Session())
    watched = Watched(session)
    watched.follow()
    session.do("amend", entry="m1", slot="session-1/mexico")
    assert {what for what, *_ in watched.follow()} <= {"move", "out", "change"}


def test_another_session_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.follow()
    watched.session = Session()
    watched.follow()
    assert watched.model.rowCount() == 0


def test_roles_tell_kind_time_text_and_whether_it_can_be_edited(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.follow()
    index = watched.model.index_of("m4")
    assert [
        index.data(role)
        for role in (
            MinutesModel.KIND,
            MinutesModel.TIME,
            MinutesModel.SUBLINE,
            MinutesModel.IS_EDITABLE,
            Qt.ItemDataRole.DisplayRole,
        )
    ] == ["action", "08:52", "Organisers · by 14 December", True, "Circulate the background materials"]


def test_headings_are_passed_over_and_struck_entries_not_edited(qtbot: QtBot) -> None:
    watched = Watched(with_minutes(Session()))
    watched.session.do("strike", entry="m4")
    watched.follow()
    assert not watched.model.flags(watched.model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    struck = watched.model.flags(watched.model.index_of("m4"))
    assert struck & Qt.ItemFlag.ItemIsEnabled
    assert not struck & Qt.ItemFlag.ItemIsEditable
    assert watched.model.flags(watched.model.index_of("m5")) & Qt.ItemFlag.ItemIsEditable


def test_the_newest_entry_is_the_one_logged_last(qtbot: QtBot) -> None:
    watched = Watched(Session())
    watched.follow()
    assert watched.model.newest() == QModelIndex()
    with_minutes(watched.session)
    watched.session.do("goto", slot="opening")
    watched.session.wait(minutes=1).do("note", id="late", kind="note", text="Back to the opening")
    watched.follow()
    assert watched.model.newest() == watched.model.index_of("late")
    assert watched.model.newest().row() == 2
