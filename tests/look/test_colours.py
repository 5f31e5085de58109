"""The colours of the three themes: contrast, and phases apart from each other for every eye."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from look.colour_science import SIGHTS, ciede2000, contrast, distance
from runofshow.look.tokens import THEMES, Theme, theme
from runofshow.show.outlook import Phase

DESK_TEXT, STAGE_TEXT, GRAPHIC = 4.5, 7.0, 3.0
APART = 12.0

Pair = tuple[str, str, str]


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest) -> Theme:
    return theme(request.param)


def desk_text(look: Theme) -> Iterator[Pair]:
    neutral, accent = look.neutral, look.accent
    for ground in ("centre", "window", "panel", "raised", "hover"):
        for ink in ("text", "text_2", "text_3"):
            yield f"{ink} on {ground}", getattr(neutral, ink), getattr(neutral, ground)
        yield f"accent.ink on {ground}", accent.ink, getattr(neutral, ground)
    yield "on_done on done", neutral.on_done, neutral.done
    yield "on_fill on fill", accent.on_fill, accent.fill
    yield "on_fill on fill_hover", accent.on_fill, accent.fill_hover
    for ink in ("text", "text_2"):
        yield f"{ink} on accent.tint", getattr(neutral, ink), accent.tint
    for name, phase in look.phase.items():
        yield f"{name}.on_fill", phase.on_fill, phase.fill
        for ground in ("centre", "panel", "raised", "hover"):
            yield f"{name}.ink on {ground}", phase.ink, getattr(neutral, ground)
        yield f"{name}.ink on tint", phase.ink, phase.tint
        yield f"{name}.digits on tint", phase.digits, phase.tint
        yield f"{name}.digits on centre", phase.digits, neutral.centre
        yield f"text on {name}.tint", neutral.text, phase.tint
        yield f"text_2 on {name}.tint", neutral.text_2, phase.tint


def stage_text(look: Theme) -> Iterator[Pair]:
    for name, stage in look.stage.items():
        for ink in ("digits", "text", "text_2"):
            yield f"{name}.{ink} on field", getattr(stage, ink), stage.field
        yield f"{name}: card", stage.on_card, stage.card
        yield f"{name}: words in the chip", stage.on_signal, stage.signal


def graphics(look: Theme) -> Iterator[Pair]:
    neutral = look.neutral
    for ground in ("centre", "window", "panel", "raised", "hover"):
        yield f"line_strong on {ground}", neutral.line_strong, getattr(neutral, ground)
        yield f"focus on {ground}", look.accent.focus, getattr(neutral, ground)
    yield "bar's head on track", neutral.text, neutral.track
    for name, phase in look.phase.items():
        yield f"{name} shape on centre", phase.ink, neutral.centre
        yield f"{name} shape on tint", phase.ink, phase.tint
        yield f"{name} bar's head beside the bar", neutral.text, phase.tint
    for name, stage in look.stage.items():
        yield f"{name} stage head beside the bar", stage.text, stage.field
        yield f"{name} stage head on track", stage.text, stage.track


def too_weak(pairs: Iterator[Pair], least: float) -> list[str]:
    return [
        f"{name}: {contrast(ink, ground):.2f}" for name, ink, ground in pairs if contrast(ink, ground) < least
    ]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_distance_is_that_of_the_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


def test_desk_text_has_at_least_4_5_to_1(look: Theme) -> None:
    assert too_weak(desk_text(look), DESK_TEXT) == []


def test_stage_text_has_at_least_7_to_1(look: Theme) -> None:
    assert too_weak(stage_text(look), STAGE_TEXT) == []


def test_lines_shapes_focus_and_the_bar_s_head_have_at_least_3_to_1(look: Theme) -> None:
    assert too_weak(graphics(look), GRAPHIC) == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("kind", ["fill", "ink"])
def test_phases_are_told_apart_by_every_eye(look: Theme, kind: str, sight: str) -> None:
    colours = {phase.value: getattr(look.phase[phase], kind) for phase in Phase}
    near = [
        (one, other)
        for one, other in combinations(colours, 2)
        if distance(colours[one], colours[other], sight) < APART
    ]
    assert near == []


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_accent_is_never_taken_for_a_phase(look: Theme, sight: str) -> None:
    distances = {phase.value: distance(look.phase[phase].fill, look.accent.fill, sight) for phase in Phase}
    assert min(distances.values()) >= APART
