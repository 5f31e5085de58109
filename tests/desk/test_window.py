"""The desk as a whole: columns, folding, themes, focus, names for screen readers, nothing cut."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import runofshow.desk
from desk_kit import DeskKit, made_programme
from runofshow.desk.text import ElidedLabel
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import THEMES, theme

WIDTHS = (1100, 1180, 1280, 1920)


def desk_classes() -> Iterator[type[QObject]]:
    """Every class of Qt's that the desk's modules define."""
    for module in pkgutil.iter_modules(runofshow.desk.__path__, "runofshow.desk."):
        loaded = importlib.import_module(module.name)
        for _, found in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(found, QObject) and found.__module__ == module.name:
                yield found


def own_attributes(widget: QObject) -> set[str]:
    """What its methods set on it; PySide keeps the signals that were used there, too."""
    return {name for name, value in vars(widget).items() if not isinstance(value, SignalInstance)}


def focusable(kit: DeskKit) -> list[QWidget]:
    """Whatever takes the focus now, in the order of the Tab key."""
    first = kit.desk.transport.primary
    chain, widget = [first], first.nextInFocusChain()
    while widget is not first:
        assert widget is not None
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and kit.desk.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return [widget for widget in chain if widget.isVisible() and widget.isEnabled()]


# ---- columns


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_keep_to_their_limits(kit: DeskKit, width: int) -> None:
    kit.resize(width, 800)
    layout, desk = kit.look.layout, kit.desk
    rundown = desk.rundown.mapTo(desk, desk.rundown.rect().topRight()).x() + 1
    assert rundown == pytest.approx(layout.rundown.at(width), abs=2)
    if width >= 1180:
        minutes = desk.width() - desk.minutes.mapTo(desk, desk.minutes.rect().topLeft()).x()
        assert minutes == pytest.approx(layout.minutes.at(width), abs=2)
    centre = desk.countdown.mapTo(desk, desk.countdown.rect().topLeft()).x()
    assert centre > rundown


def test_a_larger_window_gives_its_room_to_the_digits(kit: DeskKit) -> None:
    small = kit.resize(1280, 800).desk.countdown.height()
    primary = kit.desk.transport.primary.height()
    assert kit.resize(1280, 1000).desk.countdown.height() == small + 200
    assert kit.desk.transport.primary.height() == primary


@pytest.mark.parametrize("size", [(1100, 680), (1180, 680), (1280, 800)])
def test_the_rows_of_the_centre_do_not_overlap(qtbot: QtBot, themed: None, size: tuple[int, int]) -> None:
    name = "H.E. Mr. Paul Robert Tiendrebeogo Konstantinopolskaya-Diop"
    turn = {"id": "turn", "person": "x", "duration": "8m"}
    programme = made_programme(
        {"id": "talk", "title": "Talk", "duration": "20m", "turns": [turn]},
        people=[{"id": "x", "name": name}],
    )
    kit = DeskKit(qtbot, programme, size=size).press("Space").settle()
    desk = kit.desk
    parts = (desk.countdown, desk.speaker, desk.transport, desk.timeline)
    edges = [(part.mapTo(desk, part.rect().topLeft()).y(), part.height()) for part in parts]
    for (top, height), (below, _) in pairwise(edges):
        assert top + height <= below
    assert desk.speaker.height() >= desk.speaker.sizeHint().height()
    assert desk.countdown.height() >= desk.countdown.minimumSizeHint().height()
    assert sum(edges[-1]) <= desk.height()


# ---- folding


def test_a_narrow_desk_folds_the_minutes_into_a_tab(kit: DeskKit) -> None:
    desk = kit.desk
    assert desk.minutes.isVisible()
    kit.resize(1179, 800)
    assert not desk.minutes.isVisible()
    assert desk.rundown.isVisible()
    kit.press("L")
    assert desk.minutes.isVisible()
    assert kit.focus is kit.line
    kit.resize(1180, 800)
    assert desk.minutes.isVisible()
    assert desk.rundown.isVisible()


def test_folding_and_unfolding_keeps_draft_and_focus(kit: DeskKit) -> None:
    kit.press("L").type("r half a sen")
    kit.resize(1100, 800)
    assert (kit.focus, kit.desk.minutes.draft()) == (kit.line, "r half a sen")
    assert kit.line.isVisible()
    kit.type("ten").resize(1300, 800)
    assert kit.focus is kit.line
    kit.type("ce").press("Return")
    assert kit.minutes == [("recommendation", "half a sentence")]


def test_folding_leaves_the_focus_of_the_controls_alone(kit: DeskKit) -> None:
    kit.desk.transport.primary.setFocus()
    kit.resize(1100, 800)
    assert kit.focus is kit.desk.transport.primary
    assert kit.desk.rundown.isVisible()


# ---- themes


def test_another_theme_reaches_every_part(kit: DeskKit, qapp: QApplication) -> None:
    kit.press("Space").settle()
    for name in THEMES:
        look = apply_theme(qapp, name)
        kit.desk.set_theme(look)
        picture = kit.settle().desk.grab().toImage()
        ratio = picture.devicePixelRatio()

        def colour(widget: QWidget, x: int, y: int) -> str:
            place = widget.mapTo(kit.desk, widget.rect().topLeft())
            at = round((place.x() + x) * ratio), round((place.y() + y) * ratio)  # noqa: B023
            return picture.pixelColor(*at).name()  # noqa: B023

        assert colour(kit.desk.timeline, 4, 4) == look.neutral.panel.lower()
        assert colour(kit.desk.topbar, 4, 4) == look.neutral.panel.lower()
        assert colour(kit.desk.countdown, 4, 4) == look.neutral.centre.lower()
        assert colour(kit.desk.transport.primary, 8, 20) == look.accent.fill.lower()
        assert [n for n in THEMES if kit.desk.named[f"theme_{n}"].isChecked()] == [name]


def test_choosing_a_theme_asks_for_it(qtbot: QtBot, kit: DeskKit) -> None:
    with qtbot.waitSignal(kit.desk.theme_chosen) as chosen:
        kit.desk.named["theme_light"].trigger()
    assert chosen.args == ["light"]


@pytest.mark.parametrize(
    ("keys", "signal"),
    [
        ("Ctrl+O", "open_asked"),
        ("Ctrl+E", "export_asked"),
        ("Ctrl+W", "close_asked"),
        ("Shift+F11", "preview_asked"),
    ],
)
def test_what_the_application_does_is_asked_for(qtbot: QtBot, kit: DeskKit, keys: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(kit.desk, signal)):
        kit.press(keys)


# ---- focus and screen readers


def test_the_desk_opens_with_the_focus_on_the_next_step(kit: DeskKit) -> None:
    assert kit.focus is kit.desk.transport.primary


def test_tab_goes_from_transport_to_rundown_to_minutes_to_cards(kit: DeskKit) -> None:
    kit.press("Space").press("1")
    desk = kit.desk
    order = focusable(kit)
    landmarks = [
        desk.transport.primary,
        desk.transport.pause,
        desk.transport.more,
        desk.rundown,
        desk.minutes.tabs,
        kit.line,
        desk.transport.cards[0],
        desk.transport.clear,
        desk.topbar.undo,
        desk.topbar.sound,
    ]
    places = [order.index(widget) for widget in landmarks]
    assert places == sorted(places)
    assert places[0] == 0


def test_tab_reaches_the_minutes_in_their_own_tab_too(kit: DeskKit) -> None:
    kit.resize(1100, 680).press("L")
    order = focusable(kit)
    assert order.index(kit.line) < order.index(kit.desk.transport.cards[0])


def test_tab_itself_walks_the_transport(kit: DeskKit) -> None:
    kit.press("Space")
    transport = kit.desk.transport
    for button in (transport.pause, transport.finish, transport.less, transport.more):
        kit.press("Tab")
        assert kit.focus is button


@pytest.mark.parametrize("width", [1100, 1280])
def test_whatever_takes_the_focus_has_a_name(kit: DeskKit, width: int) -> None:
    kit.resize(width, 800).press("Space").press("1").press("C")
    nameless = [
        widget
        for widget in focusable(kit)
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


def test_the_buttons_print_typing_keys_only_for_fields_of_the_desk(qtbot: QtBot, kit: DeskKit) -> None:
    outside = QLineEdit()
    qtbot.addWidget(outside)
    outside.show()
    outside.activateWindow()
    outside.setFocus()
    qtbot.waitUntil(outside.hasFocus)
    assert kit.desk.transport.primary.cap == "Space"


# ---- refusals


def test_a_refused_control_is_said_beside_the_controls(kit: DeskKit) -> None:
    kit.desk.rundown.setCurrentIndex(kit.desk.model.index_of("opening"))
    kit.press("Space").press("G")
    assert kit.refusal == "That slot is running now."
    assert kit.show.control.current_run is not None


def test_a_refused_entry_is_said_below_the_line(kit: DeskKit) -> None:
    kit.press("Space").type_minutes("n One")
    (entry,) = kit.show.entries
    kit.do("strike", entry=entry.id)
    kit.do("amend", entry=entry.id, text="Two")
    assert kit.refusal == ""
    assert kit.desk.minutes.composer.refusal.text() == "That entry is struck."


def test_someone_elses_next_is_not_done_twice(kit: DeskKit) -> None:
    """The deputy pressed first: the chair's `next` carries what the chair had on screen."""
    kit.press("Space")
    kit.hub.changed.disconnect(kit._on_changed)
    kit.do("next")
    kit.press("Space")
    assert kit.refusal == "Someone has just done that. Nothing was changed."


# ---- craft


def test_no_widget_has_an_attribute_that_qt_has(kit: DeskKit) -> None:
    """`self.show = …` breaks a window, and `self.event = …` crashes Python."""
    kit.press("Space").press("1")
    ours = [
        w
        for w in [kit.desk, kit.shell, *kit.desk.findChildren(QObject)]
        if type(w).__module__.startswith("runofshow.")
    ]
    assert len(ours) > 20
    shadowed = set()
    for widget in ours:
        base = next(b for b in type(widget).__mro__ if not b.__module__.startswith("runofshow."))
        shadowed |= {(type(widget).__name__, name) for name in own_attributes(widget) if hasattr(base, name)}
    assert shadowed == set()


@pytest.mark.parametrize("cls", sorted(desk_classes(), key=lambda c: c.__name__), ids=lambda c: c.__name__)
def test_methods_override_only_what_qt_calls(cls: type[QObject]) -> None:
    """A name of Qt's in snake_case would be an accident; camelCase ones are meant."""
    base = next(b for b in cls.__mro__ if not b.__module__.startswith("runofshow."))
    single_words = {n for n in vars(cls) if not n.startswith("_") and n.islower() and "_" not in n}
    allowed = {"event", "paint", "data", "index", "parent", "flags", "count", "invalidate"}
    taken = {name for name in single_words if hasattr(base, name)} - allowed - {"staticMetaObject"}
    assert taken == set()


def text_widths(kit: DeskKit) -> list[str]:
    """Labels in sight whose words need more room than they have."""
    cut = []
    for label in kit.desk.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, ElidedLabel) or label.wordWrap() or not label.text():
            continue
        need = label.fontMetrics().horizontalAdvance(label.text())
        if need > label.contentsRect().width() + 1 or label.fontMetrics().height() > label.height() + 4:
            cut.append(f"{label.text()!r} {need} in {label.contentsRect().width()}")
    return cut


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("size", [(1100, 680), (1180, 700), (1280, 800)])
def test_nothing_is_cut(qtbot: QtBot, themed: None, name: str, size: tuple[int, int]) -> None:
    kit = DeskKit(qtbot, theme=name, size=size).press("Space").jump("12:00").press("1").press("L").settle()
    assert text_widths(kit) == []
    for widget in kit.desk.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit):
            inside = widget.parentWidget().rect()
            assert inside.contains(widget.geometry()), (widget.accessibleName(), widget.geometry(), inside)
    for view in kit.desk.findChildren(QAbstractItemView):
        if view.isVisible():
            assert view.horizontalScrollBar().maximum() == 0


def test_the_smallest_desk_is_that_of_the_design(kit: DeskKit) -> None:
    assert theme("dark").layout.desk_min == (1100, 680)
    kit.resize(400, 300)
    assert (kit.shell.width(), kit.shell.height()) == (1100, 680)
