"""Durations and times of day as programmes write them, and as windows show them.

Read: `25m`, `25 minutes`, `1h15`, `1 h 15 min`, `90s`; `M:SS` with two parts, `H:MM:SS` with
three. A bare number is refused: 25 of what?
Shown: a duration `7:50`, from an hour on `1:07:50`; a difference `+0:55` or `−0:10` with U+2212.
One rule for the second: what is left is rounded up; so what is used, what is over or under (minus what
is left) and times of day are rounded down. Then allotment = used + left and forecast = plan + over/under
hold of the figures on a screen as they do of the times.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

__all__ = [
    "MINUS",
    "DurationError",
    "UnreadableError",
    "format_difference",
    "format_duration",
    "parse_clock_time",
    "parse_date",
    "parse_duration",
    "shown_over",
    "shown_seconds",
    "write_duration",
]

MINUS = "−"
LONGEST = timedelta(days=1)
_LONGEST_TEXT = 40

_UNIT_SECONDS = {"h": 3600, "m": 60, "s": 1}
_UNITS = re.compile(
    r"""^\s*
    (?:(?P<h>\d{1,6}(?:\.\d{1,6})?)\s*(?:h|hrs?|hours?)(?![a-z])\s*)?
    (?:(?P<m>\d{1,6}(?:\.\d{1,6})?)\s*(?:(?:m|mins?|minutes?)(?![a-z])|(?(h)$|(?!)))\s*)?
    (?:(?P<s>\d{1,6})\s*(?:s|secs?|seconds?)\s*)?
    $""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCKED = re.compile(r"^\s*(?:(?P<h>\d{1,6}):(?P<hm>\d{2})|(?P<m>\d{1,6})):(?P<s>\d{2})\s*$")
_CLOCK_TIME = re.compile(r"^\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2}))?\s*$")
# Years that every time zone and every calendar of the report can count in.
_DATE = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")


class UnreadableError(ValueError):
    """A text that cannot be read. `problem` says what is wrong, `hint` what would be right."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(f"{problem}: {hint}")
        self.problem = problem
        self.hint = hint


class DurationError(UnreadableError):
    """A text that cannot be read as a duration or a time of day."""


def _quoted(text: str) -> str:
    """A text as messages show it: never long, never with control characters."""
    return repr(text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…")


def parse_duration(text: str) -> timedelta:
    """Read a duration, to the whole second; raises DurationError with the remedy."""
    number = text.strip()
    if len(number) <= _LONGEST_TEXT and re.fullmatch(r"\d+(\.\d+)?", number):
        raise DurationError(
            f"{number!r} has no unit", f"write {number}m for minutes or {number}s for seconds"
        )
    clocked = _CLOCKED.match(text)
    if clocked:
        length = _from_clocked(clocked)
    else:
        units = _UNITS.match(text)
        if not units or not any(units.groupdict().values()):
            raise DurationError(f"{_quoted(text)} is no duration", "write 25m, 1h15, 90s, 8:00 or 1:15:00")
        length = timedelta(
            seconds=round(sum(float(units[unit] or 0) * seconds for unit, seconds in _UNIT_SECONDS.items()))
        )
    if length > LONGEST:
        raise DurationError(f"{_quoted(text)} is longer than a day", "write at most 24h")
    return length


def _from_clocked(clocked: re.Match[str]) -> timedelta:
    minutes, seconds = int(clocked["hm"] or clocked["m"]), int(clocked["s"])
    if seconds > 59 or (clocked["h"] and minutes > 59):
        raise DurationError(
            f"{clocked[0].strip()!r} is no duration", "write minutes and seconds from 00 to 59, such as 8:00"
        )
    return timedelta(hours=int(clocked["h"] or 0), minutes=minutes, seconds=seconds)


def parse_clock_time(text: str) -> time:
    """Read a time of day such as 08:30; raises DurationError with the remedy."""
    found = _CLOCK_TIME.match(text)
    try:
        if found:
            return time(int(found["h"]), int(found["m"]), int(found["s"] or 0))
    except ValueError:
        pass
    raise DurationError(f"{_quoted(text)} is no time of day", 'write it with 24 hours, such as "08:30"')


def parse_date(text: str) -> date:
    """Read a date such as 2018-12-07; raises UnreadableError with the remedy."""
    try:
        if _DATE.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise UnreadableError(f"{_quoted(text)} is no date", "write year-month-day, such as 2018-12-07")


def write_duration(length: timedelta) -> str:
    """A duration as a programme file writes it: `25m`, `1h15m`, `90s`; read back by parse_duration."""
    seconds = round(length.total_seconds())
    if seconds % 60:
        return f"{seconds}s"
    hours, minutes = divmod(seconds // 60, 60)
    return (f"{hours}h" if hours else "") + (f"{minutes}m" if minutes or not hours else "")


def shown_seconds(remaining: timedelta) -> int:
    """The whole second that a countdown shows: ceil, for every sign.

    So 0:00 lasts through the first second of overtime, and Qt and JavaScript agree.
    """
    return -(-remaining // timedelta(seconds=1))


def shown_over(over: timedelta) -> int:
    """The whole second that an over/under shows, plus is over: −shown_seconds(−over), so floor."""
    return -shown_seconds(-over)


def format_duration(length: timedelta) -> str:
    """An unsigned duration as shown: `7:50`, `1:07:50`; begun seconds don't count."""
    minutes, seconds = divmod(abs(length) // timedelta(seconds=1), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_difference(difference: timedelta) -> str:
    """A signed difference as shown: `+0:55`, `−0:10`; nought without a sign. Its second is shown_over's."""
    seconds = shown_over(difference)
    sign = "+" if seconds > 0 else MINUS if seconds < 0 else ""
    return sign + format_duration(timedelta(seconds=seconds))
