"""Scripts of rehearsals: a YAML list of commands, each with `at`, the time from the planned start.

`at` is `h:mm:ss` (or `m:ss`), may be negative and never decreases; ties go in list order. A refused
command stops the rehearsal, unless its item says `expect: refused`.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from runofshow.show.commands import Command, CommandError, parse_command

__all__ = ["Cue", "ScriptError", "read_script"]

_AT = re.compile(r"^(?P<sign>[-−+]?)(?:(?P<h>\d+):(?P<hm>[0-5]\d)|(?P<m>\d+)):(?P<s>[0-5]\d)$")
LARGEST = 1_000_000
FURTHEST = timedelta(hours=48)
"""From the planned start: a programme lasts a day at most, and no session runs over by another."""


class ScriptError(ValueError):
    """A script that cannot be read; its text names file, line and remedy for every fault."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One item: a command and when it is given. line: 1-based, in the file."""

    at: timedelta
    command: Command
    is_refusal_expected: bool
    line: int


def read_script(path: Path) -> tuple[Cue, ...]:
    """Read a script; raises ScriptError with every fault at once, each with its line."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = _text_of(path)
    try:
        items = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ScriptError(f"{path}:{line}: {error.problem or 'this is no YAML'}") from None
    except (YAMLError, RecursionError, ValueError) as error:
        raise ScriptError(f"{path}:1: this cannot be read as YAML: {error}") from None
    if not isinstance(items, list) or not items:
        raise ScriptError(f"{path}:1: a script is a list: begin each item with “- at: 0:00:00”")
    return _cues(path, items)


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ScriptError(f"{path}: this is over 1 MB and no script")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ScriptError(f"{path}: this is not UTF-8 text") from None
    except OSError as error:
        raise ScriptError(f"{path}: {error.strerror or error}") from None


def _cues(path: Path, items: Any) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    faults: list[str] = []
    for number, item in enumerate(items):
        line = items.lc.item(number)[0] + 1
        try:
            cue = _cue(item, line)
            if cues and cue.at < cues[-1].at:
                raise ValueError(f"at {item['at']} lies before the item above: `at` never decreases")
            cues.append(cue)
        except (CommandError, ValueError) as error:
            faults.append(f"{path}:{line}: {error}")
        except RecursionError:
            faults.append(f"{path}:{line}: this item contains itself: write its fields out")
    if faults:
        raise ScriptError("\n".join(faults))
    return tuple(cues)


def _cue(item: Any, line: int) -> Cue:
    if not isinstance(item, Mapping):
        raise ValueError("an item is a command with `at` and `do`")
    fields = _plain(item)
    at = parse_at(fields.pop("at", None))
    expect = fields.pop("expect", None)
    if expect not in (None, "refused"):
        raise ValueError(f"expect: {expect!r} is unknown: only `expect: refused` can be expected")
    return Cue(at, parse_command(fields), expect == "refused", line)


def _plain(value: Any) -> Any:
    """ruamel's containers and scalars as plain ones; dates as text, as a command writes them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return value
    return type(value).__mro__[-2](value) if isinstance(value, int | float | str) else value


def parse_at(value: Any) -> timedelta:
    """`h:mm:ss` from the planned start, at most FURTHEST before or after it; raises ValueError."""
    found = _AT.match(str(value).strip()) if value is not None else None
    shown = f"at {reprlib.repr(value)}"
    if found is None:
        raise ValueError(f"{shown} cannot be read: write h:mm:ss from the planned start, such as 0:08:30")
    length = _length_of(found)
    if length > FURTHEST:
        raise ValueError(f"{shown} is too far from the planned start: write at most 48:00:00")
    return -length if found["sign"] in ("-", "−") else length


def _length_of(found: re.Match[str]) -> timedelta:
    minutes = found["hm"] or found["m"]
    try:
        return timedelta(hours=int(found["h"] or 0), minutes=int(minutes), seconds=int(found["s"]))
    except (OverflowError, ValueError):  # more than a timedelta holds, or more digits than int reads
        return timedelta.max
