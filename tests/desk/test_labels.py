"""The desk's sentences: values in, words out, no window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_kit import made_programme
from runofshow.desk.labels import (
    Figures,
    bar_captions,
    figures,
    length_words,
    next_label,
    place_words,
    segment_words,
    slot_words,
    status_words,
    who_lines,
)
from runofshow.programme.models import Programme
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene, desk_scene
from runofshow.show.status import Status
from show_kit import Performance, length


def session(**fields: object) -> Programme:
    """Two turns of 8 minutes in a segment of 20, then a segment of 10; the room is free from 09:05."""
    return made_programme(
        {
            "id": "talks",
            "title": "Talks",
            "duration": "20m",
            "turns": [
                {"id": "ada", "person": "ada", "duration": "8m"},
                {"id": "ben", "person": "ben", "duration": "8m"},
            ],
        },
        {"id": "close", "title": "Closing", "duration": "10m", "person": "ada"},
        people=[
            {"id": "ada", "name": "Ada Abara", "honorific": "Ms.", "role": "Mayor", "organisation": "City"},
            {"id": "ben", "name": "Ben Bello", "organisation": "Union"},
        ],
        hard_stop="09:05",
        **fields,
    )


@pytest.fixture
def held() -> Performance:
    return Performance(session())


def scene(held: Performance) -> Scene:
    return desk_scene(held.show, held.view)


def label(held: Performance) -> str:
    is_broken_off = held.control.interrupted is not None
    return next_label(held.view, scene(held).upcoming, is_broken_off=is_broken_off)


def captions(held: Performance) -> tuple[str, str, str]:
    return bar_captions(held.view, scene(held), held.programme)


def lines(held: Performance) -> tuple[str, str]:
    return who_lines(scene(held).who, held.view)


# ---- the top bar


def shown(held: Performance) -> Figures:
    return figures(held.programme, held.view)


def test_on_time_before_the_start(held: Performance) -> None:
    assert shown(held) == Figures("On time", "0:00", "Forecast end", "09:00:00", "planned 09:00", "08:30:00")


def test_a_late_start_is_over(held: Performance) -> None:
    held.at("2:05").do("start")
    assert shown(held) == Figures("Over", "+2:05", "Forecast end", "09:02:05", "planned 09:00", "08:32:05")


@pytest.mark.parametrize("milliseconds", [0, 1, 400, 500, 600, 999, 1000, 1500, 59_600, 60_001])
def test_the_forecast_shown_is_the_plan_and_the_over_under_shown(
    held: Performance, milliseconds: int
) -> None:
    held.clock.jump(timedelta(milliseconds=milliseconds))
    over, forecast = shown(held.do("start")).over_under, shown(held).forecast
    plan = held.programme.planned_end
    assert f"{plan + length(over.lstrip('+')):%H:%M:%S}" == forecast
    assert (shown(held).over_under_name == "On time") == (over == "0:00")


def test_a_begun_second_is_not_past_the_hard_stop(held: Performance) -> None:
    held.at("5:00").clock.jump(timedelta(milliseconds=700))
    held.do("start")
    assert (shown(held).forecast, shown(held).planned) == ("09:05:00", "planned 09:00")


def test_a_skipped_turn_is_under(held: Performance) -> None:
    held.do("start").do("skip", slot="talks/ben")
    assert (shown(held).over_under_name, shown(held).over_under) == ("Under", "−8:00")


def test_a_forecast_past_the_hard_stop_says_by_how_much(held: Performance) -> None:
    held.at("6:10").do("start")
    assert (shown(held).forecast, shown(held).planned) == ("09:06:10", "1:10 past hard stop")


def test_a_forecast_on_the_hard_stop_is_not_past_it(held: Performance) -> None:
    held.at("5:00").do("start")
    assert (shown(held).forecast, shown(held).planned) == ("09:05:00", "planned 09:00")


def test_after_the_end_the_forecast_is_when_it_ended(held: Performance) -> None:
    held.do("start").at("25:00").do("end").at("40:00")
    assert shown(held) == Figures("Under", "−5:00", "Ended", "08:55:00", "planned 09:00", "09:10:00")


def test_a_show_on_another_day_is_neither_over_nor_under(held: Performance) -> None:
    held.wait("13h").do("start")
    assert (shown(held).over_under, shown(held).planned) == ("–", "")
    assert (shown(held).forecast, shown(held).clock) == ("22:00:00", "21:30:00")


def test_times_of_day_are_those_of_the_programmes_zone() -> None:
    tokyo = Performance(session(time_zone="Asia/Tokyo"))
    assert shown(tokyo).clock == "08:30:00"


# ---- status and place


@pytest.mark.parametrize(
    ("status", "kind", "speed", "words"),
    [
        (Status.STANDBY, None, 1.0, "Standby"),
        (Status.STANDBY, "live", 1.0, "Standby"),
        (Status.RUNNING, "live", 1.0, "On air"),
        (Status.BETWEEN, "live", 1.0, "On air"),
        (Status.PAUSED, "live", 1.0, "On air"),
        (Status.ENDED, "live", 1.0, "Ended"),
        (Status.RUNNING, "rehearsal", 1.0, "Rehearsal"),
        (Status.RUNNING, "rehearsal", 60.0, "Rehearsal ×60"),
        (Status.ENDED, "rehearsal", 2.5, "Rehearsal ×2.5"),
    ],
)
def test_the_status_in_words(status: Status, kind: str | None, speed: float, words: str) -> None:
    assert status_words(status, kind, speed) == words


def test_the_place_is_date_room_and_zone() -> None:
    assert place_words(session(room="Orangeraie Room", venue="Resort")) == (
        "Friday 7 December 2018 · Orangeraie Room · Africa/Casablanca"
    )
    assert place_words(session(venue="Resort")) == "Friday 7 December 2018 · Resort · Africa/Casablanca"
    assert place_words(session()) == "Friday 7 December 2018 · Africa/Casablanca"


# ---- the accent button


def test_the_accent_button_starts_the_session(held: Performance) -> None:
    assert label(held) == "Start the session"


def test_the_accent_button_starts_whoever_is_next(held: Performance) -> None:
    held.do("start")
    assert label(held) == "Start Ben Bello"
    held.next()
    assert label(held) == "Start Closing"


def test_the_accent_button_starts_whoever_is_next_also_between_speakers_and_paused(held: Performance) -> None:
    held.do("start").do("finish")
    assert label(held) == "Start Ben Bello"
    held.do("pause")
    assert label(held) == "Start Ben Bello"


def test_the_accent_button_ends_the_session_from_the_last_slot(held: Performance) -> None:
    held.do("start").next(2)
    assert label(held) == "End the session"


def test_the_accent_button_goes_back_after_a_floor_turn(held: Performance) -> None:
    held.do("start").do("floor", name="Cleo")
    assert label(held) == "Back to Ms. Ada Abara"


def test_the_accent_button_goes_on_after_a_floor_turn_between_speakers(held: Performance) -> None:
    held.do("start").do("finish").do("floor", name="Cleo")
    assert label(held) == "Start Ben Bello"


def test_the_accent_button_exports_after_the_end(held: Performance) -> None:
    held.do("start").do("end")
    assert label(held) == "Export the report"


# ---- whose time it is


def test_a_speaker_with_role_and_organisation(held: Performance) -> None:
    assert lines(held.do("start")) == ("Ms. Ada Abara", "Mayor, City")


def test_a_segment_names_who_leads_it(held: Performance) -> None:
    assert lines(held.do("start").next(2)) == ("Closing", "Ms. Ada Abara")


def test_a_substitute_speaks_on_behalf_of_the_one_planned(held: Performance) -> None:
    held.do("substitute", slot="talks/ada", name="Dara Diop", organisation="Region").do("start")
    assert lines(held) == ("Dara Diop", "Region, on behalf of Ms. Ada Abara")


def test_a_substitute_of_no_organisation_speaks_on_behalf_of_the_one_planned(held: Performance) -> None:
    held.do("substitute", slot="talks/ada", name="Dara Diop").do("start")
    assert lines(held) == ("Dara Diop", "on behalf of Ms. Ada Abara")


def test_a_floor_speaker_by_name_and_organisation(held: Performance) -> None:
    assert lines(held.do("start").do("floor", name="Cleo", organisation="NGO")) == ("Cleo", "NGO")


def test_between_speakers_nobody_has_the_floor(held: Performance) -> None:
    assert lines(held.do("start").do("finish"))[0] == "Nobody has the floor"


def test_after_the_end_the_session_has_ended(held: Performance) -> None:
    assert lines(held.do("start").do("end"))[0] == "The session has ended"


# ---- around the countdown


def test_the_slots_allotment_and_when_it_began(held: Performance) -> None:
    assert slot_words(held.view, held.programme) == "8:00 allotted · starts 08:30"
    held.at("1:15").do("start").wait("30s").do("adjust", seconds=60)
    assert slot_words(held.view, held.programme) == "9:00 allotted · began 08:31:15"
    held.do("finish")
    assert slot_words(held.view, held.programme) == "20:00 allotted"
    held.do("end")
    assert slot_words(held.view, held.programme) == ""


def test_under_the_bar_stand_what_was_spoken_the_warning_and_when_it_ends(held: Performance) -> None:
    assert captions(held) == ("", "2:00", "")
    held.do("start")
    assert captions(held) == ("", "2:00", "ends 08:38:00")
    held.wait("4:18")
    assert captions(held) == ("4:18 spoken", "2:00", "ends 08:38:00")
    held.at("9:00")
    assert captions(held) == ("9:00 spoken", "2:00", "was due 08:38:00")


def test_under_the_bar_nothing_ends_while_paused(held: Performance) -> None:
    held.do("start").wait("1:00").do("pause").wait("5:00")
    assert captions(held) == ("1:00 spoken", "2:00", "")


def test_under_the_bar_the_segments_time_is_used_between_speakers(held: Performance) -> None:
    held.do("start").wait("1:00").do("finish").wait("0:30")
    assert captions(held) == ("1:30 used", "", "")


def test_digits_and_spoken_time_make_the_allotment_at_any_instant(held: Performance) -> None:
    held.do("start").wait("4:18")
    held.clock.jump(timedelta(milliseconds=400))
    assert (scene(held).digits, captions(held)[0]) == ("3:42", "4:18 spoken")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("14:42", "14:42 left of 25:00"),
        ("0s", "0:00 left of 25:00"),
        ("-1:05", "1:05 over 25:00"),
    ],
)
def test_the_segments_own_time(held: Performance, left: str, words: str) -> None:
    view: Outlook = replace(held.view, segment_remaining=length(left), segment_allotment=length("25m"))
    assert segment_words(view, "Session I") == ("Session I", words)


def test_no_segment_no_time(held: Performance) -> None:
    assert segment_words(held.view, "Talks") == ("Talks", "")


@pytest.mark.parametrize(
    ("value", "words"), [("75m", "75 min"), ("90s", "1:30"), ("2h", "120 min"), ("1s", "0:01")]
)
def test_a_length_in_minutes_where_they_are_whole(value: str, words: str) -> None:
    assert length_words(length(value)) == words
