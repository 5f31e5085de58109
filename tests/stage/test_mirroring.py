"""Whether the desk is on the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from runofshow.stage.display import Area, Display
from runofshow.stage.mirroring import Mirroring, mirroring, shares_desk
from stage.rooms import BEAMER, LAPTOP, WALL, mirrored

TWIN = mirrored(BEAMER, LAPTOP)
SHIFTED = replace(BEAMER, area=Area(960, 600, 1920, 1080))
SAME_ORIGIN = replace(BEAMER, area=Area(0, 0, 1024, 768))
WALL_TWIN = mirrored(WALL, BEAMER)


@pytest.mark.parametrize(
    ("displays", "lit", "found"),
    [
        ([], None, None),
        ([], 2, None),
        ([LAPTOP], None, None),
        ([LAPTOP], 1, None),
        ([LAPTOP, BEAMER], None, None),
        ([LAPTOP, BEAMER], 2, None),
        ([LAPTOP, BEAMER], 1, None),
        ([LAPTOP, TWIN], None, Mirroring((LAPTOP, TWIN), 0, True)),
        ([LAPTOP, SAME_ORIGIN], 2, Mirroring((LAPTOP, SAME_ORIGIN), 0, True)),
        ([LAPTOP, SHIFTED], None, Mirroring((LAPTOP, SHIFTED), 0, True)),
        ([LAPTOP, TWIN, WALL], None, Mirroring((LAPTOP, TWIN), 0, True)),
        ([LAPTOP, BEAMER, WALL_TWIN], None, Mirroring((BEAMER, WALL_TWIN), 0, False)),
        ([LAPTOP], 2, Mirroring((LAPTOP,), 1, True)),
        ([LAPTOP, BEAMER], 4, Mirroring((LAPTOP, BEAMER), 2, True)),
    ],
)
def test_displays_that_show_one_picture_are_found(
    displays: list[Display], lit: int | None, found: Mirroring | None
) -> None:
    assert mirroring(displays, lit) == found


def test_a_display_shares_the_desk_where_the_desks_display_overlaps_it() -> None:
    assert shares_desk(TWIN, [LAPTOP, TWIN])
    assert not shares_desk(LAPTOP, [LAPTOP, TWIN])
    assert not shares_desk(BEAMER, [LAPTOP, BEAMER])
    assert not shares_desk(WALL_TWIN, [LAPTOP, BEAMER, WALL_TWIN])
