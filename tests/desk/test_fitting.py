"""Nothing on the desk is cut, squeezed or covered at 1280 × 800, from the smallest text to the largest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.fitting import misfits, squeezed_texts
from desk_kit import DeskKit
from runofshow.desk.panels import PAGES, SIDE_PANELS
from runofshow.look.scale import px

PERCENTS = [80, 100, 150, 200]
OPENED = ["", *SIDE_PANELS, *PAGES, "minutes", "palette", "card_own", "substitute", "edit"]


def made(qtbot: QtBot, percent: int) -> DeskKit:
    """Mr. Amador Leal is running out of time; votes are counted, somebody waits, a timer runs."""
    kit = DeskKit(qtbot, text=percent)
    kit.press("Space").jump("10:45").press("Space").jump("7:50")
    kit.type_minutes("c Peer-to-peer exchange works best when demand-driven")
    kit.do("floor", name="Gil Asker", organisation="Youth Forum", group="Youth", now=False)
    kit.do("tally", poll="capacity-priority", option="green", votes=12)
    kit.do("attendance", present=186)
    kit.do("next")
    kit.do("timer", seconds=120, label="Vote")
    kit.press("Esc").select("session-2/icmpd")
    return kit.jump("6:30").settle()


def faults(kit: DeskKit) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with squeezed_texts() as squeezed:
        kit.shell.grab()
    return [*misfits(kit.shell), *dict.fromkeys(squeezed)]


def opened(kit: DeskKit, name: str) -> DeskKit:
    if name:
        kit.desk.named[name].trigger()
    return kit.settle()


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("name", OPENED, ids=lambda name: name or "ordinary")
def test_whatever_is_open_fits(qtbot: QtBot, themed: None, percent: int, name: str) -> None:
    kit = made(qtbot, percent)
    assert faults(opened(kit, name)) == []


@pytest.mark.parametrize("percent", PERCENTS)
def test_every_state_of_the_show_fits(qtbot: QtBot, themed: None, percent: int) -> None:
    kit = DeskKit(qtbot, text=percent).settle()
    found = {"standby": faults(kit)}
    kit.press("Space").press("Space")
    for state, at in {"running": "4:00", "warning": "2:30", "danger": "1:40", "overtime": "2:00"}.items():
        found[state] = faults(kit.jump(at).settle())
    for state, keys in {"paused": "P", "resumed": "P", "between": "F", "card": "1"}.items():
        found[state] = faults(kit.press(keys).settle())
    kit.do("end")
    found["ended"] = faults(kit.settle())
    assert {state: why for state, why in found.items() if why} == {}


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("theme", ["light", "high_contrast"])
def test_the_thicker_lines_of_another_theme_fit(qtbot: QtBot, themed: None, percent: int, theme: str) -> None:
    kit = DeskKit(qtbot, text=percent, theme=theme).press("Space").jump("8:30").settle()
    assert faults(kit) == []


@pytest.mark.parametrize("percent", PERCENTS)
def test_countdown_name_and_controls_stay_whatever_the_size(qtbot: QtBot, themed: None, percent: int) -> None:
    kit = made(qtbot, percent)
    kit.desk.side.tabs.setCurrentIndex(0)
    desk, transport = kit.settle().desk, kit.desk.transport
    buttons = [transport.primary, transport.pause, transport.finish, transport.less, transport.more]
    for widget in (desk.countdown, desk.speaker, desk.rundown, *buttons, *transport.cards, transport.own):
        assert widget.isVisible()
        assert not widget.visibleRegion().isEmpty()
    assert desk.countdown.height() >= 190
    assert transport.primary.width() >= transport.primary.sizeHint().width() - px(40), "but for its key"


# ---- the helper itself finds what it is for


def test_a_label_that_is_cut_is_found(qtbot: QtBot, themed: None) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    label = QLabel("A sentence that is longer than its label")
    label.setFixedWidth(60)
    row.addWidget(label)
    root.show()
    (why,) = misfits(root)
    assert "px of words in 60" in why
    label.setToolTip(label.text())
    assert misfits(root) == []
    label.setFixedSize(400, 6)
    assert "a line of" in misfits(root)[0]


def test_widgets_that_cover_one_another_are_found(qtbot: QtBot, themed: None) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column = QVBoxLayout(root)
    for _ in range(3):
        part = QWidget()
        part.setFixedHeight(60)
        column.addWidget(part)
    root.setFixedSize(100, 90)
    root.show()
    assert any("lies over" in why or "reaches out" in why for why in misfits(root))


def test_painted_text_that_is_squeezed_is_found(qtbot: QtBot) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    with squeezed_texts() as found:
        painter = QPainter(image)
        painter.drawText(QRectF(0, 0, 20, 40), 0, "Too wide for it")
        painter.drawText(QRectF(0, 0, 200, 3), 0, "low")
        painter.drawText(QRectF(0, 0, 200, 40), 0, "fits")
        painter.end()
    assert [why.partition(":")[0] for why in found] == ["'Too wide for it'", "'low'"]
