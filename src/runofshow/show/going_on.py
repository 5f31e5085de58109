"""Taking the next slot by itself when the time of one is up, where the programme says so. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from runofshow.show.rundown import next_slot
from runofshow.show.state import Control, Show

__all__ = ["BY_CLOCK", "GoingOn", "goes_on"]

NOTHING = timedelta(0)

BY_CLOCK = "clock"
"""Who asks for it: nobody pressed a key."""


def goes_on(show: Show) -> bool:
    """Whether the running slot is followed by the next one by itself.

    Not from the last slot, which would end the show, and not once the chair has taken that back.
    """
    control = show.control
    run = control.current_run
    planned = control.planned(run.slot) if run else None
    if run is None or planned is None or planned.timed.at_end != "go_on" or next_slot(control) is None:
        return False
    return all(undone.current_run and undone.current_run.id == run.id for undone in _undone(show))


def _undone(show: Show) -> Iterator[Control]:
    """What each redo would bring back."""
    link = show.redoable
    while link is not None:
        yield link.control
        link = link.earlier


@dataclass(slots=True)
class GoingOn:
    """Remembers the run that it went on from: once per run, unless it was given time again meanwhile."""

    left: str | None = None

    def is_due(self, run: str | None, goes_on_in: timedelta | None) -> bool:
        """Whether the next slot is to be taken now. Both are an Outlook's."""
        if run is None or goes_on_in is None:
            return False
        if goes_on_in > NOTHING:
            self.left = None
            return False
        is_first, self.left = run != self.left, run
        return is_first
