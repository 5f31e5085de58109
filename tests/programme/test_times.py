"""Durations and times of day as people write them, and as windows show them."""

from __future__ import annotations

import contextlib
import datetime as dt
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.programme.times import (
    DurationError,
    UnreadableError,
    format_difference,
    format_duration,
    parse_clock_time,
    parse_date,
    parse_duration,
    shown_over,
    shown_seconds,
    write_duration,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("25m", 1500),
        ("25 minutes", 1500),
        ("1 minute", 60),
        ("10 min", 600),
        ("10mins", 600),
        ("1h15", 4500),
        ("1 h 15 min", 4500),
        ("1h15m", 4500),
        ("2 hours", 7200),
        ("1.5h", 5400),
        ("90s", 90),
        ("90 sec", 90),
        ("1h 2m 3s", 3723),
        ("8:00", 480),
        ("0:25", 25),
        ("90:00", 5400),
        ("1:15:00", 4500),
        ("24h", 86400),
        ("  25 M ", 1500),
        ("0.33m", 20),
    ],
)
def test_a_duration_is_read_however_a_person_writes_it(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("25", "'25' has no unit"),
        (" 2.5 ", "'2.5' has no unit"),
        ("", "'' is no duration"),
        ("soon", "'soon' is no duration"),
        ("-5m", "'-5m' is no duration"),
        ("8:75", "'8:75' is no duration"),
        ("1:75:00", "'1:75:00' is no duration"),
        ("8:0", "'8:0' is no duration"),
        ("25h", "'25h' is longer than a day"),
        ("5m 1h", "'5m 1h' is no duration"),
        ("17h30-17h00", "'17h30-17h00' is no duration"),
        ("10-15 min", "'10-15 min' is no duration"),
        ("15m, Speaker A", "'15m, Speaker A' is no duration"),
        ("9" * 400 + "h", "'" + "9" * 39 + "…' is no duration"),
    ],
)
def test_what_cannot_be_read_as_a_duration_is_refused_with_its_remedy(text: str, problem: str) -> None:
    with pytest.raises(DurationError) as raised:
        parse_duration(text)
    assert raised.value.problem == problem
    assert raised.value.hint.startswith("write ")
    assert str(raised.value) == f"{raised.value.problem}: {raised.value.hint}"


@given(st.integers(0, 86_400).map(lambda seconds: timedelta(seconds=seconds)))
def test_a_written_duration_is_read_back(length: timedelta) -> None:
    assert parse_duration(write_duration(length)) == length


@given(st.text(max_size=60))
def test_any_text_is_a_duration_of_a_day_at_most_or_refused(text: str) -> None:
    with contextlib.suppress(DurationError):
        assert timedelta(0) <= parse_duration(text) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0m"), (90, "90s"), (1500, "25m"), (3600, "1h"), (4500, "1h15m"), (3601, "3601s")],
)
def test_a_duration_is_written_with_the_largest_units_that_fit(seconds: int, text: str) -> None:
    assert write_duration(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("08:30", dt.time(8, 30)),
        ("8:30", dt.time(8, 30)),
        ("23:59:59", dt.time(23, 59, 59)),
        ("00:00", dt.time(0)),
    ],
)
def test_a_time_of_day_is_read(text: str, time: dt.time) -> None:
    assert parse_clock_time(text) == time


@pytest.mark.parametrize("text", ["24:00", "8.30", "08:60", "8:30pm", "0830", "", "12:5"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(DurationError, match=r'write it with 24 hours, such as "08:30"'):
        parse_clock_time(text)


def test_a_date_is_read_in_one_form_only() -> None:
    assert parse_date(" 2018-12-07 ") == dt.date(2018, 12, 7)
    for text in ("20181207", "2018-W49-5", "7/12/2018", "2018-02-30", "1018-12-07", "9999-12-31"):
        with pytest.raises(UnreadableError, match="write year-month-day"):
            parse_date(text)


@pytest.mark.parametrize(
    ("milliseconds", "second"),
    [(1500, 2), (1000, 1), (1, 1), (0, 0), (-1, 0), (-999, 0), (-1000, -1), (-1001, -1)],
)
def test_the_shown_second_is_rounded_up_for_every_sign(milliseconds: int, second: int) -> None:
    assert shown_seconds(timedelta(milliseconds=milliseconds)) == second


@pytest.mark.parametrize("milliseconds", [1500, 1000, 1, 0, -1, -999, -1000, -1001])
def test_over_under_is_what_is_left_with_the_other_sign(milliseconds: int) -> None:
    left = timedelta(milliseconds=milliseconds)
    assert shown_over(-left) == -shown_seconds(left)


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (470, "7:50"), (4070, "1:07:50"), (59.6, "0:59")])
def test_a_duration_is_shown_with_hours_only_from_an_hour_on(seconds: float, text: str) -> None:
    assert format_duration(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(55, "+0:55"), (-10, "−0:10"), (0, "0:00"), (0.6, "0:00"), (1.6, "+0:01"), (-0.4, "−0:01")],
)
def test_a_difference_is_shown_with_its_sign(seconds: float, text: str) -> None:
    assert format_difference(timedelta(seconds=seconds)) == text
