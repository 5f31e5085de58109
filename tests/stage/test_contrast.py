"""Whatever a stage says can be read from the last row: WCAG AAA on the pictures as they come out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from inks import inks_of
from look.colour_science import contrast
from runofshow.look.tokens import THEMES, theme
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Role
from runofshow.stage.window import StageWindow
from stage.samples import Session

pytestmark = pytest.mark.usefixtures("fonts")

AAA = 7.0
MOMENTS = {
    "standby": ("", 0),
    "running": ("start", 60),
    "warning": ("", 330),
    "danger": ("", 100),
    "overtime": ("", 90),
    "card": ("card", 1),
    "paused": ("pause", 1),
    "between": ("finish", 1),
}
"""Name → (command, seconds that pass after it), one after the other."""

NEEDS = {"card": {"text": "Please conclude", "tone": "stop"}}


def weak(window: StageWindow) -> list[str]:
    return sorted(
        {
            f"{ink.text!r}: {ink.colour} on {ink.ground}, {contrast(ink.colour, ink.ground):.2f}"
            for ink in inks_of(window)
            if contrast(ink.colour, ink.ground) < AAA
        }
    )


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("role", list(Role))
def test_every_word_and_every_digit_of_every_stage(
    qtbot: QtBot, session: Session, role: Role, look: str
) -> None:
    window = StageWindow(picture_for(Assignment(role, "")), is_motion_reduced=True)
    qtbot.addWidget(window)
    window.set_theme(theme(look))
    window.resize(1920, 90 if role is Role.STRIP else 1080)
    found = {}
    for moment, (command, seconds) in MOMENTS.items():
        if command == "finish":
            session.do("resume")
        if command:
            session.do(command, **NEEDS.get(command, {}))
        session.clock.jump(timedelta(seconds=seconds))
        window.set_show(session.show, session.clock.now())
        assert len(inks_of(window)) >= 2
        found[moment] = weak(window)
    assert {moment: why for moment, why in found.items() if why} == {}
