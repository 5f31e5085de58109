"""YAML as people like to read it, and an earlier file changed in as few places as will do."""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from runofshow.programme.models import Programme
from runofshow.programme.problems import to_data

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

__all__ = ["changed_yaml", "fresh_yaml"]

_CLOCK_TIMES = ("start", "hard_stop")
_WIDTH = 100
_ITEM = re.compile(r"^[^\s#-][^#\n]*:[ ]*(?:#.*)?\n(?:[ ]*(?:#.*)?\n)*([ ]*)- ", re.MULTILINE)
_MISSING = object()


def fresh_yaml(programme: Programme) -> str:
    """A programme as YAML: defaults left out, long texts folded, times of day in quotes."""
    return _dump(_dressed(to_data(programme)), indent=2)


def changed_yaml(earlier: str, old: Programme, new: Programme) -> str:
    """The text `earlier`, which holds `old`, with only what differs in `new` written anew."""
    yaml = _round_trip(_list_indent(earlier))
    document = yaml.load(earlier)
    _merge(document, to_data(old), to_data(new))
    return _dump(document, indent=_list_indent(earlier))


def _round_trip(list_indent: int) -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    # Wider than any text: lines are folded by us, and those of an earlier file stay as they are.
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=list_indent + 2, offset=list_indent)
    return yaml


def _dump(document: Any, *, indent: int) -> str:
    out = io.StringIO()
    _round_trip(indent).dump(document, out)
    return out.getvalue()


def _list_indent(text: str) -> int:
    """How far the dashes of lists are indented: most files have 2, many 0."""
    found = _ITEM.search(text)
    return len(found[1]) if found else 2


def _dressed(value: Any, key: str = "") -> Any:
    """Plain data as ruamel.yaml writes it pleasantly."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, Mapping):
        return CommentedMap((name, _dressed(inner, name)) for name, inner in value.items())
    if isinstance(value, list):
        return CommentedSeq(_dressed(inner) for inner in value)
    if not isinstance(value, str):
        return value
    if key == "date":
        return dt.date.fromisoformat(value)
    if key in _CLOCK_TIMES:
        return DoubleQuotedScalarString(value)
    if "\n" in value:
        is_plain = all(line == line.strip() for line in value.split("\n"))
        return LiteralScalarString(value) if is_plain else DoubleQuotedScalarString(value)
    return _folded(value) if len(value) > _WIDTH else value


def _folded(text: str) -> Any:
    """A long text on several lines, where its words allow that."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

    lines = textwrap.wrap(text, _WIDTH - 10, break_long_words=False, break_on_hyphens=False)
    if " ".join(lines) != text:
        return DoubleQuotedScalarString(text)
    folded = FoldedScalarString(text)
    position, folded.fold_pos = -1, []
    for line in lines[:-1]:
        position += len(line) + 1
        folded.fold_pos.append(position)
    return folded


def _merge(document: CommentedMap, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Bring a mapping from `old` to `new`; what the two agree on is not touched."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    for key in [key for key in document if key in old and key not in new]:
        del document[key]
    for key, value in new.items():
        before = old.get(key, _MISSING)
        if before == value:
            continue
        there = document.get(key)
        if isinstance(there, CommentedMap) and isinstance(before, Mapping) and isinstance(value, Mapping):
            _merge(there, before, value)
        elif isinstance(there, CommentedSeq) and isinstance(before, list) and isinstance(value, list):
            _merge_list(there, before, value)
        else:
            document[key] = _in_style_of(there, _dressed(value, key))


def _merge_list(document: CommentedSeq, old: list[Any], new: list[Any]) -> None:
    """Bring a list from `old` to `new`: rows with an id keep their own words and comments."""
    known = [_identity(item) for item in old]
    wanted = [_identity(item) for item in new]
    for index in reversed(range(len(known))):
        if known[index] not in wanted:
            del document[index], known[index], old[index]
    for index, item in enumerate(new):
        here = known.index(wanted[index], index) if wanted[index] in known[index:] else None
        if here is None:
            document.insert(index, _dressed(item))
            known.insert(index, wanted[index])
            old.insert(index, item)
            continue
        if here != index:
            document.insert(index, document.pop(here))
            known.insert(index, known.pop(here))
            old.insert(index, old.pop(here))
        if isinstance(item, Mapping):
            _merge(document[index], old[index], item)


def _identity(item: Any) -> Any:
    """What makes two items of a list the same: the id, for materials the title, else the text itself."""
    return item.get("id", item.get("title")) if isinstance(item, Mapping) else item


def _in_style_of(there: Any, value: Any) -> Any:
    """A changed text keeps the quotes of the one before."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    if type(value) is str and isinstance(there, DoubleQuotedScalarString | SingleQuotedScalarString):
        return type(there)(value)
    return value
