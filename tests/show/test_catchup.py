"""Catching up: never below a minimum, exact to the second, pinned untouched, idempotent."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runofshow.programme.models import Programme, Segment, Turn
from runofshow.show.catchup import Proposal, ProposalKind, is_off_course, least, proposals, shares, target_end
from show_kit import Performance, length, side_event

NOTHING, SECOND = timedelta(0), timedelta(seconds=1)


def _late(minutes: str, **changes: Any) -> Performance:
    """The side event, started so late; its hard stop is its planned end."""
    return Performance(side_event(hard_stop=time(9, 45), **changes)).at(minutes).do("start")


def _by_kind(performance: Performance, *pinned: str) -> dict[str, Proposal]:
    return {str(found.kind): found for found in proposals(performance.show, performance.now, pinned)}


def _accept(performance: Performance, proposal: Proposal) -> Performance:
    kept = {change.item: change.after // SECOND for change in proposal.changes if change.after is not None}
    skip = [change.item for change in proposal.changes if change.after is None]
    return performance.do("catch_up", allotments=kept, skip=skip)


def _after(proposal: Proposal) -> dict[str, str | None]:
    return {c.item: None if c.after is None else str(c.after) for c in proposal.changes}


def test_a_show_on_course_has_nothing_to_catch_up(running: Performance) -> None:
    assert not is_off_course(running.show, running.view)
    assert all(proposal.changes == () for proposal in proposals(running.show, running.now))


def test_in_standby_and_after_the_end_nothing_is_off_course(standby: Performance) -> None:
    standby.at("40:00")
    assert not is_off_course(standby.show, standby.view)
    standby.do("start").do("end")
    assert not is_off_course(standby.show, standby.view)
    assert proposals(standby.show, standby.now) == ()


def test_spread_takes_from_all_in_proportion_to_what_they_can_give() -> None:
    show = _late("4:00")
    spread = _by_kind(show)["spread"]
    assert is_off_course(show.show, show.view)
    # 240 s from rooms of 60 (slack), 3 × 240, 150, 2 × 300 and 450 s: 1,980 s in all.
    assert _after(spread) == {
        "session-1": str(length("25m") - timedelta(seconds=7 + 29 + 29 + 29)),
        "session-1/ben": "0:07:31",
        "session-1/cleo": "0:07:31",
        "session-1/dara": "0:07:31",
        "voting": "0:04:42",
        "session-2": str(length("20m") - timedelta(seconds=36 + 37)),
        "session-2/eli": "0:09:23",
        "session-2/fay": "0:09:24",
        "discussion": "0:14:05",
    }
    assert spread.miss == NOTHING


def test_protect_takes_slack_first_then_the_rooms_own_time() -> None:
    protect = _by_kind(_late("8:00"))["protect"]
    # 480 s: 60 of slack, then 420 from voting (150) and discussion (450) in proportion.
    assert _after(protect) == {"session-1": "0:24:00", "voting": "0:03:15", "discussion": "0:09:45"}


def test_protect_reaches_the_speakers_only_when_nothing_else_is_left() -> None:
    protect = _by_kind(_late("14:00"))["protect"]
    after = _after(protect)
    assert (after["voting"], after["discussion"]) == ("0:02:30", "0:07:30")
    assert after["session-1/ben"] == "0:07:27"
    assert protect.miss == NOTHING


def test_cut_drops_optional_segments_in_their_order_and_no_more_than_it_must() -> None:
    segments = [
        segment.model_copy(update={"optional": segment.id in ("voting", "session-2", "discussion")})
        for segment in side_event().segments
    ]
    show = _late("6:00", segments=tuple(Segment(**dict(segment)) for segment in segments))
    cut = _by_kind(show)["cut"]
    assert _after(cut) == {"voting": None, "session-2": None}
    assert cut.forecast_end == show.view.forecast_end - length("25m")


def test_a_proposal_that_cannot_reach_the_hard_stop_says_by_how_much() -> None:
    show = _late("40:00")
    for kind, proposal in _by_kind(show).items():
        assert proposal.miss == proposal.forecast_end - target_end(show.show)
        assert proposal.miss > NOTHING, kind


def test_what_is_pinned_or_may_not_be_shortened_stays_as_it_is() -> None:
    fixed = side_event().segment("discussion")
    segments = (*side_event().segments[:-1], Segment(**{**dict(fixed), "may_be_shortened": False}))
    found = _by_kind(_late("5:00", segments=segments), "session-1", "session-2/eli")
    for proposal in found.values():
        items = set(_after(proposal))
        assert items <= {"voting", "session-2", "session-2/fay"}


def test_a_segment_with_a_pinned_turn_is_not_dropped_even_where_that_turn_is_skipped() -> None:
    segments = [
        segment.model_copy(update={"optional": segment.id == "session-2"})
        for segment in side_event().segments
    ]
    show = _late("5:00", segments=tuple(Segment(**dict(segment)) for segment in segments))
    show.do("skip", slot="session-2/eli").wait("30:00")
    assert _after(_by_kind(show)["cut"]) == {"session-2": None}
    assert _after(_by_kind(show, "session-2/eli")["cut"]) == {}


def test_a_segment_keeps_its_own_minimum_whatever_its_turns_could_give() -> None:
    first = side_event().segment("session-1")
    segments = list(side_event().segments)
    segments[1] = Segment(**{**dict(first), "minimum_duration": length("23m")})
    show = _late("30:00", segments=tuple(segments))
    spread = _by_kind(show)["spread"]
    assert _after(spread)["session-1"] == "0:23:00"


def test_time_that_is_left_over_is_given_back() -> None:
    show = Performance(side_event()).do("start").at("2:00").do("next").do("goto", slot="session-1/dara")
    assert is_off_course(show.show, show.view)
    protect = _by_kind(show)["protect"]
    assert set(_after(protect)) == {"voting", "discussion"}
    _accept(show, protect)
    assert NOTHING <= show.show.plan.planned_end - show.view.forecast_end < SECOND


def test_accepting_is_one_step_of_undo() -> None:
    show = _late("5:00")
    before = show.control
    _accept(show, _by_kind(show)["spread"])
    assert show.view.forecast_end == target_end(show.show)
    assert show.do("undo").control == before


def test_a_later_speakers_changed_time_stands_in_the_rows_before_the_turn() -> None:
    show = _late("5:00")
    _accept(show, _by_kind(show)["spread"])
    row = show.row("session-2/fay")
    assert row.planned == length("10m")
    assert row.allotment < length("10m")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"allotments": {"voting": 100}}, "below_minimum"),
        ({"allotments": {"opening": 500}}, "slot_not_pending"),
        ({"allotments": {"nowhere": 500}}, "unknown_item"),
        ({"skip": ["nowhere"]}, "unknown_item"),
        ({"skip": ["opening"]}, "slot_not_pending"),
        ({"allotments": {"voting": 300}}, "nothing_changes"),
        ({}, "nothing_changes"),
    ],
)
def test_what_cannot_be_is_refused_as_a_whole(
    running: Performance, fields: dict[str, Any], code: str
) -> None:
    assert running.code("catch_up", **fields) == code


def test_a_stale_proposal_is_refused(running: Performance) -> None:
    seen = running.show.seq
    assert running.do("next").code("catch_up", allotments={"voting": 240}, seen=seen) == "already_done"


# ---- properties


LENGTHS = st.integers(30, 3_000).map(lambda seconds: timedelta(seconds=seconds))
KINDS = st.sampled_from(["session", "vote", "discussion", "break", "closing", "other"])


@st.composite
def _programmes(draw: st.DrawFn) -> Programme:
    segments = []
    for number in range(draw(st.integers(2, 6))):
        turns = tuple(
            Turn(
                id=f"t{i}",
                person="ben",
                duration=turn,
                minimum_duration=draw(st.none() | st.just(turn / 30 // SECOND * SECOND)),
            )
            for i, turn in enumerate(draw(st.lists(LENGTHS, max_size=3)))
        )
        inside = sum((turn.duration for turn in turns), NOTHING)
        duration = inside + draw(st.sampled_from([0, 0, 60, 95, -20])) * SECOND if turns else draw(LENGTHS)
        duration = max(SECOND, duration)
        segments.append(
            Segment(
                id=f"s{number}",
                title=f"Segment {number}",
                kind=draw(KINDS),
                duration=duration,
                minimum_duration=draw(st.none() | st.just(duration / 4 // SECOND * SECOND)),
                may_be_shortened=draw(st.sampled_from([True, True, True, False])),
                optional=draw(st.booleans()),
                turns=turns,
            )
        )
    return side_event(
        segments=tuple(segments), hard_stop=draw(st.sampled_from([None, time(9, 20), time(9, 45)]))
    )


@st.composite
def _performances(draw: st.DrawFn) -> Performance:
    show = Performance(draw(_programmes()))
    show.clock.jump(timedelta(seconds=draw(st.integers(0, 2_000))))
    show.do("start")
    for do in draw(
        st.lists(st.sampled_from(["next", "finish", "floor", "pause", "adjust", "skip"]), max_size=6)
    ):
        show.clock.jump(timedelta(seconds=draw(st.sampled_from([0, 7.25, 60, 400]))))
        fields: dict[str, Any] = {"floor": {"name": "Nil"}, "adjust": {"seconds": 60}}.get(do, {})
        if do == "skip":
            fields = {"slot": draw(st.sampled_from(list(show.programme.slots)))}
        show.submit(do, **fields)
    show.clock.jump(timedelta(seconds=draw(st.sampled_from([0, 31.5, 300]))))
    return show


@given(_performances(), st.data())
def test_a_proposal_keeps_its_word(show: Performance, data: st.DataObject) -> None:
    ids = [*show.programme.slots, *show.programme.segments_by_id]
    pinned = data.draw(st.sets(st.sampled_from(ids), max_size=2))
    before = show.show
    for proposal in proposals(show.show, show.now, pinned):
        _holds(show, proposal, pinned, target_end(before))
        show.decider.current = before


def _holds(show: Performance, proposal: Proposal, pinned: set[str], target: datetime) -> None:
    rows = {row.id: row for row in show.rows()}
    late = show.view.forecast_end > target
    for change in proposal.changes:
        assert change.item not in pinned
        assert change.after is not None or not any(slot.startswith(f"{change.item}/") for slot in pinned)
        if change.item in show.programme.slots:
            assert change.before == rows[change.item].allotment
            segment = show.programme.segments_by_id[change.item.partition("/")[0]]
            assert segment.id not in pinned
            assert segment.may_be_shortened or not late or change.after is None
            minimum = least(show.programme.slots[change.item].timed)
            assert change.after is None or change.after >= min(change.before, minimum)
    if not proposal.changes:
        return
    _accept(show, proposal)
    end = show.view.forecast_end
    assert end == proposal.forecast_end
    assert proposal.miss == max(NOTHING, end - target)
    if proposal.kind is not ProposalKind.CUT:
        wanted = target if late else min(target, show.show.plan.planned_end)
        assert proposal.miss > NOTHING or NOTHING <= wanted - end < SECOND
        again = {found.kind: found for found in proposals(show.show, show.now, pinned)}
        assert again[proposal.kind].changes == ()


@given(st.integers(0, 10_000), st.lists(st.integers(0, 3_000), max_size=12))
def test_shares_add_up_and_none_exceeds_its_weight(total: int, weights: list[int]) -> None:
    total = min(total, sum(weights))
    parts = shares(total, weights)
    assert sum(parts) == total
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))
    assert shares(total, weights) == parts
