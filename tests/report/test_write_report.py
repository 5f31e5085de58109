"""Reports written to files."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from report.held_session import Session
from runofshow.report.write import SUFFIXES, ReportError, write_report

BEGINNINGS = {".md": b"# Lessons of a pilot", ".json": b"{\n", ".docx": b"PK", ".pdf": b"%PDF-"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_chooses_the_format(held: Session, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix.upper()}"
    write_report(held.show, held.now, path)
    assert path.read_bytes().startswith(BEGINNINGS[suffix])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_session_in_standby_can_be_written_too(untouched: Session, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    write_report(untouched.show, untouched.now, path)
    assert path.read_bytes().startswith(BEGINNINGS[suffix])


@pytest.mark.parametrize("name", ["report.odt", "report", "report.show"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(held: Session, tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError, match=r"\.md, \.json, \.docx or \.pdf"):
        write_report(held.show, held.now, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(held: Session, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="missing does not exist"):
        write_report(held.show, held.now, tmp_path / "missing" / "report.md")


def test_a_folder_of_that_name_is_refused(held: Session, tmp_path: Path) -> None:
    (tmp_path / "report.md").mkdir()
    with pytest.raises(ReportError, match="is a folder"):
        write_report(held.show, held.now, tmp_path / "report.md")


def test_an_earlier_report_is_replaced(held: Session, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("earlier", encoding="utf-8")
    write_report(held.show, held.now, path)
    assert json.loads(path.read_text(encoding="utf-8"))["attendance"] == 84


def test_a_failure_leaves_the_earlier_report_untouched(held: Session, tmp_path: Path) -> None:
    """The name to write beside is taken by a folder, as when a disk refuses: nothing else can be written."""
    path = tmp_path / "report.md"
    path.write_text("earlier", encoding="utf-8")
    (tmp_path / f".report.md.{os.getpid()}.part").mkdir()
    with pytest.raises(ReportError, match="could not be written"):
        write_report(held.show, held.now, path)
    assert path.read_text(encoding="utf-8") == "earlier"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written_to_is_refused(held: Session, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("earlier", encoding="utf-8")
    path.chmod(stat.S_IRUSR)
    with pytest.raises(ReportError, match="may not be written to"):
        write_report(held.show, held.now, path)


def test_a_link_keeps_pointing_to_the_report(held: Session, tmp_path: Path) -> None:
    target, link = tmp_path / "real.md", tmp_path / "link.md"
    target.write_text("earlier", encoding="utf-8")
    link.symlink_to(target)
    write_report(held.show, held.now, link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# Lessons")


def in_a_process_of_its_own(script: str, tmp_path: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    finished = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_importing_it_loads_neither_qt_nor_docx(tmp_path: Path) -> None:
    script = "import sys, runofshow.report.write; print(sorted({'PySide6', 'docx'} & set(sys.modules)))"
    assert in_a_process_of_its_own(script, tmp_path).strip() == "[]"


def test_where_a_library_of_qt_is_missing_the_other_formats_are_written(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
sys.modules["PySide6.QtGui"] = None
from report.held_session import held_session
from runofshow.report.write import ReportError, write_report
session = held_session()
write_report(session.show, session.now, Path("report.docx"))
try:
    write_report(session.show, session.now, Path("report.pdf"))
except ReportError as error:
    print(error)
"""
    assert "the PDF needs Qt" in in_a_process_of_its_own(script, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["report.docx"]
