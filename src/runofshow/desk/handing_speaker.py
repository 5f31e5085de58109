"""Under the countdown: whose time it is and who comes next; between speakers, whom to introduce."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.density import Density
from runofshow.desk.handing_introduction import IntroductionBlock
from runofshow.desk.handing_late import HEIGHT as LATE
from runofshow.desk.handing_late import LateRow
from runofshow.desk.handing_line import HEIGHT as INSTEAD
from runofshow.desk.handing_line import InsteadLine
from runofshow.desk.handing_words import IntroductionWords, SpeakerWords, introduction_words, speaker_words
from runofshow.desk.text import balanced_lines, elided, name_font
from runofshow.look.fonts import text_font, title_font
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.handing import introduction
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene
from runofshow.show.state import Show

__all__ = ["SpeakerPanel"]

LINE = 32
RING = 4
"""Between the line and a widget below it, for the focus ring."""

_BELOW = {Density.AIRY: 36, Density.CLOSE: 26, Density.TIGHT: 2}
"""Who it is, under the name, down to the line."""

_ROWS = {Density.AIRY: 74, Density.CLOSE: 58, Density.TIGHT: 28}
"""The line, the segment and who comes next; where it is tight, the last alone."""

_INTRODUCED_ROWS = {Density.AIRY: 44, Density.CLOSE: 28, Density.TIGHT: 1}
"""The line and the segment: who comes next is introduced above it."""

_AIR = {Density.AIRY: 12, Density.CLOSE: 6, Density.TIGHT: 4}
"""Between an introduction and the line."""


class SpeakerPanel(QWidget):
    """Paints words; only the line for a substitute and the row about a late one are widgets in it.

    asked(Command): somebody speaks instead. left(): the keyboard goes back to the controls.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Show | None = None
        self.words = SpeakerWords()
        self.introduced: IntroductionWords | None = None
        self._density = Density.AIRY
        self._room = 0
        self._block = IntroductionBlock()
        self._name = title_font(24)
        self._body = text_font(13)
        self._strong = text_font(13, 600)
        self._caption = text_font(11, 500)
        self._time = text_font(13, times=True)
        self.late = LateRow(theme, actions, self)
        self.line = InsteadLine(theme, self)
        self.line.asked.connect(self.asked)
        self.line.left.connect(self.close_line)
        self.line.left.connect(self.left)
        self.setAccessibleName("Speaker")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ---- shape

    def sizeHint(self) -> QSize:
        """Two lines of name need one line more; both rows below are always kept free."""
        return QSize(px(300), self._head_height() + self._zone_height())

    def _head_height(self) -> int:
        """Of the name and what stands under it, or of the introduction."""
        width = max(1, self.width())
        if self.introduced is not None:
            return self._block.height(self.introduced, width, self._most) + px(_AIR[self._density])
        lines = balanced_lines(self._name, self.words.name, width)
        return px(LINE * len(lines) + _BELOW[self._density])

    def _zone_height(self) -> int:
        """Of what stands below the line; a field there takes the place of the rows."""
        rows = _ROWS if self.introduced is None else _INTRODUCED_ROWS
        least = INSTEAD if self._is_asking else LATE if self._is_late else 0
        return max(px(rows[self._density]), px(least) + RING if least else 0)

    @property
    def _is_asking(self) -> bool:
        return not self.line.isHidden()

    @property
    def _is_late(self) -> bool:
        return not self.late.isHidden()

    def set_density(self, density: Density) -> None:
        """On a low window the rows stand closer, which leaves more to the digits."""
        if density is not self._density:
            self._density = density
            self._settle()

    def set_room(self, room: int) -> None:
        """The height, in px, that an introduction may make this panel grow to."""
        if room != self._room:
            self._room = room
            self._settle()

    @property
    def _most(self) -> int:
        """What is left of that for the introduction itself."""
        return self._room - self._zone_height() - px(_AIR[self._density])

    def resizeEvent(self, fact: QResizeEvent) -> None:
        super().resizeEvent(fact)
        self._settle()

    def _settle(self) -> None:
        """Whatever is a widget stands below the line."""
        top = self.height() - self._zone_height() + RING
        for part, height in ((self.line, INSTEAD), (self.late, LATE)):
            part.setGeometry(QRect(0, top, self.width(), px(height)))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.late.set_theme(theme)
        self.line.set_theme(theme)
        self.update()

    # ---- what is shown

    def set_scene(self, show: Show, view: Outlook, scene: Scene) -> None:
        """Repaint when a word differs."""
        if show is not self._shown:
            self._shown = show
            self.line.set_show(show)
        found = introduction(show, view, scene)
        introduced = introduction_words(found) if found else None
        words = speaker_words(show, view, scene)
        if introduced is not None:
            words = replace(words, name=introduced.name, below=introduced.about)
        if (words, introduced) == (self.words, self.introduced):
            return
        before = (self.words.name, self.words.below, self.introduced)
        self.words, self.introduced = words, introduced
        if before != (words.name, words.below, introduced):
            self.setToolTip("\n".join(part for part in (words.name, words.below) if part))
            self._show_late()
        spoken = introduced.spoken if introduced else f"{words.name}, {words.below}. Next: {words.upcoming}"
        if spoken != self.accessibleDescription():
            self.setAccessibleDescription(spoken)
        self.update()

    def _show_late(self) -> None:
        is_late = self.introduced is not None and self.introduced.is_not_here
        self.late.setVisible(is_late and not self._is_asking)
        self._settle()

    # ---- who speaks instead

    def open_line(self, show: Show, slot: str) -> None:
        """Ask in place of the rows who speaks instead in that slot."""
        self.line.open_for(show, slot, self.parentWidget() or self)
        self._show_late()

    @Slot()
    def close_line(self) -> None:
        self.line.hide()
        self._show_late()

    @Slot(str)
    def show_refusal(self, words: str) -> None:
        if self._is_asking:
            self.line.show_refusal(words)

    # ---- painting

    def paintEvent(self, fact: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.neutral.centre))
        if self.introduced is not None:
            self._block.paint(painter, self.introduced, self.width(), self._most, self._theme)
        else:
            self._paint_speaker(painter)
        top = self.height() - self._zone_height()
        self._line(painter, top)
        if not self._is_asking:
            self._paint_rows(painter, top + px(12 if self._density is Density.AIRY else 4))
        painter.end()

    def _paint_speaker(self, painter: QPainter) -> None:
        """The name on one line or two, and who it is; a longer name is set smaller, never cut."""
        width = self.width()
        lines = balanced_lines(self._name, self.words.name, width)
        font = name_font(self._name, lines, width)
        for number, line in enumerate(lines):
            fitted = elided(font, line, width)
            self._draw(painter, font, "text", 0, px(LINE) * number, width, fitted, height=px(LINE))
        if self._density is not Density.TIGHT:
            below = elided(self._body, self.words.below, width)
            self._draw(painter, self._body, "text_2", 0, px(2 + LINE * len(lines)), width, below)

    def _paint_rows(self, painter: QPainter, top: int) -> None:
        """The segment's own clock, and who comes next unless they are introduced above."""
        words, is_tight = self.words, self._density is Density.TIGHT
        if self._is_late:
            return
        if words.segment and not is_tight:
            self._row(painter, top, "Now", words.segment, words.about, words.left)
            top += px(26 if self._density is Density.AIRY else 22)
        if words.upcoming and self.introduced is None:
            self._row(painter, top, "Next", words.upcoming, words.role, words.length)

    def _row(self, painter: QPainter, top: int, caption: str, title: str, role: str, length: str) -> None:
        width = self.width()
        length_width = QFontMetricsF(self._time).horizontalAdvance(length)
        self._draw(painter, self._caption, "text_3", 0, top, px(44), caption)
        begins = px(48)
        room = width - begins - length_width - px(24)
        shown = elided(self._strong, title, room)
        self._draw(painter, self._strong, "text", begins, top, room, shown)
        after = begins + QFontMetricsF(self._strong).horizontalAdvance(shown) + px(12)
        rest = width - after - length_width - px(16)
        if role and rest > px(40):
            self._draw(painter, self._body, "text_2", after, top, rest, elided(self._body, role, rest))
        left = width - length_width - 1
        self._draw(painter, self._time, "text_2", left, top, length_width + 1, length)

    def _line(self, painter: QPainter, y: int) -> None:
        painter.fillRect(QRectF(0, y, self.width(), self._theme.hair), QColor(self._theme.neutral.line))

    def _draw(
        self,
        painter: QPainter,
        font: QFont,
        tone: str,
        left: float,
        top: float,
        width: float,
        text: str,
        *,
        height: float = 0,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._theme.neutral, tone)))
        painter.drawText(QRectF(left, top, width, height or px(20)), Qt.AlignmentFlag.AlignVCenter, text)
