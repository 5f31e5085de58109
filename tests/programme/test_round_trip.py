"""YAML → Programme → JSON → Programme → YAML loses nothing, whatever the programme."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runofshow.programme.files import parse_programme, programme_text
from runofshow.programme.models import Programme
from runofshow.programme.problems import Severity

# Texts that YAML might take for something else stand beside anything at all.
WORDS = st.sampled_from(
    [
        "yes",
        "null",
        "~",
        "08:30",
        "2018-12-07",
        "12",
        "0x1F",
        "1e3",
        ".inf",
        "- a",
        "a: b",
        "# no",
        "a #b",
        "*x",
        "&x",
        "!tag",
        "%",
        "@",
        "`",
        "|",
        ">",
        "{a}",
        "[b]",
        "'",
        '"',
        "\\n",
        "? ",
        "<<",
        "=",
        "😀 é ß",
        "a  b",
        "…",
    ]
)
ANYTHING = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=160
)
TEXTS = (WORDS | ANYTHING).filter(lambda text: text.strip() and not set(text) & set("\ufffe\uffff"))
SENTENCES = st.lists(
    WORDS | st.from_regex(r"[a-zé:#'\-]{1,12}", fullmatch=True), min_size=1, max_size=60
).map(" ".join)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(?:-[a-z0-9]{1,4})?", fullmatch=True)
LENGTHS = st.integers(1, 6 * 3600).map(lambda seconds: dt.timedelta(seconds=seconds))


def optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def rows(
    row: st.SearchStrategy[dict[str, Any]], *, least: int = 0, most: int = 4
) -> st.SearchStrategy[list[Any]]:
    return st.lists(row, min_size=least, max_size=most, unique_by=lambda item: item["id"])


def joined(first: st.SearchStrategy[dict[str, Any]], second: st.SearchStrategy[dict[str, Any]]) -> Any:
    return st.tuples(first, second).map(lambda both: both[0] | both[1])


OPTIONS = joined(st.fixed_dictionaries({"id": SLUGS, "text": TEXTS}), optional(colour=WORDS))
POLLS = joined(
    st.fixed_dictionaries({"id": SLUGS, "question": TEXTS | SENTENCES, "options": rows(OPTIONS, least=1)}),
    optional(method=st.sampled_from(["cards", "phones", "hands"])),
)


def segments(people: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    person = st.sampled_from(people)
    turn = joined(
        st.fixed_dictionaries({"id": SLUGS, "person": person, "duration": LENGTHS}), optional(topic=TEXTS)
    )
    return joined(
        st.fixed_dictionaries({"id": SLUGS, "title": TEXTS, "duration": LENGTHS}),
        optional(
            subtitle=TEXTS,
            kind=st.sampled_from(["opening", "session", "vote", "break", "closing"]),
            minimum_duration=st.just(dt.timedelta(seconds=1)),
            may_be_shortened=st.booleans(),
            person=person,
            turns=rows(turn),
            polls=rows(POLLS, most=1),
        ),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    people = draw(
        rows(joined(st.fixed_dictionaries({"id": SLUGS, "name": TEXTS}), optional(role=TEXTS)), least=1)
    )
    known = [person["id"] for person in people]
    fields = draw(
        optional(
            series=TEXTS,
            hard_stop=st.times().map(lambda time: time.replace(microsecond=0)),
            capacity=st.integers(1, 1_000_000),
            organisers=st.lists(TEXTS, max_size=3),
            chair=st.sampled_from(known),
            abstract=TEXTS | SENTENCES,
            objective=ANYTHING.map(lambda text: f"one\n\n  two {text}\nthree"),
            guiding_questions=st.lists(TEXTS | SENTENCES, max_size=3),
            materials=st.lists(st.fixed_dictionaries({"title": TEXTS}), max_size=2),
            cues=st.sampled_from(["podium", "toastmasters", {"warning": "90s"}]),
        )
    )
    chosen = draw(rows(segments(known), least=1))
    polls = [poll["id"] for segment in chosen for poll in segment.get("polls", [])]
    if len(set(polls)) < len(polls):
        for segment in chosen:
            segment.pop("polls", None)
    return Programme.model_validate(
        {
            "title": draw(TEXTS | SENTENCES),
            "date": draw(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))),
            "start": draw(st.times()).replace(microsecond=0),
            "time_zone": draw(st.sampled_from(["Africa/Casablanca", "UTC", "Asia/Kathmandu"])),
            "people": people,
            "segments": chosen,
            **fields,
        }
    )


def read_back(text: str, *, is_json: bool = False) -> Programme | None:
    reading = parse_programme(text.encode(), is_json=is_json)
    assert [finding for finding in reading.findings if finding.severity is Severity.error] == []
    return reading.programme


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(programmes())
def test_a_programme_is_the_same_after_yaml_json_and_yaml_again(programme: Programme) -> None:
    from_yaml = read_back(programme_text(programme))
    assert from_yaml == programme
    from_json = read_back(programme_text(from_yaml, is_json=True), is_json=True)
    assert from_json == programme
    assert programme_text(from_json) == programme_text(programme)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(programmes(), programmes())
def test_writing_over_another_programme_leaves_the_new_one(old: Programme, new: Programme) -> None:
    earlier = programme_text(old).encode()
    assert read_back(programme_text(new, earlier=earlier)) == new


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(programmes())
def test_writing_over_the_same_programme_changes_no_character(programme: Programme) -> None:
    text = programme_text(programme)
    assert programme_text(programme, earlier=text.encode()) == text
