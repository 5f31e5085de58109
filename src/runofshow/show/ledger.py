"""A persistent sequence of records addressed by id: a new version per change, old ones untouched.

Records lie in chunks, so that a change copies one chunk and the list of chunks, not ten thousand
records; replaying a long journal stays linear in practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

__all__ = ["Identified", "Ledger"]

CHUNK = 64


class Identified(Protocol):
    """Anything with an id of its own."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)


@dataclass(frozen=True, slots=True)
class Ledger(Generic[T]):
    """Records in the order they came. Positions never change, so all versions may share `_places`."""

    _chunks: tuple[tuple[T, ...], ...] = ()
    _length: int = 0
    _places: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for chunk in self._chunks:
            yield from chunk

    def __contains__(self, record_id: str) -> bool:
        return self.get(record_id) is not None

    def get(self, record_id: str) -> T | None:
        """The record of that id, or None."""
        place = self._places.get(record_id, self._length)
        return self._chunks[place // CHUNK][place % CHUNK] if place < self._length else None

    def append(self, record: T) -> Ledger[T]:
        """With one record more; raises KeyError if its id is taken."""
        if record.id in self:
            raise KeyError(record.id)
        full = self._length % CHUNK == 0
        chunks = (*self._chunks, (record,)) if full else (*self._chunks[:-1], (*self._chunks[-1], record))
        # A version that another one has already grown past owns no part of the shared places.
        grown_past = len(self._places) > self._length
        places = {k: v for k, v in self._places.items() if v < self._length} if grown_past else self._places
        places[record.id] = self._length
        return Ledger(chunks, self._length + 1, places)

    def replace(self, record: T) -> Ledger[T]:
        """With the record of the same id replaced; raises KeyError if there is none."""
        place = self._places.get(record.id, self._length)
        if place >= self._length:
            raise KeyError(record.id)
        number, index = divmod(place, CHUNK)
        chunk = self._chunks[number]
        changed = (*chunk[:index], record, *chunk[index + 1 :])
        return Ledger(
            (*self._chunks[:number], changed, *self._chunks[number + 1 :]), self._length, self._places
        )
