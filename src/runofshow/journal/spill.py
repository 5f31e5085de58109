"""What a spill holds: the facts that a show's own disk has not taken, one JSON line each, under a head.

The head says whose they are. Each line carries a checksum, so that a line that was torn or rotted is
known as such and passed over alone. A spill also holds the facts from before the trouble, once there
is time for them: with them it is a whole show.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from runofshow.journal.codec import (
    COLUMNS,
    FactUnreadableError,
    Row,
    decode_rows,
    encode_fact,
    to_microseconds,
)
from runofshow.journal.holder import Holder
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact

__all__ = [
    "Head",
    "Spill",
    "fact_lines",
    "head_line",
    "is_same_fact",
    "read_spill",
    "show_identity",
]

_FORMAT = 1
_CHECKSUM = "crc32"


@dataclass(frozen=True, slots=True)
class Head:
    """Whose facts they are. show: where its file was; None if it could never be made."""

    identity: str
    show: Path | None
    programme: Programme
    writer: Holder


@dataclass(frozen=True, slots=True)
class Spill:
    """A spill as read. facts: by seq, perhaps with gaps. damaged: lines that cannot be read.

    head: None where its line is one of those.
    """

    path: Path
    head: Head | None
    facts: tuple[Fact, ...]
    damaged: int

    @property
    def identity(self) -> str | None:
        """Of its show; None where nothing that can be read says so."""
        if self.head is not None:
            return self.head.identity
        return show_identity(self.facts)


def show_identity(facts: Sequence[Fact]) -> str | None:
    """What tells one performance from every other, wherever its file lies: when its first fact was.

    None without that fact. A copy of a show has the identity of the show.
    """
    if not facts or facts[0].seq != 1:
        return None
    now = facts[0].now
    told = f"{to_microseconds(now.wall)} {now.boot} {now.boot_id}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def is_same_fact(one: Fact, other: Fact) -> bool:
    """Whether both are one fact, perhaps as written by two versions of this program."""
    envelopes = [(f.seq, f.group, f.now, f.command, f.by, f.command_id, f.body.fact) for f in (one, other)]
    return envelopes[0] == envelopes[1]


def head_line(head: Head) -> bytes:
    return _line(
        {
            "spill": _FORMAT,
            "identity": head.identity,
            "show": str(head.show) if head.show else None,
            "programme": head.programme.model_dump(mode="json"),
            "writer": head.writer.to_json(),
        }
    )


def fact_lines(facts: Iterable[Fact]) -> bytes:
    """Facts through the journal's codec, a line each."""
    return b"".join(_line(dict(zip(COLUMNS, encode_fact(fact), strict=True))) for fact in facts)


def _line(content: dict[str, Any]) -> bytes:
    return _dump({**content, _CHECKSUM: _checksum(content)}) + b"\n"


def _dump(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _checksum(content: dict[str, Any]) -> int:
    return zlib.crc32(_dump(content))


def read_spill(path: Path) -> Spill | None:
    """What can be read of a spill; None for a file that holds nothing of one. Raises OSError."""
    lines = path.read_bytes().split(b"\n")
    if not lines[-1]:
        lines.pop()
    contents = [_parse(line) for line in lines]
    head = _head(contents[0]) if contents else None
    rows = [row for content in contents if (row := _row(content)) is not None]
    facts = _decode(rows)
    if head is None and not facts:
        return None
    damaged = len(lines) - (head is not None) - len(facts)
    by_seq = {fact.seq: fact for fact in facts}
    return Spill(path, head, tuple(by_seq[seq] for seq in sorted(by_seq)), damaged)


def _parse(line: bytes) -> dict[str, Any] | None:
    """A line's content; None where it is not what was written."""
    try:
        content = json.loads(line)
        return content if content.pop(_CHECKSUM) == _checksum(content) else None
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return None


def _head(content: dict[str, Any] | None) -> Head | None:
    if content is None or content.get("spill") != _FORMAT:
        return None
    try:
        return Head(
            content["identity"],
            Path(content["show"]) if content["show"] else None,
            Programme.model_validate(content["programme"]),
            Holder.from_json(content["writer"]),
        )
    except (ValidationError, KeyError, TypeError, ValueError):
        return None


def _row(content: dict[str, Any] | None) -> Row | None:
    if content is None or content.keys() != set(COLUMNS):
        return None
    return tuple(content[name] for name in COLUMNS)


def _decode(rows: Sequence[Row]) -> list[Fact]:
    """All at once where all can be read, else each by itself."""
    try:
        return decode_rows(rows)
    except FactUnreadableError:
        return [fact for row in rows for fact in _decode_one(row)]


def _decode_one(row: Row) -> list[Fact]:
    try:
        return decode_rows([row])
    except FactUnreadableError:
        return []
