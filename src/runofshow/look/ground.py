"""A theme's ground and ink alone, for the window's first frame, which waits for nothing else."""

from __future__ import annotations

import json

from runofshow.resources import resource

__all__ = ["ground"]


def ground(name: str) -> tuple[str, str]:
    """(background, text) of the theme `name`, as `#RRGGBB`."""
    tokens = json.loads(resource("look", "tokens.json").read_text(encoding="utf-8"))
    neutral = tokens["themes"][name]["neutral"]
    return neutral["window"], neutral["text_3"]
