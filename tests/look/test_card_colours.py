"""The colours of voting cards: known by their names, and none that could be a phase of the clock."""

from __future__ import annotations

import pytest

from look.colour_science import SIGHTS, distance
from runofshow.look.card_colours import CARD_COLOURS, card_colour
from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase

COLOURED = ("running", "warning", "danger", "overtime")


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("green", CARD_COLOURS["green"]),
        ("Green", CARD_COLOURS["green"]),
        ("dark red", CARD_COLOURS["red"]),
        ("mauve", None),
        ("", None),
    ],
)
def test_a_card_is_known_by_its_colours_name(name: str, colour: str | None) -> None:
    assert card_colour(name) == colour


@pytest.mark.parametrize("name", sorted(CARD_COLOURS))
@pytest.mark.parametrize("look", THEMES)
def test_no_card_has_the_colour_of_a_phase(name: str, look: str) -> None:
    phases = {
        (phase, part): getattr(theme(look).phase[Phase(phase)], part)
        for phase in COLOURED
        for part in ("fill", "ink")
    }
    near = {key for key, colour in phases.items() if distance(CARD_COLOURS[name], colour) < 5}
    assert near == set()


def test_the_cards_that_most_rooms_have_differ_for_every_kind_of_sight() -> None:
    common = [CARD_COLOURS[name] for name in ("green", "yellow", "red")]
    for sight in SIGHTS:
        pairs = [(one, other) for i, one in enumerate(common) for other in common[i + 1 :]]
        assert min(distance(one, other, sight) for one, other in pairs) > 12, sight
