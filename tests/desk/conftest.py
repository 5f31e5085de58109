"""The chair's desk for the tests of this folder: the real one, with the bundled side event."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from runofshow.look.scale import NORMAL, set_text_percent


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """Takes the theme and the size of text that a desk has put on off again."""
    yield
    qapp.setStyleSheet("")
    set_text_percent(NORMAL)


@pytest.fixture
def kit(qtbot: QtBot, themed: None) -> DeskKit:
    return DeskKit(qtbot)
