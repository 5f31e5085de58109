"""The middle of the desk: the huge countdown in its phase, whose time it is, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.density import Density
from runofshow.desk.labels import bar_captions, segment_words, slot_words, who_lines
from runofshow.desk.text import balanced_lines, elided, name_font
from runofshow.desk.timer_pill import paint_timer, timer_width, timer_words
from runofshow.look.fonts import text_font, title_font
from runofshow.look.phases import (
    desk_bar,
    desk_bar_sizes,
    paint_countdown,
    paint_progress,
    paint_shape,
    word_desk,
)
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.programme.times import format_duration
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene
from runofshow.show.state import Show
from runofshow.show.status import Status
from runofshow.show.timer import TimerView, timer_view

__all__ = ["TINTED", "CountdownPanel", "SpeakerPanel", "SpeakerWords", "phase_words"]

TINTED = (Phase.WARNING, Phase.DANGER, Phase.OVERTIME)
SIDE = 16
MAX_DIGITS_PX = 340
LINE = 32
_ROWS = {Density.AIRY: 110, Density.CLOSE: 84, Density.TIGHT: 30}
"""What stands below the name: who it is, a line, the segment, who comes next; the last alone if need be."""

_STATUS_WORDS = {Status.BETWEEN: "Between speakers", Status.ENDED: "Ended"}


def phase_words(view: Outlook, scene: Scene) -> str:
    """How the clock stands, in the desk's words."""
    return _STATUS_WORDS.get(view.status) or word_desk(scene.phase)


class CountdownPanel(QWidget):
    """Phase words, digits and progress bar. Paints from the last scene; keeps no time of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: Scene | None = None
        self._painted: tuple[object, ...] = ()
        self._corner = ""
        self._timer: TimerView | None = None
        self._captions = ("", "", "")
        self._word = ""
        self._small = text_font(12, times=True)
        self._figure = text_font(18, 600)
        self._is_tight = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Countdown")

    def sizeHint(self) -> QSize:
        return QSize(560, 296)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(96 if self._is_tight else 160))

    def set_density(self, density: Density) -> None:
        """Where text is large and the window is not, the captions of the bar go, not the digits."""
        if (density is Density.TIGHT) != self._is_tight:
            self._is_tight = density is Density.TIGHT
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def scene(self) -> Scene | None:
        """What is painted; None before there is a show."""
        return self._scene

    @property
    def word(self) -> str:
        """What stands beside the shape."""
        return self._word

    @property
    def timer(self) -> TimerView | None:
        """The pill beside the words; None where no timer runs."""
        return self._timer

    @property
    def captions(self) -> tuple[str, str, str]:
        """What stands below the bar."""
        return self._captions

    def set_scene(self, show: Show, view: Outlook, scene: Scene) -> None:
        """Repaint when anything that is shown differs: the bar by pixels, or it would differ each time."""
        word = phase_words(view, scene)
        if word != self._word:
            self.setAccessibleDescription(f"{word}, {scene.digits}")
        self._scene, self._word = scene, word
        self._corner, self._captions = (
            slot_words(view, show.programme),
            bar_captions(view, scene, show.programme),
        )
        used = round(scene.fraction * self.width())
        painted: tuple[object, ...] = (scene.phase, scene.digits, scene.characters, used, scene.notches, word)
        self._timer = timer_view(show, view.moment)
        painted += (self._corner, self._captions, self._timer and timer_words(self._timer))
        if painted != self._painted:
            self._painted = painted
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._scene
        if scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, scene)
        self._paint_head(painter, scene)
        air = 14 if self.height() >= px(240) else 8
        box = self.rect().adjusted(SIDE, air, -SIDE, -air)
        above, below = (px(26), px(26)) if self._is_tight else (px(40), px(60))
        digits = QRectF(box.left(), box.top() + above, box.width(), box.height() - above - below)
        colour = self._theme.phase[scene.phase].digits
        paint_countdown(painter, digits, scene.digits, colour, scene.characters, max_px=MAX_DIGITS_PX)
        if scene.digits:
            self._paint_bar(painter, scene, box)
        painter.end()

    def _paint_ground(self, painter: QPainter, scene: Scene) -> None:
        painter.fillRect(self.rect(), QColor(self._theme.neutral.centre))
        if scene.phase in TINTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.phase[scene.phase].tint))
            corner = self._theme.radius.panel
            painter.drawRoundedRect(self.rect(), corner, corner)

    def _paint_head(self, painter: QPainter, scene: Scene) -> None:
        ink = self._theme.phase[scene.phase].ink
        side = self._theme.icon.shape_desk
        top, height = px(4 if self._is_tight else 14), px(24)
        paint_shape(painter, scene.phase, QRectF(SIDE, top + (height - side) / 2, side, side), ink)
        painter.setFont(self._figure)
        painter.setPen(QColor(ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        left: float = SIDE + side + px(10)
        painter.drawText(QRectF(left, top, self.width() - left, height), middle, self._word)
        left += QFontMetricsF(self._figure).horizontalAdvance(self._word) + px(16)
        if self._timer is not None:
            paint_timer(painter, left, top + height / 2, self._timer, self._theme)
            left += timer_width(self._timer) + px(16)
        corner = QRectF(left, top, self.width() - SIDE - left, height)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.neutral.text_2))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(corner, right, elided(self._small, self._corner, corner.width()))

    def _paint_bar(self, painter: QPainter, scene: Scene, box: QRect) -> None:
        bar = QRectF(box.left(), box.bottom() - px(18 if self._is_tight else 46), box.width(), px(18))
        colours, sizes = desk_bar(self._theme, scene.phase), desk_bar_sizes(self._theme)
        paint_progress(painter, bar, scene.fraction, scene.notches, colours, sizes)
        if self._is_tight:
            return
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.neutral.text_2))
        row = QRectF(box.left(), box.bottom() - px(20), box.width(), px(18))
        left, notch, right = self._captions
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, right)
        if notch:
            self._paint_notch_caption(painter, row, scene.notches[0], notch, (left, right))

    def _paint_notch_caption(
        self, painter: QPainter, row: QRectF, at: float, text: str, others: tuple[str, str]
    ) -> None:
        """Under its notch, unless it would run into its neighbours."""
        metrics = QFontMetricsF(self._small)
        half = metrics.horizontalAdvance(text) / 2
        x = row.left() + at * row.width()
        clear_left = row.left() + metrics.horizontalAdvance(others[0]) + px(12)
        clear_right = row.right() - metrics.horizontalAdvance(others[1]) - px(12)
        if clear_left <= x - half and x + half <= clear_right:
            painter.drawText(QRectF(x - half, row.top(), 2 * half + 2, row.height()), 0, text)


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """below: what stands under the name. about: the segment's subtitle. left: the segment's own rest."""

    name: str = ""
    below: str = ""
    segment: str = ""
    about: str = ""
    left: str = ""
    upcoming: str = ""
    role: str = ""
    length: str = ""


class SpeakerPanel(QWidget):
    """Whose time it is; the segment's own remaining time; who comes next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = SpeakerWords()
        self._density = Density.AIRY
        self._name = title_font(24)
        self._body = text_font(13)
        self._strong = text_font(13, 600)
        self._caption = text_font(11, 500)
        self._time = text_font(13, times=True)
        self.setAccessibleName("Speaker")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines of name need one line more; both rows below are always kept free."""
        lines = balanced_lines(self._name, self.words.name, max(1, self.width()))
        return QSize(px(300), px(_ROWS[self._density] + LINE * len(lines)))

    def set_density(self, density: Density) -> None:
        """On a low window the rows stand closer, which leaves more to the digits."""
        if density is not self._density:
            self._density = density
            self.updateGeometry()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_scene(self, show: Show, view: Outlook, scene: Scene) -> None:
        """Repaint when a word differs."""
        name, below = who_lines(scene.who, view)
        segment = show.programme.segments_by_id.get(view.segment or "")
        segment_title, segment_left = segment_words(view, segment.title) if segment else ("", "")
        upcoming = scene.upcoming
        person = f"{upcoming.person}, " if upcoming and upcoming.person not in ("", upcoming.name) else ""
        role = f"{person}{upcoming.role or upcoming.organisation}".strip(", ") if upcoming else ""
        length = format_duration(scene.upcoming_allotment) if scene.upcoming_allotment is not None else ""
        is_last = upcoming is None and view.status is not Status.ENDED
        title = upcoming.name if upcoming else "The session ends" if is_last else ""
        about = segment.subtitle or "" if segment else ""
        words = SpeakerWords(name, below, segment_title, about, segment_left, title, role, length)
        if words == self.words:
            return
        if (name, below) != (self.words.name, self.words.below):
            self.setToolTip("\n".join(part for part in (name, below) if part))
            self.setAccessibleDescription(f"{name}, {below}. Next: {title}")
        is_other_name, self.words = name != self.words.name, words
        if is_other_name:
            self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.neutral.centre))
        words = self.words
        top = self._paint_name(painter, words.name)
        width = self.width()
        is_airy, is_tight = self._density is Density.AIRY, self._density is Density.TIGHT
        if not is_tight:
            self._draw(painter, self._body, "text_2", 0, top, width, elided(self._body, words.below, width))
            top += px(34 if is_airy else 24)
        self._line(painter, top)
        top += px(12 if is_airy else 4)
        if words.segment and not is_tight:
            self._row(painter, top, "Now", words.segment, words.about, words.left)
            top += px(26 if is_airy else 22)
        if words.upcoming:
            self._row(painter, top, "Next", words.upcoming, words.role, words.length)
        painter.end()

    def _paint_name(self, painter: QPainter, name: str) -> int:
        """The name on one line or two; a longer one is set smaller, never cut. Returns where it ends."""
        lines = balanced_lines(self._name, name, self.width())
        font = name_font(self._name, lines, self.width())
        for number, line in enumerate(lines):
            fitted = elided(font, line, self.width())
            self._draw(painter, font, "text", 0, px(LINE) * number, self.width(), fitted, height=px(LINE))
        return px(2) + px(LINE) * len(lines)

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
