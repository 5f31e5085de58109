"""A bug is logged and said; the log holds where it happened and nothing of what was written."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from runofshow.app.crash import crash_log_path, install_crash_hook

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


def test_a_second_bug_is_added_to_the_log() -> None:
    install_crash_hook(lambda _words: None)
    crash()
    crash()
    assert crash_log_path().read_text(encoding="utf-8").count("ValueError\n") == 2


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
