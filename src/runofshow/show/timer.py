"""The timer beside the slot's own: how much it has left, and whether it has just run out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from runofshow.programme.times import shown_seconds
from runofshow.show.scene import countdown_text
from runofshow.show.state import Show

__all__ = ["TimerView", "TimerWatch", "timer_label", "timer_view"]

NOTHING = timedelta(0)
SECOND = timedelta(seconds=1)

ON_STAGE_AFTER_END = timedelta(minutes=1)
"""A timer that nobody stops leaves the stage then; the desk shows it on."""


@dataclass(frozen=True, slots=True)
class TimerView:
    """label: what it times. digits: such as `1:42`, from its end on `0:00`, `+0:01`.

    is_for_room: whether the stage shows it, too. next_change: until the digits change.
    """

    label: str
    digits: str
    is_up: bool
    is_for_room: bool
    next_change: timedelta


def timer_view(show: Show, moment: datetime) -> TimerView | None:
    """The timer at a moment of the show's own timeline; None where none runs."""
    timer = show.timer
    if timer is None:
        return None
    left = timer.started + timer.allotment - moment
    return TimerView(
        label=timer.label or "Timer",
        digits=countdown_text(left),
        is_up=left <= NOTHING,
        is_for_room=left > -ON_STAGE_AFTER_END,
        next_change=left - (shown_seconds(left) - 1) * SECOND,
    )


def timer_label(show: Show) -> str:
    """What a timer that is started now is for: in a segment for voting, the vote."""
    segment = show.programme.segments_by_id.get(show.control.current_segment or "")
    return "Vote" if segment and segment.kind == "vote" else ""


@dataclass(slots=True)
class TimerWatch:
    """Remembers the timer it saw, so that the end of each is told once, and none that came into view late."""

    started: datetime | None = None
    was_up: bool = False

    def observe(self, show: Show, moment: datetime) -> bool:
        """Whether the timer has run out since the last look."""
        timer, seen = show.timer, timer_view(show, moment)
        if timer is None or seen is None:
            self.started = None
            return False
        is_known, was_up = timer.started == self.started, self.was_up
        self.started, self.was_up = timer.started, seen.is_up
        return is_known and seen.is_up and not was_up
