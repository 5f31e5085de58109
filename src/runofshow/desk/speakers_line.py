"""The quick line of names: what “Ana Lopes, Civil society, CSO” or `@zaidi` says. Pure, no Qt.

Name, organisation and group are parted by commas, what lies between the first and the last being the
organisation; a length such as `1:30` may stand at the end. `@` and a few letters name someone of the
programme, and so does a name of the programme that is written out in full.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from runofshow.desk.quick_line import find_addressee
from runofshow.programme.models import Person, Programme
from runofshow.programme.times import DurationError, parse_duration

__all__ = ["NamedSpeaker", "length_of", "parse_speaker"]

LONGEST = 500
"""Characters of a name, an organisation or a group, as in the commands."""

_MENTION = re.compile(r"@(?P<name>[^\s@,،;]*)(?:\s*[,،;]\s*|\s+|\Z)")
_COMMA = re.compile(r"\s*[,،;]\s*")


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """Whom a line names. Either `person` (an id) or `name` is given, or `problem` says why neither.

    An empty line has none of the three. seconds: only where the line ends with a length.
    """

    person: str | None = None
    name: str | None = None
    organisation: str | None = None
    group: str | None = None
    seconds: int | None = None
    problem: str = ""

    @property
    def is_somebody(self) -> bool:
        return self.person is not None or self.name is not None

    @property
    def fields(self) -> dict[str, Any]:
        """As `floor` and `substitute` take them."""
        given = {"person": self.person, "name": self.name}
        given |= {"organisation": self.organisation, "group": self.group}
        return {field: value for field, value in given.items() if value is not None}


def length_of(text: str) -> int | None:
    """A length as it is typed, in whole seconds; None where it cannot be read or is nought."""
    try:
        return round(parse_duration(text).total_seconds()) or None
    except DurationError:
        return None


def parse_speaker(text: str, programme: Programme) -> NamedSpeaker:
    """Read a line. Never raises."""
    line = text.strip()
    mention = _MENTION.match(line)
    if mention is None:
        return _free(line, programme)
    people = find_addressee(programme, mention["name"]) if mention["name"] else ()
    if len(people) != 1:
        return NamedSpeaker(problem=_unclear(mention["name"], people))
    organisation, group, seconds = _affiliation(_parts(line[mention.end() :]))
    return _checked(NamedSpeaker(people[0].id, None, organisation, group, seconds))


def _free(line: str, programme: Programme) -> NamedSpeaker:
    parts = _parts(line)
    if not parts or not parts[0]:
        return NamedSpeaker(problem="Begin with the name." if any(parts) else "")
    person = _written_out(parts[0], programme)
    organisation, group, seconds = _affiliation(parts[1:])
    name = parts[0] if person is None else None
    return _checked(NamedSpeaker(person, name, organisation, group, seconds))


def _parts(text: str) -> list[str]:
    return _COMMA.split(text.strip()) if text.strip() else []


def _affiliation(parts: list[str]) -> tuple[str | None, str | None, int | None]:
    """(organisation, group, seconds) of what follows a name."""
    seconds = length_of(parts[-1]) if parts and ":" in parts[-1] else None
    words = parts[:-1] if seconds else parts
    if len(words) < 2:
        return (words[0] or None if words else None), None, seconds
    return ", ".join(part for part in words[:-1] if part) or None, words[-1] or None, seconds


def _written_out(name: str, programme: Programme) -> str | None:
    """The id of the person whose name this is, with or without the honorific."""
    wanted = name.casefold()
    same = (p for p in programme.people if wanted in (p.name.casefold(), p.full_name.casefold()))
    person = next(same, None)
    return person.id if person else None


def _unclear(name: str, people: tuple[Person, ...]) -> str:
    if not name:
        return "Write a few letters of the name after @."
    if not people:
        return f"The programme lists nobody called “{name}”."
    return f"“{name}” can be {_listed([person.full_name for person in people])}."


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _checked(speaker: NamedSpeaker) -> NamedSpeaker:
    if any(part and len(part) > LONGEST for part in (speaker.name, speaker.organisation, speaker.group)):
        return NamedSpeaker(problem=f"A name can have {LONGEST} characters at most.")
    return speaker
