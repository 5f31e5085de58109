"""The application's stylesheet: complete, understood by Qt, and doing what the states ask for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from runofshow.look.fonts import style_font
from runofshow.look.stylesheet import apply_theme, palette, stylesheet
from runofshow.look.tokens import THEMES, Theme, theme
from runofshow.resources import resource


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    yield apply_theme(qapp, request.param)
    qapp.setStyleSheet("")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Shows a widget in a window of its own, where nothing else has the focus."""
    windows: list[QMainWindow] = []

    def show(widget: QWidget, **properties: str) -> QWidget:
        for name, value in properties.items():
            widget.setProperty(name, value)
        window = QMainWindow()
        ground = QFrame()
        ground.setProperty("surface", "centre")
        ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QVBoxLayout(ground).addWidget(widget)
        window.setCentralWidget(ground)
        window.resize(300, 120)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        ground.setFocus()
        windows.append(window)  # kept until the test is over
        return widget

    return show


def colour_at(widget: QWidget, x: int, y: int) -> str:
    """As it lies on its window."""
    place = widget.mapTo(widget.window(), QPoint(x, y))
    return QColor(widget.window().grab().toImage().pixel(place)).name().upper()


def inside(widget: QWidget) -> str:
    """Near the leading edge, where neither words nor border are."""
    return colour_at(widget, 6, widget.height() // 2)


def border(widget: QWidget) -> str:
    return colour_at(widget, 0, widget.height() // 2)


def test_nothing_in_the_sheet_is_left_unfilled(look: Theme) -> None:
    assert "$" not in stylesheet(look)


def test_flat_fills_only(look: Theme) -> None:
    assert not any(word in stylesheet(look) for word in ("gradient", "rgba", "opacity"))


def test_every_picture_that_the_sheet_names_is_bundled(look: Theme) -> None:
    names = [part.split('"')[0] for part in stylesheet(look).split('url("')[1:]]
    assert len(names) >= 8
    assert all(Path(name).is_file() for name in names)


def test_the_script_makes_the_bundled_glyphs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, str(resource("look", "make_glyphs.py")), str(tmp_path)], check=True, timeout=60
    )
    bundled = resource("look", "glyphs")
    made = {path.relative_to(tmp_path): path.read_text("utf-8") for path in tmp_path.rglob("*.svg")}
    kept = {path.relative_to(bundled): path.read_text("utf-8") for path in bundled.rglob("*.svg")}
    assert made == kept


def test_qt_understands_the_sheet_on_every_kind_of_widget(look: Theme, qtbot: QtBot) -> None:
    """A Qt warning fails a test."""
    window = QMainWindow()
    menu = window.menuBar().addMenu("Show")
    menu.addAction("Start")
    tree = QTreeView()
    tree.setModel(QStandardItemModel(3, 2, tree))
    tabs = QTabWidget()
    column = QWidget()
    layout = QVBoxLayout(column)
    for widget in (
        QPushButton("Pause"),
        QLineEdit(),
        QPlainTextEdit(),
        QComboBox(),
        QCheckBox("Mute"),
        QLabel(""),
    ):
        layout.addWidget(widget)
    tabs.addTab(column, "Minutes")
    splitter = QSplitter()
    splitter.addWidget(tree)
    splitter.addWidget(tabs)
    window.setCentralWidget(splitter)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert not window.grab().isNull()


def test_one_broken_line_would_be_noticed(look: Theme, qapp: QApplication, qtlog: object) -> None:
    qapp.setStyleSheet(stylesheet(look).replace("{", "[", 1))
    label = QLabel("")
    label.ensurePolished()
    messages = [record.message for record in qtlog.records]  # type: ignore[attr-defined]
    qtlog._records.clear()  # type: ignore[attr-defined]
    assert any("Could not parse" in message for message in messages)


def test_the_accent_button_is_the_only_filled_one(look: Theme, shown: Callable[..., QWidget]) -> None:
    assert inside(shown(QPushButton("Pause"))) == look.neutral.centre
    assert inside(shown(QPushButton("Start next"), accent="true")) == look.accent.fill


def test_buttons_have_the_heights_of_the_tokens(look: Theme, shown: Callable[..., QWidget]) -> None:
    assert shown(QPushButton("Pause")).sizeHint().height() == look.row.control_big
    assert shown(QPushButton("Please conclude"), small="true").sizeHint().height() == look.row.control
    assert shown(QLineEdit()).sizeHint().height() == look.row.control


def test_a_button_that_cannot_be_used_has_no_fill(look: Theme, shown: Callable[..., QWidget]) -> None:
    button = shown(QPushButton("Start next"), accent="true")
    button.setEnabled(False)
    assert inside(button) == look.neutral.centre


def test_a_pressed_button_takes_the_hover_fill(look: Theme, shown: Callable[..., QWidget]) -> None:
    button = shown(QPushButton("Pause"))
    assert isinstance(button, QPushButton)
    button.setDown(True)
    assert inside(button) == look.neutral.hover
    assert border(button) == look.neutral.line_strong


def test_the_chosen_kind_stands_out_from_the_others(look: Theme, shown: Callable[..., QWidget]) -> None:
    kind = shown(QPushButton("Conclusion"), segment="true")
    assert isinstance(kind, QPushButton)
    kind.setCheckable(True)
    before = inside(kind)
    kind.setChecked(True)
    expected = {"dark": "hover", "light": "raised", "high_contrast": "text"}[look.name]
    assert inside(kind) == getattr(look.neutral, expected)
    assert before == look.neutral.centre


def test_a_field_shows_focus_by_a_thicker_border_and_moves_nothing(
    look: Theme, shown: Callable[..., QWidget]
) -> None:
    field = shown(QLineEdit("Wrap up"))
    assert isinstance(field, QLineEdit)
    assert border(field) == look.neutral.line_strong
    assert colour_at(field, look.hair, field.height() // 2) == look.neutral.raised
    before = field.cursorRect().topLeft()
    field.setFocus()
    field.home(False)
    assert border(field) == look.accent.focus
    assert colour_at(field, look.hair, field.height() // 2) == look.accent.focus
    field.end(False)
    assert field.cursorRect().topLeft() == before


@pytest.mark.parametrize(("tone", "colour"), [(None, "text"), ("2", "text_2"), ("3", "text_3")])
def test_a_label_s_tone_is_one_of_three_greys(
    look: Theme, shown: Callable[..., QWidget], tone: str | None, colour: str
) -> None:
    label = shown(QLabel("Next"), **({"tone": tone} if tone else {}))
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(getattr(look.neutral, colour))


@pytest.mark.parametrize("surface", ["window", "panel", "centre", "raised"])
def test_a_frame_takes_its_surface(look: Theme, shown: Callable[..., QWidget], surface: str) -> None:
    frame = shown(QFrame(), surface=surface)
    assert inside(frame) == getattr(look.neutral, surface)


def test_lines_are_as_thick_as_the_theme_says(look: Theme, shown: Callable[..., QWidget]) -> None:
    assert shown(QFrame(), line="h").height() == look.hair


def test_trouble_is_a_bar_in_inverse_neutral(look: Theme, shown: Callable[..., QWidget]) -> None:
    bar = shown(QFrame(), trouble="true")
    assert inside(bar) == look.neutral.text


def test_the_palette_leaves_no_role_of_text_to_the_system(look: Theme) -> None:
    made = palette(look)
    assert made.color(QPalette.ColorRole.WindowText) == QColor(look.neutral.text)
    assert made.color(QPalette.ColorRole.PlaceholderText) == QColor(look.neutral.text_3)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(look.neutral.text_3)
    assert made.color(QPalette.ColorRole.Link) == QColor(look.accent.ink)


def test_putting_a_theme_on_sets_the_base_font(qapp: QApplication) -> None:
    apply_theme(qapp, "dark")
    assert qapp.font().families()[0] == theme("dark").type.family
    assert qapp.font().pixelSize() == 13
    qapp.setStyleSheet("")


def test_the_sheet_leaves_figures_their_features(look: Theme, shown: Callable[..., QWidget]) -> None:
    """Fonts with tabular figures pass through the sheet, also where it sets a weight."""
    button = QPushButton("+1:00")
    button.setFont(style_font("body", times=True))
    metrics = QFontMetricsF(shown(button).font())
    assert metrics.horizontalAdvance("1") == metrics.horizontalAdvance("8")
