"""What every test of the stage needs: a session, and the fonts it is set in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from runofshow.clock import ManualClock
from runofshow.look.fonts import load_fonts
from runofshow.show.decider import Decider
from stage.samples import Session, a_programme


@pytest.fixture
def session() -> Session:
    return Session(ManualClock(datetime(2018, 12, 7, 7, 30, tzinfo=UTC)), Decider(a_programme()))


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    """The shipped fonts, which the stage is measured with."""
    load_fonts()
