"""What a row's editor opens with, and which command its texts make when it is submitted. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from runofshow.look.words import refusal_words
from runofshow.programme.editing import item_of
from runofshow.programme.models import Person, Programme, Segment, Turn
from runofshow.programme.times import DurationError, format_duration, parse_duration
from runofshow.show import commands as c
from runofshow.show.people import find_people
from runofshow.show.placing import first_turn_place, place_after
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Control, segment_of

__all__ = ["FIELDS", "Draft", "command_of", "edit_draft", "person_of", "segment_draft", "turn_draft"]

Kind = Literal["segment", "turn"]

FIELDS: dict[Kind, tuple[str, ...]] = {
    "segment": ("title", "duration"),
    "turn": ("person", "duration", "topic"),
}
"""What is edited in place, in the order of the Tab key."""

_MISSING = {
    "title": "A segment needs a title.",
    "person": "A turn needs a person of the programme.",
    "duration": "Say how long: 8:00, 8m or 1h15.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """texts: what the fields begin with, by name.

    item: the id of what is edited; None for what is to be put in, `into` a segment where it is a turn,
    `before` the item that comes right behind it. anchor: the row that it stands in or below.
    """

    kind: Kind
    texts: Mapping[str, str]
    anchor: str
    item: str | None = None
    into: str | None = None
    before: str | None = None

    @property
    def is_new(self) -> bool:
        return self.item is None


def edit_draft(control: Control, item: str) -> Draft:
    """For an item of the programme, as it stands: its duration is what it is allotted now."""
    found = item_of(control.programme, item)
    assert found is not None
    allotted = found.duration + control.adjustments.get(item, timedelta(0))
    length = format_duration(max(timedelta(0), allotted))
    if isinstance(found, Segment):
        return Draft("segment", {"title": found.title, "duration": length}, item, item)
    texts = {"person": _name(control.programme, found), "duration": length, "topic": found.topic or ""}
    return Draft("turn", texts, item, item)


def segment_draft(control: Control, after: str) -> Draft:
    """For a segment to come right behind the one of that row."""
    segment = segment_of(after)
    texts = {"title": "", "duration": ""}
    return Draft("segment", texts, segment, before=place_after(control, segment).before)


def turn_draft(control: Control, row: str) -> Draft:
    """For a turn behind that turn, or the first that a segment can still get; as long as its neighbour."""
    segment = control.programme.segments_by_id[segment_of(row)]
    is_behind = "/" in row
    place = place_after(control, row) if is_behind else first_turn_place(control, row)
    like = item_of(control.programme, row) if is_behind else next(iter(segment.turns), None)
    length = format_duration(like.duration) if like is not None else ""
    texts = {"person": "", "duration": length, "topic": ""}
    return Draft("turn", texts, row, into=segment.id, before=place.before)


def _name(programme: Programme, turn: Turn) -> str:
    person = programme.persons.get(turn.person)
    return person.full_name if person else turn.person


# ---- back to a command


def command_of(draft: Draft, typed: Mapping[str, str], programme: Programme) -> c.Command | str | None:
    """What is asked for; None where nothing was changed, words where something is missing."""
    texts = {name: text.strip() for name, text in typed.items()}
    missing = next((words for name, words in _MISSING.items() if texts.get(name) == ""), None)
    if missing is not None:
        return missing
    values: dict[str, Any] = {name: text for name, text in texts.items() if text or not draft.is_new}
    values = {name: text or None for name, text in values.items() if _is_other(draft, name, text)}
    if "person" in values:
        person = person_of(programme, texts["person"])
        if isinstance(person, str):
            return person
        values["person"] = person.id
    return _command(draft, values) if values else None


def _is_other(draft: Draft, name: str, text: str) -> bool:
    """Whether a text says something else than at the beginning; 8m is no other length than 8:00."""
    before = draft.texts[name]
    if draft.is_new:
        return True
    return _length(text) != _length(before) if name == "duration" else text != before


def _length(text: str) -> timedelta | str:
    try:
        return parse_duration(text)
    except DurationError:
        return text


def _command(draft: Draft, values: dict[str, Any]) -> c.Command:
    if not draft.is_new:
        return c.Edit(item=draft.item, changes=values)
    if draft.kind == "segment":
        return c.Insert(segment=values, before=draft.before)
    return c.Insert(turn=values, into=draft.into, before=draft.before)


def person_of(programme: Programme, text: str) -> Person | str:
    """Whom a typed name means: the one of that very name or id, or the only one it fits; else words."""
    wanted = text.strip().casefold()
    for person in programme.people:
        if wanted in (person.full_name.casefold(), person.name.casefold(), person.id):
            return person
    people = find_people(programme, text)
    if len(people) == 1:
        return people[0]
    if people:
        return f"“{text}” fits {len(people)} people. Choose one of them."
    return refusal_words(Refusal(RefusalCode.UNKNOWN_PERSON, {"person": text}))
