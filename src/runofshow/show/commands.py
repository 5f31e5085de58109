"""What someone asks for: a tagged union on `do`, the same on every way in.

Common fields: `id` (repeated, it gives the earlier answer and does nothing), `by` (who asks) and
`seen` (the `seq` of the last fact the sender had on screen). Durations are seconds. A moment is an
ISO 8601 time with offset or relative to now, such as `-90s`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from runofshow.programme.times import DurationError, parse_duration

__all__ = [
    "CONTROL",
    "Command",
    "CommandError",
    "EntryKind",
    "Moment",
    "parse_command",
]

EntryKind = Literal["conclusion", "recommendation", "action", "note"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Seconds = Annotated[int, Field(strict=True, ge=1, le=86_400)]
SignedSeconds = Annotated[int, Field(strict=True, ge=-86_400, le=86_400)]
Tally = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]

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


class _Command(BaseModel):
    # Each schema is built when its command is first made.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Key | None = None
    by: Line | None = None
    seen: Annotated[int, Field(strict=True, ge=0)] | None = None


class Start(_Command):
    """Leave standby and take the first slot."""

    do: Literal["start"] = "start"


class Next(_Command):
    """End the current run and take the next pending slot; from the last one, end the show."""

    do: Literal["next"] = "next"


class Finish(_Command):
    """End the turn without taking the next: the segment's clock runs on."""

    do: Literal["finish"] = "finish"


class Pause(_Command):
    """Freeze slot and segment; hard stop and forecast go on."""

    do: Literal["pause"] = "pause"


class Resume(_Command):
    do: Literal["resume"] = "resume"


class End(_Command):
    """End the show now."""

    do: Literal["end"] = "end"


class Reopen(_Command):
    """Take an ended show up again, between speakers in the segment where it ended."""

    do: Literal["reopen"] = "reopen"


class Undo(_Command):
    """Take back the last control command, with its clock."""

    do: Literal["undo"] = "undo"


class Redo(_Command):
    do: Literal["redo"] = "redo"


class ClearCard(_Command):
    do: Literal["clear_card"] = "clear_card"


class Goto(_Command):
    """Take a slot; forward, what is passed is marked as skipped."""

    do: Literal["goto"] = "goto"
    slot: Key


class Skip(_Command):
    """Mark a pending slot, or a whole pending segment, as skipped, which frees its time."""

    do: Literal["skip"] = "skip"
    slot: Key


class Adjust(_Command):
    """Lengthen or shorten one slot's allotment, never below what is used."""

    do: Literal["adjust"] = "adjust"
    seconds: SignedSeconds
    slot: Key | None = None


class Correct(_Command):
    """Move a run's start or end, with the neighbour where they touch."""

    do: Literal["correct"] = "correct"
    run: Key | None = None
    edge: Literal["start", "end"]
    moment: Moment


class _Speaking(_Command):
    """Someone by id from the programme, or anyone by name."""

    person: Key | None = None
    name: Line | None = None
    organisation: Line | None = None
    group: Line | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> _Speaking:
        if (self.person is None) == (self.name is None):
            raise ValueError("say who: either a person of the programme or a name")
        return self


class Floor(_Speaking):
    """Give the floor at once, or add to the list of speakers."""

    do: Literal["floor"] = "floor"
    seconds: Seconds = 120
    now: bool = True


class Substitute(_Speaking):
    """Someone speaks for the one planned; plan and report keep both."""

    do: Literal["substitute"] = "substitute"
    slot: Key


class Card(_Command):
    """Put words on the stage."""

    do: Literal["card"] = "card"
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    tone: Literal["info", "warning", "stop"] = "info"


class Note(_Command):
    """Log a conclusion, recommendation, action or note."""

    do: Literal["note"] = "note"
    kind: EntryKind
    text: Text
    person: Line | None = None
    slot: Key | None = None
    question: Line | None = None
    addressee: Line | None = None
    due: Line | None = None
    off_record: bool = False


class Ask(_Command):
    """Log a question from the floor."""

    do: Literal["ask"] = "ask"
    text: Text
    asker: Line | None = None
    organisation: Line | None = None
    group: Line | None = None
    to: Line | None = None
    off_record: bool = False


class Answer(_Command):
    """Log what became of a question."""

    do: Literal["answer"] = "answer"
    entry: Key
    text: Text | None = None
    person: Line | None = None
    outcome: Literal["answered", "deferred", "dismissed"] = "answered"


class Amend(_Command):
    """Change fields of an entry; the original is kept. A field given as null is emptied."""

    do: Literal["amend"] = "amend"
    entry: Key
    kind: EntryKind | None = None
    text: Text | None = None
    person: Line | None = None
    slot: Key | None = None
    question: Line | None = None
    addressee: Line | None = None
    due: Line | None = None
    asker: Line | None = None
    organisation: Line | None = None
    group: Line | None = None
    to: Line | None = None
    off_record: bool | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Amend:
        changes = self.changes
        if not changes:
            raise ValueError("say what changes: at least one field beside the entry")
        for field in ("kind", "text", "off_record"):
            if field in changes and changes[field] is None:
                raise ValueError(f"{field} cannot be emptied")
        return self

    @property
    def changes(self) -> dict[str, Any]:
        """The fields given, by name."""
        return {
            name: getattr(self, name) for name in self.model_fields_set - {"do", "entry", "id", "by", "seen"}
        }


class Strike(_Command):
    """Take an entry out of every export; the original is kept."""

    do: Literal["strike"] = "strike"
    entry: Key


class Count(_Command):
    """Log the result of a vote by cards or hands."""

    do: Literal["count"] = "count"
    poll: Line
    counts: Annotated[dict[Line, Tally], BeforeValidator(_each_once), Field(min_length=1, max_length=100)]
    base: Tally | None = None
    base_kind: Literal["cast", "present", "entitled"] = "cast"
    exact: bool = True


class Attendance(_Command):
    """Log how many are present."""

    do: Literal["attendance"] = "attendance"
    present: Tally


Command = (
    Start
    | Next
    | Finish
    | Pause
    | Resume
    | End
    | Reopen
    | Undo
    | Redo
    | ClearCard
    | Goto
    | Skip
    | Adjust
    | Correct
    | Floor
    | Substitute
    | Card
    | Note
    | Ask
    | Answer
    | Amend
    | Strike
    | Count
    | Attendance
)

CONTROL = frozenset(
    {
        "start",
        "next",
        "finish",
        "goto",
        "pause",
        "resume",
        "adjust",
        "correct",
        "end",
        "reopen",
        "floor",
        "substitute",
        "skip",
    }
)
"""What `undo` takes back."""


@cache
def _adapter() -> TypeAdapter[Command]:
    """Built when the first command is read: a desk that only makes commands needs none."""
    return TypeAdapter(Annotated[Command, Field(discriminator="do")])


class CommandError(ValueError):
    """A command that cannot be read. `faults` holds (field, what is wrong) pairs."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{field}: {what}" if field else what for field, what in faults))
        self.faults = faults


def parse_command(data: Any) -> Command:
    """Read a command from plain data (a mapping with `do`); raises CommandError with every fault."""
    try:
        return _adapter().validate_python(data)
    except ValidationError as error:
        raise CommandError(tuple(_fault(item) for item in error.errors(include_url=False))) from None


def _fault(item: Any) -> tuple[str, str]:
    """pydantic's error as (field, words); the first part of `loc` is the discriminator."""
    field = ".".join(str(part) for part in item["loc"][1:])
    match item["type"]:
        case "extra_forbidden":
            return field, "is not a field of this command"
        case "missing":
            return field, "is missing"
        case "union_tag_invalid":
            return "do", f"{item['ctx']['tag']!r} is no command: {item['ctx']['expected_tags']}"
        case "union_tag_not_found":
            return "do", "is missing: say which command"
        case "value_error":
            return field, str(item["ctx"]["error"])
        case _:
            return field, str(item["msg"])
