"""Everything that can be done by name: the desk's actions, going to a slot, giving someone the floor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence

from runofshow.desk.actions import ACTIONS
from runofshow.desk.palette_rank import Choice
from runofshow.show import commands as c
from runofshow.show.scene import who_speaks
from runofshow.show.state import Show

__all__ = ["all_choices", "command_of"]

ITSELF = "palette"


def all_choices(actions: Mapping[str, QAction], show: Show | None) -> tuple[Choice, ...]:
    """Actions as in the menus, then slots as in the programme, then people."""
    return (*_actions(actions), *(_slots(show) if show else ()), *(_people(show) if show else ()))


def _actions(actions: Mapping[str, QAction]) -> tuple[Choice, ...]:
    found = ((spec.id, actions[spec.id]) for spec in ACTIONS if spec.id != ITSELF)
    return tuple(Choice("action", name, _words(action), _keys(action)) for name, action in found)


def _words(action: QAction) -> str:
    """Without the mark of the letter that opens it in a menu."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _keys(action: QAction) -> tuple[str, ...]:
    return tuple(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def _slots(show: Show) -> tuple[Choice, ...]:
    """By the speaker, or by the title where nobody is named."""
    slots = (*show.programme.slots, *show.control.floor_slots)
    return tuple(Choice("slot", slot, f"Go to {who_speaks(show, slot).name}") for slot in slots)


def _people(show: Show) -> tuple[Choice, ...]:
    return tuple(
        Choice("person", person.id, f"Give the floor to {person.full_name}")
        for person in show.programme.people
    )


def command_of(choice: Choice, show: Show) -> c.Command | None:
    """What a slot or a person stands for; None for an action, which knows it itself."""
    if choice.kind == "slot":
        return c.Goto(slot=choice.id, seen=show.seq)
    return c.Floor(person=choice.id) if choice.kind == "person" else None
