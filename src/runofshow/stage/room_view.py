"""What the room sees at one instant: what is on, who speaks, who is next, or the result of a vote. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene, stage_scene
from runofshow.show.state import Show, segment_of
from runofshow.show.status import Status
from runofshow.show.timer import timer_view
from runofshow.stage.result_view import ResultView, result_view
from runofshow.stage.view import StageView, stage_view

__all__ = ["RoomView", "room_view"]


@dataclass(frozen=True, slots=True)
class RoomView:
    """One picture. The room is shown no countdown and no colour of one: its phase is always standby.

    heading: above all, the programme's title, over a result the segment's. title: of the segment with its
    subtitle; of the programme where nothing is on (`is_idle`). name and detail: who speaks, empty where
    nobody does. timer: what it times and its digits. result: in place of all but the head.
    """

    heading: str
    clock: str
    remark: str
    title: str
    name: str
    detail: str
    next_name: str
    is_next_person: bool
    next_detail: str
    is_idle: bool
    timer: tuple[str, str] | None
    result: ResultView | None
    run: str | None = None
    phase: Phase = Phase.STANDBY

    def spoken(self) -> str:
        parts = (self.result.question,) if self.result else (self.title, self.name, self.detail)
        return ". ".join(part for part in parts if part)


def room_view(show: Show, view: Outlook) -> RoomView:
    """The picture for an outlook of this show."""
    made, scene = stage_view(show, view), stage_scene(show, view)
    words, programme = made.words, show.programme
    if view.status in (Status.STANDBY, Status.ENDED):
        title, name, detail = programme.title, "", _place(show, view)
    else:
        title, name, detail = _whose(show, view, scene, made)
    result = result_view(show)
    above = title if result else programme.title
    return RoomView(
        heading="" if above == title and not result else above,
        clock=words.clock,
        remark="Rehearsal" if show.kind == "rehearsal" else "",
        title=title,
        name=name,
        detail=detail,
        next_name="" if view.status is Status.STANDBY else words.next_name,
        is_next_person=words.is_next_person,
        next_detail=words.next_organisation,
        is_idle=view.status in (Status.STANDBY, Status.ENDED),
        timer=_timer(show, view),
        result=result,
    )


def _whose(show: Show, view: Outlook, scene: Scene, made: StageView) -> tuple[str, str, str]:
    """(the segment's title, the speaker, the line under the name)."""
    who = scene.who
    if who is None:
        return _titled(show, view.segment or ""), "", ""
    title = _titled(show, segment_of(who.slot))
    if who.person == who.name:
        return title, who.name, made.words.detail
    topic = who.name if who.name != who.segment_title else ""
    return title, who.person or topic, who.organisation or who.role


def _titled(show: Show, segment_id: str) -> str:
    """Session I: Capacity building in implementing the compact."""
    segment = show.programme.segments_by_id.get(segment_id)
    return ": ".join(part for part in (segment.title, segment.subtitle) if part) if segment else ""


def _timer(show: Show, view: Outlook) -> tuple[str, str] | None:
    timer = timer_view(show, view.moment)
    return (timer.label, timer.digits) if timer is not None and timer.is_for_room else None


def _place(show: Show, view: Outlook) -> str:
    programme = show.programme
    begins = f"Starts at {programme.planned_start:%H:%M}" if view.status is Status.STANDBY else ""
    return " · ".join(part for part in (programme.room or programme.venue or "", begins) if part)
