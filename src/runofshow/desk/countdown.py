"""The middle of the desk: the huge countdown in its phase."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from runofshow.desk.density import Density
from runofshow.desk.labels import bar_captions, slot_words
from runofshow.desk.text import elided
from runofshow.desk.timer_pill import paint_timer, timer_width, timer_words
from runofshow.look.fonts import text_font
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
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene
from runofshow.show.state import Show
from runofshow.show.status import Status
from runofshow.show.timer import TimerView, timer_view

__all__ = ["TINTED", "CountdownPanel", "phase_words"]

TINTED = (Phase.WARNING, Phase.DANGER, Phase.OVERTIME)
SIDE = 16
MAX_DIGITS_PX = 340

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
        return QSize(px(300), px(88 if self._is_tight else 160))

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
