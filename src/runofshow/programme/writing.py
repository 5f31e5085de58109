"""Writing a programme as YAML or JSON: whole or not at all, and over a YAML file with its comments kept."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from runofshow.programme.models import Programme
from runofshow.programme.problems import to_data
from runofshow.programme.reading import parse_programme
from runofshow.programme.tree import LARGEST
from runofshow.programme.yaml_text import changed_yaml, fresh_yaml

__all__ = ["programme_text", "write_programme"]


def write_programme(programme: Programme, path: Path) -> None:
    """Write YAML, or JSON where the suffix says so; raises OSError, and then the file is as it was.

    A YAML file that is there keeps its comments, the order of its keys and the spelling of every
    value that has not changed.
    """
    target = path.resolve()
    is_json = target.suffix.lower() == ".json"
    earlier = b"" if is_json else _earlier(target)
    _replace(target, programme_text(programme, is_json=is_json, earlier=earlier))


def programme_text(programme: Programme, *, is_json: bool = False, earlier: bytes = b"") -> str:
    """The text of a programme's file. `earlier`: the YAML that it takes the place of, if any."""
    if is_json:
        return json.dumps(to_data(programme), ensure_ascii=False, indent=2) + "\n"
    old = parse_programme(earlier).programme
    if old is None:
        return fresh_yaml(programme)
    changed = changed_yaml(earlier.decode("utf-8-sig"), old, programme)
    # Comments are worth much, but a row that shares its anchor with another may not be changed with it:
    # what would be written is read back first.
    is_right = parse_programme(changed.encode()).programme == programme
    return changed if is_right else fresh_yaml(programme)


def _earlier(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        return b""


def _replace(path: Path, text: str) -> None:
    """Put a complete file in the place of the one that is there, with its permissions."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The process's mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
