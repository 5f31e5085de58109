"""The rundown as it is seen: the current row in its phase, whole names, a selection that stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk.rundown_model import RundownModel
from runofshow.desk.text import balanced_lines, elided, name_font
from runofshow.look.fonts import text_font
from runofshow.look.tokens import THEMES


def row_of(kit: DeskKit, slot: str) -> QRect:
    return kit.desk.rundown.visualRect(kit.desk.model.index_of(slot))


def colour(kit: DeskKit, slot: str, x: int) -> str:
    """The colour in a row, x px from its leading edge and 3 px above its lower one."""
    kit.settle()
    row = row_of(kit, slot)
    picture: QImage = kit.desk.rundown.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return QColor(picture.pixel(QPoint(round(x * ratio), round((row.bottom() - 3) * ratio)))).name().upper()


@pytest.mark.parametrize("theme", THEMES)
def test_the_current_row_has_the_tint_and_the_bar_of_its_phase(
    qtbot: QtBot, themed: None, theme: str
) -> None:
    kit = DeskKit(qtbot, theme=theme)
    kit.press("Space")
    for jump, phase in (("1s", "running"), ("8:00", "warning"), ("2:00", "danger"), ("2:00", "overtime")):
        kit.jump(jump)
        colours = kit.look.phase[phase]
        assert (colour(kit, "opening", 2), colour(kit, "opening", 20)) == (
            colours.fill.upper(),
            colours.tint.upper(),
        )
    kit.press("Space")
    assert colour(kit, "opening", 20) == kit.look.neutral.panel.upper()
    assert colour(kit, "session-1/burkina-faso", 20) == kit.look.phase["running"].tint.upper()


def test_a_selected_row_has_the_accent_tint(kit: DeskKit) -> None:
    kit.desk.rundown.setCurrentIndex(kit.desk.model.index_of("voting"))
    assert colour(kit, "voting", 20) == kit.look.accent.tint.upper()


def test_a_name_too_long_for_one_line_has_a_row_for_two(kit: DeskKit) -> None:
    one, two = row_of(kit, "session-1/mexico").height(), row_of(kit, "session-1/burkina-faso").height()
    assert (one, two) == (48, 68)


@pytest.mark.parametrize("size", [(1100, 680), (1180, 700), (1280, 800), (1920, 1080)])
def test_no_name_of_the_side_event_is_cut(kit: DeskKit, size: tuple[int, int]) -> None:
    kit.resize(*size)
    painter = kit.desk.rundown.painter_of_rows
    for look in kit.rows.values():
        if look.kind == "segment":
            continue
        lines, font, width = painter.fitted_title(look, kit.desk.rundown.viewport().width())
        assert len(lines) <= 2
        assert all(elided(font, line, width) == line for line in lines), lines


def test_a_name_that_two_lines_do_not_hold_is_set_smaller_by_at_most_15_per_cent(kit: DeskKit) -> None:
    font = text_font(24)
    lines = balanced_lines(font, "Konstantinopolskaya Wolfeschlegelsteinhausen", 260)
    assert len(lines) == 2
    assert name_font(font, lines, 1000).pixelSize() == 24
    assert 20.4 <= name_font(font, lines, 260).pixelSize() < 24
    assert name_font(font, lines, 10).pixelSize() == 21


def test_the_selection_survives_every_fact(kit: DeskKit) -> None:
    rundown = kit.desk.rundown
    rundown.setCurrentIndex(kit.desk.model.index_of("session-2/icmpd"))
    kit.press("Space").press("Space")
    kit.do("floor", name="Cleo")
    assert rundown.selected_slot() == "session-2/icmpd"
    kit.press("Ctrl+Z").press("Ctrl+Z")
    assert rundown.selected_slot() == "session-2/icmpd"
    assert len(rundown.selectedIndexes()) == 1


def test_enter_takes_the_selected_slot(kit: DeskKit) -> None:
    kit.press("Space")
    kit.desk.rundown.setFocus()
    kit.desk.rundown.setCurrentIndex(kit.desk.model.index_of("voting"))
    kit.press("Return")
    assert kit.rows["voting"].state == "running"
    assert kit.rows["session-1/mexico"].state == "skipped"


def test_enter_on_a_segment_with_turns_takes_its_first_turn_or_says_why_not(kit: DeskKit) -> None:
    kit.press("Space")
    kit.desk.rundown.setFocus()
    kit.desk.rundown.setCurrentIndex(kit.desk.model.index_of("session-2"))
    kit.press("Return")
    assert kit.rows["session-2/dg-devco"].state == "running" or kit.refusal


def test_a_double_click_takes_a_slot_and_a_click_only_selects(qtbot: QtBot, kit: DeskKit) -> None:
    kit.press("Space")
    rundown = kit.desk.rundown
    place = row_of(kit, "voting").center()
    qtbot.mouseClick(rundown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (rundown.selected_slot(), kit.rows["opening"].state) == ("voting", "running")
    qtbot.mouseDClick(rundown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert kit.rows["voting"].state == "running"


def test_keys_move_the_selection_and_collapse_nothing(kit: DeskKit) -> None:
    rundown = kit.desk.rundown
    rundown.setFocus()
    rundown.setCurrentIndex(kit.desk.model.index_of("session-1"))
    kit.press("Left").press("-").press("*")
    assert rundown.isExpanded(kit.desk.model.index_of("session-1"))
    kit.press("Down")
    assert rundown.selected_slot() == "session-1/burkina-faso"


def test_the_current_row_and_the_next_are_scrolled_into_sight(qtbot: QtBot, themed: None) -> None:
    segments = [{"id": f"s{n}", "title": f"Part {n}", "duration": "10m"} for n in range(40)]
    kit = DeskKit(qtbot, made_programme(*segments), size=(1100, 680))
    kit.press("Space")
    for _ in range(29):
        kit.press("Space")
    kit.settle()
    visible = kit.desk.rundown.viewport().rect()
    assert visible.contains(row_of(kit, "s29"))
    assert visible.contains(row_of(kit, "s30").adjusted(0, 0, 0, -1))  # Qt scrolls a pixel short
    assert not visible.intersects(row_of(kit, "s2"))


def test_a_floor_row_that_appears_is_unfolded(kit: DeskKit) -> None:
    kit.press("Space")
    kit.do("floor", name="Cleo")
    kit.settle()
    assert row_of(kit, "opening/floor-1").height() > 0


def test_rows_keep_their_height_in_every_state(kit: DeskKit) -> None:
    def heights() -> dict[str, int]:
        return {slot: row_of(kit.settle(), slot).height() for slot in kit.rows}

    before = heights()
    for _ in range(9):
        kit.press("Space").jump("1:00")
        assert heights() == before


def test_the_tooltip_has_the_whole_words(kit: DeskKit) -> None:
    index = kit.desk.model.index_of("voting")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Interaction with the audience (voting exercise)"
    assert index.data(RundownModel.LOOK).clock == "09:05"


def test_a_row_is_as_high_as_it_has_lines(kit: DeskKit) -> None:
    assert (row_of(kit, "voting").height(), row_of(kit, "session-1").height()) == (44, 52)
    kit.do("edit", item="voting", changes={"optional": True})
    assert row_of(kit.settle(), "voting").height() == 52
