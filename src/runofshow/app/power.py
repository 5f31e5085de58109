"""Whether the machine runs on mains, and how full its battery is, as far as the system tells."""

from __future__ import annotations

from pathlib import Path

from runofshow.desk.preflight_rules import PowerFact

__all__ = ["read_power"]

SUPPLIES = Path("/sys/class/power_supply")


def read_power(supplies: Path = SUPPLIES) -> PowerFact:
    """Linux lists its supplies as folders of small files. Elsewhere, and on doubt, nothing is known."""
    try:
        folders = sorted(supplies.iterdir())
    except OSError:
        return PowerFact()
    kinds = [(_word(folder, "type"), folder) for folder in folders if _word(folder, "scope") != "Device"]
    batteries = [folder for kind, folder in kinds if kind == "Battery"]
    mains = [_word(folder, "online") for kind, folder in kinds if kind in ("Mains", "USB")]
    return PowerFact(_is_on_mains(mains, batteries), _percent(batteries))


def _is_on_mains(mains: list[str], batteries: list[Path]) -> bool | None:
    """A plug that is in says yes; else the batteries say what they do; a machine without either: unknown."""
    if "1" in mains:
        return True
    states = {_word(battery, "status") for battery in batteries}
    if "Discharging" in states:
        return False
    if states & {"Charging", "Full"}:
        return True
    return False if mains and batteries else None


def _percent(batteries: list[Path]) -> int | None:
    """Of the fullest battery."""
    said = [_word(battery, "capacity") for battery in batteries]
    return max((int(percent) for percent in said if percent.isdecimal()), default=None)


def _word(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
