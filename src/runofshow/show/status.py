"""Where a show is in its life."""

from __future__ import annotations

from enum import StrEnum

from runofshow.show.state import Control

__all__ = ["Status", "status_of"]


class Status(StrEnum):
    """Paused wins over running and between; ended over all."""

    STANDBY = "standby"
    RUNNING = "running"
    BETWEEN = "between"
    """Nobody has the floor; the segment's clock runs on."""
    PAUSED = "paused"
    ENDED = "ended"


def status_of(control: Control) -> Status:
    if not control.is_started:
        return Status.STANDBY
    if control.ended is not None:
        return Status.ENDED
    if control.is_paused:
        return Status.PAUSED
    return Status.RUNNING if control.current_run else Status.BETWEEN
