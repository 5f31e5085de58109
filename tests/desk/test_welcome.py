"""The page without a show: what it offers, and what it asks the application for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desk_kit import key_of
from runofshow.desk.buttons import KeyButton
from runofshow.desk.welcome import RecentFile, Welcome
from runofshow.desk.welcome_parts import Action, RecentLine
from runofshow.look.stylesheet import apply_theme
from runofshow.look.tokens import THEMES


def a_file(name: str, *, is_show: bool = False) -> RecentFile:
    blocks = () if is_show else (("Opening", timedelta(minutes=10)), ("Talks", timedelta(minutes=20)))
    return RecentFile(
        f"/files/{name}", f"Title of {name}", "Friday", "a programme", "30 min", blocks, is_show=is_show
    )


EXAMPLES = (a_file("example.yaml"), a_file("workshop.yaml"))
RECENT = (a_file("one.yaml"), a_file("two.show", is_show=True), a_file("three.yaml"))


class Page:
    """A welcome page and what it asked for."""

    def __init__(
        self, qtbot: QtBot, recent: tuple[RecentFile, ...] = (), trouble: str = "", theme: str = "dark"
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.widget = Welcome(apply_theme(application, theme), recent, EXAMPLES, trouble)
        self.opened: list[str] = []
        self.rehearsed: list[str] = []
        self.widget.file_chosen.connect(self.opened.append)
        self.widget.rehearsal_chosen.connect(self.rehearsed.append)
        qtbot.addWidget(self.widget)
        self.widget.resize(1280, 800)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.widget.setFocus()

    def press(self, keys: str) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.widget, *key_of(keys))

    def click(self, widget: QWidget, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.qtbot.mouseClick(widget, button)

    def lines(self) -> list[RecentLine]:
        return self.widget.findChildren(RecentLine)


def test_enter_opens_the_latest_file(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    page.press("Return")
    page.press("Enter")
    assert page.opened == ["/files/one.yaml"] * 2


def test_enter_on_another_file_opens_that_one(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    page.lines()[1].setFocus()
    page.press("Return")
    page.press("Space")
    assert page.opened == ["/files/three.yaml"] * 2


def test_enter_on_rehearse_rehearses(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    rehearse = next(b for b in page.widget.findChildren(KeyButton) if b.text() == "Rehearse")
    rehearse.setFocus()
    page.press("Return")
    assert (page.opened, page.rehearsed) == ([], ["/files/one.yaml"])


def test_a_show_is_not_rehearsed(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, (a_file("two.show", is_show=True),))
    assert [b.text() for b in page.widget.findChildren(KeyButton)] == ["Open"]


def test_without_recent_files_the_examples_stand_there(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot)
    page.press("Return")
    page.press("Ctrl+E")
    assert (page.opened, page.rehearsed) == (["/files/example.yaml"], ["/files/example.yaml"])
    assert [line.toolTip() for line in page.lines()] == ["/files/workshop.yaml"]


def test_a_click_opens_and_a_right_click_does_not(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    page.click(page.lines()[0], Qt.MouseButton.RightButton)
    assert page.opened == []
    page.click(page.lines()[0])
    assert page.opened == ["/files/two.show"]


def test_a_click_that_is_let_go_elsewhere_does_nothing(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    line = page.lines()[0]
    qtbot.mousePress(line, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert page.opened == []


def test_each_example_can_be_tried(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT)
    for action in page.widget.findChildren(Action)[1:]:
        page.click(action)
    assert page.rehearsed == ["/files/example.yaml", "/files/workshop.yaml"]


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: Page, data: QMimeData) -> bool:
    """Drag over the page, and drop there when it is taken; whether it was."""
    actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    over = QDragEnterEvent(QPoint(600, 400), actions, data, left, keys)
    over.ignore()
    page.widget.dragEnterEvent(over)
    if over.isAccepted():
        page.widget.dropEvent(QDropEvent(QPointF(600, 400), actions, data, left, keys))
    return over.isAccepted()


def test_a_file_is_dropped_anywhere(qtbot: QtBot, themed: None, tmp_path: Path) -> None:
    page = Page(qtbot, RECENT)
    assert drop(page, mime(tmp_path / "dropped.yaml"))
    assert page.opened == [str(tmp_path / "dropped.yaml")]


def test_two_files_or_words_are_not_taken(qtbot: QtBot, themed: None, tmp_path: Path) -> None:
    page = Page(qtbot, RECENT)
    words = QMimeData()
    words.setText("a programme")
    assert not drop(page, words)
    assert not drop(page, mime(tmp_path / "one.yaml", tmp_path / "two.yaml"))
    assert page.opened == []


def test_trouble_is_said_in_full_and_leaves_the_page_its_size(qtbot: QtBot, themed: None) -> None:
    faults = "\n".join(f"programme.yaml:{n}:1: unknown key “colour”" for n in range(60))
    page = Page(qtbot, RECENT, faults)
    label = next(label for label in page.widget.findChildren(QLabel) if label.text() == faults)
    area = next(area for area in page.widget.findChildren(QScrollArea) if area.widget() is label)
    assert area.verticalScrollBar().maximum() > 0
    assert page.widget.minimumSizeHint().height() <= 680


def test_a_short_trouble_needs_no_scrolling(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, RECENT, "programme.yaml is empty.")
    areas = page.widget.findChildren(QScrollArea)
    assert [area for area in areas if isinstance(area.widget(), QLabel)] == []


def test_six_recent_files_fit_the_smallest_window(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, tuple(a_file(f"{n}.yaml") for n in range(6)))
    page.widget.resize(1100, 680)
    assert page.widget.height() == 680
    assert all(line.height() == 56 for line in page.lines())


def test_a_title_is_shown_as_it_is_written(qtbot: QtBot, themed: None) -> None:
    page = Page(qtbot, (RecentFile("/f.yaml", "<b>Bold</b>", "", "", ""),))
    label = next(label for label in page.widget.findChildren(QLabel) if label.text() == "<b>Bold</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, themed: None, theme: str) -> None:
    page = Page(qtbot, RECENT, theme=theme)
    takers = [w for w in page.widget.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(takers) == 7
    assert [w for w in takers if not (w.accessibleName() or isinstance(w, KeyButton))] == []


def test_tab_comes_to_what_stands_before_the_first_file(qtbot: QtBot) -> None:
    page = Page(qtbot, RECENT)
    seen = set()
    for _ in range(12):
        seen.add(QApplication.focusWidget())
        page.press("Tab")
    assert set(page.widget.findChildren(Action)) <= seen
