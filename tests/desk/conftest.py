"""The chair's desk for the tests of this folder: the real one, with the bundled side event."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """Takes the theme that a desk has put on off again."""
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def kit(qtbot: QtBot, themed: None) -> DeskKit:
    return DeskKit(qtbot)
