"""The commands as a user types them: real processes, their words, their exit codes, never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.processes import PATIENCE, Lines, environment, path_with, qt_that_fails, run
from runofshow import __version__
from runofshow.app.demo import demo_script_path
from runofshow.resources import resource

DRIVEN = Path(__file__).parent / "app" / "driven_desk.py"
CHECK_KEYS = [
    "file",
    "ok",
    "title",
    "date",
    "start",
    "time_zone",
    "segments",
    "turns",
    "people",
    "polls",
    "planned_seconds",
    "planned_end",
    "findings",
]
FINDING_KEYS = ["severity", "line", "column", "path", "message", "hint"]
Said = subprocess.CompletedProcess[str]
Run = Callable[..., Said]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder to work in, with a space and an accent in its name, and the bundled event in it."""
    folder = tmp_path / "la séance 1"
    folder.mkdir()
    shutil.copy(resource("programmes", "gfmd-2018-side-event.yaml"), folder / "event.yaml")
    return folder


@pytest.fixture
def type_in(here: Path) -> Run:
    """Run the program in that folder; whatever happens, it never shows a traceback."""

    def typed(*words: object, **changes: str | None) -> Said:
        said = run(*words, home=here, **changes)
        assert "Traceback" not in said.stderr + said.stdout
        assert said.returncode != 70, "a bug: " + said.stderr
        return said

    return typed


@pytest.fixture
def without_qt(tmp_path: Path) -> Path:
    return qt_that_fails(tmp_path / "without-qt")


@pytest.fixture
def show(here: Path, type_in: Run) -> Path:
    """A rehearsal of the event by the bundled script."""
    said = type_in("rehearse", "event.yaml", "--headless", "--script", demo_script_path(), "--show", "x.show")
    assert said.returncode == 0, said.stderr
    return here / "x.show"


# ---- help and nonsense


def test_help_tells_every_command_in_a_sentence(type_in: Run) -> None:
    said = type_in("--help")
    assert said.returncode == 0
    for command in ("demo", "check", "rehearse", "report", "log"):
        assert f" {command} " in said.stdout
    assert "runofshow FILE" in said.stdout
    assert "--probe" not in said.stdout


@pytest.mark.parametrize("command", ["demo", "check", "rehearse", "report", "log"])
def test_every_command_has_help_of_its_own(type_in: Run, command: str) -> None:
    said = type_in(command, "--help")
    assert said.returncode == 0
    assert f"runofshow {command}" in said.stdout


def test_the_version_is_told(type_in: Run) -> None:
    assert type_in("--version").stdout == f"runofshow {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--nonsense",),
        ("frobnicate",),
        ("frobnicate", "a", "b"),
        ("open", "none.yaml"),
        ("none.show",),
        ("",),
        ("check",),
        ("check", "--jsn", "event.yaml"),
        ("rehearse",),
        ("rehearse", "event.yaml", "--speed", "0"),
        ("rehearse", "event.yaml", "--speed", "fast"),
        ("report",),
        ("report", "x.show"),
        ("log",),
        ("log", "none.show"),
        ("log", "a", "b"),
        ("x" * 300,),
    ],
)
def test_nonsense_ends_with_2_or_3_and_words(type_in: Run, words: tuple[str, ...]) -> None:
    said = type_in(*words, QT_QPA_PLATFORM=None)
    assert said.returncode in (2, 3)
    assert said.stderr.strip()
    assert said.stdout == ""


def test_what_is_neither_file_nor_command_is_named(type_in: Run) -> None:
    assert "frobnicate" in type_in("frobnicate", "now").stderr


# ---- check


def test_a_good_programme_is_checked_with_0(type_in: Run) -> None:
    said = type_in("check", "event.yaml")
    assert (said.returncode, said.stdout) == (0, "event.yaml: no faults found.\n")


def test_check_prints_json_of_exactly_this_shape(type_in: Run) -> None:
    said = type_in("check", "--json", "event.yaml")
    assert said.returncode == 0
    (found,) = json.loads(said.stdout)
    assert list(found) == CHECK_KEYS
    assert {name: found[name] for name in CHECK_KEYS if name not in ("title", "people")} == {
        "file": "event.yaml",
        "ok": True,
        "date": "2018-12-07",
        "start": "08:30",
        "time_zone": "Africa/Casablanca",
        "segments": 5,
        "turns": 5,
        "polls": 1,
        "planned_seconds": 4500,
        "planned_end": "2018-12-07T09:45:00+01:00",
        "findings": [],
    }


def broken(folder: Path) -> Path:
    path = folder / "broken.yaml"
    path.write_text(
        'title: T\ndate: 2018-12-07\nstart: "08:30"\ntime_zone: Africa/Casablanca\n'
        "segmnts: []\n"
        "segments:\n  - {id: a, title: A, duration: soon}\n  - {id: a, title: B, duration: 5m}\n",
        encoding="utf-8",
    )
    return path


def test_a_broken_programme_is_told_with_every_place_and_2(type_in: Run, here: Path) -> None:
    broken(here)
    said = type_in("check", "broken.yaml")
    assert said.returncode == 2
    places = [line.split(": ")[0] for line in said.stdout.splitlines()]
    assert places == sorted(places)
    assert {place.split(":")[1] for place in places} >= {"5", "7"}
    assert "segments" in said.stdout


def test_findings_in_json_have_exactly_these_keys(type_in: Run, here: Path) -> None:
    broken(here)
    said = type_in("check", "--json", "broken.yaml", "event.yaml")
    assert said.returncode == 2, "one broken file is enough"
    first, second = json.loads(said.stdout)
    assert (first["ok"], second["ok"]) == (False, True)
    assert list(first) == CHECK_KEYS
    assert all(list(finding) == FINDING_KEYS for finding in first["findings"])


def test_a_warning_alone_is_no_error(type_in: Run, here: Path) -> None:
    text = (here / "event.yaml").read_text(encoding="utf-8")
    late = re.sub(r"(?m)^hard_stop: .*$", 'hard_stop: "09:00"', text)
    assert late != text
    (here / "late.yaml").write_text(late, encoding="utf-8")
    said = type_in("check", "--json", "late.yaml")
    assert said.returncode == 0
    (found,) = json.loads(said.stdout)
    assert [finding["severity"] for finding in found["findings"]] == ["warning"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a:\n\t- b\n", b"[" * 3000, b"x" * 1_100_000])
def test_whatever_the_file_holds_check_answers_with_2(type_in: Run, here: Path, content: bytes) -> None:
    (here / "bad.yaml").write_bytes(content)
    said = type_in("check", "bad.yaml")
    assert said.returncode == 2
    assert said.stdout.startswith("bad.yaml")


def test_a_folder_and_a_missing_file_are_no_programmes(type_in: Run) -> None:
    assert type_in("check", ".").returncode == 2
    assert type_in("check", "none.yaml").returncode == 2


# ---- rehearse


def test_a_rehearsal_without_a_script_ends_on_time(type_in: Run) -> None:
    said = type_in("rehearse", "event.yaml", "--headless")
    assert said.returncode == 0
    assert "Ended 09:45:00, 0:00 against the plan." in said.stdout


def test_a_refused_command_ends_with_1_and_its_line(type_in: Run, here: Path) -> None:
    (here / "s.yaml").write_text(
        "- {at: 0:00:00, do: start}\n\n- {at: 0:01:00, do: resume}\n", encoding="utf-8"
    )
    said = type_in("rehearse", "event.yaml", "--headless", "--script", "s.yaml", "--show", "x.show")
    assert said.returncode == 1
    assert said.stderr.startswith("s.yaml:3: resume: ")
    assert type_in("log", "x.show").stdout.count("\n") == 3


def test_a_script_of_faults_ends_with_2_and_every_line(type_in: Run, here: Path) -> None:
    (here / "s.yaml").write_text("- {at: soon, do: start}\n- {at: 0:01:00, do: dance}\n", encoding="utf-8")
    said = type_in("rehearse", "event.yaml", "--headless", "--script", "s.yaml", "--show", "x.show")
    assert said.returncode == 2
    assert [line.split(": ")[0] for line in said.stderr.splitlines()] == ["s.yaml:1", "s.yaml:2"]
    assert not (here / "x.show").exists()


def test_a_script_far_out_of_range_ends_with_2_its_line_and_the_remedy(type_in: Run, here: Path) -> None:
    (here / "s.yaml").write_text(
        "- {at: 0:00:00, do: start}\n- {at: 999999999:00:00, do: end}\n", encoding="utf-8"
    )
    said = type_in("rehearse", "event.yaml", "--headless", "--script", "s.yaml")
    assert said.returncode == 2
    assert said.stderr.startswith("s.yaml:2: at '999999999:00:00' is too far from the planned start: write")


@pytest.mark.parametrize(
    "words",
    [
        ("none.yaml", "--headless"),
        (".", "--headless"),
        ("event.yaml", "--headless", "--script", "none.yaml"),
        ("event.yaml", "--headless", "--show", "none/x.show"),
        ("event.yaml", "--headless", "--show", "event.yaml"),
        ("event.yaml", "--headless", "--show", "."),
    ],
)
def test_files_that_cannot_be_used_end_a_rehearsal_with_2(
    type_in: Run, here: Path, words: tuple[str, ...]
) -> None:
    before = (here / "event.yaml").read_bytes()
    said = type_in("rehearse", *words)
    assert said.returncode == 2
    assert said.stderr.strip()
    assert (here / "event.yaml").read_bytes() == before


def test_a_show_cannot_be_rehearsed(type_in: Run, show: Path) -> None:
    said = type_in("rehearse", show.name, "--headless")
    assert said.returncode == 2
    assert "is a show, not a programme" in said.stderr


# ---- report and log


@pytest.mark.parametrize("suffix", ["md", "json", "docx", "pdf"])
def test_a_report_is_written_in_every_format(type_in: Run, show: Path, suffix: str) -> None:
    said = type_in("report", show.name, "-o", f"r.{suffix}")
    assert (said.returncode, said.stdout) == (0, f"The report is in r.{suffix}.\n")
    content = show.with_name(f"r.{suffix}").read_bytes()
    assert len(content) > 1000
    assert b"An aside that is not for the report" not in content


@pytest.mark.parametrize("suffix", ["md", "json", "docx"])
def test_all_but_the_pdf_are_written_where_qt_cannot_be_loaded(
    here: Path, type_in: Run, show: Path, without_qt: Path, suffix: str
) -> None:
    said = type_in("report", show.name, "-o", f"r.{suffix}", PYTHONPATH=path_with(without_qt, here))
    assert said.returncode == 0, said.stderr
    assert show.with_name(f"r.{suffix}").exists()


def test_the_pdf_says_which_package_it_needs(here: Path, type_in: Run, show: Path, without_qt: Path) -> None:
    said = type_in("report", show.name, "-o", "r.pdf", PYTHONPATH=path_with(without_qt, here))
    assert said.returncode == 2
    assert "libEGL" in said.stderr
    assert not (here / "r.pdf").exists()


@pytest.mark.parametrize("name", ["r.xyz", "r", "none/r.md", "."])
def test_a_report_that_cannot_be_written_ends_with_2(type_in: Run, show: Path, name: str) -> None:
    said = type_in("report", show.name, "-o", name)
    assert said.returncode == 2
    assert said.stderr.strip()


HOSTILE = "\x1b[31mred\x07\nno fact\x9b2J\u202eend"
"""Colour, a bell, a new line, clear screen, and all that follows from right to left."""


@pytest.mark.parametrize("text", [HOSTILE, "\x1b[31mred", "back\\slash"])
def test_the_log_shows_what_would_command_the_terminal(type_in: Run, here: Path, text: str) -> None:
    items = [
        {"at": "0:00:00", "do": "start"},
        {"at": "0:00:01", "do": "note", "kind": "note", "text": text, "person": text},
    ]
    (here / "s.yaml").write_text(json.dumps(items), encoding="utf-8")
    type_in("rehearse", "event.yaml", "--headless", "--script", "s.yaml", "--show", "x.show")
    said = type_in("log", "x.show").stdout
    assert said.replace("\n", "").isprintable()
    assert len(said.splitlines()) == 4
    escaped = json.dumps(text)
    assert f"text={escaped}" in said
    assert f"person={escaped}" in said
    exact = json.loads(type_in("log", "x.show", "--json").stdout.splitlines()[-1])
    assert (exact["text"], exact["person"]) == (text, text)


@pytest.mark.parametrize("command", [("log",), ("report", "-o", "r.md")])
@pytest.mark.parametrize("name", ["event.yaml", ".", "none.show"])
def test_what_is_no_show_is_refused_and_not_touched(
    type_in: Run, here: Path, command: tuple[str, ...], name: str
) -> None:
    before = (here / "event.yaml").read_bytes()
    said = type_in(*command, name)
    assert said.returncode == 2
    assert said.stderr.strip()
    assert (here / "event.yaml").read_bytes() == before


def test_the_log_has_an_event_a_line_in_the_order_of_the_show(type_in: Run, show: Path) -> None:
    lines = type_in("log", show.name).stdout.splitlines()
    assert [int(line.split()[0]) for line in lines] == list(range(1, len(lines) + 1))
    assert " 08:31:10  show_started" in "\n".join(lines)


def test_the_log_in_json_has_an_object_a_line(type_in: Run, show: Path) -> None:
    found: list[dict[str, Any]] = [
        json.loads(line) for line in type_in("log", show.name, "--json").stdout.splitlines()
    ]
    assert [line["seq"] for line in found] == list(range(1, len(found) + 1))
    assert found[0]["fact"] == "show_opened"


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_what_was_off_the_record_is_in_no_log(type_in: Run, show: Path, options: tuple[str, ...]) -> None:
    said = type_in("log", show.name, *options)
    assert "An aside" not in said.stdout
    assert "Ownership makes results last" in said.stdout


def test_a_log_cut_off_by_its_reader_ends_quietly(here: Path, show: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "runofshow", "log", show.name],
        cwd=here,
        env=environment(here),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
        process.wait(PATIENCE)


def test_a_terminal_that_knows_few_letters_is_no_bug(type_in: Run, show: Path) -> None:
    said = type_in("log", show.name, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.returncode == 0, said.stderr


def test_a_running_show_is_read_while_it_runs(type_in: Run, here: Path) -> None:
    with Lines(DRIVEN, "event.yaml", here / "s.ini", "Space", home=here) as desk:
        desk.until(keys_left=0)
        (path,) = here.glob("*.show")
        assert "show_started" in type_in("log", path.name).stdout
        assert type_in("report", path.name, "-o", "r.json").returncode == 0
        told = json.loads((here / "r.json").read_text(encoding="utf-8"))
        assert told["show"]["started_at"]
        assert told["show"]["ended_at"] is None
        assert desk.process.poll() is None
        desk.until(keys_left=0)
    assert type_in("log", path.name).returncode == 0, "its desk was killed"


# ---- the desk


@pytest.mark.parametrize("words", [(), ("event.yaml",), ("open", "event.yaml"), ("rehearse", "event.yaml")])
def test_without_a_display_a_desk_is_refused_with_3_and_words(type_in: Run, words: tuple[str, ...]) -> None:
    said = type_in(*words, QT_QPA_PLATFORM=None)
    assert (said.returncode, said.stdout) == (3, "")
    assert said.stderr == "This machine has no display to open a window on.\n"


@pytest.mark.parametrize("words", [(), ("event.yaml",), ("rehearse", "event.yaml")])
def test_without_qts_libraries_a_desk_is_refused_with_3_and_the_package(
    here: Path, type_in: Run, without_qt: Path, words: tuple[str, ...]
) -> None:
    said = type_in(*words, PYTHONPATH=path_with(without_qt, here))
    assert said.returncode == 3
    assert "apt-get install libegl1" in said.stderr


@pytest.mark.parametrize("words", [("--probe", "event.yaml"), ("open", "--probe", "event.yaml")])
def test_a_file_alone_is_opened_like_with_the_word_open(here: Path, words: tuple[str, ...]) -> None:
    with Lines("-m", "runofshow", *words, home=here) as desk:
        frame = desk.until(painted="desk")
        assert (frame["status"], frame["slot"], frame["digits"]) == ("standby", "opening", "10:00")
        assert desk.end() == 0
    assert not list(here.glob("*.show")), "no file without a command"
    assert "Traceback" not in desk.complaints


def test_a_link_to_a_programme_in_another_folder_is_opened(here: Path) -> None:
    (here / "elsewhere").mkdir()
    (here / "elsewhere" / "ссылка.yaml").symlink_to(here / "event.yaml")
    with Lines("-m", "runofshow", "open", "--probe", "elsewhere/ссылка.yaml", home=here) as desk:
        assert desk.until(painted="desk")["slot"] == "opening"
        assert desk.end() == 0


def test_a_rehearsal_on_the_desk_plays_its_script(here: Path) -> None:
    (here / "s.yaml").write_text("- {at: 0:00:00, do: start}\n- {at: 0:00:30, do: end}\n", encoding="utf-8")
    words = ("rehearse", "event.yaml", "--speed", "600", "--script", "s.yaml", "--show", "x.show")
    with Lines("-m", "runofshow", *words, home=here) as desk:
        logs = (run("log", "x.show", home=here).stdout for _ in range(60))
        assert any("show_ended" in log for log in logs)
        assert desk.end() == 0
    assert "Traceback" not in desk.complaints
    assert sorted(path.name for path in here.glob("x.show*")) == ["x.show"]


def test_the_console_command_is_the_module(here: Path) -> None:
    command = Path(sys.executable).with_name("runofshow")
    if not command.exists():
        pytest.skip("runofshow is not installed here")
    said = subprocess.run(
        [command, "--version"],
        env={**environment(here), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert said.stdout == f"runofshow {__version__}\n"
