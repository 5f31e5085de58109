"""Hypothesis profiles and the side event, running or not."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

from show_kit import Performance

settings.register_profile(
    "core",
    deadline=None,
    derandomize=True,
    print_blob=False,
    database=None,
    # To shrink a whole show takes minutes: for that there is the other profile.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search",
    settings.get_profile("core"),
    derandomize=False,
    max_examples=1_000,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.load_profile(os.environ.get("RUNOFSHOW_HYPOTHESIS", "core"))


@pytest.fixture
def standby() -> Performance:
    """The side event at 08:30, untouched."""
    return Performance()


@pytest.fixture
def running(standby: Performance) -> Performance:
    """The side event, started on time."""
    return standby.do("start")


@pytest.fixture
def session(running: Performance) -> Performance:
    """Session I has begun at 10:00: Ben of Ben, Cleo and Dara has the floor."""
    return running.at("10:00").do("next")
