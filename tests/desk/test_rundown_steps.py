"""From one list of rows to another: few narrow steps that lead there exactly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runofshow.desk.rundown_steps import Inserted, Moved, Removed, Step, steps

LISTS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def done(have: Sequence[str], want: Sequence[str], found: Sequence[Step]) -> list[str]:
    rows = list(have)
    for step in found:
        match step:
            case Removed(first, last):
                assert 0 <= first <= last < len(rows)
                del rows[first : last + 1]
            case Moved(place, before):
                assert 0 <= place < len(rows)
                assert 0 <= before <= len(rows)
                assert before not in (place, place + 1), "a move that Qt would refuse"
                rows.insert(before - (before > place), rows.pop(place))
            case Inserted(first, last):
                rows[first:first] = want[first : last + 1]
    return rows


@given(LISTS, LISTS)
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_the_steps_lead_from_any_rows_to_any_others(have: list[str], want: list[str]) -> None:
    assert done(have, want, list(steps(have, want))) == want


@pytest.mark.parametrize(
    ("have", "want", "expected"),
    [
        ("abc", "abc", []),
        ("abcd", "acdb", [Moved(1, 4)]),
        ("abcd", "dabc", [Moved(3, 0)]),
        ("abcd", "abdc", [Moved(2, 4)]),
        ("abcd", "ad", [Removed(1, 2)]),
        ("abcde", "bd", [Removed(4, 4), Removed(2, 2), Removed(0, 0)]),
        ("ad", "abcd", [Inserted(1, 2)]),
        ("", "abc", [Inserted(0, 2)]),
        ("abc", "", [Removed(0, 2)]),
    ],
)
def test_one_change_is_one_step(have: str, want: str, expected: list[Step]) -> None:
    assert list(steps(have, want)) == expected


@given(LISTS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_a_row_that_is_moved_once_moves_alone(have: list[str], random: object) -> None:
    want = list(have)
    if len(want) > 1:
        row = want.pop(random.randrange(len(want)))  # type: ignore[attr-defined]
        want.insert(random.randrange(len(want) + 1), row)  # type: ignore[attr-defined]
    assert len(list(steps(have, want))) == (have != want)
