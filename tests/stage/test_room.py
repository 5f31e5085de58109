"""The picture for the whole room: title, speaker, next, clock, a timer, and the result of a vote."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from runofshow.look.card_colours import CARD_COLOURS
from runofshow.look.tokens import THEMES, theme
from runofshow.programme.models import Programme
from runofshow.show.cues import Phase
from runofshow.show.decider import Decider
from runofshow.stage.layout import LEAST_TEXT
from runofshow.stage.painting import stage_palette
from runofshow.stage.picture import Canvas
from runofshow.stage.result import compose_result
from runofshow.stage.result_view import ResultBar, ResultView
from runofshow.stage.room import RoomPicture, compose_room
from runofshow.stage.room_view import RoomView
from stage.samples import Session, a_programme

pytestmark = pytest.mark.usefixtures("fonts")

DISPLAYS = [(1920, 1080), (1280, 800), (1024, 768), (2560, 1080), (1080, 1920), (768, 1024)]
LONG_NAME = "H.E. Ms. Maria-Alexandra Wilhelmina von Hohenberg Montenegro"
POLL = {
    "id": "where",
    "question": "Where is it needed most?",
    "method": "cards",
    "options": [
        {"id": "local", "text": "At the local level", "colour": "green"},
        {"id": "national", "text": "At the national level", "colour": "yellow"},
        {"id": "regional", "text": "At the regional level", "colour": "red"},
    ],
}


def seen(session: Session, **passed: float) -> RoomView:
    return RoomPicture().seen(*session.after(**passed), 1920)


@pytest.fixture
def voting(session: Session) -> Session:
    """The same session with a question in it, and 12 + 6 + 2 cards counted of 25 present."""
    planned = a_programme().model_dump(mode="json", exclude_none=True)
    planned["segments"][1]["polls"] = [POLL]
    voted = Session(session.clock, Decider(Programme.model_validate(planned)))
    voted.do("start")
    counts = {"local": 12, "national": 6, "regional": 2}
    voted.do("count", poll="where", counts=counts, base=25, base_kind="present")
    return voted


# ---- what it says


def test_before_the_start_it_is_title_room_and_hour(session: Session) -> None:
    view = seen(session, seconds=0)
    assert (view.title, view.detail, view.name) == ("A session of examples", "Room 3 · Starts at 08:30", "")
    assert (view.heading, view.next_name, view.clock, view.is_idle) == ("", "", "08:30", True)


def test_it_names_segment_speaker_and_who_is_next(session: Session) -> None:
    session.do("start")
    view = seen(session, seconds=1)
    assert (view.heading, view.title) == ("A session of examples", "Talks")
    assert (view.name, view.detail) == ("Ms. Ada Example", "Institute of Examples")
    assert (view.next_name, view.next_detail) == ("Mr. Ben Sample", "Sampleton")
    assert view.spoken() == "Talks. Ms. Ada Example. Institute of Examples"


def test_a_segment_without_turns_names_who_leads_it(session: Session) -> None:
    for command in ("start", "next", "next"):
        session.do(command)
    view = seen(session, seconds=1)
    assert (view.title, view.name, view.detail) == (
        "Closing words",
        "Ms. Ada Example",
        "Institute of Examples",
    )
    assert view.next_name == ""


def test_the_room_sees_no_countdown_and_no_phase(session: Session) -> None:
    session.do("start")
    early, late = seen(session, seconds=1), seen(session, minutes=20)
    assert (early.phase, late.phase) == (Phase.STANDBY, Phase.STANDBY)
    assert early.clock != late.clock
    assert not hasattr(late, "digits")


def test_a_card_is_for_the_speaker_and_not_for_the_room(session: Session) -> None:
    session.do("start")
    before = seen(session, seconds=1)
    session.do("card", text="Please conclude")
    assert seen(session, seconds=1) == before


def test_a_rehearsal_and_a_timer_are_told(session: Session) -> None:
    rehearsal = Session(session.clock, Decider(a_programme(), kind="rehearsal"))
    rehearsal.do("start")
    rehearsal.do("timer", seconds=120, label="Vote")
    view = seen(rehearsal, seconds=18)
    assert (view.remark, view.timer) == ("Rehearsal", ("Vote", "1:42"))


# ---- the result of a vote


def test_a_result_is_shown_while_it_is_asked_for(voting: Session) -> None:
    assert seen(voting, seconds=1).result is None
    voting.do("show_result", poll="where")
    view = seen(voting, seconds=1)
    assert view.heading == "Talks"
    assert view.result == ResultView(
        "Where is it needed most?",
        (
            ResultBar("A", "At the local level (green)", 0.48, "48%", "12", True, CARD_COLOURS["green"]),
            ResultBar("B", "At the national level (yellow)", 0.24, "24%", "6", False, CARD_COLOURS["yellow"]),
            ResultBar("C", "At the regional level (red)", 0.08, "8%", "2", False, CARD_COLOURS["red"]),
        ),
        "20 votes",
        ("by coloured card", "per cent of 25 present"),
    )
    assert view.spoken() == "Where is it needed most?"
    voting.do("show_result")
    assert seen(voting, seconds=1).result is None


def test_an_estimate_and_a_second_count_are_said(voting: Session) -> None:
    voting.do("count", poll="where", counts={"local": 1}, exact=False)
    voting.do("show_result", poll="where")
    result = seen(voting, seconds=1).result
    assert result is not None
    assert result.total == "About 1 vote"
    assert result.notes == ("by coloured card", "per cent of the votes cast", "second count", "estimated")


def test_before_the_first_vote_no_number_stands_beside_the_tracks(voting: Session) -> None:
    voting.do("count", poll="where", counts={"local": 0})
    voting.do("show_result", poll="where")
    result = seen(voting, seconds=1).result
    assert result is not None
    assert {(bar.percent, bar.votes, bar.share) for bar in result.bars} == {("", "", 0.0)}
    assert (result.total, result.notes) == ("Waiting for the first vote", ())


@pytest.mark.parametrize(("width", "height"), DISPLAYS)
@pytest.mark.parametrize("answers", [1, 2, 4, 7])
def test_a_result_fits_its_place(width: int, height: int, answers: int) -> None:
    bars = tuple(
        ResultBar("ABCDEFG"[n], "An answer of some length that goes on", 0.3, "30%", "1234", n == 0)
        for n in range(answers)
    )
    result = ResultView(
        "A question of some length that asks for something? " * 2, bars, "148 votes", ("by coloured card",)
    )
    area = QRectF(0.05 * width, 0.16 * height, 0.9 * width, 0.78 * height)
    sheet = compose_result(result, area, height, min(height / 1080, width / 910))
    runs = [*sheet.runs, *(run for row in sheet.rows for run in row.runs)]
    assert len(sheet.rows) == answers
    for run in runs:
        assert run.font.pixelSize() >= LEAST_TEXT * height, run.text
        assert area.left() - 1 <= run.box.left() < run.box.right() <= area.right() + 1, run.text
        assert area.top() - 1 <= run.baseline.y() <= area.bottom() + 1, run.text
    for row in sheet.rows:
        assert row.letter.right() < row.track.left() < row.track.right() <= area.right()
    assert sheet.rows[0].letter.top() > max(
        run.baseline.y() for run in sheet.runs if run.text.startswith(("A q", "len", "some"))
    )


# ---- how it is drawn


def drawn(view: RoomView, look: str = "dark", width: int = 960, height: int = 540) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    palette = stage_palette(theme(look), Phase.STANDBY)
    canvas = Canvas(width, height, palette, theme(look), QRegion(image.rect()))
    RoomPicture().paint(painter, view, canvas)
    painter.end()
    return image


@pytest.mark.parametrize("look", THEMES)
def test_the_leading_answer_has_the_accent_and_no_phase_a_bar(voting: Session, look: str) -> None:
    voting.do("show_result", poll="where")
    image = drawn(seen(voting, seconds=1), look)
    colours = {image.pixelColor(x, y).name() for x in range(100, 400, 10) for y in range(540)}
    assert QColor(theme(look).accent.fill).name() in colours
    assert QColor(theme(look).neutral.line_strong).name() in colours
    phases = {QColor(theme(look).phase[phase].fill).name() for phase in ("running", "warning", "danger")}
    assert not phases & colours


@pytest.mark.parametrize(("width", "height"), DISPLAYS)
@pytest.mark.parametrize("name", ["Ms. Ada Example", LONG_NAME, ""])
@pytest.mark.parametrize("following", ["Mr. Ben Sample", LONG_NAME, ""])
@pytest.mark.parametrize("timer", [None, ("Vote", "1:42")])
def test_words_stay_inside_apart_and_large_enough(
    width: int, height: int, name: str, following: str, timer: tuple[str, str] | None
) -> None:
    view = RoomView(
        heading="A session of examples " * 6,
        clock="08:54",
        remark="Rehearsal",
        title="Session II: " + "a title that goes on " * 5,
        name=name,
        detail="Ministry of Examples and Samples " * 3 if name else "",
        next_name=following,
        is_next_person=True,
        next_detail="Town of Sampleton",
        is_idle=False,
        timer=timer,
        result=None,
    )
    sheet = compose_room(view, width, height)
    for run in sheet.runs:
        assert run.font.pixelSize() >= LEAST_TEXT * height, run.text
        assert 0 < run.box.left() < run.box.right() < width, run.text
        assert 0 < run.box.top() < run.baseline.y() < height, run.text
        for other in sheet.runs:
            inner = other.box.adjusted(0, 0.3 * other.box.height(), 0, -0.3 * other.box.height())
            assert run is other or not run.box.intersects(inner), (run.text, other.text)
    said = " ".join(run.text for run in sheet.runs).replace("- ", "-")
    assert said.count(LONG_NAME) == (name == LONG_NAME) + (following == LONG_NAME)
