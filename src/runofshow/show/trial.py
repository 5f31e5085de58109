"""What a control command would make of the show, without doing it: for previews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from runofshow.clock import Now
from runofshow.show.changing import changed
from runofshow.show.commands import Command
from runofshow.show.decide import decide
from runofshow.show.evolve_control import CONTROL_STEPS
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.refusals import Refusal
from runofshow.show.rows import Row, rows_at
from runofshow.show.state import Show

__all__ = ["Trial", "now_at", "tried", "tried_rows"]

NANOSECONDS = 1000
"""In a microsecond."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The show as it would be, its rows, and the outlook of the real one at the same instant."""

    show: Show
    rows: tuple[Row, ...]
    view: Outlook


def now_at(show: Show, view: Outlook) -> Now:
    """The reading of the clocks that an outlook of this show was made at."""
    timeline = show.timeline
    if timeline.anchor is None or timeline.anchor_moment is None:
        return Now(view.wall, 0, "")
    since = (view.moment - timeline.anchor_moment) // timedelta(microseconds=1)
    return Now(view.wall, timeline.anchor.boot + since * NANOSECONDS, timeline.anchor.boot_id)


def tried(show: Show, command: Command, now: Now) -> Show | Refusal:
    """The show after a control command (other than undo and redo), or why it would be refused."""
    decision = decide(show, command, now)
    if isinstance(decision, Refusal):
        return decision
    control, moment = show.control, show.timeline.moment(now)
    for body in decision:
        control = CONTROL_STEPS[type(body)](control, body, moment)
    return changed(show, control=control, timeline=show.timeline.extended(now))


def tried_rows(show: Show, command: Command, view: Outlook) -> Trial | Refusal:
    """The same with its rundown."""
    now = now_at(show, view)
    after = tried(show, command, now)
    if isinstance(after, Refusal):
        return after
    return Trial(after, rows_at(after, outlook(after, now)), view)
