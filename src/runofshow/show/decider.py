"""The one who decides: holds the show, answers commands, and knows what it has answered.

The same object stands behind the desk, a headless rehearsal and, later, the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from runofshow.clock import Now
from runofshow.programme.models import Programme
from runofshow.show.commands import Command
from runofshow.show.decide import decide
from runofshow.show.evolve import evolve, replay
from runofshow.show.facts import Fact, FactBody, ShowOpened
from runofshow.show.refusals import Refusal
from runofshow.show.state import Show

__all__ = ["Answer", "Decider"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a command: its facts, or a refusal and no facts.

    is_repeat: the command's id had been answered before; nothing was done now.
    """

    facts: tuple[Fact, ...] = ()
    refusal: Refusal | None = None
    is_repeat: bool = False


class Decider:
    """Takes commands one after the other. Not thread-safe: one thread owns it."""

    def __init__(self, programme: Programme, kind: Literal["live", "rehearsal"] = "live") -> None:
        self.current = Show.standby(programme)
        self._kind = kind
        self._answers: dict[str, Answer] = {}

    @classmethod
    def resumed(cls, programme: Programme, facts: Iterable[Fact]) -> Decider:
        """Goes on from a journal's facts; command ids that it holds count as answered."""
        facts = tuple(facts)
        decider = cls(programme)
        decider.current = replay(programme, facts)
        decider._kind = decider.current.kind or "live"
        for fact in facts:
            if fact.command_id is not None:
                earlier = decider._answers.get(fact.command_id, Answer())
                decider._answers[fact.command_id] = Answer((*earlier.facts, fact))
        return decider

    def submit(self, command: Command, now: Now) -> Answer:
        """Decide, and take the facts over. The first accepted command opens the show."""
        if command.id is not None and command.id in self._answers:
            earlier = self._answers[command.id]
            return Answer(earlier.facts, earlier.refusal, is_repeat=True)
        decision = decide(self._opened(now), command, now)
        answer = (
            Answer(refusal=decision)
            if isinstance(decision, Refusal)
            else self._accept(command, decision, now)
        )
        if command.id is not None:
            self._answers[command.id] = answer
        return answer

    def _opening(self, now: Now) -> Fact:
        return Fact(1, 1, now, ShowOpened(self._kind, now.wall))

    def _opened(self, now: Now) -> Show:
        """The show as the command will find it: ids count from the opening fact."""
        return self.current if self.current.seq else evolve(self.current, self._opening(now))

    def _accept(self, command: Command, bodies: tuple[FactBody, ...], now: Now) -> Answer:
        opening = () if self.current.seq else (self._opening(now),)
        first = (opening[-1].seq if opening else self.current.seq) + 1
        facts = tuple(
            Fact(first + i, first, now, body, command.do, command.by, command.id)
            for i, body in enumerate(bodies)
        )
        # A bug on the way leaves the show as it was: of a command all facts hold or none.
        after = self.current
        for fact in (*opening, *facts):
            after = evolve(after, fact)
        self.current = after
        return Answer((*opening, *facts))
