"""The whole desk, whatever is open: names for a screen reader, keys in tooltips, the Tab key, contrast."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk_kit import DeskKit
from inks import Ink, inks_of
from look.colour_science import contrast
from runofshow.desk.actions import ACTIONS
from runofshow.desk.buttons import KeyButton
from runofshow.desk.countdown import CountdownPanel
from runofshow.desk.page import CountdownStrip
from runofshow.desk.panels import PAGES, SIDE_PANELS
from runofshow.desk.timeline import Timeline
from runofshow.look.tokens import THEMES

OPENED = ["", *SIDE_PANELS, *PAGES, "palette", "card_own", "substitute", "edit", "minutes"]
AA = 4.5
SAID = (
    QAbstractButton,
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QComboBox,
    QAbstractScrollArea,
)
SAID += (CountdownPanel, CountdownStrip, Timeline)
"""What a screen reader must be able to name."""


def running(qtbot: QtBot, theme: str = "dark") -> DeskKit:
    """The vote is on; somebody waits for the floor, somebody is here, a card stands, things are logged."""
    kit = DeskKit(qtbot, theme=theme)
    kit.press("Space").jump("10:45").press("Space").jump("7:50")
    kit.type_minutes("c Peer-to-peer exchange works best").type_minutes("q @zaidi How early?")
    kit.do("floor", name="Gil Asker", organisation="Youth Forum", group="Youth", now=False)
    kit.do("presence", person="zaidi")
    kit.do("next")
    kit.do("goto", slot="voting")
    kit.do("tally", poll="capacity-priority", option="green", votes=12)
    kit.do("card", text="Time is up", tone="stop")
    return kit.press("Esc").select("session-2/icmpd").jump("3:20").settle()


def opened(kit: DeskKit, name: str) -> DeskKit:
    if name:
        kit.desk.named[name].trigger()
    return kit.settle()


def in_sight(kit: DeskKit) -> Iterator[QWidget]:
    for widget in kit.desk.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def said(widget: QWidget) -> str:
    """How a screen reader names it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def stops(kit: DeskKit) -> list[QWidget]:
    """Whatever the Tab key stops at, as Qt's chain has it."""
    found, widget = [], kit.desk.nextInFocusChain()
    while widget is not kit.desk:
        assert widget is not None
        is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if is_stop and widget.isVisible() and widget.isEnabled() and kit.desk.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


# ---- names


@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_everything_that_is_used_has_a_name(qtbot: QtBot, themed: None, name: str) -> None:
    kit = opened(running(qtbot), name)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in in_sight(kit)
        if (isinstance(widget, SAID) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not said(widget)
        and widget.objectName() not in ("qt_menubar_ext_button", "qt_scrollarea_viewport")
        and widget.focusProxy() is None
        and not isinstance(widget, QToolButton | QAbstractScrollArea | QLineEdit)
    ]
    assert nameless == []


@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_fields_lists_and_tools_have_names_of_their_own(qtbot: QtBot, themed: None, name: str) -> None:
    kit = opened(running(qtbot), name)
    kinds = (QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QToolButton, QTabBar)
    inner = ("qt_menubar_ext_button", "ScrollLeftButton", "ScrollRightButton", "qt_spinbox_lineedit")
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in in_sight(kit)
        if isinstance(widget, kinds) and not said(widget) and widget.objectName() not in inner
    ]
    assert nameless == []


@pytest.mark.parametrize("name", [*SIDE_PANELS, *PAGES])
def test_a_panel_and_a_page_have_a_name(kit: DeskKit, name: str) -> None:
    opened(kit, name)
    stack = kit.desk.side.stack if name in SIDE_PANELS else kit.desk.pages
    assert stack.panels[name].accessibleName()


def test_the_countdown_is_described_for_whoever_cannot_see_it(kit: DeskKit) -> None:
    kit.press("Space").settle()
    assert "Running" in kit.desk.countdown.accessibleDescription()
    assert "10:00" in kit.desk.countdown.accessibleDescription()


# ---- tooltips


@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_every_button_says_what_it_does(qtbot: QtBot, themed: None, name: str) -> None:
    """An icon alone, or a word that needs more, has its sentence under the mouse."""
    kit = opened(running(qtbot), name)
    silent = [
        f"{type(button).__name__} {said(button)!r}"
        for button in in_sight(kit)
        if isinstance(button, KeyButton | QToolButton)
        and not button.toolTip()
        and (not button.text() or (isinstance(button, KeyButton) and bool(button.cap)))
    ]
    assert silent == []


def test_a_button_of_an_action_names_every_key_of_it(qtbot: QtBot, themed: None) -> None:
    kit = running(qtbot)
    tips = [button.toolTip() for button in in_sight(kit) if isinstance(button, KeyButton | QToolButton)]
    on_buttons = ("next", "pause", "finish", "less", "more", "undo", "card_1", "card_own", "clear_card")
    for spec in (spec for spec in ACTIONS if spec.id in on_buttons):
        tip = kit.desk.named[spec.id].toolTip()
        assert tip in tips, spec.id
        for key in spec.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in tip


def test_every_action_of_the_menus_names_its_keys(kit: DeskKit) -> None:
    for spec in ACTIONS:
        action = kit.desk.named[spec.id]
        for key in spec.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()


# ---- the Tab key


@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_tab_comes_to_everything_and_back_again(qtbot: QtBot, themed: None, name: str) -> None:
    """Pressed as often as there are stops, wherever it begins; a field that keeps Tab would end it there."""
    kit = opened(running(qtbot), name)
    expected = stops(kit)
    seen: list[QWidget] = []
    kit.desk.transport.primary.setFocus() if kit.desk.transport.primary.isVisible() else expected[
        0
    ].setFocus()
    for _ in range(3 * len(expected) + 10):
        if kit.focus is not None and kit.focus not in seen:
            seen.append(kit.focus)
        kit.press("Tab")
    missed = [widget for widget in expected if widget not in seen and not is_of_group(widget)]
    if name == "palette":
        missed = []  # it closes when the keyboard goes on
    assert [f"{type(widget).__name__} {said(widget)!r}" for widget in missed] == []


def is_of_group(widget: QWidget) -> bool:
    """One of several of which Tab stops at the chosen one, and the arrow keys go on to the others."""
    if not isinstance(widget, QAbstractButton):
        return False
    return widget.autoExclusive() or (widget.group() is not None and widget.group().exclusive())


@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_every_button_is_a_stop_of_tab(qtbot: QtBot, themed: None, name: str) -> None:
    """Or one of a group of which the arrow keys reach the rest."""
    kit = opened(running(qtbot), name)
    reached = stops(kit)
    skipped = [
        f"{type(button).__name__} {said(button)!r}"
        for button in in_sight(kit)
        if isinstance(button, QAbstractButton)
        and button.isEnabled()
        and button not in reached
        and button.objectName() not in ("qt_menubar_ext_button", "ScrollLeftButton", "ScrollRightButton")
        and button.focusPolicy() is Qt.FocusPolicy.NoFocus
    ]
    assert skipped == []


# ---- contrast


def weak(inks: list[Ink], least: float) -> list[str]:
    return sorted(
        {
            f"{ink.text!r}: {ink.colour} on {ink.ground}, {contrast(ink.colour, ink.ground):.2f}"
            for ink in inks
            if contrast(ink.colour, ink.ground) < least
        }
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_all_text_can_be_read_as_it_comes_out_on_the_screen(
    qtbot: QtBot, themed: None, theme: str, name: str
) -> None:
    inks = inks_of(opened(running(qtbot, theme), name).shell)
    assert len(inks) > 30
    assert weak(inks, AA) == []


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_in_every_phase(qtbot: QtBot, themed: None, theme: str) -> None:
    kit = DeskKit(qtbot, theme=theme).settle()
    found = {"standby": weak(inks_of(kit.shell), AA)}
    kit.press("Space").press("Space").select("session-1/mexico")
    for phase, at in {"running": "4:00", "warning": "2:30", "danger": "1:40", "overtime": "2:00"}.items():
        found[phase] = weak(inks_of(kit.jump(at).settle().shell), AA)
        assert kit.phase == phase
    found["paused"] = weak(inks_of(kit.press("P").settle().shell), AA)
    assert {phase: why for phase, why in found.items() if why} == {}


def test_weak_text_is_found(kit: DeskKit) -> None:
    """The walk would see a label too pale for its ground."""
    kit.desk.topbar.clock.value.setStyleSheet("color: #333a44;")
    kit.settle()
    assert any(why.startswith(f"'{kit.figures.clock}'") for why in weak(inks_of(kit.shell), AA))
