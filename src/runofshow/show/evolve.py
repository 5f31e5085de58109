"""show = evolve(show, fact): the fold. It never refuses; replaying a journal gives the live show.

A control fact puts a new Control in place and keeps the old one on the undo chain, once per
command. So taking a command back restores its clock exactly, as if it had never been.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import fields

from runofshow.programme.models import Programme
from runofshow.show import facts as f
from runofshow.show.evolve_control import CONTROL_STEPS
from runofshow.show.evolve_record import RECORD_STEPS
from runofshow.show.state import History, Show

__all__ = ["evolve", "replay"]

_FIELDS = tuple(field.name for field in fields(Show))


def evolve(show: Show, fact: f.Fact) -> Show:
    """The show after one more fact."""
    fold = _Fold(show)
    fold.take(fact)
    return fold.show()


def replay(programme: Programme, facts: Iterable[f.Fact]) -> Show:
    """The show that these facts make of the programme."""
    fold = _Fold(Show.standby(programme))
    was_enabled = gc.isenabled()
    gc.disable()  # nothing here is garbage, and scanning what piles up doubles the time
    try:
        for fact in facts:
            fold.take(fact)
    finally:
        if was_enabled:
            gc.enable()
    return fold.show()


class _Fold:
    """A show on its way through facts: the same steps for one fact and for ten thousand.

    Making a frozen Show after each of them would take as long as all the rest.
    """

    __slots__ = _FIELDS

    def __init__(self, show: Show) -> None:
        self.control = show.control
        self.timeline = show.timeline
        self.kind = show.kind
        self.seq = show.seq
        self.group = show.group
        self.last_control = show.last_control
        self.undoable = show.undoable
        self.redoable = show.redoable
        self.entries = show.entries
        self.counts = show.counts
        self.present = show.present
        self.card = show.card
        self.tallies = show.tallies
        self.blocks = show.blocks
        self.presence = show.presence
        self.shown_result = show.shown_result
        self.timer = show.timer
        self.timer_length = show.timer_length
        self.is_dark = show.is_dark

    def take(self, fact: f.Fact) -> None:
        self.timeline = timeline = self.timeline.extended(fact.now)
        moment = timeline.latest_moment
        assert moment is not None
        body = fact.body
        control_step = CONTROL_STEPS.get(type(body))
        if control_step is None:
            for name, value in RECORD_STEPS[type(body)](self, fact, body, moment).items():
                setattr(self, name, value)
        else:
            if fact.group != self.group or self.undoable is None:
                self.undoable = History(self.control, fact.command, self.undoable)
            self.control = control_step(self.control, body, moment)
            self.redoable = None
            self.last_control = fact.seq
        self.seq, self.group = fact.seq, fact.group

    def show(self) -> Show:
        return Show(**{name: getattr(self, name) for name in _FIELDS})
