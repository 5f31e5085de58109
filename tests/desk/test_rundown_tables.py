"""The rundown's model under any sequence of row tables: it equals each, and what a view holds goes along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView

from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.rundown_rows import RowLook

Table = Sequence[tuple[str, Sequence[str]]]
"""Segments in order, each with what is in it."""

TABLES: st.SearchStrategy[Any] = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=5)),
    unique_by=lambda segment: segment[0],
    max_size=6,
)


def looks(table: Table, title: str) -> list[RowLook]:
    found = []
    for segment, turns in table:
        rows = [(segment, "segment"), *((f"{segment}/{turn}", "turn") for turn in turns)]
        found += [
            RowLook(row, kind, "pending", True, False, "", title, "", "", "5:00", "") for row, kind in rows
        ]
    return found


def walked(model: RundownModel) -> list[RowLook]:
    """The rows as a view finds them."""
    found = []
    for top in range(model.rowCount()):
        segment = model.index(top, 0)
        assert model.parent(segment) == QModelIndex()
        found.append(segment.data(RundownModel.LOOK))
        for place in range(model.rowCount(segment)):
            turn = model.index(place, 0, segment)
            assert model.parent(turn) == segment
            found.append(turn.data(RundownModel.LOOK))
    return found


@given(st.lists(TABLES, min_size=1, max_size=5), st.data())
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_the_model_is_the_table_and_indexes_follow_their_rows(
    qapp: QApplication, tables: list[Table], data: st.DataObject
) -> None:
    model, view = RundownModel(), QTreeView()
    view.setModel(model)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    resets: list[str] = []
    model.modelReset.connect(lambda: resets.append("reset"))
    for number, table in enumerate(tables):
        kept = {look.id: QPersistentModelIndex(model.index_of(look.id)) for look in walked(model)}
        chosen = data.draw(st.sampled_from(sorted(kept))) if kept else None
        view.setCurrentIndex(model.index_of(chosen))
        wanted = looks(table, f"table {number}")
        model.set_looks(wanted)
        assert walked(model) == wanted
        there = {look.id for look in wanted}
        for row, index in kept.items():
            assert index.isValid() == (row in there)
            assert index == model.index_of(row)
        if chosen in there:
            assert view.currentIndex() == model.index_of(chosen)
            assert view.selectionModel().selectedIndexes() == [model.index_of(chosen)]
    assert (tester.model(), resets) == (model, [])


@given(TABLES, TABLES)
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_the_same_table_again_says_nothing(qapp: QApplication, first: Table, second: Table) -> None:
    model = RundownModel()
    model.set_looks(looks(first, "one"))
    model.set_looks(looks(second, "two"))
    said: list[object] = []
    for signal in (
        model.dataChanged,
        model.rowsInserted,
        model.rowsMoved,
        model.rowsRemoved,
        model.modelReset,
    ):
        signal.connect(lambda *_: said.append("something"))
    model.set_looks(looks(second, "two"))
    assert said == []
