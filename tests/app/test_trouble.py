"""Trouble on air: full, pulled, slow and hanging disks; a kill while spilling; shows whose file is gone."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.processes import Lines, run
from journal.disks import SlowStore, fill, small_disk
from runofshow.app.launch import DeskApplication
from runofshow.app.opening import OpeningError, Source, load_show, open_programme, open_show, open_source
from runofshow.app.paths import spill_folder
from runofshow.app.saving import short_path
from runofshow.app.session import Session
from runofshow.app.settings import Settings
from runofshow.app.unfinished import _unfinished
from runofshow.clock import SystemClock
from runofshow.desk.shell import DeskShell
from runofshow.desk.welcome import Welcome
from runofshow.journal.names import spills_in
from runofshow.journal.spill import read_spill
from runofshow.journal.store import Journal, create, open_journal
from runofshow.look.stylesheet import apply_theme
from runofshow.programme.models import Programme
from runofshow.resources import resource
from runofshow.show.commands import Next, Note, Start
from runofshow.show.decider import Decider

DRIVEN = Path(__file__).with_name("driven_desk.py")
HALF_A_SECOND = 0.5
LONG_MS = 15_000

Make = Callable[[Source], Session]
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Make]:
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
        if shiboken6.isValid(one):
            one.shut()


@pytest.fixture
def on_air(qtbot: QtBot, make: Make, plan: Path) -> Session:
    """A session that has started and is saved."""
    session = make(open_programme(plan, fallback=plan.parent))
    session.hub.submit(Start())
    qtbot.waitUntil(lambda: session.hub.shown.seq == 3)
    return session


def note(text: str) -> Note:
    return Note(kind="note", text=text)


def texts(path: Path) -> list[str]:
    return [entry.text for entry in load_show(path)[0].current.entries]


def bar(session: Session) -> str:
    return session.desk.trouble.words.text() if not session.desk.trouble.isHidden() else ""


def said_on(page: QWidget) -> str:
    return " ".join(widget.accessibleName() for widget in page.findChildren(QWidget))


def only_show(folder: Path) -> Path:
    (path,) = folder.glob("*.show")
    return path


def kept() -> list[int]:
    """What the one spill holds."""
    (path,) = spills_in(spill_folder())
    spill = read_spill(path)
    assert spill
    return [fact.seq for fact in spill.facts]


# ---- while the disk does not take anything


def test_a_pulled_stick_is_said_what_happens_is_kept_and_put_back_when_the_stick_is(
    qtbot: QtBot, on_air: Session, plan: Path, tmp_path: Path
) -> None:
    name = only_show(plan.parent).name
    pulled = plan.parent.rename(tmp_path / "pulled")
    on_air.hub.submit(note("one"))
    qtbot.waitUntil(lambda: "Kept in" in on_air.desk.trouble.words.text())
    (spill,) = spills_in(spill_folder())
    assert on_air.desk.trouble.words.text() == (
        f"NOT SAVED to {name[:19]}…{name[-20:]}: it is no longer in {plan.parent}."
        f" Kept in {short_path(spill)} until it is back."
    )
    assert not on_air.desk.trouble.button.isEnabled(), "it cannot be dismissed"
    for text in ("two", "three"):
        on_air.hub.submit(note(text))
        assert list(on_air.hub.shown.entries)[-1].text == text, "on screen at once"
    qtbot.waitUntil(lambda: kept() == [1, 2, 3, 4, 5, 6])
    pulled.rename(plan.parent)
    qtbot.waitUntil(lambda: bar(on_air) == "", timeout=LONG_MS)
    assert spills_in(spill_folder()) == ()
    assert on_air.shut() is True
    assert texts(only_show(plan.parent)) == ["one", "two", "three"]
    assert sorted(file.suffix for file in plan.parent.iterdir()) == [".show", ".yaml"]


def test_a_disk_that_fills_up_is_bridged_until_there_is_room(
    qtbot: QtBot, make: Make, programme: Programme, tmp_path: Path
) -> None:
    try:
        with small_disk(tmp_path / "stick", 512) as stick:
            path = stick / "x.show"
            source = Source(programme, Decider(programme), SystemClock(), lambda: create(path, programme))
            fill_the_disk_of(qtbot, make(source), stick)
    except PermissionError:
        pytest.skip("only root may mount a small disk")


def fill_the_disk_of(qtbot: QtBot, session: Session, stick: Path) -> None:
    session.hub.submit(Start())
    qtbot.waitUntil(lambda: session.hub.shown.seq == 3)
    filler = fill(stick)
    words = "Çà et là. " * 400
    for number in range(30):
        session.hub.submit(note(f"{number} {words}"))
    qtbot.waitUntil(lambda: "Kept in" in bar(session))
    assert bar(session).startswith("NOT SAVED to x.show: its disk is full. Kept in ")
    assert len(session.hub.shown.entries) == 30
    filler.unlink()
    qtbot.waitUntil(lambda: bar(session) == "", timeout=LONG_MS)
    assert session.shut() is True
    assert [text.split()[0] for text in texts(stick / "x.show")] == [str(n) for n in range(30)]
    assert spills_in(spill_folder()) == ()


def test_where_neither_disk_takes_anything_the_bar_says_both(
    qtbot: QtBot, on_air: Session, plan: Path, tmp_path: Path
) -> None:
    spill_folder().parent.parent.mkdir(parents=True)
    spill_folder().parent.touch()
    pulled = plan.parent.rename(tmp_path / "pulled")
    on_air.hub.submit(note("one"))
    qtbot.waitUntil(lambda: "Nor can it be kept in" in bar(on_air))
    where = f"it cannot be written in {spill_folder().parent} (Not a directory)"
    assert bar(on_air).endswith(f" Nor can it be kept in {short_path(spill_folder())}: {where}.")
    spill_folder().parent.unlink()
    qtbot.waitUntil(lambda: "Kept in" in bar(on_air), timeout=LONG_MS)
    pulled.rename(plan.parent)
    qtbot.waitUntil(lambda: bar(on_air) == "", timeout=LONG_MS)
    assert on_air.shut() is True
    assert texts(only_show(plan.parent)) == ["one"]


def test_a_show_that_nobody_can_make_a_file_of_is_kept_from_its_first_fact(
    qtbot: QtBot, make: Make, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    source = open_programme(plan, fallback=tmp_path / "file" / "shows")
    plan.parent.rename(tmp_path / "away")
    session = make(source)
    session.hub.submit(Start())
    qtbot.waitUntil(lambda: "Kept in" in bar(session))
    qtbot.waitUntil(lambda: kept() == [1, 2, 3])
    assert session.hub.shown.control.is_started
    (tmp_path / "away").rename(plan.parent)
    qtbot.waitUntil(lambda: bar(session) == "", timeout=LONG_MS)
    assert session.shut() is True
    assert load_show(only_show(plan.parent))[0].current.seq == 3


# ---- a slow disk


class Beats:
    """How long Qt's event loop was ever held up, in ms."""

    def __init__(self, qapp: QApplication) -> None:
        self._clock = QElapsedTimer()
        self._clock.start()
        self._times: list[int] = []
        self._timer = QTimer(qapp, interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._times.append(self._clock.elapsed()))
        self._timer.start()

    def longest_gap(self) -> int:
        self._timer.stop()
        return max(after - before for before, after in pairwise(self._times))


def test_half_a_second_for_each_fsync_holds_up_no_key_and_no_second_of_the_clock(
    qtbot: QtBot, qapp: QApplication, make: Make, programme: Programme, tmp_path: Path
) -> None:
    path = tmp_path / "x.show"
    stores: list[SlowStore] = []

    def slow() -> Journal:
        stores.append(SlowStore(create(path, programme), HALF_A_SECOND))
        return stores[0]  # type: ignore[return-value]  # what the journal's writer needs of it

    session = make(Source(programme, Decider(programme), SystemClock(), slow))
    beats = Beats(qapp)
    session.hub.submit(Start())
    for text in ("one", "two", "three"):
        session.hub.submit(note(text))
    assert session.hub.shown.seq == 0, "nothing is shown that is not on the disk"
    qtbot.waitUntil(lambda: session.hub.shown.seq == 6)
    assert bar(session) == "", "a disk that answers within two seconds is no trouble"
    assert [entry.text for entry in session.hub.shown.entries] == ["one", "two", "three"]
    assert stores[0].commits <= 2, "what queues goes into one commit"
    assert beats.longest_gap() < 1000 * HALF_A_SECOND / 2
    assert session.shut() is True


def test_a_disk_that_hangs_is_waited_for_two_seconds_and_the_loop_never_stands(
    qtbot: QtBot, qapp: QApplication, make: Make, programme: Programme, tmp_path: Path
) -> None:
    may_go_on = threading.Event()

    def hanging() -> Journal:
        assert may_go_on.wait(60)
        return create(tmp_path / "x.show", programme)

    session = make(Source(programme, Decider(programme), SystemClock(), hanging))
    beats, waited = Beats(qapp), QElapsedTimer()
    waited.start()
    session.hub.submit(Start())
    qtbot.waitUntil(lambda: session.hub.shown.seq == 3)
    assert 1950 <= waited.elapsed() < 3000
    qtbot.waitUntil(lambda: "Kept in" in bar(session))
    assert bar(session).startswith("NOT SAVED: its disk does not answer. Kept in ")
    session.hub.submit(Next())
    assert session.hub.shown.seq == 4, "from now on at once"
    qtbot.waitUntil(lambda: kept() == [1, 2, 3, 4])
    assert beats.longest_gap() < 250
    may_go_on.set()
    qtbot.waitUntil(lambda: bar(session) == "", timeout=LONG_MS)
    assert session.shut() is True
    assert load_show(tmp_path / "x.show")[0].current.seq == 4


def test_a_machine_on_which_every_fsync_takes_half_a_second_stays_responsive(
    plan: Path, tmp_path: Path
) -> None:
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("a slow machine is made with a C compiler")
    slow = tmp_path / "slow.so"
    source = Path(__file__).with_name("slow_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", slow, source, "-ldl"], check=True)
    script = Path(__file__).with_name("slow_desk.py")
    with Lines(script, plan, tmp_path / "settings.json", home=tmp_path, LD_PRELOAD=str(slow)) as desk:
        told = desk.next()
        assert desk.process.wait(30) == 0
    assert told["longest_gap_ms"] < 250
    # Making the file alone takes longer than two seconds: what was decided is shown by then.
    assert 1900 <= told["shown"][0][0] < 2600
    assert told["said"][0].startswith("NOT SAVED: its disk does not answer.")
    assert told["said"][-1] == "", "once the file is there, each fact is on it within two seconds"
    show = only_show(plan.parent)
    assert load_show(show)[0].current.seq == told["decided"]
    assert sorted(path.suffix for path in plan.parent.iterdir()) == [".show", ".yaml"]
    assert spills_in(tmp_path / "data" / "runofshow" / "unsaved") == ()
    assert "Half a conclusion" in (tmp_path / "settings.json").read_text("utf-8")


# ---- the end, while something is not saved


def test_a_session_that_ends_without_its_disk_says_where_its_last_entries_are(
    qtbot: QtBot, on_air: Session, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show = only_show(plan.parent)
    pulled = plan.parent.rename(tmp_path / "pulled")
    on_air.hub.submit(note("last"))
    assert on_air.shut() is False
    (spill,) = spills_in(spill_folder())
    words = (
        f"1 entry was not saved to {show}: it is no longer in {plan.parent}."
        f" It is kept in {spill} and put back when the show is opened again."
    )
    assert on_air.farewell == words
    assert capsys.readouterr().err == f"{words}\n"
    pulled.rename(plan.parent)
    source = open_show(show)
    assert source.remark == "1 entry that the disk had not taken was put back."
    assert spills_in(spill_folder()) == ()
    assert source.make_journal
    source.make_journal().close()
    assert texts(show) == ["last"]


def test_the_next_page_says_what_the_session_before_could_not_save(
    qtbot: QtBot, qapp: QApplication, settings: Settings, hooks: None, plan: Path, tmp_path: Path
) -> None:
    application = DeskApplication(qapp, settings, plan)
    application.begin()
    qtbot.waitUntil(lambda: application.session is not None)
    assert application.session
    application.session.hub.submit(Start())
    qtbot.waitUntil(lambda: application.session.hub.shown.seq == 3)  # type: ignore[union-attr]
    plan.parent.rename(tmp_path / "pulled")
    application.session.hub.submit(note("last"))
    application.welcome()
    page = application.shell.centralWidget()
    assert isinstance(page, Welcome)
    assert "1 entry was not saved to" in said_on(page)
    application.shut()
    application.shell.close()
    application.deleteLater()


# ---- killed while spilling


class Scene(NamedTuple):
    """What a killed desk left: the show as it was, where its stick is now, and what the spill holds."""

    show: Path
    pulled: Path
    seqs: Sequence[int]


@pytest.fixture(scope="module")
def kill(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A real desk whose stick is pulled and that is killed while it spills: where, a copy, and its show."""
    root = tmp_path_factory.mktemp("killed")
    plan = root / "stick" / "event.yaml"
    plan.parent.mkdir()
    shutil.copy(resource("programmes", "gfmd-2018-side-event.yaml"), plan)
    with Lines(DRIVEN, plan, root / "settings.json", "Space", home=root) as desk:
        last = desk.until(keys_left=0)
        while last["acknowledged"] < 10:
            last = desk.next()
        show = only_show(plan.parent)
        plan.parent.rename(root / "pulled")
        while not spills_in(root / "data" / "runofshow" / "unsaved"):
            desk.next()
        for _ in range(50):
            desk.next()
        desk.kill()
    return root, Path(shutil.copytree(root, root.with_name("killed-as-it-was"))), show


@pytest.fixture
def killed(kill: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> Scene:
    """The same scene for every test, at the same place."""
    root, as_it_was, show = kill
    shutil.rmtree(root)
    shutil.copytree(as_it_was, root)
    monkeypatch.setenv("XDG_DATA_HOME", str(root / "data"))
    return Scene(show, root / "pulled", kept_whole())


def kept_whole() -> list[int]:
    (path,) = spills_in(spill_folder())
    spill = read_spill(path)
    assert spill
    assert spill.facts
    return [fact.seq for fact in spill.facts]


def test_what_a_killed_desk_had_in_its_spill_is_put_back_and_said(killed: Scene, make: Make) -> None:
    show, pulled, seqs = killed
    pulled.rename(show.parent)
    with open_journal(show, writer=False) as journal:
        before = len(journal.facts())
    session = make(open_show(show))
    assert session.hub.shown.seq == max(seqs)
    missing = max(seqs) - before
    assert missing > 0
    assert bar(session).startswith(f"{missing} entries that the disk had not taken were put back.")
    assert spills_in(spill_folder()) == ()
    assert session.shut() is True
    assert [text.split()[-1] for text in texts(show)] == [str(n) for n in range(1, max(seqs) - 2)]


def test_the_first_frame_after_the_kill_shows_what_the_spill_held(killed: Scene, tmp_path: Path) -> None:
    show, pulled, seqs = killed
    pulled.rename(show.parent)
    with Lines("-m", "runofshow", "open", "--probe", show, home=pulled.parent) as desk:
        assert desk.until(painted="desk")["seq"] == max(seqs)
        desk.kill()
    assert spills_in(spill_folder()) == ()
    assert load_show(show)[0].current.seq == max(seqs), "it was durable before the spill went"


def test_whoever_only_reads_sees_what_the_spill_holds_and_changes_nothing(
    killed: Scene, tmp_path: Path
) -> None:
    show, pulled, seqs = killed
    pulled.rename(show.parent)
    assert load_show(show)[0].current.seq == max(seqs)
    done = run("report", show, "-o", tmp_path / "r.md", home=pulled.parent)
    assert done.returncode == 0, done.stderr
    assert f", {len(seqs) - 3}" in (tmp_path / "r.md").read_text("utf-8")
    done = run("log", show, "--json", home=pulled.parent)
    assert len(done.stdout.splitlines()) == max(seqs)
    assert kept_whole() == seqs


def test_a_disk_that_is_still_full_at_the_opening_leaves_the_entries_in_sight_and_in_the_spill(
    killed: Scene,
    qtbot: QtBot,
    make: Make,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    show, pulled, seqs = killed
    try:
        with small_disk(show.parent, 700) as stick:
            for file in pulled.iterdir():
                (stick / file.name).write_bytes(file.read_bytes())
            filler = fill(stick)
            session = make(open_show(show))
            assert session.hub.shown.seq == max(seqs)
            qtbot.waitUntil(lambda: "Kept in" in bar(session))
            assert f"NOT SAVED to {show.name[:19]}…" in bar(session)
            filler.unlink()
            qtbot.waitUntil(lambda: bar(session) == "", timeout=LONG_MS)
            assert spills_in(spill_folder()) == ()
            assert session.shut() is True
            with open_journal(show, writer=False) as journal:
                assert len(journal.facts()) == max(seqs)
    except PermissionError:
        pytest.skip("only root may mount a small disk")


def test_a_damaged_line_is_passed_over_and_said(killed: Scene, make: Make) -> None:
    show, pulled, seqs = killed
    pulled.rename(show.parent)
    (path,) = spills_in(spill_folder())
    lines = path.read_bytes().splitlines(keepends=True)
    damaged = next(n for n, line in enumerate(lines) if f'"seq":{max(seqs) - 3},'.encode() in line)
    lines[damaged] = lines[damaged].replace(b"note", b"nota")
    path.write_bytes(b"".join(lines))
    session = make(open_show(show))
    assert session.hub.shown.seq == max(seqs)
    assert "One entry that had been kept could not be read and was passed over." in bar(session)
    assert len(session.hub.shown.entries) == max(seqs) - 3 - 1
    session.hub.submit(note("after"))
    assert session.shut() is True
    assert texts(show)[-1] == "after"


# ---- a show whose file is gone


def test_a_show_whose_file_is_gone_is_offered_and_becomes_a_show_of_its_own(
    killed: Scene,
    qtbot: QtBot,
    qapp: QApplication,
    settings: Settings,
    hooks: None,
    home: Path,
) -> None:
    show, _, seqs = killed
    application = DeskApplication(qapp, settings, None)
    application.begin()
    qtbot.waitUntil(lambda: isinstance(application.shell.centralWidget(), Welcome))
    page = application.shell.centralWidget()
    assert isinstance(page, Welcome)
    assert f"is no longer at {show}, but what was logged is kept." in said_on(page)
    page.open_first.click()
    assert application.session
    made = only_show(home / "documents_dir" / "runofshow")
    assert bar(application.session) == (
        f"Its file {show} is gone. All that was kept is in {made} from now on."
    )
    assert application.session.hub.shown.seq == max(seqs)
    assert spills_in(spill_folder()) == ()
    application.session.hub.submit(note("after"))
    application.shut()
    assert texts(made)[-1] == "after"
    application.shell.close()
    application.deleteLater()


def test_the_programme_of_such_a_show_offers_it_too(killed: Scene, tmp_path: Path) -> None:
    _, pulled, _ = killed
    (plan,) = pulled.glob("*.yaml")
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_bytes(plan.read_bytes())
    assert _unfinished(elsewhere) == spills_in(spill_folder())


def test_a_spill_opens_its_show_where_that_is_back(killed: Scene, tmp_path: Path) -> None:
    show, pulled, seqs = killed
    pulled.rename(show.parent)
    (spill,) = spills_in(spill_folder())
    source = open_source(spill, fallback=tmp_path / "documents")
    assert (source.path, source.decider.current.seq) == (show, max(seqs))
    assert source.make_journal
    source.make_journal().close()
    assert not spill.exists()
    assert not (tmp_path / "documents").exists()


def test_a_file_that_holds_no_whole_show_is_refused_with_words(tmp_path: Path) -> None:
    (tmp_path / "x.spill").write_bytes(b"nothing")
    with pytest.raises(OpeningError, match=r"x\.spill holds no whole show"):
        open_source(tmp_path / "x.spill", fallback=tmp_path)
    with pytest.raises(OpeningError, match="could not be made a show"):
        open_source(tmp_path / "none.spill", fallback=tmp_path)
