"""What the schema refuses, in words for a chair instead of pydantic's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from runofshow.programme.findings import Path, Problem, Severity, dotted, nearest, shown
from runofshow.programme.models import (
    CuePlan,
    Material,
    Person,
    Poll,
    PollOption,
    Programme,
    Segment,
    Turn,
)
from runofshow.programme.times import UnreadableError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from runofshow.programme.tree import Tree

__all__ = ["explain"]

_MODELS: dict[str, type[BaseModel]] = {
    "people": Person,
    "segments": Segment,
    "turns": Turn,
    "polls": Poll,
    "options": PollOption,
    "materials": Material,
    "cues": CuePlan,
}
_SAMPLES = {
    "date": "date: 2018-12-07",
    "start": 'start: "08:30"',
    "time_zone": "time_zone: Africa/Casablanca",
    "duration": "duration: 25m",
    "segments": "segments: and below it a list, - id: opening and so on",
    "person": "person: and the id of one of the people",
    "options": "options: and below it a list, - id: green and so on",
}


def explain(errors: Sequence[ErrorDetails], tree: Tree) -> Iterator[Problem]:
    """One problem for each mistake; a key missing because it is mistyped is told once, as mistyped."""
    mistyped = {_meant(error, tree) for error in errors if error["type"] == "extra_forbidden"}
    for error in errors:
        location = tuple(error["loc"])
        if error["type"] == "missing" and location in mistyped:
            continue
        if error["type"] == "too_short" and _value(tree, location):
            continue  # the list is not empty: its items were refused, each for its own reason
        yield _EXPLAINERS.get(error["type"], _other)(error, tree)


def _value(tree: Tree, path: Path) -> Any:
    value = tree.data
    for part in tree.trimmed(path):
        value = value[part]
    return value


def _error(tree: Tree, error: ErrorDetails, message: str, hint: str) -> Problem:
    return Problem(Severity.error, tree.trimmed(tuple(error["loc"])), message, hint)


def _model_at(parent: Path) -> type[BaseModel]:
    name = next((part for part in reversed(parent) if isinstance(part, str)), "")
    return _MODELS.get(name, Programme)


def _meant(error: ErrorDetails, tree: Tree) -> Path | None:
    """The path of the key that an unknown one was most likely meant for."""
    location = tuple(error["loc"])
    parent = tree.trimmed(location)[:-1]
    present = _value(tree, parent)
    free = [name for name in _model_at(parent).model_fields if name not in present]
    near = nearest(str(location[-1]), free)
    return (*parent, near) if near else None


def _unknown(error: ErrorDetails, tree: Tree) -> Problem:
    path = tree.trimmed(tuple(error["loc"]))
    meant = _meant(error, tree)
    names = _model_at(path[:-1]).model_fields
    near = nearest(str(path[-1]), names)
    if meant:
        hint = f"write {meant[-1]}"
    elif near:
        hint = f"take it out: {near} stands here already"
    else:
        hint = f"take it out, or write one of {', '.join(names)}"
    return Problem(Severity.error, path, f"unknown key {shown(str(path[-1]))}", hint, is_key=True)


def _missing(error: ErrorDetails, tree: Tree) -> Problem:
    location = tuple(error["loc"])
    name = str(location[-1])
    sample = _SAMPLES.get(name, f"{name}: and its text" if name != "id" else "id: a-short-name")
    path = (*tree.trimmed(location[:-1]), name)
    where = f" in {dotted(path[:-1])}" if len(path) > 1 else ""
    return Problem(Severity.error, path, f"{name} is missing{where}", f"write {sample}")


def _choice(error: ErrorDetails, tree: Tree) -> Problem:
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return _error(
        tree, error, f"{shown(error['input'])} is no {error['loc'][-1]}", f"write one of {expected}"
    )


def _text(error: ErrorDetails, tree: Tree) -> Problem:
    value = error["input"]
    if value is None:
        return _error(tree, error, "nothing is written here", "write a text, or take the key out")
    if isinstance(value, dict | list):
        hint = "write a text; one that begins with { or [ needs quotes"
        return _error(tree, error, f"a {_kind(value)} stands where a text belongs", hint)
    written = str(value).lower() if isinstance(value, bool) else value
    return _error(
        tree, error, f"{shown(written)} is not read as text", f'put it in quotes: "{shown(written)}"'
    )


def _id(error: ErrorDetails, tree: Tree) -> Problem:
    hint = "write lower-case letters and digits, joined by - _ or a dot, such as session-1"
    return _error(tree, error, f"{shown(error['input'])} is no id", hint)


def _long(error: ErrorDetails, tree: Tree) -> Problem:
    limit = error.get("ctx", {}).get("max_length")
    return _error(tree, error, "this text is too long", f"write at most {limit} characters")


def _list(error: ErrorDetails, tree: Tree) -> Problem:
    name = error["loc"][-1]
    hint = f"begin each of the {name} on a line of its own with a dash, or take the key out"
    if error["input"] is None:
        return _error(tree, error, f"{name} is empty", hint)
    return _error(tree, error, f"{name} must be a list", hint)


def _mapping(error: ErrorDetails, tree: Tree) -> Problem:
    path = tree.trimmed(tuple(error["loc"]))
    required = [name for name, field in _model_at(path).model_fields.items() if field.is_required()]
    names = ", ".join(f"{name}: …" for name in required or _model_at(path).model_fields)
    return _error(tree, error, f"{_kind(error['input'])} stands where keys belong", f"write {names}")


def _number(error: ErrorDetails, tree: Tree) -> Problem:
    hint = "write a whole number from 1 to 1000000, such as 220"
    return _error(tree, error, f"{shown(error['input'])} is no number of people", hint)


def _yes_no(error: ErrorDetails, tree: Tree) -> Problem:
    return _error(tree, error, f"{shown(error['input'])} is neither true nor false", "write true or false")


def _own(error: ErrorDetails, tree: Tree) -> Problem:
    """An error that our own validators raised says both sides itself."""
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, UnreadableError):
        return _error(tree, error, cause.problem, cause.hint)
    return _other(error, tree)


def _other(error: ErrorDetails, tree: Tree) -> Problem:
    message = f"{shown(error['input'])} cannot be read here"
    return _error(tree, error, message, f"compare it with the example programmes ({error['msg']})")


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = ((dict, "mapping"), (list, "list"), (str, "text"))
    return next((name for kind, name in kinds if isinstance(value, kind)), shown(value))


_EXPLAINERS: dict[str, Callable[[ErrorDetails, Tree], Problem]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "literal_error": _choice,
    "string_type": _text,
    "string_too_short": lambda error, tree: _error(
        tree, error, "the text is empty", "write a text, or take the key out"
    ),
    "string_too_long": _long,
    "string_pattern_mismatch": _id,
    "tuple_type": _list,
    "too_short": _list,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "dict_type": _mapping,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "int_parsing_size": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "bool_parsing": _yes_no,
    "bool_type": _yes_no,
    "value_error": _own,
}
