"""The sentences of the chair's page, made of names, functions and times where the programme has none. No Qt."""

from __future__ import annotations

from datetime import timedelta

from runofshow.show.chair import FloorLine

__all__ = ["giving_words", "spoken_length", "taking_words"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS += ("eleven", "twelve")


def giving_words(line: FloorLine) -> str:
    """What the chair says to give the floor: “Ms. Souad Zaidi, Deputy Mayor …, you have eight minutes.”"""
    if line.own:
        return line.own
    who, length = line.who, spoken_length(line.allotment)
    if line.kind == "break":
        return f"We break for {length}."
    if not who.person or line.is_chair:
        return f"We come to “{who.segment_title}”. We have {length} for it."
    if who.on_behalf_of:
        return f"{who.person}, on behalf of {who.on_behalf_of}, you have {length}."
    return f"{', '.join(part for part in (who.person, *_function(line)) if part)}, you have {length}."


def taking_words(line: FloorLine) -> str:
    """What the chair says to take the floor back; nothing where nobody else has it."""
    if line.own:
        return line.own
    if not line.who.person or line.is_chair:
        return ""
    return f"Thank you, {line.who.person}."


def _function(line: FloorLine) -> tuple[str, str]:
    """The first function and the organisation, unless the function names it already."""
    role = line.who.role.partition(";")[0].strip()
    organisation = line.who.short_organisation or line.who.organisation
    return role, "" if organisation and organisation in role else organisation


def spoken_length(length: timedelta) -> str:
    """A length as it is said: “eight minutes”, “two and a half minutes”, “one hour and ten minutes”."""
    seconds = max(0, round(length.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    if hours:
        said = _counted(hours, "hour")
        return f"{said} and {spoken_length(timedelta(seconds=rest))}" if rest else said
    minutes, seconds = divmod(rest, 60)
    if not minutes:
        return _counted(seconds, "second")
    if seconds == 30:
        return f"{_number(minutes)} and a half minutes"
    said = _counted(minutes, "minute")
    return f"{said} and {_counted(seconds, 'second')}" if seconds else said


def _counted(number: int, unit: str) -> str:
    return f"{_number(number)} {unit}{'' if number == 1 else 's'}"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
