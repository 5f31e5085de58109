"""A row of controls that breaks into rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from runofshow.desk.flow import FlowRow


class Block(QWidget):
    """Asks for a width, and is content with half of it."""

    def __init__(self, wide: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._wide = wide

    def sizeHint(self) -> QSize:
        return QSize(self._wide, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._wide // 2, 30)


class Row:
    """Three blocks of 100, 100 and a growing one; a last one at the far edge."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.row = FlowRow(10)
        self.blocks = [Block(100, self.widget) for _ in range(3)]
        self.row.add(self.blocks[0])
        self.row.add(self.blocks[1])
        self.row.add(self.blocks[2], is_far=True)
        self.widget.setLayout(self.row)
        self.row.setContentsMargins(0, 0, 0, 0)

    def at(self, width: int) -> list[tuple[int, int, int]]:
        """(left, top, width) of each block in a widget so wide."""
        self.widget.resize(width, max(30, self.row.heightForWidth(width)))
        self.widget.show()
        return [(b.x(), b.y(), b.width()) for b in self.blocks]


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    return Row(qtbot)


def test_with_room_all_stand_side_by_side_and_the_last_at_the_far_edge(row: Row) -> None:
    assert row.at(400) == [(0, 0, 100), (110, 0, 100), (300, 0, 100)]
    assert row.row.heightForWidth(400) == 30


def test_with_less_room_they_shrink_before_they_break(row: Row) -> None:
    assert row.at(200) == [(0, 0, 80), (90, 0, 50), (150, 0, 50)]


def test_what_does_not_fit_goes_to_the_next_row(row: Row) -> None:
    assert row.row.heightForWidth(120) == 70
    assert row.at(120) == [(0, 0, 60), (70, 0, 50), (20, 40, 100)]


def test_hidden_controls_take_no_room(row: Row) -> None:
    row.blocks[0].hide()
    assert row.at(400)[1:] == [(0, 0, 100), (300, 0, 100)]


def test_one_that_grows_takes_the_rest_and_breaks_before_it_is_too_small(qtbot: QtBot) -> None:
    made = Row(qtbot)
    grown = Block(300, made.widget)
    made.row.add(grown, grows=True, least=200)
    made.at(700)
    assert (grown.x(), grown.y(), grown.width()) == (330, 0, 370)
    made.at(360)
    assert (grown.x(), grown.y(), grown.width()) == (0, 40, 360)


def test_it_is_mirrored_for_languages_from_right_to_left(row: Row) -> None:
    row.widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert row.at(400) == [(300, 0, 100), (190, 0, 100), (0, 0, 100)]
