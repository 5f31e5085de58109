"""Bundled files are looked for in the package first, then at the repository's root."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from runofshow import resources


def installed_at(folder: Path) -> ModuleType:
    """The module `resources` as it would run from `folder`."""
    package = folder / "src" / "runofshow"
    package.mkdir(parents=True, exist_ok=True)
    path = shutil.copy(resources.__file__, package / "resources.py")
    spec = importlib.util.spec_from_file_location("resources_elsewhere", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_wheels_own_files_come_before_the_repositorys(tmp_path: Path) -> None:
    put(tmp_path / "resources" / "a.txt", "repository")
    put(tmp_path / "src" / "runofshow" / "_resources" / "a.txt", "package")
    module = installed_at(tmp_path)
    assert module.resource("a.txt").read_text("utf-8") == "package"


def test_an_editable_install_reads_the_repositorys_files(tmp_path: Path) -> None:
    put(tmp_path / "resources" / "sounds" / "a.txt", "repository")
    module = installed_at(tmp_path)
    assert module.resources_root() == tmp_path / "resources"
    assert module.resource("sounds", "a.txt").read_text("utf-8") == "repository"


def test_a_changed_file_of_the_repository_is_seen_at_once(tmp_path: Path) -> None:
    put(tmp_path / "resources" / "a.txt", "before")
    module = installed_at(tmp_path)
    assert module.resource("a.txt").read_text("utf-8") == "before"
    put(tmp_path / "resources" / "a.txt", "after")
    assert module.resource("a.txt").read_text("utf-8") == "after"


def test_an_installation_without_files_says_so(tmp_path: Path) -> None:
    module = installed_at(tmp_path)
    with pytest.raises(module.ResourceMissingError, match="install runofshow again"):
        module.resources_root()


def test_a_missing_file_is_named() -> None:
    with pytest.raises(
        resources.ResourceMissingError, match=r"bundled file programmes/none\.yaml is missing"
    ):
        resources.resource("programmes", "none.yaml")


@pytest.mark.parametrize("name", ["gfmd-2018-side-event.yaml", "workshop-day.yaml"])
def test_the_example_programmes_are_bundled(name: str) -> None:
    assert resources.resource("programmes", name).is_file()
