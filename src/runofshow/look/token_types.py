"""What a theme is made of: frozen values for colours, type, measures and phase signs.

Sizes are in logical pixels; names that end in `_stage_h`, and all of `StageType`, are shares of the
stage's height. Colours are `#RRGGBB`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = [
    "Accent",
    "IconSizes",
    "Layout",
    "Lines",
    "Motion",
    "Neutral",
    "PanelWidth",
    "PhaseColours",
    "PhaseSign",
    "Radius",
    "Rows",
    "StageColours",
    "StageType",
    "TextStyle",
    "Theme",
    "Type",
]


@dataclass(frozen=True, slots=True)
class Neutral:
    """Surfaces, lines and text that say nothing about time."""

    track: str
    done: str
    on_done: str
    centre: str
    window: str
    panel: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_2: str
    text_3: str


@dataclass(frozen=True, slots=True)
class Accent:
    """Where you are: selection, focus, the one next step."""

    fill: str
    fill_hover: str
    on_fill: str
    ink: str
    tint: str
    focus: str


@dataclass(frozen=True, slots=True)
class PhaseColours:
    """A phase on the desk. Text and shapes take `ink`; `fill` is for areas."""

    fill: str
    on_fill: str
    ink: str
    tint: str
    digits: str


@dataclass(frozen=True, slots=True)
class StageColours:
    """A phase on the stage. `frame` is None where there is none; `has_chip`: words sit in a filled chip."""

    field: str
    frame: str | None
    digits: str
    text: str
    text_2: str
    signal: str
    on_signal: str
    track: str
    card: str
    on_card: str
    has_chip: bool = False


@dataclass(frozen=True, slots=True)
class PhaseSign:
    """What says the phase without colour. `path` is an SVG path on a 24-unit square, filled odd-even."""

    word_desk: str
    word_stage: str
    shape: str
    path: str


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and line height in px, weight as in CSS; `is_tabular`: figures that must not dance."""

    px: int
    line: int
    weight: int
    is_tabular: bool = False


@dataclass(frozen=True, slots=True)
class StageType:
    """Font sizes on the stage, as shares of its height."""

    countdown: float
    countdown_min: float
    phase_word: float
    clock: float
    name: float
    role: float
    next_name: float
    next_label: float
    card: float
    card_two_lines: float


@dataclass(frozen=True, slots=True)
class Type:
    """Families, OpenType features and sizes. From `display_from_px` up the display cut is used."""

    family: str
    display_family: str
    fallback: tuple[str, ...]
    features_times: tuple[str, ...]
    features_countdown: tuple[str, ...]
    display_from_px: int
    desk: Mapping[str, TextStyle]
    stage: StageType


@dataclass(frozen=True, slots=True)
class Radius:
    """Corners; `stage_card_h` is a share of the stage's height."""

    small: int
    control: int
    panel: int
    stage_card_h: float
    pill: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Widths of lines, bars and heads; a head is (width, height)."""

    hair: int
    strong: float
    focus: int
    focus_gap: int
    high_contrast: int
    progress_desk: int
    progress_head_desk: tuple[float, float]
    progress_head_stage_h: tuple[float, float]
    progress_stage_h: float
    frame_stage_h: float
    cue_notch_desk: int
    cue_notch_stage_h: float


@dataclass(frozen=True, slots=True)
class IconSizes:
    """Sizes Lucide icons are drawn at and their stroke; then the phase shape by where it stands."""

    sizes: tuple[int, ...]
    stroke: float
    shape_row: int
    shape_chip: int
    shape_desk: int
    shape_stage_h: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Heights of rows, controls and bars."""

    segment: int
    turn: int
    entry_min: int
    control: int
    control_big: int
    touch_min: int
    topbar: int
    timeline: int


@dataclass(frozen=True, slots=True)
class PanelWidth:
    """A side column: `share` of the window's width, within limits.

    most: the share it takes at most, which counts where text is large and the window is not.
    """

    min: int
    max: int
    share: float
    most: float = 0.4

    def at(self, window_width: int) -> int:
        """The column's width in a window so wide."""
        wanted = max(self.min, min(self.max, round(self.share * window_width)))
        return min(wanted, round(self.most * window_width))


@dataclass(frozen=True, slots=True)
class Layout:
    """The smallest desk (width, height) and its columns."""

    desk_min: tuple[int, int]
    rundown: PanelWidth
    minutes: PanelWidth


@dataclass(frozen=True, slots=True)
class Motion:
    """Durations in milliseconds; the curve is a name of QEasingCurve.Type."""

    phase_change_ms: int
    phase_change_curve: str
    panel_ms: int


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All that paints one look; colours differ by theme, measures don't, but for `hair`.

    percent: the size of the desk's text, which its measures follow. There is one object per name and
    size, compared and hashed by identity, so it may be a key of a cache.
    """

    name: str
    neutral: Neutral
    accent: Accent
    phase: Mapping[str, PhaseColours]
    stage: Mapping[str, StageColours]
    type: Type
    space: tuple[int, ...]
    radius: Radius
    line: Lines
    icon: IconSizes
    row: Rows
    layout: Layout
    motion: Motion
    percent: int = 100

    @property
    def hair(self) -> int:
        """The width of an ordinary line: thicker in high contrast."""
        return self.line.high_contrast if self.name == "high_contrast" else self.line.hair
