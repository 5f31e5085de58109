"""The design tokens, read from the bundled file: the three themes and the signs of the phases. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from runofshow.look.token_types import (
    Accent,
    IconSizes,
    Layout,
    Lines,
    Motion,
    Neutral,
    PanelWidth,
    PhaseColours,
    PhaseSign,
    Radius,
    Rows,
    StageColours,
    StageType,
    TextStyle,
    Theme,
    Type,
)
from runofshow.resources import resource

__all__ = [
    "THEMES",
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
    "phase_sign",
    "theme",
]

THEMES = ("dark", "light", "high_contrast")


def theme(name: str, percent: int = 100) -> Theme:
    """The theme `name`, one of THEMES, for text of so many per cent; raises ValueError for another name."""
    if name not in THEMES:
        raise ValueError(f"no theme {name!r}: use one of {', '.join(THEMES)}")
    return _theme(name) if percent == 100 else _scaled(name, percent)


def phase_sign(phase: str) -> PhaseSign:
    """Words and shape of a phase; raises KeyError for a name that is none."""
    return _signs()[phase]


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resource("look", "tokens.json").read_text(encoding="utf-8"))
    return tokens


@cache
def _signs() -> Mapping[str, PhaseSign]:
    return MappingProxyType(
        {
            phase: PhaseSign(
                values["word_desk"], values["word_stage"], values["shape"], values["shape_path_24"]
            )
            for phase, values in _tokens()["phases"].items()
        }
    )


@cache
def _theme(name: str) -> Theme:
    tokens = _tokens()
    colours = tokens["themes"][name]
    return Theme(
        name=name,
        neutral=Neutral(**colours["neutral"]),
        accent=Accent(**colours["accent"]),
        phase=MappingProxyType({phase: PhaseColours(**v) for phase, v in colours["phase"].items()}),
        stage=MappingProxyType({phase: _stage_colours(v) for phase, v in colours["stage"].items()}),
        type=_type(tokens["type"]),
        space=tuple(tokens["space"]["scale"]),
        radius=Radius(**tokens["radius"]),
        line=Lines(**_tuples(tokens["line"])),
        icon=_icon_sizes(tokens["icon"]),
        row=Rows(**tokens["row"]),
        layout=_layout(tokens["layout"]),
        motion=_motion(tokens["motion"]),
    )


@cache
def _scaled(name: str, percent: int) -> Theme:
    """The theme with whatever holds text in another size; lines, corners and the stage stay as they are."""
    plain, factor = _theme(name), percent / 100

    def grown(part: Any) -> Any:
        sizes = {
            field.name: round(getattr(part, field.name) * factor)
            for field in fields(part)
            if isinstance(getattr(part, field.name), int)
        }
        return replace(part, **sizes)

    styles = {
        style: replace(size, px=round(size.px * factor), line=round(size.line * factor))
        for style, size in plain.type.desk.items()
    }
    return replace(
        plain,
        type=replace(plain.type, desk=MappingProxyType(styles)),
        icon=grown(plain.icon),
        row=grown(plain.row),
        layout=replace(
            plain.layout, rundown=grown(plain.layout.rundown), minutes=grown(plain.layout.minutes)
        ),
        percent=percent,
    )


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def _stage_colours(values: dict[str, Any]) -> StageColours:
    return StageColours(
        has_chip=values.get("chip", False), **{key: value for key, value in values.items() if key != "chip"}
    )


def _type(values: dict[str, Any]) -> Type:
    styles = {
        name: TextStyle(style["px"], style["line"], style["weight"], style.get("tnum", False))
        for name, style in values["desk"].items()
        if "px" in style  # the countdown has no size of its own: it is fitted
    }
    return Type(
        family=values["family"],
        display_family=values["display_family"],
        fallback=tuple(values["fallback"]),
        features_times=tuple(values["features"]["times"]),
        features_countdown=tuple(values["features"]["countdown"]),
        display_from_px=values["display_from_px"],
        desk=MappingProxyType(styles),
        stage=StageType(**values["stage_h"]),
    )


def _icon_sizes(values: dict[str, Any]) -> IconSizes:
    shape = values["phase_shape"]
    return IconSizes(
        sizes=tuple(values["sizes"]),
        stroke=values["stroke"],
        shape_row=shape["row"],
        shape_chip=shape["chip"],
        shape_desk=shape["desk"],
        shape_stage_h=shape["stage_h"],
    )


def _layout(values: dict[str, Any]) -> Layout:
    return Layout(
        desk_min=(values["desk_min"][0], values["desk_min"][1]),
        rundown=PanelWidth(**values["rundown"]),
        minutes=PanelWidth(**values["minutes"]),
    )


def _motion(values: dict[str, Any]) -> Motion:
    return Motion(values["phase_change_ms"], values["phase_change_curve"], values["panel_ms"])
