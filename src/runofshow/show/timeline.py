"""The show's own timeline: civil time at its first fact, boot time from there on.

Within one boot a moment is anchor + (boot now − boot at the anchor): steps of civil time do not
count, sleep does. After a reboot boot time has begun again, so the distance to the latest fact is
taken from civil time and a new anchor is set. Whatever the clocks do, no moment lies before the
latest fact's: the timeline never runs backwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.clock import Now

__all__ = ["Timeline"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """`anchor`: first reading of the present boot and its moment; `latest`: the last fact's."""

    anchor: Now | None = None
    anchor_moment: datetime | None = None
    latest: Now | None = None
    latest_moment: datetime | None = None

    def moment(self, now: Now) -> datetime:
        """Where `now` lies on this timeline, aware, in UTC."""
        if self.anchor is None or self.anchor_moment is None:
            return now.wall
        assert self.latest is not None
        assert self.latest_moment is not None
        if now.boot_id == self.anchor.boot_id:
            moment = self.anchor_moment + timedelta(microseconds=(now.boot - self.anchor.boot) // 1000)
        else:
            moment = self.latest_moment + (now.wall - self.latest.wall)
        return max(moment, self.latest_moment)

    def extended(self, now: Now) -> Timeline:
        """With a fact at `now` as its latest."""
        moment = self.moment(now)
        if self.anchor is None or now.boot_id != self.anchor.boot_id:
            return Timeline(now, moment, now, moment)
        return Timeline(self.anchor, self.anchor_moment, now, moment)

    def skew(self, now: Now) -> timedelta:
        """Civil time − moment: what to add to a moment to show it on the clock of the wall."""
        return now.wall - self.moment(now)
