"""What the deciders share: the shape of a decision, and the refusals and facts that several of them make."""

from __future__ import annotations

import difflib

from runofshow.show import facts as f
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.rundown import slots_of
from runofshow.show.state import Control, Show

__all__ = ["Decision", "new_run", "unknown_item", "unknown_person", "unknown_slot", "unpaused"]

Decision = tuple[f.FactBody, ...] | Refusal
"""Facts, or why there are none."""


def unpaused(show: Show) -> tuple[f.FactBody, ...]:
    return (f.ShowResumed(),) if show.control.is_paused else ()


def new_run(show: Show) -> str:
    """Unique in the journal: no two facts share a seq, undone ones included."""
    return f"r{show.seq + 1}"


def unknown_slot(control: Control, slot: str) -> Refusal:
    """Why an id that is no slot of the programme cannot be taken for one."""
    if slot in control.programme.segments_by_id:
        return Refusal(RefusalCode.SEGMENT_HAS_TURNS, {"slot": slot, "first": slots_of(control, slot)[0]})
    known = [*control.programme.slots, *control.programme.segments_by_id, *control.floor_slots]
    # A floor turn is known, only not to the programme: asking whether it was meant helps nobody.
    near = difflib.get_close_matches(slot, known, 1) if slot not in known else []
    return Refusal(RefusalCode.UNKNOWN_SLOT, {"slot": slot, "nearest": near[0] if near else None})


def unknown_item(control: Control, item: str) -> Refusal:
    """Why an id names no segment or turn of the programme."""
    known = [*control.programme.segments_by_id, *control.programme.slots]
    near = difflib.get_close_matches(item, known, 1)
    return Refusal(RefusalCode.UNKNOWN_ITEM, {"item": item, "nearest": near[0] if near else None})


def unknown_person(control: Control, person: str | None) -> Refusal | None:
    """Why an id names nobody of the programme; None where it does, or where none is given."""
    known = control.programme.persons
    if person is None or person in known:
        return None
    near = difflib.get_close_matches(person, known, 1)
    return Refusal(RefusalCode.UNKNOWN_PERSON, {"person": person, "nearest": near[0] if near else None})
