"""The side event from standby to the export, run on the real desk with nothing but keys."""

from __future__ import annotations

import pytest

from desk_kit import DeskKit
from runofshow.show.state import Entry

PAUL = "H.E. Mr. Paul Robert Tiendrebeogo"


def seen(kit: DeskKit) -> tuple[str, str, str, str]:
    """What the chair looks at first."""
    return kit.digits, kit.word, kit.name, kit.next_label


def states(kit: DeskKit) -> dict[str, str]:
    return {key: look.state for key, look in kit.rows.items()}


def test_the_chair_runs_the_whole_event_with_keys(kit: DeskKit) -> None:
    assert seen(kit) == (
        "10:00",
        "Standby",
        "Opening and introduction by the Chair",
        "Start the session",
    )
    assert set(states(kit).values()) == {"pending"}
    assert kit.figures.forecast == "09:45:00"

    kit.press("Space")
    assert seen(kit) == (
        "10:00",
        "Running",
        "Opening and introduction by the Chair",
        f"Start {PAUL}",
    )
    kit.at("08:38:00")
    assert (kit.digits, kit.word) == ("2:00", "Wrap up")
    kit.at("08:41:30")
    assert (kit.digits, kit.word) == ("+1:30", "Over time")
    assert (kit.figures.over_under_name, kit.figures.over_under) == ("Over", "+1:30")

    kit.press("Space")
    assert seen(kit) == ("8:00", "Running", PAUL, "Start Mr. Alberto Amador Leal")
    opening, paul = kit.rows["opening"], kit.rows["session-1/burkina-faso"]
    assert (opening.state, opening.right, opening.right_below) == ("done", "11:30", "+1:30")
    assert (paul.state, kit.rows["session-1/mexico"].right_below) == ("running", "Next")

    kit.at("08:49:00").press("F")
    assert seen(kit) == (
        "17:30",
        "Between speakers",
        "Mr. Alberto Amador Leal",
        "Start Mr. Alberto Amador Leal",
    )
    assert kit.rows["session-1/burkina-faso"].right == "7:30"

    kit.at("08:49:30").press("F5")
    assert seen(kit)[2:] == ("Mr. Alberto Amador Leal", "Start Ms. Souad Zaidi")
    kit.at("08:52:00").press("P")
    assert (kit.digits, kit.word) == ("5:30", "Paused")
    kit.jump("1:00")
    assert (kit.digits, kit.desk.transport.pause.text()) == ("5:30", "Resume")
    kit.press("P").jump("30s")
    assert (kit.digits, kit.word, kit.desk.transport.pause.text()) == ("5:00", "Running", "Pause")

    kit.at("08:57:30").press("Space")
    assert seen(kit)[2:] == ("Ms. Souad Zaidi", "Start Interaction with the audience (voting exercise)")
    kit.at("09:05:00").press("Space")
    assert seen(kit) == (
        "5:00",
        "Running",
        "Interaction with the audience (voting exercise)",
        "Start Ms. Camilla Hagström",
    )
    kit.at("09:10:00").press("Space").at("09:20:00").press("Space")
    assert seen(kit) == (
        "10:00",
        "Running",
        "Mr. Ralph Genetzke",
        "Start Conclusions by the Chair and Q&A",
    )
    kit.at("09:29:00").press("Space")
    assert kit.next_label == "End the session"
    kit.at("09:43:30").press("Space")
    assert seen(kit)[1:] == ("Ended", "The session has ended", "Export the report")
    assert (kit.figures.forecast_name, kit.figures.forecast) == ("Ended", "09:43:30")
    assert (kit.figures.over_under_name, kit.figures.over_under) == ("Under", "−1:30")
    assert set(states(kit).values()) == {"done"}

    kit.press("Space")
    assert kit.exports == 1
    assert kit.refusals == []


def test_next_that_slipped_is_undone_with_its_clock_and_redone(kit: DeskKit) -> None:
    kit.press("Space").at("08:36:00").press("Space").at("08:36:05")
    assert (kit.digits, kit.name) == ("7:55", PAUL)
    kit.press("Ctrl+Z")
    assert (kit.digits, kit.next_label) == ("3:55", f"Start {PAUL}")
    assert states(kit)["opening"] == "running"
    kit.press("Ctrl+Shift+Z")
    assert (kit.digits, kit.name) == ("7:55", PAUL)
    kit.press("F3").press("F3")
    assert (kit.word, kit.next_label) == ("Standby", "Start the session")
    assert not kit.desk.named["undo"].isEnabled()


def test_a_minute_is_given_and_taken(kit: DeskKit) -> None:
    kit.press("Space").jump("3:00")
    kit.press("+")
    assert (kit.digits, kit.rows["opening"].right) == ("8:00", "11:00")
    kit.press("=").press("-").press("-").press("-")
    assert (kit.digits, kit.figures.over_under) == ("6:00", "−1:00")


def test_all_time_used_leaves_no_minute_to_take_and_says_so_beside_the_controls(kit: DeskKit) -> None:
    kit.press("Space").jump("10:00").press("-")
    assert kit.refusal == "All of this slot's time is used already."
    assert kit.desk.transport.refusal.isVisible()
    kit.press("+")
    assert (kit.refusal, kit.digits) == ("", "1:00")


def test_cards_go_up_and_down_with_their_keys(kit: DeskKit) -> None:
    transport = kit.press("Space").desk.transport
    kit.press("1")
    assert (kit.scene.card, [button.is_on for button in transport.cards]) == (
        "Two minutes left",
        [True, False, False, False],
    )
    kit.press("2")
    assert (kit.scene.card, [button.is_on for button in transport.cards]) == (
        "One minute left",
        [False, True, False, False],
    )
    kit.press("3")
    assert kit.scene.card == "Time is up"
    kit.press("4")
    assert kit.scene.card == "Slower, for the interpreters"
    kit.press("0")
    assert (kit.scene.card, [button.is_on for button in transport.cards]) == ("", [False] * 4)


def test_a_card_in_the_chairs_own_words(kit: DeskKit) -> None:
    kit.press("Space").press("C")
    assert kit.focus is kit.desk.transport.line
    kit.type("1 question left").press("Return")
    assert kit.scene.card == "1 question left"
    assert kit.desk.transport.own.is_on
    assert kit.focus is kit.desk.transport.primary
    kit.press("C").type("Never shown").press("Esc")
    assert kit.scene.card == "1 question left"
    assert not kit.desk.transport.line.isVisible()


@pytest.mark.parametrize(
    ("line", "kind", "text", "to", "off_record"),
    [
        ("c It lasts", "conclusion", "It lasts", None, False),
        ("r Do more", "recommendation", "Do more", None, False),
        ("a Send it", "action", "Send it", None, False),
        ("n 186 in the room", "note", "186 in the room", None, False),
        ("q @zaidi How early?", "question", "How early?", "zaidi", False),
        ("!n Between us", "note", "Between us", None, True),
    ],
)
def test_minutes_are_written_while_the_clock_runs(
    kit: DeskKit, line: str, kind: str, text: str, to: str | None, off_record: bool
) -> None:
    kit.press("Space").jump("2:00").type_minutes(line).jump("1s")
    (entry,) = list[Entry](kit.show.entries)
    assert (entry.kind, entry.text, entry.to, entry.off_record) == (kind, text, to, off_record)
    assert kit.digits == "7:59"
    assert kit.focus is kit.line


def test_space_writes_a_space_while_minutes_are_written(kit: DeskKit) -> None:
    kit.press("Space")
    before = kit.show
    kit.press("L").type("p 1 + 2 - 3 f")
    assert kit.desk.minutes.draft() == "p 1 + 2 - 3 f"
    assert kit.show is before


def test_every_control_works_while_minutes_are_written(kit: DeskKit) -> None:
    kit.press("Ctrl+L").type("c half a sen")
    kit.press("Ctrl+Space").jump("3:00")
    assert (kit.word, kit.digits) == ("Running", "7:00")
    kit.press("F9")
    assert kit.digits == "8:00"
    kit.press("F8").press("F8")
    assert kit.digits == "6:00"
    kit.press("F7")
    assert kit.word == "Paused"
    kit.press("F7").press("Alt+1")
    assert kit.scene.card == "Two minutes left"
    kit.press("Alt+0")
    assert kit.scene.card == ""
    kit.press("F5")
    assert kit.name == PAUL
    kit.press("F6")
    assert kit.word == "Between speakers"
    kit.press("F3")
    assert kit.name == PAUL
    kit.press("Shift+F3")
    assert kit.word == "Between speakers"
    assert kit.focus is kit.line
    kit.type("tence").press("Return")
    assert kit.minutes == [("conclusion", "half a sentence")]


def test_an_own_card_is_written_from_within_the_minutes(kit: DeskKit) -> None:
    kit.press("Ctrl+Space").press("Ctrl+L").type("draft").press("Alt+C")
    assert kit.focus is kit.desk.transport.line
    kit.type("One more").press("Return")
    assert (kit.scene.card, kit.desk.minutes.draft()) == ("One more", "draft")


def test_escape_returns_to_the_controls_and_the_buttons_say_which_keys_work(kit: DeskKit) -> None:
    primary = kit.desk.transport.primary
    assert primary.cap == "Space"
    kit.press("L")
    assert (primary.cap, kit.desk.transport.cards[0].cap) == ("Ctrl Space", "Alt 1")
    kit.press("Esc")
    assert kit.focus is primary
    assert (primary.cap, kit.desk.transport.cards[0].cap) == ("Space", "1")
    kit.press("Space")
    assert kit.word == "Running"


def test_the_selected_slot_is_taken_or_skipped(kit: DeskKit) -> None:
    rundown, model = kit.desk.rundown, kit.desk.model
    kit.press("Space")
    rundown.setCurrentIndex(model.index_of("session-1/mexico"))
    kit.press("K")
    mexico = kit.rows["session-1/mexico"]
    assert (mexico.state, mexico.right_below) == ("skipped", "Skipped")
    assert kit.figures.over_under == "−8:00"
    rundown.setCurrentIndex(model.index_of("voting"))
    kit.press("G")
    assert kit.rows["voting"].state == "running"
    assert kit.rows["session-1/rabat"].state == "skipped"
    kit.press("Ctrl+Z")
    assert kit.rows["opening"].state == "running"


def test_minutes_stay_when_a_control_is_undone(kit: DeskKit) -> None:
    kit.press("Space").jump("1:00").press("Space").type_minutes("n Kept").press("F3")
    assert kit.minutes == [("note", "Kept")]
    assert kit.rows["opening"].state == "running"


def test_the_ended_show_is_reopened_and_ended_again(kit: DeskKit) -> None:
    kit.press("Space").jump("4:00").press("Ctrl+Shift+E")
    assert kit.word == "Ended"
    kit.desk.named["reopen"].trigger()
    assert kit.word == "Between speakers"
    kit.press("Ctrl+Z")
    assert kit.word == "Ended"
