"""The head of the table of proposals: where a way is chosen, and since when the figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from runofshow.desk.catchup_columns import INSET, SIDE, columns_at, is_narrow
from runofshow.desk.catchup_words import clock_words, ending_words, way_about, way_title
from runofshow.desk.text import balanced_lines, elided
from runofshow.look.fonts import text_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.catchup import ProposalKind
from runofshow.show.catchup_table import CatchUpTable
from runofshow.show.state import Show

__all__ = ["Head", "WayButton"]

HEAD, LOW_HEAD = 80, 68
RADIO, DOT = 16, 6
GAP = 8
AIR = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


def _write(
    painter: QPainter, font: QFont, colour: str, box: QRectF, text: str, align: Qt.AlignmentFlag = _LEFT
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, align, text)


class WayButton(QAbstractButton):
    """The head of one column: a radio button, what the way is called and who pays."""

    def __init__(self, theme: Theme, kind: ProposalKind) -> None:
        super().__init__()
        self.look = theme
        self.kind = kind
        self.words = ""
        self.is_brief = False
        self._title, self._small = text_font(13, 600), text_font(12)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(way_title(kind))

    def set_words(self, about: str, ends: str) -> None:
        """Who pays, and when it would end."""
        self.words = about
        self.setAccessibleName(way_title(self.kind))
        self.setAccessibleDescription(f"{about}; {ends}")
        self.setToolTip(about)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(HEAD))

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Arrow keys are the page's: they choose wherever the focus is."""
        if Qt.Key(fact.key()) in _ARROWS:
            fact.ignore()
        else:
            super().keyPressEvent(fact)

    def paintEvent(self, _fact: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral = self.look.neutral
        if self.isChecked():
            painter.fillRect(self.rect(), QColor(self.look.accent.tint))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(neutral.hover))
        line, side = px(20), px(RADIO)
        left = INSET + side + GAP
        room = self.width() - left - 6
        lines = balanced_lines(self._title, self.text(), room)
        top = (self.height() - line * len(lines)) / 2 if self.is_brief else px(AIR)
        self._paint_radio(painter, QRectF(INSET, top + (line - side) / 2, side, side))
        for words in lines:
            box = QRectF(left, top, room, line)
            _write(painter, self._title, neutral.text, box, elided(self._title, words, room))
            top += line
        if not self.is_brief:
            self._paint_about(painter, top + px(2))
        painter.end()

    def _paint_about(self, painter: QPainter, top: float) -> None:
        room, line = self.width() - 2 * INSET + 8, px(16)
        lines = balanced_lines(self._small, self.words, room)
        for words in lines if top + line * len(lines) <= self.height() else [self.words]:
            box = QRectF(INSET, top, room, line)
            _write(painter, self._small, self.look.neutral.text_2, box, elided(self._small, words, room))
            top += line

    def _paint_radio(self, painter: QPainter, box: QRectF) -> None:
        neutral, accent, hair = self.look.neutral, self.look.accent, self.look.hair
        is_on = self.isChecked()
        painter.setPen(QPen(QColor(accent.fill if is_on else neutral.line_strong), hair))
        painter.setBrush(QColor(accent.fill if is_on else neutral.raised))
        painter.drawEllipse(box.adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2))
        if is_on:
            dot = px(DOT)
            middle = box.center()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(accent.on_fill))
            painter.drawEllipse(QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot))


class Head(QWidget):
    """What the columns are, and since when the figures stand. chosen(int): the place of a way."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, kinds: Sequence[ProposalKind]) -> None:
        super().__init__()
        self.look = theme
        self.ways = [WayButton(theme, kind) for kind in kinds]
        self.made_at = ""
        self._chosen = 0
        self._body, self._small = text_font(13), text_font(12, times=True)
        self._group = QButtonGroup(self)
        for place, way in enumerate(self.ways):
            way.setParent(self)
            self._group.addButton(way, place)
        self._group.idClicked.connect(self.chosen)
        self.setFixedHeight(px(HEAD))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        self.look = theme
        for way in self.ways:
            way.look = theme
        self.update()

    def set_table(self, show: Show, table: CatchUpTable) -> None:
        self.made_at = f"as of {clock_words(show, table.made_at)}"
        for button, way in zip(self.ways, table.ways, strict=False):
            button.set_words(way_about(table, way), "ends {}, {}".format(*ending_words(show, way)))
        self.update()

    def choose(self, place: int) -> None:
        self.ways[place].setChecked(True)
        self._chosen = place
        self.update()

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        count, hair = len(self.ways), self.look.hair
        is_brief = is_narrow(self.width())
        self.setFixedHeight(px(LOW_HEAD if is_brief else HEAD))
        columns = columns_at(self.width(), count, 0)
        for place, way in enumerate(self.ways):
            way.is_brief = is_brief
            if is_brief:
                left, right = (round(self.width() * part / count) for part in (place, place + 1))
                way.setGeometry(left, hair, right - left, px(LOW_HEAD - 24) - hair)
            else:
                left, width = columns.span(place + 2)
                way.setGeometry(left, hair, width, self.height() - 2 * hair)

    def paintEvent(self, _fact: QPaintEvent) -> None:
        painter = QPainter(self)
        neutral, hair = self.look.neutral, self.look.hair
        painter.fillRect(QRect(0, 0, self.width(), hair), QColor(neutral.line))
        painter.fillRect(QRect(0, self.height() - hair, self.width(), hair), QColor(neutral.line))
        columns = columns_at(self.width(), len(self.ways), self._chosen)
        height = px(20)
        left, right = columns.span(1)[0] - SIDE, columns.text_right(1)
        if is_narrow(self.width()):
            top = self.height() - px(22)
            names = QRectF(SIDE, top, left - SIDE, height)
            _write(
                painter, self._small, neutral.text_2, names, elided(self._small, self.made_at, left - SIDE)
            )
        else:
            top = px(AIR)
            names = QRectF(SIDE, top, left, height)
            _write(painter, self._body, neutral.text_2, names, "Still to come")
            _write(painter, self._small, neutral.text_3, names.translated(0, height), self.made_at)
        _write(
            painter,
            self._body,
            neutral.text_2,
            QRectF(left, top, right - left, height),
            "As it stands",
            _RIGHT,
        )
        painter.end()
