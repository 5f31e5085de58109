"""Facts as readable lines for `runofshow log --json`: flat objects, what is off the record left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from runofshow.journal.codec import body_to_json
from runofshow.show.facts import (
    CommandRedone,
    CommandUndone,
    EntryAmended,
    EntryAnswered,
    EntryLogged,
    EntryStruck,
    Fact,
    FactBody,
)

__all__ = ["fact_to_json", "log_lines"]

_Entry = EntryLogged | EntryAnswered | EntryAmended | EntryStruck

_OPEN_FIELDS = {"fact", "entry", "kind", "outcome"}
"""What may be said of an entry that is off the record; who asked or was meant is as private as the text."""


def log_lines(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """One object per fact, in order.

    An entry that was off the record at any time is redacted in every one of its facts, the earlier
    and the later ones too.
    """
    facts = list(facts)
    private = {entry for fact in facts if (entry := _made_private(fact.body)) is not None}
    return [fact_to_json(fact, off_record=_entry_of(fact.body) in private) for fact in facts]


def fact_to_json(fact: Fact, *, off_record: bool = False) -> dict[str, Any]:
    """One fact as a flat object: seq, at (civil time, ISO 8601 in UTC with microseconds), command, by,
    id (the command's), fact, and the fields of the fact that hold anything.

    off_record: the fact belongs to an entry that is off the record; one that says so itself always is.
    """
    fields = _flat(fact.body)
    if isinstance(fact.body, _Entry) and (off_record or _made_private(fact.body)):
        fields = _redacted(fields)
    envelope = {
        "seq": fact.seq,
        "at": _iso(fact.now.wall),
        "command": fact.command,
        "by": fact.by,
        "id": fact.command_id,
    }
    return {**envelope, "fact": fact.body.fact, **fields}


def _flat(body: FactBody) -> dict[str, Any]:
    """The fields that hold anything; a speaker's stand beside the others."""
    fields = body_to_json(body)
    fields |= fields.pop("speaker", {})
    match body:
        # "command" is the envelope's: there it is undo or redo.
        case CommandUndone():
            fields["undone"] = fields.pop("command")
        case CommandRedone():
            fields["redone"] = fields.pop("command")
    return {name: value for name, value in fields.items() if value is not None}


def _redacted(fields: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if name in _OPEN_FIELDS}
    if "changes" in fields:
        kept["changed"] = sorted(fields["changes"])
    return {**kept, "text": None, "off_record": True}


def _entry_of(body: FactBody) -> str | None:
    return body.entry if isinstance(body, _Entry) else None


def _made_private(body: FactBody) -> str | None:
    """The entry that this fact puts off the record, if it does."""
    match body:
        case EntryLogged(off_record=True) | EntryAmended(changes={"off_record": True}):
            return body.entry
        case _:
            return None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
