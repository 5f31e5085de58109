"""The keys that dress the stage: cards in the speaker's language, the timer, the blackout, a result."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.desk import stage_meanings
from runofshow.desk.tally_page import TallyPage
from runofshow.programme.models import Programme


def several(*languages: str | None) -> Programme:
    """A panel of ten minutes each: p1, p2, … who speak these languages."""
    people = [
        {"id": f"p{place}", "name": f"Speaker {place}", "language": language}
        for place, language in enumerate(languages, 1)
    ]
    turns = [{"id": one["id"], "person": one["id"], "duration": "10m"} for one in people]
    panel = {"id": "panel", "title": "Panel", "duration": "40m", "turns": turns}
    return made_programme(panel, people=people)


def timer(kit: DeskKit) -> str:
    """What the pill beside the countdown says."""
    seen = kit.desk.countdown.timer
    return f"{seen.label} {seen.digits}" if seen else ""


# ---- cards


def test_each_key_shows_its_card(kit: DeskKit) -> None:
    kit.press("Space")
    shown = []
    for key in "1234":
        kit.press(key)
        assert kit.show.card is not None
        shown.append((kit.show.card.text, kit.show.card.tone))
    assert shown == [
        ("Two minutes left", "warning"),
        ("One minute left", "warning"),
        ("Time is up", "stop"),
        ("Slower, for the interpreters", "info"),
    ]


def test_two_more_cards_stand_in_the_menu(kit: DeskKit) -> None:
    kit.press("Space")
    texts = [entry.text() for entry in kit.desk.menus["Cards"].actions()]
    assert "Card: Please conclude" in texts
    kit.desk.named["card_conclude"].trigger()
    assert kit.scene.card == "Please conclude"
    kit.desk.named["card_louder"].trigger()
    assert (kit.scene.card, kit.desk.transport.own.text()) == ("Louder, please", "Louder, please")


def test_a_card_is_written_in_the_language_of_whoever_speaks(qtbot: QtBot) -> None:
    kit = DeskKit(qtbot, several("fr", "ar", None)).press("Space").press("1")
    button = kit.desk.transport.cards[0]
    assert (kit.scene.card, button.text(), button.is_on) == ("Il reste deux minutes", "2 min left", True)
    assert button.toolTip() == (
        "Show “Il reste deux minutes” on the stage: “Two minutes left” in French. (1 or Alt+1)"
    )
    kit.press("Space").press("3")
    assert kit.scene.card == "انتهى الوقت"
    assert "\u2067انتهى الوقت\u2069" in kit.desk.transport.cards[2].toolTip()
    kit.press("Space").press("1")
    assert kit.scene.card == "Two minutes left"


def test_a_card_that_no_font_writes_stays_in_the_desks_language_and_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_meanings, "can_write", str.isascii)
    kit = DeskKit(qtbot, several("zh")).press("Space").press("2")
    assert kit.scene.card == "One minute left"
    assert kit.desk.transport.cards[1].toolTip() == (
        "Show “One minute left” on the stage: no font on this computer writes Chinese. (2 or Alt+2)"
    )


# ---- the timer


def test_the_timer_starts_and_stops_with_one_key(kit: DeskKit) -> None:
    kit.press("Space").press("I").jump("18s")
    assert timer(kit) == "Timer 1:42"
    assert kit.digits == "9:42"
    kit.press("Alt+I")
    assert timer(kit) == ""


def test_in_a_segment_for_voting_the_timer_is_the_votes_and_goes_on_when_it_is_up(kit: DeskKit) -> None:
    kit.do("start")
    kit.do("goto", slot="voting")
    kit.press("I").jump("2:10")
    assert timer(kit) == "Vote +0:10"
    seen = kit.desk.countdown.timer
    assert seen is not None
    assert seen.is_up


def test_its_length_is_written_and_kept_for_the_next_one(kit: DeskKit) -> None:
    kit.press("Space").press("Shift+I")
    line = kit.desk.transport.timer_line
    assert (kit.focus, line.text(), line.selectedText()) == (line, "2:00", "2:00")
    kit.type("0:45").press("Return")
    assert timer(kit) == "Timer 0:45"
    assert kit.focus is kit.desk.transport.primary
    kit.press("I").press("I")
    assert timer(kit) == "Timer 0:45"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2", "'2' has no unit: write 2m for minutes or 2s for seconds."),
        ("0s", "A timer runs for a second at least."),
    ],
)
def test_what_is_no_length_is_said_beside_the_line(kit: DeskKit, written: str, words: str) -> None:
    kit.press("Space").press("Shift+I").type(written).press("Return")
    assert kit.refusal == words
    assert kit.focus is kit.desk.transport.timer_line
    kit.press("Esc")
    assert not kit.desk.transport.timer_line.isVisible()
    assert all(button.isVisible() for button in kit.desk.transport.cards)


def test_the_strip_of_a_page_shows_the_timer_too(kit: DeskKit) -> None:
    kit.press("Space").press("V").press("I").jump("5s")
    strip = kit.desk.pages.panels["votes"].strip
    assert strip.timer is not None
    assert strip.timer.digits == "1:55"


# ---- blackout and result


def test_a_dark_stage_is_said_loudly_until_it_is_light_again(kit: DeskKit) -> None:
    kit.press("Ctrl+B")
    bar = kit.desk.trouble
    assert kit.show.is_dark
    assert (bar.words.text(), bar.isVisible()) == ("The stage is dark. Ctrl+B brings it back.", True)
    assert not bar.button.isVisible(), "it is no news that could be dismissed"
    bar.say("The displays are mirrored.", "mirrored")
    bar.button.click()
    assert bar.words.text() == "The stage is dark. Ctrl+B brings it back."
    kit.press("Ctrl+B")
    assert (kit.show.is_dark, bar.isVisible()) == (False, False)


def test_the_result_that_was_logged_last_is_shown_and_taken_away_from_anywhere(kit: DeskKit) -> None:
    assert not kit.desk.named["show_result"].isEnabled()
    assert kit.press("Alt+R").refusal == "No vote has a result yet."
    kit.do("count", poll="capacity-priority", counts={"green": 3})
    kit.press("L").press("Alt+R")
    assert kit.show.shown_result == "capacity-priority"
    assert kit.press("Alt+R").show.shown_result is None


def test_the_page_says_what_stands_on_the_stage(kit: DeskKit) -> None:
    kit.do("count", poll="capacity-priority", counts={"green": 3})
    kit.press("V").press("Alt+R")
    page = kit.desk.pages.panels["votes"]
    assert isinstance(page, TallyPage)
    assert page.foot.result.text() == "Take off the stage"


# ---- counting up


def test_slots_that_count_up_show_the_time_used_and_below_what_is_left(qtbot: QtBot) -> None:
    kit = DeskKit(
        qtbot,
        made_programme(
            {"id": "talk", "title": "Talk", "duration": "8m", "timing": "up"},
            {"id": "end", "title": "End", "duration": "5m"},
        ),
    )
    assert kit.digits == "8:00"
    kit.press("Space").jump("6:30")
    assert (kit.digits, kit.word) == ("6:30", "Wrap up")
    assert kit.desk.countdown.captions == ("1:30 left", "2:00", "ends 08:38:00")
    assert kit.rows["talk"].right == "8:00"
    kit.jump("2:00")
    assert (kit.digits, kit.desk.countdown.captions[0]) == ("8:30", "0:30 over")
