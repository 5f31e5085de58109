"""Reading a programme file: from bytes to a Programme, or to everything that keeps it from being one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from runofshow.programme.explain import explain
from runofshow.programme.findings import Finding, Problem, Severity, shown
from runofshow.programme.json_tree import read_json
from runofshow.programme.models import Programme
from runofshow.programme.problems import check_data
from runofshow.programme.tree import LARGEST, Lines, Place, Tree, TreeError
from runofshow.programme.yaml_tree import read_yaml

__all__ = ["Reading", "parse_programme", "read_programme"]

_MOST_FINDINGS = 200
_TOP = Place(1, 1)
# The longer mark of UTF-32 begins with that of UTF-16, so it is looked for first.
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_TEXT_MUST_BE = "save it as UTF-8 text"


@dataclass(frozen=True, slots=True)
class Reading:
    """programme: None where any finding is an error. data: what could be read, before the schema."""

    programme: Programme | None
    findings: tuple[Finding, ...] = ()
    data: Any = None


def read_programme(path: Path) -> Reading:
    """Read a YAML or (by its suffix) JSON file. Never raises for what is in it, nor when it is not there."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (OSError, ValueError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) and wrong.strerror else str(wrong)
        message = f"the file cannot be read: {reason}"
        return Reading(None, (Finding(Severity.error, "", message, "check its name and who may read it"),))
    return parse_programme(raw, is_json=path.suffix.lower() == ".json")


def parse_programme(raw: bytes, *, is_json: bool = False) -> Reading:
    """Read a programme from the bytes of a file."""
    try:
        text = _decoded(raw)
        tree = read_json(text) if is_json else read_yaml(text)
        if not isinstance(tree.data, dict):
            _refuse_top(tree)
    except TreeError as stop:
        place = stop.place
        return Reading(
            None, (Finding(Severity.error, "", stop.message, stop.hint, place.line, place.column),)
        )
    return _judged(tree)


def _decoded(raw: bytes) -> str:
    """The text of a file; raises TreeError where it is too large, empty or not UTF-8."""
    if len(raw) > LARGEST:
        hint = f"a programme has at most {LARGEST:,} bytes; is this the right file?"
        raise TreeError("the file is larger than 1 MB", hint, _TOP)
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    if encoding or re.match(rb"(?:[^\0]\0|\0[^\0]){2}", raw):
        raise TreeError(f"the file is {encoding or 'UTF-16'}, not UTF-8", _TEXT_MUST_BE, _TOP)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as wrong:
        before = raw[: wrong.start].decode()
        message = f"not UTF-8: the byte 0x{raw[wrong.start]:02x} stands here"
        raise TreeError(message, _TEXT_MUST_BE, Lines(before).place(len(before))) from None
    if not text.strip():
        raise TreeError("the file is empty", "begin with title: and the other keys of a programme", _TOP)
    return text


def _refuse_top(tree: Tree) -> None:
    hint = "begin with title: and the other keys of a programme"
    message = (
        "the file holds no keys" if tree.data is None else f"{shown(tree.data)} stands where keys belong"
    )
    raise TreeError(message, hint, tree.place(()))


def _judged(tree: Tree) -> Reading:
    programme: Programme | None = None
    errors: list[Any] = []
    try:
        programme = Programme.model_validate(tree.data)
    except ValidationError as wrong:
        errors = wrong.errors(include_url=False)
    findings = [*tree.findings, *_placed(_merged(errors, tree), tree)]
    findings.sort(key=lambda found: (found.line or 0, found.column or 0))
    is_wrong = any(found.severity is Severity.error for found in findings)
    return Reading(None if is_wrong else programme, tuple(_capped(findings)), tree.data)


def _merged(errors: list[Any], tree: Tree) -> Iterator[Problem]:
    """The checks' problems, and the schema's where the checks have no error in the same place."""
    checked = list(islice(check_data(tree.data), _MOST_FINDINGS + 1))
    known = {problem.path for problem in checked if problem.severity is Severity.error}
    yield from checked
    explained = explain(errors[: _MOST_FINDINGS + 1], tree)
    yield from (problem for problem in explained if problem.path not in known)


def _placed(problems: Iterable[Problem], tree: Tree) -> Iterator[Finding]:
    for problem in problems:
        place = tree.place(problem.path, is_key=problem.is_key)
        yield problem.placed(place.line, place.column)


def _capped(findings: list[Finding]) -> Iterator[Finding]:
    yield from findings[:_MOST_FINDINGS]
    if len(findings) > _MOST_FINDINGS:
        last = findings[_MOST_FINDINGS]
        message = f"more than {_MOST_FINDINGS} things are wrong"
        hint = "put the first of them right and check again"
        yield Finding(Severity.error, last.path, message, hint, last.line, last.column)
