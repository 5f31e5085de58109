"""A morning on which everything happens: late, over time, a substitute, a vote, the floor; yet on time."""

from __future__ import annotations

from datetime import timedelta

from desk_kit import DeskKit
from runofshow.show.catchup import target_end
from runofshow.show.status import Status


def _keep_to_time_until(kit: DeskKit, slot: str) -> None:
    """Everybody stops when the time is up."""
    while kit.view.slot != slot:
        kit.jump_seconds(kit.view.remaining.total_seconds() if kit.view.remaining else 0).press("Space")


def _count(kit: DeskKit, key: str, votes: int) -> None:
    """Choose an answer by a card and its take-back, then add a whole block."""
    kit.press(key).press(f"Shift+{key}").press("Return").type(str(votes)).press("Return")


def test_a_late_event_with_an_overrun_a_vote_and_the_floor_ends_inside_its_hard_stop(kit: DeskKit) -> None:
    # Seven minutes late; the first speaker will be replaced.
    kit.at("08:37:00").press("Space")
    kit.select("session-1/burkina-faso").press("W").type("Mr. Ousmane Example").press("Return")
    kit.at("08:45:00").press("Space")
    assert kit.name == "Mr. Ousmane Example"
    assert kit.show.control.substitutes["session-1/burkina-faso"].name == "Mr. Ousmane Example"

    # The minister's substitute won't stop: four minutes over, with the card on the stage.
    kit.at("08:53:00").press("3")
    assert kit.scene.card == "Time is up"
    kit.at("08:57:00")
    assert (kit.digits, kit.word) == ("+4:00", "Over time")
    assert (kit.figures.over_under, kit.figures.planned) == ("+8:00", "8:00 past hard stop")
    kit.press("Space")

    # The forecast passes the hard stop, and the desk offers to catch up.
    margin = kit.view.hard_stop_margin
    assert margin is not None
    assert margin < timedelta(0)
    before = kit.show.control
    kit.press("U").press("Return")
    assert kit.desk.pages.name == ""
    assert kit.view.forecast_end == target_end(kit.show)
    kit.press("Ctrl+Z")
    assert kit.show.control == before
    kit.press("Ctrl+Shift+Z")
    shortened = kit.rows["session-2/icmpd"]
    assert shortened.right != "10:00"

    _keep_to_time_until(kit, "voting")

    # 220 cards, counted by keys while the clock runs.
    kit.do("attendance", present=220)
    kit.press("V")
    for key, votes in (("1", 109), ("2", 66), ("3", 45)):
        _count(kit, key, votes)
    kit.press("Ctrl+Return").press("Esc")
    (count,) = kit.show.counts
    assert sum(count.counts.values()) == count.base == 220
    _keep_to_time_until(kit, "conclusions")
    stop = kit.programme.planned_hard_stop
    assert stop is not None
    assert kit.view.forecast_end <= stop

    # Three from the floor, one after the other from the list.
    kit.press("S")
    for name in ("Ana Lopes, Civil society", "Bo Lind, City network", "Chi Okoro"):
        kit.type(name).press("Return")
    assert len(kit.show.control.requests) == 3
    for name in ("Ana Lopes", "Bo Lind", "Chi Okoro"):
        kit.press("Esc").press("S").press("Return")
        assert kit.name == name
        kit.jump("55s").press("Esc").press("Space")
        assert kit.view.slot == "conclusions"
        assert kit.view.forecast_end <= stop
    kit.type_minutes("c Local authorities come in early").press("Esc")

    # The chair closes in time.
    left = kit.view.remaining
    assert left is not None
    assert left > timedelta(minutes=1)
    kit.jump_seconds(left.total_seconds()).press("Space")
    assert kit.view.status is Status.ENDED
    assert kit.view.forecast_end <= stop
    assert kit.minutes == [("conclusion", "Local authorities come in early")]
    assert not kit.refusals
