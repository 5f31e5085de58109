"""A slot that is followed by the next one by itself when its time is up, and when it is not."""

from __future__ import annotations

from datetime import timedelta

from runofshow.programme.models import Programme, Segment
from runofshow.show.going_on import GoingOn
from show_kit import Performance, length, side_event

MOMENT = timedelta(microseconds=1)


def chain(*minutes: int, at_end: str = "go_on") -> Programme:
    """Segments s1, s2, … that follow one another by themselves."""
    segments = tuple(
        Segment.model_validate({"id": f"s{i}", "title": f"Part {i}", "duration": f"{n}m", "at_end": at_end})
        for i, n in enumerate(minutes, 1)
    )
    return side_event(segments=segments, people=(), chair=None)


def left(performance: Performance) -> timedelta | None:
    return performance.view.goes_on_in


def test_a_slot_that_holds_waits_for_somebody() -> None:
    assert left(Performance(chain(5, 5, at_end="hold")).do("start").at("6:00")) is None


def test_a_slot_that_goes_on_says_when() -> None:
    performance = Performance(chain(5, 5))
    assert left(performance) is None, "nothing goes on before the start"
    performance.do("start")
    assert left(performance) == length("5:00")
    assert left(performance.at("5:03")) == length("-3s")


def test_the_last_slot_does_not_end_the_show_by_itself() -> None:
    assert left(Performance(chain(5, 5)).do("start").do("next")) is None


def test_nothing_goes_on_while_the_show_is_paused_or_nobody_has_the_floor() -> None:
    performance = Performance(chain(5, 5)).do("start").at("2:00")
    assert left(performance.do("pause")) is None
    assert left(performance.do("resume")) == length("3:00")
    assert left(performance.do("finish")) is None


def test_a_floor_turn_holds_and_what_it_broke_off_goes_on() -> None:
    performance = Performance(chain(5, 5)).do("start").at("2:00")
    performance.do("floor", name="Somebody")
    assert left(performance) is None
    assert left(performance.do("next")) == length("3:00")


def test_a_going_on_that_was_taken_back_does_not_come_again() -> None:
    performance = Performance(chain(5, 5, 5)).do("start").at("5:00").do("next")
    assert left(performance.do("undo")) is None
    assert left(performance.do("redo")) == length("5:00")


def test_taking_back_something_else_leaves_the_going_on_in_place() -> None:
    performance = Performance(chain(5, 5)).do("start").do("adjust", seconds=60).do("undo")
    assert left(performance) == length("5:00")


def test_one_going_on_taken_back_beneath_another_undo_is_remembered() -> None:
    performance = Performance(chain(5, 5)).do("start").do("adjust", seconds=-60).at("4:00").do("next")
    performance.do("undo").do("undo")
    assert left(performance) is None


def test_it_is_due_once_for_each_run() -> None:
    going_on = GoingOn()
    looks = [("r1", MOMENT), ("r1", timedelta(0)), ("r1", -MOMENT), ("r2", length("1:00")), ("r2", -MOMENT)]
    assert [going_on.is_due(run, wait) for run, wait in looks] == [False, True, False, False, True]


def test_it_is_due_again_where_time_was_given_back() -> None:
    going_on = GoingOn()
    looks = [("r1", timedelta(0)), ("r1", None), ("r1", -MOMENT), ("r1", length("1:00")), ("r1", -MOMENT)]
    assert [going_on.is_due(run, wait) for run, wait in looks] == [True, False, False, False, True]


def test_after_a_late_awakening_it_is_due_at_once() -> None:
    assert GoingOn().is_due("r1", length("-9:00"))
