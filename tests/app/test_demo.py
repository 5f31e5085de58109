"""The demo without a display: the event is rehearsed, and four files are left."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.processes import path_with, run
from runofshow.app.demo import demo_programme_path, demo_script_path, demo_source
from runofshow.app.opening import load_programme
from runofshow.app.rehearsal import rehearse
from runofshow.app.script import read_script

PICTURES = {"desk.png": (1280, 800), "stage.png": (1920, 1080)}
FILES = ["desk.png", "rehearsal.show", "report.docx", "report.pdf", "stage.png"]


def colours(picture: QImage) -> set[int]:
    """The colours on a grid of points."""
    return {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}


def test_the_bundled_script_runs_through_to_the_end_of_the_bundled_event() -> None:
    programme = load_programme(demo_programme_path())
    done = rehearse(programme, read_script(demo_script_path()))
    assert done.show.control.ended is not None
    assert done.show.counts
    assert any(entry.off_record for entry in done.show.entries)


def test_the_demo_on_a_desk_is_a_rehearsal_that_starts_at_the_planned_start(home: Path) -> None:
    source = demo_source(60.0)
    assert not source.is_read_only
    assert source.speed == 60.0
    passed = source.clock.now().wall - source.programme.planned_start
    assert 0 <= passed.total_seconds() < 60 * 60


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that the demo left on a machine without a display, and what it said."""
    home = tmp_path_factory.mktemp("demo ü")
    done = run("demo", home=home, QT_QPA_PLATFORM=None)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return home / "runofshow-demo", done.stdout


def test_it_says_that_there_is_no_display_and_what_it_did_instead(left: tuple[Path, str]) -> None:
    folder, said = left
    assert "no display" in said.splitlines()[0]
    for name in FILES:
        assert f"{folder.name}/{name}" in said


def test_it_leaves_the_four_files_and_its_show(left: tuple[Path, str]) -> None:
    folder, _ = left
    assert sorted(file.name for file in folder.iterdir()) == FILES
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(folder / "report.docx") as document:
        assert b"Global Compact" in document.read("word/document.xml")


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_show_something_at_their_size(left: tuple[Path, str], name: str) -> None:
    picture = QImage(str(left[0] / name))
    assert (picture.width(), picture.height()) == PICTURES[name]
    assert len(colours(picture)) > 10
    assert all(QImage(picture).pixelColor(x, 5).alpha() == 255 for x in (0, 600))


def test_what_was_off_the_record_is_in_none_of_its_reports(left: tuple[Path, str]) -> None:
    with zipfile.ZipFile(left[0] / "report.docx") as document:
        text = document.read("word/document.xml")
    assert b"An aside that is not for the report" not in text


def test_a_second_demo_replaces_the_files_of_the_first(left: tuple[Path, str]) -> None:
    folder, _ = left
    done = run("demo", "--headless", home=folder.parent)
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in folder.iterdir()) == FILES


def test_without_qts_libraries_the_report_is_still_written_and_the_code_is_3(
    tmp_path: Path, without_qt: Path
) -> None:
    done = run("demo", home=tmp_path, PYTHONPATH=path_with(without_qt, tmp_path))
    assert done.returncode == 3, done.stderr
    assert "libegl1" in done.stdout
    assert done.stderr == ""
    assert sorted(file.name for file in (tmp_path / "runofshow-demo").iterdir()) == [
        "rehearsal.show",
        "report.docx",
    ]


def test_where_nothing_can_be_written_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "runofshow-demo").write_text("in the way", encoding="utf-8")
    done = run("demo", "--headless", home=tmp_path)
    assert done.returncode == 2
    assert "runofshow-demo" in done.stderr
    assert "Traceback" not in done.stderr
