"""Every action of the desk in one table: menus, buttons, tooltips and tests are fed from it.

The first shortcut is the bare key. A text field swallows bare keys, so each control has a twin
with a modifier or an F-key that works while the minutes line has the focus.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from runofshow.show.cards import CARDS, HOUSE_LANGUAGE, MENU_CARDS

__all__ = ["ACTIONS", "ActionSpec", "keycap", "make_actions", "set_tip"]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """keys: QKeySequence texts, the bare key first. tip: one sentence. menu: where it is listed.

    is_of_rows: its keys count only while the keyboard is in the rundown; other lists use them, too.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str
    tip: str
    menu: str
    is_checkable: bool = False
    is_of_rows: bool = False


ACTIONS = (
    ActionSpec("open", "&Open…", ("Ctrl+O",), "folder-open", "Open a programme or a show.", "File"),
    ActionSpec(
        "export", "&Export the report…", ("Ctrl+E",), "file-output", "Write the report to a file.", "File"
    ),
    ActionSpec(
        "preflight",
        "&Preflight",
        ("Ctrl+Shift+P",),
        "circle-check",
        "See what should be right before the start.",
        "File",
    ),
    ActionSpec("close_show", "&Close", ("Ctrl+W",), "x", "Close this session; everything is saved.", "File"),
    ActionSpec(
        "next",
        "Start &next",
        ("Space", "Ctrl+Space", "F5"),
        "skip-forward",
        "Start the next slot.",
        "Session",
    ),
    ActionSpec(
        "finish",
        "&Finish, introduce the next",
        ("F", "F6"),
        "check",
        "End this turn; the segment's clock runs on while you introduce the next speaker.",
        "Session",
    ),
    ActionSpec("pause", "&Pause", ("P", "F7"), "pause", "Freeze the clocks of slot and segment.", "Session"),
    ActionSpec(
        "less", "One minute &less", ("-", "F8"), "minus", "Take one minute from this slot.", "Session"
    ),
    ActionSpec(
        "more", "One minute &more", ("+", "=", "F9"), "plus", "Give this slot one minute more.", "Session"
    ),
    ActionSpec(
        "goto", "&Go to the selected slot", ("G", "Alt+G"), "play", "Take the selected slot now.", "Session"
    ),
    ActionSpec(
        "skip",
        "S&kip the selected slot",
        ("K", "Alt+K"),
        "skip-forward",
        "Skip it and free its time.",
        "Session",
    ),
    ActionSpec(
        "catch_up",
        "Catch &up",
        ("U", "F10"),
        "clock",
        "See ways to end on time, or to use the time that is left.",
        "Session",
    ),
    ActionSpec(
        "votes",
        "Count a &vote",
        ("V", "Alt+V"),
        "vote",
        "Count cards as they are raised, log the result and show it.",
        "Session",
    ),
    ActionSpec(
        "substitute",
        "Who speaks &instead…",
        ("W", "Alt+W"),
        "users",
        "Name who speaks instead in the selected slot, or in the next one.",
        "Session",
    ),
    ActionSpec(
        "take_second",
        "&Take the next turn second",
        ("Shift+W", "Alt+Shift+W"),
        "skip-forward",
        "Start without whoever is late: the turn after theirs goes first.",
        "Session",
    ),
    ActionSpec("timer", "&Timer", ("I", "Alt+I"), "clock", "Start a timer beside the slot's own.", "Session"),
    ActionSpec(
        "timer_length",
        "Timer of another length…",
        ("Shift+I", "Alt+Shift+I"),
        "clock",
        "Write how long a timer is to run, and start it.",
        "Session",
    ),
    ActionSpec(
        "correct",
        "&Correct a time",
        ("T", "Alt+T"),
        "pencil",
        "Say when a turn really began or ended.",
        "Session",
    ),
    ActionSpec("end", "&End the session", ("Ctrl+Shift+E",), "square", "End the session now.", "Session"),
    ActionSpec("reopen", "&Reopen the session", (), "play", "Go on after the end.", "Session"),
    ActionSpec(
        "edit",
        "&Edit the selected row",
        ("E", "F2"),
        "pencil",
        "Change title, person, topic or length in its place.",
        "Programme",
    ),
    ActionSpec(
        "insert",
        "&Insert a row",
        ("Ins", "Ctrl+I"),
        "plus",
        "Put in a segment or a turn after the selected row.",
        "Programme",
    ),
    ActionSpec(
        "move_up",
        "Move it &up",
        ("Alt+Up",),
        "",
        "Put the selected row one place earlier.",
        "Programme",
        is_of_rows=True,
    ),
    ActionSpec(
        "move_down",
        "Move it &down",
        ("Alt+Down",),
        "",
        "Put the selected row one place later.",
        "Programme",
        is_of_rows=True,
    ),
    ActionSpec(
        "remove",
        "&Remove it",
        ("Del",),
        "trash-2",
        "Take the selected row out of the programme.",
        "Programme",
        is_of_rows=True,
    ),
    ActionSpec(
        "undo", "&Undo", ("Ctrl+Z", "F3"), "undo-2", "Take back the last control, with its clock.", "Edit"
    ),
    ActionSpec(
        "redo",
        "&Redo",
        ("Ctrl+Shift+Z", "Shift+F3"),
        "redo-2",
        "Bring back what was undone, with its clock.",
        "Edit",
    ),
    *(
        ActionSpec(
            card.id,
            f"Card: {card.words_in(HOUSE_LANGUAGE)}",
            (str(place), f"Alt+{place}"),
            "message-square",
            "Show it on the stage.",
            "Cards",
        )
        for place, card in enumerate(CARDS, 1)
    ),
    *(
        ActionSpec(
            card.id,
            f"Card: {card.words_in(HOUSE_LANGUAGE)}",
            (),
            "message-square",
            "Show it on the stage.",
            "Cards",
        )
        for card in MENU_CARDS
    ),
    ActionSpec(
        "card_own", "Card in your own &words", ("C", "Alt+C"), "pencil", "Write a card yourself.", "Cards"
    ),
    ActionSpec(
        "clear_card", "&Take the card away", ("0", "Alt+0"), "x", "Take the card off the stage.", "Cards"
    ),
    ActionSpec(
        "show_result",
        "Result of the last &vote",
        ("Alt+R",),
        "vote",
        "Show the result that was logged last on the stage.",
        "Cards",
    ),
    ActionSpec(
        "blackout",
        "&Dark stage",
        ("Ctrl+B",),
        "monitor-off",
        "Make every stage that faces the room black.",
        "Cards",
    ),
    ActionSpec(
        "minutes", "Write in the &minutes", ("L", "Ctrl+L"), "pencil", "Go to the minutes line.", "View"
    ),
    ActionSpec("controls", "Back to the &controls", ("Esc",), "x", "Leave the minutes line.", "View"),
    ActionSpec(
        "speakers",
        "List of &speakers",
        ("S", "Alt+S"),
        "mic",
        "Requests for the floor, and who is here.",
        "View",
    ),
    ActionSpec(
        "speaking_time",
        "Speaking &time",
        ("B", "Alt+B"),
        "clock",
        "Who has spoken for how long, by person and by group.",
        "View",
    ),
    ActionSpec(
        "mute", "Mute the chi&mes", ("M", "F12"), "volume-x", "Cues stay visible.", "View", is_checkable=True
    ),
    ActionSpec(
        "preview", "Stage in a &window", ("Shift+F11",), "monitor", "See what the stage shows.", "View"
    ),
    ActionSpec(
        "stages", "&Stages and displays", ("F11",), "monitor", "Choose what each display shows.", "View"
    ),
    ActionSpec(
        "flash",
        "&Flash when time is up",
        (),
        "",
        "The speakers’ stage flashes once.",
        "View",
        is_checkable=True,
    ),
    ActionSpec(
        "palette", "Find and &do…", ("Ctrl+K",), "search", "Do anything by a few letters of its name.", "View"
    ),
    ActionSpec("keys", "&Keys", ("?", "F1"), "circle-help", "See every key of the desk.", "View"),
    ActionSpec(
        "chair_page",
        "Your &notes",
        ("N", "Alt+N"),
        "sticky-note",
        "Your notes, questions and lines for whoever has the floor.",
        "View",
    ),
    ActionSpec(
        "notes_larger", "Larger notes", ("Ctrl+=",), "", "The text of your notes grows by a step.", "View"
    ),
    ActionSpec(
        "notes_smaller", "Smaller notes", ("Ctrl+-",), "", "The text of your notes shrinks by a step.", "View"
    ),
    ActionSpec(
        "text_larger", "&Larger text", ("Ctrl+Shift+=",), "", "All text of the desk grows by a step.", "View"
    ),
    ActionSpec(
        "text_smaller",
        "S&maller text",
        ("Ctrl+Shift+-",),
        "",
        "All text of the desk shrinks by a step.",
        "View",
    ),
    ActionSpec(
        "text_normal", "N&ormal text", ("Ctrl+Shift+0",), "", "All text of the desk as designed.", "View"
    ),
    ActionSpec("theme_dark", "&Dark", (), "", "Dark desk.", "Theme", is_checkable=True),
    ActionSpec("theme_light", "&Light", (), "", "Light desk.", "Theme", is_checkable=True),
    ActionSpec(
        "theme_high_contrast",
        "&High contrast",
        (),
        "",
        "Black, white and strong.",
        "Theme",
        is_checkable=True,
    ),
)

TIPS = {spec.id: spec.tip for spec in ACTIONS}


def make_actions(parent: QWidget) -> dict[str, QAction]:
    """The table as QActions of a window, by id. Keys do not repeat while they are held down."""
    return {spec.id: _make(spec, parent) for spec in ACTIONS}


def _make(spec: ActionSpec, parent: QObject) -> QAction:
    action = QAction(spec.text, parent)
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setAutoRepeat(False)
    if spec.is_of_rows:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setCheckable(spec.is_checkable)
    set_tip(action)
    return action


def set_tip(action: QAction, does: str = "", why_not: str = "") -> None:
    """The tooltip: what it does (`does`, else the table's words), every key that does it, and why not now."""
    keys = " or ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    does = does or TIPS[action.objectName()]
    tip = f"{does} ({keys})" if keys else does
    tip = f"{tip}\n{why_not}" if why_not else tip
    if action.toolTip() != tip:
        action.setToolTip(tip)


def keycap(action: QAction, *, while_typing: bool) -> str:
    """The key to print on a button: the bare one, or its twin while a text field has the focus."""
    keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
    wanted = [key for key in keys if len(key) > 1 and key != "Space"] if while_typing else keys
    chosen = next(iter(wanted or keys), "")
    return " ".join(chosen.split("+")) if len(chosen) > 1 else chosen
