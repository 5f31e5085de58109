"""The cards that are always at hand, and their words in the language of whoever has the floor. Pure.

Right-to-left words are written as they are read; whoever paints them sees to their direction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from runofshow.show.state import Show

__all__ = ["CARDS", "HOUSE_LANGUAGE", "LANGUAGES", "MENU_CARDS", "StockCard", "card_language", "stock_card"]

HOUSE_LANGUAGE = "en"
"""The desk's own, and that of cards for people whose language the programme does not give."""

LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "ru": "Russian",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class StockCard:
    """One card. face: a few words for its button. words: what the stage shows, by language."""

    id: str
    face: str
    tone: Literal["info", "warning", "stop"]
    words: Mapping[str, str]

    def words_in(self, language: str) -> str:
        return self.words.get(language, self.words[HOUSE_LANGUAGE])


def _card(card_id: str, face: str, tone: Literal["info", "warning", "stop"], *words: str) -> StockCard:
    """words: in the order of LANGUAGES."""
    return StockCard(card_id, face, tone, MappingProxyType(dict(zip(LANGUAGES, words, strict=True))))


CARDS = (
    _card(
        "card_1",
        "2 min left",
        "warning",
        "Two minutes left",
        "Il reste deux minutes",
        "Quedan dos minutos",
        "بقيت دقيقتان",
        "Осталось две минуты",
        "还剩两分钟",
    ),
    _card(
        "card_2",
        "1 min left",
        "warning",
        "One minute left",
        "Il reste une minute",
        "Queda un minuto",
        "بقيت دقيقة واحدة",
        "Осталась одна минута",
        "还剩一分钟",
    ),
    _card(
        "card_3",
        "Time is up",
        "stop",
        "Time is up",
        "Le temps est écoulé",
        "El tiempo ha terminado",
        "انتهى الوقت",
        "Время истекло",
        "时间已到",
    ),
    _card(
        "card_4",
        "Slower",
        "info",
        "Slower, for the interpreters",
        "Plus lentement, pour les interprètes",
        "Más despacio, para los intérpretes",
        "يُرجى التمهّل من أجل المترجمين الفوريين",
        "Помедленнее, пожалуйста, для переводчиков",
        "请放慢语速，方便口译",
    ),
)
"""The cards with a key of their own, in the order of their keys."""

MENU_CARDS = (
    _card(
        "card_conclude",
        "Please conclude",
        "stop",
        "Please conclude",
        "Veuillez conclure",
        "Concluya, por favor",
        "يُرجى اختتام الكلمة",
        "Пожалуйста, завершайте выступление",
        "请结束发言",
    ),
    _card(
        "card_louder",
        "Louder, please",
        "info",
        "Louder, please",
        "Plus fort, s’il vous plaît",
        "Más alto, por favor",
        "يُرجى رفع الصوت",
        "Громче, пожалуйста",
        "请大声一点",
    ),
)
"""The others, which stand in the menu."""

_BY_WORDS = {words: card for card in (*CARDS, *MENU_CARDS) for words in card.words.values()}


def stock_card(text: str) -> StockCard | None:
    """The card that says this in some language; None for words of the chair's own."""
    return _BY_WORDS.get(text)


def card_language(show: Show) -> str:
    """The language of whoever has the floor, where the programme gives it; else the desk's own."""
    run = show.control.current_run
    speaker = show.control.speaker(run.slot) if run else None
    person = show.programme.persons.get(speaker.person or "") if speaker else None
    return (person.language if person else None) or HOUSE_LANGUAGE
