"""Pictures of everything: each state of the desk and of every stage, in each theme, size and size of text.

Run it with the project's environment and name a folder, and parts of names where not all are wanted:
`python tests/screenshots/gallery.py FOLDER [--only preflight] [--quick]`. What the desk cannot open
yet is left out and said.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from scenes import DESK_SCENES, STAGE_SCENES, DeskScene, Step

from runofshow.app.demo import demo_programme_path
from runofshow.app.opening import load_programme
from runofshow.clock import ManualClock
from runofshow.desk.preflight_rules import (
    AwakeFact,
    DiskFact,
    DisplayFact,
    PowerFact,
    PreflightFacts,
    SoundFact,
)
from runofshow.desk.shell import DeskShell
from runofshow.desk.window import Desk
from runofshow.look.focus import FocusRing
from runofshow.look.scale import NORMAL
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import THEMES, Theme
from runofshow.show.commands import Command, parse_command
from runofshow.show.decider import Decider
from runofshow.stage.pictures import picture_for
from runofshow.stage.roles import Assignment, Role
from runofshow.stage.window import StageWindow

SIZES = ((1280, 800), (1920, 1080))
TEXTS = (80, 100, 200)
STAGE_SIZES = {Role.STRIP: (1920, 90)}

FACTS = PreflightFacts(
    findings=(),
    displays=DisplayFact(("1 · eDP-1 · 1280 × 800: the desk", "2 · HDMI-1 · 1920 × 1080: nothing"), idle=1),
    sound=SoundFact(way="It goes to hdmi-stereo, through gstreamer.", is_heard=True),
    disk=DiskFact("~/Documents/runofshow", 48_300_000_000),
    power=PowerFact(is_on_mains=False, percent=62),
    awake=AwakeFact(reason="The machine is asked to stay awake when the session starts."),
    done=frozenset({"Projector and screen"}),
)


class Performance:
    """The bundled event up to a minute, and the desk's own commands after it."""

    def __init__(self, steps: Iterable[Step], at: float) -> None:
        self.programme = load_programme(demo_programme_path())
        self.clock = ManualClock(self.programme.planned_start - timedelta(minutes=10))
        self.decider = Decider(self.programme)
        for minute, command in steps:
            self._go_to(minute)
            answer = self.decider.submit(parse_command(command), self.clock.now())
            assert answer.refusal is None, (command, answer.refusal)
        self._go_to(at)

    def _go_to(self, minute: float) -> None:
        self.clock.jump_to(self.programme.planned_start + timedelta(minutes=minute))


class Gallery:
    """Draws into a folder. only: parts of the names that are wanted; none: all are."""

    def __init__(self, folder: Path, only: tuple[str, ...]) -> None:
        self.folder = folder
        self.only = only
        self.drawn = 0
        self.missing: set[str] = set()
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        self.application = application
        self.ring = FocusRing(application, apply_theme(application, "dark"))

    def _is_wanted(self, name: str) -> bool:
        return not self.only or any(part in name for part in self.only)

    # ---- the desk

    def draw_desk(self, scene: DeskScene, theme: str, size: tuple[int, int], percent: int) -> None:
        name = f"desk-{scene.name}-{theme}-{size[0]}x{size[1]}-{percent}"
        if not self._is_wanted(name):
            return
        look = apply_theme(self.application, theme, percent)
        self.ring.set_theme(look)
        performance = Performance(scene.steps, scene.at)
        shell, desk = self._desk(performance, look, size)
        if scene.opens and scene.opens not in desk.named:
            self.missing.add(scene.opens)
        else:
            self._open(desk, scene)
            self._save(shell, name)
        shell.close()
        shell.deleteLater()
        self._settle()

    def _desk(self, performance: Performance, look: Theme, size: tuple[int, int]) -> tuple[DeskShell, Desk]:
        desks: list[Desk] = []

        def submit(command: Command) -> None:
            performance.decider.submit(command, performance.clock.now())
            desks[0].set_show(performance.decider.current, performance.clock.now())

        desk = Desk(submit, look)
        desks.append(desk)
        desk.set_theme(look)
        desk.give("preflight", FACTS)
        desk.set_show(performance.decider.current, performance.clock.now())
        shell = DeskShell(look.neutral.window, look.neutral.text)
        shell.set_page(desk, performance.programme.title)
        shell.resize(*size)
        shell.show()
        shell.activateWindow()
        self._settle()
        return shell, desk

    def _open(self, desk: Desk, scene: DeskScene) -> None:
        if scene.selects:
            desk.rundown.setCurrentIndex(desk.model.index_of(scene.selects))
        if scene.opens:
            desk.named[scene.opens].trigger()
        self._settle()
        for keys in scene.keys:
            combination = QKeySequence(keys)[0]
            target = QApplication.focusWidget() or desk
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        field = QApplication.focusWidget()
        if scene.typed and isinstance(field, QLineEdit | QPlainTextEdit):
            QTest.keyClicks(field, scene.typed)
        self._settle()

    # ---- stages

    def draw_stage(self, scene: tuple[str, float, tuple[Step, ...]], role: Role, theme: str) -> None:
        what, at, steps = scene
        name = f"stage-{role.value}-{what}-{theme}"
        if not self._is_wanted(name):
            return
        look = apply_theme(self.application, theme)
        performance = Performance(steps, at)
        window = StageWindow(picture_for(Assignment(role, "")), is_motion_reduced=True)
        window.set_theme(look)
        window.resize(*STAGE_SIZES.get(role, (1280, 720)))
        window.set_show(performance.decider.current, performance.clock.now())
        window.show()
        self._settle()
        self._save(window, name)
        window.close()
        window.deleteLater()
        self._settle()

    # ---- pictures

    def _save(self, widget: DeskShell | StageWindow, name: str) -> None:
        picture = QPixmap(QSize(widget.width(), widget.height()))
        widget.render(picture)
        picture.save(str(self.folder / f"{name}.png"))
        self.drawn += 1

    def _settle(self) -> None:
        """Let Qt lay out and paint; a layout within a layout takes a second turn. What was closed goes."""
        for _ in range(3):
            self.application.processEvents()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def combinations(*, is_quick: bool) -> Iterator[tuple[str, tuple[int, int], int]]:
    """Theme, size and text: all of them, or each value once beside the ordinary ones."""
    if not is_quick:
        yield from product(THEMES, SIZES, TEXTS)
        return
    yield "dark", SIZES[0], NORMAL
    yield "light", SIZES[1], NORMAL
    yield "high_contrast", SIZES[0], NORMAL
    yield "dark", SIZES[0], 200
    yield "light", SIZES[0], 80


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of everything.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", default=[], help="a part of the names that are wanted")
    parser.add_argument("--quick", action="store_true", help="each theme, size and size of text once")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    gallery = Gallery(wanted.folder, tuple(wanted.only))
    for scene, (theme, size, percent) in product(DESK_SCENES, combinations(is_quick=wanted.quick)):
        gallery.draw_desk(scene, theme, size, percent)
    for stage, role, theme in product(STAGE_SCENES, Role, THEMES):
        gallery.draw_stage(stage, role, theme)
    print(f"{gallery.drawn} pictures are in {wanted.folder}.")
    if gallery.missing:
        print(f"Not on the desk yet: {', '.join(sorted(gallery.missing))}.")


if __name__ == "__main__":
    main()
