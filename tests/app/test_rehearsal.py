"""Rehearsing without a window: a virtual clock, exact, and the same facts every time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from runofshow.app.demo import demo_script_path
from runofshow.app.opening import load_programme, open_show
from runofshow.app.rehearsal import RehearsalRefusedError, plain_run, rehearse
from runofshow.app.script import read_script
from runofshow.journal.errors import JournalError
from runofshow.journal.store import open_journal
from runofshow.programme.models import Programme
from runofshow.resources import resource
from runofshow.show.outlook import outlook
from runofshow.show.refusals import RefusalCode
from runofshow.show.status import Status
from show_kit import side_event

BUNDLED = ("gfmd-2018-side-event.yaml", "workshop-day.yaml")


def script(folder: Path, *items: str) -> Path:
    path = folder / "script.yaml"
    path.write_text("".join(f"- {{{item}}}\n" for item in items), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", BUNDLED)
def test_a_plain_run_of_a_bundled_programme_ends_exactly_at_the_planned_end(name: str) -> None:
    programme = load_programme(resource("programmes", name))
    done = rehearse(programme, plain_run(programme))
    view = outlook(done.show, done.clock.now())
    assert view.status is Status.ENDED
    assert done.show.control.ended == programme.planned_start + programme.planned_duration
    assert view.over_under == timedelta(0)
    slots = [run.slot for run in done.show.control.runs]
    assert slots == list(programme.slots), "everybody had the floor once, in order"


def test_the_clock_jumps_to_each_command_exactly(tmp_path: Path) -> None:
    programme = side_event()
    cues = read_script(
        script(tmp_path, "at: -0:01:30, do: attendance, present: 7", "at: 0:00:07, do: start",
               "at: 0:10:11, do: next", "at: 0:10:11, do: pause", "at: 0:10:41, do: resume")
    )  # fmt: skip
    path = tmp_path / "x.show"
    done = rehearse(programme, cues, show_file=path)
    with open_journal(path, writer=False) as journal:
        at = {fact.command: fact.now.wall - programme.planned_start for fact in journal.facts()}
    seconds = {name: moment.total_seconds() for name, moment in at.items() if name}
    assert seconds == {"attendance": -90, "start": 7, "next": 611, "pause": 611, "resume": 641}
    first, _ = done.show.control.runs
    assert first.ended is not None
    assert first.ended - first.started == timedelta(minutes=10, seconds=4)
    assert outlook(done.show, done.clock.now()).remaining == timedelta(minutes=8)


def test_two_rehearsals_of_one_script_give_identical_facts(tmp_path: Path, programme: Programme) -> None:
    cues = read_script(demo_script_path())
    found = []
    for name in ("one.show", "two.show"):
        rehearse(programme, cues, show_file=tmp_path / name)
        with open_journal(tmp_path / name, writer=False) as journal:
            found.append(journal.facts())
    assert found[0] == found[1]
    assert len(found[0]) > len(cues)


def test_a_refused_command_stops_the_rehearsal_with_its_line_and_keeps_the_rest(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.show"
    cues = read_script(
        script(tmp_path, "at: 0:00:00, do: start", "at: 0:00:05, do: resume", "at: 0:00:06, do: next")
    )
    with pytest.raises(RehearsalRefusedError) as caught:
        rehearse(side_event(), cues, show_file=path)
    assert caught.value.cue.line == 2
    assert caught.value.refusal is not None
    assert caught.value.refusal.code is RefusalCode.NOT_PAUSED
    with open_journal(path, writer=False) as journal:
        assert [fact.command for fact in journal.facts()] == ["", "start", "start"]


def test_a_refusal_that_is_expected_lets_the_rehearsal_go_on(tmp_path: Path) -> None:
    cues = read_script(
        script(tmp_path, "at: 0:00:00, do: next, expect: refused", "at: 0:00:00, do: start")
    )  # fmt: skip
    assert rehearse(side_event(), cues).show.control.is_started


def test_an_expected_refusal_that_does_not_come_stops_the_rehearsal(tmp_path: Path) -> None:
    cues = read_script(script(tmp_path, "at: 0:00:00, do: start, expect: refused"))
    with pytest.raises(RehearsalRefusedError) as caught:
        rehearse(side_event(), cues)
    assert (caught.value.cue.line, caught.value.refusal) == (1, None)


def test_commands_at_the_same_time_go_in_the_order_of_the_list(tmp_path: Path) -> None:
    cues = read_script(
        script(tmp_path, "at: 0:00:00, do: start", "at: 0:00:00, do: next", "at: 0:00:00, do: undo")
    )
    assert rehearse(side_event(), cues).show.control.current_segment == "opening"


def test_a_repeated_command_id_does_nothing_the_second_time(tmp_path: Path) -> None:
    item = "at: 0:00:00, do: note, id: n, kind: note, text: once"
    path = tmp_path / "x.show"
    done = rehearse(side_event(), read_script(script(tmp_path, item, item)), show_file=path)
    assert [entry.text for entry in done.show.entries] == ["once"]


def test_a_rehearsals_file_is_opened_only_to_look_at_with_its_clock_where_it_ended(tmp_path: Path) -> None:
    programme = side_event()
    path = tmp_path / "x.show"
    done = rehearse(programme, plain_run(programme)[:3], show_file=path)
    source = open_show(path)
    assert source.is_read_only
    assert "rehearsal" in source.remark
    assert source.decider.current.kind == "rehearsal"
    assert source.decider.current.control == done.show.control
    before = outlook(done.show, done.clock.now())
    assert outlook(source.decider.current, source.clock.now()).remaining == before.remaining
    assert [file.name for file in tmp_path.iterdir()] == ["x.show"], "it holds no lock"


def test_an_existing_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.show"
    path.write_bytes(b"precious")
    with pytest.raises(JournalError):
        rehearse(side_event(), plain_run(side_event()), show_file=path)
    assert path.read_bytes() == b"precious"


# ---- slots that go on by themselves


def going_on() -> Programme:
    """Ten minutes, twenty and fifteen; the first two are followed by themselves."""
    segments = [
        {"id": f"s{i}", "title": f"Part {i}", "duration": f"{n}m", "at_end": end}
        for i, (n, end) in enumerate(((10, "go_on"), (20, "go_on"), (15, "hold")), 1)
    ]
    return Programme.model_validate(
        {**side_event().model_dump(mode="json"), "people": [], "chair": None, "segments": segments}
    )


def test_a_rehearsal_goes_on_where_the_programme_does(tmp_path: Path) -> None:
    programme = going_on()
    cues = read_script(script(tmp_path, "at: 0:02:00, do: start", "at: 0:45:00, do: end"))
    done = rehearse(programme, cues)
    begun = [(run.slot, (run.started - programme.planned_start).total_seconds() / 60) for run in
             done.show.control.runs]  # fmt: skip
    assert begun == [("s1", 2), ("s2", 12), ("s3", 32)]


def test_a_command_at_the_instant_at_which_a_slot_goes_on_comes_first(tmp_path: Path) -> None:
    cues = read_script(
        script(tmp_path, "at: 0:00:00, do: start", "at: 0:10:00, do: adjust, seconds: 60",
               "at: 0:10:59, do: pause")
    )  # fmt: skip
    (run,) = rehearse(going_on(), cues).show.control.runs
    assert (run.slot, run.allotment) == ("s1", timedelta(minutes=11))


def test_a_rehearsal_holds_where_the_chair_took_the_going_on_back(tmp_path: Path) -> None:
    cues = read_script(
        script(tmp_path, "at: 0:00:00, do: start", "at: 0:10:01, do: undo", "at: 0:40:00, do: pause")
    )
    assert [run.slot for run in rehearse(going_on(), cues).show.control.runs] == ["s1"]


def test_a_plain_run_leaves_the_going_on_to_the_clock() -> None:
    programme = going_on()
    cues = plain_run(programme)
    assert [cue.command.do for cue in cues] == ["start", "next"]
    done = rehearse(programme, cues)
    assert done.show.control.ended == programme.planned_start + programme.planned_duration
