"""Rehearsing a programme without a window, on a virtual clock, through the code of the live show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from runofshow.app.script import Cue
from runofshow.clock import ManualClock
from runofshow.journal.store import Journal, create
from runofshow.programme.models import Programme
from runofshow.show.commands import Finish, Next, Start
from runofshow.show.decider import Decider
from runofshow.show.facts import Fact
from runofshow.show.going_on import BY_CLOCK, GoingOn
from runofshow.show.outlook import outlook
from runofshow.show.refusals import Refusal
from runofshow.show.state import Show
from runofshow.show.status import Status

__all__ = ["Rehearsal", "RehearsalRefusedError", "plain_run", "rehearse"]

NOTHING = timedelta(0)


class RehearsalRefusedError(RuntimeError):
    """A command of the script was refused, or one that should have been was accepted."""

    def __init__(self, cue: Cue, refusal: Refusal | None) -> None:
        super().__init__(f"line {cue.line}: {cue.command.do}")
        self.cue = cue
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a rehearsal left: the show, the clock at its end and how many facts there are."""

    show: Show
    clock: ManualClock
    facts: int


def rehearse(
    programme: Programme,
    cues: Sequence[Cue],
    *,
    show_file: Path | None = None,
    on_cue: Callable[[int, Cue], None] | None = None,
) -> Rehearsal:
    """Give every command at its time; the clock jumps from one to the next.

    What the programme lets go on by itself does so in between; a command at that instant comes first.

    Raises RehearsalRefusedError at the first surprise (what came before is kept), JournalError for
    the file.
    """
    first = min((cue.at for cue in cues), default=NOTHING)
    clock = ManualClock(programme.planned_start + min(NOTHING, first), boot_id="rehearsal")
    decider = Decider(programme, "rehearsal")
    journal = create(show_file, programme) if show_file else None
    waiting: list[Fact] = []
    going_on = GoingOn()
    try:
        for number, cue in enumerate(cues):
            waiting.extend(_go_on(decider, clock, programme.planned_start + cue.at, going_on))
            clock.jump_to(programme.planned_start + cue.at)
            answer = decider.submit(cue.command, clock.now())
            waiting.extend(() if answer.is_repeat else answer.facts)
            if (answer.refusal is not None) != cue.is_refusal_expected:
                raise RehearsalRefusedError(cue, answer.refusal)
            if on_cue is not None:
                on_cue(number, cue)
    finally:
        _put(journal, waiting)
    return Rehearsal(decider.current, clock, decider.current.seq)


def _go_on(decider: Decider, clock: ManualClock, until: datetime, going_on: GoingOn) -> Iterator[Fact]:
    """Take the slots that follow by themselves before an instant, each at its own."""
    while True:
        view = outlook(decider.current, clock.now())
        if view.goes_on_in is None or view.wall + view.goes_on_in >= until:
            return
        if going_on.is_due(view.run, view.goes_on_in):
            yield from decider.submit(Next(by=BY_CLOCK, seen=decider.current.seq), clock.now()).facts
        elif view.goes_on_in > NOTHING:
            clock.jump(view.goes_on_in)
        else:
            return


def _put(journal: Journal | None, facts: Iterable[Fact]) -> None:
    """One commit for the whole rehearsal: on a virtual clock nobody waits for an acknowledgement."""
    if journal is not None:
        with journal:
            journal.append(tuple(facts))


def plain_run(programme: Programme) -> tuple[Cue, ...]:
    """A script in which everybody keeps exactly to the time."""
    clock = ManualClock(programme.planned_start, boot_id="rehearsal")
    decider = Decider(programme, "rehearsal")
    cues = [Cue(NOTHING, Start(), False, 0)]
    decider.submit(cues[0].command, clock.now())
    while True:
        view = outlook(decider.current, clock.now())
        if view.status is Status.ENDED:
            return tuple(cues)
        cues.extend(_until_next(decider, clock, programme))


def _until_next(decider: Decider, clock: ManualClock, programme: Programme) -> list[Cue]:
    """Let the slot run out and, where its segment has slack left at its last turn, that too.

    What is followed by itself needs no command.
    """
    view = outlook(decider.current, clock.now())
    clock.jump(max(NOTHING, view.remaining or NOTHING))
    if view.goes_on_in is not None:
        decider.submit(Next(by=BY_CLOCK), clock.now())
        return []
    made: list[Cue] = []
    after = outlook(decider.current, clock.now())
    is_last_turn = after.next_slot is None or not after.next_slot.startswith(f"{after.segment}/")
    slack = after.segment_remaining or NOTHING
    if is_last_turn and slack > NOTHING:
        made.append(Cue(clock.now().wall - programme.planned_start, Finish(), False, 0))
        decider.submit(made[-1].command, clock.now())
        clock.jump(slack)
    made.append(Cue(clock.now().wall - programme.planned_start, Next(), False, 0))
    decider.submit(made[-1].command, clock.now())
    return made
