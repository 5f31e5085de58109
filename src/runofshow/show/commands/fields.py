"""The kinds of value that a command's fields take, and what all commands have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from runofshow.programme.times import DurationError, parse_duration

__all__ = [
    "CardText",
    "CommandBase",
    "Counts",
    "EntryKind",
    "Key",
    "Line",
    "Moment",
    "Seconds",
    "SignedSeconds",
    "SignedTally",
    "Speaking",
    "Tally",
    "Text",
]

EntryKind = Literal["conclusion", "recommendation", "action", "note"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Seconds = Annotated[int, Field(strict=True, ge=1, le=86_400)]
SignedSeconds = Annotated[int, Field(strict=True, ge=-86_400, le=86_400)]
Tally = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
SignedTally = Annotated[int, Field(strict=True, ge=-1_000_000, le=1_000_000)]
CardText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]

EARLIEST_YEAR, LATEST_YEAR = 1900, 9000
"""What is safe to shift by an offset or by the steps of a clock."""

_RELATIVE = re.compile(r"^\s*(?P<sign>[+\-−])\s*(?P<length>.+?)\s*$")


def _read_moment(value: Any) -> Any:
    """An aware datetime, or a timedelta relative to now. A bare number could mean either: refused."""
    if isinstance(value, datetime | timedelta):
        return value
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no moment: write -90s, or a time such as 2018-12-07T08:30:00+01:00")
    relative = _RELATIVE.match(value)
    if relative:
        try:
            length = parse_duration(relative["length"])
        except DurationError as error:
            raise ValueError(f"{value!r} is no moment: {error}") from None
        return length if relative["sign"] == "+" else -length
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"{value!r} is no moment: write -90s, or a time such as 2018-12-07T08:30:00+01:00"
        ) from None


def _known_offset(value: datetime | timedelta) -> datetime | timedelta:
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no offset: add +01:00 or Z")
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValueError(f"{value.isoformat()} is in no year of a session")
    return value.astimezone(UTC)


def _each_once(value: Any) -> Any:
    """Two counts for one option would leave one of them out without a word."""
    if isinstance(value, Mapping):
        names = [str(name).strip().casefold() for name in value]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"{', '.join(twice)}: counted twice")
    return value


Moment = Annotated[datetime | timedelta, BeforeValidator(_read_moment), AfterValidator(_known_offset)]
Counts = Annotated[dict[Line, Tally], BeforeValidator(_each_once), Field(min_length=1, max_length=100)]


class CommandBase(BaseModel):
    # Each schema is built when its command is first made.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Key | None = None
    by: Line | None = None
    seen: Annotated[int, Field(strict=True, ge=0)] | None = None


class Speaking(CommandBase):
    """Someone by id from the programme, or anyone by name."""

    person: Key | None = None
    name: Line | None = None
    organisation: Line | None = None
    group: Line | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Speaking:
        if (self.person is None) == (self.name is None):
            raise ValueError("say who: either a person of the programme or a name")
        return self
