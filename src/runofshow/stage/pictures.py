"""Which picture belongs to which role; each is imported when a display first wants it."""

from __future__ import annotations

from runofshow.stage.picture import Picture
from runofshow.stage.roles import Assignment, Role
from runofshow.stage.speaker import SpeakerPicture

__all__ = ["picture_for"]


def picture_for(assignment: Assignment) -> Picture:
    """A picture of its own for a window: pictures remember what they made last."""
    match assignment.role:
        case Role.SPEAKER:
            return SpeakerPicture()
        case Role.TIMEKEEPER:
            from runofshow.stage.timekeeper import TimekeeperPicture

            return TimekeeperPicture()
        case Role.ROOM:
            from runofshow.stage.room import RoomPicture

            return RoomPicture()
        case Role.STRIP:
            from runofshow.stage.strip import StripPicture

            return StripPicture(assignment.edge)
