"""Rows moved with the mouse: a line shows where they would go, and only a legal place takes a drop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Mouse:
    """Presses, moves and releases over the rundown's rows."""

    def __init__(self, kit: DeskKit) -> None:
        self.kit = kit.settle()
        self.place = QPoint()

    def row(self, slot: str) -> QRect:
        return self.kit.desk.rundown.visualRect(self.kit.desk.model.index_of(slot))

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton) -> Mouse:
        viewport = self.kit.desk.rundown.viewport()
        spot = QPointF(self.place)
        fact = QMouseEvent(
            kind,
            spot,
            viewport.mapToGlobal(spot),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, fact)
        return self

    def press(self, slot: str) -> Mouse:
        self.place = self.row(slot).center()
        return self._send(QEvent.Type.MouseButtonPress, LEFT, LEFT)

    def to(self, slot: str, share: float) -> Mouse:
        """Move to that height of a row: 0 is its upper edge, 1 its lower one."""
        row = self.row(slot)
        self.place = QPoint(row.center().x(), round(row.top() + share * (row.height() - 1)))
        return self._send(QEvent.Type.MouseMove, NONE, LEFT)

    def to_height(self, y: int) -> Mouse:
        self.place = QPoint(self.place.x(), y)
        return self._send(QEvent.Type.MouseMove, NONE, LEFT)

    def release(self) -> Mouse:
        return self._send(QEvent.Type.MouseButtonRelease, LEFT, NONE)

    @property
    def before(self) -> str | None:
        """What the row would be dropped before; "nowhere" where it would not be."""
        target = self.kit.desk.rundown.drag.target
        return target.before if target is not None else "nowhere"


def order(kit: DeskKit) -> list[str]:
    return [row for row, look in kit.rows.items() if look.kind == "segment"]


def test_a_segment_is_dragged_with_all_its_turns_in_one_step(kit: DeskKit) -> None:
    kit.press("Space")
    mouse = Mouse(kit).press("session-2").to("voting", 0.2)
    assert mouse.before == "voting"
    mouse.release()
    assert order(kit) == ["opening", "session-1", "session-2", "voting", "conclusions"]
    assert kit.facts[-1].body.fact == "item_moved"
    assert kit.desk.rundown.selected_slot() == "session-2"
    kit.press("Ctrl+Z")
    assert order(kit) == ["opening", "session-1", "voting", "session-2", "conclusions"]


def test_a_segment_goes_above_or_below_another_as_a_whole(kit: DeskKit) -> None:
    mouse = Mouse(kit).press("conclusions")
    assert mouse.to("session-1/burkina-faso", 0.5).before == "session-1"
    assert mouse.to("session-1/rabat", 0.9).before == "voting"
    assert mouse.to("session-2/icmpd", 0.9).before == "nowhere"  # it would change nothing
    assert mouse.to("opening", 0.1).before == "opening"


def test_a_segment_is_dropped_at_the_end(kit: DeskKit) -> None:
    mouse = Mouse(kit).press("voting").to_height(kit.desk.rundown.viewport().height() + 40)
    assert mouse.before is None
    mouse.release()
    assert order(kit)[-1] == "voting"


def test_a_turn_stays_in_its_segment(kit: DeskKit) -> None:
    mouse = Mouse(kit).press("session-1/rabat")
    assert mouse.to("session-1/burkina-faso", 0.2).before == "session-1/burkina-faso"
    assert mouse.to("session-1", 0.5).before == "session-1/burkina-faso"
    assert mouse.to("session-1/burkina-faso", 0.9).before == "session-1/mexico"
    assert mouse.to("session-2/icmpd", 0.2).before == "nowhere"
    assert mouse.to("voting", 0.2).before == "nowhere"
    mouse.to("session-1/burkina-faso", 0.9).release()
    turns = [row for row in kit.rows if row.startswith("session-1/")]
    assert turns == ["session-1/burkina-faso", "session-1/rabat", "session-1/mexico"]


def test_only_legal_places_take_a_drop(kit: DeskKit) -> None:
    kit.press("Space").press("Space")
    mouse = Mouse(kit).press("session-1/rabat")
    assert mouse.to("session-1/burkina-faso", 0.1).before == "nowhere"
    assert kit.desk.rundown.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert mouse.to("session-1/mexico", 0.1).before == "session-1/mexico"
    assert kit.desk.rundown.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor
    mouse.to("session-1/burkina-faso", 0.1).release()
    assert kit.desk.rundown.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert list(kit.rows)[2] == "session-1/burkina-faso"
    assert kit.facts[-1].body.fact != "item_moved"


def test_what_runs_is_not_dragged_anywhere(kit: DeskKit) -> None:
    kit.press("Space")
    mouse = Mouse(kit).press("opening")
    assert mouse.to("voting", 0.1).before == "nowhere"


def test_a_press_alone_selects_and_a_small_tremble_moves_nothing(kit: DeskKit) -> None:
    mouse = Mouse(kit).press("voting")
    mouse.to_height(mouse.place.y() + 3)
    assert not kit.desk.rundown.drag.is_active
    mouse.release()
    assert (kit.desk.rundown.selected_slot(), kit.facts) == ("voting", [])


def test_the_selection_stays_with_the_row_while_it_is_dragged(kit: DeskKit) -> None:
    mouse = Mouse(kit).press("voting").to("session-2", 0.5).to("conclusions", 0.8)
    assert kit.desk.rundown.selected_slot() == "voting"
    mouse.release()
    assert kit.desk.rundown.selected_slot() == "voting"


def test_esc_drops_nothing(kit: DeskKit) -> None:
    kit.desk.rundown.setFocus()
    mouse = Mouse(kit).press("voting").to("session-1", 0.1)
    kit.press("Esc")
    mouse.release()
    assert kit.facts == []


def test_a_row_that_goes_while_it_is_dragged_is_dropped_nowhere(kit: DeskKit) -> None:
    kit.press("Space")
    mouse = Mouse(kit).press("voting").to("conclusions", 0.9)
    kit.do("remove", item="voting")
    assert not kit.desk.rundown.drag.is_active
    mouse.release()
    assert kit.facts[-1].body.fact == "item_removed"


def test_a_place_that_was_legal_is_judged_anew_after_a_fact(kit: DeskKit) -> None:
    kit.press("Space")
    mouse = Mouse(kit).press("session-1/rabat").to("session-1/burkina-faso", 0.1)
    assert mouse.before == "session-1/burkina-faso"
    kit.do("next")
    assert mouse.before == "nowhere"


def test_floor_turns_are_passed_over(kit: DeskKit) -> None:
    kit.press("Space").press("Space")
    kit.do("floor", name="Cleo")
    mouse = Mouse(kit).press("session-1/rabat").to("session-1/floor-1", 0.9)
    assert mouse.before == "session-1/mexico"
    assert mouse.to("session-1/floor-1", 0.1).before == "session-1/mexico"
    mouse.release()
    mouse.press("session-1/floor-1").to("session-1/rabat", 0.9)
    assert mouse.before == "nowhere"


def test_a_line_in_the_accent_shows_the_place(kit: DeskKit) -> None:
    Mouse(kit).press("conclusions").to("voting", 0.1)
    picture = kit.desk.rundown.viewport().grab().toImage()
    y = kit.desk.rundown.visualRect(kit.desk.model.index_of("voting")).top()
    colour = QColor(picture.pixel(QPoint(100, y))).name().upper()
    assert colour == kit.look.accent.focus.upper()


def test_rows_scroll_while_the_mouse_is_held_at_the_edge(qtbot: QtBot, themed: None) -> None:
    segments = [{"id": f"s{n}", "title": f"Part {n}", "duration": "10m"} for n in range(40)]
    kit = DeskKit(qtbot, made_programme(*segments), size=(1100, 680))
    rundown = kit.desk.rundown
    mouse = Mouse(kit).press("s2").to_height(rundown.viewport().height() - 4)
    qtbot.waitUntil(lambda: rundown.verticalScrollBar().value() > 200)
    mouse.to_height(rundown.viewport().height() // 2)
    stopped = rundown.verticalScrollBar().value()
    assert mouse.before not in ("nowhere", None)
    kit.settle()
    assert rundown.verticalScrollBar().value() == stopped
    mouse.release()
    assert order(kit).index("s2") > 8
