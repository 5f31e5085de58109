"""Buttons that print their key, bound to an action of the table."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from runofshow.desk.text import Widths, elided
from runofshow.look.fonts import text_font
from runofshow.look.icons import pixmap
from runofshow.look.scale import px
from runofshow.look.tokens import Theme

__all__ = ["KeyButton"]

ICON = 18
GAP = 8
CAP = 5
LEAST_PADDING = 8
TIGHT_HEIGHT = 28


class KeyButton(QAbstractButton):
    """A flat button: icon, words, key cap. One accent-filled button stands in each window.

    Bound to an action it presses it, and shows the action's tooltip and whether it is enabled.
    icon_name: of the icon it shows. cap: the key it prints. is_on: whether what it does is in force now.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        icon: str = "",
        is_accent: bool = False,
        is_small: bool = False,
        padding: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.icon_name = icon
        self._is_accent = is_accent
        self._is_small = is_small
        self._is_tight = False
        self._padding = px(12 if is_small else padding)
        self.is_on = self._is_bound = False
        self.cap = ""
        self._font = text_font(13, 600 if is_accent else 500, times=True)
        self._cap_font = text_font(11, 500)
        self._width, self._width_of_cap = Widths(self._font), Widths(self._cap_font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Expanding if is_accent else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def bind(self, action: QAction) -> None:
        """Press the action when clicked, and follow its state."""
        self._action, self._is_bound = action, True
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_face(self, text: str, cap: str = "", icon: str | None = None) -> None:
        """Words, key cap and icon; repaints only when one differs."""
        icon = self.icon_name if icon is None else icon
        if (text, cap, icon) == (self.text(), self.cap, self.icon_name):
            return
        self.cap, self.icon_name = cap, icon
        self.setText(text)
        if cap and not self._is_bound:
            self.setToolTip(f"{text} ({cap})")
        self.setAccessibleName(text or self.toolTip())
        self.updateGeometry()
        self.update()

    def set_on(self, is_on: bool) -> None:
        """Whether what it does is in force now: the card that is on the stage."""
        if is_on != self.is_on:
            self.is_on = is_on
            self.update()

    def keyPressEvent(self, fact: QKeyEvent) -> None:
        """Enter presses it, too: on the desk Space is the next step, whatever has the focus."""
        is_enter = fact.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not fact.isAutoRepeat()
        if is_enter and not fact.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(fact)

    def sizeHint(self) -> QSize:
        return QSize(ceil(self._bare_width() + self._cap_width()) + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        """Without its key cap: where room is scarce the words stay, and the tooltip names the key."""
        least = ceil(self._bare_width() - 2 * (self._padding - px(LEAST_PADDING))) + 1
        return QSize(px(90) if self._is_accent else least, self._height())

    def set_tight(self, is_tight: bool) -> None:
        """Where text is large and the window is not, all buttons are equally low."""
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.updateGeometry()

    def _height(self) -> int:
        if self._is_tight:
            return px(TIGHT_HEIGHT)
        return self._theme.row.control if self._is_small else self._theme.row.control_big

    def _bare_width(self) -> float:
        return 2 * self._padding + self._width(self.text()) + self._icon_width()

    def _icon_width(self) -> int:
        """With the gap before the words."""
        return (px(ICON) + (px(GAP) if self.text() else 0)) if self.icon_name else 0

    def _cap_width(self) -> float:
        return self._width_of_cap(self.cap) + 2 * px(CAP) + px(GAP) if self.cap else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, ink = self._colours()
        line = self._theme.hair
        box = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(QColor(border), line) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self._theme.radius.control, self._theme.radius.control)
        self._paint_face(painter, ink)
        painter.end()

    def _colours(self) -> tuple[str, str, str]:
        """(fill, border, ink); an empty fill or border is none."""
        neutral, accent = self._theme.neutral, self._theme.accent
        if not self.isEnabled():
            return "", neutral.line, neutral.text_3
        is_hot = self.isDown() or self.underMouse()
        if self._is_accent:
            return (accent.fill_hover if is_hot else accent.fill), "", accent.on_fill
        if self.is_on:
            return accent.tint, accent.focus, neutral.text
        if self._is_small:
            border = neutral.line_strong if self.isDown() else neutral.line
            return (neutral.hover if is_hot else neutral.raised), border, neutral.text
        return (neutral.hover if is_hot else ""), neutral.line_strong, neutral.text

    def _paint_face(self, painter: QPainter, ink: str) -> None:
        icon_width = self._icon_width()
        room = self.width() - 2 * px(LEAST_PADDING) + 1 - icon_width
        natural = self._width(self.text())
        cap = self._cap_width() if natural + self._cap_width() <= room else 0
        words = elided(self._font, self.text(), room - cap)
        used = self._width(words)
        x = (self.width() - icon_width - used - cap) / 2
        if self.icon_name:
            top = (self.height() - px(ICON)) / 2
            picture = pixmap(self.icon_name, ink, px(ICON), self.devicePixelRatioF())
            painter.drawPixmap(round(x), round(top), picture)
            x += icon_width
        painter.setFont(self._font)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, 0, used + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if cap:
            self._paint_cap(painter, x + used + px(GAP), ink)

    def _paint_cap(self, painter: QPainter, x: float, ink: str) -> None:
        neutral = self._theme.neutral
        is_plain = not self._is_accent or not self.isEnabled()
        top, width = round((self.height() - px(18)) / 2) + 0.5, self._cap_width() - px(GAP) - 1
        box = QRectF(round(x) + 0.5, top, width, px(18) - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(neutral.line_strong if is_plain else ink), 1))
        painter.drawRoundedRect(box, self._theme.radius.small, self._theme.radius.small)
        painter.setFont(self._cap_font)
        painter.setPen(QColor(neutral.text_2 if is_plain else ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.cap)
