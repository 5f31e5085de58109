"""The demo: the bundled side event on the desk, or rehearsed without a display into four files."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from runofshow.app.opening import Source, load_programme, rehearsal_source
from runofshow.app.paths import documents_folder
from runofshow.app.rehearsal import Rehearsal, rehearse
from runofshow.app.script import read_script
from runofshow.programme.models import Programme
from runofshow.resources import resource

__all__ = ["demo_programme_path", "demo_script_path", "demo_source", "headless_demo"]

PICTURE_AT = timedelta(minutes=24, seconds=13)
"""Where the pictures are taken: in the middle of the second turn of Session I."""


def demo_programme_path() -> Path:
    return resource("programmes", "gfmd-2018-side-event.yaml")


def demo_script_path() -> Path:
    return resource("scripts", "gfmd-2018-side-event.yaml")


def demo_source(speed: float) -> Source:
    """The bundled event as a rehearsal in real windows."""
    return rehearsal_source(load_programme(demo_programme_path()), speed=speed, fallback=documents_folder())


def headless_demo(folder: Path, *, can_draw: bool, say: Callable[[str], object]) -> bool:
    """Rehearse the event and leave its files in `folder`; False if pictures and PDF could not be drawn."""
    programme = load_programme(demo_programme_path())
    folder.mkdir(parents=True, exist_ok=True)
    show_file = folder / "rehearsal.show"
    show_file.unlink(missing_ok=True)
    done = rehearse(programme, read_script(demo_script_path()), show_file=show_file)
    say(f"Rehearsed “{programme.title}”: {done.facts} facts in {show_file}.")
    _write(folder / "report.docx", done, say)
    if not can_draw:
        say("report.pdf, desk.png and stage.png need Qt's system libraries: see the line above.")
        return False
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Pictures first: the PDF is content with the application that the windows need.
    _draw(programme, folder, say)
    _write(folder / "report.pdf", done, say)
    return True


def _write(path: Path, done: Rehearsal, say: Callable[[str], object]) -> None:
    from runofshow.report.write import write_report

    write_report(done.show, done.clock.now(), path)
    say(f"Wrote {path}.")


def _draw(programme: Programme, folder: Path, say: Callable[[str], object]) -> None:
    from runofshow.app.pictures import draw_desk, draw_stage

    cues = tuple(cue for cue in read_script(demo_script_path()) if cue.at <= PICTURE_AT)
    midway = rehearse(programme, cues)
    midway.clock.jump_to(programme.planned_start + PICTURE_AT)
    draw_desk(midway.show, midway.clock, folder / "desk.png")
    draw_stage(midway.show, midway.clock, folder / "stage.png")
    for name in ("desk.png", "stage.png"):
        say(f"Drew {folder / name}.")
