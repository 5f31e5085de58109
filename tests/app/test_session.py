"""One show on screen: every face in the same turn, drafts kept, trouble said, files held and let go."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.processes import Lines
from desk_kit import made_programme
from runofshow.app.launch import DeskApplication
from runofshow.app.opening import Source, load_programme, load_show, open_programme, open_show
from runofshow.app.playing import ScriptPlayer
from runofshow.app.script import read_script
from runofshow.app.session import Session
from runofshow.app.settings import Settings
from runofshow.clock import ManualClock
from runofshow.desk.chair_page import ChairPanel
from runofshow.desk.shell import DeskShell
from runofshow.desk.wanted import Ticked
from runofshow.journal.store import create
from runofshow.look.stylesheet import apply_theme
from runofshow.look.words import refusal_words
from runofshow.show.commands import Adjust, End, Finish, Next, Note, Pause, Resume, Start, Undo
from runofshow.show.decider import Decider
from runofshow.show.facts import Fact
from runofshow.show.outlook import outlook
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.scene import desk_scene, stage_scene

WRITER = Path(__file__).with_name("driven_desk.py")
Make = Callable[[Source], Session]


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, settings: Settings, home: Path) -> Iterator[Make]:
    made: list[Session] = []

    def session(source: Source) -> Session:
        look = apply_theme(qapp, "dark")
        shell = DeskShell("#000000", "#ffffff")
        qtbot.addWidget(shell)
        shell.show()
        qtbot.waitExposed(shell)
        made.append(Session(source, shell, settings, look))
        return made[-1]

    yield session
    for one in made:
        if shiboken6.isValid(one.stages.window):
            one.shut()


@pytest.fixture
def source(plan: Path) -> Source:
    """The event on a clock that goes only when told to, with a real file."""
    programme = load_programme(plan)
    clock = ManualClock(programme.planned_start.astimezone(UTC))
    path = plan.parent / "x.show"
    return Source(programme, Decider(programme), clock, lambda: create(path, programme))


def clock_of(session: Session) -> ManualClock:
    assert isinstance(session.source.clock, ManualClock)
    return session.source.clock


def saved(qtbot: QtBot, session: Session, seq: int) -> None:
    """Wait until that many facts are on the screens."""
    qtbot.waitUntil(lambda: session.hub.shown.seq >= seq)


# ---- desk and stage together


def test_desk_and_stage_show_the_same_instant_after_every_change(
    qtbot: QtBot, make: Make, source: Source
) -> None:
    session = make(source)
    seen: list[tuple[int, str, str]] = []

    def compare(_changed: object) -> None:
        """Called in the turn of the event loop in which the change came, after all faces."""
        view = outlook(session.hub.shown, session.source.clock.now())
        desk, stage = session.desk.countdown, session.stages.window
        assert stage.shown is not None
        assert desk._scene.digits == desk_scene(session.hub.shown, view).digits
        assert stage.shown.digits == stage_scene(session.hub.shown, view).digits
        seen.append((session.hub.shown.seq, desk._scene.digits, stage.shown.digits))

    session.hub.changed.connect(compare)
    for wait, command in (
        (0, Start()),
        (61, Adjust(seconds=60)),
        (100, Pause()),
        (30, Resume()),
        (400, Next()),
        (7, Undo()),
        (1, Next()),
    ):
        clock_of(session).jump(timedelta(seconds=wait))
        before = session.hub.shown.seq
        session.hub.submit(command)
        qtbot.waitUntil(lambda before=before: session.hub.shown.seq > before)
    assert len(seen) == 7
    assert [desk for _, desk, _ in seen] == [stage for _, _, stage in seen]
    assert [desk for _, desk, _ in seen][:3] == ["10:00", "9:59", "8:19"]


def test_a_tick_reaches_all_faces_in_one_turn(make: Make, source: Source) -> None:
    session = make(source)
    clock_of(session).jump(timedelta(seconds=90))
    session.ticker.tick()
    assert session.stages.window.shown is not None
    assert session.desk.topbar.clock.value.text().startswith("08:31:30")
    assert session.stages.window.shown.words.clock == "08:31"


def test_between_speakers_the_stage_announces_who_is_next(qtbot: QtBot, make: Make, source: Source) -> None:
    session = make(source)
    for command in (Start(), Next(), Finish()):
        session.hub.submit(command)
    saved(qtbot, session, 5)
    shown = session.stages.window.shown
    assert shown is not None
    assert shown.digits == "8:00"


# ---- files


def test_the_first_command_makes_the_file_and_the_end_leaves_one_plain_file(
    qtbot: QtBot, make: Make, source: Source, plan: Path
) -> None:
    session = make(source)
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    assert session.settings.recent[0] == plan.parent / "x.show"
    assert session.shut() is True
    assert sorted(file.name for file in plan.parent.iterdir()) == [plan.name, "x.show"]
    decider, _ = load_show(plan.parent / "x.show")
    assert decider.current.seq == 3


def test_a_show_that_was_only_opened_is_let_go_of_again(
    qtbot: QtBot, make: Make, source: Source, plan: Path
) -> None:
    first = make(source)
    first.hub.submit(Start())
    saved(qtbot, first, 3)
    first.shut()
    path = plan.parent / "x.show"
    second = make(open_show(path))
    assert open_show(path).is_read_only, "it is held while it is open"
    assert second.shut() is True
    third = open_show(path)
    assert not third.is_read_only
    assert third.make_journal is not None
    third.make_journal().close()
    assert sorted(file.name for file in plan.parent.iterdir()) == [plan.name, "x.show"]


def test_a_resumed_show_goes_on_in_its_file(qtbot: QtBot, make: Make, plan: Path) -> None:
    first = make(open_programme(plan, fallback=plan.parent))
    first.hub.submit(Start())
    first.hub.submit(Note(kind="note", text="one"))
    saved(qtbot, first, 4)
    first.shut()
    (path,) = plan.parent.glob("*.show")
    second = make(open_show(path))
    second.hub.submit(Note(kind="note", text="two"))
    saved(qtbot, second, 5)
    second.shut()
    assert [entry.text for entry in load_show(path)[0].current.entries] == ["one", "two"]


def test_what_is_not_saved_is_said_in_the_bar_and_stays_beside_other_words(
    qtbot: QtBot, make: Make, plan: Path, tmp_path: Path
) -> None:
    session = make(open_programme(plan, fallback=plan.parent))
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    hidden = plan.parent.rename(tmp_path / "taken away")
    session.hub.submit(Next())
    qtbot.waitUntil(lambda: session.desk.trouble.isVisible())
    assert session.desk.trouble.words.text().startswith("NOT SAVED")
    assert session.hub.shown.seq == 4, "the show goes on"
    assert session.export_to(tmp_path / "r.md")
    assert session.desk.trouble.words.text().startswith("NOT SAVED")
    assert "r.md" in session.desk.trouble.words.text()
    hidden.rename(plan.parent)
    report = f"The report is in {tmp_path / 'r.md'}."
    qtbot.waitUntil(lambda: session.desk.trouble.words.text() == report, timeout=10_000)
    assert session.shut() is True
    (path,) = plan.parent.glob("*.show")
    assert load_show(path)[0].current.seq == 4


# ---- only to look at


def test_a_second_desk_looks_on_and_follows(qtbot: QtBot, make: Make, plan: Path, tmp_path: Path) -> None:
    with Lines(WRITER, plan, tmp_path / "other.ini", "Space", home=tmp_path) as other:
        other.until(keys_left=0)
        (path,) = plan.parent.glob("*.show")
        session = make(open_show(path))
        assert f"process {other.process.pid}" in session.desk.trouble.words.text()
        before = session.hub.shown.seq
        later = other.until(keys_left=0)["acknowledged"] + 10
        while other.until(keys_left=0)["acknowledged"] < later:
            pass
        session._look_again()
        assert session.hub.shown.seq > before
        assert not session.desk.transport.primary.isEnabled()
        assert session.desk.minutes.composer.line.isReadOnly()
        QTest.keyClick(session.desk, Qt.Key.Key_Space)
        assert session.hub.shown.control.current_segment == "opening"
        assert session.desk.transport.refusal.text() == refusal_words(Refusal(RefusalCode.READ_ONLY))


def test_a_show_that_disappears_under_a_second_desk_is_said_and_so_is_its_return(
    make: Make, source: Source, plan: Path, qtbot: QtBot
) -> None:
    writer = make(source)
    writer.hub.submit(Start())
    saved(qtbot, writer, 3)
    path = plan.parent / "x.show"
    reader = make(open_show(path))
    remark = reader.desk.trouble.words.text()
    assert remark
    away = path.rename(path.with_suffix(".away"))
    reader._look_again()
    assert "x.show" in reader.desk.trouble.words.text()
    assert reader.desk.trouble.words.text() != remark
    assert reader.hub.shown.seq == 3
    away.rename(path)
    reader._look_again()
    assert reader.desk.trouble.words.text() == remark


# ---- around the show


def test_what_was_being_typed_is_there_again_when_the_show_is_opened_again(
    qtbot: QtBot, make: Make, source: Source, plan: Path, settings: Settings
) -> None:
    session = make(source)
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    session.desk.minutes.set_draft("c Half a conclu")
    qtbot.waitUntil(lambda: settings.draft(plan.parent / "x.show") == "c Half a conclu")
    session.shut()
    again = make(open_show(plan.parent / "x.show"))
    assert again.desk.minutes.draft() == "c Half a conclu"


@pytest.mark.parametrize("suffix", ["md", "json", "docx", "pdf"])
def test_a_running_show_is_exported_in_every_format(
    qtbot: QtBot, make: Make, source: Source, tmp_path: Path, suffix: str
) -> None:
    session = make(source)
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    path = tmp_path / f"report.{suffix}"
    assert session.export_to(path) is True
    assert path.stat().st_size > 100
    assert session.desk.trouble.words.text() == f"The report is in {path}."


def test_an_export_that_fails_is_said(make: Make, source: Source, tmp_path: Path) -> None:
    session = make(source)
    assert session.export_to(tmp_path / "none" / "r.md") is False
    assert "not written" in session.desk.trouble.words.text()


def test_a_theme_reaches_desk_and_stage_and_is_remembered(make: Make, source: Source) -> None:
    session = make(source)
    before = session.stages.window.colours
    session.desk.named["theme_light"].trigger()
    assert session.settings.theme == "light"
    assert session.desk.named["theme_light"].isChecked()
    assert not session.desk.named["theme_dark"].isChecked()
    assert session.stages.window.colours != before


def test_the_end_by_key_says_so_on_desk_and_stage(qtbot: QtBot, make: Make, source: Source) -> None:
    session = make(source)
    session.hub.submit(Start())
    session.hub.submit(End())
    saved(qtbot, session, 4)
    assert session.stages.window.shown is not None
    assert session.stages.window.shown.words.is_idle


# ---- a script on the desk


def script(folder: Path, *items: str) -> Path:
    path = folder / "script.yaml"
    path.write_text("".join(f"- {{{item}}}\n" for item in items), encoding="utf-8")
    return path


def test_a_script_gives_its_commands_on_the_desk_when_their_time_has_come(
    qtbot: QtBot, make: Make, source: Source, tmp_path: Path
) -> None:
    session = make(source)
    cues = read_script(script(tmp_path, "at: 0:00:00, do: start", "at: 0:10:00, do: next"))
    player = ScriptPlayer(session, cues)
    saved(qtbot, session, 3)
    clock_of(session).jump(timedelta(minutes=9, seconds=59))
    player._play()
    assert session.hub.shown.control.current_segment == "opening"
    clock_of(session).jump(timedelta(seconds=1))
    player._play()
    saved(qtbot, session, 4)
    assert session.hub.shown.control.current_segment == "session-1"


def test_a_surprise_stops_the_script_with_its_line_and_not_the_desk(
    qtbot: QtBot, make: Make, source: Source, tmp_path: Path
) -> None:
    session = make(source)
    cues = read_script(script(tmp_path, "at: 0:00:00, do: resume", "at: 0:00:00, do: start"))
    ScriptPlayer(session, cues)
    assert "line 1: resume" in session.desk.trouble.words.text()
    session.hub.submit(Start())
    saved(qtbot, session, 3)


# ---- the application around sessions


@pytest.fixture
def desk_application(
    qapp: QApplication, settings: Settings, home: Path, hooks: None
) -> Iterator[Callable[..., DeskApplication]]:
    made: list[DeskApplication] = []

    def begin(path: Path | None) -> DeskApplication:
        made.append(DeskApplication(qapp, settings, path))
        made[-1].begin()
        return made[-1]

    yield begin
    for one in made:
        one.shut()
        one.shell.close()
        one.shell.deleteLater()
        one.deleteLater()


Begin = Callable[[Path | None], DeskApplication]


def on_air(qtbot: QtBot, application: DeskApplication) -> Session:
    """The session once it is there."""
    qtbot.waitUntil(lambda: application.session is not None)
    assert application.session is not None
    return application.session


def test_keys_run_the_real_desk(qtbot: QtBot, desk_application: Begin, plan: Path) -> None:
    session = on_air(qtbot, desk_application(plan))
    qtbot.waitUntil(lambda: session.desk.isActiveWindow() and session.desk.isVisible())
    QTest.keyClick(session.desk, Qt.Key.Key_Space)
    saved(qtbot, session, 3)
    QTest.keyClick(session.desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    saved(qtbot, session, 4)
    assert not session.hub.shown.control.is_started


def test_a_broken_file_opened_on_air_leaves_the_show_on_air(
    qtbot: QtBot, desk_application: Begin, plan: Path, tmp_path: Path
) -> None:
    application = desk_application(plan)
    session = on_air(qtbot, application)
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: [", encoding="utf-8")
    application.open_file(broken)
    assert application.session is session
    assert str(broken) in session.desk.trouble.words.text()
    assert application.shell.centralWidget() is session.desk


def test_opening_the_show_that_is_on_air_changes_nothing(
    qtbot: QtBot, desk_application: Begin, plan: Path
) -> None:
    application = desk_application(plan)
    session = on_air(qtbot, application)
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    (path,) = plan.parent.glob("*.show")
    application.open_file(path)
    assert application.session is session


def test_another_file_takes_the_place_of_a_session_whose_show_is_closed(
    qtbot: QtBot, qapp: QApplication, desk_application: Begin, plan: Path, tmp_path: Path
) -> None:
    application = desk_application(plan)
    first = on_air(qtbot, application)
    first.hub.submit(Start())
    first.hub.submit(Note(kind="note", text="in the last instant"))
    (tmp_path / "b").mkdir()
    other = Path(shutil.copy(plan, tmp_path / "b" / "other.yaml"))
    application.open_file(other)
    assert application.session is not None
    assert application.session is not first
    qapp.processEvents()
    (path,) = plan.parent.glob("*.show")
    assert load_show(path)[0].current.seq == 4
    assert sorted(file.suffix for file in plan.parent.iterdir()) == [".show", ".yaml"]


def test_a_file_that_cannot_be_opened_leads_to_the_welcome_page_with_its_words(
    qtbot: QtBot, desk_application: Begin, tmp_path: Path
) -> None:
    path = tmp_path / "x.show"
    path.write_bytes(b"no show")
    application = desk_application(path)
    qtbot.waitUntil(lambda: type(application.shell.centralWidget()).__name__ == "Welcome")
    assert application.session is None


def test_a_bug_on_another_thread_is_said_on_the_desk(
    qtbot: QtBot, desk_application: Begin, plan: Path
) -> None:
    import threading

    session = on_air(qtbot, desk_application(plan))

    def fail() -> None:
        try:
            raise ValueError("x")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert session.desk.trouble.words.text() == "", "it is queued into Qt's thread"
    qtbot.waitUntil(lambda: "Something went wrong" in session.desk.trouble.words.text())


def test_the_report_of_a_session_tells_what_happened(
    qtbot: QtBot, make: Make, source: Source, tmp_path: Path
) -> None:
    session = make(source)
    session.hub.submit(Start())
    clock_of(session).jump(timedelta(minutes=11))
    session.hub.submit(Next())
    saved(qtbot, session, 4)
    session.export_to(tmp_path / "r.json")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert told["slots"][0]["actual_seconds"] == 660


def test_a_bug_on_the_way_to_the_first_page_leads_to_the_welcome_page(
    qtbot: QtBot, desk_application: Begin, plan: Path
) -> None:
    application = desk_application(plan)

    def broken() -> Source:
        raise ZeroDivisionError

    application._path, application._make_source = None, broken
    with qtbot.captureExceptions():
        qtbot.waitUntil(lambda: type(application.shell.centralWidget()).__name__ == "Welcome")
    assert application.session is None


def test_the_machine_stays_awake_while_the_show_runs(qtbot: QtBot, make: Make, source: Source) -> None:
    session = make(source)
    assert session.awake.is_awake_kept is None
    session.hub.submit(Start())
    qtbot.waitUntil(lambda: session.awake.is_awake_kept is True)
    session.hub.submit(End())
    qtbot.waitUntil(lambda: session.awake.is_awake_kept is None)


# ---- slots that go on by themselves


@pytest.fixture
def going_on(tmp_path: Path) -> Source:
    """Two parts of which the second follows by itself, then one that does not."""
    parts = [
        {"id": f"s{i}", "title": f"Part {i}", "duration": "5m", "at_end": end}
        for i, end in enumerate(("go_on", "hold", "hold"), 1)
    ]
    programme = made_programme(*parts)
    clock = ManualClock(programme.planned_start.astimezone(UTC))
    return Source(programme, Decider(programme), clock, lambda: create(tmp_path / "x.show", programme))


def slot_at(qtbot: QtBot, session: Session, seconds: int) -> str | None:
    """What runs so much later, after the ticker has woken twice."""
    clock_of(session).jump(timedelta(seconds=seconds))
    for _ in range(2):
        session.ticker.tick()
        session.hub.submit(Note(kind="note", text="x"))
        saved(qtbot, session, session.hub._decider.current.seq)
    return outlook(session.hub.shown, clock_of(session).now()).slot


def test_the_next_slot_is_taken_by_itself_once(qtbot: QtBot, make: Make, going_on: Source) -> None:
    session = make(going_on)
    facts: list[Fact] = []
    session.hub.changed.connect(lambda changed: facts.extend(changed.facts))
    session.hub.submit(Start())
    assert slot_at(qtbot, session, 299) == "s1"
    assert slot_at(qtbot, session, 1) == "s2"
    (fact,) = [fact for fact in facts if fact.by == "clock"]
    assert fact.command == "next"
    assert slot_at(qtbot, session, 600) == "s2", "the second part holds in overtime"


def test_what_the_chair_takes_back_stays_taken_back(qtbot: QtBot, make: Make, going_on: Source) -> None:
    session = make(going_on)
    session.hub.submit(Start())
    slot_at(qtbot, session, 300)
    session.hub.submit(Undo())
    assert slot_at(qtbot, session, 60) == "s1"


def test_whoever_goes_on_first_hears_of_no_refusal(qtbot: QtBot, make: Make, going_on: Source) -> None:
    session = make(going_on)
    session.hub.submit(Start())
    slot_at(qtbot, session, 0)
    before = session.hub.shown
    clock_of(session).jump(timedelta(seconds=300))
    session.hub.submit(Next())
    session._go_on(before, outlook(before, clock_of(session).now()))
    assert session.desk.transport.refusal.text() == ""
    assert slot_at(qtbot, session, 0) == "s2"


# ---- text, notes and preflight


def test_text_of_another_size_is_remembered_and_leaves_the_stage_alone(
    make: Make, source: Source, settings: Settings
) -> None:
    session = make(source)
    stage = session.stages.window.shown
    session.desk.named["text_larger"].trigger()
    assert settings.text_percent == 110
    assert session.desk.topbar.height() == 62
    session.ticker.tick()
    assert session.stages.window.shown == stage
    session.desk.named["theme_light"].trigger()
    assert session.desk.topbar.height() == 62
    session.desk.named["text_normal"].trigger()
    assert settings.text_percent == 100


def test_a_line_being_typed_outlives_another_size_and_is_kept(
    make: Make, source: Source, settings: Settings, plan: Path
) -> None:
    session = make(replace(source, document=plan))
    session.desk.minutes.set_draft("c Half a conclu")
    session.desk.named["text_larger"].trigger()
    session.desk.named["text_normal"].trigger()
    session.desk.minutes.set_draft("c Half a conclusion")
    assert settings.draft(plan) == "c Half a conclusion"


def test_the_size_of_the_notes_is_remembered(make: Make, source: Source, settings: Settings) -> None:
    session = make(source)
    session.desk.named["chair_page"].trigger()
    session.desk.named["notes_larger"].trigger()
    assert settings.notes_percent == 110
    again = make(source)
    again.desk.named["chair_page"].trigger()
    panel = again.desk.side.stack.currentWidget()
    assert isinstance(panel, ChairPanel)
    assert panel.percent == 110


def test_a_programme_in_standby_points_to_the_preflight_once(
    qtbot: QtBot, make: Make, source: Source, plan: Path
) -> None:
    assert make(source).desk.transport.refusal.text() == "", "a show that has its file was looked at before"
    session = make(replace(source, document=plan))
    assert "Ctrl+Shift+P" in session.desk.transport.refusal.text()
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    session.desk.named["pause"].trigger()
    assert session.desk.transport.refusal.text() == ""


def test_what_is_ticked_before_the_start_is_ticked_in_the_show(
    qtbot: QtBot, make: Make, source: Source, settings: Settings, plan: Path
) -> None:
    session = make(replace(source, document=plan))
    session.desk.wanted.emit(Ticked("Projector and screen", is_done=True))
    assert settings.ticks(plan) == {"Projector and screen"}
    session.hub.submit(Start())
    saved(qtbot, session, 3)
    assert settings.ticks(plan) == frozenset()
    assert settings.ticks(plan.parent / "x.show") == {"Projector and screen"}
