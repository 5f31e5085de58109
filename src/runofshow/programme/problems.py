"""What is wrong with a programme, as findings with their places; never an exception.

The checks read the programme as plain data, as a file holds it. So they find unknown speakers,
repeated ids and overlong turns even where other parts of the file cannot be read yet, and a
chair sees everything at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from runofshow.programme.findings import Finding, Path, Problem, Severity, dotted, nearest, shown
from runofshow.programme.models import Programme
from runofshow.programme.times import (
    UnreadableError,
    parse_clock_time,
    parse_date,
    parse_duration,
    write_duration,
)

__all__ = [
    "Finding",
    "Severity",
    "check_data",
    "check_programme",
    "field_names",
    "length_of",
    "planned_start",
    "rows",
    "to_data",
]

LONGEST_PROGRAMME = dt.timedelta(hours=24)
_ROLES = ("chair", "timekeeper", "rapporteur")


def check_programme(programme: Programme) -> list[Finding]:
    """Everything the schema cannot see: references, repeated ids, times that do not add up."""
    return [problem.placed() for problem in check_data(to_data(programme))]


def to_data(programme: Programme) -> dict[str, Any]:
    """The programme as a file holds it: durations such as `25m`, nothing that is a default."""
    data = programme.model_dump(mode="json", exclude_defaults=True)
    if set(data.get("cues", ())) == {"preset"}:
        data["cues"] = data["cues"]["preset"]
    return data


def check_data(data: Mapping[str, Any]) -> Iterator[Problem]:
    """The same checks on plain data; whatever the schema refuses is passed over."""
    yield from _repeated_ids(data)
    yield from _unlisted_people(data)
    yield from _lengths(data)
    yield from _ending(data)
    yield from _examples(data)


def rows(data: Mapping[str, Any], key: str, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The mappings in a list of the data, each with its path."""
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list | tuple) else ()):
        if isinstance(item, Mapping):
            yield (*path, key, index), item


def length_of(row: Mapping[str, Any], key: str = "duration") -> dt.timedelta | None:
    """A row's duration, or None where it has none that can be read."""
    try:
        return parse_duration(row[key]) if isinstance(row.get(key), str) else None
    except UnreadableError:
        return None


# Ids


def _repeated_ids(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _repeated("people", rows(data, "people"))
    yield from _repeated("segments", rows(data, "segments"))
    polls: list[tuple[Path, Mapping[str, Any]]] = []
    for path, segment in rows(data, "segments"):
        yield from _repeated("turns of this segment", rows(segment, "turns", path))
        polls += rows(segment, "polls", path)
    yield from _repeated("polls", polls)
    for path, poll in polls:
        yield from _repeated("options of this poll", rows(poll, "options", path))


def _repeated(kind: str, found: Iterable[tuple[Path, Mapping[str, Any]]]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for path, row in found:
        word = row.get("id")
        if not isinstance(word, str):
            continue
        if word in first:
            message = f"duplicate id: two {kind} have the id {shown(word)}"
            hint = f"give this one an id of its own; the other is {dotted(first[word])}"
            yield Problem(Severity.error, (*path, "id"), message, hint)
        first.setdefault(word, path)


# People


def _unlisted_people(data: Mapping[str, Any]) -> Iterator[Problem]:
    if not isinstance(data.get("people", ()), list | tuple):
        return
    listed = [row for _, row in rows(data, "people") if isinstance(row.get("id"), str)]
    ids = {row["id"] for row in listed}
    # A name or an organisation in place of the id is the likeliest slip, so it leads to the id too.
    names = {
        row[key]: row["id"]
        for key in ("short_organisation", "organisation", "name", "id")
        for row in listed
        if isinstance(row.get(key), str)
    }
    for path, word in _references(data):
        if word not in ids:
            near = nearest(word, names)
            yield Problem(
                Severity.error,
                path,
                f"{shown(word)} is not listed under people",
                f"write {names[near]}" if near else _known_people(ids),
            )


def _known_people(ids: Iterable[str]) -> str:
    known = sorted(ids)
    if not known or len(known) > 12:
        return "list this person under people"
    return f"list this person under people, or write one of {', '.join(known)}"


def _references(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Every place that names a person by id."""
    places: list[tuple[Path, Any]] = [((role,), data.get(role)) for role in _ROLES]
    for path, segment in rows(data, "segments"):
        places.append(((*path, "person"), segment.get("person")))
        places += [((*at, "person"), turn.get("person")) for at, turn in rows(segment, "turns", path)]
    yield from ((path, word) for path, word in places if isinstance(word, str))


# Times


def _lengths(data: Mapping[str, Any]) -> Iterator[Problem]:
    for path, segment in rows(data, "segments"):
        turns = list(rows(segment, "turns", path))
        yield from _no_time((path, segment), *turns)
        length = length_of(segment)
        yield from _minimum("segment", path, segment)
        for at, turn in turns:
            yield from _minimum("turn", at, turn)
        for at, row in ((path, segment), *turns):
            yield from _until(at, row)
        needed = sum((length_of(turn) or dt.timedelta(0) for _, turn in turns), dt.timedelta(0))
        if length and needed > length:
            message = f"the turns take {write_duration(needed)}, the segment only {write_duration(length)}"
            hint = f"shorten the turns or make the segment {write_duration(needed)}"
            yield Problem(Severity.warning, (*path, "duration"), message, hint)


def _minimum(kind: str, path: Path, row: Mapping[str, Any]) -> Iterator[Problem]:
    length, minimum = length_of(row), length_of(row, "minimum_duration")
    if length is not None and minimum is not None and minimum > length:
        longest = write_duration(length)
        message = f"the minimum of {write_duration(minimum)} is longer than the {kind}, {longest}"
        yield Problem(Severity.error, (*path, "minimum_duration"), message, f"write at most {longest}")


def _until(path: Path, row: Mapping[str, Any]) -> Iterator[Problem]:
    """Counting until a time of day needs one, and a time of day needs counting until it."""
    counts_until, has_until = row.get("timing") == "until", "until" in row
    if counts_until and not has_until:
        message = "timing is until, and nothing says until when"
        yield Problem(Severity.error, (*path, "timing"), message, 'add until: "11:00"')
    elif has_until and not counts_until:
        message = "until is not used: timing does not say so"
        yield Problem(Severity.warning, (*path, "until"), message, "add timing: until")


def _no_time(*found: tuple[Path, Mapping[str, Any]]) -> Iterator[Problem]:
    for path, row in found:
        if length_of(row) == dt.timedelta(0):
            message = "a duration of nought cannot be counted down"
            yield Problem(Severity.error, (*path, "duration"), message, "write at least 1s")


def _ending(data: Mapping[str, Any]) -> Iterator[Problem]:
    lengths = [length_of(segment) or dt.timedelta(0) for _, segment in rows(data, "segments")]
    total = sum(lengths, dt.timedelta(0))
    if total > LONGEST_PROGRAMME:
        message = f"the segments take {write_duration(total)} together, more than a day"
        yield Problem(Severity.warning, ("segments",), message, "write one programme for each day")
    start = planned_start(data)
    if start is None or not isinstance(data.get("hard_stop"), str):
        return
    try:
        stop = dt.datetime.combine(start.date(), parse_clock_time(data["hard_stop"]), start.tzinfo)
    except UnreadableError:
        return
    if stop <= start:
        stop += dt.timedelta(days=1)
    past = start.astimezone(dt.UTC) + total - stop.astimezone(dt.UTC)
    if past > dt.timedelta(0):
        end = (stop.astimezone(dt.UTC) + past).astimezone(start.tzinfo)
        message = (
            f"the programme ends at {end:%H:%M}, {write_duration(past)} past the hard stop at {stop:%H:%M}"
        )
        hint = f"shorten the segments by {write_duration(past)} or move the hard stop"
        yield Problem(Severity.warning, ("hard_stop",), message, hint)


def planned_start(data: Mapping[str, Any]) -> dt.datetime | None:
    day, start, zone = (str(data.get(key)) for key in ("date", "start", "time_zone"))
    try:
        return dt.datetime.combine(parse_date(day), parse_clock_time(start), ZoneInfo(zone))
    except (KeyError, OSError, ValueError):
        return None


# Examples


def _examples(data: Mapping[str, Any]) -> Iterator[Problem]:
    named = data.get("examples")
    if not isinstance(named, list | tuple):
        return
    known = field_names(Programme) | set(_ids(data))
    for index, name in enumerate(named):
        unknown = next((part for part in str(name).split(".") if part not in known), None)
        if unknown is not None:
            near = nearest(unknown, known)
            message = f"examples names {shown(unknown)}, which is no field of a programme"
            hint = (
                f"write {near}"
                if near
                else "write the field's name, such as hard_stop or segments.voting.polls"
            )
            yield Problem(Severity.warning, ("examples", index), message, hint)


def _ids(data: object) -> Iterator[str]:
    """Every id of the data, so that an example may be named as `segments.voting.polls`."""
    if isinstance(data, Mapping):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _ids(value)


def field_names(model: type[BaseModel]) -> set[str]:
    """The names of a model's fields and of those of the models inside it."""
    names = set(model.model_fields)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            names |= field_names(inner)
    return names


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
