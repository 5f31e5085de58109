"""Why a command was refused: a code with parameters. Faces put it into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Refusal", "RefusalCode"]


class RefusalCode(StrEnum):
    """Every reason that `decide` can give."""

    NOT_STARTED = "not_started"
    ALREADY_STARTED = "already_started"
    ALREADY_ENDED = "already_ended"
    NOT_ENDED = "not_ended"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    NOTHING_RUNNING = "nothing_running"
    ALREADY_DONE = "already_done"
    UNKNOWN_SLOT = "unknown_slot"
    SEGMENT_HAS_TURNS = "segment_has_turns"
    """A segment is named where only one of its turns, which are its slots, makes sense."""
    SLOT_IS_CURRENT = "slot_is_current"
    SLOT_NOT_PENDING = "slot_not_pending"
    NOTHING_LEFT_TO_TAKE = "nothing_left_to_take"
    TOO_LONG = "too_long"
    UNKNOWN_RUN = "unknown_run"
    RUN_NOT_ENDED = "run_not_ended"
    PAST_BOUNDARY = "past_boundary"
    UNKNOWN_PERSON = "unknown_person"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    NO_CARD = "no_card"
    UNKNOWN_ENTRY = "unknown_entry"
    ENTRY_STRUCK = "entry_struck"
    NOT_A_QUESTION = "not_a_question"
    NOT_A_FIELD_OF_KIND = "not_a_field_of_kind"
    UNKNOWN_OPTION = "unknown_option"
    MORE_THAN_BASE = "more_than_base"
    ID_TAKEN = "id_taken"
    UNKNOWN_ITEM = "unknown_item"
    """No segment or turn has that id."""
    FIELD_IS_FIXED = "field_is_fixed"
    """A field that has a command of its own, or that would move what has happened."""
    ITEM_IS_DONE = "item_is_done"
    """Running or done: what happened can't be edited away."""
    BEFORE_WHAT_IS_DONE = "before_what_is_done"
    NOT_A_VALUE = "not_a_value"
    NOTHING_CHANGES = "nothing_changes"
    LAST_ITEM = "last_item"
    """A programme keeps one segment, a segment with turns one turn."""
    UNKNOWN_REQUEST = "unknown_request"
    BELOW_MINIMUM = "below_minimum"
    NOT_TALLIED = "not_tallied"
    """Taking away more votes than were counted."""
    NO_RESULT = "no_result"
    NO_TIMER = "no_timer"
    READ_ONLY = "read_only"
    """The desk only looks on: another one runs the show, or it is a rehearsal from a file."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that makes no sense now; it changed nothing."""

    code: RefusalCode
    params: dict[str, Any] = field(default_factory=dict)
