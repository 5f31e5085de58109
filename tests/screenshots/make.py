"""Make the README's pictures: the real windows, drawn offscreen, in the middle of the bundled rehearsal.

Run it with the project's environment: `python tests/screenshots/make.py`.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from runofshow.app.demo import PICTURE_AT, demo_programme_path, demo_script_path
from runofshow.app.opening import load_programme
from runofshow.app.pictures import draw_desk, draw_stage
from runofshow.app.rehearsal import Rehearsal, rehearse
from runofshow.app.script import read_script

HERE = Path(__file__).parent
WRAP_UP_AT = timedelta(minutes=26, seconds=22)


def rehearsed_until(moment: timedelta) -> Rehearsal:
    """The bundled event as its script has it at `moment` from the planned start."""
    programme = load_programme(demo_programme_path())
    done = rehearse(programme, [cue for cue in read_script(demo_script_path()) if cue.at <= moment])
    done.clock.jump_to(programme.planned_start + moment)
    return done


def main() -> None:
    running, wrapping_up = rehearsed_until(PICTURE_AT), rehearsed_until(WRAP_UP_AT)
    draw_desk(running.show, running.clock, HERE / "desk.png")
    draw_desk(wrapping_up.show, wrapping_up.clock, HERE / "desk-light.png", theme="light")
    draw_stage(wrapping_up.show, wrapping_up.clock, HERE / "stage.png", size=(1280, 720))


if __name__ == "__main__":
    main()
