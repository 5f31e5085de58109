"""The sentences of the chair's page, made of names, functions and times where there are no own ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from runofshow.programme.times import format_duration
from runofshow.show.chair import ChairPage, FloorLine

__all__ = ["Heading", "Section", "giving_words", "heading", "sections", "spoken_length", "taking_words"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")


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
    """The first function, without what stands in brackets, and the organisation unless it is named there."""
    role = line.who.role.partition(";")[0].partition(" (")[0].strip()
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


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. is_line: words to be said; is_made: they were made of the programme's data."""

    caption: str
    paragraphs: tuple[str, ...]
    is_line: bool = False
    is_made: bool = False

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return f"{self.caption}: {' '.join(self.paragraphs)}"


@dataclass(frozen=True, slots=True)
class Heading:
    """Whom the page is about. state: “Now · 8:00”. say: how the name is said."""

    state: str
    name: str
    say: str


def heading(page: ChairPage) -> Heading:
    """Who it is and how long they have; how the name is said, where the programme tells."""
    state = "Next" if page.is_next else "Now"
    return Heading(
        f"{state} · {format_duration(page.give.allotment)}",
        page.give.who.name,
        f"Say “{page.pronunciation}”" if page.pronunciation else "",
    )


def sections(page: ChairPage) -> tuple[Section, ...]:
    """From top to bottom: giving the floor, notes, questions, taking it back, and who follows."""
    found = [
        _line("Take the floor back", page.before, taking_words),
        _line("Give the floor", page.give, giving_words),
        Section("Notes", tuple(filter(None, page.notes.splitlines()))),
        Section(
            "Guiding questions of the programme" if page.is_of_programme else "Questions to ask",
            tuple(f"{number}. {question}" for number, question in enumerate(page.questions, 1)),
        ),
        _line("Take the floor back", page.take_back, taking_words),
        _line("Then give it on", page.following, giving_words),
    ]
    return tuple(section for section in found if section is not None and section.paragraphs)


def _line(caption: str, line: FloorLine | None, words: Callable[[FloorLine], str]) -> Section | None:
    said = words(line) if line is not None else ""
    if line is None or not said:
        return None
    return Section(caption, (f"“{said}”",), is_line=True, is_made=not line.own)
