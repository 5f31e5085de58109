"""The speakers' picture beyond its clock: cards in other scripts, and a result in the clock's place."""

from __future__ import annotations

import pytest

from runofshow.look.direction import is_right_to_left
from runofshow.programme.models import Programme
from runofshow.show.cards import CARDS, LANGUAGES, MENU_CARDS
from runofshow.show.cues import Phase
from runofshow.show.decider import Decider
from runofshow.stage.composing import Composition
from runofshow.stage.painting import composition
from runofshow.stage.room_view import RoomView
from runofshow.stage.speaker import SpeakerPicture
from runofshow.stage.view import StageView
from stage.samples import Session, a_programme, a_view

pytestmark = pytest.mark.usefixtures("fonts")

DISPLAYS = [(1920, 1080), (1280, 720), (1024, 768), (1080, 1920)]
LONG = "يُرجى التمهّل من أجل المترجمين الفوريين"


def card(text: str, width: float = 1920, height: float = 1080) -> Composition:
    return composition(a_view(card=text), width, height)


# ---- cards from right to left


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Time is up", False),
        ("انتهى الوقت", True),
        ("2 דקות", True),
        ("1:00", False),
        ("EU واحد", False),
        ("", False),
    ],
)
def test_the_first_letter_with_a_direction_decides(text: str, is_rtl: bool) -> None:
    assert is_right_to_left(text) is is_rtl


def test_words_from_right_to_left_stand_to_the_left_of_their_icon_and_end_at_one_edge() -> None:
    made = card(LONG)
    lines = [run for run in made.runs if run.ink == "on_card"]
    assert len(lines) == 2
    assert lines[0].box.right() == pytest.approx(lines[1].box.right(), abs=1)
    assert max(line.box.right() for line in lines) < made.card_icon.left()


def test_words_from_left_to_right_stand_to_the_right_of_it() -> None:
    made = card("Slower, for the interpreters, please, as slowly as you can")
    lines = [run for run in made.runs if run.ink == "on_card"]
    assert lines[0].box.left() == pytest.approx(lines[1].box.left(), abs=1)
    assert min(line.box.left() for line in lines) > made.card_icon.right()


@pytest.mark.parametrize(("width", "height"), DISPLAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_in_every_language_fits_its_place(language: str, width: int, height: int) -> None:
    for stock in (*CARDS, *MENU_CARDS):
        made = card(stock.words_in(language), width, height)
        assert made.card is not None
        for run in made.runs:
            if run.ink == "on_card":
                assert made.card.left() < run.box.left() < run.box.right() < made.card.right(), run.text
                assert made.card.top() < run.baseline.y() < made.card.bottom(), run.text
                assert not run.box.intersects(made.card_icon), run.text


# ---- a result


def seen(session: Session, **passed: float) -> StageView | RoomView:
    return SpeakerPicture().seen(*session.after(**passed), 1920)


@pytest.fixture
def shown(session: Session) -> Session:
    """The session of examples, started, with a result that the room is shown."""
    planned = a_programme().model_dump(mode="json", exclude_none=True)
    options = [{"id": "here", "text": "Here", "colour": "green"}]
    planned["segments"][0]["polls"] = [{"id": "where", "question": "Where?", "options": options}]
    voted = Session(session.clock, Decider(Programme.model_validate(planned)))
    voted.do("start")
    voted.do("count", poll="where", counts={"here": 3})
    voted.do("show_result", poll="where")
    return voted


def test_a_result_takes_the_place_of_the_clock_which_goes_on_small_beside_it(shown: Session) -> None:
    view = seen(shown, seconds=30)
    assert isinstance(view, RoomView)
    assert view.result is not None
    assert view.result.question == "Where?"
    assert view.remark.startswith("Time left ")
    assert view.phase is Phase.STANDBY
    later = seen(shown, seconds=1)
    assert isinstance(later, RoomView)
    assert later.remark != view.remark


def test_a_card_for_the_speaker_comes_before_a_result(shown: Session) -> None:
    shown.do("card", text="Time is up", tone="stop")
    view = seen(shown, seconds=1)
    assert isinstance(view, StageView)
    assert view.words.card == "Time is up"
    shown.do("clear_card")
    assert isinstance(seen(shown, seconds=1), RoomView)


def test_the_clock_is_back_when_the_result_is_taken_away(shown: Session) -> None:
    shown.do("show_result")
    assert isinstance(seen(shown, seconds=1), StageView)


def test_all_is_drawn_anew_when_a_result_comes_or_goes(shown: Session) -> None:
    picture = SpeakerPicture()
    result = seen(shown, seconds=1)
    shown.do("show_result")
    clock = seen(shown, seconds=1)
    assert picture.changed(result, clock, 1920, 1080) is None
    assert picture.changed(clock, result, 1920, 1080) is None
    assert picture.changed(clock, seen(shown, seconds=1), 1920, 1080) is not None
