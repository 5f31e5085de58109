"""What the package says of itself, and which licences travel with it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_licence_is_an_spdx_expression(project: dict[str, Any]) -> None:
    assert project["license"] == "MIT"
    assert not [line for line in project["classifiers"] if line.startswith("License ::")]


def test_every_licence_in_the_repository_goes_into_the_package(project: dict[str, Any]) -> None:
    names = ("LICENSE*", "*OFL*", "COPYING*", "NOTICE*")
    ours = {path for name in names for path in (ROOT / "resources").rglob(name)} | {ROOT / "LICENSE"}
    assert {ROOT / name for name in project["license-files"]} == ours
