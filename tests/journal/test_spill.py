"""What a spill holds, line by line, and what of it can still be read when it was torn or rotted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runofshow.clock import Now
from runofshow.journal.holder import Holder
from runofshow.journal.names import spills_in
from runofshow.journal.spill import (
    Head,
    Spill,
    fact_lines,
    head_line,
    is_same_fact,
    read_spill,
    show_identity,
)
from runofshow.programme.models import Programme
from runofshow.show.facts import Fact, TurnFinished

MakeFacts = Callable[..., list[Fact]]

WRITER = Holder("laptop", 4711, "9", "boot-1", "chair", datetime(2018, 12, 7, 8, 0, tzinfo=UTC))


@pytest.fixture
def head(programme: Programme) -> Head:
    return Head("0123456789abcdef", Path("/stick/x.show"), programme, WRITER)


def written(folder: Path, *parts: bytes) -> Path:
    path = folder / "x.spill"
    path.write_bytes(b"".join(parts))
    return path


def test_a_spill_gives_back_its_head_and_its_facts(tmp_path: Path, head: Head, make_facts: MakeFacts) -> None:
    path = written(tmp_path, head_line(head), fact_lines(make_facts(7)))
    assert read_spill(path) == Spill(path, head, tuple(make_facts(7)), damaged=0)


def test_each_fact_is_one_line_of_json_with_its_words_as_they_are(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    lines = written(tmp_path, head_line(head), fact_lines(make_facts(4))).read_text("utf-8").splitlines()
    assert [json.loads(line).get("seq") for line in lines] == [None, 1, 2, 3, 4]
    assert "Çà et là" in lines[4]
    assert json.loads(lines[0])["show"] == "/stick/x.show"
    assert json.loads(lines[0])["programme"]["title"] == "Local voices in global talks"


def test_facts_come_in_their_order_whatever_the_order_of_the_lines(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    late, early = make_facts(2, after=3), make_facts(3)
    spill = read_spill(written(tmp_path, head_line(head), fact_lines(late), fact_lines(early)))
    assert spill
    assert list(spill.facts) == make_facts(5)


def test_a_fact_that_was_written_twice_is_one_fact(tmp_path: Path, head: Head, make_facts: MakeFacts) -> None:
    twice = fact_lines(make_facts(2))
    spill = read_spill(written(tmp_path, head_line(head), twice, twice))
    assert spill
    assert (list(spill.facts), spill.damaged) == (make_facts(2), 0)


def test_a_line_that_was_torn_at_any_byte_is_passed_over(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    whole, last = fact_lines(make_facts(2)), fact_lines(make_facts(1, after=2))
    for length in range(1, len(last) - 1, 7):
        spill = read_spill(written(tmp_path, head_line(head), whole, last[:length]))
        assert spill
        assert (list(spill.facts), spill.damaged) == (make_facts(2), 1)


@pytest.mark.parametrize("place", [5, 40, 90, 150, 200])
def test_one_bit_that_turned_costs_its_line_and_no_other(
    tmp_path: Path, head: Head, make_facts: MakeFacts, place: int
) -> None:
    rotten = bytearray(fact_lines(make_facts(1, after=1)))
    rotten[place] ^= 1
    parts = head_line(head), fact_lines(make_facts(1)), bytes(rotten), fact_lines(make_facts(1, after=2))
    spill = read_spill(written(tmp_path, *parts))
    assert spill
    assert ([fact.seq for fact in spill.facts], spill.damaged) == ([1, 3], 1)


def test_a_line_of_a_later_version_is_passed_over(
    tmp_path: Path, head: Head, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("runofshow.journal.codec.FILE_VERSION", 99)
        newer = fact_lines(make_facts(1, after=1))
    spill = read_spill(written(tmp_path, head_line(head), fact_lines(make_facts(1)), newer))
    assert spill
    assert ([fact.seq for fact in spill.facts], spill.damaged) == ([1], 1)


def test_without_its_head_a_spill_is_known_by_its_first_fact(
    tmp_path: Path, head: Head, make_facts: MakeFacts
) -> None:
    spill = read_spill(written(tmp_path, head_line(head)[:60] + b"\n", fact_lines(make_facts(3))))
    assert spill
    assert (spill.head, spill.damaged, len(spill.facts)) == (None, 1, 3)
    assert spill.identity == show_identity(make_facts(1))


def test_a_head_of_another_shape_is_no_head(
    tmp_path: Path, head: Head, make_facts: MakeFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as other:
        other.setattr(Programme, "model_dump", lambda self, **options: {"title": "only"})
        line = head_line(head)
    spill = read_spill(written(tmp_path, line, fact_lines(make_facts(2))))
    assert spill
    assert (spill.head, spill.damaged, len(spill.facts)) == (None, 1, 2)


def test_without_head_and_first_fact_nobody_knows_whose_it_is(tmp_path: Path, make_facts: MakeFacts) -> None:
    spill = read_spill(written(tmp_path, fact_lines(make_facts(2, after=5))))
    assert spill
    assert spill.identity is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"hello\n", b"[]\n", b"{}\n", b"[" * 100_000, b'{"crc32":0}\n', b"\xff\xfe\n" * 9],
)
def test_a_file_that_holds_nothing_of_a_spill_is_none(tmp_path: Path, content: bytes) -> None:
    assert read_spill(written(tmp_path, content)) is None


def test_shows_are_told_apart_by_their_first_fact(make_facts: MakeFacts) -> None:
    first = make_facts(1)[0]
    later = replace(first, now=replace(first.now, wall=first.now.wall + timedelta(microseconds=1)))
    other_boot = replace(first, now=Now(first.now.wall, first.now.boot, "boot-2"))
    identities = {show_identity(facts) for facts in ([first], make_facts(9), [later], [other_boot])}
    assert len(identities) == 3
    assert show_identity([]) is None
    assert show_identity(make_facts(3, after=1)) is None


def test_the_same_fact_is_known_by_its_envelope_and_its_kind(make_facts: MakeFacts) -> None:
    fact = make_facts(1, after=3)[0]
    assert is_same_fact(fact, make_facts(1, after=3)[0])
    assert not is_same_fact(fact, replace(fact, by="deputy"))
    assert not is_same_fact(fact, replace(fact, body=TurnFinished("r9")))


def test_spills_are_found_by_their_suffix_and_nothing_is_made(tmp_path: Path) -> None:
    assert spills_in(tmp_path / "none") == ()
    for name in ("b.spill", "a.spill", "c.show"):
        (tmp_path / name).touch()
    assert [path.name for path in spills_in(tmp_path)] == ["a.spill", "b.spill"]
    assert not (tmp_path / "none").exists()
