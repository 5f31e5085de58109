"""facts | refusal = decide(show, command, now): what a command means here and now. It changes nothing."""

from __future__ import annotations

from runofshow.clock import Now
from runofshow.show import commands as c
from runofshow.show.decide_catchup import CATCHING_UP
from runofshow.show.decide_clocks import CLOCKS
from runofshow.show.decide_editing import EDITING
from runofshow.show.decide_minutes import MINUTES
from runofshow.show.decide_moving import MOVING
from runofshow.show.decide_speakers import SPEAKERS
from runofshow.show.decision import Decision
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Show
from runofshow.show.status import Status, status_of

__all__ = ["LEGAL", "decide"]

_STARTED = frozenset({Status.RUNNING, Status.BETWEEN, Status.PAUSED})
_OPEN = _STARTED | {Status.STANDBY}
_ALWAYS = _OPEN | {Status.ENDED}

LEGAL: dict[str, frozenset[Status]] = {
    "start": frozenset({Status.STANDBY}),
    "next": _STARTED,
    "finish": frozenset({Status.RUNNING, Status.PAUSED}),
    "goto": _STARTED,
    "pause": frozenset({Status.RUNNING, Status.BETWEEN}),
    "resume": frozenset({Status.PAUSED}),
    "adjust": _OPEN,
    "correct": _STARTED | {Status.ENDED},
    "end": _STARTED,
    "reopen": frozenset({Status.ENDED}),
    "floor": _OPEN,
    "skip": _OPEN,
    "substitute": _ALWAYS,
    "withdraw": _ALWAYS,
    "reorder": _ALWAYS,
    "allot": _ALWAYS,
    "catch_up": _OPEN,
    "edit": _ALWAYS,
    "insert": _OPEN,
    "move": _OPEN,
    "remove": _OPEN,
}
"""Which control command makes sense in which status; everything else always does."""

STALE_MATTERS = frozenset({"next", "finish", "goto", "undo", "reopen", "catch_up"})
"""Commands that mean something else once another control command came between."""


def decide(show: Show, command: c.Command, now: Now) -> Decision:
    """The facts that a command leads to, or why it is refused. Pure."""
    if command.do in STALE_MATTERS and command.seen is not None and show.last_control > command.seen:
        return Refusal(RefusalCode.ALREADY_DONE, {"do": command.do, "since": show.last_control})
    status = status_of(show.control)
    if status not in LEGAL.get(command.do, _ALWAYS):
        return _out_of_place(command.do, status)
    return _DECIDERS[command.do](show, command, now)


def _out_of_place(do: str, status: Status) -> Refusal:
    """The refusal for a control command in a status that the table does not allow."""
    by_command = {
        ("start", Status.ENDED): RefusalCode.ALREADY_ENDED,
        ("pause", Status.PAUSED): RefusalCode.ALREADY_PAUSED,
        ("finish", Status.BETWEEN): RefusalCode.NOTHING_RUNNING,
    }
    general = {
        "start": RefusalCode.ALREADY_STARTED,
        "resume": RefusalCode.NOT_PAUSED,
        "reopen": RefusalCode.NOT_ENDED,
    }
    by_status = {Status.STANDBY: RefusalCode.NOT_STARTED, Status.ENDED: RefusalCode.ALREADY_ENDED}
    code = by_command.get((do, status)) or general.get(do) or by_status[status]
    return Refusal(code, {"do": do})


_DECIDERS = {**MOVING, **CLOCKS, **CATCHING_UP, **SPEAKERS, **EDITING, **MINUTES}
