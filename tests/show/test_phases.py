"""How a clock stands: the phases of both presets and of a programme's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.programme.models import CuePlan
from runofshow.show.cues import Phase, phase_at, thresholds
from show_kit import Performance, length, with_cues

PODIUM = CuePlan()
TOASTMASTERS = CuePlan(preset="toastmasters")
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("allotment", "warning", "overtime"),
    [
        ("10m", "2:00", "60s"),
        ("5:00", "2:00", "60s"),
        ("4:59", "60s", "30s"),
        ("3:00", "60s", "30s"),
        ("2:59", "30s", "30s"),
        ("60s", "30s", "30s"),
    ],
)
def test_podium_warns_and_runs_over_by_the_slots_allotment(
    allotment: str, warning: str, overtime: str
) -> None:
    limits = thresholds(length(allotment), PODIUM)
    assert (limits.warning, limits.overtime) == (length(warning), length(overtime))


def test_podium_phases_begin_at_their_thresholds() -> None:
    limits = thresholds(length("8:00"), PODIUM)
    steps = {
        Phase.RUNNING: length("2:00") + MOMENT,
        Phase.WARNING: length("2:00"),
        Phase.DANGER: length("0s"),
        Phase.OVERTIME: length("-60s"),
    }
    assert {phase: phase_at(left, limits) for phase, left in steps.items()} == {p: p for p in steps}
    assert phase_at(MOMENT, limits) is Phase.WARNING
    assert phase_at(length("-60s") + MOMENT, limits) is Phase.DANGER


@pytest.mark.parametrize(
    ("allotment", "green", "amber"),
    [("10m", "8:00", "9:00"), ("7:00", "5:00", "6:00"), ("3:00", "2:00", "2:30"), ("2:00", "60s", "90s")],
)
def test_toastmasters_shows_minimum_and_maximum_by_length(allotment: str, green: str, amber: str) -> None:
    limits = thresholds(length(allotment), TOASTMASTERS)
    assert [length(allotment) - cue.at for cue in limits.cues] == [
        length(green),
        length(amber),
        length(allotment),
    ]
    assert limits.overtime == length("30s")


def test_programmes_can_set_their_own() -> None:
    limits = thresholds(length("8:00"), CuePlan(warning=length("3:00"), overtime=length("10s")))
    assert phase_at(length("3:00"), limits) is Phase.WARNING
    assert phase_at(length("-10s"), limits) is Phase.OVERTIME


def test_programmes_can_set_their_own_with_toastmasters_too() -> None:
    plan = CuePlan(preset="toastmasters", warning=length("3:00"))
    limits = thresholds(length("10m"), plan)
    assert phase_at(length("3:00"), limits) is Phase.WARNING
    assert [cue.at for cue in limits.cues] == [length("3:00"), length("3:00"), length("0s")]


def test_a_show_passes_through_all_phases(standby: Performance) -> None:
    seen = [standby.view.phase]
    standby.do("start").at("10:00").do("next")
    for moment in ("10:00", "16:00", "18:00", "19:00"):
        seen.append(standby.at(moment).view.phase)
    seen.append(standby.do("pause").view.phase)
    seen.append(standby.do("end").view.phase)
    assert seen == ["standby", "running", "warning", "danger", "overtime", "paused", "standby"]


def test_an_adjustment_changes_the_phase(session: Performance) -> None:
    session.at("17:00")
    assert session.view.phase is Phase.WARNING
    assert session.do("adjust", seconds=120).view.phase is Phase.RUNNING


def test_between_speakers_the_phase_is_the_segments(session: Performance) -> None:
    session.at("14:00").do("finish")
    assert session.view.phase is Phase.RUNNING
    assert session.at("33:30").view.phase is Phase.WARNING
    assert session.at("35:00").view.phase is Phase.DANGER


def test_the_outlook_says_where_the_warning_begins() -> None:
    show = Performance(with_cues(warning=length("90s"))).do("start")
    assert show.view.warning_at == length("90s")
