"""The kinds of value that a programme's fields take, and how each is read."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints

from runofshow.programme.times import (
    DurationError,
    UnreadableError,
    parse_clock_time,
    parse_date,
    parse_duration,
    write_duration,
)

__all__ = ["ClockTime", "Date", "Duration", "Line", "Slug", "Text", "ZoneName"]

_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)
_LINE_BREAKS = re.compile(r"[ ]*[\t\n\v\f\r\x85\u2028\u2029][\s]*")
_TEXT_BREAKS = re.compile(r"\r\n|[\v\f\r\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _read_duration(value: Any) -> Any:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return parse_duration(str(value))
    if not isinstance(value, dt.timedelta):
        raise DurationError("this is no duration", "write 25m, 1h15, 90s, 8:00 or 1:15:00")
    if value < dt.timedelta(0) or value > _DAY or value % _SECOND:
        raise DurationError(f"{value} is no duration", "give whole seconds, from nought to a day")
    return value


def _read_clock_time(value: Any) -> Any:
    if isinstance(value, str):
        return parse_clock_time(value)
    if isinstance(value, dt.time):
        return value
    raise DurationError("this is no time of day", 'write it in quotes, such as "08:30"')


def _read_date(value: Any) -> Any:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    return parse_date(str(value))


def _is_zone(name: str) -> bool:
    """Ask for the one zone: listing all of them opens some six hundred files."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return "/" in name or name == "UTC" or name in available_timezones()


def _read_zone(value: Any) -> Any:
    if not isinstance(value, str) or _is_zone(value):
        return value
    # A city leads to its zone: Paris to Europe/Paris.
    names = {name.rpartition("/")[2]: name for name in sorted(available_timezones())}
    names |= {name: name for name in names.values()}
    near = difflib.get_close_matches(value[:60].replace(" ", "_"), names, n=1)
    hint = f"write {names[near[0]]}" if near else "write its IANA name, such as Africa/Casablanca"
    raise UnreadableError(f"{value[:60]!r} is no time zone", hint)


def _one_line(value: Any) -> Any:
    """Line breaks inside a title or a name count as a space."""
    return _LINE_BREAKS.sub(" ", value) if isinstance(value, str) else value


def _lines(value: Any) -> Any:
    return _TEXT_BREAKS.sub("\n", value) if isinstance(value, str) else value


def _printable(value: str) -> str:
    """Control characters break reports and pictures, so no text of a programme may hold any."""
    found = _UNPRINTABLE.search(value)
    if found:
        raise UnreadableError(f"the text holds the unprintable character {found[0]!r}", "take it out")
    return value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*$", max_length=80)]
"""An id: lower-case letters and digits, joined by - _ or a dot."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    BeforeValidator(_lines),
    AfterValidator(_printable),
]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    BeforeValidator(_one_line),
    AfterValidator(_printable),
]
Duration = Annotated[
    dt.timedelta,
    BeforeValidator(_read_duration),
    PlainSerializer(write_duration, return_type=str, when_used="json"),
]
ClockTime = Annotated[
    dt.time,
    BeforeValidator(_read_clock_time),
    PlainSerializer(
        lambda t: t.isoformat("minutes" if not t.second else "seconds"), return_type=str, when_used="json"
    ),
]
ZoneName = Annotated[str, BeforeValidator(_read_zone)]
Date = Annotated[dt.date, BeforeValidator(_read_date)]
