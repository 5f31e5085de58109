"""The list of speakers in words and figures, for painting and for a screen reader. Pure, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.times import format_duration
from runofshow.show.facts import Speaker
from runofshow.show.floor import Hint, Room, hints
from runofshow.show.people import speaker_group, speaker_name, speaker_organisation
from runofshow.show.state import FloorRequest, Show

__all__ = [
    "RequestLook",
    "TickLook",
    "affiliation",
    "list_words",
    "presence_words",
    "request_looks",
    "room_words",
    "speaker_words",
    "spoken_request",
    "tick_looks",
]


@dataclass(frozen=True, slots=True)
class RequestLook:
    """One row of the list. hint: whether they were heard; group_hint: empty unless their group was least."""

    id: str
    place: str
    name: str
    below: str
    length: str
    hint: str
    group_hint: str
    is_in_round: bool


@dataclass(frozen=True, slots=True)
class TickLook:
    """One person of the programme: here, not here, or nobody has said (None)."""

    id: str
    name: str
    is_here: bool | None

    @property
    def word(self) -> str:
        return "not here yet" if self.is_here is False else ""


def request_looks(show: Show, moment: datetime, marked: tuple[str, ...]) -> tuple[RequestLook, ...]:
    """The rows of the list. marked: the ids of a round."""
    given = hints(show, moment)
    return tuple(
        _request_look(show, request, place, given[request.id], request.id in marked)
        for place, request in enumerate(show.control.requests, 1)
    )


def _request_look(
    show: Show, request: FloorRequest, place: int, hint: Hint, is_in_round: bool
) -> RequestLook:
    return RequestLook(
        id=request.id,
        place=str(place),
        name=speaker_name(show.programme, request.speaker),
        below=affiliation(show, request.speaker),
        length=format_duration(timedelta(seconds=request.seconds)),
        hint=f"heard {format_duration(hint.heard)}" if hint.heard else "not heard yet",
        group_hint="group heard least" if hint.is_group_least else "",
        is_in_round=is_in_round,
    )


def affiliation(show: Show, speaker: Speaker) -> str:
    """City of N · Cities."""
    organisation = speaker_organisation(show.programme, speaker, short=True)
    group = speaker_group(show.programme, speaker)
    return " · ".join(part for part in (organisation, group) if part)


def speaker_words(show: Show, speaker: Speaker) -> str:
    """Ana Lopes, Civil society, CSO."""
    programme = show.programme
    parts = (speaker_name, speaker_organisation, speaker_group)
    return ", ".join(words for part in parts if (words := part(programme, speaker)))


def spoken_request(look: RequestLook) -> str:
    """A row for a screen reader."""
    in_round = "in the round" if look.is_in_round else ""
    parts = (look.place, look.name, look.below, look.length, look.hint, look.group_hint, in_round)
    return ", ".join(part for part in parts if part)


def room_words(room: Room | None) -> str:
    """What stands before the length: “Room for 4 more at” 1:30."""
    if room is None:
        return "Each speaker has"
    return f"Room for {room.turns} more at" if room.turns else "No room for more at"


def list_words(room: Room | None, waiting: int) -> str:
    """What the list itself does to that room; empty without a list or a running segment."""
    if room is None or not waiting:
        return ""
    if room.lacking:
        return f"The list is {format_duration(timedelta(seconds=room.lacking))} too long."
    return f"After the list, for {room.after_list}." if room.after_list else "After the list, for none."


def tick_looks(show: Show) -> tuple[TickLook, ...]:
    """The people of the programme: whoever speaks in the order of the rundown, then the others."""
    programme, control = show.programme, show.control
    speaking = [control.speaker(slot) for slot in programme.slots]
    order = [speaker.person for speaker in speaking if speaker and speaker.person in programme.persons]
    order += [person.id for person in programme.people]
    return tuple(
        TickLook(person, programme.persons[person].full_name, show.presence.get(person))
        for person in dict.fromkeys(order)
        if person is not None
    )


def presence_words(looks: tuple[TickLook, ...]) -> str:
    """3 of 8 here; empty while nobody has said anything."""
    here = sum(look.is_here is True for look in looks)
    return f"{here} of {len(looks)} here" if any(look.is_here is not None for look in looks) else ""
