"""A small session to put on the stage, and pictures of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from PySide6.QtGui import QImage, QPainter

from runofshow.clock import ManualClock
from runofshow.look.phases import word_stage
from runofshow.look.tokens import theme
from runofshow.programme.models import Programme
from runofshow.show.commands import parse_command
from runofshow.show.cues import Phase
from runofshow.show.decider import Decider
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.state import Show
from runofshow.stage.painting import composition, paint_stage, stage_palette
from runofshow.stage.view import StageView, Words

WORDS = Words(
    phase_word="Time left",
    clock="08:54",
    remark="",
    name="Ms. Ada Example",
    is_person=True,
    detail="Institute of Examples",
    next_name="Mr. Ben Sample",
    is_next_person=True,
    next_organisation="Town of Sampleton",
    next_length="8 min",
    card="",
    card_tone="info",
    is_idle=False,
    title="A session of examples",
    room="Room 3",
)


def a_view(phase: Phase = Phase.RUNNING, digits: str = "3:42", **words: Any) -> StageView:
    """A picture of a phase; `words` replace those of WORDS."""
    said = replace(WORDS, **{"phase_word": word_stage(phase), **words})
    characters = 7 if digits.count(":") == 2 else 5
    return StageView(phase, digits, characters, 0.5, (0.75,), said)


def picture(view: StageView, width: int = 960, height: int = 540, look: str = "dark") -> QImage:
    """The stage drawn into an image."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_stage(painter, view, composition(view, width, height), stage_palette(theme(look), view.phase))
    painter.end()
    return image


@dataclass
class Session:
    """A real show on a clock that goes when told to."""

    clock: ManualClock
    decider: Decider

    def do(self, command: str, **fields: Any) -> None:
        answer = self.decider.submit(parse_command({"do": command, **fields}), self.clock.now())
        assert answer.refusal is None, answer.refusal

    def after(self, **passed: float) -> tuple[Show, Outlook]:
        """The show and its outlook when so much time has passed, such as seconds=30."""
        now = self.clock.jump(timedelta(**passed))
        return self.show, outlook(self.show, now)

    @property
    def show(self) -> Show:
        return self.decider.current


def a_programme() -> Programme:
    return Programme.model_validate(
        {
            "title": "A session of examples",
            "date": "2018-12-07",
            "start": "08:30",
            "time_zone": "Africa/Casablanca",
            "room": "Room 3",
            "people": [
                {
                    "id": "ada",
                    "honorific": "Ms.",
                    "name": "Ada Example",
                    "organisation": "Institute of Examples",
                },
                {
                    "id": "ben",
                    "honorific": "Mr.",
                    "name": "Ben Sample",
                    "organisation": "Town of Sampleton",
                    "short_organisation": "Sampleton",
                },
            ],
            "segments": [
                {
                    "id": "talks",
                    "title": "Talks",
                    "duration": "16m",
                    "turns": [
                        {"id": "ada", "person": "ada", "duration": "8m"},
                        {"id": "ben", "person": "ben", "duration": "7m30s"},
                    ],
                },
                {"id": "closing", "title": "Closing words", "duration": "5m", "person": "ada"},
            ],
        }
    )
