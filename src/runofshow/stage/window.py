"""A stage's window: full-screen on its display, a strip along an edge, or a preview to be moved about."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from runofshow.clock import Now
from runofshow.look.fonts import load_fonts
from runofshow.look.tokens import Theme, theme
from runofshow.show.cues import Phase
from runofshow.show.outlook import Outlook, outlook
from runofshow.show.state import Show
from runofshow.stage.display import Area
from runofshow.stage.painting import StagePalette, blended, inverted, stage_palette
from runofshow.stage.picture import Canvas, Picture, Seen
from runofshow.stage.roles import Edge
from runofshow.stage.speaker import SpeakerPicture
from runofshow.stage.strip_layout import strip_area

__all__ = ["FLASH_MS", "StageWindow", "area_of"]

FLASH_MS = 300
"""How long the field is inverted when the time is up: once, and never again within a run."""

_FULL_SCREEN = (
    Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
)
_PREVIEW = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
# A tooltip's window stays above slides that fill the screen, asks no window manager, and lets clicks through.
_STRIP = (
    Qt.WindowType.ToolTip
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
    | Qt.WindowType.WindowTransparentForInput
)
_PREVIEW_SIZE = (960, 540)
_LEAST_PREVIEW = (320, 180)
_BLACK = QColor("#000000")


class StageWindow(QWidget):
    """Draws what it is given and asks for nothing: it takes no focus, no keys and has no cursor.

    dismissed: somebody closed the window by its frame. is_motion_reduced: colours change at once and
    nothing flashes. is_flash_wanted: the field is inverted for a moment when the time of a run is up.
    """

    dismissed = Signal()

    def __init__(self, picture: Picture | None = None, *, is_motion_reduced: bool = False) -> None:
        """picture: what it shows; the speakers' unless another is given."""
        super().__init__(None, _FULL_SCREEN)
        load_fonts()
        self.is_flash_wanted = False
        self._picture: Picture = picture or SpeakerPicture()
        self._theme = theme("dark")
        self._view: Seen | None = None
        self._is_black = self._is_strip = False
        self._from = self._colours = stage_palette(self._theme, Phase.STANDBY)
        self._crossing = self._build_crossing()
        self._flashing = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._flashing.timeout.connect(self._end_flash)
        self.is_motion_reduced = is_motion_reduced
        for attribute in (
            Qt.WidgetAttribute.WA_ShowWithoutActivating,
            Qt.WidgetAttribute.WA_OpaquePaintEvent,
            # A strip must not hide when the slides' program is in front.
            Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow,
        ):
            self.setAttribute(attribute)
        # The desk's window decides when the program is over.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self._picture.name)

    def _build_crossing(self) -> QVariantAnimation:
        crossing = QVariantAnimation(self)
        crossing.setStartValue(0.0)
        crossing.setEndValue(1.0)
        crossing.setDuration(self._theme.motion.phase_change_ms)
        crossing.setEasingCurve(QEasingCurve.Type[self._theme.motion.phase_change_curve])
        crossing.valueChanged.connect(self._cross_over)
        return crossing

    # ---- what it shows

    @property
    def shown(self) -> Seen | None:
        """What the window shows; None before the first show."""
        return self._view

    @property
    def colours(self) -> StagePalette:
        """The colours of this instant, between two phases while they cross over."""
        return self._colours

    @property
    def is_black(self) -> bool:
        """Whether a blackout hides the picture."""
        return self._is_black

    def set_show(self, show: Show | None, now: Now) -> None:
        """Show how `show` stands at `now`; None empties the screen."""
        if show is None:
            self._view = None
            self._recolour(is_at_once=True)
            self.update()
        else:
            self.tick(show, outlook(show, now))

    def tick(self, show: Show, view: Outlook) -> None:
        """Show an outlook; draws nothing where nothing that is seen has changed."""
        if self._is_strip and self.isVisible():
            self.raise_()  # slides that begin after it would cover it
        pixels = round(self.width() * self.devicePixelRatioF())
        before, self._view = self._view, self._picture.seen(show, view, pixels)
        after = self._view
        if after == before:
            return
        if before is None or after.phase != before.phase:
            self._recolour(is_at_once=before is None)
        if before is None or after.spoken() != before.spoken():
            self._describe()
        if before is not None and self.is_flash_wanted and _is_time_up(before, after):
            self._flash()
        areas = self._picture.changed(before, after, self.width(), self.height()) if before else None
        if areas is None:
            self.update()
        else:
            for area in areas:
                self.update(area.toAlignedRect())

    def set_theme(self, look: Theme) -> None:
        """Take the colours of a theme, at once."""
        self._theme = look
        self._recolour(is_at_once=True)
        self.update()

    def set_blackout(self, is_black: bool) -> None:
        """Nothing but black, until it is taken back; the clocks go on beneath."""
        if is_black != self._is_black:
            self._is_black = is_black
            self._describe()
            self.update()

    def _describe(self) -> None:
        words = "Blackout" if self._is_black else self._view.spoken() if self._view else ""
        self.setAccessibleDescription(words)

    # ---- where it is

    def fill(self, screen: QScreen) -> None:
        """Cover a display; the desk keeps the focus. Repeating it changes nothing."""
        if self.isFullScreen() and self._is_at(screen, area_of(screen.geometry())):
            return
        if self.isVisible() and self.screen() is not screen:
            self.hide()
        self._become(_FULL_SCREEN, self._picture.name, Qt.CursorShape.BlankCursor)
        self.setMinimumSize(0, 0)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # showFullScreen() would ask for activation as well.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def lie_along(self, screen: QScreen, edge: Edge) -> None:
        """Lie over one edge of a display and on top of what it shows. Repeating it changes nothing."""
        area = strip_area(area_of(screen.geometry()), edge)
        if not self._is_at(screen, area):
            self._become(_STRIP, self._picture.name, Qt.CursorShape.ArrowCursor)
            self.setScreen(screen)
            self.setGeometry(*area)
            self.setVisible(True)
        self._is_strip = True
        self.raise_()

    def preview(self, screen: QScreen) -> None:
        """Be an ordinary window with a frame on a display."""
        self._become(_PREVIEW, f"{self._picture.name} preview", Qt.CursorShape.ArrowCursor)
        # Leaving the full screen restores an earlier geometry: before a new one is set.
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setMinimumSize(*_LEAST_PREVIEW)
        self.setScreen(screen)
        self.resize(*_PREVIEW_SIZE)
        self.move(screen.availableGeometry().center() - self.rect().center())
        self.setVisible(True)

    def _is_at(self, screen: QScreen, area: Area) -> bool:
        is_there = self.isVisible() and self.screen() is screen
        return is_there and area_of(self.geometry()) == area

    def _become(self, flags: Qt.WindowType, title: str, cursor: Qt.CursorShape) -> None:
        if self.windowFlags() != flags:
            self.setWindowFlags(flags)  # hides the window
        self.setWindowTitle(title)
        self.setCursor(cursor)

    # ---- colours and painting

    def _recolour(self, *, is_at_once: bool) -> None:
        """Cross over to the phase's colours, or take them where nobody sees it or motion is unwanted."""
        self._crossing.stop()
        self._flashing.stop()
        self._from = self._colours
        if is_at_once or self.is_motion_reduced or not self.isVisible():
            self._colours = self._target()
        else:
            self._crossing.start()

    def _target(self) -> StagePalette:
        return stage_palette(self._theme, self._view.phase if self._view else Phase.STANDBY)

    @Slot(object)
    def _cross_over(self, share: float) -> None:
        self._colours = blended(self._from, self._target(), share)
        self.update()

    def _flash(self) -> None:
        """Field and digits change places for a moment; both stay readable all the while."""
        if self.is_motion_reduced or not self.isVisible():
            return
        self._crossing.stop()
        self._colours = inverted(self._target())
        self._flashing.start()

    @Slot()
    def _end_flash(self) -> None:
        self._colours = self._target()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_black:
            painter.fillRect(event.rect(), _BLACK)
        elif self._view is None:
            painter.fillRect(event.rect(), self._colours.field)
        else:
            canvas = Canvas(self.width(), self.height(), self._colours, self._theme, event.region())
            self._picture.paint(painter, self._view, canvas)
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.dismissed.emit()


def area_of(box: QRect) -> Area:
    """Qt's rectangle as a value."""
    return Area(box.x(), box.y(), box.width(), box.height())


def _is_time_up(before: Seen, after: Seen) -> bool:
    """Whether the time of one and the same run has just come to its end."""
    is_same = before.run is not None and before.run == after.run
    return is_same and before.phase in (Phase.RUNNING, Phase.WARNING) and after.phase is Phase.DANGER
