"""Records by id, a new version per change, the old ones untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.show.ledger import CHUNK, Ledger


@dataclass(frozen=True)
class Record:
    id: str
    text: str = ""


def _ledger(length: int) -> Ledger[Record]:
    ledger: Ledger[Record] = Ledger()
    for number in range(length):
        ledger = ledger.append(Record(f"e{number}"))
    return ledger


def test_records_stand_in_the_order_they_came() -> None:
    assert [record.id for record in _ledger(3)] == ["e0", "e1", "e2"]


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_records_are_found_by_id_in_every_chunk(length: int) -> None:
    ledger = _ledger(length)
    assert len(ledger) == len(list(ledger)) == length
    assert all(ledger.get(f"e{number}") == Record(f"e{number}") for number in range(length))
    assert "e0" not in Ledger()
    assert f"e{length}" not in ledger


def test_an_id_is_taken_once() -> None:
    with pytest.raises(KeyError):
        _ledger(2).append(Record("e1"))


def test_only_a_record_that_is_there_is_replaced() -> None:
    with pytest.raises(KeyError):
        _ledger(2).replace(Record("e2"))


def test_replacing_keeps_the_place_and_the_older_version() -> None:
    old = _ledger(CHUNK + 2)
    new = old.replace(Record("e1", "changed"))
    assert list(new)[1].text == "changed"
    assert list(old)[1].text == ""


def test_a_version_that_was_grown_past_takes_its_own_way() -> None:
    base = _ledger(2)
    one, other = base.append(Record("one")), base.append(Record("other"))
    assert [record.id for record in one] == ["e0", "e1", "one"]
    assert [record.id for record in other] == ["e0", "e1", "other"]
    assert "other" not in one
    assert "one" not in other
    assert "one" not in base


@given(st.lists(st.tuples(st.sampled_from(["append", "replace", "back"]), st.integers(0, 9)), max_size=60))
def test_every_version_is_what_a_plain_list_would_be(steps: list[tuple[str, int]]) -> None:
    versions: list[tuple[Ledger[Record], dict[str, Record]]] = [(Ledger(), {})]
    for number, (step, pick) in enumerate(steps):
        ledger, plain = versions[-1]
        if step == "back":
            versions.append(versions[pick % len(versions)])
            continue
        record = Record(f"e{pick}", str(number))
        if step == "append" and record.id not in plain:
            versions.append((ledger.append(record), {**plain, record.id: record}))
        elif step == "replace" and record.id in plain:
            versions.append((ledger.replace(replace(record)), {**plain, record.id: record}))
    for ledger, plain in versions:
        assert list(ledger) == list(plain.values())
        assert all(ledger.get(f"e{n}") == plain.get(f"e{n}") for n in range(10))
