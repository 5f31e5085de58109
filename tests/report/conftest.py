"""Sessions to report on."""

from __future__ import annotations

import pytest

from report.held_session import Session, held_session
from runofshow.report.build import build_report
from runofshow.report.model import ReportDoc


@pytest.fixture
def held() -> Session:
    return held_session()


@pytest.fixture
def untouched() -> Session:
    return Session()


@pytest.fixture
def held_doc(held: Session) -> ReportDoc:
    return build_report(held.show, held.now)
