"""What is remembered from one session to the next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from runofshow.app.paths import documents_folder
from runofshow.app.settings import Settings
from runofshow.stage.roles import Assignment, Edge, Role

STAGES = (
    Assignment(Role.SPEAKER, "SN%2F1/ACME/X%201/HDMI-1"),
    Assignment(Role.STRIP, "///eDP-1", Edge.LOWER, is_over_desk=True),
)


def again(tmp_path: Path, settings: Settings) -> Settings:
    """The same settings, read from the file by another session."""
    settings.sync()
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_a_first_session_finds_nothing_remembered(settings: Settings) -> None:
    assert settings.theme is None
    assert settings.stages == ()
    assert not settings.is_flash_wanted
    assert settings.recent == ()
    assert settings.geometry.isEmpty()
    assert not settings.is_muted


def test_everything_comes_back_in_the_next_session(tmp_path: Path, settings: Settings) -> None:
    settings.theme = "high_contrast"
    settings.stages = STAGES
    settings.is_flash_wanted = True
    settings.is_muted = True
    settings.geometry = QByteArray(b"\x00\x01geometry")
    later = again(tmp_path, settings)
    assert (later.theme, later.stages, later.is_muted) == ("high_contrast", STAGES, True)
    assert later.is_flash_wanted
    assert later.geometry == QByteArray(b"\x00\x01geometry")
    later.stages = ()
    later.is_muted = False
    assert (again(tmp_path, later).stages, again(tmp_path, later).is_muted) == ((), False)


def test_one_stage_is_a_list_too_and_a_damaged_one_is_left_out(tmp_path: Path, settings: Settings) -> None:
    settings.stages = STAGES[:1]
    assert again(tmp_path, settings).stages == STAGES[:1]
    text = (tmp_path / "settings.json").read_text(encoding="utf-8")
    (tmp_path / "settings.json").write_text(text.replace("speaker:", "cook:"), encoding="utf-8")
    assert Settings(tmp_path / "settings.json").stages == ()


def test_recent_files_come_latest_first_each_once_and_only_those_that_exist(
    tmp_path: Path, settings: Settings
) -> None:
    files = [tmp_path / f"été, {n}.yaml" for n in range(12)]
    for file in files:
        file.touch()
        settings.remember(file)
    settings.remember(files[9])
    files[10].unlink()
    expected = [files[n] for n in (9, 11, 8, 7, 6, 5, 4)]
    assert list(again(tmp_path, settings).recent) == expected


def test_one_recent_file_is_a_list_too(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "one.yaml"
    file.touch()
    settings.remember(file)
    assert again(tmp_path, settings).recent == (file,)


def test_a_recent_file_that_may_not_be_seen_any_more_is_left_out(
    open_folder: Path, settings: Settings, without_privileges: Callable[[], AbstractContextManager[None]]
) -> None:
    hidden = open_folder / "hidden"
    hidden.mkdir()
    (hidden / "x.yaml").touch()
    settings.remember(hidden / "x.yaml")
    hidden.chmod(0o000)
    with without_privileges():
        assert settings.recent == ()


def test_a_draft_belongs_to_its_show_and_goes_when_it_is_empty(tmp_path: Path, settings: Settings) -> None:
    one, two = tmp_path / "eins ü.show", tmp_path / "two.show"
    settings.keep_draft(one, "c Was offen blieb, „wörtlich“\nand a second line")
    later = again(tmp_path, settings)
    assert later.draft(one) == "c Was offen blieb, „wörtlich“\nand a second line"
    assert later.draft(two) == ""
    later.keep_draft(one, "")
    assert again(tmp_path, later).draft(one) == ""


def test_a_damaged_settings_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\x00[[[\n=desk\ngeometry=@Invalid(\n")
    settings = Settings(tmp_path / "settings.json")
    assert settings.recent == ()
    assert settings.geometry.isEmpty()


def test_shows_without_a_home_go_into_a_folder_of_the_users_documents(home: Path) -> None:
    assert documents_folder() == home / "documents_dir" / "runofshow"
