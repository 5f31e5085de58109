"""A bug is logged and said; the log holds where it happened and nothing of what was written."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from app.processes import Lines
from runofshow.app import crash as crash_module
from runofshow.app.crash import crash_log_path, install_crash_hook, log_crash
from runofshow.app.opening import load_show
from runofshow.journal.names import spills_in

SECRET = "Ms X asked not to be quoted"
pytestmark = pytest.mark.usefixtures("hooks", "home")


def fail(words: str) -> None:
    raise ValueError(f"cannot log {words!r}")


def crash() -> None:
    try:
        fail(SECRET)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_bug_is_said_with_the_place_of_its_log() -> None:
    said: list[str] = []
    install_crash_hook(said.append)
    crash()
    assert said == [f"Something went wrong inside; the show goes on. It is noted in {crash_log_path()}."]


def test_the_log_says_where_it_happened_and_quotes_no_minutes() -> None:
    install_crash_hook(lambda _words: None)
    crash()
    log = crash_log_path().read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "in fail" in log
    assert SECRET not in log
    assert "Ms X" not in log


def test_the_log_names_places_among_the_modules_and_no_folder_of_anybodys() -> None:
    install_crash_hook(lambda _words: None)
    crash()
    lines = crash_log_path().read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines[1:]] == ["  app/test_crash.py"] * 2
    assert str(Path.home()) not in lines[1]


def test_the_log_says_what_a_bug_came_from_and_quotes_none_of_it() -> None:
    try:
        try:
            fail(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        log_crash(error)
    log = crash_log_path().read_text(encoding="utf-8")
    assert log.startswith("--- ")
    assert log.index("ValueError, and then:") > log.index("in fail")
    assert "KeyError\n" in log.splitlines(keepends=True)[0]
    assert SECRET not in log


def test_another_bug_is_added_to_the_log() -> None:
    said: list[str] = []
    install_crash_hook(said.append)
    crash()
    try:
        raise KeyError
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    heads = [line for line in crash_log_path().read_text("utf-8").splitlines() if line.startswith("---")]
    assert [head.split()[-1] for head in heads] == ["ValueError", "KeyError"]
    assert len(said) == 2


def test_a_bug_that_comes_with_every_second_is_said_at_its_first_tenth_and_hundredth_time() -> None:
    said: list[str] = []
    install_crash_hook(said.append)
    for _ in range(150):
        crash()
    heads = [line for line in crash_log_path().read_text("utf-8").splitlines() if line.startswith("---")]
    assert [head.partition("ValueError")[2] for head in heads] == [
        "",
        ", 10 times by now",
        ", 100 times by now",
    ]
    assert len(said) == 3


def test_a_log_that_has_grown_long_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash_module, "MOST_BYTES", 10)
    install_crash_hook(lambda _words: None)
    for kind in (KeyError, IndexError, OSError):
        log_crash(kind())
    assert "OSError" in crash_log_path().read_text("utf-8")
    assert [path.name for path in sorted(crash_log_path().parent.iterdir())] == ["crash.log", "crash.log.old"]


def test_what_fails_while_something_is_freed_is_said_as_well() -> None:
    class Stubborn:
        def __del__(self) -> None:
            fail(SECRET)

    said: list[str] = []
    install_crash_hook(said.append)
    Stubborn()
    assert len(said) == 1
    assert SECRET not in crash_log_path().read_text("utf-8")


def test_a_thread_that_ends_itself_is_no_bug() -> None:
    said: list[str] = []
    install_crash_hook(said.append)
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert said == []


def test_a_desk_that_is_gone_already_costs_only_the_words() -> None:
    def gone(_words: str) -> None:
        raise RuntimeError("Internal C++ object already deleted.")

    install_crash_hook(gone)
    crash()
    assert "ValueError" in crash_log_path().read_text("utf-8")


def test_a_bug_on_another_thread_is_said_as_well() -> None:
    said: list[str] = []
    install_crash_hook(said.append)
    thread = threading.Thread(target=fail, args=(SECRET,))
    thread.start()
    thread.join()
    assert len(said) == 1
    assert SECRET not in crash_log_path().read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_further_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    said: list[str] = []
    install_crash_hook(said.append)
    crash()
    assert said == ["Something went wrong inside; the show goes on."]


# ---- the real desk


def test_a_bug_in_any_part_of_the_desk_is_said_and_the_show_goes_on(plan: Path, tmp_path: Path) -> None:
    script = Path(__file__).with_name("broken_desk.py")
    with Lines(script, plan, tmp_path / "settings.json", home=tmp_path) as desk:
        parts = desk.rest()
        assert desk.process.wait(10) == 0
    assert [part["part"] for part in parts] == [
        "in_a_slot",
        "in_a_slot_of_the_hub",
        "in_the_countdowns_painting",
        "in_the_stages_painting",
        "in_a_delegate",
        "in_a_model",
        "in_a_key_event",
        "in_a_resize_event",
        "in_an_event_filter",
        "in_a_face_at_each_tick",
        "in_the_outlook_of_the_ticker",
        "in_the_chimes",
        "in_the_desk",
        "in_a_decision",
        "in_the_journals_thread",
        "in_the_spills_thread",
        "in_the_sounds_thread",
        "in_any_thread",
        "while_something_is_freed",
    ]
    logs = list((tmp_path / "state").rglob("crash.log"))
    log = logs[0].read_text("utf-8")
    for part in parts:
        assert part["after"] > part["before"], part["part"]
        assert f"Something went wrong inside; the show goes on. It is noted in {logs[0]}." in part["said"]
        assert f"Bug_{part['part']}\n" in log
    assert SECRET not in log
    assert str(tmp_path) not in log
    (show,) = plan.parent.glob("*.show")
    assert load_show(show)[0].current.seq == parts[-1]["after"]
    assert spills_in(tmp_path / "data" / "runofshow" / "unsaved") == ()
