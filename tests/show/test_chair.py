"""The chair's page: whom it is about, whose notes and questions, and which lines."""

from __future__ import annotations

from typing import Any

from runofshow.programme.models import Programme
from runofshow.show.chair import ChairPage, chair_page
from show_kit import Performance, side_event


def annotated() -> Programme:
    """The side event with notes here and there."""
    plan = side_event(guiding_questions=("What works?",))
    changes: dict[str, dict[str, Any]] = {
        "session-1": {
            "notes": "Keep it short.",
            "questions": ("Who pays?", "Who gains?"),
            "opening_line": "We open Session I.",
            "closing_line": "That was Session I.",
        }
    }
    segments = [s.model_copy(update=changes.get(s.id, {})) for s in plan.segments]
    return plan.model_copy(update={"segments": tuple(segments)})


def page(performance: Performance) -> ChairPage:
    found = chair_page(performance.show, performance.view)
    assert found is not None
    return found


def test_in_standby_it_is_about_the_first_slot_and_names_the_next() -> None:
    found = page(Performance(annotated()))
    assert (found.slot, found.is_next, found.before) == ("opening", True, None)
    assert found.following is not None
    assert found.following.who.slot == "session-1/ben"


def test_it_follows_the_running_slot() -> None:
    show = Performance(annotated()).do("start").at("10:00").do("next")
    found = page(show)
    assert (found.slot, found.title, found.is_next) == ("session-1/ben", "Session I", False)
    assert found.notes == "Keep it short."
    assert found.following is not None
    assert found.following.who.person == "Cleo Cruz"


def test_between_speakers_it_is_about_the_next_one_and_thanks_the_last() -> None:
    show = Performance(annotated()).do("start").at("10:00").do("next").at("18:00").do("finish")
    found = page(show)
    assert (found.slot, found.is_next) == ("session-1/cleo", True)
    assert found.before is not None
    assert found.before.who.person == "Ben Bello"
    assert found.following is not None
    assert found.following.who.person == "Dara Diop"


def test_after_the_last_slot_it_stays_with_it() -> None:
    show = Performance(annotated()).do("start").do("goto", slot="discussion").do("finish")
    found = page(show)
    assert (found.slot, found.is_next, found.before, found.following) == ("discussion", False, None, None)


def test_after_the_end_there_is_none() -> None:
    show = Performance(annotated()).do("start").do("end")
    assert chair_page(show.show, show.view) is None


def test_a_segment_without_questions_has_the_programmes() -> None:
    found = page(Performance(annotated()))
    assert (found.questions, found.is_of_programme) == (("What works?",), True)
    own = page(Performance(annotated()).do("start").do("next"))
    assert (own.questions, own.is_of_programme) == (("Who pays?", "Who gains?"), False)


def test_nobodys_questions_are_nobodys() -> None:
    found = page(Performance(side_event()))
    assert (found.questions, found.is_of_programme) == ((), False)


def test_the_opening_line_opens_the_first_slot_and_the_closing_line_closes_the_last() -> None:
    show = Performance(annotated()).do("start").do("next")
    lines = []
    for _ in range(3):
        found = page(show)
        lines.append((found.give.own, found.take_back.own))
        show.do("next")
    assert lines == [("We open Session I.", ""), ("", ""), ("", "That was Session I.")]


def test_the_line_has_the_time_as_it_is_allotted_now() -> None:
    show = Performance(side_event()).do("start").do("adjust", seconds=-120, slot="session-1/ben")
    found = page(show)
    assert found.following is not None
    assert found.following.allotment.total_seconds() == 360


def test_where_the_chair_speaks_nobody_is_given_the_floor() -> None:
    found = page(Performance(side_event()))
    assert found.give.is_chair
    assert found.following is not None
    assert not found.following.is_chair


def test_a_floor_speaker_has_a_page_too() -> None:
    show = Performance(annotated()).do("start").do("floor", name="Gil Gray", organisation="Union", seconds=90)
    found = page(show)
    assert (found.give.who.person, found.give.allotment.total_seconds()) == ("Gil Gray", 90)
    assert found.give.own == found.take_back.own == ""


def test_a_substitute_is_introduced_on_behalf_of_whom_was_planned() -> None:
    show = Performance(side_event()).do("start")
    show.do("substitute", slot="session-1/ben", name="Gil Gray", organisation="Union")
    found = page(show)
    assert found.following is not None
    assert (found.following.who.person, found.following.who.on_behalf_of) == ("Gil Gray", "Ben Bello")
