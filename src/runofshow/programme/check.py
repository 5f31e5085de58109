"""The answer to `check`: what each file holds and what is wrong with it, as text and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from runofshow.programme.findings import Finding
from runofshow.programme.problems import length_of, planned_start, rows, to_data
from runofshow.programme.reading import Reading, read_programme
from runofshow.programme.times import UnreadableError, parse_clock_time

__all__ = ["CheckResult", "check_files"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One checked file. `file`: the path as it was given."""

    file: str
    reading: Reading

    @property
    def is_ok(self) -> bool:
        """Whether the programme can be opened; warnings do not stand in its way."""
        return self.reading.programme is not None

    def to_text(self) -> str:
        """One line for each finding: `FILE:LINE:COL: error: what is wrong. What would be right`."""
        return "\n".join(_line(self.file, finding) for finding in self.reading.findings)

    def to_json(self) -> dict[str, Any]:
        """The object of `check --json`; None for whatever is unknown, such as counts of a torn file."""
        programme, data = self.reading.programme, self.reading.data
        outline = _outline(to_data(programme) if programme else data if isinstance(data, Mapping) else {})
        findings = [_finding(finding) for finding in self.reading.findings]
        return {"file": self.file, "ok": self.is_ok, **outline, "findings": findings}


def check_files(paths: Iterable[Path | str]) -> list[CheckResult]:
    """Read each file; nothing in a file, nor its absence, raises."""
    return [CheckResult(str(path), read_programme(Path(path))) for path in paths]


def _line(file: str, finding: Finding) -> str:
    place = "" if finding.line is None else f":{finding.line}:{finding.column}"
    hint = finding.hint[:1].upper() + finding.hint[1:]
    return f"{file}{place}: {finding.severity}: {finding.message}. {hint}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": str(finding.severity),
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
    }


def _outline(data: Mapping[str, Any]) -> dict[str, Any]:
    """What can be said of a programme, also where only parts of it could be read."""
    segments = [segment for _, segment in rows(data, "segments")]
    total = _total(segments) if data else None
    start = planned_start(data)
    end = (start.astimezone(dt.UTC) + total).astimezone(start.tzinfo) if start and total is not None else None
    return {
        "title": _text(data, "title"),
        "date": _text(data, "date"),
        "start": _clock_time(data),
        "time_zone": _text(data, "time_zone"),
        "segments": len(segments) if data else None,
        "turns": sum(len(list(rows(segment, "turns"))) for segment in segments) if data else None,
        "people": len(list(rows(data, "people"))) if data else None,
        "polls": sum(len(list(rows(segment, "polls"))) for segment in segments) if data else None,
        "planned_seconds": int(total.total_seconds()) if total is not None else None,
        "planned_end": end.isoformat() if end else None,
    }


def _total(segments: list[Mapping[str, Any]]) -> dt.timedelta | None:
    """Σ of the segments' durations, or None where one of them cannot be read."""
    lengths = [length for segment in segments if (length := length_of(segment)) is not None]
    return sum(lengths, dt.timedelta(0)) if len(lengths) == len(segments) else None


def _text(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    return value if isinstance(value, str) else None


def _clock_time(data: Mapping[str, Any]) -> str | None:
    """The start as `08:30`, seconds only where there are any."""
    try:
        start = parse_clock_time(data["start"])
    except (KeyError, TypeError, UnreadableError):
        return None
    return start.isoformat("seconds" if start.second else "minutes")
