"""Write the small pictures that the Qt stylesheet names by file, in each theme's colours.

A Qt stylesheet can show a file but not recolour it. Run `python resources/look/make_glyphs.py [FOLDER]`
after a change of tokens or icons; without FOLDER the bundled glyphs are rewritten.
"""

import json
import sys
from pathlib import Path

LOOK = Path(__file__).resolve().parent
ICONS = LOOK.parent / "icons"
DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="6" fill="currentColor"/></svg>\n'
)


def glyphs(theme: dict[str, dict[str, str]]) -> dict[str, str]:
    """The pictures of one theme, by file name."""
    text, text_2 = theme["neutral"]["text"], theme["neutral"]["text_2"]
    on_accent = theme["accent"]["on_fill"]
    return {
        "check.svg": icon("check", text),
        "check-on-accent.svg": icon("check", on_accent),
        "chevron-down.svg": icon("chevron-down", text_2),
        "chevron-right.svg": icon("chevron-right", text_2),
        "dot-on-accent.svg": DOT.replace("currentColor", on_accent),
        "minus.svg": icon("minus", text),
    }


def icon(name: str, colour: str) -> str:
    """A Lucide icon in a colour, its stroke 1.75 px at 16 px."""
    source = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace('stroke-width="2"', 'stroke-width="2.625"').replace("currentColor", colour)


def main(folder: Path) -> None:
    tokens = json.loads((LOOK / "tokens.json").read_text(encoding="utf-8"))
    for name, theme in tokens["themes"].items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for file, source in glyphs(theme).items():
            (folder / name / file).write_text(source, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LOOK / "glyphs")
