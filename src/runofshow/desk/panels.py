"""Which panels and pages the desk can open, by the action that opens them; imported when first opened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from runofshow.desk.panel import MakePanel, Panel
from runofshow.look.tokens import Theme

__all__ = ["PAGES", "SIDE_PANELS"]


def _correct(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.correct_page import CorrectPage

    return CorrectPage(theme, actions)


def _catch_up(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.catchup_page import CatchUpPage

    return CatchUpPage(theme, actions)


def _speakers(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.speakers_panel import SpeakersPanel

    return SpeakersPanel(theme, actions)


def _votes(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.tally_page import TallyPage

    return TallyPage(theme, actions)


def _speaking_time(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.speaking_page import SpeakingPage

    return SpeakingPage(theme, actions)


def _preflight(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.preflight_page import PreflightPage

    return PreflightPage(theme, actions)


def _keys(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.keys_page import KeysPage

    return KeysPage(theme, actions)


def _chair_page(theme: Theme, actions: Mapping[str, QAction]) -> Panel:
    from runofshow.desk.chair_page import ChairPanel

    return ChairPanel(theme, actions)


SIDE_PANELS: Mapping[str, tuple[str, MakePanel]] = {
    "speakers": ("Speakers", _speakers),
    "chair_page": ("Notes", _chair_page),
}
"""In the side column, behind a tab each: action → (the tab's words, what makes it)."""

PAGES: Mapping[str, MakePanel] = {
    "catch_up": _catch_up,
    "correct": _correct,
    "votes": _votes,
    "speaking_time": _speaking_time,
    "preflight": _preflight,
    "keys": _keys,
}
"""In place of centre and minutes: action → what makes it."""
