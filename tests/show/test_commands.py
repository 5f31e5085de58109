"""Commands as they come from outside: read strictly, refused with a reason, answered once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.show.commands import CONTROL, Command, CommandError, parse_command
from runofshow.show.decide import LEGAL
from runofshow.show.status import Status
from show_kit import Performance, length


def _faults(data: Any) -> dict[str, str]:
    with pytest.raises(CommandError) as caught:
        parse_command(data)
    return dict(caught.value.faults)


MINIMAL: list[dict[str, Any]] = [
    *({"do": do} for do in ("start", "next", "finish", "pause", "resume", "end", "reopen", "undo", "redo")),
    {"do": "clear_card"},
    {"do": "goto", "slot": "opening"},
    {"do": "skip", "slot": "opening"},
    {"do": "adjust", "seconds": -60},
    {"do": "correct", "edge": "end", "moment": "-90s"},
    {"do": "floor", "name": "Nil"},
    {"do": "substitute", "slot": "opening", "person": "ben"},
    {"do": "card", "text": "Please conclude"},
    {"do": "note", "kind": "action", "text": "Send the minutes"},
    {"do": "ask", "text": "Why?"},
    {"do": "answer", "entry": "e3"},
    {"do": "amend", "entry": "e3", "text": "How?"},
    {"do": "strike", "entry": "e3"},
    {"do": "count", "poll": "priority", "counts": {"green": 3}},
    {"do": "attendance", "present": 40},
    {"do": "withdraw", "request": "q3"},
    {"do": "reorder", "request": "q3", "place": 0},
    {"do": "allot", "request": "q3", "seconds": 90},
    {"do": "catch_up", "allotments": {"voting": 180}, "skip": ["discussion"]},
    {"do": "edit", "item": "voting", "changes": {"duration": "4m"}},
    {"do": "insert", "segment": {"title": "A break", "duration": "10m"}},
    {"do": "move", "item": "voting"},
    {"do": "remove", "item": "voting"},
    {"do": "tally", "poll": "priority", "option": "green", "votes": 1},
    {"do": "show_result", "poll": "priority"},
    {"do": "presence", "person": "ben"},
    {"do": "timer", "seconds": 120},
    {"do": "stop_timer"},
    {"do": "blackout"},
]


def test_every_command_of_the_table_can_be_read() -> None:
    assert {type(parse_command(data)) for data in MINIMAL} == set(get_args(Command))


@pytest.mark.parametrize("data", MINIMAL, ids=lambda data: data["do"])
def test_unknown_fields_are_refused(data: dict[str, Any]) -> None:
    assert _faults({**data, "sot": 1}) == {"sot": "is not a field of this command"}


@pytest.mark.parametrize("data", MINIMAL, ids=lambda data: data["do"])
def test_id_by_and_seen_belong_to_every_command(data: dict[str, Any]) -> None:
    command = parse_command({**data, "id": "c1", "by": "deputy", "seen": 3})
    assert (command.id, command.by, command.seen) == ("c1", "deputy", 3)


def test_a_missing_field_is_named() -> None:
    assert _faults({"do": "goto"}) == {"slot": "is missing"}


def test_every_fault_is_named_at_once() -> None:
    faults = _faults({"do": "adjust", "seconds": "60", "slit": "x", "seen": -1})
    assert set(faults) == {"seconds", "slit", "seen"}


def test_an_unknown_command_is_named_with_the_known_ones() -> None:
    assert "'jump' is no command" in _faults({"do": "jump"})["do"]
    assert _faults({}) == {"do": "is missing: say which command"}


@pytest.mark.parametrize("data", [None, 3, "next", [], ["next"], {"do": []}, {"do": None}, {3: 4}, b"x"])
def test_nonsense_is_refused(data: Any) -> None:
    with pytest.raises(CommandError):
        parse_command(data)


@given(
    st.dictionaries(
        st.sampled_from(["do", "slot", "seconds", "moment", "edge", "text", "counts", "person", "entry"]),
        st.sampled_from([d["do"] for d in MINIMAL])
        | st.text(max_size=5)
        | st.integers()
        | st.floats()
        | st.none()
        | st.lists(st.integers(), max_size=2)
        | st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    )
)
def test_whatever_is_sent_is_read_or_refused(data: dict[str, Any]) -> None:
    faults: tuple[tuple[str, str], ...] = ()
    try:
        command = parse_command(data)
    except CommandError as error:
        command, faults = None, error.faults
    assert (command is None) == bool(faults)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("-90s", timedelta(seconds=-90)),
        ("−1:30", timedelta(seconds=-90)),
        ("+ 2 min", timedelta(minutes=2)),
        ("2018-12-07T08:30:00+01:00", datetime(2018, 12, 7, 7, 30, tzinfo=UTC)),
        (timedelta(seconds=-90), timedelta(seconds=-90)),
        (datetime(2018, 12, 7, 7, 30, tzinfo=UTC), datetime(2018, 12, 7, 7, 30, tzinfo=UTC)),
        ("2018-12-07T07:30:00Z", datetime(2018, 12, 7, 7, 30, tzinfo=UTC)),
    ],
)
def test_times_are_iso_8601_with_offset_or_relative(
    text: str | timedelta | datetime, moment: datetime | timedelta
) -> None:
    command = parse_command({"do": "correct", "edge": "start", "moment": text})
    assert command.model_dump()["moment"] == moment


@pytest.mark.parametrize(
    "moment",
    [
        "2018-12-07T08:30:00",
        "08:30",
        "-90",
        "-25h",
        "soon",
        "",
        -90,
        1.5,
        True,
        None,
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
    ],
)
def test_other_times_are_refused(moment: Any) -> None:
    assert set(_faults({"do": "correct", "edge": "start", "moment": moment})) == {"moment"}


def test_a_moment_far_away_is_refused_and_breaks_nothing(session: Performance) -> None:
    for moment in ("1900-01-01T00:00:00Z", "9000-12-31T00:00:00Z"):
        for edge in ("start", "end"):
            run = session.control.runs[0].id
            assert session.code("correct", run=run, edge=edge, moment=moment) == "past_boundary"


@pytest.mark.parametrize("seconds", [60.0, "60", True, None, 86_401, -86_401])
def test_durations_are_whole_seconds_up_to_a_day(seconds: Any) -> None:
    assert set(_faults({"do": "adjust", "seconds": seconds})) == {"seconds"}


@pytest.mark.parametrize("seconds", [0, -1, 86_401])
def test_a_floor_turn_has_a_length(seconds: int) -> None:
    assert set(_faults({"do": "floor", "name": "Nil", "seconds": seconds})) == {"seconds"}


@pytest.mark.parametrize("who", [{}, {"person": "ben", "name": "Ben"}])
def test_a_speaker_is_a_person_or_a_name(who: dict[str, str]) -> None:
    assert "say who" in str(_faults({"do": "floor", **who}))


@pytest.mark.parametrize("text", ["", "   ", None, 3])
def test_an_entry_has_words(text: Any) -> None:
    assert set(_faults({"do": "ask", "text": text})) == {"text"}


def test_an_amendment_changes_something() -> None:
    assert "say what changes" in str(_faults({"do": "amend", "entry": "e3"}))


@pytest.mark.parametrize("field", ["kind", "text", "off_record"])
def test_an_entry_keeps_its_kind_words_and_openness(field: str) -> None:
    assert f"{field} cannot be emptied" in str(_faults({"do": "amend", "entry": "e3", field: None}))


@pytest.mark.parametrize(
    "counts", [{}, {"green": -1}, {"green": 1.5}, {"": 1}, 3, {f"o{n}": n for n in range(101)}]
)
def test_counts_are_whole_numbers_by_option(counts: Any) -> None:
    assert all(
        field.startswith("counts") for field in _faults({"do": "count", "poll": "p", "counts": counts})
    )


@pytest.mark.parametrize("counts", [{"Green": 3, "green": 4}, {"green": 3, " green": 4}])
def test_an_option_counted_twice_is_refused(counts: dict[str, int]) -> None:
    assert "counted twice" in str(_faults({"do": "count", "poll": "p", "counts": counts}))


# ---- what makes no sense now


def test_the_table_of_legal_transitions_holds_every_control_command() -> None:
    assert set(LEGAL) == CONTROL


def _in(status: Status) -> Performance:
    show = Performance()
    if status is Status.STANDBY:
        return show
    show.do("start")
    steps = {Status.BETWEEN: ["finish"], Status.PAUSED: ["pause"], Status.ENDED: ["end"]}
    for do in steps.get(status, []):
        show.do(do)
    assert show.view.status is status
    return show


STRUCTURE = ("insert", "move", "remove", "catch_up")

REFUSED = {
    Status.STANDBY: {
        **dict.fromkeys(("next", "finish", "goto", "pause", "end", "correct"), "not_started"),
        "resume": "not_paused",
        "reopen": "not_ended",
        "adjust": "nothing_running",
        "floor": "not_started",
    },
    Status.RUNNING: {"start": "already_started", "resume": "not_paused", "reopen": "not_ended"},
    Status.BETWEEN: {
        "start": "already_started",
        "resume": "not_paused",
        "reopen": "not_ended",
        "finish": "nothing_running",
        "adjust": "nothing_running",
    },
    Status.PAUSED: {"start": "already_started", "pause": "already_paused", "reopen": "not_ended"},
    Status.ENDED: {
        **dict.fromkeys(
            ("start", "next", "finish", "goto", "pause", "adjust", "end", "floor", "skip", *STRUCTURE),
            "already_ended",
        ),
        "resume": "not_paused",
    },
}


@pytest.mark.parametrize("status", list(Status))
def test_a_command_that_makes_no_sense_now_is_refused_and_changes_nothing(status: Status) -> None:
    found = {}
    fields = {"goto": {"slot": "voting"}, "skip": {"slot": "voting"}, "adjust": {"seconds": 60}}
    fields |= {"floor": {"name": "Nil"}, "substitute": {"slot": "voting", "name": "Nil"}}
    fields |= {"correct": {"edge": "start", "moment": "-90s"}}
    fields |= {do: given for do, given in ((data["do"], data) for data in MINIMAL) if do in STRUCTURE}
    fields |= {"edit": {"item": "voting", "changes": {"duration": "4m"}}, "catch_up": {"skip": ["voting"]}}
    fields |= {"withdraw": {"request": "q2"}, "reorder": {"request": "q2", "place": 1}}
    fields |= {"allot": {"request": "q2", "seconds": 90}}
    for do in sorted(CONTROL):
        show = _in(status)
        before = show.wait("60s").show
        answer = show.submit(**{**fields.get(do, {}), "do": do})
        if answer.refusal is not None:
            found[do] = str(answer.refusal.code)
            assert show.show is before
    assert found == {**REFUSED[status], **dict.fromkeys(("withdraw", "reorder", "allot"), "unknown_request")}


# ---- id and seen


def test_an_id_repeated_gives_the_earlier_answer_and_does_nothing(session: Performance) -> None:
    first = session.submit("next", id="c1")
    before = session.show
    again = session.submit("next", id="c1")
    assert again.is_repeat
    assert again.facts == first.facts
    assert session.show is before


def test_an_id_repeated_with_another_command_still_does_nothing(session: Performance) -> None:
    session.submit("next", id="c1")
    assert session.submit("end", id="c1").is_repeat
    assert session.view.status is Status.RUNNING


def test_a_refused_id_is_answered_the_same_again(session: Performance) -> None:
    assert session.code("resume", id="c1") == "not_paused"
    session.do("pause")
    assert session.code("resume", id="c1") == "not_paused"


@pytest.mark.parametrize("do", ["next", "finish", "goto", "undo", "reopen"])
def test_a_stale_seen_is_refused_as_already_done(session: Performance, do: str) -> None:
    seen = session.show.seq
    session.do("end" if do == "reopen" else "next")
    fields = {"slot": "voting"} if do == "goto" else {}
    assert session.code(do, seen=seen, **fields) == "already_done"
    session.do(do, seen=session.show.seq, **fields)


def test_chair_and_deputy_pressing_together_never_skip_a_speaker(session: Performance) -> None:
    seen = session.show.seq
    session.do("next", seen=seen, by="chair")
    assert session.code("next", seen=seen, by="deputy") == "already_done"
    assert session.slot == "session-1/cleo"


def test_minutes_make_no_seen_stale(session: Performance) -> None:
    seen = session.show.seq
    session.do("note", kind="note", text="Words").do("card", text="Faster").do("next", seen=seen)
    assert session.slot == "session-1/cleo"


def test_an_undo_makes_seen_stale(session: Performance) -> None:
    seen = session.next().show.seq
    assert session.do("undo").code("next", seen=seen) == "already_done"


@pytest.mark.parametrize("do", ["pause", "end"])
def test_what_cannot_skip_a_speaker_is_not_refused_as_stale(session: Performance, do: str) -> None:
    session.next().do(do, seen=1)


def test_two_commands_at_the_same_instant_follow_each_other(session: Performance) -> None:
    session.next().next()
    assert session.slot == "session-1/dara"
    assert session.row("session-1/cleo").actual == length("0s")
