"""Cards in the language of whoever has the floor."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runofshow.programme.models import Person, Programme, Segment, Turn
from runofshow.show.cards import CARDS, LANGUAGES, MENU_CARDS, StockCard, card_language, stock_card
from show_kit import Performance, side_event

ALL = (*CARDS, *MENU_CARDS)


@pytest.fixture
def several() -> Performance:
    """Ana (Spanish), Bo (no language given), Chen (Chinese) for five minutes each."""
    people = (
        Person(id="ana", name="Ana", language="es"),
        Person(id="bo", name="Bo"),
        Person(id="chen", name="Chen", language="zh"),
    )
    turns = tuple(Turn(id=one.id, person=one.id, duration=timedelta(minutes=5)) for one in people)
    programme: Programme = side_event(
        people=people,
        chair=None,
        segments=(Segment(id="panel", title="Panel", duration=timedelta(minutes=15), turns=turns),),
    )
    return Performance(programme)


@pytest.mark.parametrize("card", ALL, ids=[card.id for card in ALL])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_words_in_every_language_that_fit_on_the_stage(card: StockCard, language: str) -> None:
    words = card.words_in(language)
    assert 0 < len(words) <= 60
    assert words == words.strip()
    assert stock_card(words) is card


def test_no_two_cards_say_the_same() -> None:
    words = [text for card in ALL for text in card.words.values()]
    assert len(set(words)) == len(words)


def test_a_card_speaks_the_language_of_whoever_has_the_floor(several: Performance) -> None:
    assert card_language(several.show) == "en"
    spoken = []
    for command in ("start", "next", "next", "finish"):
        several.do(command)
        spoken.append(card_language(several.show))
    assert spoken == ["es", "en", "zh", "en"]


def test_a_substitute_or_someone_of_the_floor_is_not_the_one_planned(several: Performance) -> None:
    several.do("start").do("substitute", slot="panel/ana", name="Somebody")
    assert card_language(several.show) == "en"
    several.do("substitute", slot="panel/ana", person="chen")
    assert card_language(several.show) == "zh"
    several.do("floor", name="A participant")
    assert card_language(several.show) == "en"
    several.do("floor", person="ana")
    assert card_language(several.show) == "es"


def test_words_of_the_chairs_own_are_no_card_of_the_house() -> None:
    assert stock_card("Two minutes left, please") is None
