"""The middle of the desk: it paints for news alone, its digits keep their size, names are never cut."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit, made_programme
from runofshow.look.tokens import THEMES
from runofshow.programme.models import Programme


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, fact: QEvent) -> bool:
        self.count += fact.type() == QEvent.Type.Paint
        return False


def painted(kit: DeskKit, widgets: list[QWidget], seconds: float) -> list[int]:
    """How often each is painted when so much time has passed and the desk ticks once."""
    kit.settle()
    paints = [Paints(widget) for widget in widgets]
    kit.jump_seconds(seconds).settle()
    return [counter.count for counter in paints]


def middle(kit: DeskKit) -> list[QWidget]:
    return [kit.desk.countdown, kit.desk.speaker, kit.desk.rundown.viewport()]


def with_name(name: str) -> Programme:
    """One turn of someone of that name."""
    turn = {"id": "turn", "person": "x", "duration": "8m"}
    return made_programme(
        {"id": "talk", "title": "Talk", "duration": "20m", "turns": [turn]},
        people=[{"id": "x", "name": name, "organisation": "City"}],
    )


def digit_rows(kit: DeskKit) -> tuple[int, int]:
    """The first and last row of pixels of the digits."""
    panel = kit.settle().desk.countdown
    picture: QImage = panel.grab().toImage()
    ratio = picture.devicePixelRatio()
    ink = QColor(kit.look.phase[kit.phase].digits).rgb()
    middle = [
        y
        for y in range(round(50 * ratio), picture.height() - round(80 * ratio))
        if any(picture.pixel(x, y) == ink for x in range(0, picture.width(), 3))
    ]
    return middle[0], middle[-1]


def test_each_second_paints_countdown_speaker_and_current_row_once(kit: DeskKit) -> None:
    kit.press("Space").jump("1:00")
    assert painted(kit, [*middle(kit), kit.desk.transport.primary], 1) == [1, 1, 1, 0]


@pytest.mark.parametrize("keys", [[], ["Space", "P"], ["Space", "Ctrl+Shift+E"]])
def test_a_clock_that_stands_paints_nothing_in_the_middle(kit: DeskKit, keys: list[str]) -> None:
    for key in keys:
        kit.press(key).jump("1:00")
    assert painted(kit, middle(kit), 1) == [0, 0, 0]


def test_a_tick_within_the_second_paints_nothing(kit: DeskKit) -> None:
    """The clock on the wall and the countdown change at different instants of a second."""
    kit.press("Space").jump_seconds(60.5)
    assert painted(kit, middle(kit), 0.4) == [0, 0, 0]


def test_the_digits_keep_their_size_and_place_while_a_slot_lasts(kit: DeskKit) -> None:
    kit.press("Space")
    places = {digit_rows(kit)}
    for _ in range(5):
        kit.jump("2:30")
        places.add(digit_rows(kit))
    assert kit.digits == "+2:30"
    tops, bottoms = {top for top, _ in places}, {bottom for _, bottom in places}
    assert max(tops) - min(tops) <= 2  # a round 8 stands out above a flat 1
    assert max(bottoms) - min(bottoms) <= 2


@pytest.mark.parametrize("theme", THEMES)
def test_a_warning_tints_the_panel_and_running_does_not(qtbot: QtBot, themed: None, theme: str) -> None:
    kit = DeskKit(qtbot, theme=theme)
    kit.press("Space")

    def ground() -> str:
        picture = kit.settle().desk.countdown.grab().toImage()
        return QColor(picture.pixel(picture.width() // 2, 6)).name().upper()

    assert ground() == kit.look.neutral.centre.upper()
    for jump, phase in (("8:00", "warning"), ("2:00", "danger"), ("1:00", "overtime")):
        kit.jump(jump)
        assert (kit.phase, ground()) == (phase, kit.look.phase[phase].tint.upper())


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ([], "Standby"),
        (["Space"], "Running"),
        (["Space", "P"], "Paused"),
        (["Space", "F"], "Between speakers"),
        (["Space", "Ctrl+Shift+E"], "Ended"),
    ],
)
def test_the_phase_is_said_in_words_also_to_a_screen_reader(kit: DeskKit, keys: list[str], word: str) -> None:
    for key in keys:
        kit.press(key)
    assert kit.word == word
    assert kit.desk.countdown.accessibleDescription().startswith(word)


def test_after_the_end_no_digits_stand(kit: DeskKit) -> None:
    assert kit.press("Space").press("Ctrl+Shift+E").digits == ""


def test_over_an_hour_the_digits_have_room_for_seven_characters(qtbot: QtBot, themed: None) -> None:
    programme = made_programme({"id": "a", "title": "Keynote", "duration": "2h"})
    kit = DeskKit(qtbot, programme).press("Space")
    first = digit_rows(kit)
    assert kit.digits == "2:00:00"
    kit.jump("1h30m")
    later = digit_rows(kit)
    assert kit.digits == "30:00"
    assert all(abs(one - other) <= 2 for one, other in zip(first, later, strict=True))


def test_a_slot_that_runs_over_an_hour_does_not_change_its_size_before(kit: DeskKit) -> None:
    kit.press("Space").jump("59:00")
    assert kit.scene.characters == 5


@pytest.mark.parametrize("name", ["Ada Abara", "H.E. Mr. Paul Robert Tiendrebeogo Konstantinopolskaya-Diop"])
def test_a_longer_name_wraps_and_the_panel_grows_by_a_line(qtbot: QtBot, themed: None, name: str) -> None:
    kit = DeskKit(qtbot, with_name(name), size=(1180, 800)).press("Space").settle()
    is_long = len(name) > 30
    assert kit.desk.speaker.height() == (174 if is_long else 142)


def test_the_speakers_whole_words_are_in_the_tooltip(kit: DeskKit) -> None:
    kit.press("Space").press("Space").press("Space")
    assert kit.desk.speaker.toolTip() == (
        "Mr. Alberto Amador Leal\n"
        "Director of Administration (including the Migration Capacity Building Department), "
        "National Institute of Migration of Mexico"
    )
    assert kit.desk.speaker.accessibleDescription().endswith("Next: Ms. Souad Zaidi")


def test_the_segments_own_time_and_who_comes_next_stand_below(kit: DeskKit) -> None:
    kit.press("Space").press("Space").jump("3:00")
    words = kit.desk.speaker.words
    assert (words.segment, words.left) == ("Session I", "22:00 left of 25:00")
    assert (words.upcoming, words.length) == ("Mr. Alberto Amador Leal", "8:00")


def test_after_the_last_slot_comes_the_end(kit: DeskKit) -> None:
    kit.press("Space")
    kit.do("goto", slot="conclusions")
    assert kit.desk.speaker.words.upcoming == "The session ends"


def test_painting_keeps_no_reference_to_none(kit: DeskKit) -> None:
    kit.press("Space").jump("8:30")
    surface = QPixmap(kit.desk.size())
    kit.desk.render(surface)
    before = sys.getrefcount(None)
    for _ in range(1000):
        kit.desk.countdown.render(surface)
        kit.desk.speaker.render(surface)
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("part", ["timeline", "topbar", "transport", "rundown", "hard_stop"])
def test_painting_the_rest_of_the_desk_keeps_no_reference_to_none(kit: DeskKit, part: str) -> None:
    kit.press("Space").press("1").jump("8:30")
    widget: QWidget = getattr(kit.desk, part)
    surface = QPixmap(kit.desk.size())
    widget.render(surface)
    before = sys.getrefcount(None)
    for _ in range(300):
        widget.render(surface)
    assert abs(sys.getrefcount(None) - before) < 100
