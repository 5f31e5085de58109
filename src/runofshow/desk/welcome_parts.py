"""The parts of the welcome page, each painted from a theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from runofshow.desk.text import elided
from runofshow.look.fonts import display_font, text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["INSET", "Action", "Blocks", "Card", "DropPlace", "Mark", "RecentFile", "RecentLine", "Trouble"]

MOST_FAULTS = 8
"""More lines than that scroll."""

INSET = 8
"""Rows reach so far out beside the words above them, for their ground when hovered."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file to offer. blocks: (short title, length) of its segments; empty for shows."""

    path: str
    title: str
    when: str
    about: str
    length: str
    blocks: tuple[tuple[str, timedelta], ...] = ()
    is_show: bool = False


class Painted(QWidget):
    """A widget that paints itself from a theme."""

    def __init__(self, theme: Theme, height: int = 0) -> None:
        super().__init__()
        self._theme = theme
        if height:
            self.setFixedHeight(px(height))


class Mark(Painted):
    """The product's mark and name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 40)
        self.setAccessibleName("runofshow")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral, accent = self._theme.neutral, self._theme.accent
        painter.setPen(QPen(QColor(neutral.text), 1.5))
        painter.translate(INSET, 0)
        painter.scale(px(100) / 100, px(100) / 100)
        painter.drawRoundedRect(QRectF(1, 1, 34, 34), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        for top, width, colour in (
            (10, 8, neutral.text),
            (16, 14, accent.fill),
            (22, 20, neutral.line_strong),
        ):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(8, top, width, 4), 1, 1)
        painter.setPen(QColor(neutral.text))
        painter.setFont(display_font(28))
        painter.drawText(QRectF(48, -2, 240, 40), Qt.AlignmentFlag.AlignVCenter, "runofshow")
        painter.end()


class Clickable(Painted):
    """A painted row that behaves like a button."""

    clicked = Signal()

    def __init__(self, theme: Theme, name: str, height: int) -> None:
        super().__init__(theme, height)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_inside:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.neutral.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class Action(Clickable):
    """Icon, what it does, a line about it, and its key."""

    def __init__(
        self, theme: Theme, icon: str, title: str, about: str, cap: str, do: Callable[[], object]
    ) -> None:
        super().__init__(theme, f"{title}: {about}", 48)
        self.setToolTip(f"{title}: {about}")
        self._icon, self._title, self._about, self._cap = icon, title, about, cap
        self.clicked.connect(do)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        neutral = self._theme.neutral
        picture = pixmap(self._icon, neutral.text, px(20), self.devicePixelRatioF())
        painter.drawPixmap(8, px(14), picture)
        left, cap = 8 + px(34), text_font(11, 500)
        cap_width = QFontMetricsF(cap).horizontalAdvance(self._cap) + px(12) if self._cap else 0
        room = self.width() - left - cap_width - px(16)
        painter.setPen(QColor(neutral.text))
        painter.setFont(text_font(13, 600))
        title = QRectF(left, px(5), room, px(20))
        bold = painter.font()
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, elided(bold, self._title, room))
        painter.setPen(QColor(neutral.text_2))
        small = text_font(12)
        painter.setFont(small)
        painter.drawText(
            QRectF(left, px(25), room, px(16)),
            Qt.AlignmentFlag.AlignVCenter,
            elided(small, self._about, room),
        )
        if self._cap:
            box = QRectF(round(self.width() - cap_width - px(6)) - 0.5, px(15) + 0.5, cap_width, px(18))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(neutral.line_strong))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(neutral.text_2))
            painter.setFont(cap)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._cap)
        painter.end()


class RecentLine(Clickable):
    """A recent file: title, when, and what it is."""

    def __init__(self, theme: Theme, file: RecentFile) -> None:
        super().__init__(theme, f"{file.title}, {file.about}", 56)
        self._file = file
        self.setToolTip(file.path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        neutral = self._theme.neutral
        bold, small = text_font(13, 600), text_font(12, times=True)
        room = self.width() - 28
        painter.setPen(QColor(neutral.text))
        painter.setFont(bold)
        left = room - QFontMetricsF(small).horizontalAdvance(self._file.when) - 16
        title = elided(bold, self._file.title, left)
        painter.drawText(QRectF(14, px(8), left, px(20)), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(QColor(neutral.text_2))
        painter.setFont(small)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(14, px(8), room, px(20)), right, self._file.when)
        painter.drawText(
            QRectF(14, px(28), room, px(18)),
            Qt.AlignmentFlag.AlignVCenter,
            elided(small, self._file.about, room),
        )
        painter.end()


class Card(QFrame):
    """A framed surface."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("surface", "card")


class Blocks(Painted):
    """The segments of a programme as blocks as wide as they are long, minutes under them."""

    def __init__(self, theme: Theme, blocks: tuple[tuple[str, timedelta], ...]) -> None:
        super().__init__(theme, 48)
        self._blocks = blocks
        self.setAccessibleName("Segments: " + ", ".join(f"{title} {length}" for title, length in blocks))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._theme.neutral
        total = sum((length for _, length in self._blocks), timedelta(0)) or timedelta(seconds=1)
        gap, left = 3, 0.0
        room = self.width() - gap * (len(self._blocks) - 1)
        font, small = text_font(11, 500), text_font(12, times=True)
        for title, length in self._blocks:
            width = room * (length / total)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(neutral.done))
            painter.drawRoundedRect(QRectF(left, 0, width, px(28)), 3, 3)
            painter.setFont(font)
            painter.setPen(QColor(neutral.on_done))
            words = elided(font, title, width - 16)
            if width > px(40):
                painter.drawText(
                    QRectF(left + 8, 0, width - 12, px(28)), Qt.AlignmentFlag.AlignVCenter, words
                )
            painter.setFont(small)
            painter.setPen(QColor(neutral.text_2))
            painter.drawText(
                QRectF(left, px(32), max(width, px(30)), px(16)), 0, f"{length // timedelta(minutes=1)}"
            )
            left += width + gap
        painter.end()


class DropPlace(Painted):
    """Where a file can be dropped; the whole page takes it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self._theme.neutral
        painter.setPen(QPen(QColor(neutral.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        font = text_font(12)
        words = "Drop a programme or a show here"
        painter.setFont(font)
        painter.setPen(QColor(neutral.text_2))
        painter.drawText(QRectF(self.rect()).adjusted(px(28), 0, 0, 0), Qt.AlignmentFlag.AlignCenter, words)
        side, half = px(18), QFontMetricsF(font).horizontalAdvance(words) / 2
        icon = pixmap("file-down", neutral.text_2, side, self.devicePixelRatioF())
        left = round((self.width() + px(28)) / 2 - half - side - px(10))
        painter.drawPixmap(left, (self.height() - side) // 2, icon)
        painter.end()


class Trouble(QFrame):
    """Why a file could not be opened, every fault on its line."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        label = QLabel(words)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        if words.count("\n") < MOST_FAULTS:
            column.addWidget(label)
        else:
            column.addWidget(self._scrolled(label))
        self.setAccessibleName(words)

    def _scrolled(self, label: QLabel) -> QScrollArea:
        """Many faults scroll, so that they don't push everything else off the page."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(label)
        area.setFixedHeight(MOST_FAULTS * px(20))
        area.setAccessibleName("What is wrong with the file")
        area.viewport().setAutoFillBackground(False)
        label.setAutoFillBackground(False)
        return area
