"""The chair's own page: notes, questions and lines for whatever is on, or comes next between speakers.

What it holds stands on the desk alone: no stage, no report and no export has any of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runofshow.programme.models import Segment
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_pronunciation
from runofshow.show.rundown import pending_slots, slot_allotment, slots_of
from runofshow.show.scene import Who, who_speaks
from runofshow.show.state import Show, segment_of
from runofshow.show.status import Status

__all__ = ["CHAIR_FIELDS", "ChairPage", "FloorLine", "chair_page"]


CHAIR_FIELDS = frozenset({"notes", "questions", "opening_line", "closing_line"})
"""What of a segment is the chair's alone."""


@dataclass(frozen=True, slots=True)
class FloorLine:
    """Giving the floor, or taking it back. own: the programme's words; else they are made of the rest.

    is_chair: whether the chair speaks there, so that nobody is given the floor.
    """

    who: Who
    kind: str
    allotment: timedelta
    is_chair: bool
    own: str = ""


@dataclass(frozen=True, slots=True)
class ChairPage:
    """is_next: about what comes, not about what runs. questions: the segment's own, else the programme's.

    give, take_back: the lines around the slot. following: the line for whoever comes after it. before:
    for whoever has just had the floor, where nobody has it now.
    """

    slot: str
    segment: str
    title: str
    is_next: bool
    pronunciation: str
    notes: str
    questions: tuple[str, ...]
    is_of_programme: bool
    give: FloorLine
    take_back: FloorLine
    following: FloorLine | None
    before: FloorLine | None


def chair_page(show: Show, view: Outlook) -> ChairPage | None:
    """The page for this instant; None after the end."""
    last = show.control.runs[-1].slot if show.control.runs else None
    slot = view.slot or view.next_slot or last
    if slot is None or view.status is Status.ENDED:
        return None
    segment = show.programme.segments_by_id[segment_of(slot)]
    speaker = show.control.speaker(slot)
    is_before = view.run is None and last is not None and last != slot
    follows = _after(show, slot) if view.run is None else view.next_slot
    return ChairPage(
        slot=slot,
        segment=segment.id,
        title=segment.title,
        is_next=view.run is None and slot != last,
        pronunciation=speaker_pronunciation(show.programme, speaker) if speaker else "",
        notes=segment.notes or "",
        questions=segment.questions or show.programme.guiding_questions,
        is_of_programme=not segment.questions and bool(show.programme.guiding_questions),
        give=_giving(show, slot),
        take_back=_taking_back(show, slot),
        following=_giving(show, follows) if follows is not None else None,
        before=_taking_back(show, last) if is_before and last is not None else None,
    )


def _after(show: Show, slot: str) -> str | None:
    """Who follows the one that is about to come."""
    return next((other for other in pending_slots(show.control) if other != slot), None)


def _giving(show: Show, slot: str) -> FloorLine:
    """The segment's own line opens its first slot; whoever follows there is introduced by name."""
    segment = show.programme.segments_by_id[segment_of(slot)]
    is_first = slot == slots_of(show.control, segment.id)[0]
    return _line(show, slot, segment, segment.opening_line if is_first else None)


def _taking_back(show: Show, slot: str) -> FloorLine:
    """The segment's own line closes its last slot."""
    segment = show.programme.segments_by_id[segment_of(slot)]
    is_last = slot == slots_of(show.control, segment.id)[-1]
    return _line(show, slot, segment, segment.closing_line if is_last else None)


def _line(show: Show, slot: str, segment: Segment, own: str | None) -> FloorLine:
    control, chair = show.control, show.programme.chair
    speaker = control.speaker(slot)
    return FloorLine(
        who=who_speaks(show, slot),
        kind=segment.kind,
        allotment=slot_allotment(control, slot),
        is_chair=speaker is not None and speaker.person is not None and speaker.person == chair,
        own=own or "",
    )
