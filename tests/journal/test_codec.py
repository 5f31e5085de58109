"""Facts as rows and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.clock import Now
from runofshow.journal import codec, schema
from runofshow.show.facts import (
    AllotmentAdjusted,
    Fact,
    FactBody,
    RunCorrected,
    ShowOpened,
    ShowStarted,
    SlotTaken,
)

TEXT = st.text(max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
WALLS = st.datetimes(timezones=st.just(UTC))
FINITE = st.floats(allow_nan=False, allow_infinity=False)
BODIES = st.sampled_from(get_args(FactBody)).flatmap(
    lambda body: st.builds(
        body,
        **{
            name: st.dictionaries(TEXT, JSON, max_size=4)
            for name, hint in get_type_hints(body).items()
            if hint == dict[str, Any]
        },
        **({"clock_origin": WALLS} if body is ShowOpened else {}),
        **({"moment": WALLS, "was": WALLS} if body is RunCorrected else {}),
        **({"seconds": FINITE} if body is AllotmentAdjusted else {}),
        **({"seconds": FINITE | st.none()} if body is SlotTaken else {}),
    )
)
FACTS = st.builds(
    Fact,
    seq=st.integers(1, 2**40),
    group=st.integers(1, 2**40),
    now=st.builds(Now, wall=WALLS, boot=st.integers(0, 2**62), boot_id=TEXT),
    body=BODIES,
    command=TEXT,
    by=st.none() | TEXT,
    command_id=st.none() | TEXT,
)


@given(st.lists(FACTS, max_size=8))
def test_every_fact_comes_back_as_it_was(facts: list[Fact]) -> None:
    assert codec.decode_rows([codec.encode_fact(fact) for fact in facts]) == facts


@pytest.mark.parametrize("body", get_args(FactBody), ids=lambda body: body.__name__)
def test_every_kind_of_fact_has_a_tag_of_its_own(body: Any) -> None:
    tag = body.__dataclass_fields__["fact"].default
    assert [other for other in get_args(FactBody) if other.__dataclass_fields__["fact"].default == tag] == [
        body
    ]


def test_datetimes_are_written_in_utc_and_read_with_the_utc_of_the_standard_library() -> None:
    casablanca = timezone(timedelta(hours=1))
    body = ShowOpened("live", datetime(2018, 12, 7, 8, 30, tzinfo=casablanca))
    row = codec.encode_fact(Fact(1, 1, Now(datetime(2018, 12, 7, tzinfo=UTC), 0, "b"), body))
    assert json.loads(row[9])["clock_origin"] == "2018-12-07T07:30:00Z"
    read = codec.decode_rows([row])[0].body
    assert isinstance(read, ShowOpened)
    assert read.clock_origin.tzinfo is UTC


@given(WALLS)
def test_microseconds_are_exact(wall: datetime) -> None:
    assert codec.from_microseconds(codec.to_microseconds(wall)) == wall


def test_a_body_of_an_earlier_version_is_brought_to_the_present_shape_step_by_step(
    make_facts: Callable[..., list[Fact]],
) -> None:
    def rename(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "slot": body.pop("place")}

    def retag(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "fact": "slot_taken"} if body["fact"] == "slot_begun" else body

    first = codec.encode_fact(make_facts(1)[0])
    oldest = (2, 2, 1, *first[3:9], '{"fact": "slot_begun", "run": "r1", "place": "welcome"}')
    older = (3, 3, 2, *first[3:9], '{"fact": "slot_begun", "run": "r2", "slot": "session"}')
    present = (4, 4, 3, *first[3:9], '{"fact": "show_started"}')
    bodies = [fact.body for fact in codec.decode_rows([oldest, older, present], (rename, retag))]
    assert bodies == [SlotTaken("r1", "welcome"), SlotTaken("r2", "session"), ShowStarted()]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        '{"fact": "unheard_of"}',
        '{"fact": "slot_taken"}',
        '{"fact":"show_started"},{"fact":"show_started"}',
    ],
)
def test_a_body_that_cannot_be_read_is_named_by_its_number(
    text: str, make_facts: Callable[..., list[Fact]]
) -> None:
    rows = [codec.encode_fact(fact) for fact in make_facts(5)]
    rows[3] = (*rows[3][:9], text)
    with pytest.raises(codec.FactUnreadableError, match="fact 4") as caught:
        codec.decode_rows(rows)
    assert caught.value.seq == 4


@pytest.mark.parametrize("version", [0, 2, -1])
def test_a_body_of_a_version_nobody_knows_is_named_by_its_number(
    version: int, make_facts: Callable[..., list[Fact]]
) -> None:
    row = codec.encode_fact(make_facts(1)[0])
    with pytest.raises(codec.FactUnreadableError, match=f"version {version}"):
        codec.decode_rows([(*row[:2], version, *row[3:])])


def test_an_upcaster_that_does_not_fit_names_the_fact(make_facts: Callable[..., list[Fact]]) -> None:
    def expects_more(body: dict[str, Any]) -> dict[str, Any]:
        return {"fact": body["not there"]}

    row = codec.encode_fact(make_facts(1)[0])
    with pytest.raises(codec.FactUnreadableError, match="fact 1: it cannot be brought from version 1"):
        codec.decode_rows([row], (expects_more,))


def test_one_number_is_the_version_of_tables_and_of_bodies() -> None:
    assert len(codec.UPCASTERS) == len(schema.MIGRATIONS) == schema.FILE_VERSION - 1
