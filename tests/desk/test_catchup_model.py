"""The model of the table of proposals: it changes narrowly and never starts anew."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from runofshow.desk.catchup_model import NAMES, STANDS, WAYS, CatchUpModel
from runofshow.show.catchup_table import catch_up_table
from show_kit import Performance, side_event


class Drawn:
    """A late show, its model, and what the model has told since `forget`."""

    def __init__(self) -> None:
        self.held = Performance(side_event(hard_stop=time(9, 45))).at("4:00").do("start")
        self.model = CatchUpModel()
        self.told: list[str] = []
        self.model.dataChanged.connect(self._changed)
        self.model.rowsInserted.connect(lambda _p, first, last: self.told.append(f"in {first}-{last}"))
        self.model.rowsRemoved.connect(lambda _p, first, last: self.told.append(f"out {first}-{last}"))
        self.draw()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.told.append(f"changed {first.row()}")

    def draw(self, *pinned: str) -> list[str]:
        self.told.clear()
        table = catch_up_table(self.held.show, self.held.view, frozenset(pinned))
        self.model.set_table(self.held.show, table)
        return self.told


@pytest.fixture
def drawn(qapp: QApplication) -> Drawn:
    return Drawn()


def test_it_keeps_qts_rules_from_late_to_on_course_and_back(drawn: Drawn, qtmodeltester: ModelTester) -> None:
    tester = QAbstractItemModelTester(
        drawn.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )  # a warning of Qt's fails the test
    drawn.held.wait("9:00").next().wait("2:00")
    drawn.draw()
    drawn.held.do("catch_up", allotments={"session-2/fay": 300})
    drawn.draw()
    drawn.held.do("undo").do("move", item="discussion", before="voting")
    drawn.draw("voting")
    drawn.held.do("end")
    drawn.draw()
    qtmodeltester.check(drawn.model)
    assert tester.model() is drawn.model


def test_a_pin_changes_what_it_shifts_and_no_row_goes(drawn: Drawn) -> None:
    assert drawn.draw() == []
    told = drawn.draw("voting")
    assert "changed 4" in told
    assert all(words.startswith("changed") for words in told)


def test_a_slot_that_is_taken_leaves_the_table(drawn: Drawn) -> None:
    drawn.held.wait("10:00").next()
    assert drawn.draw()[0] == "out 1-1"
    assert drawn.model.place_of("session-1/cleo") == 1
    assert drawn.model.place_of("session-1/ben") == -1


def test_cells_say_what_stands_in_them_and_aloud_by_how_much(drawn: Drawn) -> None:
    place = drawn.model.place_of("session-2/fay")
    row = [drawn.model.index(place, column).data() for column in range(drawn.model.columnCount())]
    assert row == ["Fay Fonseca", "10:00", "9:24", "10:00", "10:00"]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert drawn.model.index(place, NAMES).data(spoken) == "Fay Fonseca, Office fay"
    assert drawn.model.index(place, WAYS).data(spoken) == "9:24, −0:36"
    drawn.draw("session-2")
    assert drawn.model.index(place, NAMES).data(spoken) == "Fay Fonseca, Office fay, pinned"


def test_a_segment_without_figures_has_empty_cells(drawn: Drawn) -> None:
    place = drawn.model.place_of("session-2")
    assert [drawn.model.index(place, column).data() for column in (NAMES, STANDS, WAYS)] == [
        "Session II",
        "",
        "",
    ]


def test_the_heads_name_the_columns(drawn: Drawn) -> None:
    heads = [drawn.model.headerData(i, Qt.Orientation.Horizontal) for i in range(5)]
    assert heads == [
        "Still to come",
        "As it stands",
        "Share it out",
        "Protect the speakers",
        "Cut what is optional",
    ]
