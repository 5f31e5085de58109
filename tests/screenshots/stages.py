"""Pictures of every stage role in every theme and phase at two sizes, to be looked at and mended.

Run it with the project's environment: `python tests/screenshots/stages.py FOLDER`. The strip lies over a
slide made up for the purpose.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from runofshow.app.demo import demo_programme_path, demo_script_path
from runofshow.app.opening import load_programme
from runofshow.app.script import read_script
from runofshow.clock import ManualClock
from runofshow.look.fonts import load_fonts, text_font
from runofshow.look.tokens import THEMES, theme
from runofshow.show.commands import parse_command
from runofshow.show.decider import Decider
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.state import Show
from runofshow.stage.display import Area
from runofshow.stage.painting import stage_palette
from runofshow.stage.picture import Canvas
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Edge, Role
from runofshow.stage.strip_layout import strip_area

SIZES = ((1280, 800), (1920, 1080))
Commands = Sequence[Mapping[str, Any]]

RESULT: Commands = (
    {
        "do": "count",
        "poll": "capacity-priority",
        "counts": {"green": 54, "yellow": 41, "red": 22},
        "base": 186,
        "base_kind": "present",
    },
    {"do": "show_result", "poll": "capacity-priority"},
)
SCENES: dict[str, tuple[timedelta, Commands]] = {
    "standby": (timedelta(minutes=-2), ()),
    "running": (timedelta(minutes=22, seconds=40), ()),
    "warning": (timedelta(minutes=26, seconds=22), ()),
    "danger": (timedelta(minutes=27, seconds=56), ()),
    "overtime": (timedelta(minutes=21, seconds=40), ({"do": "adjust", "seconds": -360},)),
    "paused": (timedelta(minutes=22, seconds=40), ({"do": "pause"},)),
    "between": (timedelta(minutes=22, seconds=40), ({"do": "finish"},)),
    "timer": (timedelta(minutes=22, seconds=40), ({"do": "timer", "seconds": 102, "label": "Vote"},)),
    "result": (timedelta(minutes=50), RESULT),
    "ended": (timedelta(minutes=80), ()),
}
"""When in the bundled rehearsal, and what is done then besides."""


def at_scene(name: str) -> tuple[Show, Outlook]:
    """The bundled event as its script has it at that moment."""
    programme = load_programme(demo_programme_path())
    moment, commands = SCENES[name]
    begin = programme.planned_start.astimezone(UTC)
    clock, decider = ManualClock(begin - timedelta(minutes=10)), Decider(programme)
    for cue in read_script(demo_script_path()):
        if cue.at <= moment:
            clock.jump_to(begin + cue.at)
            decider.submit(cue.command, clock.now())
    clock.jump_to(begin + moment)
    for command in commands:
        answer = decider.submit(parse_command(dict(command)), clock.now())
        assert answer.refusal is None, (name, answer.refusal)
    if name == "overtime":
        clock.jump(timedelta(minutes=3))
    return decider.current, outlook(decider.current, clock.now())


def a_slide(width: int, height: int) -> QImage:
    """What somebody else might show."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FBFBF7"))
    painter = QPainter(image)
    painter.setPen(QColor("#1D3557"))
    painter.setFont(text_font(round(0.07 * height), 600))
    painter.drawText(
        QRectF(0.08 * width, 0.12 * height, 0.84 * width, 0.2 * height), "Cities learn from cities"
    )
    painter.fillRect(QRectF(0.08 * width, 0.4 * height, 0.5 * width, 0.3 * height), QColor("#A8DADC"))
    painter.end()
    return image


def drawn(assignment: Assignment, scene: str, look: str, width: int, height: int) -> QImage:
    """The role's picture; a strip over a slide."""
    picture = picture_for(assignment)
    seen = picture.seen(*at_scene(scene), width)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    area = Area(0, 0, width, height)
    if not assignment.role.is_full:
        image, area = a_slide(width, height), strip_area(area, assignment.edge)
    painter = QPainter(image)
    painter.translate(area.x, area.y)
    region = QRegion(0, 0, area.width, area.height)
    colours = stage_palette(theme(look), seen.phase)
    picture.paint(painter, seen, Canvas(area.width, area.height, colours, theme(look), region))
    painter.end()
    return image


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    load_fonts()
    for width, height in SIZES:
        for look in THEMES:
            for role in Role:
                for scene in SCENES:
                    image = drawn(Assignment(role, "", Edge.LOWER), scene, look, width, height)
                    image.save(str(folder / f"{role}-{scene}-{look}-{width}x{height}.png"))
    del app


if __name__ == "__main__":
    main()
