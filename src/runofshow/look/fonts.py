"""The shipped fonts under family names of our own, with the figures each use asks for.

A system's "Inter Display" would win over a shipped one of the same name, and some have a `tnum`
whose digits differ in width: hence our own family names. Hinting is off, or the dots of a small i
merge with their stems.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from runofshow.look.scale import px as scaled
from runofshow.look.tokens import TextStyle, Type, theme
from runofshow.resources import ResourceMissingError, resource

__all__ = [
    "COUNTDOWN_TRACKING",
    "can_write",
    "display_font",
    "fit_countdown",
    "load_fonts",
    "style_font",
    "text_font",
    "title_font",
]

COUNTDOWN_TRACKING = 97.0
"""Letter spacing of the countdown, in per cent of each advance."""

_REFERENCE_PX = 1000
"""The size the countdown is measured at; without hinting every width is proportional to the size."""


@cache
def load_fonts() -> None:
    """Register the shipped fonts with Qt, once; needs a QGuiApplication.

    Raises ResourceMissingError when a font file is gone or cannot be read.
    """
    for path in sorted(resource("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise ResourceMissingError(f"the font {path.name} cannot be read: install runofshow again")


def text_font(px: int, weight: int = 400, *, times: bool = False) -> QFont:
    """The desk's text in the size that was chosen for it; its display cut from 28 px up.

    times: tabular figures for times and durations.
    """
    tokens, size = _type(), scaled(px)
    family = tokens.display_family if size >= tokens.display_from_px else tokens.family
    return _font(family, size, weight, tokens.features_times if times else ())


def title_font(px: int, weight: int = 600) -> QFont:
    """The desk's titles and names: the display cut at any size, as large as was chosen for all text."""
    return display_font(scaled(px), weight)


def display_font(px: int, weight: int = 600, *, times: bool = False, countdown: bool = False) -> QFont:
    """The display cut at exactly that size, for what is fitted into a box.

    countdown: flat 3, tabular figures and tighter letters as well.
    """
    tokens = _type()
    features = tokens.features_countdown if countdown else tokens.features_times if times else ()
    font = _font(tokens.display_family, px, weight, features)
    if countdown:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, COUNTDOWN_TRACKING)
    return font


def style_font(style: str, *, times: bool = False) -> QFont:
    """The font of a named desk style: caption small body strong title figure name heading."""
    tokens: TextStyle = _type().desk[style]
    return text_font(tokens.px, tokens.weight, times=times or tokens.is_tabular)


@cache
def can_write(text: str) -> bool:
    """Whether some font of this machine has every character; boxes would stand for those that none has."""
    metrics = QFontMetricsF(display_font(_REFERENCE_PX))
    return all(metrics.inFontUcs4(ord(letter)) for letter in text if not letter.isspace())


def fit_countdown(characters: int, width: float, height: float) -> int:
    """The largest font size in px at which so many characters of a countdown fit a box.

    height: what the capitals may fill, so the digits themselves; ascent and descent are air.
    """
    widest, capital = _countdown_measure(characters)
    return max(1, int(min(width / widest, height / capital)))


@cache
def _countdown_measure(characters: int) -> tuple[float, float]:
    """Width of that many characters and capital height, both at one px of font size."""
    metrics = QFontMetricsF(display_font(_REFERENCE_PX, countdown=True))
    return (
        metrics.horizontalAdvance(_widest_countdown(characters)) / _REFERENCE_PX,
        metrics.capHeight() / _REFERENCE_PX,
    )


def _widest_countdown(characters: int) -> str:
    """A countdown of that length in eights: `88:88` for five, `8:88:88` for seven."""
    eights = "".join(
        ":" if place == 2 or (place == 5 and characters > 6) else "8" for place in range(characters)
    )
    return eights[::-1]


def _font(family: str, px: int, weight: int, features: tuple[str, ...]) -> QFont:
    font = QFont()
    font.setFamilies([family, *_type().fallback])
    font.setPixelSize(max(1, px))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in features:
        font.setFeature(QFont.Tag(feature), 1)
    return font


def _type() -> Type:
    """Type is the same in every theme."""
    return theme("dark").type
