"""The timekeeper's picture: what it says, where it stands, and which part of the rundown is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from runofshow.look.tokens import THEMES, theme
from runofshow.show.cues import Phase
from runofshow.stage.layout import LEAST_TEXT
from runofshow.stage.painting import stage_palette
from runofshow.stage.picture import Canvas
from runofshow.stage.timekeeper import TimekeeperPicture, visible_lines
from runofshow.stage.timekeeper_layout import timekeeper_layout
from runofshow.stage.timekeeper_view import Figure, RundownLine, TimekeeperView
from stage.samples import Session

pytestmark = pytest.mark.usefixtures("fonts")

LANDSCAPE = [(1920, 1080), (1280, 800), (1280, 720), (1024, 768), (2560, 1080), (3840, 2160)]
UPRIGHT = [(1080, 1920), (768, 1024)]


def seen(session: Session, **passed: float) -> TimekeeperView:
    return TimekeeperPicture().seen(*session.after(**passed), 1920)


def figures(view: TimekeeperView) -> dict[str, str]:
    return {figure.caption: figure.value for figure in view.figures}


def line(view: TimekeeperView, line_id: str) -> RundownLine:
    return next(line for line in view.lines if line.id == line_id)


# ---- what it says


def test_in_standby_all_is_planned(session: Session) -> None:
    view = seen(session, seconds=0)
    assert (view.phase_word, view.digits, view.clock) == ("Standby", "8:00", "08:30:00")
    assert figures(view) == {"On time": "0:00", "Forecast end": "08:51:00", "Planned end": "08:51"}
    assert [(line.id, line.clock, line.planned, line.actual) for line in view.lines] == [
        ("talks", "08:30", "16:00", ""),
        ("talks/ada", "", "8:00", ""),
        ("talks/ben", "", "7:30", ""),
        ("closing", "08:46", "5:00", ""),
    ]
    assert [line.title for line in view.lines] == [
        "Talks",
        "Ms. Ada Example",
        "Mr. Ben Sample",
        "Closing words",
    ]
    assert not any(line.is_current for line in view.lines)


def test_what_runs_is_marked_and_its_clocks_go_on_without_a_new_fact(session: Session) -> None:
    session.do("start")
    picture = TimekeeperPicture()
    picture.seen(*session.after(seconds=1), 1920)
    view = picture.seen(*session.after(seconds=62), 1920)
    assert (view.phase, view.digits, view.name, view.detail) == (
        Phase.RUNNING,
        "6:57",
        "Ms. Ada Example",
        "Institute of Examples",
    )
    assert [(line.id, line.actual) for line in view.lines if line.is_ticking] == [
        ("talks", "1:03"),
        ("talks/ada", "1:03"),
    ]
    assert [line.id for line in view.lines if line.is_current] == ["talks/ada"]
    assert [line.id for line in view.lines if line.is_next] == ["talks/ben"]


def test_over_time_is_said_of_the_slot_and_of_the_whole(session: Session) -> None:
    session.do("start")
    view = seen(session, minutes=10)
    assert (view.phase_word, view.digits) == ("Over time", "+2:00")
    assert line(view, "talks/ada").difference == "+2:00"
    assert figures(view)["Over"] == "+1:30"
    assert figures(view)["Forecast end"] == "08:52:30"


def test_what_is_done_shows_what_it_took_and_the_difference(session: Session) -> None:
    session.do("start")
    session.after(minutes=7)
    session.do("next")
    done = line(seen(session, seconds=1), "talks/ada")
    assert (done.state, done.planned, done.actual, done.difference) == ("done", "8:00", "7:00", "−1:00")


def test_a_changed_time_is_shown_before_the_turn_begins(session: Session) -> None:
    session.do("start")
    session.do("adjust", slot="talks/ben", seconds=-60)
    changed = line(seen(session, seconds=1), "talks/ben")
    assert (changed.is_changed, changed.planned, changed.difference) == (True, "6:30", "−1:00")


def test_between_speakers_the_segment_is_current(session: Session) -> None:
    session.do("start")
    session.do("finish")
    view = seen(session, seconds=30)
    assert (view.name, view.detail) == ("Nobody has the floor", "Talks")
    assert [line.id for line in view.lines if line.is_current] == ["talks"]


def test_a_skipped_slot_says_so_and_the_end_is_told(session: Session) -> None:
    session.do("start")
    session.do("skip", slot="talks/ben")
    assert line(seen(session, seconds=1), "talks/ben").state == "skipped"
    session.do("end")
    view = seen(session, seconds=1)
    assert (view.phase_word, view.name, view.digits) == ("Ended", "The session has ended", "")
    assert "Ended" in figures(view)


def test_a_card_and_a_dark_stage_are_known_to_the_timekeeper(session: Session) -> None:
    session.do("start")
    session.do("card", text="Please conclude")
    session.do("blackout")
    view = seen(session, seconds=1)
    assert (view.card, view.remark) == ("Please conclude", "Stage dark")
    assert view.spoken() == "Please conclude. Running. Ms. Ada Example. Institute of Examples"


def test_a_timer_takes_the_place_of_the_planned_end(session: Session) -> None:
    session.do("start")
    session.do("timer", seconds=120, label="Vote")
    view = seen(session, seconds=18)
    assert view.figures[2] == Figure("Vote", "1:42")
    assert "Planned end" not in figures(view)


# ---- which rows are in sight


def rows(current: int | None, *, done: int = 0) -> tuple[RundownLine, ...]:
    return tuple(
        RundownLine(
            id=str(number),
            is_segment=False,
            state="done" if number < done else "pending",
            is_ticking=False,
            is_current=number == current,
            is_next=False,
            is_changed=False,
            clock="",
            title="",
            planned="",
            actual="",
            difference="",
        )
        for number in range(10)
    )


@pytest.mark.parametrize(
    ("current", "done", "shown"),
    [
        (None, 0, "0123"),
        (0, 0, "0123"),
        (2, 2, "0123"),
        (5, 5, "3456"),
        (9, 9, "6789"),
        (None, 10, "6789"),
    ],
)
def test_two_rows_before_the_current_one_stay_in_sight(current: int | None, done: int, shown: str) -> None:
    assert "".join(line.id for line in visible_lines(rows(current, done=done), 4)) == shown


def test_all_rows_are_shown_where_there_is_room() -> None:
    assert visible_lines(rows(7, done=7), 20) == rows(7, done=7)
    assert visible_lines((), 20) == ()


# ---- where it stands


@pytest.mark.parametrize(("width", "height"), LANDSCAPE + UPRIGHT)
@pytest.mark.parametrize("characters", [5, 7])
def test_nothing_lies_over_anything_else(width: int, height: int, characters: int) -> None:
    layout = timekeeper_layout(width, height, characters, 4)
    inside = QRectF(0, 0, width, height)
    boxes = [layout.head, layout.digits, layout.bar, *layout.figures, layout.who, layout.caption]
    boxes += list(layout.rows)
    for number, box in enumerate(boxes):
        assert inside.contains(box)
        inner = box.adjusted(0.1, 0.1, -0.1, -0.1)
        assert not any(inner.intersects(other) for other in boxes[number + 1 :])
    assert layout.text_px >= LEAST_TEXT * height
    assert len(layout.rows) >= 4


@pytest.mark.parametrize(("width", "height"), LANDSCAPE)
def test_the_digits_are_a_quarter_of_the_height_and_more(width: int, height: int) -> None:
    assert timekeeper_layout(width, height, 5, 4).digits.height() >= 0.25 * height


def test_the_figures_stand_beside_the_digits_where_there_is_room_and_below_the_bar_elsewhere() -> None:
    assert timekeeper_layout(1920, 1080, 5, 4).is_beside
    assert timekeeper_layout(1280, 800, 5, 4).is_beside
    below = timekeeper_layout(1024, 768, 5, 4)
    assert not below.is_beside
    assert all(box.top() > below.bar.bottom() for box in below.figures)


@pytest.mark.parametrize("look", THEMES)
def test_the_phase_colours_the_upper_part_and_the_rundown_stays_calm(session: Session, look: str) -> None:
    session.do("start")
    view = seen(session, minutes=8)
    assert view.phase is Phase.DANGER
    image = QImage(960, 540, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Canvas(960, 540, stage_palette(theme(look), view.phase), theme(look), QRegion(image.rect()))
    TimekeeperPicture().paint(painter, view, canvas)
    painter.end()
    assert image.pixelColor(500, 20).name().upper() == theme(look).stage["danger"].field
    assert image.pixelColor(500, 530).name().upper() == theme(look).stage["standby"].field
