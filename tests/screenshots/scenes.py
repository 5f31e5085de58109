"""What the gallery shows: moments of the bundled event, and what is open on the desk then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["DESK_SCENES", "STAGE_SCENES", "DeskScene", "Step"]

Step = tuple[float, dict[str, Any]]
"""A command, and when it is given: minutes from the planned start."""


def step(minute: float, do: str, **fields: Any) -> Step:
    return minute, {"do": do, **fields}


@dataclass(frozen=True, slots=True)
class DeskScene:
    """at: the minute of the picture. opens: an action. keys: pressed afterwards; `selects`: a row."""

    name: str
    at: float
    steps: tuple[Step, ...] = ()
    opens: str = ""
    keys: tuple[str, ...] = ()
    selects: str = ""
    typed: str = ""


LATE = (
    step(0.75, "start"),
    step(2, "attendance", present=186),
    step(3, "note", kind="note", text="186 participants in the room"),
    step(11.5, "next"),
    step(14, "note", kind="conclusion", text="Peer-to-peer exchange works best when demand-driven"),
    step(19.3, "finish"),
    step(20, "next"),
)
"""Mr. Amador Leal has had the floor since minute 20; the first speaker was thanked."""

BETWEEN = (*LATE, step(27.8, "finish"))
REQUESTS = (
    *LATE,
    step(21, "presence", person="zaidi"),
    step(21, "presence", person="hagstrom"),
    step(22, "floor", name="Gil Asker", organisation="Youth Forum", group="Youth", now=False),
    step(22.5, "floor", name="Fay Guest", organisation="Guest Network", group="Civil society", now=False),
    step(23, "floor", name="Ana Cruz", organisation="Delegation of Peru", group="Governments", now=False),
)

VOTE = (*BETWEEN, step(29, "next"), step(37.5, "next"))
TALLY = (
    *VOTE,
    step(38, "tally", poll="capacity-priority", option="green", votes=96),
    step(38.3, "tally", poll="capacity-priority", option="yellow", votes=54),
    step(38.6, "tally", poll="capacity-priority", option="red", votes=31),
)
RESULT = (
    *TALLY,
    step(
        39,
        "count",
        poll="capacity-priority",
        counts={"green": 96, "yellow": 54, "red": 31},
        base=186,
        base_kind="present",
    ),
    step(39.2, "show_result", poll="capacity-priority"),
)

DESK_SCENES = (
    DeskScene("standby", -4),
    DeskScene("running", 23.3, LATE),
    DeskScene("warning", 26.6, LATE),
    DeskScene("danger", 28.3, LATE),
    DeskScene("overtime", 29.6, LATE),
    DeskScene("paused", 24, (*LATE, step(23.5, "pause"))),
    DeskScene("between-speakers", 28.4, BETWEEN),
    DeskScene("ended", 75, (*VOTE, step(74, "end"))),
    DeskScene("card", 27.5, (*LATE, step(27, "card", text="Time is up", tone="stop"))),
    DeskScene("timer", 24, (*LATE, step(23.5, "timer", seconds=120, label="Vote"))),
    DeskScene("blackout", 24, (*LATE, step(23.5, "blackout"))),
    DeskScene("refusal", 23.3, LATE, keys=("G",)),
    DeskScene("catch-up", 38.5, VOTE, opens="catch_up"),
    DeskScene("list-of-speakers", 24, REQUESTS, opens="speakers"),
    DeskScene("tally", 38.8, TALLY, opens="votes"),
    DeskScene("result", 39.5, RESULT, opens="votes"),
    DeskScene("speaking-time", 39.5, RESULT, opens="speaking_time"),
    DeskScene("correct", 23.3, LATE, opens="correct"),
    DeskScene("preflight", -4, opens="preflight"),
    DeskScene("palette", 23.3, LATE, opens="palette"),
    DeskScene("palette-found", 23.3, LATE, opens="palette", typed="zai"),
    DeskScene("keys", 23.3, LATE, opens="keys"),
    DeskScene("chairs-page", 23.3, LATE, opens="chair_page"),
    DeskScene("chairs-page-next", 28.4, BETWEEN, opens="chair_page"),
    DeskScene("editing", 23.3, LATE, opens="edit", selects="session-2/icmpd"),
    DeskScene("substitute", 23.3, LATE, opens="substitute", selects="session-1/rabat"),
    DeskScene("own-card", 23.3, LATE, opens="card_own", typed="Please look at the clock"),
    DeskScene("minutes-line", 23.3, LATE, opens="minutes", typed="r Plan for staff turnover @zaidi"),
)

STAGE_SCENES = (
    ("standby", -4, ()),
    ("running", 23.3, LATE),
    ("warning", 26.6, LATE),
    ("danger", 28.3, LATE),
    ("overtime-card", 29.6, (*LATE, step(29, "card", text="Please conclude", tone="stop"))),
    ("paused", 24, (*LATE, step(23.5, "pause"))),
    ("between-speakers", 28.4, BETWEEN),
    ("timer", 24, (*LATE, step(23.5, "timer", seconds=120, label="Vote"))),
    ("result", 39.5, RESULT),
    ("ended", 75, (*VOTE, step(74, "end"))),
)
"""Name, minute and steps; each is drawn for every role."""
