"""The chair's notes, questions and lines stand on no stage, whatever its role."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter, QRegion

from runofshow.clock import ManualClock
from runofshow.look.tokens import theme
from runofshow.programme.models import Programme
from runofshow.show.decider import Decider
from runofshow.stage.painting import stage_palette
from runofshow.stage.picture import Canvas, Picture
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Role
from stage.samples import Session, a_programme

pytestmark = pytest.mark.usefixtures("fonts")

OWN: dict[str, Any] = {
    "notes": "For the chair’s eyes",
    "questions": ["For the chair’s eyes"],
    "opening_line": "For the chair’s eyes",
    "closing_line": "For the chair’s eyes",
}


def a_session(*, is_annotated: bool) -> Session:
    plan = a_programme().model_dump(mode="json", exclude_none=True)
    if is_annotated:
        plan["segments"] = [{**segment, **OWN} for segment in plan["segments"]]
    clock = ManualClock(datetime(2018, 12, 7, 7, 30, tzinfo=UTC))
    return Session(clock, Decider(Programme.model_validate(plan)))


def drawn(picture: Picture, session: Session) -> QImage:
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    image.fill(0)
    show, view = session.after(seconds=0)
    seen, look = picture.seen(show, view, 960), theme("dark")
    painter = QPainter(image)
    region = QRegion(image.rect())
    picture.paint(painter, seen, Canvas(960, 540, stage_palette(look, seen.phase), look, region))
    painter.end()
    return image


@pytest.mark.parametrize("role", list(Role))
def test_every_stage_looks_the_same_with_them_and_without(role: Role) -> None:
    """In standby, while somebody speaks, between two speakers and after the end."""
    annotated, plain = a_session(is_annotated=True), a_session(is_annotated=False)
    pictures = [picture_for(Assignment(role, "")) for _ in range(2)]
    for command in ("", "start", "finish", "next", "end"):
        for session in (annotated, plain):
            if command:
                session.do(command)
        with_them, without = (
            drawn(picture, session) for picture, session in zip(pictures, (annotated, plain), strict=True)
        )
        assert with_them == without, command or "standby"
