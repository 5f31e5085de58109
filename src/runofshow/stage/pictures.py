"""Which picture belongs to which role."""

from __future__ import annotations

from collections.abc import Callable

from runofshow.stage.picture import Picture
from runofshow.stage.roles import Assignment, Role
from runofshow.stage.room import RoomPicture
from runofshow.stage.speaker import SpeakerPicture
from runofshow.stage.strip import StripPicture
from runofshow.stage.timekeeper import TimekeeperPicture

__all__ = ["picture_for"]


def picture_for(assignment: Assignment) -> Picture:
    """A picture of its own for a window: pictures remember what they made last."""
    if assignment.role is Role.STRIP:
        return StripPicture(assignment.edge)
    return _FULL[assignment.role]()


_FULL: dict[Role, Callable[[], Picture]] = {
    Role.SPEAKER: SpeakerPicture,
    Role.TIMEKEEPER: TimekeeperPicture,
    Role.ROOM: RoomPicture,
}
