"""The list of speakers as Qt's model: narrow changes, and places asked for by dragging."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from runofshow.desk.speakers_model import LengthAsked, PlaceAsked, RequestModel, TickModel
from runofshow.desk.speakers_words import RequestLook, TickLook


def look(name: str) -> RequestLook:
    return RequestLook(name, "1", name, "", "2:00", "not heard yet", "", False)


ANA, BO, CHI, DAN = (look(name) for name in ("Ana", "Bo", "Chi", "Dan"))


@pytest.fixture
def model(qapp: object) -> RequestModel:
    made = RequestModel()
    made.set_looks((ANA, BO, CHI))
    return made


def names(model: RequestModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_both_models_are_what_qt_expects(qtmodeltester: ModelTester, model: RequestModel) -> None:
    ticks = TickModel()
    ticks.set_looks((TickLook("a", "Ada", None), TickLook("b", "Ben", True)))
    for each in (model, ticks):
        qtmodeltester.check(each)
    model.set_looks((CHI, ANA, DAN))
    assert names(model) == ["Chi", "Ana", "Dan"]


def test_only_what_changed_is_told(qtbot: QtBot, model: RequestModel) -> None:
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last, _roles=None: told.append(f"changed {first.row()}"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(f"inserted {first}-{last}"))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(f"removed {first}-{last}"))
    model.set_looks((ANA, BO, CHI))
    assert told == []
    model.set_looks((ANA, replace(BO, length="1:30"), CHI))
    model.set_looks((BO, ANA, CHI))
    model.set_looks((BO, CHI, DAN))
    assert told == ["changed 1", "moved", "changed 0", "removed 1-1", "inserted 2-2"]


@pytest.mark.parametrize(
    ("dragged", "row", "asked"),
    [
        (2, 0, PlaceAsked("Chi", 0)),
        (0, 2, PlaceAsked("Ana", 1)),
        (0, 3, PlaceAsked("Ana", 2)),
        (0, -1, PlaceAsked("Ana", 2)),
        (1, 1, None),
        (1, 2, None),
    ],
)
def test_a_drop_asks_for_the_place_and_moves_nothing(
    model: RequestModel, dragged: int, row: int, asked: PlaceAsked | None
) -> None:
    placed: list[PlaceAsked] = []
    model.placed.connect(placed.append)
    data = model.mimeData([model.index(dragged, 0)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert placed == ([asked] if asked else [])
    assert names(model) == ["Ana", "Bo", "Chi"]


def test_a_drop_on_somebody_means_the_place_before_them(model: RequestModel) -> None:
    placed: list[PlaceAsked] = []
    model.placed.connect(placed.append)
    data = model.mimeData([model.index(2, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index(1, 0))
    assert placed == [PlaceAsked("Chi", 1)]


def test_an_edited_length_is_asked_for(model: RequestModel) -> None:
    asked: list[LengthAsked] = []
    model.lengthened.connect(asked.append)
    assert not model.setData(model.index(1, 0), "1:30")
    model.setData(model.index(1, 0), "2:00")
    assert asked == [LengthAsked("Bo", "1:30")]
    assert model.index(1, 0).data(Qt.ItemDataRole.EditRole) == "2:00"


def test_a_screen_reader_hears_whether_somebody_is_here(qapp: object) -> None:
    ticks = TickModel()
    ticks.set_looks((TickLook("a", "Ada", True), TickLook("b", "Ben", False), TickLook("c", "Chi", None)))
    spoken = [ticks.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Ada, here", "Ben, not here yet", "Chi"]
    checked = [ticks.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert checked == [Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.Unchecked]
