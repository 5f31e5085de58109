"""What then is a fact: only these change a show. Names are in the past tense.

A fact is a body (what happened) in an envelope (which, when, by whom). All facts of one command
share its `group`. Bodies carry a literal tag `fact` for the journal's codec.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from runofshow.clock import Now

__all__ = [
    "AllotmentAdjusted",
    "AttendanceTaken",
    "CardCleared",
    "CardShown",
    "CommandRedone",
    "CommandUndone",
    "CountTaken",
    "EntryAmended",
    "EntryAnswered",
    "EntryLogged",
    "EntryStruck",
    "Fact",
    "FactBody",
    "FactLost",
    "FloorGiven",
    "FloorRequested",
    "ItemEdited",
    "ItemMoved",
    "ItemRemoved",
    "PresenceNoted",
    "RequestAllotted",
    "RequestMoved",
    "RequestWithdrawn",
    "ResultShown",
    "RunCorrected",
    "SegmentInserted",
    "ShowEnded",
    "ShowOpened",
    "ShowPaused",
    "ShowReopened",
    "ShowResumed",
    "ShowStarted",
    "SlotTaken",
    "SlotsSkipped",
    "Speaker",
    "SpeakerSubstituted",
    "StageDarkened",
    "TimerStarted",
    "TimerStopped",
    "TurnFinished",
    "TurnInserted",
    "VotesTallied",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a person of the programme by id, or anyone by name."""

    person: str | None = None
    name: str | None = None
    organisation: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class ShowOpened:
    """The first fact of a journal. A rehearsal's clock began at `clock_origin` and is never real time."""

    kind: Literal["live", "rehearsal"]
    clock_origin: datetime
    fact: Literal["show_opened"] = "show_opened"


@dataclass(frozen=True, slots=True)
class ShowStarted:
    fact: Literal["show_started"] = "show_started"


@dataclass(frozen=True, slots=True)
class SlotTaken:
    """A run began, and the one before it, if it was open, ended.

    continues: the run it goes on from. seconds: its allotment, where a time of day and not the plan sets it.
    """

    run: str
    slot: str
    continues: str | None = None
    seconds: float | None = None
    fact: Literal["slot_taken"] = "slot_taken"


@dataclass(frozen=True, slots=True)
class TurnFinished:
    """A run ended and nobody has the floor."""

    run: str
    fact: Literal["turn_finished"] = "turn_finished"


@dataclass(frozen=True, slots=True)
class SlotsSkipped:
    slots: tuple[str, ...]
    fact: Literal["slots_skipped"] = "slots_skipped"


@dataclass(frozen=True, slots=True)
class ShowPaused:
    fact: Literal["show_paused"] = "show_paused"


@dataclass(frozen=True, slots=True)
class ShowResumed:
    fact: Literal["show_resumed"] = "show_resumed"


@dataclass(frozen=True, slots=True)
class ShowEnded:
    """The show ended; a run still open ended with it."""

    fact: Literal["show_ended"] = "show_ended"


@dataclass(frozen=True, slots=True)
class ShowReopened:
    fact: Literal["show_reopened"] = "show_reopened"


@dataclass(frozen=True, slots=True)
class AllotmentAdjusted:
    """A slot got `seconds` more (or less). `run` names the current run, None a slot still to come."""

    slot: str
    seconds: float
    run: str | None = None
    fact: Literal["allotment_adjusted"] = "allotment_adjusted"


@dataclass(frozen=True, slots=True)
class RunCorrected:
    """A run's edge moved to `moment`; `was` is where it stood."""

    run: str
    edge: Literal["start", "end"]
    moment: datetime
    was: datetime
    fact: Literal["run_corrected"] = "run_corrected"


@dataclass(frozen=True, slots=True)
class FloorGiven:
    """A floor turn was made in a segment; the SlotTaken of the same command takes it."""

    slot: str
    speaker: Speaker
    seconds: int
    fact: Literal["floor_given"] = "floor_given"


@dataclass(frozen=True, slots=True)
class FloorRequested:
    """Someone joined the list of speakers."""

    request: str
    speaker: Speaker
    seconds: int
    fact: Literal["floor_requested"] = "floor_requested"


@dataclass(frozen=True, slots=True)
class SpeakerSubstituted:
    slot: str
    speaker: Speaker
    fact: Literal["speaker_substituted"] = "speaker_substituted"


@dataclass(frozen=True, slots=True)
class RequestWithdrawn:
    """Someone left the list of speakers."""

    request: str
    fact: Literal["request_withdrawn"] = "request_withdrawn"


@dataclass(frozen=True, slots=True)
class RequestMoved:
    """A request has another place on the list of speakers, counted from 0."""

    request: str
    place: int
    fact: Literal["request_moved"] = "request_moved"


@dataclass(frozen=True, slots=True)
class RequestAllotted:
    """A request on the list of speakers is to have another length."""

    request: str
    seconds: int
    fact: Literal["request_allotted"] = "request_allotted"


@dataclass(frozen=True, slots=True)
class ItemEdited:
    """Fields of a segment or turn changed, or of the programme itself (`item` None); values as in a file."""

    item: str | None
    changes: dict[str, Any]
    fact: Literal["item_edited"] = "item_edited"


@dataclass(frozen=True, slots=True)
class SegmentInserted:
    """A segment came into the programme, before another or at the end."""

    segment: dict[str, Any]
    before: str | None = None
    fact: Literal["segment_inserted"] = "segment_inserted"


@dataclass(frozen=True, slots=True)
class TurnInserted:
    """A turn came into a segment, before another (by its bare id) or at the end."""

    segment: str
    turn: dict[str, Any]
    before: str | None = None
    fact: Literal["turn_inserted"] = "turn_inserted"


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """A segment or turn now precedes another of its kind (by its bare id), or comes last."""

    item: str
    before: str | None = None
    fact: Literal["item_moved"] = "item_moved"


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    item: str
    fact: Literal["item_removed"] = "item_removed"


@dataclass(frozen=True, slots=True)
class CommandUndone:
    """The control command `command` was taken back."""

    command: str
    fact: Literal["command_undone"] = "command_undone"


@dataclass(frozen=True, slots=True)
class CommandRedone:
    command: str
    fact: Literal["command_redone"] = "command_redone"


@dataclass(frozen=True, slots=True)
class CardShown:
    text: str
    tone: Literal["info", "warning", "stop"]
    fact: Literal["card_shown"] = "card_shown"


@dataclass(frozen=True, slots=True)
class CardCleared:
    fact: Literal["card_cleared"] = "card_cleared"


@dataclass(frozen=True, slots=True)
class EntryLogged:
    """A minute entry. `slot` and `person` are set only where someone set them by hand.

    person is whom the entry is about; `to` and the asker belong to questions.
    """

    entry: str
    kind: Literal["conclusion", "recommendation", "action", "note", "question"]
    text: str
    person: str | None = None
    slot: str | None = None
    question: str | None = None
    addressee: str | None = None
    due: str | None = None
    asker: str | None = None
    organisation: str | None = None
    group: str | None = None
    to: str | None = None
    off_record: bool = False
    fact: Literal["entry_logged"] = "entry_logged"


@dataclass(frozen=True, slots=True)
class EntryAnswered:
    entry: str
    outcome: Literal["answered", "deferred", "dismissed"]
    text: str | None = None
    person: str | None = None
    fact: Literal["entry_answered"] = "entry_answered"


@dataclass(frozen=True, slots=True)
class EntryAmended:
    """Fields of an entry changed; the earlier facts keep what they were."""

    entry: str
    changes: dict[str, Any] = field(default_factory=dict)
    fact: Literal["entry_amended"] = "entry_amended"


@dataclass(frozen=True, slots=True)
class EntryStruck:
    entry: str
    fact: Literal["entry_struck"] = "entry_struck"


@dataclass(frozen=True, slots=True)
class CountTaken:
    """A vote's result. `poll` is a poll's id or the question's text.

    majority: the option that was clearly ahead; its number is what the others leave of the base.
    """

    poll: str
    counts: dict[str, int]
    base: int | None = None
    base_kind: Literal["cast", "present", "entitled"] = "cast"
    exact: bool = True
    majority: str | None = None
    fact: Literal["count_taken"] = "count_taken"


@dataclass(frozen=True, slots=True)
class AttendanceTaken:
    present: int
    fact: Literal["attendance_taken"] = "attendance_taken"


@dataclass(frozen=True, slots=True)
class VotesTallied:
    """Votes for one option were counted (minus: taken back) in a block of the room; "" is the whole room."""

    poll: str
    option: str
    votes: int
    block: str = ""
    fact: Literal["votes_tallied"] = "votes_tallied"


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The latest result of a poll stands on the stage; None: no longer."""

    poll: str | None
    fact: Literal["result_shown"] = "result_shown"


@dataclass(frozen=True, slots=True)
class PresenceNoted:
    person: str
    is_present: bool
    fact: Literal["presence_noted"] = "presence_noted"


@dataclass(frozen=True, slots=True)
class TimerStarted:
    """A timer beside the slot's."""

    seconds: int
    label: str = ""
    fact: Literal["timer_started"] = "timer_started"


@dataclass(frozen=True, slots=True)
class TimerStopped:
    fact: Literal["timer_stopped"] = "timer_stopped"


@dataclass(frozen=True, slots=True)
class StageDarkened:
    """Every stage went dark, or came back."""

    is_dark: bool
    fact: Literal["stage_darkened"] = "stage_darkened"


@dataclass(frozen=True, slots=True)
class FactLost:
    """What stood here could not be read any more; it changes nothing but keeps its place."""

    fact: Literal["fact_lost"] = "fact_lost"


FactBody = (
    ShowOpened
    | ShowStarted
    | SlotTaken
    | TurnFinished
    | SlotsSkipped
    | ShowPaused
    | ShowResumed
    | ShowEnded
    | ShowReopened
    | AllotmentAdjusted
    | RunCorrected
    | FloorGiven
    | FloorRequested
    | SpeakerSubstituted
    | CommandUndone
    | CommandRedone
    | CardShown
    | CardCleared
    | EntryLogged
    | EntryAnswered
    | EntryAmended
    | EntryStruck
    | CountTaken
    | AttendanceTaken
    | RequestWithdrawn
    | RequestMoved
    | RequestAllotted
    | ItemEdited
    | SegmentInserted
    | TurnInserted
    | ItemMoved
    | ItemRemoved
    | VotesTallied
    | ResultShown
    | PresenceNoted
    | TimerStarted
    | TimerStopped
    | StageDarkened
    | FactLost
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a journal.

    seq: from 1, without gaps. group: the seq of its command's first fact. command: the `do` it came
    from, empty for the opening. by, command_id: as the command gave them.
    """

    seq: int
    group: int
    now: Now
    body: FactBody
    command: str = ""
    by: str | None = None
    command_id: str | None = None
