"""The quick line of the minutes: what a typed line becomes. Pure, no Qt.

`c ` conclusion, `r ` recommendation, `a ` action, `n ` note, `q ` question; a question may begin
with `@` and a few letters of the name of whoever it is put to. A leading `!` keeps the entry off
the record. A line without a prefix takes the kind that the buttons chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from runofshow.programme.models import Person, Programme
from runofshow.show.commands import Ask, Note
from runofshow.show.people import find_people

__all__ = [
    "KINDS",
    "LONGEST_TEXT",
    "Kind",
    "QuickEntry",
    "completions",
    "find_addressee",
    "mention",
    "parse_line",
]

Kind = Literal["conclusion", "recommendation", "action", "note", "question"]

KINDS: dict[str, Kind] = {
    "c": "conclusion",
    "r": "recommendation",
    "a": "action",
    "n": "note",
    "q": "question",
}
"""Prefix → kind, in the order of the buttons."""

LONGEST_TEXT = 20_000
"""Characters that an entry may have, as in `Note` and `Ask`."""

LONGEST_NAME = 500

_PREFIX = re.compile(r"(?P<letter>[cranq])[ \t]+", re.IGNORECASE)
_ADDRESSEE = re.compile(r"@(?P<name>[^\s@]+)(?:\s+|\Z)")
_NAME_UNDER_CURSOR = re.compile(r"(?<!\S)@[^\s@]*\Z")
_REST_OF_NAME = re.compile(r"[^\s@]*")
_AFTER_A_NAME = ",:;.?!"


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What a line would log. It can be logged once `text` isn't empty.

    to: a person's id, or the name as it was typed where it fits nobody (`candidates` empty) or
    several (`candidates` holds them). is_prefixed: the line itself chose the kind.
    """

    kind: Kind
    text: str
    is_off_record: bool = False
    is_prefixed: bool = False
    to: str | None = None
    is_known: bool = False
    candidates: tuple[Person, ...] = ()

    def command(self, entry_id: str) -> Note | Ask:
        """The command that logs it under that id; raises pydantic.ValidationError without a text."""
        if self.kind == "question":
            return Ask(id=entry_id, text=self.text, to=self.to, off_record=self.is_off_record)
        return Note(id=entry_id, kind=self.kind, text=self.text, off_record=self.is_off_record)


def parse_line(text: str, default_kind: Kind, programme: Programme) -> QuickEntry:
    """Read a line. Never raises: whatever is no prefix is text.

    A prefix counts once its space is typed, so `c` alone is a text and `c ` an unfinished conclusion.
    """
    rest = text.lstrip()
    is_off_record = rest.startswith("!")
    if is_off_record:
        rest = rest[1:].lstrip()
    prefix = _PREFIX.match(rest)
    kind = KINDS[prefix["letter"].lower()] if prefix else default_kind
    rest = (rest[prefix.end() :] if prefix else rest).strip()
    plain = QuickEntry(kind, rest, is_off_record, is_prefixed=prefix is not None)
    return _addressed(plain, programme) if kind == "question" else plain


def _addressed(entry: QuickEntry, programme: Programme) -> QuickEntry:
    """The question with its `@name` taken off the front."""
    found = _ADDRESSEE.match(entry.text)
    name = found["name"].rstrip(_AFTER_A_NAME) if found else ""
    if not found or not name or len(name) > LONGEST_NAME:
        return entry
    people = find_addressee(programme, name)
    is_known = len(people) == 1
    return QuickEntry(
        entry.kind,
        entry.text[found.end() :],
        entry.is_off_record,
        entry.is_prefixed,
        to=people[0].id if is_known else name,
        is_known=is_known,
        candidates=() if is_known else people,
    )


def find_addressee(programme: Programme, name: str) -> tuple[Person, ...]:
    """Whom a typed name can mean: one person, several, or nobody.

    A whole id or a whole word of a name wins over names that merely begin like it.
    """
    wanted = name.casefold()
    if wanted in programme.persons:
        return (programme.persons[wanted],)
    people = find_people(programme, name)
    exact = tuple(person for person in people if wanted in person.name.casefold().split())
    return exact if len(exact) == 1 else people


def mention(programme: Programme, person: Person) -> str:
    """The shortest plain way to name a person in the line: `@zaidi`, else by id: `@souad-zaidi`."""
    family_name = person.name.split()[-1].casefold()
    is_clear = find_addressee(programme, family_name) == (person,) and _ADDRESSEE.fullmatch(f"@{family_name}")
    return f"@{family_name if is_clear else person.id}"


def completions(text: str, cursor: int, programme: Programme) -> tuple[int, int, tuple[Person, ...]]:
    """(start, end, people) for the `@name` that the cursor stands in or behind, its `@` included.

    Without such a name nobody is offered and start and end are the cursor.
    """
    begun = _NAME_UNDER_CURSOR.search(text[:cursor])
    rest = _REST_OF_NAME.match(text, cursor)
    if begun is None or rest is None:
        return cursor, cursor, ()
    people = find_people(programme, begun[0][1:])
    return (begun.start(), rest.end(), people) if people else (cursor, cursor, ())
