"""Handing over: whom to introduce, who is not here yet, and who could go first meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runofshow.show import commands as c
from runofshow.show.chair import chair_page
from runofshow.show.outlook import Outlook
from runofshow.show.rundown import next_slot, pending_slots, slot_state, slots_of
from runofshow.show.scene import Scene, Who
from runofshow.show.state import Show, segment_of

__all__ = ["Introduction", "introduction", "is_not_here", "slot_to_substitute", "take_second"]


@dataclass(frozen=True, slots=True)
class Introduction:
    """Whom the chair introduces between two speakers, and how long they have.

    segment: the title of the one that begins with them; empty within a segment. line: the programme's
    own words to begin it and to give the floor; empty where it has none.
    """

    who: Who
    segment: str
    pronunciation: str
    line: str
    allotment: timedelta
    is_not_here: bool


def introduction(show: Show, view: Outlook, scene: Scene) -> Introduction | None:
    """Whom to introduce; None while somebody has the floor, before the start and when nobody follows."""
    who = scene.upcoming
    if (
        who is None
        or scene.who is not None
        or scene.upcoming_allotment is None
        or not show.control.is_started
    ):
        return None
    page = chair_page(show, view)
    return Introduction(
        who=who,
        segment=who.segment_title if segment_of(who.slot) != view.segment else "",
        pronunciation=page.pronunciation if page else "",
        line=page.give.own if page else "",
        allotment=scene.upcoming_allotment,
        is_not_here=is_not_here(show, who.slot),
    )


def is_not_here(show: Show, slot: str) -> bool:
    """Whether somebody said that a slot's speaker has not come yet."""
    if not show.presence:  # asked of every row of a long day, and mostly nobody has said anything
        return False
    speaker = show.control.speaker(slot)
    return speaker is not None and show.presence.get(speaker.person or "") is False


def take_second(show: Show) -> c.Move | None:
    """What puts the next turn behind the one that follows it; None where it has no such neighbour.

    A turn that a floor turn broke off has begun, so it stays where it is.
    """
    control = show.control
    slot, pending = next_slot(control), pending_slots(control)
    if slot is None or len(pending) < 2 or pending[0] != slot:
        return None
    segment = segment_of(slot)
    if segment_of(pending[1]) != segment:
        return None
    order = slots_of(control, segment)
    after = order[order.index(pending[1]) + 1 :]
    return c.Move.model_construct(item=slot, before=after[0] if after else None)


def slot_to_substitute(show: Show, selected: str | None) -> str | None:
    """The selected slot if it is running or to come, else the next one, else the one that is running.

    After the end any slot can be selected, to put the record right.
    """
    control, slots = show.control, show.programme.slots
    if control.ended is not None:
        return selected if selected in slots else None
    if selected in slots and slot_state(control, selected or "") in ("pending", "running"):
        return selected
    run = control.current_run
    return next((slot for slot in (next_slot(control), run and run.slot) if slot in slots), None)
