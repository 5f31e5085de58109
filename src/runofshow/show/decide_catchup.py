"""Catching up: the accepted proposal becomes new allotments and skipped slots, in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from runofshow.clock import Now
from runofshow.programme.editing import item_of
from runofshow.show import commands as c
from runofshow.show import facts as f
from runofshow.show.catchup import least
from runofshow.show.decision import Decision, unknown_item
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import Standing, segment_allotment, slot_allotment
from runofshow.show.state import Show

__all__ = ["CATCHING_UP"]


def _catch_up(show: Show, command: c.CatchUp, now: Now) -> Decision:
    """New allotments and skipped slots, all or none."""
    control = show.control
    found: list[f.FactBody] = []
    standing = Standing(control)
    for item, seconds in command.allotments.items():
        adjusted = _brought_to(standing, item, timedelta(seconds=seconds))
        if isinstance(adjusted, Refusal):
            return adjusted
        found += adjusted
    skipped: list[str] = []
    for item in command.skip:
        slots = (item,) if item in control.programme.slots else tuple(standing.slots.get(item, ()))
        if not slots:
            return unknown_item(control, item)
        pending = [slot for slot in slots if standing.state(slot) == "pending"]
        if not pending:
            return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": item})
        skipped += pending
    if skipped:
        found.append(f.SlotsSkipped(tuple(dict.fromkeys(skipped))))
    return tuple(found) or Refusal(RefusalCode.NOTHING_CHANGES, {"item": None})


def _brought_to(standing: Standing, item: str, to: timedelta) -> list[f.AllotmentAdjusted] | Refusal:
    """What brings an item to an allotment; nothing where it has it already."""
    control = standing.control
    planned = item_of(control.programme, item)
    if planned is None:
        return unknown_item(control, item)
    is_slot = item in control.programme.slots
    if is_slot and standing.state(item) != "pending":
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": item})
    if not is_slot and item != control.current_segment and _is_over(standing, item):
        return Refusal(RefusalCode.SLOT_NOT_PENDING, {"slot": item})
    segment = control.programme.segments_by_id.get(item)
    has = slot_allotment(control, item) if is_slot or segment is None else segment_allotment(control, segment)
    if to < has and is_slot and to < least(planned):
        return Refusal(RefusalCode.BELOW_MINIMUM, {"slot": item})
    return [f.AllotmentAdjusted(item, (to - has).total_seconds())] if to != has else []


def _is_over(standing: Standing, segment: str) -> bool:
    return all(standing.state(slot) != "pending" for slot in standing.slots[segment])


CATCHING_UP: dict[str, Callable[[Show, Any, Now], Decision]] = {"catch_up": _catch_up}
