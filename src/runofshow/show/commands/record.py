"""Commands that keep the record or dress the stage: minutes, counts, cards. `undo` leaves them alone."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from runofshow.show.commands.fields import (
    CardText,
    CommandBase,
    Counts,
    EntryKind,
    Key,
    Line,
    Seconds,
    SignedTally,
    Tally,
    Text,
)

__all__ = [
    "Amend",
    "Answer",
    "Ask",
    "Attendance",
    "Blackout",
    "Card",
    "ClearCard",
    "Count",
    "Note",
    "Presence",
    "ShowResult",
    "StopTimer",
    "Strike",
    "TallyVotes",
    "Timer",
]


class Card(CommandBase):
    """Put words on the stage."""

    do: Literal["card"] = "card"
    text: CardText
    tone: Literal["info", "warning", "stop"] = "info"


class ClearCard(CommandBase):
    do: Literal["clear_card"] = "clear_card"


class Note(CommandBase):
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


class Ask(CommandBase):
    """Log a question from the floor."""

    do: Literal["ask"] = "ask"
    text: Text
    asker: Line | None = None
    organisation: Line | None = None
    group: Line | None = None
    to: Line | None = None
    off_record: bool = False


class Answer(CommandBase):
    """Log what became of a question."""

    do: Literal["answer"] = "answer"
    entry: Key
    text: Text | None = None
    person: Line | None = None
    outcome: Literal["answered", "deferred", "dismissed"] = "answered"


class Amend(CommandBase):
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


class Strike(CommandBase):
    """Take an entry out of every export; the original is kept."""

    do: Literal["strike"] = "strike"
    entry: Key


class Count(CommandBase):
    """Log the result of a vote by cards or hands.

    majority: the option that was clearly ahead and not counted; it gets what the others leave of the base.
    """

    do: Literal["count"] = "count"
    poll: Line
    counts: Counts
    base: Tally | None = None
    base_kind: Literal["cast", "present", "entitled"] = "cast"
    exact: bool = True
    majority: Line | None = None

    @model_validator(mode="after")
    def _majority_of_what(self) -> Count:
        if self.majority is not None and self.base is None:
            raise ValueError("a clear majority needs its base: say how many were present")
        return self


class Attendance(CommandBase):
    """Log how many are present."""

    do: Literal["attendance"] = "attendance"
    present: Tally


class TallyVotes(CommandBase):
    """Count votes as they are seen: add to one option (minus takes away), in a block of the room."""

    do: Literal["tally"] = "tally"
    poll: Line
    option: Line
    votes: SignedTally
    block: Line | None = None


class ShowResult(CommandBase):
    """Put the latest result of a poll on the stage; without a poll, take it away."""

    do: Literal["show_result"] = "show_result"
    poll: Line | None = None


class Presence(CommandBase):
    """Say whether a person of the programme is here."""

    do: Literal["presence"] = "presence"
    person: Key
    is_present: bool = True


class Timer(CommandBase):
    """Start a timer of its own beside the slot's, such as two minutes for a vote."""

    do: Literal["timer"] = "timer"
    seconds: Seconds
    label: Line | None = None


class StopTimer(CommandBase):
    """Take the timer beside the slot's away."""

    do: Literal["stop_timer"] = "stop_timer"


class Blackout(CommandBase):
    """Make every stage dark, or bring it back."""

    do: Literal["blackout"] = "blackout"
    is_dark: bool = True
