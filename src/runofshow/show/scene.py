"""What a screen says about an outlook: the digits, whose they are, and who comes next.

Faces draw a scene and decide nothing. The desk and the stage differ only between speakers: the
desk counts the segment's clock on, the stage announces the next speaker with the full time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from runofshow.programme.times import format_duration, shown_seconds
from runofshow.show.actuals import run_used
from runofshow.show.cues import Phase, thresholds
from runofshow.show.outlook import Outlook
from runofshow.show.people import speaker_name, speaker_organisation, speaker_role
from runofshow.show.rundown import pending_slots, run_of, slot_allotment
from runofshow.show.state import Show, segment_of
from runofshow.show.status import Status

__all__ = [
    "Scene",
    "Who",
    "card_on_stage",
    "countdown_text",
    "desk_scene",
    "is_counted_up",
    "stage_scene",
    "who_speaks",
]

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Who:
    """Whose slot it is, in words. name: the speaker, or the segment's title where nobody is named.

    person: the speaker's name, empty where nobody is named. on_behalf_of: for whom a substitute speaks.
    """

    slot: str
    name: str
    person: str
    role: str
    organisation: str
    short_organisation: str
    segment_title: str
    on_behalf_of: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. digits: such as `3:42` or `+1:24`, empty where nothing is timed.

    Where the programme counts up, digits are the time used, without a sign: phases are the same.
    characters: how many the digits can become while the slot lasts (5, or 7 from an hour on).
    upcoming_allotment: in whole seconds, as a countdown shows it; not below nought.
    fraction: used part of the allotment, 0 to 1. notches: where the warning begins, as fractions.
    next_change: until the digits change; None while they stand still.
    """

    phase: Phase
    digits: str
    characters: int
    fraction: float
    notches: tuple[float, ...]
    who: Who | None
    upcoming: Who | None
    upcoming_allotment: timedelta | None
    card: str
    card_tone: str
    next_change: timedelta | None
    is_counted_up: bool = False


def countdown_text(remaining: timedelta) -> str:
    """The digits of a remaining time: `0:00` through the first second of overtime, then `+0:01`."""
    seconds = shown_seconds(remaining)
    return ("+" if seconds < 0 else "") + format_duration(timedelta(seconds=abs(seconds)))


def is_counted_up(show: Show, view: Outlook) -> bool:
    """Whether the digits are the time used: the slot's own way of timing, between speakers the segment's.

    Before anything is timed they are the full time, whichever way it will be counted.
    """
    control = show.control
    if view.run is None:
        segment = control.programme.segments_by_id.get(view.segment or "")
        return segment is not None and segment.timing == "up"
    planned = control.planned(view.slot or "")
    return planned is not None and planned.timed.timing == "up"


def who_speaks(show: Show, slot: str) -> Who:
    """Whose slot it is, substitutes and floor speakers included."""
    control, programme = show.control, show.programme
    segment = programme.segments_by_id[segment_of(slot)]
    speaker = control.speaker(slot)
    planned = control.planned(slot)
    person = speaker_name(programme, speaker) if speaker else ""
    is_segment = planned is not None and planned.turn is None
    topic = planned.turn.topic if planned and planned.turn else None
    stands_in = slot in control.substitutes and planned is not None and planned.person is not None
    return Who(
        slot=slot,
        name=segment.title if is_segment else person or topic or segment.title,
        person=person,
        role=speaker_role(programme, speaker) if speaker else "",
        organisation=speaker_organisation(programme, speaker) if speaker else "",
        short_organisation=speaker_organisation(programme, speaker, short=True) if speaker else "",
        segment_title=segment.title,
        on_behalf_of=planned.person.full_name if stands_in and planned and planned.person else "",
    )


def card_on_stage(show: Show) -> tuple[str, str]:
    """(text, tone) of the card that stands: it goes with whoever had the floor when it was shown."""
    run = show.control.current_run
    card = show.card
    if card is None or card.run != (run.id if run else None):
        return "", "info"
    return card.text, card.tone


def desk_scene(show: Show, view: Outlook) -> Scene:
    """The picture in the middle of the desk."""
    if view.slot is None and view.segment is None:
        return _empty(show, view)
    is_up = is_counted_up(show, view)
    if view.remaining is None:
        return _clocked(show, view, view.segment_remaining, view.segment_used, view.segment_allotment, is_up)
    return _clocked(show, view, view.remaining, view.used, view.allotment, is_up)


def stage_scene(show: Show, view: Outlook) -> Scene:
    """The picture for speakers and room."""
    if view.remaining is None and view.next_slot is not None:
        length, left = slot_allotment(show.control, view.next_slot), _time_of(show, view, view.next_slot)
        waiting = _clocked(show, view, left, length - left, length)
        phase = Phase.PAUSED if view.status is Status.PAUSED else Phase.STANDBY
        return replace(waiting, phase=phase, who=waiting.upcoming, upcoming=None, next_change=None)
    return desk_scene(show, view)


def _clocked(
    show: Show,
    view: Outlook,
    remaining: timedelta | None,
    used: timedelta | None,
    allotment: timedelta | None,
    is_up: bool = False,
) -> Scene:
    assert remaining is not None
    assert used is not None
    assert allotment is not None
    limits = thresholds(allotment, show.programme.cues)
    slot, upcoming = view.slot, _upcoming(show, view)
    text, tone = card_on_stage(show)
    return Scene(
        phase=view.phase,
        digits=format_duration(used) if is_up else countdown_text(remaining),
        characters=5 if max(allotment, used) < timedelta(hours=1) else 7,
        fraction=min(1.0, max(0.0, used / allotment)) if allotment else 1.0,
        notches=(1 - limits.warning / allotment,) if limits.warning < allotment else (),
        who=who_speaks(show, slot) if slot else None,
        upcoming=who_speaks(show, upcoming) if upcoming else None,
        upcoming_allotment=_shown_time_of(show, view, upcoming) if upcoming else None,
        card=text,
        card_tone=tone,
        next_change=_next_change(view, remaining),
        is_counted_up=is_up,
    )


def _upcoming(show: Show, view: Outlook) -> str | None:
    """Who follows: what `next` takes; in standby, where that one is on screen already, the one after."""
    if view.status is not Status.STANDBY:
        return view.next_slot
    return next((slot for slot in pending_slots(show.control) if slot != view.slot), None)


def _time_of(show: Show, view: Outlook, slot: str) -> timedelta:
    """What a slot has to come: its allotment, or what a floor turn left of it."""
    control = show.control
    broken_off = run_of(control, control.interrupted)
    if broken_off is None or broken_off.slot != slot:
        return slot_allotment(control, slot)
    if "/" not in slot and view.segment_remaining is not None:
        return view.segment_remaining
    return slot_allotment(control, slot) - run_used(control, broken_off, view.moment)


def _shown_time_of(show: Show, view: Outlook, slot: str) -> timedelta:
    return max(0, shown_seconds(_time_of(show, view, slot))) * SECOND


def _next_change(view: Outlook, remaining: timedelta) -> timedelta | None:
    """Until ceil(remaining) falls by one: just past the whole second.

    Allotments that are counted up are whole seconds, so the time used changes at the same instant.
    """
    if view.status in (Status.STANDBY, Status.PAUSED, Status.ENDED):
        return None
    return remaining - (shown_seconds(remaining) - 1) * SECOND


def _empty(show: Show, view: Outlook) -> Scene:
    text, tone = card_on_stage(show)
    return Scene(view.phase, "", 5, 0.0, (), None, None, None, text, tone, None)
