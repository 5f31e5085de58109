"""From actions to commands: what each key asks for, and why it would be refused now.

Whether a control makes sense is asked of `decide` itself, so that the desk has no second opinion.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QKeyCombination, QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from runofshow.clock import Now
from runofshow.desk.actions import set_tip
from runofshow.desk.rundown_meanings import NOTHING_SELECTED, PROGRAMME_MEANINGS
from runofshow.desk.stage_meanings import STAGE_MEANINGS, STAGE_OPENING, stage_tip
from runofshow.look.words import COMMAND_WORDS, refusal_words
from runofshow.show import commands as c
from runofshow.show.decide import decide
from runofshow.show.handing import slot_to_substitute, take_second
from runofshow.show.refusals import Refusal, RefusalCode
from runofshow.show.state import Show
from runofshow.show.status import Status, status_of

__all__ = ["Controls", "Submit"]

Submit = Callable[[c.Command], Any]

MINUTE = 60
NOBODY_TO_REPLACE = "No slot is to come whose speaker could be replaced."
NOBODY_GOES_FIRST = "No turn follows in this segment that could go first."
SelectedSlot = Callable[[], str | None]


class Controls(QObject):
    """Presses become commands. refused(str): why not, in words; report_asked: the step after the end."""

    refused = Signal(str)
    report_asked = Signal()

    def __init__(
        self,
        actions: dict[str, QAction],
        submit: Submit,
        selected_slot: SelectedSlot,
        parent: QWidget,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._named = actions
        self._submit = submit
        self._selected_slot = selected_slot
        self._is_read_only = is_read_only
        self._shown: Show | None = None
        self._now: Now | None = None
        self.reasons: dict[str, str] = {}
        """Why an action makes no sense now, by its id."""
        for name in _MEANINGS.keys() - _OPENING - STAGE_OPENING:
            actions[name].triggered.connect(partial(self._press, name))

    def set_show(self, show: Show, now: Now) -> None:
        """Weigh every control anew."""
        self._shown, self._now = show, now
        self.weigh()

    @Slot()
    def weigh(self) -> None:
        """Enable what would be accepted; the tooltip of the rest says why not."""
        if self._shown is None:
            return
        self.reasons = {name: words for name in _MEANINGS if (words := self._reason(name))}
        for name in _MEANINGS:
            action = self._named[name]
            is_possible = name not in self.reasons
            if action.isEnabled() != is_possible:
                action.setEnabled(is_possible)
            set_tip(action, self._tip_of(name), self.reasons.get(name, ""))

    def _tip_of(self, name: str) -> str:
        """What it does; of undo, which command it would take back."""
        if self._shown is None:
            return ""
        last = self._shown.undoable if name == "undo" else None
        words = f"Take back “{COMMAND_WORDS[last.command]}”, with its clock." if last else ""
        return words or stage_tip(name, self._shown)

    def _reason(self, name: str) -> str:
        command = self._command(name)
        if isinstance(command, str):
            return command
        if command is None:
            return ""
        return self.why_not(command)

    def _refusal(self, command: c.Command) -> Refusal | None:
        if self._is_read_only:
            return Refusal(RefusalCode.READ_ONLY)
        assert self._shown is not None
        assert self._now is not None
        decision = decide(self._shown, command, self._now)
        return decision if isinstance(decision, Refusal) else None

    def _command(self, name: str) -> c.Command | str | None:
        """What the action asks for now; None for the report, words where something is missing."""
        assert self._shown is not None
        return _MEANINGS[name](self._shown, self._selected_slot())

    def why_not(self, command: c.Command) -> str:
        """Why a command would be refused now, in words; empty where it would be done."""
        refusal = self._refusal(command) if self._shown is not None else None
        return refusal_words(refusal) if refusal else ""

    def ask(self, command: c.Command) -> None:
        """Submit a command; what was said about the last one goes."""
        self.refused.emit("")
        self._submit(command)

    @Slot(str)
    def _press(self, name: str, _checked: bool = False) -> None:
        if self._shown is None:
            return
        command = self._command(name)
        if command is None:
            self.report_asked.emit()
        elif isinstance(command, str):
            self.refused.emit(command)
        else:
            self.ask(command)

    def take_slot(self) -> None:
        """Take the selected slot: a double click or Enter in the rundown."""
        self._press("goto")

    def explain(self, keys: QKeyCombination) -> bool:
        """Say why the control with these keys makes no sense now; False if none of them has these keys."""
        for name, words in self.reasons.items():
            if QKeySequence(keys) in self._named[name].shortcuts():
                self.refused.emit(words)
                return True
        return False


Meaning = Callable[[Show, str | None], c.Command | str | None]


def _made(kind: type[c.Command], **fields: Any) -> c.Command:
    """Made of what is known to be right: validating would build seven schemas before the first picture."""
    return kind.model_construct(**fields)


def _next(show: Show, _slot: str | None) -> c.Command | None:
    """The one next step: start, next, or after the end the report."""
    status = status_of(show.control)
    if status is Status.ENDED:
        return None
    return _made(c.Start if status is Status.STANDBY else c.Next, seen=show.seq)


def _pause(show: Show, _slot: str | None) -> c.Command:
    return _made(c.Resume if show.control.is_paused else c.Pause, seen=show.seq)


def _plain(kind: type[c.Command]) -> Meaning:
    return lambda show, _slot: _made(kind, seen=show.seq)


def _of_selected(make: type[c.Goto] | type[c.Skip]) -> Meaning:
    return lambda show, slot: _made(make, slot=slot, seen=show.seq) if slot is not None else NOTHING_SELECTED


def _fixed(kind: type[c.Command], **fields: Any) -> Meaning:
    command = _made(kind, **fields)
    return lambda _show, _slot: command


def _substitute(show: Show, slot: str | None) -> c.Command | str:
    target = slot_to_substitute(show, slot)
    return _made(c.Substitute, slot=target, name="…") if target is not None else NOBODY_TO_REPLACE


def _take_second(show: Show, _slot: str | None) -> c.Command | str:
    return take_second(show) or NOBODY_GOES_FIRST


_MEANINGS: dict[str, Meaning] = {
    "next": _next,
    "pause": _pause,
    "finish": _plain(c.Finish),
    "end": _plain(c.End),
    "reopen": _plain(c.Reopen),
    "undo": _plain(c.Undo),
    "redo": _plain(c.Redo),
    "less": _fixed(c.Adjust, seconds=-MINUTE),
    "more": _fixed(c.Adjust, seconds=MINUTE),
    "goto": _of_selected(c.Goto),
    "skip": _of_selected(c.Skip),
    **PROGRAMME_MEANINGS,
    "substitute": _substitute,
    "take_second": _take_second,
    "clear_card": _fixed(c.ClearCard),
    **STAGE_MEANINGS,
}
"""Action → the command it stands for."""

_OPENING = frozenset({"card_own", "edit", "insert", "substitute"})
"""Actions that open a line for their command."""
