"""What the keys that dress the stage stand for: cards in the speaker's language, timer, blackout, result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from runofshow.desk.text import isolated
from runofshow.look.fonts import can_write
from runofshow.show import commands as c
from runofshow.show.cards import CARDS, HOUSE_LANGUAGE, LANGUAGES, MENU_CARDS, StockCard, card_language
from runofshow.show.state import Show
from runofshow.show.timer import timer_label

__all__ = ["STAGE_MEANINGS", "STAGE_OPENING", "stage_tip", "words_on_stage"]

NO_RESULT = "No vote has a result yet."

_CARDS = {card.id: card for card in (*CARDS, *MENU_CARDS)}

Meaning = Callable[[Show, str | None], c.Command | str]


def _made(kind: type[c.Command], **fields: Any) -> c.Command:
    """Of what is known to be right, as in `controls`."""
    return kind.model_construct(**fields)


def words_on_stage(show: Show, card: StockCard) -> str:
    """In the language of whoever has the floor, unless no font here writes it: boxes would say nothing."""
    words = card.words_in(card_language(show))
    return words if can_write(words) else card.words_in(HOUSE_LANGUAGE)


def _card(card: StockCard, show: Show, _slot: str | None) -> c.Command:
    return _made(c.Card, text=words_on_stage(show, card), tone=card.tone)


def _own_card(_show: Show, _slot: str | None) -> c.Command:
    return _made(c.Card, text="…")


def _timer(show: Show, _slot: str | None) -> c.Command:
    """Start one of the length that the last one had, or take the one that runs away."""
    if show.timer is not None:
        return _made(c.StopTimer)
    seconds = round(show.timer_length.total_seconds())
    return _made(c.Timer, seconds=seconds, label=timer_label(show) or None)


def _blackout(show: Show, _slot: str | None) -> c.Command:
    return _made(c.Blackout, is_dark=not show.is_dark)


def _result(show: Show, _slot: str | None) -> c.Command | str:
    """The result that was logged last, or away with the one that stands there."""
    if show.shown_result is not None:
        return _made(c.ShowResult, poll=None)
    return _made(c.ShowResult, poll=show.counts[-1].poll) if show.counts else NO_RESULT


STAGE_MEANINGS: dict[str, Meaning] = {
    **{name: partial(_card, card) for name, card in _CARDS.items()},
    "card_own": _own_card,
    "timer": _timer,
    "timer_length": _timer,
    "blackout": _blackout,
    "show_result": _result,
}
"""Action → what it asks for."""

STAGE_OPENING = frozenset({"card_own", "timer_length"})
"""Actions that open a line for their command."""


def stage_tip(name: str, show: Show) -> str:
    """What the key does now, where that is more than the table says; empty for any other action."""
    if name in _CARDS:
        return _card_tip(_CARDS[name], show)
    if name == "timer" and show.timer is not None:
        return "Stop the timer and take it off the stage."
    if name == "blackout" and show.is_dark:
        return "Bring every stage back."
    return "Take the result off the stage." if name == "show_result" and show.shown_result else ""


def _card_tip(card: StockCard, show: Show) -> str:
    language = card_language(show)
    plain, words = card.words_in(HOUSE_LANGUAGE), card.words_in(language)
    if language == HOUSE_LANGUAGE:
        return f"Show “{plain}” on the stage."
    if not can_write(words):
        return f"Show “{plain}” on the stage: no font on this computer writes {LANGUAGES[language]}."
    return f"Show “{isolated(words)}” on the stage: “{plain}” in {LANGUAGES[language]}."
