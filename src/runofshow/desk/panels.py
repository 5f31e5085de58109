"""Which panels and pages the desk can open, by the action that opens them; imported when first opened."""

from __future__ import annotations

from collections.abc import Mapping

from runofshow.desk.panel import MakePanel

__all__ = ["PAGES", "SIDE_PANELS"]

SIDE_PANELS: Mapping[str, tuple[str, MakePanel]] = {}
"""In the side column, behind a tab each: action → (the tab's words, what makes it)."""

PAGES: Mapping[str, MakePanel] = {}
"""In place of centre and minutes: action → what makes it."""
