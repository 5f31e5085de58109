"""What the stage says at one instant, in words and digits: a pure function of the show and its outlook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runofshow.look.phases import word_stage
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene, Who, stage_scene
from runofshow.show.state import Show
from runofshow.show.timer import timer_view

__all__ = ["StageView", "Words", "length_words", "snapped", "stage_view"]

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Words:
    """All text but the digits; it changes with facts, phases and the minute, and with the second only while
    a timer runs.

    phase_word: such as "Wrap up". clock: `HH:MM` in the programme's zone. remark: beside the clock,
    "Rehearsal", "Vote 1:42" or nothing. is_person: `name` is somebody's name, which is never cut; else a
    title. detail: under the name. next_organisation and next_length share a line. title and room are
    shown instead of all that when nothing is timed (`is_idle`). card: over the names while it stands.
    """

    phase_word: str
    clock: str
    remark: str
    name: str
    is_person: bool
    detail: str
    next_name: str
    is_next_person: bool
    next_organisation: str
    next_length: str
    card: str
    card_tone: str
    is_idle: bool
    title: str
    room: str

    def spoken(self) -> str:
        """The same for a screen reader."""
        parts = (self.title, self.room) if self.is_idle else (self.phase_word, self.name, self.detail)
        return ". ".join(part for part in (self.card, *parts) if part)


@dataclass(frozen=True, slots=True)
class StageView:
    """One picture of the stage. digits, characters, fraction and notches are those of a Scene.

    run: the taking of a slot that is timed; None when none is.
    """

    phase: Phase
    digits: str
    characters: int
    fraction: float
    notches: tuple[float, ...]
    words: Words
    run: str | None = None

    def spoken(self) -> str:
        """The words, for a screen reader."""
        return self.words.spoken()


def stage_view(show: Show, view: Outlook) -> StageView:
    """The picture for an outlook of this show."""
    scene = stage_scene(show, view)
    return StageView(
        phase=scene.phase,
        digits=scene.digits,
        characters=scene.characters,
        fraction=scene.fraction,
        notches=scene.notches,
        words=_words(show, view, scene),
        run=view.run,
    )


def snapped(fraction: float, pixels: int) -> float:
    """A bar's used part on whole pixels, so that less than one of them is no change."""
    return round(fraction * max(1, pixels)) / max(1, pixels)


def length_words(length: timedelta) -> str:
    """A slot's length for the room: `8 min`, `1 h 15 min`, `45 s`, `7 min 30 s`."""
    hours, rest = divmod(length, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    parts = ((hours, "h"), (minutes, "min"), (round(seconds.total_seconds()), "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 min"


def _words(show: Show, view: Outlook, scene: Scene) -> Words:
    programme = show.programme
    name, is_person, detail = _whose(show, view, scene.who)
    upcoming = scene.upcoming
    length = scene.upcoming_allotment
    return Words(
        phase_word=word_stage(scene.phase),
        clock=view.wall.astimezone(programme.zone).strftime("%H:%M"),
        remark=_remark(show, view),
        name=name,
        is_person=is_person,
        detail=detail,
        next_name=upcoming.name if upcoming else "",
        is_next_person=bool(upcoming and upcoming.person == upcoming.name),
        next_organisation=_next_organisation(upcoming) if upcoming else "",
        next_length=length_words(length) if length is not None else "",
        card=scene.card,
        card_tone=scene.card_tone,
        is_idle=not scene.digits,
        title=programme.title,
        room=programme.room or programme.venue or "",
    )


def _remark(show: Show, view: Outlook) -> str:
    """That it is a rehearsal, and the timer beside the slot's: `Vote 1:42`."""
    timer = timer_view(show, view.moment)
    parts = ["Rehearsal"] * (show.kind == "rehearsal")
    if timer is not None and timer.is_for_room:
        parts.append(f"{timer.label} {timer.digits}")
    return " · ".join(parts)


def _whose(show: Show, view: Outlook, who: Who | None) -> tuple[str, bool, str]:
    """(name, whether it is a person's, the line under it); between speakers the segment's title."""
    if who is None:
        segment = show.programme.segments_by_id.get(view.segment or "")
        return (segment.title if segment else ""), False, ""
    if who.person != who.name:
        return who.name, False, _joined(who.person, who.organisation)
    on_behalf = f"On behalf of {who.on_behalf_of}" if who.on_behalf_of else ""
    return who.name, True, _joined(on_behalf, who.organisation or who.role)


def _next_organisation(who: Who) -> str:
    return who.short_organisation if who.person == who.name else who.person


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
