"""A page in place of centre and minutes: the live countdown folded into a strip above what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from runofshow.desk.actions import keycap
from runofshow.desk.buttons import KeyButton
from runofshow.desk.columns import hairline
from runofshow.desk.countdown import TINTED, phase_words
from runofshow.desk.density import Density, density_of
from runofshow.desk.labels import who_lines
from runofshow.desk.panel import Panel
from runofshow.desk.text import ElidedLabel, elided
from runofshow.desk.timer_pill import paint_timer, timer_width, timer_words
from runofshow.look.fonts import text_font, title_font
from runofshow.look.phases import paint_countdown, paint_shape
from runofshow.look.scale import px
from runofshow.look.tokens import Theme
from runofshow.show.outlook import Outlook
from runofshow.show.scene import Scene, desk_scene
from runofshow.show.state import Show
from runofshow.show.timer import TimerView, timer_view

__all__ = ["CountdownStrip", "Page"]

STRIP = 84
SIDE = 24
DIGITS = 128
WORD = 150

NARROW_BELOW = 640
"""At the ordinary size of text."""


class CountdownStrip(QWidget):
    """Shape, word, digits and whose they are in one row, and the one next step: the clock stays live."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._look = theme
        self._scene: Scene | None = None
        self._lines = ("", "")
        self._timer: TimerView | None = None
        self.word = ""
        self._painted: tuple[object, ...] = ()
        self._figure = text_font(18, 600)
        self._name, self._below = text_font(15, 600), text_font(12)
        self.primary = KeyButton(theme, icon="skip-forward", is_accent=True)
        self.primary.bind(actions["next"])
        self.primary.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._next = actions["next"]
        self._is_typing = False
        self._next.changed.connect(self._follow_next)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.setFixedHeight(px(STRIP))
        self.setAccessibleName("Countdown")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.addStretch(1)
        row.addWidget(self.primary)
        self._follow_next()

    @Slot()
    def _follow_next(self) -> None:
        cap = keycap(self._next, while_typing=self._is_typing)
        self.primary.set_face(self._next.text().replace("&&", "&"), cap)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """In a text field Space writes a space: the button prints the key that works there."""
        self._is_typing = isinstance(new, QLineEdit | QPlainTextEdit)
        self._follow_next()

    @property
    def timer(self) -> TimerView | None:
        """The pill before the next step; None where no timer runs."""
        return self._timer

    def sizeHint(self) -> QSize:
        return QSize(px(384), px(STRIP))

    def resizeEvent(self, fact: QResizeEvent) -> None:
        """The button never lies over the digits: its words are cut before."""
        super().resizeEvent(fact)
        *_, digits = self._boxes
        self.primary.setMaximumWidth(max(px(90), round(self.width() - digits.right() - px(20) - SIDE)))

    @property
    def _boxes(self) -> tuple[QRectF, QRectF, QRectF]:
        """Of shape, word and digits."""
        side = self._look.icon.shape_desk
        return _narrow(side) if self.width() < px(NARROW_BELOW) else _wide(side)

    def set_theme(self, theme: Theme) -> None:
        self._look = theme
        self.primary.set_theme(theme)
        self.update()

    def tick(self, show: Show, view: Outlook) -> None:
        scene = desk_scene(show, view)
        word, lines = phase_words(view, scene), who_lines(scene.who, view)
        self._scene, self.word, self._lines = scene, word, lines
        self._timer = timer_view(show, view.moment)
        painted = (scene.phase, scene.digits, word, lines, self._timer and timer_words(self._timer))
        if painted != self._painted:
            self._painted = painted
            self.setAccessibleDescription(f"{word}, {scene.digits}. {lines[0]}")
            self.update()

    def paintEvent(self, fact: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        neutral, scene = self._look.neutral, self._scene
        tint = self._look.phase[scene.phase].tint if scene and scene.phase in TINTED else neutral.centre
        painter.fillRect(self.rect(), QColor(tint))
        if scene is not None:
            self._paint(painter, scene)
        painter.end()

    def _paint(self, painter: QPainter, scene: Scene) -> None:
        colours = self._look.phase[scene.phase]
        shape, word, digits = self._boxes
        is_narrow = self.width() < px(NARROW_BELOW)
        paint_shape(painter, scene.phase, shape, colours.ink)
        font = self._below if is_narrow else self._figure
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        centred = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(word, centred, elided(font, self.word, word.width()))
        paint_countdown(painter, digits, scene.digits, colours.digits, scene.characters)
        left = digits.right() + px(20)
        room = self.primary.x() - left - px(12)
        if self._timer is not None:
            wide = timer_width(self._timer)
            paint_timer(painter, left + room - wide, px(STRIP) / 2, self._timer, self._look)
            room -= wide + px(12)
        for top, font, tone, text in zip(
            (22, 44), (self._name, self._below), ("text", "text_2"), self._lines, strict=True
        ):
            painter.setFont(font)
            painter.setPen(QColor(getattr(self._look.neutral, tone)))
            painter.drawText(QRectF(left, px(top), room, px(20)), centred, elided(font, text, room))


def _wide(side: int) -> tuple[QRectF, QRectF, QRectF]:
    """(shape, word, digits) in one row."""
    middle, beside = px(STRIP) / 2, side + px(12)
    return (
        QRectF(SIDE, middle - side / 2, side, side),
        QRectF(SIDE + beside, 0, px(WORD) - beside, px(STRIP)),
        QRectF(SIDE + px(WORD), middle - px(26), px(DIGITS), px(52)),
    )


def _narrow(side: int) -> tuple[QRectF, QRectF, QRectF]:
    """The same where text is large and the window is not: the word stands below its shape and the digits."""
    beside = side + px(8)
    return (
        QRectF(SIDE, px(30) - side / 2, side, side),
        QRectF(SIDE, px(56), px(DIGITS), px(20)),
        QRectF(SIDE + beside, px(8), px(DIGITS) - beside, px(44)),
    )


class Page(Panel):
    """A strip, a title with a sentence below it, and whatever the page puts into `body`."""

    def __init__(self, theme: Theme, actions: Mapping[str, QAction], title: str, about: str = "") -> None:
        super().__init__(theme, actions)
        self.setProperty("surface", "panel")
        self.setAccessibleName(title)
        self.strip = CountdownStrip(theme, actions)
        self.title, self.about = QLabel(title), ElidedLabel()
        self.title.setFont(title_font(24))
        self.about.setFont(text_font(13))
        self.about.setProperty("tone", "2")
        self.about.set_words(about)
        head = self.heading = QVBoxLayout()
        head.setContentsMargins(SIDE, px(18), SIDE, 4)
        head.setSpacing(2)
        head.addWidget(self.title)
        head.addWidget(self.about)
        self.refusal = ElidedLabel()
        self.refusal.setFont(text_font(12, 500))
        self.refusal.setAccessibleName("Why it was not done")
        self.refusal.setFixedHeight(px(20))
        head.addWidget(self.refusal)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(hairline("h"))
        column.addLayout(head)
        column.addLayout(self.body, 1)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.strip.set_theme(theme)

    def resizeEvent(self, fact: QResizeEvent) -> None:
        """Where text is large and the window is not, the head gives its air to what the page is about."""
        super().resizeEvent(fact)
        is_tight = density_of(self.window().height(), self.look.percent) is Density.TIGHT
        self.title.setFont(title_font(18 if is_tight else 24))
        above, below = (px(8), 0) if is_tight else (px(18), 4)
        self.heading.setContentsMargins(SIDE, above, SIDE, below)

    def tick(self, show: Show, view: Outlook) -> None:
        self.strip.tick(show, view)

    def show_refusal(self, words: str) -> None:
        self.refusal.set_words(words)
