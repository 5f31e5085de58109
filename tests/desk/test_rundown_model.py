"""The rundown's model: a tree that changes narrowly and never starts anew."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from runofshow.desk.rundown_model import RundownModel
from show_kit import Performance


@dataclass
class Watched:
    """A model, what it stands for, and every signal it sent since the last `forget`."""

    held: Performance
    model: RundownModel
    changed: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def draw(self) -> Watched:
        self.model.set_rows(self.held.show, self.held.rows())
        return self

    def forget(self) -> Watched:
        for kept in (self.changed, self.inserted, self.removed):
            kept.clear()
        return self

    def id_at(self, place: int, parent: QModelIndex) -> str:
        return self.model.index(place, 0, parent).data(RundownModel.LOOK).id

    def ids(self) -> list[str]:
        """Segments and what is in them, in order, as a view walks them."""
        found = []
        for top in range(self.model.rowCount()):
            segment = self.model.index(top, 0)
            found.append(segment.data(RundownModel.LOOK).id)
            found += [self.id_at(i, segment) for i in range(self.model.rowCount(segment))]
        return found


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    made = Watched(Performance(), RundownModel())
    model = made.model

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        made.changed.append(first.data(RundownModel.LOOK).id)

    def inserted(parent: QModelIndex, first: int, last: int) -> None:
        made.inserted += [made.id_at(place, parent) for place in range(first, last + 1)]

    def about_to_go(parent: QModelIndex, first: int, last: int) -> None:
        made.removed += [made.id_at(place, parent) for place in range(first, last + 1)]

    model.dataChanged.connect(changed)
    model.rowsInserted.connect(inserted)
    model.rowsAboutToBeRemoved.connect(about_to_go)
    return made.draw().forget()


def test_it_keeps_qts_rules_through_a_whole_session(
    watched: Watched, qtmodeltester: ModelTester, qapp: QApplication
) -> None:
    tester = QAbstractItemModelTester(
        watched.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )  # a warning of Qt's fails the test
    held = watched.held
    held.do("start")
    for act in ("next", "floor", "next", "finish", "floor", "undo", "undo", "redo", "next", "end", "reopen"):
        held.wait("1:00").do(act, **({"name": "Cleo"} if act == "floor" else {}))
        watched.draw()
    qtmodeltester.check(watched.model)
    assert tester.model() is watched.model


def test_the_tree_has_segments_with_their_turns(watched: Watched) -> None:
    assert watched.ids() == [
        "opening",
        "session-1",
        "session-1/ben",
        "session-1/cleo",
        "session-1/dara",
        "voting",
        "session-2",
        "session-2/eli",
        "session-2/fay",
        "discussion",
    ]
    turn = watched.model.index_of("session-2/fay")
    assert watched.model.parent(turn) == watched.model.index_of("session-2")
    assert not watched.model.index_of("nobody").isValid()
    assert not watched.model.index_of(None).isValid()


def test_a_second_that_passes_changes_nothing(watched: Watched) -> None:
    watched.held.do("start")
    watched.draw().forget()
    watched.held.wait("1s")
    watched.draw()
    assert (watched.changed, watched.inserted, watched.removed) == ([], [], [])


def test_next_changes_what_was_current_what_is_and_what_comes(watched: Watched) -> None:
    watched.held.do("start").wait("10:00")
    watched.draw().forget()
    watched.held.next()
    watched.draw()
    assert watched.changed == ["opening", "session-1", "session-1/ben", "session-1/cleo"]
    assert (watched.inserted, watched.removed) == ([], [])


def test_a_floor_turn_is_one_row_where_it_happened_and_undo_takes_it_away(watched: Watched) -> None:
    watched.held.do("start").next()
    watched.draw().forget()
    watched.held.wait("1:00").do("floor", name="Cleo")
    watched.draw()
    assert watched.inserted == ["session-1/floor-1"]
    assert watched.removed == []
    assert watched.ids().index("session-1/floor-1") == watched.ids().index("session-1/ben") + 1
    watched.forget().held.do("undo")
    watched.draw()
    assert (watched.inserted, watched.removed) == ([], ["session-1/floor-1"])


def test_a_floor_turn_that_stands_elsewhere_now_stands_there_once(watched: Watched) -> None:
    """A second desk reads the file anew and may see an undo and another floor turn at once."""
    held = watched.held.do("start").next().do("floor", name="Cleo")
    watched.draw()
    held.do("undo").next().next().do("floor", name="Dara")
    watched.draw()
    assert watched.ids()[1:7] == [
        "session-1",
        "session-1/ben",
        "session-1/cleo",
        "session-1/dara",
        "session-1/floor-1",
        "voting",
    ]
    assert watched.model.index_of("session-1/floor-1").data() == "Dara"


def test_a_floor_turn_in_a_segment_without_turns_is_a_row_of_its_own(watched: Watched) -> None:
    watched.held.do("start").do("floor", name="Cleo", organisation="NGO")
    watched.draw()
    look = watched.model.index_of("opening/floor-1").data(RundownModel.LOOK)
    assert (look.title, look.subtitle, look.kind, look.state) == ("Cleo", "Floor · NGO", "floor", "running")


def test_no_fact_resets_the_model(watched: Watched) -> None:
    resets = QSignalSpy(watched.model.modelReset)
    layouts = QSignalSpy(watched.model.layoutChanged)
    watched.held.do("start").next().do("floor", name="Cleo").do("undo").do("goto", slot="voting").do("end")
    watched.draw()
    assert (resets.count(), layouts.count()) == (0, 0)


def test_an_index_that_a_view_keeps_follows_its_row(watched: Watched) -> None:
    watched.held.do("start").next()
    watched.draw()
    kept = QPersistentModelIndex(watched.model.index_of("session-1/cleo"))
    before = kept.row()
    watched.held.do("floor", name="Cleo")
    watched.draw()
    assert (kept.row(), kept.data(RundownModel.LOOK).id) == (before + 1, "session-1/cleo")


def test_done_rows_show_actual_time_and_difference(watched: Watched) -> None:
    watched.held.do("start").wait("10:45").next()
    watched.draw()
    look = watched.model.index_of("opening").data(RundownModel.LOOK)
    assert (look.state, look.right, look.right_below) == ("done", "10:45", "+0:45")


def test_a_done_row_whose_time_was_adjusted_differs_from_what_it_was_allotted(watched: Watched) -> None:
    watched.held.do("start").do("adjust", seconds=60).wait("10:45").next()
    watched.draw()
    look = watched.model.index_of("opening").data(RundownModel.LOOK)
    assert (look.right, look.right_below) == ("10:45", "−0:15")


def test_a_row_to_come_shows_next_or_what_was_agreed_where_that_differs(watched: Watched) -> None:
    watched.held.do("start").do("adjust", slot="session-1/cleo", seconds=60)
    watched.draw()
    ben, cleo = (
        watched.model.index_of(f"session-1/{who}").data(RundownModel.LOOK) for who in ("ben", "cleo")
    )
    assert (ben.right, ben.right_below) == ("8:00", "Next")
    assert (cleo.right, cleo.right_below) == ("9:00", "of 8:00")


def test_a_substitute_is_named_with_the_one_planned(watched: Watched) -> None:
    watched.held.do("substitute", slot="session-1/ben", name="Gina Gray", organisation="NGO")
    watched.draw()
    look = watched.model.index_of("session-1/ben").data(RundownModel.LOOK)
    assert (look.title, look.subtitle) == ("Gina Gray", "NGO · for Ben Bello")


def test_a_screen_reader_hears_state_time_and_figures(watched: Watched) -> None:
    watched.held.do("start").wait("10:45").next()
    watched.draw()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert watched.model.index_of("opening").data(role) == "done, 08:30, Opening, Ada Abara, 10:45, +0:45"
    assert watched.model.index_of("session-1/ben").data(role) == "now, Ben Bello, Office ben, 8:00"
    assert watched.model.index_of("session-1/cleo").data(role) == "next, Cleo Cruz, Office cleo, 8:00, Next"


def test_what_is_next_and_was_shortened_shows_both(watched: Watched) -> None:
    watched.held.do("start").do("catch_up", allotments={"session-1/ben": 420})
    watched.draw()
    look = watched.model.index_of("session-1/ben").data(RundownModel.LOOK)
    assert (look.right, look.right_below) == ("7:00", "Next · of 8:00")


def test_a_moved_segment_is_one_move_and_takes_its_turns_along(watched: Watched) -> None:
    kept = QPersistentModelIndex(watched.model.index_of("session-2/eli"))
    moves = QSignalSpy(watched.model.rowsMoved)
    watched.held.do("move", item="session-2", before="session-1")
    watched.draw()
    assert moves.count() == 1
    assert (watched.inserted, watched.removed) == ([], [])
    assert watched.ids()[:4] == ["opening", "session-2", "session-2/eli", "session-2/fay"]
    assert kept == watched.model.index_of("session-2/eli")


def test_an_edit_changes_its_own_row_alone(watched: Watched) -> None:
    watched.held.do("start")
    watched.draw().forget()
    watched.held.wait("1:00").do("edit", item="session-2/eli", changes={"duration": "9m"})
    watched.draw()
    assert (watched.changed, watched.inserted, watched.removed) == (["session-2/eli"], [], [])
