"""The tokens as values."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from runofshow.look.tokens import THEMES, phase_sign, theme
from runofshow.show.outlook import Phase


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_colours_for_every_phase(name: str) -> None:
    look = theme(name)
    assert look.name == name
    assert set(look.phase) == set(look.stage) == {phase.value for phase in Phase}


def test_a_phase_is_looked_up_as_a_member_or_as_its_name() -> None:
    assert theme("dark").phase[Phase.WARNING] is theme("dark").phase["warning"]
    assert phase_sign(Phase.DANGER).word_desk == "Time is up"


def test_a_theme_is_made_once_and_cannot_be_changed() -> None:
    assert theme("light") is theme("light")
    with pytest.raises(dataclasses.FrozenInstanceError):
        theme("light").name = "dark"  # type: ignore[misc]


def test_an_unknown_theme_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="dark, light, high_contrast"):
        theme("sepia")


def test_only_high_contrast_has_thick_lines() -> None:
    assert [theme(name).hair for name in THEMES] == [1, 1, 2]


def test_only_the_light_stage_sets_words_in_a_chip_and_only_while_its_field_is_white() -> None:
    chips = {(name, phase) for name in THEMES for phase in Phase if theme(name).stage[phase].has_chip}
    calm = (Phase.STANDBY, Phase.RUNNING, Phase.WARNING, Phase.PAUSED)
    assert chips == {("light", phase) for phase in calm}


def test_only_warning_and_worse_have_a_frame() -> None:
    for name in THEMES:
        framed = {phase for phase in Phase if theme(name).stage[phase].frame is not None}
        assert framed == {Phase.WARNING, Phase.DANGER, Phase.OVERTIME}


@pytest.mark.parametrize(("window", "column"), [(1100, 296), (1280, 333), (1920, 420)])
def test_the_rundown_takes_its_share_within_limits(window: int, column: int) -> None:
    assert theme("dark").layout.rundown.at(window) == column


def test_tokens_are_read_without_qt() -> None:
    line = (
        "import sys; from runofshow.look.tokens import theme; "
        "theme('dark'); assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", line], check=True, timeout=60)
