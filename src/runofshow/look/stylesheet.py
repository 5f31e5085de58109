"""The application's Qt stylesheet and palette for a theme, and putting a theme on.

The sheet reads properties of widgets: `accent`, `small`, `flat`, `segment` on buttons ("true");
`tone` ("2", "3", "accent") and `key` on labels; `surface` ("window", "panel", "centre", "raised",
"card"), `line` ("h", "v"), `segments` and `trouble` on frames. A plain QWidget subclass paints its
surface only with WA_StyledBackground.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip

from runofshow.look.fonts import load_fonts, style_font
from runofshow.look.scale import NORMAL, px, set_text_percent
from runofshow.look.tokens import Theme, theme
from runofshow.resources import resource

__all__ = ["apply_theme", "palette", "stylesheet"]

_FIELD_PADDING = (4, 9)
"""Above and beside the text of a field without focus, border not counted, in px."""

_TAB_LINE = 2
"""Below the chosen tab."""


def apply_theme(app: QApplication, name: str, percent: int = NORMAL) -> Theme:
    """Put the theme `name` on every window: style, palette, stylesheet and base font. Returns the theme.

    percent: the size of the desk's text; what a desk has made already it makes anew in `set_theme`.
    """
    chosen = theme(name, percent)
    set_text_percent(percent)
    load_fonts()
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(style_font("body"))
    app.setPalette(palette(chosen))
    app.setStyleSheet(stylesheet(chosen))
    QToolTip.setFont(style_font("small"))
    return chosen


@cache
def stylesheet(theme: Theme) -> str:
    """The whole application's sheet; raises KeyError if the template asks for a value that isn't there."""
    template = Template(resource("look", "desk.qss").read_text(encoding="utf-8"))
    return template.substitute(_colours(theme), **_measures(theme))


def palette(theme: Theme) -> QPalette:
    """Colours for what the sheet leaves to the style, such as links, placeholders and native parts."""
    neutral, accent = theme.neutral, theme.accent
    roles = {
        QPalette.ColorRole.Window: neutral.window,
        QPalette.ColorRole.WindowText: neutral.text,
        QPalette.ColorRole.Base: neutral.raised,
        QPalette.ColorRole.AlternateBase: neutral.panel,
        QPalette.ColorRole.Text: neutral.text,
        QPalette.ColorRole.PlaceholderText: neutral.text_3,
        QPalette.ColorRole.Button: neutral.raised,
        QPalette.ColorRole.ButtonText: neutral.text,
        QPalette.ColorRole.BrightText: neutral.text,
        QPalette.ColorRole.ToolTipBase: neutral.raised,
        QPalette.ColorRole.ToolTipText: neutral.text,
        QPalette.ColorRole.Highlight: accent.fill,
        QPalette.ColorRole.HighlightedText: accent.on_fill,
        QPalette.ColorRole.Accent: accent.fill,
        QPalette.ColorRole.Link: accent.ink,
        QPalette.ColorRole.LinkVisited: accent.ink,
        QPalette.ColorRole.Light: neutral.hover,
        QPalette.ColorRole.Midlight: neutral.hover,
        QPalette.ColorRole.Mid: neutral.line_strong,
        QPalette.ColorRole.Dark: neutral.line,
        QPalette.ColorRole.Shadow: neutral.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(neutral.text_3))
    return made


def _colours(theme: Theme) -> dict[str, str]:
    neutral, accent = theme.neutral, theme.accent
    return {
        "window": neutral.window,
        "panel": neutral.panel,
        "centre": neutral.centre,
        "raised": neutral.raised,
        "hover": neutral.hover,
        "line": neutral.line,
        "line_strong": neutral.line_strong,
        "text": neutral.text,
        "text_2": neutral.text_2,
        "text_3": neutral.text_3,
        "accent_fill": accent.fill,
        "accent_fill_hover": accent.fill_hover,
        "accent_on_fill": accent.on_fill,
        "accent_ink": accent.ink,
        "accent_tint": accent.tint,
        "focus": accent.focus,
        "scroll": neutral.track,
        **_chosen(theme),
    }


def _chosen(theme: Theme) -> dict[str, str]:
    """What marks the chosen kind and the menu entry under the pointer: ground, and ink on it."""
    neutral, accent = theme.neutral, theme.accent
    is_light = theme.name == "light"
    chosen = {
        "segments": neutral.hover if is_light else neutral.window,
        "segment_on": neutral.raised if is_light else neutral.hover,
        "segment_ink": neutral.text,
        "menu_on": neutral.hover,
        "menu_ink": neutral.text,
    }
    if theme.name == "high_contrast":  # a slightly lighter ground is no mark there
        chosen |= {"segment_on": neutral.text, "segment_ink": neutral.centre}
        chosen |= {"menu_on": accent.fill, "menu_ink": accent.on_fill}
    return chosen


def _measures(theme: Theme) -> dict[str, str | int]:
    """Heights in a sheet leave out border and padding."""
    hair, focus = theme.hair, theme.hair + 1
    above, beside = _FIELD_PADDING
    return {
        "hair": hair,
        "field_focus": focus,
        "field_pad_v": above,
        "field_pad_h": beside,
        "field_pad_focus_v": above - (focus - hair),
        "field_pad_focus_h": beside - (focus - hair),
        "field": theme.row.control - 2 * (hair + above),
        "button": theme.row.control - 2 * hair,
        "button_big": theme.row.control_big - 2 * hair,
        "radius_small": theme.radius.small,
        "radius_control": theme.radius.control,
        "radius_panel": theme.radius.panel,
        "glyph": px(16),
        "radio_radius": px(16) // 2 + hair,
        "segment": px(24),
        "drop": px(24),
        "item": px(28),
        "tab": theme.row.control_big - _TAB_LINE,
        "trouble": px(36),
        "trouble_button": px(22),
        # Lines are all equally strong in high contrast, so a control that can't be used is dashed.
        "disabled_line": "dashed" if theme.name == "high_contrast" else "solid",
        "glyphs": resource("look", "glyphs", theme.name).as_posix(),
    }
