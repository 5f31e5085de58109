"""Whatever is asked in whatever order, on whatever clock: what always holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from runofshow.programme.models import Programme, Segment, Turn
from runofshow.show.actuals import run_elapsed
from runofshow.show.commands import CONTROL, parse_command
from runofshow.show.evolve import replay
from runofshow.show.facts import SlotTaken
from runofshow.show.outlook import outlook
from runofshow.show.rundown import is_pending, pending_slots
from runofshow.show.scene import desk_scene, stage_scene
from runofshow.show.speaking import speaking_time
from runofshow.show.state import History, Show
from runofshow.show.status import Status
from show_forecast import clocked, forecast_end
from show_kit import Performance, side_event, turnless

NOTHING = timedelta(0)
LENGTH = max(150, settings().max_examples)
"""How many shows: the profile's, but at least so many."""


@cache
def _programmes() -> tuple[Programme, ...]:
    crowded = Segment(
        id="crowded",
        title="Turns longer than their segment",
        duration=timedelta(minutes=5),
        turns=tuple(Turn(id=f"floor-{i}", person="ben", duration=timedelta(minutes=3)) for i in (1, 2, 3)),
    )
    marker = Segment(id="marker", title="A marker of no length", duration=NOTHING)
    return (
        side_event(),
        side_event(segments=(crowded, marker, *side_event().segments[1:3]), hard_stop=None),
        turnless(3, 0, 2, cues="toastmasters"),
    )


def _fields(do: str, programme: Programme) -> dict[str, st.SearchStrategy[Any]]:
    """Fields for a command: mostly sensible, some nonsense."""
    segments = [segment.id for segment in programme.segments]
    slots = st.sampled_from([*programme.slots, *segments, f"{segments[0]}/floor-1", "nowhere"])
    who = st.sampled_from(
        [{"person": "ben"}, {"person": "nobody"}, {"name": "Nil Nunes"}, {"name": "nil nunes"}]
    )
    entries = st.sampled_from([*(f"e{n}" for n in range(2, 9)), "mine"])
    moments = st.sampled_from(["-0s", "-5s", "-60s", "-200s", "-20m", "+1s", "2018-12-07T08:35:00+01:00"])
    requests = st.sampled_from([f"q{n}" for n in range(2, 12)])
    runs = st.sampled_from([None, *(f"r{n}" for n in range(2, 30))])
    plain: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "goto": {"slot": slots},
        "skip": {"slot": slots},
        "adjust": {
            "seconds": st.sampled_from([-86_400, -300, -60, 0, 1, 60, 300, 86_400]),
            "slot": st.none() | slots,
        },
        "correct": {"edge": st.sampled_from(["start", "end"]), "moment": moments, "run": runs},
        "floor": {"*": who, "seconds": st.sampled_from([1, 60, 120]), "now": st.booleans()},
        "substitute": {"*": who, "slot": slots},
        "card": {"text": st.just("Please conclude")},
        "note": {"kind": st.just("note"), "text": st.just("Words"), "slot": st.none() | slots},
        "ask": {"text": st.just("Why?"), "to": st.none() | st.just("ben")},
        "answer": {"entry": entries},
        "amend": {"entry": entries, "text": st.just("Other words")},
        "strike": {"entry": entries},
        "count": {"poll": st.sampled_from(["priority", "Free?"]), "counts": st.just({"green": 3})},
        "attendance": {"present": st.integers(0, 300)},
        "withdraw": {"request": requests},
        "reorder": {"request": requests, "place": st.integers(0, 3)},
        "allot": {"request": requests, "seconds": st.sampled_from([60, 90, 120])},
        "edit": {"item": st.none() | slots, "changes": st.sampled_from(CHANGES)},
        "insert": {"*": st.sampled_from(INSERTED), "before": st.none() | slots},
        "move": {"item": slots, "before": st.none() | slots},
        "remove": {"item": slots},
        "catch_up": {
            "allotments": st.dictionaries(slots, st.sampled_from([60, 150, 300, 900]), max_size=2),
            "skip": st.lists(slots, max_size=1),
        },
        "tally": {
            "poll": st.just("priority"),
            "option": st.sampled_from(["green", "local", "blue"]),
            "votes": st.integers(-2, 9),
            "block": st.sampled_from([None, "left"]),
        },
        "show_result": {"poll": st.sampled_from([None, "priority", "Free?"])},
        "presence": {"person": st.sampled_from(["ben", "nobody"]), "is_present": st.booleans()},
        "timer": {"seconds": st.just(120)},
        "blackout": {"is_dark": st.booleans()},
    }
    return plain.get(do, {})


CHANGES: list[dict[str, Any]] = [
    {"duration": "4m"},
    {"duration": "12m", "minimum_duration": "5m"},
    {"title": "Another title"},
    {"person": "fay"},
    {"hard_stop": "10:00"},
    {"timing": "until", "until": "08:50"},
    {"start": "08:45"},
    {"duration": "0s"},
]
INSERTED: list[dict[str, Any]] = [
    {"segment": {"title": "A film", "duration": "3m"}},
    {"segment": {"title": "Voting", "duration": "2m", "optional": True}},
    {"turn": {"person": "fay", "duration": "90s"}, "into": "session-1"},
    {"turn": {"person": "nobody", "duration": "90s"}, "into": "session-2"},
    {"turn": {"person": "ben", "duration": "60s"}, "into": "s2"},
]

MOVES = [
    "next",
    "next",
    "next",
    "finish",
    "goto",
    "skip",
    "floor",
    "floor",
    "pause",
    "resume",
    "adjust",
    "correct",
]
OTHERS = ["start", "end", "reopen", "undo", "undo", "redo", "substitute", "card", "clear_card", "note", "ask"]
RECORD = ["answer", "amend", "strike", "count", "attendance", "tally", "show_result", "presence", "timer"]
RECORD += ["stop_timer", "blackout"]
PROGRAMME = ["edit", "edit", "insert", "insert", "move", "remove", "catch_up", "withdraw", "reorder", "allot"]


@st.composite
def commands(draw: st.DrawFn, programme: Programme) -> dict[str, Any]:
    do = draw(st.sampled_from([*MOVES, *MOVES, *OTHERS, *RECORD, *PROGRAMME]))
    data: dict[str, Any] = {"do": do}
    for name, values in _fields(do, programme).items():
        value = draw(values)
        data.update(value if name == "*" else {name: value})
    if draw(st.integers(0, 9)) == 0:
        data["seen"] = draw(st.integers(0, 30))
    if draw(st.integers(0, 9)) == 0:
        data["id"] = draw(st.sampled_from(["mine", "e5", "e9"]))
    return data


class AnyCommands(RuleBasedStateMachine):
    """One show after another, driven by anybody."""

    @initialize(which=st.integers(0, 2))
    def open(self, which: int) -> None:
        self.performance = Performance(_programmes()[which])
        self.performance.clock.jump(timedelta(minutes=-10))

    @rule(seconds=st.sampled_from([0, 0, 1, 30, 119.25, 480, 3600]))
    def time_passes(self, seconds: float) -> None:
        self.performance.clock.jump(timedelta(seconds=seconds))

    @rule(step=st.sampled_from([-3600, -1, 1, 3600]))
    def the_wall_is_set(self, step: int) -> None:
        self.performance.clock.step_wall(timedelta(seconds=step))

    @rule(away=st.sampled_from([-600, 0, 45]))
    def the_machine_restarts(self, away: int) -> None:
        self.performance.clock.step_wall(timedelta(seconds=away))
        self.performance.clock.reboot(f"boot-{self.performance.clock.now().boot}")

    @rule()
    def a_clock_goes_backwards(self) -> None:
        self.performance.clock.jump(timedelta(seconds=-7))

    @rule(data=st.data())
    def somebody_asks(self, data: st.DataObject) -> None:
        wanted = data.draw(commands(self.performance.programme))
        before, now = self.performance.show, self.performance.now
        answer = self.performance.submit(**wanted)
        after = self.performance.show
        if answer.refusal is not None or answer.is_repeat:
            assert after is before
        elif wanted["do"] in CONTROL:
            self._undo_is_exact(before, after)
        assert now == self.performance.now

    # several commands a step, so that a show gets somewhere
    @rule(data=st.data())
    def several_ask(self, data: st.DataObject) -> None:
        for _ in range(4):
            self.performance.clock.jump(timedelta(seconds=data.draw(st.sampled_from([0, 40, 200]))))
            self.somebody_asks(data)

    def _undo_is_exact(self, before: Show, after: Show) -> None:
        now = self.performance.now
        other = Performance(self.performance.programme)
        other.decider.current = after
        undone = other.decider.submit(parse_command({"do": "undo"}), now)
        assert undone.refusal is None
        assert other.show.control == before.control
        assert outlook(other.show, now) == outlook(before, now)
        redone = other.decider.submit(parse_command({"do": "redo"}), now)
        assert redone.refusal is None
        assert other.show.control == after.control
        assert _labels(other.show.undoable) == _labels(after.undoable)
        assert other.show.redoable is None

    # ---- what always holds

    @invariant()
    def numbers_add_up(self) -> None:
        view = self.performance.view
        if view.remaining is not None:
            assert view.used is not None
            assert view.allotment == view.used + view.remaining
            assert view.used >= NOTHING
        if view.segment_remaining is not None:
            assert view.segment_allotment == (view.segment_used or NOTHING) + view.segment_remaining
        assert view.over_under == view.forecast_end - self.performance.show.plan.planned_end

    @invariant()
    def the_forecast_is_the_sentence_of_the_design(self) -> None:
        show, now, view = self.performance.show, self.performance.now, self.performance.view
        assert view.forecast_end == forecast_end(show, now)
        if view.status is not Status.ENDED:
            assert view.forecast_end >= now.wall

    @invariant()
    def over_under_is_remaining_with_the_other_sign(self) -> None:
        performance, view = self.performance, self.performance.view
        runs = [run for run in performance.control.runs if run.slot == view.slot]
        if view.run is not None and len(runs) == 1:
            assert performance.row(runs[0].slot).over_under == -(view.remaining or NOTHING)
        if view.segment is not None and performance.show.programme.segments_by_id[view.segment].turns:
            assert performance.row(view.segment).over_under == -(view.segment_remaining or NOTHING)

    @invariant()
    def time_is_conserved(self) -> None:
        control, moment = self.performance.control, self.performance.moment
        if not control.runs:
            return
        last = control.ended or moment
        ends = [run.ended or last for run in control.runs]
        starts = [run.started for run in control.runs[1:]] + [last]
        assert all(run.started <= end for run, end in zip(control.runs, ends, strict=True))
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        taken = sum((row.actual or NOTHING for row in self.performance.rows() if row.is_slot), NOTHING)
        # The row of a segment without turns holds its floor turns too; its own runs are what is timed.
        for row in self.performance.rows():
            if row.kind == "segment" and row.is_slot and row.actual is not None:
                taken -= row.actual
        own = {segment.id for segment in self.performance.show.programme.segments if not segment.turns}
        for run, end in zip(control.runs, ends, strict=True):
            if run.slot in own:
                taken += clocked(control, run.started, end)
        between = sum((clocked(control, e, s) for e, s in zip(ends, starts, strict=True)), NOTHING)
        first = control.runs[0].started
        still = (last - first) - clocked(control, first, last)
        assert taken + between + still == last - first

    @invariant()
    def speaking_time_adds_up_to_all_runs(self) -> None:
        control, moment = self.performance.control, self.performance.moment
        spoken = speaking_time(control, moment)
        runs = sum((run_elapsed(control, run, moment) for run in control.runs), NOTHING)
        assert spoken.total == runs
        assert sum((person.used for person in spoken.people), NOTHING) == spoken.named
        assert sum((group.used for group in spoken.groups), NOTHING) == spoken.named

    @invariant()
    def a_segments_clock_covers_its_turns(self) -> None:
        rows = self.performance.rows()
        for segment in (row for row in rows if row.kind == "segment"):
            inner = [
                row.actual or NOTHING for row in rows if row.segment == segment.id and row is not segment
            ]
            assert (segment.actual or NOTHING) >= sum(inner, NOTHING)

    @invariant()
    def the_rows_end_when_the_forecast_does(self) -> None:
        # Segments only: turns planned longer than a segment still to come run past its end.
        view = self.performance.view
        if view.status is not Status.ENDED:
            rows = [row for row in self.performance.rows() if row.kind == "segment" and row.state != "done"]
            assert not rows or max(row.forecast_end for row in rows) == view.forecast_end

    @invariant()
    def what_is_pending_lies_ahead(self) -> None:
        control = self.performance.control
        pending = {slot for slot in control.programme.slots if is_pending(control, slot)}
        broken_off = {run.slot for run in control.runs if run.id == control.interrupted}
        assert pending == set(pending_slots(control)) | (broken_off & set(control.programme.slots))

    @invariant()
    def every_screen_can_be_drawn(self) -> None:
        show, view = self.performance.show, self.performance.view
        assert desk_scene(show, view).fraction <= 1
        assert stage_scene(show, view).fraction <= 1
        moments: list[datetime] = [placed.entry.moment for placed in self.performance.placed()]
        assert moments == sorted(moments)

    # ---- what holds of the whole journal

    def teardown(self) -> None:
        performance = getattr(self, "performance", None)
        if performance is None:
            return
        assert [fact.seq for fact in performance.facts] == list(range(1, len(performance.facts) + 1))
        runs = [fact.body.run for fact in performance.facts if isinstance(fact.body, SlotTaken)]
        assert len(runs) == len(set(runs))
        again = replay(performance.programme, performance.facts)
        assert _everything(again) == _everything(performance.show)
        while performance.show.undoable is not None:
            performance.do("undo")
        standby = Show.standby(performance.programme)
        assert performance.control == standby.control
        assert performance.view.status is Status.STANDBY


def _labels(history: History | None) -> list[str]:
    labels = []
    while history is not None:
        labels.append(history.command)
        history = history.earlier
    return labels


def _everything(show: Show) -> dict[str, Any]:
    return {
        "control": show.control,
        "timeline": show.timeline,
        "kind": show.kind,
        "seq": (show.seq, show.group, show.last_control),
        "entries": list(show.entries),
        "counts": show.counts,
        "present": show.present,
        "card": show.card,
        "undo": _labels(show.undoable),
        "redo": _labels(show.redoable),
    }


TestAnyCommands = AnyCommands.TestCase
TestAnyCommands.settings = settings(max_examples=LENGTH, stateful_step_count=30)
