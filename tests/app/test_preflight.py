"""The facts of the preflight page, gathered from the machine, and what the page asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from runofshow.app.awake import Awake
from runofshow.app.chimes import Chimes
from runofshow.app.opening import open_programme
from runofshow.app.preflight import Preflight, read_disk
from runofshow.app.settings import Settings
from runofshow.app.sound_way import SoundWay, way_words
from runofshow.app.stages import Stages
from runofshow.desk.preflight_page import PreflightPage
from runofshow.desk.preflight_rules import PreflightFacts
from runofshow.desk.shell import DeskShell
from runofshow.desk.wanted import Chime, Heard, LookAgain, Ticked
from runofshow.desk.window import Desk
from runofshow.look.stylesheet import apply_theme


class Keeps:
    """A machine that can be kept awake."""

    def keep(self) -> str:
        return ""

    def release(self) -> None:
        """Nothing is held."""


class Room:
    """A desk with everything that the preflight looks at."""

    def __init__(self, qtbot: QtBot, settings: Settings, plan: Path, documents: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        look = apply_theme(application, "dark")
        self.shell = DeskShell("#000000", "#ffffff")
        qtbot.addWidget(self.shell)
        self.desk = Desk(lambda _command: None, look)
        self.shell.set_page(self.desk)
        self.shell.show()
        self.settings = settings
        self.file: Path | None = plan
        self.chimes = Chimes(self.desk, settings)
        self.stages = Stages(self.shell, self.desk, settings, look, lit=lambda: None)
        self.awake = Awake(Keeps(), self.desk)
        self.played: list[str] = []
        self.preflight = Preflight(
            open_programme(plan, fallback=documents),
            self.desk,
            settings,
            (self.chimes, self.stages, self.awake),
            file=lambda: self.file,
            fallback=documents,
        )

    @property
    def facts(self) -> PreflightFacts:
        return self.preflight.facts

    def shut(self) -> None:
        self.preflight.shut()
        self.chimes.shut()
        self.stages.shut()
        self.awake.shut()


@pytest.fixture
def room(qtbot: QtBot, settings: Settings, plan: Path, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, settings, plan, tmp_path / "documents")
    yield made
    made.shut()


def test_nothing_is_looked_at_before_the_page_asks(room: Room) -> None:
    assert room.facts.findings is None
    room.stages.changed.emit()
    assert room.desk.pages.panels == {}
    room.desk.wanted.emit(LookAgain())
    assert room.facts.findings == ()


def test_the_page_gets_the_facts(qtbot: QtBot, room: Room) -> None:
    room.desk.named["preflight"].trigger()
    page = room.desk.pages.currentWidget()
    assert isinstance(page, PreflightPage)
    assert page.facts == room.facts
    assert page.rows["programme"].words.text() == "Nothing in it is doubtful."
    qtbot.waitUntil(lambda: page.facts.awake.is_kept is True)


def test_displays_are_told_as_the_stages_tell_them(room: Room) -> None:
    displays = room.facts.displays
    assert displays.lines == room.stages.lines()
    assert (displays.idle, displays.mirrored, displays.trouble) == (0, "", "")


def test_muting_is_told_at_once(room: Room) -> None:
    room.desk.wanted.emit(LookAgain())
    assert room.facts.sound.is_muted
    room.desk.named["mute"].trigger()
    assert not room.facts.sound.is_muted


def test_whether_the_chime_was_heard_is_forgotten_with_the_next_one(room: Room) -> None:
    room.desk.wanted.emit(Heard(is_heard=True))
    assert room.facts.sound.is_heard is True
    room.desk.wanted.emit(Chime())
    assert room.facts.sound.is_heard is None


def test_ticks_are_remembered_for_the_programme(room: Room, plan: Path) -> None:
    room.desk.wanted.emit(Ticked("Projector and screen", is_done=True))
    room.desk.wanted.emit(Ticked("1 microphone per speaker", is_done=True))
    room.desk.wanted.emit(Ticked("1 microphone per speaker", is_done=False))
    assert room.facts.done == {"Projector and screen"}
    assert room.settings.ticks(plan) == {"Projector and screen"}


def test_once_the_show_has_a_file_the_ticks_are_its_own(room: Room, plan: Path) -> None:
    room.desk.wanted.emit(Ticked("Projector and screen", is_done=True))
    room.file = plan.with_name("event-2018-12-07-0830.show")
    room.preflight.keep()
    assert room.settings.ticks(room.file) == {"Projector and screen"}
    assert room.settings.ticks(plan) == frozenset()


def test_the_show_will_be_beside_its_programme_and_then_is(room: Room, plan: Path) -> None:
    room.desk.wanted.emit(LookAgain())
    assert room.facts.disk.folder == str(plan.parent)
    assert (room.facts.disk.free_bytes or 0) > 0
    room.file = plan.parent / "elsewhere" / "x.show"
    room.desk.wanted.emit(LookAgain())
    assert room.facts.disk.folder == str(plan.parent / "elsewhere")


def test_a_folder_that_is_not_there_yet_is_judged_by_what_it_will_be_in(tmp_path: Path) -> None:
    fact = read_disk((tmp_path / "not" / "yet",))
    assert (fact.folder, fact.is_writable) == (str(tmp_path / "not" / "yet"), True)
    assert fact.free_bytes == read_disk((tmp_path,)).free_bytes


def test_the_users_own_folder_is_written_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_disk((tmp_path / "shows",)).folder == "~/shows"


def test_the_first_folder_that_takes_a_file_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stick, documents = tmp_path / "stick", tmp_path / "documents"
    stick.mkdir()
    monkeypatch.setattr("os.access", lambda place, _mode: Path(place) != stick)
    assert read_disk((stick, documents)).folder == str(documents)
    lost = read_disk((stick,))
    assert (lost.folder, lost.is_writable) == (str(stick), False)


@pytest.mark.parametrize(
    ("program", "output", "words"),
    [
        ("", "", ""),
        ("gstreamer", "", "It goes to this machine's own output, through gstreamer."),
        ("", "hdmi-stereo", "It goes to hdmi-stereo."),
        ("gstreamer", "hdmi-stereo", "It goes to hdmi-stereo, through gstreamer."),
    ],
)
def test_where_the_sound_goes_in_words(program: str, output: str, words: str) -> None:
    assert way_words(program, output) == words


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program named as the system's into the path."""

    def install(script: str) -> None:
        program = tmp_path / "bin" / "pactl"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")

    return install


def test_the_chosen_output_is_asked_of_the_system(qtbot: QtBot, tool: Callable[[str], None]) -> None:
    tool("echo hdmi-stereo")
    way = SoundWay()
    with qtbot.waitSignal(way.changed):
        way.ask()
    assert "hdmi-stereo" in way.words


def test_an_answer_that_is_none_changes_nothing(qtbot: QtBot, tool: Callable[[str], None]) -> None:
    tool("echo no connection; exit 1")
    way = SoundWay()
    way.ask()
    qtbot.waitUntil(lambda: way._asking.state() is QProcess.ProcessState.NotRunning)
    assert "no connection" not in way.words


def test_whoever_shuts_waits_for_no_answer(tool: Callable[[str], None]) -> None:
    tool("exec sleep 60")
    way = SoundWay()
    way.ask()
    way.shut()
    assert way._asking.state() is QProcess.ProcessState.NotRunning
