"""What the welcome page says of files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from runofshow.app.rehearsal import plain_run, rehearse
from runofshow.app.script import Cue
from runofshow.app.welcoming import recent_file
from runofshow.show.commands import End, Start
from show_kit import turnless


@pytest.mark.parametrize(
    ("ended_at", "words"),
    [(None, "on time"), (9.3, "0:42 under"), (10.005, "on time"), (11.5, "1:30 over")],
)
def test_an_ended_show_says_how_far_over_or_under(tmp_path: Path, ended_at: float | None, words: str) -> None:
    programme, show = turnless(10), tmp_path / "held.show"
    script = (
        Cue(timedelta(0), Start(), False, 1),
        Cue(timedelta(minutes=ended_at or 0), End(), False, 2),
    )
    rehearse(programme, script if ended_at else plain_run(programme), show_file=show)
    found = recent_file(show)
    assert found is not None
    assert found.about == f"Rehearsal · ended {words}"
