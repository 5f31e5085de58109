"""Where a row goes: one up, one down, behind another; the commands made of it are accepted or refused."""

from __future__ import annotations

import pytest

from runofshow.show.placing import Place, first_turn_place, is_item, place_after, place_down, place_up
from show_kit import Performance


@pytest.mark.parametrize(
    ("item", "up", "down", "after"),
    [
        ("opening", None, Place("voting"), Place("session-1")),
        ("voting", Place("session-1"), Place("discussion"), Place("session-2")),
        ("session-2", Place("voting"), Place(None), Place("discussion")),
        ("discussion", Place("session-2"), None, Place(None)),
        ("session-1/ben", None, Place("session-1/dara"), Place("session-1/cleo")),
        ("session-1/cleo", Place("session-1/ben"), Place(None), Place("session-1/dara")),
        ("session-1/dara", Place("session-1/cleo"), None, Place(None)),
    ],
)
def test_a_row_goes_up_and_down_among_its_own_kind(
    standby: Performance, item: str, up: Place | None, down: Place | None, after: Place
) -> None:
    control = standby.control
    assert (place_up(control, item), place_down(control, item), place_after(control, item)) == (
        up,
        down,
        after,
    )


@pytest.mark.parametrize("item", ["voting", "session-1/cleo"])
def test_down_and_up_again_is_where_it_was(standby: Performance, item: str) -> None:
    before = standby.control.programme
    down = place_down(standby.control, item)
    assert down is not None
    standby.do("move", item=item, before=down.before)
    assert standby.control.programme != before
    up = place_up(standby.control, item)
    assert up is not None
    standby.do("move", item=item, before=up.before)
    assert standby.control.programme == before


def test_a_first_turn_goes_behind_those_that_were_taken(session: Performance) -> None:
    assert first_turn_place(session.control, "session-1") == Place("session-1/cleo")
    assert first_turn_place(session.control, "session-2") == Place("session-2/eli")
    assert first_turn_place(session.control, "voting") == Place(None)
    session.next(2)
    assert first_turn_place(session.control, "session-1") == Place(None)


def test_a_turn_from_the_floor_is_no_part_of_the_programme(session: Performance) -> None:
    session.do("floor", name="Gina")
    assert is_item(session.control, "session-1")
    assert is_item(session.control, "session-1/ben")
    assert not is_item(session.control, "session-1/floor-1")
    assert not is_item(session.control, None)
