"""Editing the programme, before the show and while it runs: what is done can't be edited away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError

from runofshow.clock import Now
from runofshow.programme import editing
from runofshow.programme.findings import Severity
from runofshow.programme.models import Programme
from runofshow.programme.problems import check_programme
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.decision import Decision, unknown_item
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import slots_of
from runofshow.show.state import Control, Show

__all__ = ["EDITING"]

STRUCTURE = frozenset({"id", "turns", "segments", "date", "start", "time_zone"})
"""Fields that have commands of their own, or that would move what has already happened."""

NAMES = frozenset({"title", "subtitle", "short_title", "topic"})
WORDS = NAMES | {"notes", "questions", "opening_line", "closing_line", "polls"}
"""What may be edited of an item that was taken: how it is called, not what happened."""


def _edit(show: Show, command: c.Edit, now: Now) -> Decision:
    control, item, changes = show.control, command.item, command.changes
    if item is not None and editing.item_of(control.programme, item) is None:
        return unknown_item(control, item)
    fixed = STRUCTURE if item or control.is_started else frozenset({"segments"})
    if fixed & changes.keys():
        return Refusal(RefusalCode.FIELD_IS_FIXED, {"fields": ", ".join(sorted(fixed & changes.keys()))})
    if item is not None and _is_taken(control, item) and not changes.keys() <= WORDS:
        return Refusal(RefusalCode.ITEM_IS_DONE, {"item": item})
    fact = f.ItemEdited(item, dict(changes))
    # A duration as it was agreed is news where time was added or taken since: that goes.
    is_news = item in control.adjustments and "duration" in changes
    change = partial(editing.edited, control.programme, item, changes)
    return _checked(show, fact, item, change, is_news=is_news)


def _insert(show: Show, command: c.Insert, now: Now) -> Decision:
    control = show.control
    programme = control.programme
    if command.segment is not None:
        before = command.before
        refused = _misplaced(control, [segment.id for segment in programme.segments], before, "")
        if refused:
            return refused
        values = _with_id(command.segment, programme.segments_by_id, "title")
        if values["id"] in programme.segments_by_id:
            return Refusal(RefusalCode.ID_TAKEN, {"id": values["id"]})
        return _checked(
            show,
            f.SegmentInserted(values, before),
            values["id"],
            lambda: editing.with_segment(programme, values, before),
        )
    return _insert_turn(show, command)


def _insert_turn(show: Show, command: c.Insert) -> Decision:
    control = show.control
    assert command.turn is not None
    assert command.into is not None
    segment = control.programme.segments_by_id.get(command.into)
    if segment is None:
        return unknown_item(control, command.into)
    before = _bare(command.before, segment.id)
    turns = [f"{segment.id}/{turn.id}" for turn in segment.turns]
    if _is_over(control, segment.id) or (not turns and _is_taken(control, segment.id)):
        return Refusal(RefusalCode.ITEM_IS_DONE, {"item": segment.id})
    refused = _misplaced(control, turns, before and f"{segment.id}/{before}", segment.id)
    if refused:
        return refused
    taken = {turn.id for turn in segment.turns} | {
        slot.partition("/")[2] for slot in control.floor_slots if slot.startswith(f"{segment.id}/")
    }
    values = _with_id(command.turn, taken, "person")
    if values["id"] in taken:
        return Refusal(RefusalCode.ID_TAKEN, {"id": values["id"]})
    return _checked(
        show,
        f.TurnInserted(segment.id, values, before),
        segment.id,
        lambda: editing.with_turn(control.programme, segment.id, values, before),
    )


def _move(show: Show, command: c.Move, now: Now) -> Decision:
    control, item = show.control, command.item
    found = editing.item_of(control.programme, item)
    if found is None:
        return unknown_item(control, item)
    if _is_taken(control, item):
        return Refusal(RefusalCode.ITEM_IS_DONE, {"item": item})
    order = _siblings(control, item)
    within = item.partition("/")[0] if "/" in item else ""
    before = _bare(command.before, within) if within else command.before
    full = before and (f"{within}/{before}" if within else before)
    refused = _misplaced(control, order, full, within)
    if refused:
        return refused
    without = [other for other in order if other != item]
    place = without.index(full) if full in without else len(without)
    if full == item or order.index(item) == place:
        return Refusal(RefusalCode.NOTHING_CHANGES, {"item": item})
    return (f.ItemMoved(item, before),)


def _remove(show: Show, command: c.Remove, now: Now) -> Decision:
    control, item = show.control, command.item
    if editing.item_of(control.programme, item) is None:
        return unknown_item(control, item)
    if _is_taken(control, item):
        return Refusal(RefusalCode.ITEM_IS_DONE, {"item": item})
    if len(_siblings(control, item)) == 1:
        return Refusal(RefusalCode.LAST_ITEM, {"item": item})
    return (f.ItemRemoved(item),)


def _with_id(values: Mapping[str, Any], taken: Iterable[str], named_by: str) -> dict[str, Any]:
    """With an id made from the title or the person where none is given."""
    if values.get("id"):
        return dict(values)
    return {"id": editing.new_id(str(values.get(named_by) or ""), taken), **values}


def _bare(before: str | None, segment: str) -> str | None:
    """A turn's id without its segment's."""
    return before.removeprefix(f"{segment}/") if before else None


def _siblings(control: Control, item: str) -> list[str]:
    """The items of the same kind, in order."""
    segment_id, _, turn_id = item.partition("/")
    if not turn_id:
        return [segment.id for segment in control.programme.segments]
    return list(slots_of(control, segment_id))


def _is_taken(control: Control, item: str) -> bool:
    """Whether a slot was ever taken, or any of a segment's; a segment whose clock runs was, too."""
    if item == control.current_segment:
        return True
    return any(run.slot == item or run.segment == item for run in control.runs)


def _is_over(control: Control, segment: str) -> bool:
    """Whether a segment was taken and left, for good unless somebody goes back."""
    return segment != control.current_segment and any(run.segment == segment for run in control.runs)


def _misplaced(control: Control, order: list[str], before: str | None, within: str) -> Refusal | None:
    """Why nothing can be put before that item: it is unknown, or lies at or behind what was taken."""
    if before is not None and before not in order:
        return unknown_item(control, before)
    taken = [place for place, item in enumerate(order) if _is_taken(control, item)]
    place = order.index(before) if before is not None else len(order)
    if taken and place <= taken[-1]:
        return Refusal(RefusalCode.BEFORE_WHAT_IS_DONE, {"item": before or within})
    return None


def _checked(
    show: Show, fact: f.FactBody, item: str | None, change: Callable[[], Programme], *, is_news: bool = False
) -> Decision:
    """The fact, unless it leads to a programme that `check` would refuse."""
    try:
        programme = change()
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        why = str(first["ctx"]["error"]) if first["type"] == "value_error" else str(first["msg"])
        return Refusal(RefusalCode.NOT_A_VALUE, {"field": field, "why": why})
    if programme == show.programme and not is_news:
        return Refusal(RefusalCode.NOTHING_CHANGES, {"item": item})
    wrong_before = set(_errors(show.programme, item))
    wrong_now = next((error for error in _errors(programme, item) if error not in wrong_before), None)
    if wrong_now is not None:
        return Refusal(RefusalCode.NOT_A_VALUE, {"field": wrong_now[0], "why": wrong_now[1]})
    return (fact,)


def _errors(programme: Programme, item: str | None) -> list[tuple[str, str]]:
    """(field, message) of what `check` calls an error: in the item's segment, or anywhere without one."""
    part = programme if item is None else editing.only(programme, item.partition("/")[0])
    errors = (finding for finding in check_programme(part) if finding.severity is Severity.error)
    return [(finding.path.rpartition(".")[2], finding.message) for finding in errors]


EDITING: dict[str, Callable[[Show, Any, Now], Decision]] = {
    "edit": _edit,
    "insert": _insert,
    "move": _move,
    "remove": _remove,
}
