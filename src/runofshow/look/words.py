"""Putting codes into words: what a refusal means to whoever pressed the key. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from runofshow.show.doubts import Doubt, DoubtCode
from runofshow.show.refusals import Refusal, RefusalCode

__all__ = [
    "COMMAND_WORDS",
    "KEEP",
    "KIND_WORDS",
    "OUTCOME_WORDS",
    "doubt_words",
    "length_in_words",
    "question_words",
    "refusal_words",
]

KIND_WORDS = {
    "conclusion": "Conclusion",
    "recommendation": "Recommendation",
    "action": "Action",
    "note": "Note",
    "question": "Question",
}

COMMAND_WORDS = {
    "start": "Start the session",
    "next": "Start next",
    "finish": "Finish",
    "goto": "Go to a slot",
    "skip": "Skip a slot",
    "pause": "Pause",
    "resume": "Resume",
    "adjust": "More or less time",
    "correct": "Correct a time",
    "end": "End the session",
    "reopen": "Reopen the session",
    "floor": "Give the floor",
    "substitute": "Substitute a speaker",
    "withdraw": "Take someone off the list of speakers",
    "reorder": "Reorder the list of speakers",
    "allot": "Change a time on the list of speakers",
    "catch_up": "Catch up",
    "edit": "Edit the programme",
    "insert": "Insert into the programme",
    "move": "Move in the programme",
    "remove": "Remove from the programme",
}
"""What undo would take back."""

OUTCOME_WORDS = {"answered": "Answered", "deferred": "Deferred", "dismissed": "Dismissed"}

_SENTENCES: dict[RefusalCode, str] = {
    RefusalCode.NOT_STARTED: "The session has not started yet.",
    RefusalCode.ALREADY_STARTED: "The session is already running.",
    RefusalCode.ALREADY_ENDED: "The session has ended. Reopen it to go on.",
    RefusalCode.NOT_ENDED: "The session has not ended, so there is nothing to reopen.",
    RefusalCode.ALREADY_PAUSED: "The clock is already paused.",
    RefusalCode.NOT_PAUSED: "The clock is not paused.",
    RefusalCode.NOTHING_RUNNING: "Nobody has the floor now.",
    RefusalCode.ALREADY_DONE: "Someone has just done that. Nothing was changed.",
    RefusalCode.UNKNOWN_SLOT: "The programme has no slot “{slot}”.",
    RefusalCode.SEGMENT_HAS_TURNS: "The segment “{slot}” has turns. Name one of them, such as “{first}”.",
    RefusalCode.SLOT_IS_CURRENT: "That slot is running now.",
    RefusalCode.SLOT_NOT_PENDING: "That slot is not to come any more.",
    RefusalCode.NOTHING_LEFT_TO_TAKE: "All of this slot's time is used already.",
    RefusalCode.TOO_LONG: "A slot cannot be longer than a day.",
    RefusalCode.UNKNOWN_RUN: "There is no such speaking time to correct.",
    RefusalCode.RUN_NOT_ENDED: "That slot is still running, so its end cannot be corrected.",
    RefusalCode.PAST_BOUNDARY: "That time runs into the slot before or after it.",
    RefusalCode.UNKNOWN_PERSON: "The programme lists nobody called “{person}”.",
    RefusalCode.NOTHING_TO_UNDO: "There is nothing to undo.",
    RefusalCode.NOTHING_TO_REDO: "There is nothing to redo.",
    RefusalCode.NO_CARD: "There is no card on the stage.",
    RefusalCode.UNKNOWN_ENTRY: "There is no such entry in the minutes.",
    RefusalCode.ENTRY_STRUCK: "That entry is struck.",
    RefusalCode.NOT_A_QUESTION: "Only a question can be answered.",
    RefusalCode.NOT_A_FIELD_OF_KIND: "That does not belong to this kind of entry.",
    RefusalCode.UNKNOWN_OPTION: "The poll has no such answer.",
    RefusalCode.MORE_THAN_BASE: "{sum} votes are more than the {base} they are counted on.",
    RefusalCode.ID_TAKEN: "That id is taken.",
    RefusalCode.UNKNOWN_ITEM: "The programme has no “{item}”.",
    RefusalCode.FIELD_IS_FIXED: "This cannot be edited here: {fields}.",
    RefusalCode.ITEM_IS_DONE: "That is running or done: what happened cannot be edited away.",
    RefusalCode.BEFORE_WHAT_IS_DONE: "Nothing can be put before what is running or done.",
    RefusalCode.NOT_A_VALUE: "That cannot be the {field}: {why}.",
    RefusalCode.NOTHING_CHANGES: "That changes nothing.",
    RefusalCode.LAST_ITEM: "The last one cannot be taken out.",
    RefusalCode.UNKNOWN_REQUEST: "Nobody on the list of speakers has that place.",
    RefusalCode.BELOW_MINIMUM: "“{slot}” cannot be shorter than its minimum.",
    RefusalCode.NOT_TALLIED: "Fewer votes than that were counted.",
    RefusalCode.NO_RESULT: "That vote has no result yet.",
    RefusalCode.NO_TIMER: "No timer is running.",
    RefusalCode.READ_ONLY: "This desk only looks on.",
}


def refusal_words(refusal: Refusal) -> str:
    """A whole sentence, with the nearest right name where there is one."""
    params = refusal.params
    if refusal.code is RefusalCode.NOT_A_VALUE:
        params = params | {"field": params["field"].replace("_", " ") or "programme"}
    sentence = _SENTENCES[refusal.code].format_map(params)
    nearest = refusal.params.get("nearest")
    return f"{sentence} Did you mean “{nearest}”?" if nearest else sentence


KEEP = "Enter again keeps it."

_QUESTIONS: dict[DoubtCode, str] = {
    DoubtCode.LONG_TURN: "{length} for one turn?",
    DoubtCode.LONG_SEGMENT: "{length} for one segment?",
    DoubtCode.SHORT_ITEM: "Only {length}?",
    DoubtCode.LONG_FLOOR: "{length} for one speaker from the floor?",
    DoubtCode.LARGE_ADJUSTMENT: "{length} {more} in one step?",
    DoubtCode.MORE_THAN_PRESENT: "{votes} votes of {present} present?",
    DoubtCode.MORE_THAN_CAPACITY: "{number} in a room for {capacity}?",
}


def doubt_words(doubt: Doubt) -> str:
    """One question: “9 hours for one turn?”."""
    params = dict(doubt.params)
    if "length" in params:
        params["length"] = length_in_words(params["length"])
        params["more"] = "less" if params.get("is_less") else "more"
    return _QUESTIONS[doubt.code].format_map(params)


def question_words(found: Sequence[Doubt], keep: str = KEEP) -> str:
    """All questions in one line, and what keeps the command as it is; empty without any."""
    return " ".join([*map(doubt_words, found), keep]) if found else ""


def length_in_words(length: timedelta) -> str:
    """9 hours, 2 hours 30 minutes, 1 minute, 20 seconds."""
    minutes, seconds = divmod(round(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (seconds, "second"))
    words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(words) or "0 seconds"
