"""Who is who: names, affiliations and finding someone by a few letters."""

from __future__ import annotations

import re
import unicodedata

from runofshow.programme.models import Person, Programme
from runofshow.show.facts import Speaker

__all__ = [
    "find_people",
    "named",
    "speaker_group",
    "speaker_name",
    "speaker_organisation",
    "speaker_pronunciation",
    "speaker_role",
]


_WORD = re.compile(r"\w+")


def _person(programme: Programme, speaker: Speaker) -> Person | None:
    return programme.persons.get(speaker.person or "")


def speaker_name(programme: Programme, speaker: Speaker) -> str:
    """The full name with its honorific, or the name that was given."""
    person = _person(programme, speaker)
    return person.full_name if person else speaker.name or speaker.person or ""


def speaker_organisation(programme: Programme, speaker: Speaker, *, short: bool = False) -> str:
    """Where someone belongs; empty when nobody said."""
    person = _person(programme, speaker)
    if speaker.organisation or person is None:
        return speaker.organisation or ""
    return (person.short_organisation if short else None) or person.organisation or ""


def speaker_role(programme: Programme, speaker: Speaker) -> str:
    """The function, such as "Deputy Mayor for International Cooperation"; empty for the floor."""
    person = _person(programme, speaker)
    return (person.role or "") if person else ""


def speaker_pronunciation(programme: Programme, speaker: Speaker) -> str:
    """How the name is said; empty where the programme does not tell."""
    person = _person(programme, speaker)
    return (person.pronunciation or "") if person else ""


def speaker_group(programme: Programme, speaker: Speaker) -> str:
    """What speaking time is counted by; empty when nobody said."""
    person = _person(programme, speaker)
    return speaker.group or (person.group if person and person.group else "")


def named(programme: Programme, who: str | None) -> str:
    """The full name of a person's id; any other text stands for itself."""
    if not who:
        return ""
    person = programme.persons.get(who)
    return person.full_name if person else who


def find_people(programme: Programme, letters: str) -> tuple[Person, ...]:
    """People with a name, id or organisation that has a word beginning with these letters.

    Case and accents don't matter: `hagst` finds Hagström. Names and ids come before organisations.
    """
    wanted = _plain(letters).strip()
    if not wanted:
        return programme.people

    def rank(person: Person) -> int:
        if _has_word(f"{person.name} {person.id}", wanted):
            return 0
        places = f"{person.organisation or ''} {person.short_organisation or ''}"
        return 1 if _has_word(places, wanted) else 2

    return tuple(sorted((p for p in programme.people if rank(p) < 2), key=rank))


def _has_word(text: str, beginning: str) -> bool:
    """Whether the text from one of its words on begins so: one word or several, hyphened ones too."""
    plain = _plain(text)
    return any(plain.startswith(beginning, word.start()) for word in _WORD.finditer(plain))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
