"""Mains and battery, read from folders as Linux lays them out."""

from __future__ import annotations

from pathlib import Path

import pytest

from runofshow.app.power import read_power
from runofshow.desk.preflight_rules import PowerFact

MAINS_IN, MAINS_OUT = {"type": "Mains", "online": "1"}, {"type": "Mains", "online": "0"}


def battery(status: str, percent: int) -> dict[str, str]:
    return {"type": "Battery", "status": status, "capacity": str(percent)}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({}, PowerFact(None, None)),
        ({"AC": MAINS_IN}, PowerFact(True, None)),
        ({"AC": MAINS_IN, "BAT0": battery("Charging", 71)}, PowerFact(True, 71)),
        ({"AC": MAINS_OUT, "BAT0": battery("Discharging", 71)}, PowerFact(False, 71)),
        ({"AC": MAINS_OUT, "BAT0": battery("Unknown", 71)}, PowerFact(False, 71)),
        ({"BAT0": battery("Discharging", 8), "BAT1": battery("Unknown", 60)}, PowerFact(False, 60)),
        ({"BAT0": battery("Full", 100)}, PowerFact(True, 100)),
        ({"BAT0": battery("Unknown", 60)}, PowerFact(None, 60)),
        ({"usb": {"type": "USB", "online": "1"}, "BAT0": battery("Charging", 60)}, PowerFact(True, 60)),
        (
            {"mouse": {**battery("Discharging", 20), "scope": "Device"}, "AC": MAINS_IN},
            PowerFact(True, None),
        ),
        ({"BAT0": {"type": "Battery", "status": "Discharging", "capacity": "?"}}, PowerFact(False, None)),
    ],
)
def test_supplies(tmp_path: Path, supplies: dict[str, dict[str, str]], expected: PowerFact) -> None:
    for name, values in supplies.items():
        (tmp_path / name).mkdir()
        for key, value in values.items():
            (tmp_path / name / key).write_text(f"{value}\n")
    assert read_power(tmp_path) == expected


def test_where_the_system_lists_no_supplies_nothing_is_known(tmp_path: Path) -> None:
    assert read_power(tmp_path / "nowhere") == PowerFact(None, None)
